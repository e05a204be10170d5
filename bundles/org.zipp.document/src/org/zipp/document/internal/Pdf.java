package org.zipp.document.internal;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.logging.Level;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.CmapLookup;
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
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.document.Document;
import org.zipp.document.Figure;
import org.zipp.document.Theme;

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

/** Sets a document as PDF: the same page as the HTML with a style sheet for paper, figures as vectors. */
public final class Pdf {

	/** The one font PDFBox brings; it has Latin, Greek, Cyrillic and Hebrew. {@link Letters} has the others. */
	private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
	private static final int REGULAR = 400;

	static {
		// What matters of the log is asked for below.
		XRLog.setLoggingEnabled(false);
		FontMappers.set(new OneFont());
	}

	private Pdf() {
	}

	/**
	 * Writes the document; the stream stays open.
	 *
	 * @return what the PDF lacks, a sentence; empty when it has everything
	 */
	public static Optional<String> write(Document document, OutputStream out) {
		return write(document, out, MachineFonts.folders());
	}

	/** @param folders where fonts are looked for when its own lacks letters */
	static Optional<String> write(Document document, OutputStream out, List<Path> folders) {
		List<String> failures = Collections.synchronizedList(new ArrayList<>());
		TrueTypeFont own = ((OneFont) FontMappers.instance()).font();
		Letters letters = new Letters(has(own), new MachineFonts(folders));
		org.w3c.dom.Document page = parse(Html.paper(document));
		letters.replaceIn(page);
		Optional<String> lacking = lacking(letters);
		lacking.ifPresent(l -> tell(page, l));
		try (Figures2D figures = new Figures2D(document, letters)) {
			PdfRendererBuilder builder = new PdfRendererBuilder();
			builder.withW3cDocument(page, null);
			letters.font().ifPresent(f -> builder.useFont(() -> new ByteArrayInputStream(f), Letters.FAMILY, REGULAR, FontStyle.NORMAL, true));
			builder.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Report Sans", REGULAR, FontStyle.NORMAL, true);
			builder.useSVGDrawer(figures);
			// What no font has was numbered; this is for what comes from elsewhere.
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
			throw new ZippException("The PDF of the report could not be written: " + Reasons.of(e), e);
		}
		if (!failures.isEmpty()) {
			throw new ZippException("The PDF of the report could not be written: " + String.join("; ", failures));
		}
		return lacking;
	}

	private static IntPredicate has(TrueTypeFont font) {
		try {
			CmapLookup letters = font.getUnicodeCmapLookup();
			return c -> letters.getGlyphId(c) != 0;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Optional<String> lacking(Letters letters) {
		Map<String, String> numbered = letters.numbered();
		if (numbered.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of("No font of this machine has all letters of this report. The PDF shows numbers in brackets in their place, from [1] "
				+ "to ["
				+ numbered.size() + "]; the HTML report shows the letters. Install a font that has them, for example one of the Noto fonts, and write "
				+ "the PDF again.");
	}

	/** Says at the head of the page what it lacks. */
	private static void tell(org.w3c.dom.Document page, String lacking) {
		Element banner = page.createElementNS(page.getDocumentElement().getNamespaceURI(), "p");
		banner.setAttribute("class", "banner");
		banner.setTextContent(lacking);
		Element head = (Element) page.getElementsByTagName("header").item(0);
		head.appendChild(banner);
	}

	private static org.w3c.dom.Document parse(String page) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setExpandEntityReferences(false);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
			return builder.parse(new InputSource(new StringReader(page)));
		} catch (ParserConfigurationException | SAXException | IOException e) {
			throw new IllegalStateException("The page of the report is not well-formed: " + Reasons.of(e), e);
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

	/** Draws the figures of a document wherever its page has their SVG. */
	private static final class Figures2D implements SVGDrawer {

		private final Map<String, SVGDocument> byId = new HashMap<>();

		Figures2D(Document document, Letters letters) {
			for (Figure figure : document.figures()) {
				byId.put(figure.id() + "-print", load(figure, letters));
			}
		}

		private static SVGDocument load(Figure figure, Letters letters) {
			byte[] svg = letters.figure(figure.svg(Theme.PRINT)).getBytes(StandardCharsets.UTF_8);
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
				throw new IllegalStateException("The page has a picture that the document has not: " + element.getAttribute("id"));
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
