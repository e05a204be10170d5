package org.zipp.graph.internal.ingest;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import org.zipp.graph.internal.ByteReader;
import org.zipp.graph.internal.Bytes;

/**
 * Rows in memory on their way to a file, in the order in which they come. Rows lie outside the Java heap, 32 bytes each
 * and their tails; authors and communities are numbered. Written sorted by user: ids of users are made and sorted once,
 * rows are then dealt to their users by counting, and the rows of a user mostly are in the order of their ids already.
 */
final class RowBuffer implements AutoCloseable {

	private static final int KEY = 0;
	private static final int USER = 8;
	private static final int COMMUNITY = 12;
	private static final int CREATED = 16;
	private static final int SCORE = 20;
	private static final int TAIL = 24;
	private static final int ROW = 32;
	private static final int HEAD_BITS = 8;
	private static final int LENGTH_BITS = 16;
	/** Users are sorted as numbers of 40 bits of their id and 24 bits of their place. */
	private static final int PLACE_BITS = 24;
	private static final int MOST_USERS = 1 << PLACE_BITS;
	private static final int MOST_ROWS = 1 << 30;
	/** Memory that writing takes for each row and each user. */
	private static final int WRITING_ROW = 4;
	private static final int WRITING_USER = 40;

	private final UserIds ids;
	private final TextBudget budget;
	private final Communities communities;
	private final Names authors = new Names();
	private final Slab rows = new Slab();
	private final Slab tails = new Slab();
	private final ByteReader reader = new ByteReader();
	private int count;
	private long copies;
	private long[] places = new long[64];

	/** @param communities numbers the communities; goes on from buffer to buffer */
	RowBuffer(UserIds ids, TextBudget budget, Communities communities) {
		this.ids = ids;
		this.budget = budget;
		this.communities = communities;
	}

	void add(ParsedBlock block) {
		reader.on(block.rows.array, 0);
		for (int i = 0; i < block.taken; i++) {
			int authorLength = reader.block();
			int author = authors.number(reader.array, reader.at - authorLength, authorLength);
			int communityLength = reader.block();
			int community = communities.number(reader.array, reader.at - communityLength, communityLength);
			int head = reader.next();
			long key = reader.number();
			int created = (int) reader.number();
			int score = (int) reader.signed();
			int tailLength = reader.block();
			int tail = reader.at - tailLength;
			communities.sample(community, head, reader.array, tail);
			reader.at = tail + tailLength;
			add(author, community, head, key, created, score, reader.array, tail, tailLength);
		}
	}

	private void add(int author, int community, int head, long key, int created, int score, byte[] bytes, int from, int length) {
		long row = rows.reserve(ROW);
		MemorySegment piece = rows.piece(row);
		long at = Slab.inPiece(row);
		piece.set(JAVA_LONG, at + KEY, key);
		piece.set(JAVA_INT, at + USER, author);
		piece.set(JAVA_INT, at + COMMUNITY, community);
		piece.set(JAVA_INT, at + CREATED, created);
		piece.set(JAVA_INT, at + SCORE, score);
		long place = tails.put(bytes, from, length);
		piece.set(JAVA_LONG, at + TAIL, (place << LENGTH_BITS | length) << HEAD_BITS | head);
		count++;
	}

	/** Bytes of memory held, including what writing will take. */
	long memory() {
		return rows.used() + tails.used() + authors.memory() + (long) count * WRITING_ROW + (long) authors.size() * WRITING_USER;
	}

	/** Whether no more of a block fits. */
	boolean isFull() {
		return authors.size() > MOST_USERS / 2 || count > MOST_ROWS / 2;
	}

	boolean isEmpty() {
		return count == 0;
	}

	/** Copies of rows that were left out when writing. */
	long copies() {
		return copies;
	}

	/** Writes everything sorted and is empty then. */
	void writeTo(RowWriter out) throws IOException {
		Users users = new Users();
		int[] ends = new int[users.count + 1];
		int[] order = users.deal(ends);
		UserRows of = new UserRows();
		for (int rank = 0, to; rank < users.count; rank = to) {
			of.clear();
			to = rank + 1;
			while (to < users.count && users.compare(users.byRank[rank], users.byRank[to]) == 0) {
				to++; // names that differ in case only
			}
			take(order, rank == 0 ? 0 : ends[rank - 1], ends[to - 1], of);
			complete(of, budget, row -> copies++);
			users.write(users.byRank[rank], of, out);
		}
		authors.clear();
		rows.clear();
		tails.clear();
		count = 0;
	}

