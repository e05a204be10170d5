package org.zipp.study.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.zipp.study.ConditionPair;
import org.zipp.study.design.Scheme.Kind;
import org.zipp.study.internal.LeastDraw;

/**
 * Which pairs one more rater votes on, in which order and on which side, given the work of the others. Pure and deterministic.
 *
 * <p><b>Work.</b> What counts is work that is done or plausibly going on: the caller leaves out open trials of raters who have gone. So
 * what somebody left undone is lacking in the counts, and is given to whoever comes next.
 *
 * <p><b>Pairs.</b> One after another the pair is drawn that has the least work (ties: the least of the rater's own, then by chance),
 * among those of which the rater has at most one trial more than of the rarest. So a rater's own counts differ by at most two, and each
 * rater can make good as many trials of a lacking pair as there are rounds. <i>Blocks</i>: the rater is given a block of conditions,
 * the one whose pairs have the least work, and pairs are drawn within it; a second block when the first has no more cells. Since a
 * rater gives a whole block's share to a pair at once, pairs differ by up to what two raters give.
 * <i>Adaptive</i>: the pair is drawn whose order is least certain ({@link PairUncertainty}) by all answers so far; trials that are open
 * count as if answered as expected.
 *
 * <p><b>Prompts.</b> Of the pair the prompt with the least work (ties: of all pairs, then the rater's own, then by chance), among those
 * that the rater has seen at most once more often than the rarest. A rater sees a prompt with a pair at most once.
 *
 * <p><b>Order.</b> In rounds: each round has each of the rater's pairs once, shuffled, so that who leaves early leaves even counts.
 *
 * <p><b>Sides.</b> Chosen so that a weighted sum of squared differences between left and right is least among all changes of one or two
 * trials: of the pair and of pair and prompt over all work, of each condition over all work, and of the rater and of each of the
 * rater's pairs.
 */
public final class Allocation {

	/**
	 * A trial of somebody that counts.
	 *
	 * @param score 1 when left won, 0 when right did, ½ for a tie; NaN while it has no answer
	 */
	public record Work(String promptId, String left, String right, int block, double score) {
	}

	/**
	 * A pair to be shown.
	 *
	 * @param block with the scheme of blocks its block, otherwise the round
	 */
	public record Drawn(String promptId, ConditionPair pair, boolean firstLeft, int block) {
		/** Condition on the left. */
		public String left() {
			return firstLeft ? pair.first() : pair.second();
		}

		/** Condition on the right. */
		public String right() {
			return firstLeft ? pair.second() : pair.first();
		}
	}

	/** Whether both pictures of a prompt and pair exist for the rater. */
	@FunctionalInterface
	public interface Availability {
		boolean has(String promptId, ConditionPair pair);
	}

	private record Cell(int pair, int prompt, int block) {
	}

	private final Scheme scheme;
	private final List<String> conditions;
	private final List<String> prompts;
	private final List<ConditionPair> pairs;
	private final Random random;
	private final int[] pairWork;
	private final int[] promptWork;
	private final int[][] cellWork;
	private final int[] pairLean;
	private final int[][] cellLean;
	private final int[] conditionLean;
	private final int[] blockWork;
	private final double[][] wins;
	private final double[][] unanswered;

	private Allocation(Scheme scheme, List<String> conditions, List<String> prompts, Collection<Work> work, long seed) {
		this.scheme = scheme;
		this.conditions = List.copyOf(conditions);
		this.prompts = List.copyOf(prompts);
		pairs = scheme.pairsOf(this.conditions);
		random = new Random(seed);
		pairWork = new int[pairs.size()];
		promptWork = new int[prompts.size()];
		cellWork = new int[pairs.size()][prompts.size()];
		pairLean = new int[pairs.size()];
		cellLean = new int[pairs.size()][prompts.size()];
		conditionLean = new int[conditions.size()];
		blockWork = new int[1 + work.stream().mapToInt(Work::block).max().orElse(0)];
		wins = new double[conditions.size()][conditions.size()];
		unanswered = new double[conditions.size()][conditions.size()];
		work.forEach(this::count);
	}

	private void count(Work w) {
		int left = conditions.indexOf(w.left);
		int right = conditions.indexOf(w.right);
		if (left < 0 || right < 0 || left == right) {
			return;
		}
		if (Double.isNaN(w.score)) {
			unanswered[left][right]++;
			unanswered[right][left]++;
		} else {
			wins[left][right] += w.score;
			wins[right][left] += 1 - w.score;
		}
		int prompt = prompts.indexOf(w.promptId);
		int pair = indexOf(w.left, w.right);
		if (prompt >= 0 && pair >= 0) {
			pairWork[pair]++;
			promptWork[prompt]++;
			cellWork[pair][prompt]++;
			blockWork[w.block]++;
			int side = pairs.get(pair).first().equals(w.left) ? 1 : -1;
			pairLean[pair] += side;
			cellLean[pair][prompt] += side;
			conditionLean[left]++;
			conditionLean[right]--;
		}
	}

