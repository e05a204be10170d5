package org.zipp.report.internal.embedding;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.statistics.embedding.Cmmd;
import org.zipp.statistics.embedding.VectorSet;
import org.zipp.tables.Names;
import org.zipp.tables.Problems;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/** Vectors in files: NumPy's .npy, or tables with a column for each number (CSV, TSV, Parquet). */
final class EmbeddingFiles {

	private static final String NPY = ".npy";
	private static final int CHECKED = 1 << 10;

	private final TableFiles tables;
	private final Arena arena;
	private final List<String> columns;

	/**
	 * @param arena   open to all threads; what is read lives as long as it does
	 * @param columns of tables, in order; all when empty
	 */
	EmbeddingFiles(TableFiles tables, Arena arena, List<String> columns) {
		this.tables = tables;
		this.arena = arena;
		this.columns = List.copyOf(columns);
	}

	/**
	 * Reads a file and makes sure that its vectors can be compared.
	 *
	 * @param normalise whether they will be scaled to norm 1
	 * @throws ZippException naming the file, and the row that cannot be used
	 */
	VectorSet open(Path file, boolean normalise, SubMonitor progress) {
		if (!Files.isRegularFile(file)) {
			throw new ZippException("There is no such file.", file, 0, null);
		}
		boolean npy = isNpy(file);
		if (!npy && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
			throw new ZippException("An .npz file is an archive of arrays. Save the one to compare with numpy.save as .npy.", file, 0, null);
		}
		VectorSet set = npy ? NpyFile.open(file, arena) : table(file, progress);
		if (set.rows() < 2) {
			throw new ZippException("At least two vectors are needed, and there " + (set.rows() == 1 ? "is one." : "are none."), file, 0, null);
		}
		set.firstNotFinite().ifPresent(row -> {
			throw new ZippException("Row " + (row + 1) + " holds a number that is not finite (NaN or infinity).", file, npy ? row + 1L : 0, null);
		});
		if (!normalise) {
			set.firstBeyond(Cmmd.LARGEST).ifPresent(row -> {
				throw new ZippException("Row " + (row + 1) + " holds a number above 1e50 in size. Scale the embeddings.", file, npy ? row + 1L : 0,
						null);
			});
		} else {
			set.firstZero().ifPresent(row -> {
				throw new ZippException("Row " + (row + 1) + " is 0 in every place and has no direction, so it cannot be scaled to norm 1. "
						+ "Leave it out, or compare with --no-normalize.", file, npy ? row + 1L : 0, null);
			});
		}
		return set;
	}

	/** The columns of a table in use; empty for .npy, whose columns have no names. */
	List<String> columns(Path file) {
		return isNpy(file) ? List.of() : columns.isEmpty() ? tables.columns(file) : Names.joined(columns, tables.columns(file));
	}

	private static boolean isNpy(Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(NPY);
	}

	private VectorSet table(Path file, SubMonitor progress) {
		List<String> names = columns(file);
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			if (name.isEmpty() || !seen.add(name.toLowerCase(Locale.ROOT))) {
				throw new ZippException(name.isEmpty() ? "A column has no name; name those to use with --columns."
						: "The column " + Problems.quoted(name) + " is there twice; name those to use with --columns.", file, 0, null);
			}
		}
		double[] values = new double[CHECKED * names.size()];
		int rows = 0;
		progress.setWorkRemaining(100);
		int told = 0;
		try (Table table = tables.open(file, names, List.of())) {
			while (table.next()) {
				if (table.problem() != null) {
					throw new ZippException(table.problem(), file, table.line(), null);
				}
				int at = Math.multiplyExact(rows, names.size());
				if (at + names.size() > values.length) {
					values = Arrays.copyOf(values, longer(values.length, file));
				}
				for (int c = 0; c < names.size(); c++) {
					values[at + c] = number(table, names.get(c), file);
				}
				rows++;
				if (rows % CHECKED == 0) {
					if (progress.isCanceled()) {
						throw new OperationCanceledException();
					}
					int share = (int) (100 * table.progress());
					progress.worked(share - told);
					told = share;
				}
			}
		}
		return VectorSet.of(Arrays.copyOf(values, rows * names.size()), rows, names.size());
	}

	private static int longer(int length, Path file) {
		if (length > Integer.MAX_VALUE / 2) {
			throw new ZippException("The table has more than a thousand million numbers. Save it with numpy.save as .npy, which stays on disk.",
					file, 0, null);
		}
		return 2 * length;
	}

	private static double number(Table table, String column, Path file) {
		String text = table.text(column);
		if (text == null) {
			throw new ZippException("The column " + Problems.quoted(column) + " is empty.", file, table.line(), null);
		}
		double value;
		try {
			value = Double.parseDouble(text.strip());
		} catch (NumberFormatException e) {
			throw new ZippException("The column " + Problems.quoted(column) + " holds " + Problems.quoted(text)
					+ ", which is not a number. Name the columns of the vectors with --columns.", file, table.line(), e);
		}
		if (!Double.isFinite(value)) {
			throw new ZippException("The column " + Problems.quoted(column) + " holds " + Problems.quoted(text)
					+ ", which is not a finite number.", file, table.line(), null);
		}
		return value;
	}
}
