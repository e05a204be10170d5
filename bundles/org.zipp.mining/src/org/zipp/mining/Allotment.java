package org.zipp.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.zipp.model.EvidenceKind;

/**
 * Who gets which part of the token budget. Texts are taken three times: titles of image posts of all communities from
 * their share; what fits into a community's own share and what those before it left; and then whatever still fits, by
 * rank.
 */
final class Allotment {

	/** A community of the user. */
	static final class Place {
		final String community;
		final double weight;
		/** Whether it has a share of the budget; of the others only titles of image posts are taken. */
		final boolean used;
		final List<Item> items = new ArrayList<>();
		/** Share of the budget, 0 to 1, and the tokens it stands for. */
		double share;
		double quota;

		Place(String community, double weight, boolean used) {
			this.community = community;
			this.weight = weight;
			this.used = used;
		}
	}

	/** What may be evidence. */
	static final class Item {

		private static final Comparator<Item> BY_WEIGHT = Comparator.comparingDouble((Item i) -> -i.weight)
				.thenComparingInt(i -> i.place).thenComparingInt(i -> i.order);

		final EvidenceKind kind;
		final String text;
		final String source;
		final String link;
		final int tokens;
		/** Position of the community among those of the user, by falling weight. */
		final int place;
		/** Position in the community. */
		final int order;
		double weight;
		boolean within;

		Item(EvidenceKind kind, String text, String source, String link, int tokens, int place, int order, double weight) {
			this.kind = kind;
			this.text = text;
			this.source = source;
			this.link = link;
			this.tokens = tokens;
			this.place = place;
			this.order = order;
			this.weight = weight;
		}
	}

	private final List<Item> ranked = new ArrayList<>();
	private int forImages;
	private int left;

	/**
	 * Takes what fits the budget, marking it.
	 *
	 * @param places communities by falling weight, those that are used first
	 */
	Allotment(EvidenceBudget budget, List<Place> places) {
		left = budget.tokens();
		takeImages((int) (budget.tokens() * budget.imageShare()), places);
		share(budget.split(), places);
		places.forEach(p -> ranked.addAll(p.items));
		ranked.sort(Item.BY_WEIGHT);
		ranked.forEach(i -> take(i, left));
	}

	/** All items by rank. */
	List<Item> ranked() {
		return ranked;
	}

	/** Tokens that titles of image posts took from their share. */
	int forImages() {
		return forImages;
	}

	/** Tokens nobody took. */
	int left() {
		return left;
	}

	private void takeImages(int offered, List<Place> places) {
		for (Place place : places) {
			for (Item item : place.items) {
				if (item.kind == EvidenceKind.IMAGE_POST) {
					forImages += take(item, offered - forImages);
				}
			}
		}
	}

	private void share(BudgetSplit split, List<Place> places) {
		List<Place> used = places.stream().filter(p -> p.used).toList();
		double[] shares = split.shares(used.stream().mapToDouble(p -> p.weight).toArray());
		int toShare = left;
		double quota = 0;
		for (int i = 0; i < shares.length; i++) {
			Place place = used.get(i);
			place.share = shares[i];
			place.quota = toShare * shares[i];
			quota += place.quota;
			for (Item item : place.items) {
				quota -= take(item, quota);
			}
		}
	}

	/** Takes an item when it is not taken yet and there is room for it; returns the tokens taken. */
	private int take(Item item, double room) {
		if (item.within || item.tokens > room || item.tokens > left) {
			return 0;
		}
		item.within = true;
		left -= item.tokens;
		return item.tokens;
	}
}
