package org.zipp.tables.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.tables.Table;
import org.zipp.tables.internal.CellScanner.EndlessRowException;
import org.zipp.tables.packing.PackedInput;

/**
 * A table whose cells are separated by commas, tabs, semicolons or bars, with a header line, plain or packed. Empty lines are no
 * rows. What separates cells and how text is encoded is told by the beginning of the file, see {@link TextForm}.
 */
public final class DelimitedTable implements Table {

	/** Most bytes of a row, far above the longest text of a dump (about 160 KB). */
	static final int LONGEST_ROW = 1 << 24;

	private final Path file;
	private final long bytes;
	private final PackedInput in;
	private final boolean semicolons;
	private final CellScanner scanner;
	private final WantedColumns columns;
	private final List<String> names;
	private final int width;
	private String problem;

	private DelimitedTable(Path file, boolean tabs, PackedInput in, List<String> required, List<String> optional) throws IOException {
		this.file = file;
		this.in = in;
		bytes = Files.size(file);
		TextForm form = TextForm.of(file, in, tabs);
		semicolons = form.separator() == ';';
		scanner = new CellScanner(form.text(), form.separator(), form.quotes(), LONGEST_ROW);
		scanner.skipByteOrderMark();
		if (form.separatorLine() && !scanner.next() || !scanner.next()) {
			throw empty(file, required);
		}
		width = scanner.cells();
		names = header();
		columns = new WantedColumns(file, scanner.line(), names, required, optional);
	}

	/**
	 * Opens a table and reads its header.
	 *
	 * @param tabs whether the name says that tabs separate cells
	 * @throws ZippException when the file cannot be read or lacks a required column
	 */
	public static DelimitedTable open(Path file, boolean tabs, List<String> required, List<String> optional) {
		try {
			if (Files.size(file) == 0) {
				throw empty(file, required);
			}
			PackedInput opened = PackedInput.open(file);
			try {
				return new DelimitedTable(file, tabs, opened, required, optional);
			} catch (IOException | RuntimeException e) {
				closeAfter(e, opened);
				throw e;
			}
		} catch (IOException e) {
			throw unreadable(file, 1, e);
		}
	}

	/**
	 * Reads the names of the columns.
	 *
	 * @throws ZippException when the file cannot be read
	 */
	public static List<String> columns(Path file, boolean tabs) {
		try (DelimitedTable table = open(file, tabs, List.of(), List.of())) {
			return table.names.stream().map(String::strip).toList();
		}
	}

	private static void closeAfter(Exception failure, InputStream in) {
		try {
			in.close();
		} catch (IOException e) {
			failure.addSuppressed(e);
		}
	}

	private static ZippException empty(Path file, List<String> required) {
		return new ZippException("The file is empty. Its first line must name the columns"
				+ (required.isEmpty() ? "" : ": " + String.join(", ", required)) + '.', file, 0, null);
	}

	private List<String> header() {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < width; i++) {
			if (!scanner.isUtf8(i)) {
				throw new ZippException("The header is not UTF-8. Save the file as UTF-8.", file, scanner.line(), null);
			}
			names.add(scanner.text(i));
		}
		return names;
	}

	@Override
	public boolean next() {
		try {
			boolean found = scanner.next();
			problem = found ? findProblem() : null;
			return found;
		} catch (IOException e) {
			throw unreadable(file, scanner.line(), e);
		}
	}

	private String findProblem() {
		if (scanner.hasTextBehindQuote()) {
			return "There is text behind the closing quotation mark of a cell.";
		}
		if (scanner.cells() != width) {
			return "There " + (scanner.cells() == 1 ? "is 1 cell" : "are " + scanner.cells() + " cells") + " instead of "
					+ width + '.';
		}
		if (!scanner.isAscii()) {
			for (int i = 0; i < columns.count(); i++) {
				if (columns.place(i) >= 0 && !scanner.isUtf8(columns.place(i))) {
					return "A cell is not UTF-8.";
				}
			}
		}
		return null;
	}

	@Override
	public long line() {
		return scanner.line();
	}

	@Override
	public String problem() {
		return problem;
	}

	@Override
	public boolean has(String column) {
		return columns.has(column);
	}

	@Override
	public String text(String column) {
		int place = columns.place(columns.number(column));
		return place < 0 || place >= scanner.cells() || scanner.isEmpty(place) ? null : scanner.text(place);
	}

	@Override
	public boolean hasDecimalCommas() {
		return semicolons;
	}

	@Override
	public double progress() {
		return Math.min(1, (double) in.bytesRead() / bytes);
	}

	@Override
	public void close() {
		try {
			in.close();
		} catch (IOException e) {
			throw new ZippException("The file cannot be closed: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private static ZippException unreadable(Path file, long line, IOException e) {
		String reason = Reasons.of(e);
		return new ZippException(e instanceof EndlessRowException ? e.getMessage()
				: "The file cannot be read from here on: " + reason + '.', file, line, e);
	}
}
