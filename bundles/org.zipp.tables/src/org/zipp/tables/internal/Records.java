package org.zipp.tables.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** All cells of comma-separated values in UTF-8, row by row, the header as one of them. Empty lines are no rows. */
public final class Records {

	private final CellScanner scanner;

	public Records(InputStream in) throws IOException {
		scanner = new CellScanner(in, ',', true, DelimitedTable.LONGEST_ROW);
		scanner.skipByteOrderMark();
	}

	/** The cells of the next row; {@code null} at the end. */
	public List<String> next() throws IOException {
		if (!scanner.next()) {
			return null;
		}
		List<String> cells = new ArrayList<>(scanner.cells());
		for (int i = 0; i < scanner.cells(); i++) {
			cells.add(scanner.text(i));
		}
		return cells;
	}

	/** Line of that row, from 1. */
	public long line() {
		return scanner.line();
	}
}
