package org.zipp.document.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.zipp.document.Cell;
import org.zipp.document.Chart;
import org.zipp.document.DocumentFormats;
import org.zipp.document.SampleDocuments;
import org.zipp.document.Spot;
import org.zipp.document.Table;
import org.zipp.document.Theme;
import org.zipp.document.plot.Axis.Numbers;
import org.zipp.document.plot.BarPlot.Bar;
import org.zipp.document.plot.HeatPlot.Grid;
import org.zipp.document.plot.XyPlot.Point;
import org.zipp.document.plot.XyPlot.Series;

class PlotsTest {

	private static final String WIDE = "WWWWWWWWWW MMMMMMMMMM a community of a very long name & <more>";
	private static final Table DATA = new Table("data", "Data", List.of(new Table.Column("x", Table.Kind.NUMBER)),
			List.of(List.of(Cell.number(1, 0))), "");

	static Chart lines(Axis x, Axis y, Series... series) {
		return XyPlot.chart("lines", "Lines", "What they show", x, y, List.of(series), DATA);
	}

	static Series series(String name, double... xy) {
		List<Point> points = new ArrayList<>();
		for (int i = 0; i < xy.length; i += 2) {
			points.add(new Point(xy[i], xy[i + 1], name + ' ' + i / 2));
		}
		return new Series(name, points);
	}

	static Chart bars(int n) {
		return BarPlot.chart("bars", "Bars", "What they show", "posts and comments", List.of("posts", "comments"),
				IntStream.range(0, n).mapToObj(i -> new Bar(WIDE + i, List.of(1000.0 * i, 500.0), "bar " + i)).toList(), DATA);
	}

