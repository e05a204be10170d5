package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.zipp.mining.EvidenceLedger;
import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;

/**
 * A user's evidence as it is listed: by rank or by community, with the tokens it took and what fell outside the budget.
 *
 * @param evidence by rank
 * @param ledger   how the token budget was spent, empty when the budget is not known
 */
public record EvidenceList(List<Evidence> evidence, Optional<EvidenceLedger> ledger) {

	/** How the list is ordered. */
	public enum Order {
		RANK, COMMUNITY
	}

	/**
	 * Evidence under one heading: within first, then outside the budget, each by rank.
	 *
	 * @param title    a community, or a part of the budget
	 * @param weight   how much the group says about the user, 0 to 1
	 * @param used     tokens within the budget
	 * @param allotted tokens that the budget offers it, empty when not known or nothing was offered
	 * @param outside  texts outside the budget
	 */
	public record Group(String title, double weight, int used, OptionalInt allotted, int outside, List<Evidence> evidence) {

		public Group {
			evidence = List.copyOf(evidence);
		}

		/** For example {@code painting (11 texts, 4 outside)}. */
		public String heading() {
			return title + " (" + texts(evidence.size()) + (outside == 0 || outside == evidence.size() ? ""
					: String.format(Locale.ROOT, ", %,d outside", outside)) + ')';
		}

		/** For example {@code 812 of 1,276}. */
		public String tokens() {
			return allotted.isPresent() ? String.format(Locale.ROOT, "%,d of %,d", used, allotted.getAsInt())
					: String.format(Locale.ROOT, "%,d", used);
		}

		/** Whether the verbalizer has read nothing of it. */
		public boolean isOutside() {
			return outside == evidence.size();
		}
	}

	public EvidenceList(List<Evidence> evidence, Optional<EvidenceLedger> ledger) {
		this.evidence = evidence.stream().sorted(Comparator.comparingInt(Evidence::getRank)).toList();
		this.ledger = ledger;
	}

	/** Tokens a verbalizer may see, empty when not known. */
	public OptionalInt budget() {
		return ledger.stream().mapToInt(EvidenceLedger::budget).findFirst();
	}

	/** Tokens within the budget. */
	public int used() {
		return used(evidence);
	}

	/** For example {@code 3,912 of 4,096 tokens; 57 texts outside}. */
	public String total() {
		int outside = outside(evidence);
		return (budget().isPresent() ? String.format(Locale.ROOT, "%,d of %,d tokens", used(), budget().getAsInt())
				: String.format(Locale.ROOT, "%,d tokens", used()))
				+ (outside == 0 ? "; every text fits" : "; " + texts(outside) + " outside");
	}

	/** The groups in an order; none is empty. */
	public List<Group> groups(Order order) {
		return order == Order.RANK ? byBudget() : byCommunity();
	}

	private List<Group> byBudget() {
		List<Group> groups = new ArrayList<>();
		for (boolean within : new boolean[] { true, false }) {
			List<Evidence> part = evidence.stream().filter(e -> e.isWithinBudget() == within).toList();
			if (!part.isEmpty()) {
				// Rows of communities are left out of the sum: their weight is that of their texts.
				double weight = part.stream().filter(e -> e.getKind() != EvidenceKind.COMMUNITY)
						.mapToDouble(Evidence::getWeight).sum();
				groups.add(new Group(within ? "Within the budget" : "Outside the budget, not read", weight, used(part),
						within ? budget() : OptionalInt.empty(), outside(part), part));
			}
		}
		return groups;
	}

	private List<Group> byCommunity() {
		Map<String, List<Evidence>> parts = new LinkedHashMap<>();
		evidence.forEach(e -> parts.computeIfAbsent(Objects.requireNonNullElse(e.getCommunity(), ""), c -> new ArrayList<>())
				.add(e));
		List<Group> groups = new ArrayList<>();
		parts.forEach((community, part) -> {
			part.sort(Comparator.comparing(Evidence::isWithinBudget).reversed().thenComparingInt(Evidence::getRank));
			OptionalInt allotted = ledger.stream().mapToInt(l -> l.line(community).allotted()).filter(n -> n > 0).findFirst();
			groups.add(new Group(community, weight(part), used(part), allotted, outside(part), part));
		});
		groups.sort(Comparator.comparingDouble((Group g) -> -g.weight).thenComparing(Group::title));
		return groups;
	}

	private static double weight(List<Evidence> part) {
		return part.stream().filter(e -> e.getKind() == EvidenceKind.COMMUNITY).mapToDouble(Evidence::getWeight).findFirst()
				.orElseGet(() -> part.stream().mapToDouble(Evidence::getWeight).sum());
	}

	private static int used(List<Evidence> part) {
		return part.stream().filter(Evidence::isWithinBudget).mapToInt(Evidence::getTokens).sum();
	}

	private static int outside(List<Evidence> part) {
		return (int) part.stream().filter(e -> !e.isWithinBudget()).count();
	}

	private static String texts(int n) {
		return String.format(Locale.ROOT, n == 1 ? "%,d text" : "%,d texts", n);
	}

	/** Who ranked the evidence, as a sentence; the encoder may be another than the one a persona was written from. */
	public static String rankedBy(String method) {
		return method.isBlank() ? "It is not known what ranked the evidence."
				: "Ranked by " + Methods.weightsOf(method) + (Methods.isTrained(method) ? "." : ", which is counted, not learned.");
	}
}
