package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Throughput;
import org.zipp.graph.EdgeList;
import org.zipp.graph.MonthCount;
import org.zipp.graph.TraceKind;
import org.zipp.graph.internal.ByteReader;
import org.zipp.graph.internal.Bytes;
import org.zipp.graph.internal.GraphBuilder;
import org.zipp.graph.internal.TraceCodec;

/**
 * Streams the users of all parts in the order of their ids into a {@link GraphBuilder}: drops what is not wanted, counts
 * what is there more than once only once, adds up, and chooses the texts to keep. Which order the parts have does not
 * matter to the graph.
 */
final class GraphMerge {

	/** What to take of the parts; {@code range} and the others say nothing about how files are read. */
	record Choice(DateRange range, boolean includeNsfw, int minActivity, TextBudget budget) {
	}

	static final String NSFW = "over 18";
	static final String OUTSIDE = "outside the months";
	static final String LANGUAGE = "in other languages";
	static final String QUIET_ROWS = "of quiet users";
	static final String KEPT = "kept";
	/** Names of what is counted for each part, in the order of the columns. */
	static final List<String> COUNTED = List.of(KEPT, Part.BOTS, NSFW, OUTSIDE, LANGUAGE, Part.COPIES, QUIET_ROWS);

	private static final int KEPT_PLACE = COUNTED.indexOf(KEPT);
	private static final int BOTS_PLACE = COUNTED.indexOf(Part.BOTS);
	private static final int NSFW_PLACE = COUNTED.indexOf(NSFW);
	private static final int OUTSIDE_PLACE = COUNTED.indexOf(OUTSIDE);
	private static final int LANGUAGE_PLACE = COUNTED.indexOf(LANGUAGE);
	private static final int COPIES_PLACE = COUNTED.indexOf(Part.COPIES);
	private static final int QUIET_PLACE = COUNTED.indexOf(QUIET_ROWS);

