package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.zipp.mining.EvidenceLedger;
import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;
import org.zipp.ui.context.Methods;

/**
 * A user's evidence as it is listed: by rank or by community, with the tokens it took and what fell outside the budget.
 * A community's share of attention is shared among its texts, so it stands once: communities are a group of their own by
 * rank, and the heading of their texts by community. The shares under a heading add up to that of the heading.
 *
 * @param evidence by rank
 * @param ledger   how the token budget was spent, empty when the budget is not known
 */
public record EvidenceList(List<Evidence> evidence, Optional<EvidenceLedger> ledger) {

	private static final String COMMUNITIES = "Communities";

	/** How the list is ordered. */
	public enum Order {
		RANK, COMMUNITY
	}

	/**
	 * Evidence under one heading: within first, then outside the budget, each by rank.
	 *
	 * @param title    a community, a part of the budget, or the communities
	 * @param weight   how much the group says about the user, 0 to 1: the sum of what its rows show
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
			return title + " (" + (title.equals(COMMUNITIES) ? String.format(Locale.ROOT, "%,d", evidence.size()) : texts(evidence.size())) + (outside == 0 || outside == evidence.size() ? ""
					: String.format(Locale.ROOT, ", %,d outside", outside)) + ')';
		}

		/** For example {@code 812 of 1,276}. */
		public String tokens() {
			return allotted.isPresent() ? String.format(Locale.ROOT, "%,d of %,d", used, allotted.getAsInt())
					: String.format(Locale.ROOT, "%,d", used);
		}

		/** The share of a row, empty where it stands in the heading: a community above its own texts. */
		public OptionalDouble share(Evidence row) {
			return isCommunity(row) && evidence.stream().anyMatch(e -> !isCommunity(e)) ? OptionalDouble.empty()
					: OptionalDouble.of(row.getWeight());
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
		add(groups, COMMUNITIES, evidence.stream().filter(EvidenceList::isCommunity).toList());
		add(groups, "Texts within the budget", evidence.stream().filter(e -> !isCommunity(e) && e.isWithinBudget()).toList());
		add(groups, "Texts outside the budget, not read", evidence.stream().filter(e -> !isCommunity(e) && !e.isWithinBudget()).toList());
		return groups;
	}

	private static void add(List<Group> groups, String title, List<Evidence> part) {
		if (!part.isEmpty()) {
			groups.add(new Group(title, part.stream().mapToDouble(Evidence::getWeight).sum(), used(part), OptionalInt.empty(),
					outside(part), part));
		}
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

	/** For example {@code 12.3 %}; what is there is never shown as nothing. */
	public static String percent(double share) {
		return share <= 0 ? "0 %" : share < 0.001 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
	}

	private static boolean isCommunity(Evidence e) {
		return e.getKind() == EvidenceKind.COMMUNITY;
	}

	private static double weight(List<Evidence> part) {
		return part.stream().filter(EvidenceList::isCommunity).mapToDouble(Evidence::getWeight).findFirst().orElseGet(() -> part.stream().mapToDouble(Evidence::getWeight).sum());
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
