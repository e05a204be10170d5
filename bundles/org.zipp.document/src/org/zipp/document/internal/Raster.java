package org.zipp.document.internal;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.zipp.document.Figure;
import org.zipp.document.Theme;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

/** Figures as files of their own. */
public final class Raster {

	private static final Pattern END_OF_DESCRIPTION = Pattern.compile("</desc>\n");

	/** The font that figures ask for first. */
	private static final String USUAL = "DejaVu Sans";

	private Raster() {
	}

	/** The SVG document with the ground of the theme behind it. */
	public static String grounded(Figure figure, Theme theme) {
		String svg = figure.svg(theme);
		String ground = "<rect width=\"100%\" height=\"100%\" fill=\"" + theme.ground() + "\"/>\n";
		return END_OF_DESCRIPTION.matcher(svg).replaceFirst(Matcher.quoteReplacement("</desc>\n" + ground));
	}

	/** The figure as PNG. */
	public static byte[] png(Figure figure, Theme theme, double scale) {
		Font usual = new Font(USUAL, Font.PLAIN, 1);
		String svg = new Letters(usual::canDisplay, new MachineFonts(MachineFonts.folders())).figure(figure.svg(theme));
		try (var in = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))) {
			SVGDocument document = Objects.requireNonNull(
					new SVGLoader().load(in, (URI) null, LoaderContext.createDefault()), "the figure is an SVG document");
			int width = (int) Math.ceil(document.size().width * scale);
			int height = (int) Math.ceil(document.size().height * scale);
			BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
			Graphics2D g = image.createGraphics();
			g.setColor(Color.decode(theme.ground()));
			g.fillRect(0, 0, width, height);
			g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
			g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			document.render((Component) null, g, new ViewBox(0, 0, width, height));
			g.dispose();
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			ImageIO.write(image, "png", out);
			return out.toByteArray();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
