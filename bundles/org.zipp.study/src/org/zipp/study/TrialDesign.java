package org.zipp.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.zipp.study.internal.LeastDraw;

/**
 * Which pairs of pictures a rater sees, in which order and on which side. Pure and deterministic: the same arguments
 * give the same trials.
 *
 * <p><b>Cells.</b> A cell is a prompt and a pair of conditions; a rater sees a cell at most once. Cells are drawn one
 * after another: the pair used least by the rater (ties: least by all raters), then the prompt used least by the rater
 * (ties: least by all raters, then with this pair). Where every picture exists, the counts of the pairs differ by at
 * most one within a rater and over all raters, and so do those of the prompts as long as a rater has no more trials
 * than there are prompts. Where pictures are missing the counts are as even as the draw can make them.
 *
 * <p><b>Sides.</b> The first-named condition of a pair is as often left as right, within one, in four views: per rater,
 * per rater and pair, per pair, and per pair and prompt. That is always possible: match the trials two by two inside
 * the groups of the first two views, and again inside those of the last two; the two matchings together form paths and
 * cycles of even length, so that sides can alternate along them. An imbalance per pair of trials that exist already is
 * evened out by the new ones as far as the rater's own balance allows.
 *
 * <p><b>Order.</b> Shuffled for each rater.
 */
public final class TrialDesign {

	/** A rater and the user whose pictures the rater judges. */
	public record Assignment(String raterId, String userId) {
	}

	/**
	 * A trial to be made.
	 *
	 * @param position place in the rater's order, from 1
	 * @param pair     the compared conditions as named in the design
	 * @param left     condition id of the left picture
	 * @param right    condition id of the right picture
	 */
	public record Planned(String raterId, String userId, int position, String promptId, ConditionPair pair, String left,
			String right) {
	}

	/** Whether both pictures of a cell exist for a user. */
	@FunctionalInterface
	public interface Availability {
		boolean has(String userId, String promptId, ConditionPair pair);
	}

	private record Cell(int pair, int prompt) {
	}

	private record Drawn(int rater, Cell cell) {
	}

	private final List<String> prompts;
	private final List<ConditionPair> pairs;
	private final Availability availability;
	private final Random random;
	private final int[] pairUse;
	private final int[] promptUse;
	private final int[][] cellUse;
	/** Per pair: how often the first-named condition was left, less how often it was right. */
	private final int[] lean;

	private TrialDesign(List<String> prompts, List<ConditionPair> pairs, long seed, Availability availability,
			Collection<Planned> existing) {
		this.prompts = prompts;
		this.pairs = pairs;
		this.availability = availability;
		this.random = new Random(seed ^ (0x9E3779B97F4A7C15L * existing.size()));
		pairUse = new int[pairs.size()];
		promptUse = new int[prompts.size()];
		cellUse = new int[pairs.size()][prompts.size()];
		lean = new int[pairs.size()];
		for (Planned p : existing) {
			int prompt = prompts.indexOf(p.promptId());
			int pair = indexOf(p.left(), p.right());
			if (prompt >= 0 && pair >= 0) {
				use(new Cell(pair, prompt));
				lean[pair] += pairs.get(pair).first().equals(p.left()) ? 1 : -1;
			}
		}
	}

	private int indexOf(String left, String right) {
		int i = pairs.indexOf(new ConditionPair(left, right));
		return i >= 0 ? i : pairs.indexOf(new ConditionPair(right, left));
	}

	/**
	 * Plans the trials of raters that have none yet.
	 *
	 * @param raters         who judges whose pictures
	 * @param prompts        prompt ids
	 * @param pairs          compared conditions, each pair once
	 * @param trialsPerRater how many trials a rater gets; fewer when there are not that many cells with both pictures
	 * @param seed           seed of every draw
	 * @param availability   which pictures exist
	 * @param existing       trials of other raters, taken into account for evenness
	 * @return trials by rater and position
	 */
	public static List<Planned> plan(List<Assignment> raters, List<String> prompts, List<ConditionPair> pairs,
			int trialsPerRater, long seed, Availability availability, Collection<Planned> existing) {
		TrialDesign design = new TrialDesign(List.copyOf(prompts), List.copyOf(pairs), seed, availability, existing);
		List<Drawn> drawn = new ArrayList<>();
		for (int r = 0; r < raters.size(); r++) {
			for (Cell cell : design.drawCells(raters.get(r).userId(), trialsPerRater)) {
				drawn.add(new Drawn(r, cell));
			}
		}
		boolean[] firstLeft = design.sides(drawn);
		List<Planned> result = new ArrayList<>();
		for (int i = 0, position = 1; i < drawn.size(); i++, position++) {
			Drawn d = drawn.get(i);
			if (i > 0 && drawn.get(i - 1).rater() != d.rater()) {
				position = 1;
			}
			ConditionPair pair = design.pairs.get(d.cell().pair());
			Assignment rater = raters.get(d.rater());
			result.add(new Planned(rater.raterId(), rater.userId(), position, design.prompts.get(d.cell().prompt()), pair,
					firstLeft[i] ? pair.first() : pair.second(), firstLeft[i] ? pair.second() : pair.first()));
		}
		return result;
	}

