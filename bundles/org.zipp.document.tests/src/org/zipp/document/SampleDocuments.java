package org.zipp.document;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.zipp.document.Table.Column;
import org.zipp.document.plot.FlowPlot;
import org.zipp.document.plot.RowPlot;
import org.zipp.document.plot.RowPlot.Key;
import org.zipp.document.plot.RowPlot.Mark;
import org.zipp.document.plot.RowPlot.Row;
import org.zipp.document.plot.RowPlot.Ruler;

/** Documents made by hand for tests: about fruit, because a document knows nothing of votes. */
public final class SampleDocuments {

	/** The banner that no reader may overlook. */
	public static final String LOUD = "This fruit was made up.";

	private static final Document.Kind KIND = new Document.Kind("Harvest report", "org.zipp.harvest/3", 7);
	private static final List<Column> COLUMNS = List.of(new Column("Fruit", Table.Kind.TEXT), new Column("n", Table.Kind.COUNT),
			new Column("Ripe", Table.Kind.RATE), new Column("Ripe 95%", Table.Kind.INTERVAL), new Column("p", Table.Kind.P_VALUE),
			new Column("Weight", Table.Kind.NUMBER));

	private SampleDocuments() {
	}

	/** Rows of the harvest that show one of the texts in each column. */
	public record Rows(Map<String, Set<String>> where) implements Source {
	}

	/** The rows of one fruit. */
	public static Rows of(String fruit) {
		return new Rows(Map.of("fruit", Set.of(fruit)));
	}

	/** Every kind of block, cell and figure on several pages. */
	public static Document harvest() {
		List<Section> sections = new ArrayList<>();
		for (int s = 1; s <= 3; s++) {
			sections.add(new Section("field-" + s, "Field " + s, s == 3 ? "made up" : "", List.of(new Block.Paragraph("What grew on field " + s + '.'),
					new Block.Points("In short", List.of("apples & pears", "a quince < a melon")), new Block.Warning("Rain fell on field " + s + '.'),
					table("fruit-" + s, 30), marks("ripe-" + s), flow("way-" + s))));
		}
		return new Document(KIND, "Harvest", "What grew where?", List.of(LOUD, "Weighed by hand."), true, Map.of("Fields", "3"), sections, data());
	}

	/** A table of so many fruits with a cell of every kind. */
	public static Table table(String id, int rows) {
		List<List<Cell>> cells = new ArrayList<>();
		for (int r = 0; r < rows; r++) {
			double ripe = (r + 0.5) / rows;
			cells.add(List.of(Cell.text("fruit " + r), Cell.count(1000L * r).from(of("fruit " + r)), Cell.rate(OptionalDouble.of(ripe)).from(of("fruit " + r)),
					r == 0 ? Cell.none() : Cell.rates(Optional.of(new Range(ripe - 0.01, ripe + 0.01, 0.95))), Cell.p(ripe / 1000), Cell.number(-ripe, 2)));
		}
		return new Table(id, "Fruit", COLUMNS, cells, "Weights are below what is usual.");
	}

	private static Figure marks(String id) {
		return RowPlot.figure(id, "Ripe fruit", "Apples are ripe.", List.of(new Row("apples", List.of(new Mark(0, 0.7, Optional.of(new Range(0.5, 0.9, 0.95)),
				Optional.of(new Range(0.6, 0.8, 0.95)), "70%", of("apple"))))), Ruler.winRate("share"), new Key(List.of("ripe"), "wide", "narrow"));
	}

	private static Figure flow(String id) {
		return FlowPlot.figure(id, "From tree to box", "All were picked.", List.of(new FlowPlot.Step(new FlowPlot.Box("on trees", of("apple")),
				List.of(new FlowPlot.Box("fallen", null))), new FlowPlot.Step(new FlowPlot.Box("picked", null), List.of())));
	}

	private static Table data() {
		return Table.lazy("harvest", "Harvest", List.of(new Column("fruit", Table.Kind.TEXT)), 40, i -> List.of(Cell.text("fruit " + i)), "");
	}

	/** A document in letters of many scripts, without a loud banner. */
	public static Document letters() {
		return new Document(KIND, "Σκιές и тени, 日本語, \uD83C\uDFA8 שלום नमस्ते <b>", "What do people prefer?", List.of(), false, Map.of("страна", "é"),
				List.of(new Section("one", "One", "", List.of(new Block.Paragraph("The difference between 日語 and 日本 is small.")))), data());
	}

	/** Reads XML, as an HTML page or a figure is. */
	public static org.w3c.dom.Document parse(String xml) throws IOException {
		try {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
		} catch (ParserConfigurationException | SAXException e) {
			throw new IOException(e);
		}
	}
}
