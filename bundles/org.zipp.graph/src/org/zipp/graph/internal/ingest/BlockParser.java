package org.zipp.graph.internal.ingest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.zipp.graph.internal.Bytes;
import org.zipp.graph.internal.ingest.BrokenLineException.Reason;
import org.zipp.tables.Names;

/** Parses blocks of lines and makes rows of them. Keeps its buffers: one object per thread. */
final class BlockParser {

	/** Always left out: it posts more than anybody and is nobody. */
	static final String AUTOMODERATOR = "automoderator";
	static final String DELETED = "[deleted]";
	private static final String PROFILE = "u_";
	private static final byte DELETE = 0x7F;
	/** Longest author, community and id, bytes. */
	static final int LONGEST_NAME = 1000;
	/** Longest address taken for that of a picture, bytes. */
	private static final int LONGEST_LINK = 2000;
	private static final Pattern IMAGE_ADDRESS = Pattern
			.compile("(?i)https?://(?:i\\.redd\\.it|i\\.imgur\\.com)/[^?]+|https?://[^?]+\\.(?:jpe?g|png|webp)(?:\\?.*)?");

	private final int limit;
	private final DumpParser parser;
	private final LineScanner scanner = new LineScanner();
	private final DumpRow row = new DumpRow();
	private final Texts texts = new Texts();
	private final Bytes name = new Bytes(64);
	private final Bytes text = new Bytes(4 * Texts.LONGEST);
	private final Bytes tail = new Bytes(4 * Texts.LONGEST);

	/** @param limit most bytes of a line */
	BlockParser(int limit) {
		this.limit = limit;
		parser = new DumpParser(limit);
	}

	ParsedBlock parse(LineBlocks.Block block) {
		ParsedBlock result = new ParsedBlock(block.rows);
		for (int from = 0, to; from < block.length; from = to + 1) {
			to = Marks.next(block.marks.lineEnds, from);
			line(block, from, to, block.firstLine + result.lines++, result);
		}
		if (block.tooLongFollows) {
			tooLong(block.firstLine + result.lines++, result);
		}
		result.bytesRead = block.bytesRead;
		result.source = block;
		return result;
	}

	private void tooLong(long line, ParsedBlock result) {
		result.broken.add(new ParsedBlock.BrokenLine(line, Reason.TOO_LONG, "more than " + limit + " bytes"));
	}

	private void line(LineBlocks.Block block, int from, int to, long line, ParsedBlock result) {
		int length = to - from;
		if (length > limit) {
			tooLong(line, result);
		} else if (length == 0) {
			result.blank++;
		} else {
			try {
				if (scanner.scan(block.bytes, block.marks, from, to, row)) {
					row.complete();
				} else {
					parser.parse(block.bytes, from, length, row);
				}
				take(result);
			} catch (BrokenLineException e) {
				result.broken.add(new ParsedBlock.BrokenLine(line, e.reason(), e.getMessage()));
			}
		}
	}

	private void take(ParsedBlock result) throws BrokenLineException {
		if (row.author.is(DELETED, false)) {
			result.deleted++;
		} else if (row.author.is(AUTOMODERATOR, true)) {
			result.automatic++;
		} else if (row.subreddit.startsWith(PROFILE)) {
			result.profiles++;
		} else {
			keep(result);
		}
	}

	private void keep(ParsedBlock result) throws BrokenLineException {
		notTooLong(row.id, "id");
		notTooLong(row.author, "author");
		notTooLong(row.subreddit, "subreddit");
		boolean image = !row.isComment() && !row.self && isImage();
		int head = row.isComment() ? Head.COMMENT : image ? Head.IMAGE : Head.SUBMISSION;
		head |= row.over18 ? Head.NSFW : 0;
		tail.clear();
		name.clear();
		row.id.appendTo(name);
		long number = ItemKey.number(name.array, 0, name.length);
		int idClass = Head.idClass(head);
		long key;
		if (number >= 0) {
			key = ItemKey.of(idClass, number);
		} else {
			key = ItemKey.of(idClass, name.array, 0, name.length);
			head |= Head.FOREIGN;
			tail.block(name.array, 0, name.length);
		}
		text.clear();
		if (row.isComment() ? texts.snippet(row.body, text) : texts.title(row.title, text)) {
			head |= Head.TEXT;
			tail.block(text.array, 0, text.length);
			if (image) {
				head |= Head.LINK;
				name.clear();
				row.url.appendTo(name);
				tail.block(name.array, 0, name.length);
			}
		}
		Bytes rows = result.rows;
		name(row.author, "author", rows);
		name(row.subreddit, "subreddit", rows);
		rows.put(head);
		rows.number(key);
		rows.number(row.created);
		rows.signed(row.score);
		rows.block(tail.array, 0, tail.length);
		result.taken++;
	}

	/** A name as every reader takes it; nearly all are plain letters and need no look. */
	private void name(Field field, String what, Bytes out) throws BrokenLineException {
		byte[] bytes = field.bytes();
		int from = field.from();
		int to = field.to();
		if (!field.isUtf8()) {
			name.clear();
			field.appendTo(name);
			bytes = name.array;
			from = 0;
			to = name.length;
		}
		for (int i = from; i < to; i++) {
			if (bytes[i] <= ' ' || bytes[i] == DELETE) {
				byte[] clean = Names.clean(new String(bytes, from, to - from, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
				if (clean.length == 0) {
					throw new BrokenLineException(Reason.MISSING_FIELD, what);
				}
				out.block(clean, 0, clean.length);
				return;
			}
		}
		out.block(bytes, from, to - from);
	}

	private static void notTooLong(Field field, String what) throws BrokenLineException {
		if (field.isLonger(LONGEST_NAME)) {
			throw new BrokenLineException(Reason.WRONG_TYPE, what + " longer than " + LONGEST_NAME + " bytes");
		}
	}

	private boolean isImage() {
		return !row.url.isLonger(LONGEST_LINK)
				&& (row.postHint.is("image", false) || isImageAddress(row.url.text()));
	}

	static boolean isImageAddress(String address) {
		return IMAGE_ADDRESS.matcher(address).matches();
	}
}