	static Chart heat(int rows, int columns, Numbers numbers) {
		double[][] values = new double[rows][columns];
		String[][] texts = new String[rows][columns];
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) {
				values[r][c] = r == 0 && c == 0 ? Double.NaN : (double) r * c / (rows * columns);
				texts[r][c] = "cell " + r + ' ' + c;
			}
		}
		return HeatPlot.chart("heat", "Heat", "What it shows", "share of the personas of a row " + WIDE, numbers,
				new Grid(IntStream.range(0, rows).mapToObj(r -> WIDE + r).toList(),
						IntStream.range(0, columns).mapToObj(c -> (columns > 4 ? WIDE : "c") + c).toList(), values, texts),
				DATA);
	}

	private static List<Chart> all() {
		return List.of(lines(Axis.log("members"), Axis.log("share").percent(), series("users", 1, 1, 10, 0.5, 1e6, 1e-6)),
				lines(Axis.months("month"), Axis.linear("posts"), series("posts", 24200, 3e9, 24290, 5e9), series("comments", 24200, 1, 24290, 7)),
				lines(Axis.linear("epoch"), Axis.around("loss"), series(WIDE, 1, 3.25, 2, 3.125), series(WIDE + 2, 1, 3, 2, 2.5),
						series(WIDE + 3, 1, Double.NaN, 2, 2.75)),
				XyPlot.chart(XyPlot.Size.NARROW, "narrow", "Narrow", "", Axis.whole("epoch"), Axis.linear("learning rate"),
						List.of(series("rate of some length", 1, 5e-4), series(WIDE, 2, 3e-4)), DATA),
				lines(Axis.linear("epoch"), Axis.linear("learning rate"), series("rate", 1, 5e-4)), lines(Axis.log("x"), Axis.linear("y")),
				bars(0), bars(1), bars(25), heat(3, 4, Numbers.PLAIN), heat(30, 24, Numbers.PERCENT), heat(0, 0, Numbers.PLAIN));
	}

	@Test
	void everyChartIsWellFormedInEveryTheme() throws IOException {
		for (Chart chart : all()) {
			for (Theme theme : Theme.values()) {
				String svg = chart.figure().svg(theme);
				assertEquals("img", SampleDocuments.parse(svg).getDocumentElement().getAttribute("role"));
				assertEquals(theme == Theme.PAGE, svg.contains("var("), "only the page has a style sheet");
				assertFalse(svg.contains("NaN") || svg.contains("Infinity"), chart.figure().id());
			}
		}
	}

	/** Measured with a font of the machine. */
	@Test
	void noTextLeavesThePicture() throws IOException {
		FontRenderContext context = new FontRenderContext(null, true, true);
		for (Chart chart : all()) {
			Document svg = SampleDocuments.parse(chart.figure().svg(Theme.LIGHT));
			double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
			double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
			NodeList texts = svg.getElementsByTagName("text");
			for (int i = 0; i < texts.getLength(); i++) {
				Element text = (Element) texts.item(i);
				Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(Float.parseFloat(text.getAttribute("font-size")));
				double length = font.getStringBounds(text.getTextContent(), context).getWidth();
				String where = chart.figure().id() + ": " + text.getTextContent();
				if (text.hasAttribute("transform")) {
					String[] at = text.getAttribute("transform").replaceAll("[^0-9. -]+", " ").strip().split(" +");
					assertTrue(Double.parseDouble(at[0]) + length * Math.cos(Math.PI / 4) <= width, where);
					assertTrue(Double.parseDouble(at[1]) - length * Math.sin(Math.PI / 4) >= 0, where);
					continue;
				}
				double x = Double.parseDouble(text.getAttribute("x"));
				double start = switch (text.getAttribute("text-anchor")) {
				case "end" -> x - length;
				case "middle" -> x - length / 2;
				default -> x;
				};
				assertTrue(start >= 0 && start + length <= width, where);
				assertTrue(Double.parseDouble(text.getAttribute("y")) <= height - 3, where);
			}
		}
	}

	@Test
	void equalFactorsAreEqualStepsOnALogarithmicAxis() {
		Chart chart = lines(Axis.log("x"), Axis.log("y"), series("s", 1, 1, 10, 0.1, 100, 0.01, 0, 0.5, 50, Double.NaN));
		List<Spot> spots = chart.spots();
		assertEquals(3, spots.size(), "zero and NaN have no place");
		assertEquals(spots.get(1).x() - spots.get(0).x(), spots.get(2).x() - spots.get(1).x(), 1e-9);
		assertEquals(spots.get(1).y() - spots.get(0).y(), spots.get(2).y() - spots.get(1).y(), 1e-9);
		assertTrue(spots.get(1).y() > spots.get(0).y(), "small values stand low");
		assertEquals("s 1", spots.get(1).text());
	}

	@Test
	void aMissingValueLeavesAGap() {
		String svg = lines(Axis.linear("x"), Axis.linear("y"), series("s", 1, 1, 2, 2, 3, Double.NaN, 4, 4, 5, 5)).figure().svg(Theme.LIGHT);
		String path = svg.substring(svg.indexOf("<path d=\"") + 9);
		path = path.substring(0, path.indexOf('"'));
		assertEquals("MLML", path.replaceAll("[^ML]", ""));
	}

	@Test
	void labelsAreRound() {
		assertEquals(List.of("0", "1", "2", "3", "4", "5"), labels(Axis.linear("x"), 0.5, 4.7));
		assertEquals(List.of("2.4", "2.6", "2.8", "3.0", "3.2"), labels(Axis.around("x"), 2.45, 3.2));
		assertEquals(List.of("0%", "20%", "40%", "60%", "80%"), labels(Axis.linear("x").percent(), 0.1, 0.8));
		assertEquals(List.of("1", "10", "100", "1k", "10k", "100k", "1M"), labels(Axis.log("x"), 3, 999_999));
		assertEquals(List.of("1", "2", "5", "10"), labels(Axis.log("x"), 3, 9));
		assertEquals(List.of("0.001", "0.01", "0.1", "1"), labels(Axis.log("x"), 0.002, 1));
		assertEquals(List.of("0", "1M", "2M", "3M", "4M", "5M", "6M"), labels(Axis.linear("x"), 0, 5_100_000));
		assertEquals(List.of("0", "5k", "10k", "15k", "20k", "25k"), labels(Axis.linear("x"), 0, 25_000));
		assertEquals(List.of("1", "2", "3"), labels(Axis.whole("x"), 1, 3));
		int january2019 = 2019 * 12;
		assertEquals(List.of("Jan 2019", "Feb 2019", "Mar 2019"), labels(Axis.months("x"), january2019, january2019 + 2));
		assertEquals(List.of("2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022"),
				labels(Axis.months("x"), 2015 * 12, 2022 * 12 + 11));
	}

	/** Labels of the horizontal axis, from left to right. */
	private static List<String> labels(Axis axis, double low, double high) {
		String svg = lines(axis, Axis.linear("y"), series("s", low, 1, high, 1)).figure().svg(Theme.LIGHT);
		List<String> labels = new ArrayList<>();
		for (String line : svg.split("\n")) {
			if (line.startsWith("<text") && line.contains("text-anchor=\"middle\"")) {
				labels.add(line.replaceAll("<[^>]*>", ""));
			}
		}
		return labels.subList(0, labels.size() - 1);
	}

	@Test
	void barsAreAsLongAsTheirValues() throws IOException {
		Chart chart = BarPlot.chart("b", "B", "", "posts", List.of("posts"), List.of(new Bar("a", List.of(30.0), "a: 30"), new Bar("b", List.of(10.0), "b: 10")), DATA);
		NodeList boxes = SampleDocuments.parse(chart.figure().svg(Theme.LIGHT)).getElementsByTagName("rect");
		assertEquals(2, boxes.getLength());
		double a = Double.parseDouble(((Element) boxes.item(0)).getAttribute("width"));
		double b = Double.parseDouble(((Element) boxes.item(1)).getAttribute("width"));
		assertEquals(3, a / b, 0.01);
		assertEquals(List.of("a: 30", "b: 10"), chart.spots().stream().map(Spot::text).toList());
	}

	@Test
	void strongerCellsAreOfGreaterValues() throws IOException {
		Chart chart = heat(3, 4, Numbers.PLAIN);
		NodeList boxes = SampleDocuments.parse(chart.figure().svg(Theme.LIGHT)).getElementsByTagName("rect");
		List<Element> full = IntStream.range(0, boxes.getLength()).mapToObj(i -> (Element) boxes.item(i))
				.filter(e -> e.getAttribute("fill-opacity").isEmpty() && !e.getAttribute("fill").equals("none")).toList();
		assertEquals(1, full.size(), "the greatest value alone has the full colour");
		Element last = full.getFirst();
		Spot spot = chart.spots().getLast();
		assertEquals("cell 2 3", spot.text());
		assertEquals(spot.x() + 1, Double.parseDouble(last.getAttribute("x")), 0.01);
		assertEquals(0, spot.distance(spot.x() + 3, spot.y() + 3));
		assertEquals(5, spot.distance(spot.x() - 3, spot.y() - 4), 1e-9);
		assertThrows(IllegalArgumentException.class, () -> new Grid(List.of("a"), List.of("b"), new double[0][], new String[0][]));
	}

	@Test
	void aPictureIsDrawnOnTheGroundOfItsTheme() throws IOException {
		Chart chart = bars(5);
		for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(DocumentFormats.png(chart.figure(), theme, 2)));
			assertEquals(1520, image.getWidth());
			assertEquals(Integer.decode(theme.ground()), image.getRGB(3, image.getHeight() - 3) & 0xffffff);
			Set<Integer> colours = new HashSet<>();
			for (int x = 0; x < image.getWidth(); x += 3) {
				for (int y = 0; y < image.getHeight(); y += 3) {
					colours.add(image.getRGB(x, y) & 0xffffff);
				}
			}
			assertTrue(colours.contains(Integer.decode(theme.series(0))) && colours.contains(Integer.decode(theme.series(1))));
			Element ground = (Element) SampleDocuments.parse(DocumentFormats.svg(chart.figure(), theme)).getElementsByTagName("rect").item(0);
			assertEquals(theme.ground(), ground.getAttribute("fill"));
		}
	}
}
