package org.zipp.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;
import org.zipp.mining.Allotment.Item;
import org.zipp.mining.Allotment.Place;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;

/**
 * Chooses what a verbalizer gets to read of a user, within a token budget. Safe for several threads if the counting of
 * tokens is.
 *
 * <ol>
 * <li>The communities of greatest weight are used. Each is a row itself, with its description.
 * <li>A share of the budget is offered to titles of image posts of <em>all</em> communities, by weight of the community
 * and the {@link SnippetChoice}: they are the past prompts of the user.
 * <li>The rest is split among the used communities by the {@link BudgetSplit}; what a community does not need goes to the
 * next. Within a community its own row comes first, then comments and titles in the order of the {@link SnippetChoice}.
 * <li>What is left goes to the rows that did not fit, in the order of their ranks.
 * </ol>
 * A text that the user wrote before (ignoring case) is not evidence a second time. A row's weight is the community's
 * weight, shared among its texts as 1, ½, ⅓ …; rows are ranked by weight, the community before its texts.
 */
public final class EvidenceSelector {

	private final EvidenceBudget budget;
	private final ToIntFunction<String> tokens;
	/** Tokens of what communities say of themselves: the same for all their users. */
	private final Map<String, Integer> descriptionTokens = new ConcurrentHashMap<>();

	/** @param tokens counts the tokens of a text, for example {@link TokenCounter} */
	public EvidenceSelector(EvidenceBudget budget, ToIntFunction<String> tokens) {
		this.budget = budget;
		this.tokens = tokens;
	}

	/**
	 * Evidence of a user by rank, ids 0.
	 *
	 * @param user    index of the user in the graph
	 * @param weights weights of the user's communities in the order of the graph
	 */
	public List<EvidenceRow> select(InteractionGraph graph, int user, double[] weights) {
		List<Place> places = places(graph, user, weights);
		List<EvidenceRow> rows = new ArrayList<>();
		String userId = graph.userId(user);
		for (Item i : new Allotment(budget, places).ranked()) {
			rows.add(new EvidenceRow(0, userId, i.kind, places.get(i.place).community, i.text, i.source, i.link, i.weight,
					rows.size() + 1, i.tokens, i.within));
		}
		return rows;
	}

	/** The user's communities by falling weight with what may be evidence in them. */
	private List<Place> places(InteractionGraph graph, int user, double[] weights) {
		Map<Integer, List<Trace>> traces = new HashMap<>();
		graph.traces(user).forEach(t -> traces.computeIfAbsent(t.community(), _ -> new ArrayList<>()).add(t));
		int[] communities = new int[weights.length];
		int[] seen = { 0 };
		graph.forEachCommunity(user, (community, _, _, _, _) -> communities[seen[0]++] = community);
		int[] byWeight = IntStream.range(0, weights.length).boxed()
				.sorted(Comparator.comparingDouble((Integer i) -> -weights[i]).thenComparing(Comparator.naturalOrder()))
				.mapToInt(Integer::intValue).toArray();
		Set<String> texts = new HashSet<>();
		List<Place> places = new ArrayList<>(weights.length);
		for (int i : byWeight) {
			int number = places.size();
			Place place = new Place(graph.communityId(communities[i]), weights[i], number < budget.maxCommunities());
			if (place.used) {
				addCommunity(place, number, graph.communityDescription(communities[i]));
			}
			addTexts(place, number, traces.getOrDefault(communities[i], List.of()), texts);
			places.add(place);
		}
		return places;
	}

	private void addCommunity(Place place, int number, String description) {
		String text = description.isEmpty() ? place.community : description;
		int count = descriptionTokens.computeIfAbsent(text, tokens::applyAsInt);
		place.items.add(new Item(EvidenceKind.COMMUNITY, text, "", "", count, number, 0, place.weight));
	}

	/** @param seen texts of this user so far, in lower case */
	private void addTexts(Place place, int number, List<Trace> traces, Set<String> seen) {
		List<Trace> order = budget.snippets()
				.order(traces.stream().filter(t -> place.used || t.kind() == TraceKind.IMAGE_POST).toList());
		List<Trace> kept = new ArrayList<>();
		int snippets = 0;
		for (Trace t : order) {
			boolean image = t.kind() == TraceKind.IMAGE_POST;
			if ((image || snippets < budget.snippetsPerCommunity()) && seen.add(t.text().toLowerCase(Locale.ROOT))) {
				snippets += image ? 0 : 1;
				kept.add(t);
			}
		}
		// Shares 1, 1/2, 1/3 … that add up to the community's weight.
		double harmonic = IntStream.rangeClosed(1, kept.size()).mapToDouble(k -> 1.0 / k).sum();
		for (int k = 1; k <= kept.size(); k++) {
			Trace t = kept.get(k - 1);
			place.items.add(new Item(kind(t.kind()), t.text(), t.source(), t.link(), tokens.applyAsInt(t.text()), number,
					place.items.size(), place.weight / k / harmonic));
		}
	}

	private static EvidenceKind kind(TraceKind kind) {
		return switch (kind) {
		case COMMENT -> EvidenceKind.COMMENT;
		case SUBMISSION -> EvidenceKind.SUBMISSION;
		case IMAGE_POST -> EvidenceKind.IMAGE_POST;
		};
	}
}
