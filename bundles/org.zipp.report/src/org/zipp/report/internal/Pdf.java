package org.zipp.report.internal;

import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.zipp.core.ZippException;
import org.zipp.report.Figure;
import org.zipp.report.Report;
import org.zipp.report.Theme;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.util.XRLog;

/** Sets a report as PDF: the same page as the HTML with a style sheet for paper, figures as vectors. */
public final class Pdf {

	/** The one font PDFBox brings; it has Latin, Greek, Cyrillic and Hebrew. */
	private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
	private static final int REGULAR = 400;

	static {
		// What matters of the log is asked for below.
		XRLog.setLoggingEnabled(false);
		FontMappers.set(new OneFont());
	}

	private Pdf() {
	}

	/** Writes the report; the stream stays open. */
	public static void write(Report report, OutputStream out) {
		List<String> failures = Collections.synchronizedList(new ArrayList<>());
		try (Figures2D figures = new Figures2D(report)) {
			PdfRendererBuilder builder = new PdfRendererBuilder();
			builder.withW3cDocument(parse(Html.paper(report)), null);
			builder.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Report Sans", REGULAR, FontStyle.NORMAL, true);
			builder.useSVGDrawer(figures);
			// A character that the font lacks is shown as a question mark; the HTML report has it.
			builder.useReplacementText("?");
			builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
			builder.usePdfUaAccessibility(true);
			builder.withProducer("ZIPP Workbench");
			builder.withDiagnosticConsumer(d -> {
				if (d.getLevel().intValue() >= Level.SEVERE.intValue()) {
					failures.add(d.getFormattedMessage());
				}
			});
			builder.toStream(out);
			builder.run();
		} catch (IOException e) {
			throw new ZippException("The PDF of the report could not be written: " + e.getMessage(), e);
		}
		if (!failures.isEmpty()) {
			throw new ZippException("The PDF of the report could not be written: " + String.join("; ", failures));
		}
	}

	private static Document parse(String page) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setExpandEntityReferences(false);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
			return builder.parse(new InputSource(new StringReader(page)));
		} catch (ParserConfigurationException | SAXException | IOException e) {
			throw new IllegalStateException("The page of the report is not well-formed: " + e.getMessage(), e);
		}
	}

	/**
	 * Maps every font to the one PDFBox brings. Without it PDFBox looks through all fonts of the machine and leaves a
	 * list of them in the home folder.
	 */
	private static final class OneFont implements FontMapper {

		private TrueTypeFont font;

		private synchronized TrueTypeFont font() {
			if (font == null) {
				try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
					font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}
			return font;
		}

		@Override
		public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
			return new FontMapping<>(font(), false);
		}

		@Override
		public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
			return new FontMapping<>(font(), false);
		}

		@Override
		public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo info) {
			return new CIDFontMapping(null, font(), false);
		}
	}

	/** Draws the figures of a report wherever its page has their SVG. */
	private static final class Figures2D implements SVGDrawer {

		private final Map<String, SVGDocument> byId = new HashMap<>();

		Figures2D(Report report) {
			for (Figure figure : report.figures()) {
				byId.put(figure.id() + "-print", load(figure));
			}
		}

		private static SVGDocument load(Figure figure) {
			byte[] svg = figure.svg(Theme.PRINT).getBytes(StandardCharsets.UTF_8);
			try (InputStream in = new ByteArrayInputStream(svg)) {
				SVGDocument document = new SVGLoader().load(in, (URI) null, LoaderContext.createDefault());
				if (document == null) {
					throw new IllegalStateException("The figure " + figure.id() + " cannot be read back.");
				}
				return document;
			} catch (IOException e) {
				throw new IllegalStateException("A byte array was not read", e);
			}
		}

		@Override
		public SVGImage buildSVGImage(Element element, Box box, CssContext css, double cssWidth, double cssHeight, double dotsPerPixel) {
			SVGDocument document = byId.get(element.getAttribute("id"));
			if (document == null) {
				throw new IllegalStateException("The page has a picture that the report has not: " + element.getAttribute("id"));
			}
			float width = document.size().width;
			float height = document.size().height;
			return new SVGImage() {
				@Override
				public int getIntrinsicWidth() {
					return (int) Math.ceil(width * dotsPerPixel);
				}

				@Override
				public int getIntrinsicHeight() {
					return (int) Math.ceil(height * dotsPerPixel);
				}

				@Override
				public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
					device.drawWithGraphics((float) x, (float) y, width, height, g -> draw(document, g, width, height));
				}
			};
		}

		private static void draw(SVGDocument document, Graphics2D g, float width, float height) {
			g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
			document.render((Component) null, g, new ViewBox(0, 0, width, height));
		}

		@Override
		public void importFontFaceRules(List<FontFaceRule> rules, SharedContext shared) {
			// Figures are drawn with the fonts of Java.
		}

		@Override
		public void addFontFile(File file, String family, Integer weight, FontStyle style) {
			// Figures are drawn with the fonts of Java.
		}

		@Override
		public void close() {
			byId.clear();
		}
	}
}