	/** Makes the rows of a user what they are in a part: sorted, without copies, with texts within the budget. */
	static void complete(UserRows of, TextBudget budget, UserRows.Dropped dropped) {
		of.sort();
		of.dropCopies(true, dropped);
		of.chooseTexts(budget, true);
		of.forgetOtherTexts();
	}

	/** Takes rows over. Goes twice over them, so that the processor can fetch several of those scattered about at once. */
	private void take(int[] order, int from, int to, UserRows target) {
		if (places.length < to - from) {
			places = new long[Math.max(to - from, 2 * places.length)];
		}
		int bytes = 0;
		for (int i = from; i < to; i++) {
			long row = (long) order[i] * ROW;
			MemorySegment piece = rows.piece(row);
			long at = Slab.inPiece(row);
			long tail = piece.get(JAVA_LONG, at + TAIL);
			int length = (int) (tail >> HEAD_BITS) & (1 << LENGTH_BITS) - 1;
			int added = target.add(piece.get(JAVA_LONG, at + KEY), piece.get(JAVA_INT, at + COMMUNITY), piece.get(JAVA_INT, at + CREATED),
					piece.get(JAVA_INT, at + SCORE), (int) tail & (1 << HEAD_BITS) - 1, length);
			target.tailAt[added] = bytes;
			bytes += length;
			places[i - from] = tail >>> HEAD_BITS + LENGTH_BITS;
		}
		target.tails.room(bytes);
		for (int i = 0; i < to - from; i++) {
			tails.get(places[i], target.tails.array, target.tailAt[i], target.tailLength[i]);
		}
		target.tails.length = bytes;
	}

	/** The users in the buffer, sorted by id. */
	private final class Users {
		private final int count = authors.size();
		private final Bytes bytes = new Bytes(Math.max(16, count * 10));
		private final int[] starts = new int[count + 1];
		private final int[] byRank;

		Users() {
			long[] keys = new long[count];
			for (int u = 0; u < count; u++) {
				ids.append(authors.chunk(u), authors.start(u), authors.length(u), bytes);
				starts[u + 1] = bytes.length;
				long prefix = RowReader.prefix(bytes.array, starts[u], bytes.length - starts[u]);
				keys[u] = (prefix >>> PLACE_BITS << PLACE_BITS | u) ^ Long.MIN_VALUE;
			}
			Arrays.sort(keys);
			byRank = new int[count];
			for (int rank = 0; rank < count; rank++) {
				byRank[rank] = (int) keys[rank] & MOST_USERS - 1;
			}
			sortAlike(keys);
		}

		/** Sorts those whose first 40 bits are the same by the whole id. */
		private void sortAlike(long[] keys) {
			IntSort sort = new IntSort();
			for (int from = 0, to; from < count; from = to) {
				to = from + 1;
				while (to < count && keys[to] >> PLACE_BITS == keys[from] >> PLACE_BITS) {
					to++;
				}
				if (to - from > 1) {
					sort.sort(byRank, from, to, this::compare);
				}
			}
		}

		private int compare(int a, int b) {
			return Arrays.compareUnsigned(bytes.array, starts[a], starts[a + 1], bytes.array, starts[b], starts[b + 1]);
		}

		/** Numbers of the rows by rank of their users, each user's in the order they came; fills in where each ends. */
		private int[] deal(int[] ends) {
			int[] rank = new int[count];
			for (int r = 0; r < count; r++) {
				rank[byRank[r]] = r;
			}
			int rowCount = RowBuffer.this.count;
			for (int i = 0; i < rowCount; i++) {
				ends[rank[rows.getInt((long) i * ROW + USER)] + 1]++;
			}
			for (int r = 0; r < count; r++) {
				ends[r + 1] += ends[r];
			}
			int[] order = new int[rowCount];
			for (int i = 0; i < rowCount; i++) {
				order[ends[rank[rows.getInt((long) i * ROW + USER)]]++] = i;
			}
			return order;
		}

		private void write(int user, UserRows of, RowWriter out) throws IOException {
			out.user(bytes.array, starts[user], starts[user + 1] - starts[user], of);
		}
	}

	@Override
	public void close() {
		rows.close();
		tails.close();
	}
}
