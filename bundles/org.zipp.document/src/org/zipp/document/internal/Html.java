package org.zipp.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.Figure;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.document.Theme;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.XHTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;

/** Writes a document as one XHTML page that is also HTML: for a screen, or as what the PDF is set from. */
public final class Html {

	private static final Configuration TEMPLATES = configuration();

	private Html() {
	}

	/** The page for a browser: nothing is loaded from elsewhere. */
	public static String screen(Document document) {
		return page(document, false, "screen.css", Theme.PAGE);
	}

	/** The page the PDF is set from. */
	static String paper(Document document) {
		return page(document, true, "paper.css", Theme.PRINT);
	}

	private static String page(Document document, boolean paper, String style, Theme theme) {
		Map<String, Object> model = new HashMap<>();
		model.put("paper", paper);
		model.put("style", resource(style));
		model.put("title", document.title());
		model.put("description", document.description());
		model.put("banners", document.banners());
		model.put("loud", document.loud());
		model.put("kind", document.kind().name());
		model.put("data", document.data().csvName());
		model.put("facts", document.facts());
		model.put("sections", document.sections().stream().map(s -> section(s, theme, document.data().csvName())).toList());
		StringWriter out = new StringWriter();
		try {
			TEMPLATES.getTemplate("document.ftlh").process(model, out);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (TemplateException e) {
			throw new IllegalStateException("The template of the page is wrong: " + e.getMessage(), e);
		}
		return out.toString();
	}

	private static Map<String, Object> section(Section section, Theme theme, String data) {
		return Map.of("id", section.id(), "heading", section.heading(), "label", section.label(), "blocks",
				section.blocks().stream().map(b -> block(b, theme, data)).toList());
	}

	private static Map<String, Object> block(Block block, Theme theme, String data) {
		return switch (block) {
		case Block.Paragraph p -> Map.of("type", "paragraph", "text", p.text());
		case Block.Warning w -> Map.of("type", "warning", "text", w.text());
		case Block.Points p -> Map.of("type", "points", "title", p.title(), "items", p.items());
		case Figure f -> Map.of("type", "figure", "title", f.title(), "svg", f.svg(theme));
		case Table t -> {
			List<Map<String, Object>> columns = t.columns().stream()
					.map(c -> Map.<String, Object>of("name", c.name(), "numeric", c.kind().isNumeric())).toList();
			List<List<Map<String, String>>> rows = t.rows().stream().map(r -> r.stream().map(c -> cell(c, data)).toList()).toList();
			yield Map.of("type", "table", "id", t.id(), "title", t.title(), "note", t.note(), "file", t.csvName(), "columns", columns, "rows", rows,
					"source", Sources.sentence(t, data));
		}
		};
	}

	private static Map<String, String> cell(Cell c, String data) {
		return c.source() == null ? Map.of("text", c.display()) : Map.of("text", c.display(), "source", data + ": " + c.source().words());
	}

	private static String resource(String name) {
		try (InputStream in = Html.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Configuration configuration() {
		Configuration c = new Configuration(Configuration.VERSION_2_3_34);
		// In OSGi the thread's class loader sees neither FreeMarker nor this bundle: both are named here.
		c.setTemplateLoader(new ClassTemplateLoader(Html.class, ""));
		c.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
		c.setOutputFormat(XHTMLOutputFormat.INSTANCE);
		c.setDefaultEncoding("UTF-8");
		c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		c.setLogTemplateExceptions(false);
		c.setWrapUncheckedExceptions(true);
		c.setLocalizedLookup(false);
		return c;
	}
}
