package org.zipp.store.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import org.zipp.core.ZippException;
import org.zipp.core.table.Table;
import org.zipp.store.internal.CellScanner.EndlessRowException;

import com.github.luben.zstd.ZstdInputStream;

/** A table whose cells are separated by commas or tabs, with a header line, UTF-8, plain or packed. Empty lines are no rows. */
public final class DelimitedTable implements Table {

	/** Most bytes of a row, far above the longest text of a dump (about 160 KB). */
	static final int LONGEST_ROW = 1 << 24;

	private static final int WINDOW_LOG = 31;
	private static final int BUFFER = 1 << 17;

	private final Path file;
	private final long bytes;
	private final Counter counter;
	private final InputStream in;
	private final CellScanner scanner;
	private final WantedColumns columns;
	private final List<String> names;
	private final int width;
	private String problem;

	private DelimitedTable(Path file, char separator, Counter counter, InputStream in, List<String> required,
			List<String> optional) throws IOException {
		this.file = file;
		this.counter = counter;
		this.in = in;
		bytes = Files.size(file);
		scanner = new CellScanner(in, separator, LONGEST_ROW);
		refuseOtherEncodings();
		scanner.skipByteOrderMark();
		if (!scanner.next()) {
			throw empty(file, required);
		}
		width = scanner.cells();
		names = header();
		columns = new WantedColumns(file, scanner.line(), names, required, optional);
	}

	/**
	 * Opens a table and reads its header.
	 *
	 * @throws ZippException when the file cannot be read or lacks a required column
	 */
	public static DelimitedTable open(Path file, char separator, List<String> required, List<String> optional) {
		try {
			if (Files.size(file) == 0) {
				throw empty(file, required);
			}
			Counter counter = new Counter(Files.newInputStream(file));
			InputStream opened = counter;
			try {
				opened = unpacked(file, counter);
				return new DelimitedTable(file, separator, counter, opened, required, optional);
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
	public static List<String> columns(Path file, char separator) {
		try (DelimitedTable table = open(file, separator, List.of(), List.of())) {
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

	@SuppressWarnings("resource") // the setter gives the stream itself
	private static InputStream unpacked(Path file, InputStream packed) throws IOException {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".zst")) {
			return new ZstdInputStream(packed).setLongMax(WINDOW_LOG);
		}
		return name.endsWith(".gz") ? new GZIPInputStream(packed, BUFFER) : packed;
	}

	private static ZippException empty(Path file, List<String> required) {
		return new ZippException("The file is empty. Its first line must name the columns"
				+ (required.isEmpty() ? "" : ": " + String.join(", ", required)) + '.', file, 0, null);
	}

	private void refuseOtherEncodings() throws IOException {
		if (scanner.startsWith(0xFF, 0xFE) || scanner.startsWith(0xFE, 0xFF)) {
			throw new ZippException("The file is UTF-16. Save it as UTF-8.", file, 0, null);
		}
		if (scanner.startsWith(0x1F, 0x8B) || scanner.startsWith(0x28, 0xB5, 0x2F, 0xFD)) {
			throw new ZippException("The file is packed, and its name does not say so. Let it end in .gz or .zst.", file, 0,
					null);
		}
		if (scanner.startsWith('P', 'A', 'R', '1')) {
			throw new ZippException("This is a Parquet file. Let its name end in .parquet.", file, 0, null);
		}
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
	public double progress() {
		return Math.min(1, (double) counter.read / bytes);
	}

	@Override
	public void close() {
		try {
			in.close();
		} catch (IOException e) {
			throw new ZippException("The file cannot be closed: " + e, file, 0, e);
		}
	}

	private static ZippException unreadable(Path file, long line, IOException e) {
		String reason = e.getMessage() == null ? e.toString() : e.getMessage();
		return new ZippException(e instanceof EndlessRowException ? reason
				: "The file cannot be read from here on: " + reason + '.', file, line, e);
	}

	/** Counts the bytes of the file that were read. */
	private static final class Counter extends FilterInputStream {
		private long read;

		private Counter(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int b = super.read();
			read += b < 0 ? 0 : 1;
			return b;
		}

		@Override
		public int read(byte[] b, int off, int len) throws IOException {
			int n = super.read(b, off, len);
			read += Math.max(0, n);
			return n;
		}
	}
}
