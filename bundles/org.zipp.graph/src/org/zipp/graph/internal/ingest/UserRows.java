package org.zipp.graph.internal.ingest;

import java.util.Arrays;

import org.zipp.graph.TraceKind;
import org.zipp.graph.internal.ByteReader;
import org.zipp.graph.internal.Bytes;

/**
 * The rows of one user, in arrays that are used again for the next. {@link #order} names the rows that count; the others
 * were dropped.
 */
final class UserRows {

	/** Community, kind, then best first. */
	private static final int KIND_BITS = 2;

	long[] key = new long[64];
	int[] community = new int[64];
	int[] created = new int[64];
	int[] score = new int[64];
	int[] part = new int[64];
	byte[] head = new byte[64];
	int[] tailAt = new int[64];
	int[] tailLength = new int[64];
	final Bytes tails = new Bytes(1 << 12);
	int rows;
	int[] order = new int[64];
	/** Rows named in {@link #order}. */
	int count;

	/** Texts of the rows that count: row and {@link TraceKind}. */
	int[] texts = new int[64];
	int textCount;

	private final IntSort sort = new IntSort();
	private final ByteReader reader = new ByteReader();
	private boolean[] kept = new boolean[64];

	void clear() {
		rows = 0;
		count = 0;
		textCount = 0;
		tails.clear();
	}

	/** Adds a row whose tail the caller appends to {@link #tails}; it counts. Returns its number. */
	int add(long itemKey, int inCommunity, int at, int votes, int what, int tail) {
		if (rows == key.length) {
			grow();
		}
		int row = rows++;
		key[row] = itemKey;
		community[row] = inCommunity;
		created[row] = at;
		score[row] = votes;
		head[row] = (byte) what;
		tailAt[row] = tails.length;
		tailLength[row] = tail;
		order[count++] = row;
		return row;
	}

	private void grow() {
		int n = Math.multiplyExact(2, rows);
		key = Arrays.copyOf(key, n);
		community = Arrays.copyOf(community, n);
		created = Arrays.copyOf(created, n);
		score = Arrays.copyOf(score, n);
		part = Arrays.copyOf(part, n);
		head = Arrays.copyOf(head, n);
		tailAt = Arrays.copyOf(tailAt, n);
		tailLength = Arrays.copyOf(tailLength, n);
		order = Arrays.copyOf(order, n);
	}

	/** Sorts what counts by class and id. */
	void sort() {
		for (int i = 1; i < count; i++) {
			if (key[order[i - 1]] >= key[order[i]]) {
				sort.sort(order, 0, count, this::byId);
				return;
			}
		}
	}

	private int byId(int a, int b) {
		int c = Long.compare(key[a], key[b]);
		return c != 0 || (head[a] & Head.FOREIGN) == 0 ? c : foreignIds(a, b);
	}

	private int foreignIds(int a, int b) {
		long x = foreignId(a);
		long y = foreignId(b);
		int xAt = (int) (x >>> Integer.SIZE);
		int yAt = (int) (y >>> Integer.SIZE);
		return Arrays.compareUnsigned(tails.array, xAt, xAt + (int) x, tails.array, yAt, yAt + (int) y);
	}

	/** Where in {@link #tails} the id of a foreign row stands, in the upper half, and its length. */
	private long foreignId(int row) {
		reader.on(tails.array, tailAt[row]);
		int length = reader.block();
		return (long) (reader.at - length) << Integer.SIZE | length;
	}

	/** Is told of copies that were dropped. */
	interface Dropped {
		void row(int row);
	}

	/**
	 * Drops copies, after {@link #sort}: of rows with the same id the one with the most votes stays, then the latest, and
	 * so on until no difference is left. Rows of edge lists have no ids and all stay.
	 *
	 * @param alikeOnly whether only copies in the same community, of the same time and equally marked over 18 are dropped,
	 *                  so that what is chosen by those later finds all it would have found
	 */
	void dropCopies(boolean alikeOnly, Dropped dropped) {
		int to = 0;
		for (int i = 0; i < count; i++) {
			int row = order[i];
			int copy = Head.isEdge(head[row]) ? -1 : copyBefore(to, row, alikeOnly);
			if (copy < 0) {
				order[to++] = row;
			} else if (better(row, order[copy]) > 0) {
				dropped.row(order[copy]);
				order[copy] = row;
			} else {
				dropped.row(row);
			}
		}
		count = to;
	}

	private int copyBefore(int to, int row, boolean alikeOnly) {
		for (int i = to - 1; i >= 0 && byId(order[i], row) == 0; i--) {
			int other = order[i];
			if (!alikeOnly || community[other] == community[row] && created[other] == created[row]
					&& ((head[other] ^ head[row]) & Head.NSFW) == 0) {
				return i;
			}
		}
		return -1;
	}

