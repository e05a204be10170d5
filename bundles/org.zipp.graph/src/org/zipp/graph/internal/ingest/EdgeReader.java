package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.zipp.core.ZippException;
import org.zipp.graph.internal.Bytes;
import org.zipp.graph.internal.ingest.BrokenLineException.Reason;
import org.zipp.tables.FolderTable;
import org.zipp.tables.Names;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;
import org.zipp.tables.Times;

/**
 * Reads an edge list, a table with the columns {@code user}, {@code community} and {@code count}, or {@code posts} and
 * {@code comments} in place of the count or besides it. A count that is not said to be of posts is one of comments.
 * Further columns that may be there: {@code time}, or {@code first} and {@code last} (seconds since 1970, or a date with or
 * without time as ISO 8601 has it, UTC), {@code text} (of a comment), {@code title}, {@code link} (address of a picture that
 * was posted under the title) and {@code score}. What folders say counts as well ({@link FolderTable}).
 */
final class EdgeReader {

	private static final List<String> REQUIRED = List.of("user", "community");
	private static final List<String> OPTIONAL = List.of("count", "posts", "comments", "time", "first", "last", "text", "title",
			"link", "score");
	private static final int BLOCK_ROWS = 4096;
	private static final int LONGEST_LINK = 2000;
	private static final long LATEST = (1L << 32) - 1;

	private final TableFiles tables;
	private final Texts texts = new Texts();
	private final Field field = new Field();
	private final Bytes text = new Bytes(4 * Texts.LONGEST);
	private final Bytes tail = new Bytes(4 * Texts.LONGEST);

	EdgeReader(TableFiles tables) {
		this.tables = tables;
	}

	/** Hands over what was read, in the order of the file; {@code bytesRead} is a share of the bytes of the file. */
	void read(InputFile file, DumpReader.Sink sink) throws IOException {
		try (Table table = FolderTable.open(tables, file.file(), REQUIRED, OPTIONAL)) {
			if (!table.has("count") && !table.has("posts") && !table.has("comments")) {
				throw new ZippException("The column count is missing; posts and comments would do in its place.", file.file(), 1, null);
			}
			ParsedBlock block = new ParsedBlock();
			while (table.next()) {
				row(table, block);
				if (++block.lines == BLOCK_ROWS) {
					block.bytesRead = (long) (table.progress() * file.bytes());
					sink.block(block);
					block = new ParsedBlock();
				}
			}
			block.bytesRead = file.bytes();
			sink.block(block);
		}
	}

	private void row(Table table, ParsedBlock block) {
		try {
			if (table.problem() != null) {
				throw new BrokenLineException(Reason.BROKEN_ROW, table.problem());
			}
			take(table, block);
		} catch (BrokenLineException e) {
			block.broken.add(new ParsedBlock.BrokenLine(table.line(), e.reason(), e.getMessage()));
		}
	}