	private static final TraceKind[] KINDS = TraceKind.values();
	private static final int CHECK_EVERY = 1 << 12;
	private static final int TICKS = 1000;
	private static final byte[] NONE = {};
	private static final byte[] OF_COMMENT = "t1_".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] OF_SUBMISSION = "t3_".getBytes(StandardCharsets.US_ASCII);

	private final List<Part> parts;
	private final UserIds ids;
	private final UserIds.Some bots;
	private final Choice choice;
	private final long memory;
	private final Path work;
	private final List<String> names = new ArrayList<>();
	private final int[][] indexes;
	private final boolean[] wanted;
	private final long earliest;
	private final long latest;
	private final UserRows rows = new UserRows();
	private final long[][] counts;
	private final long[] posts = new long[Months.COUNT];
	private final long[] comments = new long[Months.COUNT];
	private final EdgeList edges = new EdgeList();
	private final Bytes traces = new Bytes(1 << 16);
	private final Bytes source = new Bytes(64);
	private Slots slots;
	private long images;
	private long traceCount;
	private long quietUsers;

	/**
	 * @param bots      users to leave out
	 * @param languages languages of communities to take, empty for all
	 * @param memory    most bytes of memory
	 * @param work      folder for files on the way
	 */
	GraphMerge(List<Part> parts, UserIds ids, UserIds.Some bots, Choice choice, Languages languages, long memory, Path work)
			throws IOException {
		this.parts = parts;
		this.ids = ids;
		this.bots = bots;
		this.choice = choice;
		this.memory = memory;
		this.work = work;
		earliest = choice.range.earliest();
		latest = choice.range.latest();
		counts = new long[parts.size()][COUNTED.size()];
		indexes = new int[parts.size()][];
		TreeSet<String> all = new TreeSet<>(GraphBuilder.ID_ORDER);
		Map<String, StringBuilder> samples = languages.all() ? null : new HashMap<>();
		List<List<Part.Community>> ofParts = new ArrayList<>();
		for (Part part : parts) {
			List<Part.Community> communities = communities(part);
			ofParts.add(communities);
			communities.forEach(c -> all.add(c.name()));
			if (samples != null) {
				languages.collect(communities, samples);
			}
		}
		names.addAll(all);
		Map<String, Integer> places = HashMap.newHashMap(names.size());
		names.forEach(n -> places.put(n, places.size()));
		for (int p = 0; p < indexes.length; p++) {
			indexes[p] = ofParts.get(p).stream().mapToInt(c -> places.get(c.name())).toArray();
		}
		wanted = samples == null ? null : languages.wanted(names, samples);
	}

	private static List<Part.Community> communities(Part part) {
		try {
			return part.communities();
		} catch (IOException e) {
			throw part.damaged(e);
		}
	}

	/** Communities by number, in {@link GraphBuilder#ID_ORDER}. */
	List<String> names() {
		return names;
	}

	/** Hands all users over. */
	void write(GraphBuilder builder, SubMonitor progress) throws IOException {
		slots = new Slots(names.size());
		long total = parts.stream().mapToLong(p -> p.count(Part.TAKEN)).sum();
		Throughput throughput = new Throughput("rows", total);
		progress.setWorkRemaining(TICKS);
		progress.subTask("Putting users together");
		long reported = 0;
		long taken = 0;
		try (UserMerge merge = open(progress)) {
			for (long users = 1; next(merge); users++) {
				taken += user(merge, builder);
				if (users % CHECK_EVERY == 0) {
					check(progress);
					throughput.add(taken - throughput.done());
					progress.subTask("Putting users together: " + throughput.text());
					long ticks = TICKS * taken / Math.max(1, total);
					progress.worked((int) (ticks - reported));
					reported = ticks;
				}
			}
		}
	}

	private static void check(SubMonitor progress) {
		if (progress.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	/** The parts as one; when there are too many to be open at once, some of them are merged into files before. */
	private UserMerge open(SubMonitor progress) throws IOException {
		int most = PartRows.mostOpen(memory);
		List<Source> sources = new ArrayList<>();
		for (int p = 0; p < parts.size(); p++) {
			sources.add(new Source(parts.get(p).rows(), indexes[p], p));
		}
		for (int made = 0; sources.size() > most; made++) {
			List<Source> some = sources.subList(0, most);
			Path file = work.resolve("parts-" + made);
			try (UserMerge merge = open(some); RowWriter out = new RowWriter(file, true)) {
				UserRows all = new UserRows();
				for (int users = 0; next(merge); users++) {
					readRows(merge, all);
					all.sort();
					out.user(merge.id(), 0, merge.idLength(), all);
					if (users % CHECK_EVERY == 0) {
						check(progress);
					}
				}
				out.finish();
			}
			some.clear();
			sources.add(new Source(file, null, 0));
		}
		return open(sources);
	}

	/** @param part number of the part, when {@code index} is not {@code null} */
	private record Source(Path file, int[] index, int part) {
	}

	private UserMerge open(List<Source> sources) throws IOException {
		List<RowReader> readers = new ArrayList<>();
		try {
			for (Source s : sources) {
				try {
					readers.add(new RowReader(s.file, s.index, s.part));
				} catch (IOException e) {
					if (s.index != null) {
						throw parts.get(s.part).damaged(e);
					}
					throw e;
				}
			}
			return new UserMerge(readers);
		} catch (IOException | RuntimeException e) {
			for (RowReader reader : readers) {
				reader.close();
			}
			throw e;
		}
	}

	private boolean next(UserMerge merge) throws IOException {
		try {
			return merge.next();
		} catch (RowReader.DamagedException e) {
			throw damaged(e);
		}
	}

	private void readRows(UserMerge merge, UserRows target) throws IOException {
		try {
			merge.rows(target);
		} catch (RowReader.DamagedException e) {
			throw damaged(e);
		}
	}

	/** Names the part, when it is the file of one. */
	private RuntimeException damaged(RowReader.DamagedException e) throws IOException {
		for (Part part : parts) {
			if (part.rows().equals(e.file())) {
				return part.damaged(e);
			}
		}
		throw e;
	}

	/** @return how many rows there were */
	private int user(UserMerge merge, GraphBuilder builder) throws IOException {
		if (bots.contains(merge.id(), merge.idLength())) {
			return skipBot(merge);
		}
		readRows(merge, rows);
		int read = rows.count;
		dropUnwanted();
		rows.sort();
		rows.dropCopies(false, row -> counts[rows.part[row]][COPIES_PLACE]++);
		if (rows.count == 0) {
			return read;
		}
		if (addUp() < choice.minActivity) {
			quietUsers++;
			countAll(QUIET_PLACE);
			return read;
		}
		countAll(KEPT_PLACE);
		countMonths();
		slots.toEdges(edges);
		encodeTraces();
		byte[] id = ids.inGraph(merge.id(), merge.idLength());
		builder.user(id, id.length, edges, traces.array, traces.length);
		return read;
	}

	private int skipBot(UserMerge merge) throws IOException {
		int[] skipped = new int[1];
		try {
			merge.skip(part -> {
				counts[part][BOTS_PLACE]++;
				skipped[0]++;
			});
		} catch (RowReader.DamagedException e) {
			throw damaged(e);
		}
		return skipped[0];
	}

	private void countAll(int what) {
		for (int i = 0; i < rows.count; i++) {
			counts[rows.part[rows.order[i]]][what]++;
		}
	}

	private void dropUnwanted() {
		int to = 0;
		for (int i = 0; i < rows.count; i++) {
			int row = rows.order[i];
			int reason = reasonToDrop(row);
			if (reason < 0) {
				rows.order[to++] = row;
			} else {
				counts[rows.part[row]][reason]++;
			}
		}
		rows.count = to;
	}

	private int reasonToDrop(int row) {
		if ((rows.head[row] & Head.NSFW) != 0 && !choice.includeNsfw) {
			return NSFW_PLACE;
		}
		long last = Integer.toUnsignedLong(rows.created[row]);
		if (Head.isEdge(rows.head[row])) {
			ByteReader tail = rows.tail(row);
			tail.number();
			tail.number();
			// A row of a list is in the range when some of its time is; when it has no time, always.
			if (last != 0 && (last < earliest || last - tail.number() > latest)) {
				return OUTSIDE_PLACE;
			}
		} else if (last < earliest || last > latest) {
			return OUTSIDE_PLACE;
		}
		return wanted != null && !wanted[rows.community[row]] ? LANGUAGE_PLACE : -1;
	}

	/** Adds up by community; returns posts and comments of all. */
	private long addUp() {
		slots.clear();
		long activity = 0;
		for (int i = 0; i < rows.count; i++) {
			int row = rows.order[i];
			int head = rows.head[row];
			long last = Integer.toUnsignedLong(rows.created[row]);
			if (Head.isEdge(head)) {
				ByteReader tail = rows.tail(row);
				long p = tail.number();
				long c = tail.number();
				slots.add(rows.community[row], p, c, last - tail.number(), last, rows.score[row]);
				activity += p + c;
			} else {
				boolean comment = (head & Head.KIND) == Head.COMMENT;
				slots.add(rows.community[row], comment ? 0 : 1, comment ? 1 : 0, last, last, rows.score[row]);
				activity++;
			}
		}
		return activity;
	}

	private void countMonths() {
		for (int i = 0; i < rows.count; i++) {
			int row = rows.order[i];
			int head = rows.head[row];
			int month = Months.of(rows.created[row]);
			if (Head.isEdge(head)) {
				ByteReader tail = rows.tail(row);
				long p = tail.number();
				long c = tail.number();
				long first = Integer.toUnsignedLong(rows.created[row]) - tail.number();
				if (rows.created[row] != 0 && Months.of((int) first) == month) {
					posts[month] += p;
					comments[month] += c;
				}
				images += (head & Head.LINK) != 0 ? 1 : 0;
			} else if ((head & Head.KIND) == Head.COMMENT) {
				comments[month]++;
			} else {
				posts[month]++;
				images += (head & Head.KIND) == Head.IMAGE ? 1 : 0;
			}
		}
	}

	private void encodeTraces() {
		traces.clear();
		rows.chooseTexts(choice.budget, false);
		traceCount += rows.textCount;
		for (int i = 0, ordinal = 0; i < rows.textCount; i++) {
			int row = UserRows.row(rows.texts[i]);
			while (edges.neighbour(ordinal) != rows.community[row]) {
				ordinal++;
			}
			trace(row, UserRows.kind(rows.texts[i]), ordinal);
		}
	}

	private void trace(int row, int kind, int ordinal) {
		int head = rows.head[row];
		TraceCodec.begin(traces, KINDS[kind], ordinal, rows.score[row], Integer.toUnsignedLong(rows.created[row]));
		ByteReader tail = rows.tail(row);
		boolean edge = Head.isEdge(head);
		source.clear();
		byte[] prefix = edge ? (parts.get(rows.part[row]).source().name() + ':').getBytes(StandardCharsets.UTF_8)
				: kind == Head.COMMENT ? OF_COMMENT : OF_SUBMISSION;
		source.put(prefix, 0, prefix.length);
		if ((head & Head.FOREIGN) != 0) {
			int length = tail.block();
			source.put(tail.array, tail.at - length, length);
		} else if (edge) {
			ItemKey.append(ItemKey.number(rows.key[row]), 10, source);
		} else {
			ItemKey.appendText(ItemKey.number(rows.key[row]), source);
		}
		traces.block(source.array, 0, source.length);
		if (edge) {
			tail.number();
			tail.number();
			tail.number();
		}
		if (edge && kind != Head.COMMENT && (head & Head.TEXT) != 0) {
			tail.block(); // the comment's
		}
		int length = tail.block();
		traces.block(tail.array, tail.at - length, length);
		if (kind == Head.IMAGE && (head & Head.LINK) != 0) {
			length = tail.block();
			traces.block(tail.array, tail.at - length, length);
		} else {
			traces.block(NONE, 0, 0);
		}
	}

	/** Sums of a user by community. */
	private static final class Slots {
		private final int[] slotOf;
		private int[] community = new int[64];
		private long[] posts = new long[64];
		private long[] comments = new long[64];
		private long[] first = new long[64];
		private long[] last = new long[64];
		private long[] score = new long[64];
		private long[] sorted = new long[64];
		private int size;

		private Slots(int communities) {
			slotOf = new int[communities];
			Arrays.fill(slotOf, -1);
		}

		private void clear() {
			for (int i = 0; i < size; i++) {
				slotOf[community[i]] = -1;
			}
			size = 0;
		}

		private void add(int of, long p, long c, long from, long to, int votes) {
			int slot = slotOf[of];
			if (slot < 0) {
				slot = open(of);
			}
			posts[slot] += p;
			comments[slot] += c;
			score[slot] += votes;
			if (to != 0) {
				first[slot] = last[slot] == 0 ? from : Math.min(first[slot], from);
				last[slot] = Math.max(last[slot], to);
			}
		}

		private int open(int of) {
			if (size == community.length) {
				int n = 2 * size;
				community = Arrays.copyOf(community, n);
				posts = Arrays.copyOf(posts, n);
				comments = Arrays.copyOf(comments, n);
				first = Arrays.copyOf(first, n);
				last = Arrays.copyOf(last, n);
				score = Arrays.copyOf(score, n);
				sorted = new long[n];
			}
			community[size] = of;
			posts[size] = comments[size] = first[size] = last[size] = score[size] = 0;
			slotOf[of] = size;
			return size++;
		}

		private void toEdges(EdgeList edges) {
			edges.clear();
			for (int i = 0; i < size; i++) {
				sorted[i] = (long) community[i] << Integer.SIZE | i;
			}
			Arrays.sort(sorted, 0, size);
			for (int i = 0; i < size; i++) {
				int slot = (int) sorted[i];
				edges.add(community[slot], clamped(posts[slot]), clamped(comments[slot]), first[slot], last[slot], clamped(score[slot]));
			}
		}

		private static int clamped(long value) {
			return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
		}
	}

	/** What the users in the graph wrote, by month. */
	List<MonthCount> activity() {
		List<MonthCount> result = new ArrayList<>();
		for (int m = 0; m < Months.COUNT; m++) {
			if (posts[m] > 0 || comments[m] > 0) {
				result.add(new MonthCount(Months.month(m), posts[m], comments[m]));
			}
		}
		return result;
	}

	/** What was counted of a part, by name. */
	Map<String, Long> counts(int part) {
		Map<String, Long> result = new LinkedHashMap<>();
		for (int i = 0; i < COUNTED.size(); i++) {
			result.put(COUNTED.get(i), counts[part][i]);
		}
		return result;
	}

	/** Image posts of the users in the graph. */
	long images() {
		return images;
	}

	/** Texts kept. */
	long traces() {
		return traceCount;
	}

	/** Users left out because they did too little. */
	long quietUsers() {
		return quietUsers;
	}
}
