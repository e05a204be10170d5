package org.zipp.tables.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the cells of separated values, RFC 4180, lines ended by LF or CR LF. Beyond the RFC, a quotation mark in a cell that
 * does not start with one stands for itself. Files separated by tabs have no quoting, so there every quotation mark does.
 *
 * <p>Works on bytes: in UTF-8 no byte of a longer character looks like a separator, a quotation mark or a line end, so only
 * the cells that are asked for have to become text.
 */
final class CellScanner {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };
	private static final int FIRST_BUFFER = 1 << 17;
	private static final int FIRST_CELLS = 16;

	private final InputStream in;
	private final byte separator;
	private final boolean quotes;
	private final int longest;

	private byte[] buffer = new byte[FIRST_BUFFER];
	private int filled;
	private boolean ended;

	/** Where the row starts in the buffer; all other positions are counted from here, because the buffer moves. */
	private int base;
	private int following;
	private long line;
	private long nextLine = 1;

	private int cells;
	private int[] starts = new int[FIRST_CELLS];
	private int[] ends = new int[FIRST_CELLS];
	private boolean[] doubled = new boolean[FIRST_CELLS];
	private boolean textBehindQuote;
	private boolean quoting;
	/** All bytes of the row or-ed: negative when one is not ASCII. */
	private int mixed;

	/**
	 * @param quotes  whether a quotation mark at the start of a cell binds it; else it stands for itself
	 * @param longest most bytes of a row; beyond it, a quotation mark was surely left open
	 */
	CellScanner(InputStream in, char separator, boolean quotes, int longest) {
		this.in = in;
		this.quotes = quotes;
		this.separator = (byte) separator;
		this.longest = longest;
	}

	/** Passes over a byte order mark. To be called before the first row. */
	void skipByteOrderMark() throws IOException {
		if (isThere(BYTE_ORDER_MARK.length - 1) && Arrays.equals(buffer, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0,
				BYTE_ORDER_MARK.length)) {
			following = BYTE_ORDER_MARK.length;
		}
	}

	/**
	 * Goes to the next row that is not an empty line.
	 *
	 * @return false at the end of the file
	 * @throws EndlessRowException when a quotation mark is not closed, or a row is far too long
	 */
	boolean next() throws IOException {
		do {
			base += following;
			following = 0;
			line = nextLine;
			cells = 0;
			textBehindQuote = false;
			mixed = 0;
			if (!isThere(0)) {
				return false;
			}
			scanRow();
		} while (isEmptyLine());
		return true;
	}

	private boolean isEmptyLine() {
		return cells == 1 && ends[0] == 0;
	}

	private void scanRow() throws IOException {
		int at = 0;
		while (true) {
			at = quotes && isThere(at) && buffer[base + at] == '"' ? quotedCell(at + 1) : plainCell(at);
			if (!isThere(at)) {
				following = at;
				return;
			}
			if (buffer[base + at] == '\n') {
				following = at + 1;
				nextLine++;
				return;
			}
			at++;
		}
	}

	/** Returns the position of the separator or line end behind the cell. */
	private int plainCell(int start) throws IOException {
		int end = skipToEndOfCell(start);
		int last = end;
		if (last > start && buffer[base + last - 1] == '\r' && !isSeparatorAt(end)) {
			last--;
		}
		add(start, last, false);
		return end;
	}

	private boolean isSeparatorAt(int at) throws IOException {
		return isThere(at) && buffer[base + at] == separator;
	}

	private int skipToEndOfCell(int from) throws IOException {
		int at = from;
		while (isThere(at)) {
			int seen = mixed;
			int i = base + at;
			while (i < filled && buffer[i] != separator && buffer[i] != '\n') {
				seen |= buffer[i++];
			}
			mixed = seen;
			at = i - base;
			if (i < filled) {
				return at;
			}
		}
		return at;
	}

	/** Returns the position of the separator or line end behind the cell, which starts behind its quotation mark. */
	private int quotedCell(int start) throws IOException {
		boolean pairs = false;
		quoting = true;
		int at = skipToQuote(start);
		while (isThere(at + 1) && buffer[base + at + 1] == '"') {
			pairs = true;
			at = skipToQuote(at + 2);
		}
		quoting = false;
		add(start, at, pairs);
		int end = skipToEndOfCell(at + 1);
		boolean carriageReturn = end == at + 2 && buffer[base + at + 1] == '\r' && !isSeparatorAt(end);
		textBehindQuote |= end > at + 1 && !carriageReturn;
		return end;
	}

	private int skipToQuote(int from) throws IOException {
		int at = from;
		while (isThere(at)) {
			int seen = mixed;
			int i = base + at;
			while (i < filled && buffer[i] != '"') {
				seen |= buffer[i];
				if (buffer[i++] == '\n') {
					nextLine++;
				}
			}
			mixed = seen;
			at = i - base;
			if (i < filled) {
				return at;
			}
		}
		throw endless();
	}

	private EndlessRowException endless() {
		return new EndlessRowException(quoting
				? "A quotation mark in this row is not closed. Close it, or double it when it is meant as text."
				: "This row is longer than " + (longest >> 20) + " MiB. The file is no table of separated values.");
	}

	private void add(int start, int end, boolean pairs) {
		if (cells == starts.length) {
			starts = Arrays.copyOf(starts, 2 * cells);
			ends = Arrays.copyOf(ends, 2 * cells);
			doubled = Arrays.copyOf(doubled, 2 * cells);
		}
		starts[cells] = start;
		ends[cells] = end;
		doubled[cells++] = pairs;
	}

	/** Whether the file has a byte at that position, which is then in the buffer. */
	private boolean isThere(int at) throws IOException {
		while (base + at >= filled) {
			if (ended) {
				return false;
			}
			if (at > longest) {
				throw endless();
			}
			makeRoom();
			int n = in.read(buffer, filled, buffer.length - filled);
			ended = n < 0;
			filled += Math.max(0, n);
		}
		return true;
	}

	/** Moves the row to the front of the buffer, or makes the buffer larger. */
	private void makeRoom() {
		if (filled < buffer.length) {
			return;
		}
		if (base > 0) {
			System.arraycopy(buffer, base, buffer, 0, filled - base);
			filled -= base;
			base = 0;
		} else {
			buffer = Arrays.copyOf(buffer, 2 * buffer.length);
		}
	}

	/** Line on which the row starts, from 1. */
	long line() {
		return line;
	}

	/** Number of cells of the row. */
	int cells() {
		return cells;
	}

	/** Whether something follows the closing quotation mark of a cell of the row. */
	boolean hasTextBehindQuote() {
		return textBehindQuote;
	}

	boolean isAscii() {
		return mixed >= 0;
	}

	boolean isEmpty(int cell) {
		return starts[cell] == ends[cell];
	}

	/** Text of a cell; bytes that are not UTF-8 become U+FFFD. */
	String text(int cell) {
		int start = base + starts[cell];
		int length = ends[cell] - starts[cell];
		// Latin-1 spares the decoder's search for longer characters.
		String text = new String(buffer, start, length, isAscii() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
		return doubled[cell] ? text.replace("\"\"", "\"") : text;
	}

	/** Whether a cell is UTF-8. */
	boolean isUtf8(int cell) {
		if (isAscii()) {
			return true;
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, base + starts[cell], ends[cell] - starts[cell]));
			return true;
		} catch (CharacterCodingException e) {
			return false;
		}
	}

	/** A row without an end. Its message is for people. */
	static final class EndlessRowException extends IOException {
		private static final long serialVersionUID = 1L;

		private EndlessRowException(String message) {
			super(message);
		}
	}
}
