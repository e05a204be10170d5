package org.zipp.graph.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.zipp.graph.EdgeList;
import org.zipp.graph.MonthCount;
import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;

/** Turns the rows of a user into edges and the best traces, and hands them to a {@link GraphBuilder}. */
final class UserRows {

	private static final Comparator<Trace> BEST_FIRST = Comparator.comparingInt(Trace::community)
			.thenComparing(Trace::kind).thenComparingInt(t -> -t.score()).thenComparingLong(t -> -t.created())
			.thenComparing(Trace::source);

	private final GraphBuilder builder;
	private final int minimumActivity;
	private final int snippetsPerEdge;
	private final int imagesPerUser;
	private final EdgeList edges = new EdgeList();
	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
	private final Map<YearMonth, long[]> months = new TreeMap<>();
	private long images;
	private long duplicates;
	private long quietUsers;
	private long traces;

	/**
	 * @param minimumActivity users with fewer posts and comments are left out
	 * @param snippetsPerEdge most comments, and most titles, kept of a user in a community
	 * @param imagesPerUser   most image posts kept of a user
	 */
	UserRows(GraphBuilder builder, int minimumActivity, int snippetsPerEdge, int imagesPerUser) {
		this.builder = builder;
		this.minimumActivity = minimumActivity;
		this.snippetsPerEdge = snippetsPerEdge;
		this.imagesPerUser = imagesPerUser;
	}

	/** All rows of the next user in the order of ids. */
	void user(String id, List<Trace> rows) throws IOException {
		Set<String> seen = HashSet.newHashSet(rows.size());
		List<Trace> own = new ArrayList<>(rows.size());
		for (Trace t : rows) {
			if (seen.add(t.source())) {
				own.add(t);
			} else {
				duplicates++;
			}
		}
		if (own.size() < minimumActivity) {
			quietUsers++;
			return;
		}
		own.sort(BEST_FIRST);
		Set<Trace> pictures = bestImages(own);
		kept.reset();
		edges.clear();
		for (int from = 0, to; from < own.size(); from = to) {
			int community = own.get(from).community();
			to = from;
			while (to < own.size() && own.get(to).community() == community) {
				to++;
			}
			edge(community, own.subList(from, to), pictures);
		}
		byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
		builder.user(utf8, utf8.length, edges, kept.toByteArray(), kept.size());
	}

	private void edge(int community, List<Trace> rows, Set<Trace> pictures) {
		int[] keptOf = new int[TraceKind.values().length];
		int comments = 0;
		long first = Long.MAX_VALUE;
		long last = 0;
		long score = 0;
		for (Trace t : rows) {
			boolean comment = t.kind() == TraceKind.COMMENT;
			comments += comment ? 1 : 0;
			first = Math.min(first, t.created());
			last = Math.max(last, t.created());
			score += t.score();
			months.computeIfAbsent(YearMonth.from(Instant.ofEpochSecond(t.created()).atOffset(ZoneOffset.UTC)),
					_ -> new long[2])[comment ? 1 : 0]++;
			boolean keep = t.kind() == TraceKind.IMAGE_POST ? pictures.contains(t)
					: !t.text().isEmpty() && keptOf[t.kind().ordinal()] < snippetsPerEdge;
			if (keep) {
				keptOf[t.kind().ordinal()]++;
				traces++;
				TraceCodec.encode(kept, edges.size(), t);
			}
		}
		images += rows.stream().filter(t -> t.kind() == TraceKind.IMAGE_POST).count();
		edges.add(community, rows.size() - comments, comments, first, last, Math.clamp(score, Integer.MIN_VALUE, Integer.MAX_VALUE));
	}

	private Set<Trace> bestImages(List<Trace> own) {
		Set<Trace> best = new HashSet<>();
		own.stream().filter(t -> t.kind() == TraceKind.IMAGE_POST && !t.text().isEmpty())
				.sorted(Comparator.comparingInt((Trace t) -> -t.score()).thenComparingLong(t -> -t.created())
						.thenComparing(Trace::source))
				.limit(imagesPerUser).forEach(best::add);
		return best;
	}

	/** What users that were not left out wrote, by month. */
	List<MonthCount> activity() {
		return months.entrySet().stream().map(m -> new MonthCount(m.getKey(), m.getValue()[0], m.getValue()[1])).toList();
	}

	long images() {
		return images;
	}

	long duplicates() {
		return duplicates;
	}

	long quietUsers() {
		return quietUsers;
	}

	long traces() {
		return traces;
	}
}
