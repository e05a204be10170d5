package org.zipp.ui.training.presenter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.zipp.core.operation.Throughput;
import org.zipp.document.Cell;
import org.zipp.document.Chart;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.plot.Axis;
import org.zipp.document.plot.XyPlot;
import org.zipp.document.plot.XyPlot.Point;
import org.zipp.document.plot.XyPlot.Series;
import org.zipp.document.plot.XyPlot.Size;
import org.zipp.encoder.TrainingLog.Row;
import org.zipp.ui.context.Methods;

/**
 * The curves of a fit.
 *
 * @param method id of the encoder
 * @param rows   its epochs so far
 */
public record TrainingCurves(String method, List<Row> rows) {

	/** A quantity of the log. */
	private record Quantity(String name, ToDoubleFunction<Row> of) {
	}

	private static final List<Quantity> LOSSES = List.of(new Quantity("loss", Row::loss),
			new Quantity("link loss", Row::linkLoss), new Quantity("align loss", Row::alignLoss));
	private static final List<Quantity> VALIDATION = List.of(new Quantity("MRR", Row::validationMrr),
			new Quantity("hit@10", Row::hit10), new Quantity("ImageAlign MRR", Row::validationAlignMrr));
	private static final List<Quantity> RATE = List.of(new Quantity("learning rate", Row::learningRate));

	public TrainingCurves {
		rows = List.copyOf(rows);
	}

	/** Loss, validation and learning rate by epoch. */
	public List<Chart> charts() {
		Table data = data();
		String name = Methods.name(method);
		return List.of(
				chart("loss", "Loss of " + name, "Mean loss of each epoch, whole and by its parts.", Axis.around("loss"), LOSSES, data),
				chart("validation", "What was held out",
						"Mean reciprocal rank of validation links and share among the first ten; mean reciprocal rank of the image posts of users left out of ImageAlign.",
						Axis.linear("share of what was held out").percent(), VALIDATION, data),
				chart("rate", "Learning rate", "Learning rate at the end of each epoch.", Axis.linear("learning rate"), RATE, data));
	}

	private Chart chart(String id, String title, String description, Axis y, List<Quantity> quantities, Table data) {
		List<Series> series = new ArrayList<>();
		for (Quantity q : quantities) {
			List<Point> points = rows.stream().map(r -> new Point(r.epoch(), q.of.applyAsDouble(r),
					"epoch " + r.epoch() + '\n' + q.name + ' ' + number(q.of.applyAsDouble(r)))).toList();
			if (points.stream().anyMatch(p -> Double.isFinite(p.y()))) {
				series.add(new Series(q.name, points));
			}
		}
		return XyPlot.chart(Size.NARROW, "training-" + id + '-' + method.replaceAll("[^A-Za-z0-9]+", "-"), title, description,
				Axis.whole("epoch"), y, series, data);
	}

	private Table data() {
		List<Column> columns = List.of(new Column("epoch", Kind.COUNT), new Column("step", Kind.COUNT),
				new Column("seconds", Kind.NUMBER), new Column("loss", Kind.NUMBER), new Column("link loss", Kind.NUMBER),
				new Column("align loss", Kind.NUMBER), new Column("learning rate", Kind.NUMBER),
				new Column("validation MRR", Kind.NUMBER), new Column("validation hit@10", Kind.NUMBER),
				new Column("validation ImageAlign MRR", Kind.NUMBER));
		List<List<Cell>> cells = rows.stream().map(r -> List.of(Cell.count(r.epoch()), Cell.count(r.step()),
				number(r.seconds(), 1), number(r.loss(), 4), number(r.linkLoss(), 4), number(r.alignLoss(), 4),
				number(r.learningRate(), 6), number(r.validationMrr(), 4), number(r.hit10(), 4),
				number(r.validationAlignMrr(), 4))).toList();
		return new Table("training-" + method.replaceAll("[^A-Za-z0-9]+", "-"), "Training of " + Methods.name(method), columns,
				cells, "");
	}

	private static Cell number(double value, int decimals) {
		return Double.isFinite(value) ? Cell.number(value, decimals) : Cell.none();
	}

	private static String number(double value) {
		return value != 0 && Math.abs(value) < 0.001 ? String.format(Locale.ROOT, "%.2e", value)
				: String.format(Locale.ROOT, "%.4f", value);
	}

	/** The epoch with the best validation MRR. */
	public Optional<Row> best() {
		return rows.stream().filter(r -> Double.isFinite(r.validationMrr()))
				.max(Comparator.comparingDouble(Row::validationMrr).thenComparing(Comparator.comparingInt(Row::epoch).reversed()));
	}

	/** How far it is, in one sentence. */
	public String sentence() {
		if (rows.isEmpty()) {
			return "The first epoch is not finished yet.";
		}
		Row last = rows.getLast();
		return String.format(Locale.ROOT, "%,d %s, %,d steps, %s", last.epoch(), last.epoch() == 1 ? "epoch" : "epochs",
				last.step(), Throughput.duration(Duration.ofSeconds(Math.round(last.seconds()))))
				+ best().map(r -> String.format(Locale.ROOT, "; best validation MRR %.3f, hit@10 %.1f %%, at epoch %d",
						r.validationMrr(), 100 * r.hit10(), r.epoch())).orElse("")
				+ '.';
	}
}
