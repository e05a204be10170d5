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

	private static final int KIND_BITS = 2;
	/** Bits of kind and community. */
	private static final int GROUP_BITS = Integer.SIZE + KIND_BITS;

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
	private long[] groups = new long[64];
	/** How many comments, and titles without a picture, a community has; zero between two users. */
	private int[] snippets = new int[64];

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
		if (!isWithin(budget)) {
			cut(budget, apart);
		}
		if (!apart) {
			sortTexts(this::communityAndKind);
		}
	}

	/** Whether the texts are within the budget even if those of all months count together: so it is with nearly all users. */
	private boolean isWithin(TextBudget budget) {
		if (textCount <= Math.min(budget.snippets(), budget.images())) {
			return true;
		}
		int images = 0;
		boolean within = true;
		for (int i = 0; i < textCount; i++) {
			if (kind(texts[i]) == Head.IMAGE) {
				images++;
			} else {
				int place = snippetPlace(texts[i]);
				if (place >= snippets.length) {
					snippets = Arrays.copyOf(snippets, Math.max(place + 1, 2 * snippets.length));
				}
				within &= ++snippets[place] <= budget.snippets();
			}
		}
		for (int i = 0; i < textCount; i++) {
			if (kind(texts[i]) != Head.IMAGE) {
				snippets[snippetPlace(texts[i])] = 0;
			}
		}
		return within && images <= budget.images();
	}

	private int snippetPlace(int text) {
		return community[row(text)] << 1 | (kind(text) == Head.COMMENT ? 0 : 1);
	}

	/** Leaves what is within the budget, best first in each group. */
	private void cut(TextBudget budget, boolean apart) {
		sortGroups(apart ? this::monthAndGroup : this::group);
		int to = 0;
		for (int from = 0, end; from < textCount; from = end) {
			end = groupEnd(from);
			int most = kind(texts[from]) == Head.IMAGE ? budget.images() : budget.snippets();
			if (end - from <= most) {
				for (int i = from; i < end; i++) {
					texts[to++] = texts[i];
				}
				continue;
			}
			sort.sort(texts, from, end, this::bestTextFirst);
			int all = 0;
			int forAll = 0;
			for (int i = from; i < end; i++) {
				boolean nsfw = apart && (head[row(texts[i])] & Head.NSFW) != 0;
				// Behind others of any kind, or, when it may be shown to all, behind those of its like only.
				if ((nsfw || !apart ? all : forAll) < most) {
					texts[to++] = texts[i];
				}
				all++;
				forAll += nsfw ? 0 : 1;
			}
		}
		textCount = to;
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

	/** What a text is grouped by, as a number. */
	private interface Group {
		long of(int text);
	}

	private long monthAndGroup(int text) {
		return (long) Months.of(created[row(text)]) << GROUP_BITS | group(text);
	}

	/** Kind and community; pictures count together. */
	private long group(int text) {
		int kind = kind(text);
		return (long) kind << Integer.SIZE | (kind == Head.IMAGE ? 0 : community[row(text)]);
	}

	private long communityAndKind(int text) {
		return (long) community[row(text)] << KIND_BITS | kind(text);
	}

	/** Puts texts of a group together, groups in the order of their numbers. */
	private void sortGroups(Group group) {
		if (groups.length < textCount) {
			groups = new long[texts.length];
			}
		boolean inOrder = true;
		for (int i = 0; i < textCount; i++) {
			groups[i] = group.of(texts[i]);
			inOrder &= i == 0 || groups[i - 1] <= groups[i];
		}
		if (!inOrder) {
			sort.sortByKey(texts, groups, 0, textCount);
		}
	}

	/** Where the group ends that starts there, after {@link #sortGroups}. */
	private int groupEnd(int from) {
		int end = from + 1;
		while (end < textCount && groups[end] == groups[from]) {
			end++;
		}
		return end;
	}

	private void sortTexts(Group group) {
		sortGroups(group);
		for (int from = 0, end; from < textCount; from = end) {
			end = groupEnd(from);
			if (end - from > 1) {
				sort.sort(texts, from, end, this::bestTextFirst);
			}
		}
	}

	private int bestTextFirst(int a, int b) {
		return bestFirst(row(a), row(b));
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