	private int better(int a, int b) {
		int c = Integer.compare(score[a], score[b]);
		c = c != 0 ? c : Integer.compareUnsigned(created[a], created[b]);
		c = c != 0 ? c : Integer.compare(community[b], community[a]);
		c = c != 0 ? c : Byte.compare(head[a], head[b]);
		return c != 0 ? c : Arrays.compareUnsigned(tails.array, tailAt[a], tailAt[a] + tailLength[a], tails.array, tailAt[b],
				tailAt[b] + tailLength[b]);
	}

	/**
	 * Finds the texts within the budget and leaves them in {@link #texts}, sorted by community, kind, and best first.
	 *
	 * @param apart whether to keep enough for every choice that may come later: the budget counts for each month by
	 *              itself, and posts marked over 18 take no place from others
	 */
	void chooseTexts(TextBudget budget, boolean apart) {
		textCount = 0;
		for (int i = 0; i < count; i++) {
			int row = order[i];
			int what = head[row];
			if ((what & Head.TEXT) != 0) {
				text(row, Head.isEdge(what) ? Head.COMMENT : what & Head.KIND);
			}
			if ((what & Head.TITLE) != 0) {
				text(row, (what & Head.LINK) != 0 ? Head.IMAGE : Head.SUBMISSION);
			}
		}
		if (textCount == 0) {
			return;
		}
		boolean all = textCount <= Math.min(budget.snippets(), budget.images());
		if (!all) {
			sort.sort(texts, 0, textCount, apart ? this::byMonthThenBest : this::imagesTogetherThenBest);
			int to = 0;
			int[] inGroup = new int[2];
			for (int i = 0; i < textCount; i++) {
				if (i == 0 || !sameGroup(texts[i - 1], texts[i], apart)) {
					inGroup[0] = 0;
					inGroup[1] = 0;
				}
				boolean nsfw = apart && (head[texts[i] >>> KIND_BITS] & Head.NSFW) != 0;
				// Behind others of any kind, or, when it may be shown to all, behind those of its like only.
				int before = nsfw || !apart ? inGroup[0] : inGroup[1];
				int most = kind(texts[i]) == Head.IMAGE ? budget.images() : budget.snippets();
				inGroup[0]++;
				inGroup[1] += nsfw ? 0 : 1;
				if (before < most) {
					texts[to++] = texts[i];
				}
			}
			textCount = to;
		}
		if (!apart) {
			sort.sort(texts, 0, textCount, this::byCommunityThenBest);
		}
	}

	private void text(int row, int kind) {
		if (textCount == texts.length) {
			texts = Arrays.copyOf(texts, 2 * textCount);
		}
		texts[textCount++] = row << KIND_BITS | kind;
	}

	static int kind(int text) {
		return text & (1 << KIND_BITS) - 1;
	}

	static int row(int text) {
		return text >>> KIND_BITS;
	}

	private boolean sameGroup(int a, int b, boolean apart) {
		return kind(a) == kind(b) && (kind(a) == Head.IMAGE || community[row(a)] == community[row(b)])
				&& (!apart || month(a) == month(b));
	}

	private int month(int text) {
		return Months.of(created[row(text)]);
	}

	private int byMonthThenBest(int a, int b) {
		int c = Integer.compare(month(a), month(b));
		return c != 0 ? c : imagesTogetherThenBest(a, b);
	}

	private int imagesTogetherThenBest(int a, int b) {
		int c = Integer.compare(kind(a), kind(b));
		c = c != 0 || kind(a) == Head.IMAGE ? c : Integer.compare(community[row(a)], community[row(b)]);
		return c != 0 ? c : bestFirst(row(a), row(b));
	}

	private int byCommunityThenBest(int a, int b) {
		int c = Integer.compare(community[row(a)], community[row(b)]);
		c = c != 0 ? c : Integer.compare(kind(a), kind(b));
		return c != 0 ? c : bestFirst(row(a), row(b));
	}

	private int bestFirst(int a, int b) {
		int c = Integer.compare(score[b], score[a]);
		c = c != 0 ? c : Integer.compareUnsigned(created[b], created[a]);
		return c != 0 ? c : byId(a, b);
	}

	/** Removes all texts but those that {@link #chooseTexts} chose. */
	void forgetOtherTexts() {
		if (kept.length < rows) {
			kept = new boolean[key.length];
		}
		for (int i = 0; i < textCount; i++) {
			kept[row(texts[i])] = true;
		}
		for (int i = 0; i < count; i++) {
			int row = order[i];
			if (!kept[row] && (head[row] & Head.TEXTS) != 0) {
				tailLength[row] = fixedLength(row);
				head[row] &= ~Head.TEXTS;
			}
			kept[row] = false;
		}
	}

	/** Bytes of a tail before its texts. */
	private int fixedLength(int row) {
		reader.on(tails.array, tailAt[row]);
		if ((head[row] & Head.FOREIGN) != 0) {
			reader.block();
		}
		if (Head.isEdge(head[row])) {
			reader.number();
			reader.number();
			reader.number();
		}
		return reader.at - tailAt[row];
	}

	/** Reads the tail of a row. */
	ByteReader tail(int row) {
		return reader.on(tails.array, tailAt[row]);
	}
}