	/** The cells of one rater, in the order of presentation. */
	private List<Cell> drawCells(String userId, int n) {
		boolean[][] open = new boolean[pairs.size()][prompts.size()];
		int[] left = new int[pairs.size()];
		for (int c = 0; c < pairs.size(); c++) {
			for (int p = 0; p < prompts.size(); p++) {
				open[c][p] = availability.has(userId, prompts.get(p), pairs.get(c));
				left[c] += open[c][p] ? 1 : 0;
			}
		}
		int[] ownPairs = new int[pairs.size()];
		int[] ownPrompts = new int[prompts.size()];
		List<Cell> cells = new ArrayList<>();
		while (cells.size() < n) {
			int pair = LeastDraw.of(random, IntStream.range(0, pairs.size()).filter(c -> left[c] > 0).toArray(), c -> ownPairs[c], c -> pairUse[c]);
			if (pair < 0) {
				break;
			}
			int prompt = LeastDraw.of(random, IntStream.range(0, prompts.size()).filter(p -> open[pair][p]).toArray(), p -> ownPrompts[p],
					p -> promptUse[p], p -> cellUse[pair][p]);
			open[pair][prompt] = false;
			left[pair]--;
			ownPairs[pair]++;
			ownPrompts[prompt]++;
			Cell cell = new Cell(pair, prompt);
			use(cell);
			cells.add(cell);
		}
		Collections.shuffle(cells, random);
		return cells;
	}

	private void use(Cell cell) {
		pairUse[cell.pair()]++;
		promptUse[cell.prompt()]++;
		cellUse[cell.pair()][cell.prompt()]++;
	}

	/** For each trial whether the first-named condition is left. */
	private boolean[] sides(List<Drawn> drawn) {
		int trials = drawn.size();
		// Trials that exist lean some pairs to one side; each surplus is a fixed node that new trials are matched with.
		List<Integer> fixedPair = new ArrayList<>();
		for (int c = 0; c < pairs.size(); c++) {
			fixedPair.addAll(Collections.nCopies(Math.abs(lean[c]), c));
		}
		int[] byRater = new int[trials];
		int[] byPair = new int[trials + fixedPair.size()];
		Arrays.fill(byRater, -1);
		Arrays.fill(byPair, -1);

		Map<Integer, Map<Integer, List<Integer>>> raterGroups = new LinkedHashMap<>();
		Map<Integer, Map<Integer, List<Integer>>> pairGroups = new LinkedHashMap<>();
		for (int i = 0; i < trials; i++) {
			Drawn d = drawn.get(i);
			raterGroups.computeIfAbsent(d.rater(), k -> new LinkedHashMap<>())
					.computeIfAbsent(d.cell().pair(), k -> new ArrayList<>()).add(i);
			pairGroups.computeIfAbsent(d.cell().pair(), k -> new LinkedHashMap<>())
					.computeIfAbsent(d.cell().prompt(), k -> new ArrayList<>()).add(i);
		}
		raterGroups.values().forEach(groups -> match(unmatched(groups, byRater), byRater));
		pairGroups.forEach((pair, groups) -> {
			List<Integer> rest = unmatched(groups, byPair);
			Collections.shuffle(rest, random);
			List<Integer> mixed = new ArrayList<>();
			int next = 0;
			for (int f = 0; f < fixedPair.size() && next < rest.size(); f++) {
				if (fixedPair.get(f).equals(pair)) {
					mixed.add(trials + f);
					mixed.add(rest.get(next++));
				}
			}
			mixed.addAll(rest.subList(next, rest.size()));
			match(mixed, byPair);
		});

		int[] side = new int[trials];
		for (int f = 0; f < fixedPair.size(); f++) {
			walk(byPair[trials + f], lean[fixedPair.get(f)] > 0 ? -1 : 1, side, byRater, byPair);
		}
		for (int i = 0; i < trials; i++) {
			if (side[i] == 0) {
				int drawnSide = random.nextBoolean() ? 1 : -1;
				walk(i, drawnSide, side, byRater, byPair);
				walk(byPair[i], -drawnSide, side, byRater, byPair);
			}
		}
		boolean[] firstLeft = new boolean[trials];
		for (int i = 0; i < trials; i++) {
			firstLeft[i] = side[i] > 0;
		}
		return firstLeft;
	}

	/** Matches inside each group and returns what is left over, at most one of each. */
	private static List<Integer> unmatched(Map<Integer, List<Integer>> groups, int[] partner) {
		List<Integer> rest = new ArrayList<>();
		for (List<Integer> group : groups.values()) {
			match(group, partner);
			if (group.size() % 2 == 1) {
				rest.add(group.getLast());
			}
		}
		return rest;
	}

	private static void match(List<Integer> nodes, int[] partner) {
		for (int i = 0; i + 1 < nodes.size(); i += 2) {
			partner[nodes.get(i)] = nodes.get(i + 1);
			partner[nodes.get(i + 1)] = nodes.get(i);
		}
	}

	/** Gives alternating sides along the path that leaves {@code node} through its partner within the rater. */
	private static void walk(int node, int side, int[] sides, int[] byRater, int[] byPair) {
		int at = node;
		boolean rater = true;
		int s = side;
		while (at >= 0 && at < sides.length && sides[at] == 0) {
			sides[at] = s;
			s = -s;
			at = rater ? byRater[at] : byPair[at];
			rater = !rater;
		}
	}
}
