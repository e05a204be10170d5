package org.zipp.encoder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.zipp.core.Reasons;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;

/**
 * Losses of a fit by epoch, in a CSV file that can be read while the fit runs. A fit that goes on after a stop continues
 * the file.
 */
public final class TrainingLog {

	/** Name of the file in the folder of a fit. */
	public static final String FILE = "log.csv";

	private static final String HEADER = "epoch,step,seconds,loss,link_loss,align_loss,learning_rate,validation_mrr,validation_hit10,validation_align_mrr";
	private static final int COLUMNS = 10;

	/**
	 * One epoch.
	 *
	 * @param epoch         from 1
	 * @param step          steps since the start
	 * @param seconds       seconds of training since the start, stops not counted
	 * @param loss          mean loss of the steps of the epoch
	 * @param linkLoss      its part of the links
	 * @param alignLoss     its part of ImageAlign before weighting, NaN without
	 * @param learningRate  at the end of the epoch
	 * @param validationMrr mean reciprocal rank of validation links, NaN when not measured
	 * @param hit10         share of validation links among the first ten, NaN when not measured
	 * @param validationAlignMrr mean reciprocal rank of the rows of users left out of ImageAlign, NaN when not measured
	 */
	public record Row(int epoch, long step, double seconds, double loss, double linkLoss, double alignLoss,
			double learningRate, double validationMrr, double hit10, double validationAlignMrr) {
	}

	private TrainingLog() {
	}

	/** Writes all rows anew; readers see the old file or the new one. */
	public static void write(Path folder, List<Row> rows) throws IOException {
		StringBuilder text = new StringBuilder(HEADER).append('\n');
		for (Row r : rows) {
			text.append(r.epoch).append(',').append(r.step).append(',').append(String.format(Locale.ROOT, "%.3f", r.seconds));
			for (double v : new double[] { r.loss, r.linkLoss, r.alignLoss, r.learningRate, r.validationMrr, r.hit10,
					r.validationAlignMrr }) {
				text.append(',').append(Double.isNaN(v) ? "" : Double.toString(v));
			}
			text.append('\n');
		}
		WholeFile.write(folder.resolve(FILE), text.toString());
	}

	/**
	 * Rows so far; none when there is no file.
	 *
	 * @throws ZippException naming the file and the line that is wrong
	 */
	public static List<Row> read(Path folder) {
		Path file = folder.resolve(FILE);
		List<Row> rows = new ArrayList<>();
		if (!Files.exists(file)) {
			return rows;
		}
		int line = 1;
		try {
			List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
			for (; line < lines.size(); line++) {
				String[] cells = lines.get(line).split(",", -1);
				if (cells.length != COLUMNS) {
					throw new ZippException("The line has " + cells.length + " columns instead of " + COLUMNS + '.', file,
							line + 1L, null);
				}
				rows.add(new Row(Integer.parseInt(cells[0]), Long.parseLong(cells[1]), number(cells[2]), number(cells[3]),
						number(cells[4]), number(cells[5]), number(cells[6]), number(cells[7]), number(cells[8]),
						number(cells[9])));
			}
			return rows;
		} catch (NumberFormatException e) {
			throw new ZippException("The line does not hold numbers.", file, line + 1L, e);
		} catch (IOException e) {
			throw new ZippException("The log of the training cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private static double number(String cell) {
		return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
	}
}
