package org.zipp.study.rating;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which expert rates which persona, in which order. Pure and deterministic: the same arguments give the same order.
 *
 * <p>Every persona gets the experts it lacks, none of them twice. Each is given to the expert who has least to do, of these to the one
 * who shares fewest personas with those who rate it too, so that every two experts can be compared. Then personas are handed on, along
 * chains of experts where need be, as long as one expert has two more than another and the chain is possible: what is left cannot be
 * more even, whatever the experts had before.
 */
public final class RatingBalance {

	/**
	 * A persona in the hands of an expert.
	 *
	 * @param counts whether it was rated or is still going to be; what an expert who has gone leaves behind does not count, but is
	 *               not given to that expert again
	 */
	public record Given(String expert, String persona, boolean counts) {
	}

	private final List<String> experts;
	private final Random random;
	private final Map<String, boolean[]> had = new HashMap<>();
	private final Map<String, List<Integer>> now = new HashMap<>();
	private final int[] load;
	private final int[][] together;
	private final List<List<String>> added = new ArrayList<>();

	private RatingBalance(List<String> experts, Collection<Given> existing, long seed) {
		this.experts = experts;
		random = new Random(seed ^ (0x9E3779B97F4A7C15L * existing.size()));
		load = new int[experts.size()];
		together = new int[experts.size()][experts.size()];
		experts.forEach(_ -> added.add(new ArrayList<>()));
		for (Given g : existing) {
			int e = experts.indexOf(g.expert);
			if (e >= 0) {
				had(g.persona)[e] = true;
			}
			if (g.counts) {
				count(g.persona, e);
			}
		}
	}

	private boolean[] had(String persona) {
		return had.computeIfAbsent(persona, _ -> new boolean[experts.size()]);
	}

	/** @param e −1 for an expert who takes no more personas */
	private void count(String persona, int e) {
		List<Integer> raters = now.computeIfAbsent(persona, _ -> new ArrayList<>());
		if (e >= 0) {
			load[e]++;
			raters.stream().filter(r -> r >= 0).forEach(r -> {
				together[e][r]++;
				together[r][e]++;
			});
		}
		raters.add(e);
	}

	/**
	 * Who gets which personas besides those there are.
	 *
	 * @param experts    those who take personas
	 * @param personas   those to be rated
	 * @param perPersona experts of each
	 * @param existing   what experts have and had, also those who take no more
	 * @return personas by expert, in the order in which they are to be rated
	 */
	public static Map<String, List<String>> plan(List<String> experts, List<String> personas, int perPersona, Collection<Given> existing,
			long seed) {
		RatingBalance balance = new RatingBalance(List.copyOf(experts), existing, seed);
		List<String> drawn = new ArrayList<>(personas);
		Collections.shuffle(drawn, balance.random);
		for (String persona : drawn) {
			balance.give(persona, perPersona);
		}
		while (balance.even()) {
			// One chain at a time: each makes the loads more even, so this ends.
		}
		Map<String, List<String>> result = new LinkedHashMap<>();
		for (int e = 0; e < experts.size(); e++) {
			Collections.shuffle(balance.added.get(e), balance.random);
			result.put(experts.get(e), List.copyOf(balance.added.get(e)));
		}
		return result;
	}

	private void give(String persona, int perPersona) {
		boolean[] had = had(persona);
		while (now.getOrDefault(persona, List.of()).size() < perPersona) {
			int best = -1;
			int ties = 0;
			for (int e = 0; e < load.length; e++) {
				if (had[e]) {
					continue;
				}
				int order = best < 0 ? -1 : compare(e, best, persona);
				if (order < 0) {
					best = e;
					ties = 1;
				} else if (order == 0 && random.nextInt(++ties) == 0) {
					best = e;
				}
			}
			if (best < 0) {
				return;
			}
			had[best] = true;
			count(persona, best);
			added.get(best).add(persona);
		}
	}

	private int compare(int a, int b, String persona) {
		int order = Integer.compare(load[a], load[b]);
		return order != 0 ? order : Integer.compare(shared(a, persona), shared(b, persona));
	}

	private int shared(int e, String persona) {
		return now.getOrDefault(persona, List.of()).stream().mapToInt(r -> r < 0 ? 0 : together[e][r]).sum();
	}

	/** Hands personas on from one with much to one with at least two fewer; false when there is no such chain. */
	private boolean even() {
		for (int from = 0; from < load.length; from++) {
			int[] before = new int[load.length];
			String[] handed = new String[load.length];
			Arrays.fill(before, -1);
			before[from] = from;
			Deque<Integer> open = new ArrayDeque<>(List.of(from));
			while (!open.isEmpty()) {
				int at = open.remove();
				for (int to = 0; to < load.length; to++) {
					String persona = before[to] < 0 ? common(at, to) : null;
					if (persona == null) {
						continue;
					}
					before[to] = at;
					handed[to] = persona;
					if (load[to] <= load[from] - 2) {
						hand(from, to, before, handed);
						return true;
					}
					open.add(to);
				}
			}
		}
		return false;
	}

	/** A new persona of the first that the second never had. */
	private String common(int from, int to) {
		return added.get(from).stream().filter(p -> !had(p)[to]).findFirst().orElse(null);
	}

	private void hand(int from, int last, int[] before, String[] handed) {
		for (int to = last; to != from; to = before[to]) {
			String persona = handed[to];
			int giver = before[to];
			added.get(giver).remove(persona);
			added.get(to).add(persona);
			had(persona)[giver] = false;
			had(persona)[to] = true;
			int taker = to;
			now.get(persona).replaceAll(e -> e == giver ? taker : e);
		}
		load[from]--;
		load[last]++;
	}
}
