package org.zipp.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;

/**
 * Chooses what a verbalizer gets to read of a user, within a token budget.
 *
 * <ol>
 * <li>The communities of greatest weight are used. Each is a row itself, with its description.
 * <li>A share of the budget is offered to titles of image posts of <em>all</em> communities, by weight of the community,
 * score and time: they are the past prompts of the user.
 * <li>The rest is split among the used communities in proportion to their weights; what a community does not need goes to
 * the next. Within a community its own row comes first, then comments and titles by score, newest first among equals.
 * <li>What is left goes to the rows that did not fit, in the order of their ranks.
 * </ol>
 * A text that the user wrote before (ignoring case) is not evidence a second time. A row's weight is the community's
 * weight, shared among its texts as 1, ½, ⅓ …; rows are ranked by weight, the community before its texts.
 */
public final class EvidenceSelector {

	private static final Comparator<Trace> BEST_FIRST = Comparator.comparingInt((Trace t) -> -t.score())
			.thenComparingLong(t -> -t.created()).thenComparing(Trace::source);

	private final EvidenceBudget budget;
	private final ToIntFunction<String> tokens;

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
		List<Item> all = new ArrayList<>();
		places.forEach(p -> all.addAll(p.items));
		int left = budget.tokens();

		int forImages = (int) (budget.tokens() * budget.imageShare());
		for (Item image : all.stream().filter(i -> i.kind == EvidenceKind.IMAGE_POST).sorted(Item.BY_PLACE).toList()) {
			if (image.tokens <= forImages) {
				forImages -= image.tokens;
				left -= image.tokens;
				image.within = true;
			}
		}

		double totalWeight = places.stream().filter(p -> p.used).mapToDouble(p -> p.weight).sum();
		double quota = 0;
		int split = left;
		for (Place place : places) {
			quota += place.used && totalWeight > 0 ? split * place.weight / totalWeight : 0;
			for (Item item : place.items) {
				if (!item.within && item.tokens <= quota && item.tokens <= left) {
					quota -= item.tokens;
					left -= item.tokens;
					item.within = true;
				}
			}
		}

		all.sort(Item.BY_WEIGHT);
		List<EvidenceRow> rows = new ArrayList<>(all.size());
		String userId = graph.userId(user);
		for (Item item : all) {
			if (!item.within && item.tokens <= left) {
				left -= item.tokens;
				item.within = true;
			}
			rows.add(new EvidenceRow(0, userId, item.kind, item.place.name, item.text, item.source, item.link, item.weight,
					rows.size() + 1, item.tokens, item.within));
		}
		return rows;
	}

	/** The user's communities by falling weight with what may be evidence in them. */
	private List<Place> places(InteractionGraph graph, int user, double[] weights) {
		Map<Integer, List<Trace>> traces = new HashMap<>();
		graph.traces(user).forEach(t -> traces.computeIfAbsent(t.community(), _ -> new ArrayList<>()).add(t));
		List<Place> places = new ArrayList<>(weights.length);
		graph.forEachCommunity(user, (community, _, _, _, _) -> places
				.add(new Place(community, graph.communityId(community), weights[places.size()])));
		places.sort(Comparator.comparingDouble((Place p) -> -p.weight).thenComparingInt(p -> p.community));
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < places.size(); i++) {
			Place place = places.get(i);
			place.used = i < budget.maxCommunities();
			List<Trace> of = traces.getOrDefault(place.community, List.of()).stream().sorted(BEST_FIRST)
					.filter(t -> place.used || t.kind() == TraceKind.IMAGE_POST).toList();
			if (place.used) {
				String description = graph.communityDescription(place.community);
				place.items.add(item(place, EvidenceKind.COMMUNITY, description.isEmpty() ? place.name : description, "", "",
						place.weight));
			}
			int texts = 0;
			int kept = 0;
			for (Trace t : of) {
				boolean image = t.kind() == TraceKind.IMAGE_POST;
				if ((image || texts < budget.snippetsPerCommunity()) && seen.add(t.text().toLowerCase(Locale.ROOT))) {
					texts += image ? 0 : 1;
					kept++;
					place.items.add(item(place, kind(t.kind()), t.text(), t.source(), t.link(), place.weight / kept));
				}
			}
			// Shares 1, 1/2, 1/3 … that add up to the community's weight.
			double harmonic = 0;
			for (int k = 1; k <= kept; k++) {
				harmonic += 1.0 / k;
			}
			for (Item item : place.items) {
				if (item.kind != EvidenceKind.COMMUNITY) {
					item.weight /= harmonic;
				}
			}
		}
		return places;
	}

	private Item item(Place place, EvidenceKind kind, String text, String source, String link, double weight) {
		return new Item(place, kind, text, source, link, weight, tokens.applyAsInt(text), place.items.size());
	}

	private static EvidenceKind kind(TraceKind kind) {
		return switch (kind) {
		case COMMENT -> EvidenceKind.COMMENT;
		case SUBMISSION -> EvidenceKind.SUBMISSION;
		case IMAGE_POST -> EvidenceKind.IMAGE_POST;
		};
	}

	/** A community of the user. */
	private static final class Place {
		private final int community;
		private final String name;
		private final double weight;
		private final List<Item> items = new ArrayList<>();
		private boolean used;

		private Place(int community, String name, double weight) {
			this.community = community;
			this.name = name;
			this.weight = weight;
		}
	}

	/** A row in the making. */
	private static final class Item {
		private static final Comparator<Item> BY_PLACE = Comparator.comparingDouble((Item i) -> -i.place.weight)
				.thenComparingInt(i -> i.place.community).thenComparingInt(i -> i.order);
		private static final Comparator<Item> BY_WEIGHT = Comparator.comparingDouble((Item i) -> -i.weight)
				.thenComparing(BY_PLACE);

		private final Place place;
		private final EvidenceKind kind;
		private final String text;
		private final String source;
		private final String link;
		private final int tokens;
		private final int order;
		private double weight;
		private boolean within;

		private Item(Place place, EvidenceKind kind, String text, String source, String link, double weight, int tokens,
				int order) {
			this.place = place;
			this.kind = kind;
			this.text = text;
			this.source = source;
			this.link = link;
			this.weight = weight;
			this.tokens = tokens;
			this.order = order;
		}
	}
}