	private int indexOf(String left, String right) {
		int i = pairs.indexOf(new ConditionPair(left, right));
		return i >= 0 ? i : pairs.indexOf(new ConditionPair(right, left));
	}

	/**
	 * Draws the votes of a rater.
	 *
	 * @param conditions   ids of the study's conditions, in order
	 * @param prompts      ids of its prompts
	 * @param n            how many; fewer where there are not so many pictures
	 * @param availability which pictures there are
	 * @param work         what counts of others
	 * @param seed         of every draw
	 * @return in the order of presentation
	 */
	public static List<Drawn> draw(Scheme scheme, List<String> conditions, List<String> prompts, int n, Availability availability,
			Collection<Work> work, long seed) {
		Allocation a = new Allocation(scheme, conditions, prompts, work, seed);
		List<Cell> cells = a.rounds(a.cells(n, availability));
		boolean[] firstLeft = a.sides(cells);
		return IntStream.range(0, cells.size()).mapToObj(i -> new Drawn(a.prompts.get(cells.get(i).prompt), a.pairs.get(cells.get(i).pair),
				firstLeft[i], cells.get(i).block)).toList();
	}

	private List<Cell> cells(int n, Availability availability) {
		boolean[][] open = new boolean[pairs.size()][prompts.size()];
		for (int c = 0; c < pairs.size(); c++) {
			for (int p = 0; p < prompts.size(); p++) {
				open[c][p] = availability.has(prompts.get(p), pairs.get(c));
			}
		}
		if (scheme.kind() != Kind.BLOCKS) {
			return fill(new ArrayList<>(), n, open, allPairs(), -1);
		}
		List<int[]> blocks = Blocks.of(conditions.size(), Math.min(scheme.blockSize(), conditions.size()));
		Set<Integer> left = new HashSet<>(IntStream.range(0, blocks.size()).boxed().toList());
		List<Cell> cells = new ArrayList<>();
		while (cells.size() < n && !left.isEmpty()) {
			int block = best(blocks, left);
			left.remove(block);
			fill(cells, n, open, pairsOf(blocks.get(block)), block);
		}
		return cells;
	}

	private boolean[] allPairs() {
		boolean[] all = new boolean[pairs.size()];
		Arrays.fill(all, true);
		return all;
	}

	private boolean[] pairsOf(int[] block) {
		Set<String> ids = new HashSet<>();
		Arrays.stream(block).forEach(i -> ids.add(conditions.get(i)));
		boolean[] in = new boolean[pairs.size()];
		for (int c = 0; c < in.length; c++) {
			in[c] = ids.contains(pairs.get(c).first()) && ids.contains(pairs.get(c).second());
		}
		return in;
	}

	/** The block whose pairs have the least work, then the one with the least work of its own, then by chance. */
	private int best(List<int[]> blocks, Set<Integer> left) {
		List<Integer> order = new ArrayList<>(left.stream().sorted().toList());
		Collections.shuffle(order, random);
		return order.stream().min((a, b) -> {
			int byPairs = Long.compare(workOf(blocks.get(a)), workOf(blocks.get(b)));
			return byPairs != 0 ? byPairs : Integer.compare(work(a), work(b));
		}).orElseThrow();
	}

	private long workOf(int[] block) {
		boolean[] in = pairsOf(block);
		return IntStream.range(0, in.length).filter(c -> in[c]).mapToLong(c -> pairWork[c]).sum();
	}

	private int work(int block) {
		return block < blockWork.length ? blockWork[block] : 0;
	}

	/** @param block of the cells, −1 for none */
	private List<Cell> fill(List<Cell> cells, int n, boolean[][] open, boolean[] among, int block) {
		int[] ownPairs = new int[pairs.size()];
		int[] ownPrompts = new int[prompts.size()];
		cells.forEach(c -> ownPrompts[c.prompt]++);
		PairUncertainty uncertain = scheme.kind() == Kind.ADAPTIVE ? new PairUncertainty(wins, unanswered) : null;
		while (cells.size() < n) {
			int pair = uncertain == null ? rarest(open, among, ownPairs) : leastCertain(open, uncertain, ownPairs);
			if (pair < 0) {
				break;
			}
			int rare = IntStream.range(0, prompts.size()).filter(p -> open[pair][p]).map(p -> ownPrompts[p]).min().orElseThrow();
			int prompt = LeastDraw.of(random, IntStream.range(0, prompts.size()).filter(p -> open[pair][p] && ownPrompts[p] <= rare + 1).toArray(),
					p -> cellWork[pair][p], p -> promptWork[p], p -> ownPrompts[p]);
			open[pair][prompt] = false;
			pairWork[pair]++;
			promptWork[prompt]++;
			cellWork[pair][prompt]++;
			ownPrompts[prompt]++;
			cells.add(new Cell(pair, prompt, Math.max(0, block)));
			ownPairs[pair]++;
			if (uncertain != null) {
				uncertain.willCompare(conditions.indexOf(pairs.get(pair).first()), conditions.indexOf(pairs.get(pair).second()));
			}
		}
		return cells;
	}

