package org.zipp.report.internal.sections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.zipp.document.Texts;
import org.zipp.report.VoteFilter;

/** The raters of one kind with their trials. People and simulated raters are never counted together. */
final class Panel {

	final boolean simulated;
	/** Whether there is the other kind too, so that titles have to say which this is. */
	final boolean named;
	/** Its trials, in order. */
	final int[] all;
	/** Those of its trials that count as comparisons. */
	final int[] counting;
	/** Pairs of conditions that were compared; methods before baselines. */
	final List<Comparison> comparisons;
	/** What is taken as independent: raters, or pairs of pictures where nobody knows the raters. */
	final String unit;
	final String units;
	/** Whether votes say who gave them. */
	final boolean ratersKnown;
	private final Trials trials;
	private final Names names;
	private Respondents respondents;

	Panel(Trials trials, Names names, boolean simulated, boolean named, boolean ratersKnown) {
		this.trials = trials;
		this.ratersKnown = ratersKnown;
		unit = ratersKnown ? "rater" : "pair of pictures";
		units = ratersKnown ? "raters" : "pairs of pictures";
		this.names = names;
		this.simulated = simulated;
		this.named = named;
		all = IntStream.range(0, trials.size).filter(t -> trials.simulated[trials.rater[t]] == simulated).toArray();
		counting = Arrays.stream(all).filter(trials::counts).toArray();
		comparisons = comparisons();
	}

	private List<Comparison> comparisons() {
		long k = names.conditions();
		long[] keys = Arrays.stream(counting).mapToLong(t -> (k - 1 - trials.first(t)) * k + trials.second(t)).toArray();
		long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
		int[] of = Arrays.stream(keys).mapToInt(key -> Arrays.binarySearch(distinct, key)).toArray();
		int[] sizes = new int[distinct.length];
		for (int c : of) {
			sizes[c]++;
		}
		int[][] members = new int[distinct.length][];
		for (int c = 0; c < members.length; c++) {
			members[c] = new int[sizes[c]];
		}
		int[] filled = new int[distinct.length];
		for (int i = 0; i < of.length; i++) {
			members[of[i]][filled[of[i]]++] = counting[i];
		}
		List<Comparison> found = new ArrayList<>();
		for (int c = 0; c < members.length; c++) {
			int first = (int) (k - 1 - distinct[c] / k);
			int second = (int) (distinct[c] % k);
			found.add(new Comparison(first, second, names.pair(first, second), members[c]));
		}
		return List.copyOf(found);
	}

	/** Whose votes are counted. */
	Respondents respondents() {
		if (respondents == null) {
			respondents = new Respondents(this, trials, ratersKnown);
		}
		return respondents;
	}

	/** Conditions that were compared with another, in display order. */
	int[] conditions() {
		return comparisons.stream().flatMapToInt(c -> IntStream.of(c.first(), c.second())).distinct().sorted().toArray();
	}

	/** Different raters of those trials. */
	long raters(int[] of) {
		return Comparison.distinct(trials.rater, of);
	}

	/** Different raters, one entry each, in order. */
	int[] ratersOf(int[] of) {
		return Arrays.stream(of).map(t -> trials.rater[t]).distinct().sorted().toArray();
	}

	/** How many of those trials have that answer. */
	long count(int[] of, byte answer) {
		return Arrays.stream(of).filter(t -> trials.answer[t] == answer).count();
	}

	/** How many of its trials have an answer, skips included. */
	long answered() {
		return Arrays.stream(all).filter(t -> trials.answer[t] != Trials.OPEN).count();
	}

	String id(String base) {
		return simulated ? "simulated-" + base : base;
	}

	/** Beside a heading. */
	String label() {
		return simulated ? "Simulated raters" : named ? "People" : "";
	}

	String title(String text) {
		return simulated ? text + " (simulated raters)" : named ? text + " (people)" : text;
	}

	/** {@code 1 rater}, {@code 3 simulated raters}, or pairs of pictures where nobody knows the raters. */
	String raters(long n) {
		return unit.equals("rater") && simulated ? Texts.count(n, "simulated rater", "simulated raters") : Texts.count(n, unit, units);
	}

	/** The same without the number, for a column. */
	String ratersColumn() {
		return Character.toUpperCase(units.charAt(0)) + units.substring(1);
	}

	/** What the column of kinds shows of its trials. */
	String kind() {
		return simulated ? VotesTable.SIMULATED : VotesTable.PEOPLE;
	}

	/** Its trials, answered or not. */
	VoteFilter trials() {
		return named ? VoteFilter.ALL.and(VotesTable.KIND, kind()) : VoteFilter.ALL;
	}

	/** Its trials that count as comparisons. */
	VoteFilter votes() {
		return trials().and(VotesTable.COUNTED, VotesTable.YES);
	}

	/** The votes of a comparison. */
	VoteFilter votes(Comparison c) {
		return votes().and(VotesTable.COMPARISON, c.name());
	}

	/** The votes of a condition against all others. */
	VoteFilter against(int condition) {
		return votes().and(VotesTable.COMPARISON, comparisons.stream().filter(c -> c.first() == condition || c.second() == condition)
				.map(Comparison::name).toArray(String[]::new));
	}

	/** Among those votes, the ones won by a condition. */
	VoteFilter won(VoteFilter votes, int condition) {
		return votes.and(VotesTable.WINNER, names.label(condition));
	}

	/** Among those votes about a condition, the ones it lost. */
	VoteFilter lost(VoteFilter votes, int condition) {
		return votes.and(VotesTable.WINNER,
				comparisons.stream().filter(c -> c.first() == condition || c.second() == condition)
						.map(c -> names.label(c.first() == condition ? c.second() : c.first())).toArray(String[]::new));
	}

	/** Among those votes, the ties. */
	VoteFilter tied(VoteFilter votes) {
		return votes.and(VotesTable.CHOICE, "tie");
	}
}
