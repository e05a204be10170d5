package org.zipp.report.internal.sections.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.zipp.document.Texts;
import org.zipp.report.VoteFilter;

/** The raters of one kind with their trials. People and simulated raters are never counted together. */
public final class Panel {

	private final boolean simulated;
	private final boolean named;
	private final int[] all;
	private final int[] counting;
	private final List<Comparison> comparisons;
	private final String unit;
	private final String units;
	private final boolean ratersKnown;
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
		all = IntStream.range(0, trials.size()).filter(t -> trials.simulated(trials.rater(t)) == simulated).toArray();
		counting = Arrays.stream(all).filter(trials::counts).toArray();
		comparisons = compared();
	}

	private List<Comparison> compared() {
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

	/** Whether its raters are programs. */
	public boolean simulated() {
		return simulated;
	}

	/** Whether there is the other kind too, so that titles have to say which this is. */
	public boolean named() {
		return named;
	}

	/** Its trials, in order. */
	public int[] all() {
		return all;
	}

	/** Those of its trials that count as comparisons. */
	public int[] counting() {
		return counting;
	}

	/** Pairs of conditions that were compared; methods before baselines. */
	public List<Comparison> comparisons() {
		return comparisons;
	}

	/** What is taken as independent: raters, or pairs of pictures where nobody knows the raters. */
	public String unit() {
		return unit;
	}

	/** The same, more than one. */
	public String units() {
		return units;
	}

	/** Whether votes say who gave them. */
	public boolean ratersKnown() {
		return ratersKnown;
	}

	/** Whose votes are counted. */
	public Respondents respondents() {
		if (respondents == null) {
			respondents = new Respondents(this, trials, ratersKnown);
		}
		return respondents;
	}

	/** Conditions that were compared with another, in display order. */
	public int[] conditions() {
		return comparisons.stream().flatMapToInt(c -> IntStream.of(c.first(), c.second())).distinct().sorted().toArray();
	}

	/** Different raters of those trials. */
	public long raters(int[] of) {
		return Comparison.distinct(trials::rater, of);
	}

	/** Different raters, one entry each, in order. */
	public int[] ratersOf(int[] of) {
		return Arrays.stream(of).map(t -> trials.rater(t)).distinct().sorted().toArray();
	}

	/** How many of those trials have that answer. */
	public long count(int[] of, byte answer) {
		return Arrays.stream(of).filter(t -> trials.answer(t) == answer).count();
	}

	/** How many of its trials have an answer, skips included. */
	public long answered() {
		return Arrays.stream(all).filter(t -> trials.answer(t) != Trials.OPEN).count();
	}

	public String id(String base) {
		return simulated ? "simulated-" + base : base;
	}

	/** Beside a heading. */
	public String label() {
		return simulated ? "Simulated raters" : named ? "People" : "";
	}

	public String title(String text) {
		return simulated ? text + " (simulated raters)" : named ? text + " (people)" : text;
	}

	/** {@code 1 rater}, {@code 3 simulated raters}, or pairs of pictures where nobody knows the raters. */
	public String raters(long n) {
		return unit.equals("rater") && simulated ? Texts.count(n, "simulated rater", "simulated raters") : Texts.count(n, unit, units);
	}

	/** The same without the number, for a column. */
	public String ratersColumn() {
		return Character.toUpperCase(units.charAt(0)) + units.substring(1);
	}

	/** What the column of kinds shows of its trials. */
	public String kind() {
		return simulated ? VotesTable.SIMULATED : VotesTable.PEOPLE;
	}

	/** Its trials, answered or not. */
	public VoteFilter trials() {
		return named ? VoteFilter.ALL.and(VotesTable.KIND, kind()) : VoteFilter.ALL;
	}

	/** Its trials that count as comparisons. */
	public VoteFilter votes() {
		return trials().and(VotesTable.COUNTED, VotesTable.YES);
	}

	/** The votes of a comparison. */
	public VoteFilter votes(Comparison c) {
		return votes().and(VotesTable.COMPARISON, c.name());
	}

	/** The votes of a condition against all others. */
	public VoteFilter against(int condition) {
		return votes().and(VotesTable.COMPARISON, comparisons.stream().filter(c -> c.first() == condition || c.second() == condition)
				.map(Comparison::name).toArray(String[]::new));
	}

	/** Among those votes, the ones won by a condition. */
	public VoteFilter won(VoteFilter votes, int condition) {
		return votes.and(VotesTable.WINNER, names.label(condition));
	}

	/** Among those votes about a condition, the ones it lost. */
	public VoteFilter lost(VoteFilter votes, int condition) {
		return votes.and(VotesTable.WINNER,
				comparisons.stream().filter(c -> c.first() == condition || c.second() == condition)
						.map(c -> names.label(c.first() == condition ? c.second() : c.first())).toArray(String[]::new));
	}

	/** Among those votes, the ties. */
	public VoteFilter tied(VoteFilter votes) {
		return votes.and(VotesTable.CHOICE, "tie", Trials.BOTH_BAD);
	}

	/** Why there is nothing to show. */
	public String whyEmpty() {
		if (all.length == 0) {
			return "There are no trials yet. Design the trials, then let raters vote; this report fills itself from their votes.";
		}
		if (answered() == 0) {
			return "There are no votes yet. " + Texts.count(all.length, "trial waits", "trials wait") + " for an answer.";
		}
		boolean answers = false;
		for (int t : all) {
			answers |= trials.answer(t) <= Trials.TIE;
		}
		return answers ? "There is no comparison yet: every answer so far was a skip or about one condition shown twice."
				: "There is no comparison yet: every answer so far was a skip.";
	}
}
