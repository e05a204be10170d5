package org.zipp.report.internal.sections.personas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.zipp.statistics.agreement.Ratings;
import org.zipp.study.rating.PersonaRatings.Rating;

/**
 * Ratings as statistics takes them.
 *
 * @param ratings of units by experts; units and experts without a rating are not in it
 * @param cluster persona of each unit, from 0
 */
record RatingMatrix(Ratings ratings, int[] cluster) {

	/** A unit is a persona and a criterion. */
	static RatingMatrix of(List<Rating> given) {
		Map<List<String>, Integer> units = new LinkedHashMap<>();
		Map<String, Integer> experts = new LinkedHashMap<>();
		Map<String, Integer> personas = new LinkedHashMap<>();
		List<Integer> clusters = new ArrayList<>();
		int[] unit = new int[given.size()];
		int[] expert = new int[given.size()];
		double[] value = new double[given.size()];
		for (int i = 0; i < given.size(); i++) {
			Rating r = given.get(i);
			int persona = personas.computeIfAbsent(r.unit(), _ -> personas.size());
			unit[i] = units.computeIfAbsent(List.of(r.unit(), r.criterion()), _ -> units.size());
			if (unit[i] == clusters.size()) {
				clusters.add(persona);
			}
			expert[i] = experts.computeIfAbsent(r.expert(), _ -> experts.size());
			value[i] = r.value();
		}
		return new RatingMatrix(Ratings.of(units.size(), experts.size(), unit, expert, value), clusters.stream().mapToInt(c -> c).toArray());
	}

	/** A unit is a persona; its rating by an expert is the mean of those of all criteria, where there are all. */
	static RatingMatrix means(List<Rating> given, List<String> criteria) {
		Map<List<String>, List<Rating>> by = new LinkedHashMap<>();
		given.forEach(r -> by.computeIfAbsent(List.of(r.unit(), r.expert()), _ -> new ArrayList<>()).add(r));
		by.values().removeIf(rs -> rs.size() < criteria.size());
		Map<String, Integer> units = new LinkedHashMap<>();
		Map<String, Integer> experts = new LinkedHashMap<>();
		by.keySet().forEach(k -> {
			units.computeIfAbsent(k.getFirst(), _ -> units.size());
			experts.computeIfAbsent(k.getLast(), _ -> experts.size());
		});
		int[] unit = by.keySet().stream().mapToInt(k -> units.get(k.getFirst())).toArray();
		int[] expert = by.keySet().stream().mapToInt(k -> experts.get(k.getLast())).toArray();
		double[] value = by.values().stream().mapToDouble(rs -> rs.stream().mapToInt(Rating::value).average().orElseThrow()).toArray();
		return new RatingMatrix(Ratings.of(units.size(), experts.size(), unit, expert, value), IntStream.range(0, units.size()).toArray());
	}

	/** How many experts gave these ratings. */
	static int experts(List<Rating> ratings) {
		return (int) ratings.stream().map(Rating::expert).distinct().count();
	}

	/** Whether every unit is a persona of its own. */
	boolean alone() {
		return IntStream.range(0, cluster.length).allMatch(u -> cluster[u] == u);
	}

	/** Personas with a unit that two experts or more rated. */
	int pairable() {
		return (int) IntStream.range(0, cluster.length).filter(u -> ratings.count(u) > 1).map(u -> cluster[u]).distinct().count();
	}
}