	private void take(Table table, ParsedBlock block) throws BrokenLineException {
		byte[] user = name(table, "user");
		byte[] community = name(table, "community");
		String author = Names.clean(table.text("user"));
		if (author.equals(BlockParser.DELETED)) {
			block.deleted++;
			return;
		}
		if (author.toLowerCase(Locale.ROOT).equals(BlockParser.AUTOMODERATOR)) {
			block.automatic++;
			return;
		}
		if (Names.clean(table.text("community")).startsWith("u_")) {
			block.profiles++;
			return;
		}
		int head = Head.EDGE;
		int posts = number(table, "posts");
		int comments = number(table, "comments");
		int count = number(table, "count");
		if (posts < 0 && comments < 0) {
			posts = 0;
			comments = count;
		} else if (comments < 0) {
			comments = count < 0 ? 0 : count - posts;
		} else if (posts < 0) {
			posts = count < 0 ? 0 : count - comments;
		}
		if (posts < 0 || comments < 0 || count >= 0 && (long) posts + comments != count) {
			throw new BrokenLineException(count < 0 ? Reason.MISSING_FIELD : Reason.WRONG_TYPE,
					count < 0 ? "count" : "count is not the sum of posts and comments");
		}
		if ((long) posts + comments < 1 || (long) posts + comments > Integer.MAX_VALUE) {
			throw new BrokenLineException(Reason.WRONG_TYPE, "count out of range");
		}
		long time = time(table, "time");
		long first = time >= 0 ? time : time(table, "first");
		long last = time >= 0 ? time : time(table, "last");
		first = first < 0 ? Math.max(0, last) : first;
		last = last < 0 ? first : last;
		if (last < first) {
			throw new BrokenLineException(Reason.WRONG_TYPE, "last is before first");
		}
		int score = score(table);
		tail.clear();
		tail.number(posts);
		tail.number(comments);
		tail.number(last - first);
		field.set(table.text("text"));
		head |= text(field.present() && texts.snippet(field, cleared())) ? Head.TEXT : 0;
		field.set(table.text("title"));
		boolean titled = text(field.present() && texts.title(field, cleared()));
		head |= titled ? Head.TITLE : 0;
		String link = table.text("link");
		if (titled && link != null && !link.isBlank()) {
			byte[] address = link.strip().getBytes(StandardCharsets.UTF_8);
			if (address.length > LONGEST_LINK) {
				throw new BrokenLineException(Reason.WRONG_TYPE, "link longer than " + LONGEST_LINK + " bytes");
			}
			head |= Head.LINK;
			tail.block(address, 0, address.length);
		}
		Bytes rows = block.rows;
		rows.block(user, 0, user.length);
		rows.block(community, 0, community.length);
		rows.put(head);
		rows.number(ItemKey.of(Head.idClass(head), table.line()));
		rows.number(last);
		rows.signed(score);
		rows.block(tail.array, 0, tail.length);
		block.taken++;
	}

	private Bytes cleared() {
		text.clear();
		return text;
	}

	private boolean text(boolean there) {
		if (there) {
			tail.block(text.array, 0, text.length);
		}
		return there;
	}

	private static byte[] name(Table table, String column) throws BrokenLineException {
		String value = Names.clean(table.text(column));
		if (value.isEmpty() || Names.isMissing(value)) {
			throw new BrokenLineException(Reason.MISSING_FIELD, value.isEmpty() ? column
					: column + " is " + value + ", which programs write where a value is missing");
		}
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		if (bytes.length > BlockParser.LONGEST_NAME) {
			throw new BrokenLineException(Reason.WRONG_TYPE, column + " longer than " + BlockParser.LONGEST_NAME + " bytes");
		}
		return bytes;
	}

	/** A whole number that is not negative; -1 when the cell is empty. */
	private static int number(Table table, String column) throws BrokenLineException {
		String value = cell(table, column);
		if (value.isEmpty()) {
			return -1;
		}
		double number = decimal(value, column);
		if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
			throw new BrokenLineException(Reason.WRONG_TYPE, column);
		}
		return (int) number;
	}

	private static int score(Table table) throws BrokenLineException {
		String value = cell(table, "score");
		if (value.isEmpty()) {
			return 0;
		}
		double number = decimal(value, "score");
		if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
			throw new BrokenLineException(Reason.WRONG_TYPE, "score");
		}
		return (int) number;
	}

	private static double decimal(String value, String column) throws BrokenLineException {
		try {
			return Double.parseDouble(value.strip());
		} catch (NumberFormatException _) {
			throw new BrokenLineException(Reason.WRONG_TYPE, column);
		}
	}

	/** Seconds since 1970; -1 when the cell is empty. */
	private static long time(Table table, String column) throws BrokenLineException {
		String value = cell(table, column);
		if (value.isEmpty()) {
			return -1;
		}
		Instant time = Times.parse(value, 0)
				.orElseThrow(() -> new BrokenLineException(Reason.WRONG_TYPE, column + (value.startsWith("-") ? " out of range" : "")));
		if (time.getEpochSecond() > LATEST) {
			throw new BrokenLineException(Reason.WRONG_TYPE, column + " out of range");
		}
		return time.getEpochSecond();
	}

	/** A cell that is no text of people; empty when it is, or says that a value is missing. */
	private static String cell(Table table, String column) {
		String value = Names.clean(table.text(column));
		// A word that somebody typed for a number is rather a mistake, and told.
		return Names.isMissing(value) && !value.equals("none") ? "" : value;
	}
}
