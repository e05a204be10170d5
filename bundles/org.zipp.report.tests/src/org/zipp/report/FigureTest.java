package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.Map;

import javax.xml.parsers.ParserConfigurationException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.zipp.document.Figure;
import org.zipp.document.Theme;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;

class FigureTest {

	@Test
	void everyThemeIsWellFormedAndSpeaks() throws IOException, SAXException, ParserConfigurationException {
		for (Figure figure : Reports.of(Samples.rich(12, 20).data()).figures()) {
			for (Theme theme : Theme.values()) {
				String svg = figure.svg(theme);
				Element root = HtmlTest.parse(svg).getDocumentElement();
				assertEquals("img", root.getAttribute("role"));
				assertEquals(figure.title(), root.getElementsByTagName("title").item(0).getTextContent());
				assertEquals(figure.description(), root.getElementsByTagName("desc").item(0).getTextContent());
				assertEquals(theme == Theme.PAGE, svg.contains("var("), "only the page has a style sheet");
			}
			assertFalse(figure.svg(Theme.LIGHT).equals(figure.svg(Theme.DARK)));
		}
	}

	/** Measured with a font of the machine: no text leaves the picture and no label runs into the plot. */
	@Test
	void noLabelIsCut() throws IOException, SAXException, ParserConfigurationException {
		String wide = "WWWWWWWWWW MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM a very long name of a condition that wraps several times over";
		Samples samples = new Samples().condition("a", wide).condition("b", "B").condition("c", "漢字".repeat(40));
		for (int r = 0; r < 6; r++) {
			samples.votes("r" + r, RaterKind.HUMAN, Map.of("group", wide + r % 2), "a", "b", r % 2 == 0 ? Choice.LEFT : Choice.RIGHT, 300);
			samples.votes("r" + r, RaterKind.HUMAN, Map.of("group", wide + r % 2), "c", "b", r % 3 == 0 ? Choice.LEFT : Choice.RIGHT, 300);
		}
		var report = Reports.of(samples.data());
		assertEquals(4, report.figures().size());
		FontRenderContext context = new FontRenderContext(null, true, true);
		for (Figure figure : report.figures()) {
			Document svg = HtmlTest.parse(figure.svg(Theme.LIGHT));
			double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
			double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
			double axis = width;
			NodeList lines = svg.getElementsByTagName("line");
			for (int i = 0; i < lines.getLength(); i++) {
				Element line = (Element) lines.item(i);
				// Grid lines stand upright and are long; the ends of intervals and samples in the legend are short.
				double tall = Double.parseDouble(line.getAttribute("y2")) - Double.parseDouble(line.getAttribute("y1"));
				axis = tall > 30 ? Math.min(axis, Double.parseDouble(line.getAttribute("x1"))) : axis;
			}
			NodeList texts = svg.getElementsByTagName("text");
			assertTrue(texts.getLength() > 5);
			for (int i = 0; i < texts.getLength(); i++) {
				Element text = (Element) texts.item(i);
				Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(Float.parseFloat(text.getAttribute("font-size")));
				double length = font.getStringBounds(text.getTextContent(), context).getWidth();
				double x = Double.parseDouble(text.getAttribute("x"));
				double start = switch (text.getAttribute("text-anchor")) {
				case "end" -> x - length;
				case "middle" -> x - length / 2;
				default -> x;
				};
				assertTrue(start >= 0 && start + length <= width, figure.id() + ": " + text.getTextContent());
				assertTrue(Double.parseDouble(text.getAttribute("y")) <= height - 3, figure.id() + ": " + text.getTextContent());
				boolean label = !figure.id().equals("participant-flow") && x < axis - 10 && text.getAttribute("font-size").equals("13");
				assertTrue(!label || start + length < axis, figure.id() + ": " + text.getTextContent());
			}
		}
	}
}