	private static boolean any(boolean[] of) {
		for (boolean b : of) {
			if (b) {
				return true;
			}
		}
		return false;
	}

	private int rarest(boolean[][] open, boolean[] among, int[] own) {
		int[] left = IntStream.range(0, pairs.size()).filter(c -> among[c] && any(open[c])).toArray();
		int rare = Arrays.stream(left).map(c -> own[c]).min().orElse(0);
		return LeastDraw.of(random, Arrays.stream(left).filter(c -> own[c] <= rare + 1).toArray(), c -> pairWork[c], c -> own[c]);
	}

	private int leastCertain(boolean[][] open, PairUncertainty uncertain, int[] own) {
		double most = -1;
		List<Integer> best = new ArrayList<>();
		for (int c = 0; c < pairs.size(); c++) {
			if (any(open[c])) {
				double u = uncertain.of(conditions.indexOf(pairs.get(c).first()), conditions.indexOf(pairs.get(c).second()));
				if (u > most * (1 + 1e-9)) {
					most = u;
					best.clear();
				}
				if (u >= most * (1 - 1e-9)) {
					best.add(c);
				}
			}
		}
		return LeastDraw.of(random, best.stream().mapToInt(Integer::intValue).toArray(), c -> pairWork[c], c -> own[c]);
	}

	/** In rounds that have each pair once, each shuffled. */
	private List<Cell> rounds(List<Cell> cells) {
		List<Cell> rest = new ArrayList<>(cells);
		Collections.shuffle(rest, random);
		List<Cell> order = new ArrayList<>();
		for (int number = 0; !rest.isEmpty(); number++) {
			int of = number;
			Set<Integer> seen = new HashSet<>();
			List<Cell> round = new ArrayList<>(rest.stream().filter(c -> seen.add(c.pair)).toList());
			rest.removeAll(round);
			round.forEach(c -> order.add(scheme.kind() == Kind.BLOCKS ? c : new Cell(c.pair, c.prompt, of)));
		}
		return order;
	}

	/** Weights of the squared differences: the rater's own first, since no later rater can make them good. */
	private static final int OWN = 8;
	private static final int OWN_PAIR = 8;
	private static final int PAIR = 4;
	private static final int CELL = 2;
	private static final int CONDITION = 1;

	private boolean[] sides(List<Cell> cells) {
		int n = cells.size();
		int[] side = new int[n];
		for (int i = 0; i < n; i++) {
			side[i] = random.nextBoolean() ? 1 : -1;
			put(cells.get(i), side[i]);
		}
		int[] own = new int[pairs.size()];
		int all = 0;
		for (int i = 0; i < n; i++) {
			own[cells.get(i).pair] += side[i];
			all += side[i];
		}
		boolean better = true;
		while (better) {
			better = false;
			for (int i = 0; i < n; i++) {
				for (int j = i; j < n; j++) {
					long before = cost(cells.get(i), cells.get(j), own, all);
					int change = flip(cells, side, i, own) + (j == i ? 0 : flip(cells, side, j, own));
					if (cost(cells.get(i), cells.get(j), own, all + change) < before) {
						all += change;
						better = true;
					} else {
						flip(cells, side, i, own);
						if (j != i) {
							flip(cells, side, j, own);
						}
					}
				}
			}
		}
		boolean[] firstLeft = new boolean[n];
		for (int i = 0; i < n; i++) {
			firstLeft[i] = side[i] > 0;
		}
		return firstLeft;
	}

	private void put(Cell cell, int by) {
		pairLean[cell.pair] += by;
		cellLean[cell.pair][cell.prompt] += by;
		conditionLean[conditions.indexOf(pairs.get(cell.pair).first())] += by;
		conditionLean[conditions.indexOf(pairs.get(cell.pair).second())] -= by;
	}

	/** @return by how much the rater's own difference has changed */
	private int flip(List<Cell> cells, int[] side, int i, int[] own) {
		side[i] = -side[i];
		put(cells.get(i), 2 * side[i]);
		own[cells.get(i).pair] += 2 * side[i];
		return 2 * side[i];
	}

	/** The terms that a change of these two can alter. */
	private long cost(Cell a, Cell b, int[] own, int all) {
		long cost = (long) OWN * all * all + of(a, own);
		if (b != a) {
			if (b.pair != a.pair) {
				cost += of(b, own);
			} else {
				cost += (long) CELL * cellLean[b.pair][b.prompt] * cellLean[b.pair][b.prompt];
			}
		}
		for (int lean : conditionLean) {
			cost += (long) CONDITION * lean * lean;
		}
		return cost;
	}

	private long of(Cell c, int[] own) {
		return (long) OWN_PAIR * own[c.pair] * own[c.pair] + (long) PAIR * pairLean[c.pair] * pairLean[c.pair]
				+ (long) CELL * cellLean[c.pair][c.prompt] * cellLean[c.pair][c.prompt];
	}
}
