package org.zipp.mining;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.zipp.mining.Allotment.Item;
import org.zipp.mining.Allotment.Place;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;

/**
 * How the token budget of a user was spent: what each community was allotted and used, and what fell outside. Worked out
 * from stored evidence and the budget it was chosen by.
 *
 * @param budget    tokens there were
 * @param used      tokens of all rows within the budget
 * @param forImages tokens that titles of image posts took, before all else, from the share offered to them
 * @param exact     whether that budget gives just these rows; else they were chosen by another, and what communities were
 *                  allotted is an estimate
 * @param lines     communities by falling weight
 */
public record EvidenceLedger(int budget, int used, int forImages, boolean exact, List<Line> lines) {

	/** Weights that differ less came from the same number. */
	private static final double SAME_WEIGHT = 1e-9;

	/** Used communities first, by the rank of their own row; then by weight, and as the graph orders communities. */
	private static final Comparator<List<EvidenceRow>> BY_WEIGHT = (a, b) -> {
		if (isUsed(a) || isUsed(b)) {
			return isUsed(a) && isUsed(b) ? Integer.compare(a.getFirst().rank(), b.getFirst().rank())
					: Boolean.compare(isUsed(b), isUsed(a));
		}
		long wa = Math.round(weight(a) / SAME_WEIGHT);
		long wb = Math.round(weight(b) / SAME_WEIGHT);
		return wa != wb ? Long.compare(wb, wa)
				: Arrays.compareUnsigned(a.getFirst().community().getBytes(StandardCharsets.UTF_8),
						b.getFirst().community().getBytes(StandardCharsets.UTF_8));
	};

	/**
	 * What became of a community.
	 *
	 * @param rank     from 1, by falling weight
	 * @param share    its share of the budget by the split, 0 to 1; 0 when only titles of image posts were taken of it
	 * @param allotted tokens of that share; it may have used more: from the share for image posts, or what others left
	 * @param used     tokens of its rows within the budget
	 * @param outside  tokens of its rows that did not fit
	 * @param within   rows within the budget, by rank
	 * @param beyond   rows that did not fit, by rank
	 */
	public record Line(String community, int rank, double weight, double share, int allotted, int used, int outside,
			List<EvidenceRow> within, List<EvidenceRow> beyond) {
	}

	/** Tokens that nobody used. */
	public int left() {
		return budget - used;
	}

	/** The line of a community; one of no tokens when the user has no evidence of it. */
	public Line line(String community) {
		return lines.stream().filter(l -> l.community.equals(community)).findFirst()
				.orElseGet(() -> new Line(community, lines.size() + 1, 0, 0, 0, 0, 0, List.of(), List.of()));
	}

	/**
	 * The ledger of a user.
	 *
	 * @param evidence all rows of the user by rank
	 * @param budget   what the rows were chosen by
	 */
	public static EvidenceLedger of(List<EvidenceRow> evidence, EvidenceBudget budget) {
		Map<String, List<EvidenceRow>> byCommunity = new LinkedHashMap<>();
		evidence.forEach(r -> byCommunity.computeIfAbsent(r.community(), _ -> new ArrayList<>()).add(r));
		List<List<EvidenceRow>> groups = byCommunity.values().stream().sorted(BY_WEIGHT).toList();
		List<Place> places = new ArrayList<>(groups.size());
		for (List<EvidenceRow> rows : groups) {
			places.add(place(rows, places.size()));
		}
		Allotment allotment = new Allotment(budget, places);
		List<Line> lines = new ArrayList<>(groups.size());
		for (List<EvidenceRow> rows : groups) {
			lines.add(line(rows, places.get(lines.size()), lines.size() + 1));
		}
		return new EvidenceLedger(budget.tokens(), lines.stream().mapToInt(Line::used).sum(), allotment.forImages(),
				isExact(allotment.ranked(), evidence), List.copyOf(lines));
	}

	private static boolean isExact(List<Item> worked, List<EvidenceRow> stored) {
		return IntStream.range(0, stored.size()).allMatch(i -> worked.get(i).within == stored.get(i).withinBudget()
				&& worked.get(i).text.equals(stored.get(i).text()));
	}

	private static Line line(List<EvidenceRow> rows, Place place, int rank) {
		List<EvidenceRow> within = rows.stream().filter(EvidenceRow::withinBudget).toList();
		List<EvidenceRow> beyond = rows.stream().filter(r -> !r.withinBudget()).toList();
		return new Line(place.community, rank, place.weight, place.share, (int) place.quota, tokens(within), tokens(beyond),
				within, beyond);
	}

	private static int tokens(List<EvidenceRow> rows) {
		return rows.stream().mapToInt(EvidenceRow::tokens).sum();
	}

	private static Place place(List<EvidenceRow> rows, int number) {
		Place place = new Place(rows.getFirst().community(), weight(rows), isUsed(rows));
		for (EvidenceRow r : rows) {
			place.items.add(new Item(r.kind(), r.text(), r.source(), r.link(), r.tokens(), number, place.items.size(),
					r.weight()));
		}
		return place;
	}

	/** A community that was used has a row itself, the first of its rows. */
	private static boolean isUsed(List<EvidenceRow> rows) {
		return rows.getFirst().kind() == EvidenceKind.COMMUNITY;
	}

	/** Texts share the weight of their community. */
	private static double weight(List<EvidenceRow> rows) {
		return isUsed(rows) ? rows.getFirst().weight() : rows.stream().mapToDouble(EvidenceRow::weight).sum();
	}
}
