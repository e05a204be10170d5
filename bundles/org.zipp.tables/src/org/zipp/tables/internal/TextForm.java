package org.zipp.tables.internal;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zipp.core.ZippException;

/**
 * How a text holds a table, told by its beginning: encoding, line ends, separator, and whether quotation marks bind cells.
 *
 * @param text      the text as UTF-8 with line feeds, from its start
 * @param separator of cells
 * @param quotes    whether a quotation mark at the start of a cell binds it
 * @param separatorLine whether the first line says what separates cells, as Excel writes it
 */
record TextForm(InputStream text, char separator, boolean quotes, boolean separatorLine) {

	private static final int HEAD = 1 << 16;
	private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?\r?\n", Pattern.CASE_INSENSITIVE);
	private static final Pattern QUOTED_CELLS = Pattern.compile("\"(?:[^\"]|\"\")*\"(?:\t\"(?:[^\"]|\"\")*\")*\r?");

	/**
	 * Finds the form of a text.
	 *
	 * @param tabs whether the name says that tabs separate cells
	 * @throws ZippException when it is no table
	 */
	static TextForm of(Path file, InputStream in, boolean tabs) throws IOException {
		BufferedInputStream bytes = new BufferedInputStream(in, HEAD);
		byte[] head = peek(bytes);
		Charset wide = wide(head);
		if (wide != null) {
			bytes = new BufferedInputStream(new Utf8Stream(bytes, wide), HEAD);
			head = peek(bytes);
		}
		String text = new String(head, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
		InputStream lines = bytes;
		if (text.indexOf('\r') >= 0 && text.indexOf('\n') < 0) {
			lines = new LineFeeds(bytes);
			text = text.replace('\r', '\n');
		}
		Matcher said = SEPARATOR_LINE.matcher(text);
		boolean separatorLine = said.lookingAt();
		String header = header(separatorLine ? text.substring(said.end()) : text);
		if (header.startsWith("{") || header.startsWith("[")) {
			throw new ZippException("The file holds JSON and no table. Write it as CSV, with a first line that names the columns.", file, 0, null);
		}
		char separator = separatorLine ? said.group(1).charAt(0) : separator(header, tabs);
		return new TextForm(lines, separator, separator != '\t' || QUOTED_CELLS.matcher(header).matches(), separatorLine);
	}

	/** The first bytes, which stay to be read. */
	private static byte[] peek(BufferedInputStream in) throws IOException {
		in.mark(HEAD);
		byte[] head = new byte[HEAD];
		int filled = 0;
		try {
			for (int n = in.read(head); n > 0 && filled < HEAD; n = filled < HEAD ? in.read(head, filled, HEAD - filled) : 0) {
				filled += n;
			}
		} catch (IOException _) {
			// It comes again when the rows before it were read, with their lines.
		}
		in.reset();
		return Arrays.copyOf(head, filled);
	}

	/** The encoding of text in units of two or four bytes; {@code null} for others. */
	private static Charset wide(byte[] head) {
		if (head.length < 4) {
			return head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE ? StandardCharsets.UTF_16LE
					: head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF ? StandardCharsets.UTF_16BE : null;
		}
		int first = (head[0] & 0xFF) << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | head[3] & 0xFF;
		if (first == 0xFFFE0000) {
			return StandardCharsets.UTF_32LE;
		}
		if (first == 0x0000FEFF) {
			return StandardCharsets.UTF_32BE;
		}
		if (first >>> 16 == 0xFFFE || head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
			return StandardCharsets.UTF_16LE;
		}
		return first >>> 16 == 0xFEFF || head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0 ? StandardCharsets.UTF_16BE : null;
	}

	/** The first line that is not empty; one in quotation marks may go on. */
	private static String header(String text) {
		String rest = text.replaceFirst("^[\r\n]+", "");
		boolean quoted = false;
		for (int i = 0; i < rest.length(); i++) {
			char c = rest.charAt(i);
			quoted ^= c == '"';
			if (c == '\n' && !quoted) {
				return rest.substring(0, i);
			}
		}
		return rest.lines().findFirst().orElse("");
	}

	/** A tab where there is one, for names of columns have none; else what is there most, and a comma in doubt. */
	private static char separator(String header, boolean tabs) {
		int commas = 0;
		int semicolons = 0;
		int bars = 0;
		boolean tab = false;
		boolean quoted = false;
		for (char c : header.toCharArray()) {
			quoted ^= c == '"';
			if (!quoted) {
				commas += c == ',' ? 1 : 0;
				semicolons += c == ';' ? 1 : 0;
				bars += c == '|' ? 1 : 0;
				tab |= c == '\t';
			}
		}
		if (tab) {
			return '\t';
		}
		if (semicolons > commas) {
			return ';';
		}
		return commas > 0 ? ',' : bars > 0 ? '|' : tabs ? '\t' : ',';
	}

	/** Lines that end with a carriage return alone, as old Macs and some spreadsheets write them. */
	private static final class LineFeeds extends FilterInputStream {

		LineFeeds(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int b = super.read();
			return b == '\r' ? '\n' : b;
		}

		@Override
		public int read(byte[] b, int off, int len) throws IOException {
			int n = super.read(b, off, len);
			for (int i = off; i < off + n; i++) {
				if (b[i] == '\r') {
					b[i] = '\n';
				}
			}
			return n;
		}
	}
}
