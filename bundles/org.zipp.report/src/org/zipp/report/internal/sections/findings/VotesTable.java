package org.zipp.report.internal.sections.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.zipp.document.Cell;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.store.TrialKind;
import org.zipp.study.Judgement;

/**
 * Every trial with all that sections sort votes by, the source of all numbers. Rows are made when they are looked at, so
 * that a million of them take no room.
 */
public final class VotesTable {

	public static final String KIND = "raters are";
	static final String PEOPLE = "people";
	public static final String SIMULATED = "simulated";
	public static final String CHOICE = "choice";
	public static final String COMPARISON = "comparison";
	static final String WINNER = "winner";
	public static final String COUNTED = "counted";
	public static final String TIMED = "timed";
	public static final String SHARED = "item judged by several";
	public static final String REPEATED = "item judged again";
	public static final String FLAGGED = "rater flagged";
	static final String SHOWN_AS = "shown as";
	static final String WEIGHT = "weight";
	public static final String YES = "yes";
	public static final String NO = "no";
	/** Of a vote that would count, had its rater not been excluded. */
	public static final String EXCLUDED = "excluded";

	private VotesTable() {
	}

	public static Table of(Findings f) {
		List<Column> columns = new ArrayList<>(List.of(new Column("trial", Kind.COUNT), new Column("rater", Kind.COUNT),
				new Column(KIND, Kind.TEXT),
				new Column("position", Kind.COUNT), new Column("prompt", Kind.TEXT), new Column("left", Kind.TEXT), new Column("right", Kind.TEXT),
				new Column(CHOICE, Kind.TEXT), new Column("time", Kind.TEXT), new Column("seconds", Kind.NUMBER), new Column(COMPARISON, Kind.TEXT),
				new Column(WINNER, Kind.TEXT), new Column(COUNTED, Kind.TEXT), new Column(TIMED, Kind.TEXT), new Column("item", Kind.COUNT),
				new Column(SHARED, Kind.TEXT), new Column(REPEATED, Kind.TEXT), new Column(FLAGGED, Kind.TEXT)));
		f.names().variables().forEach(v -> columns.add(new Column(f.names().column(v), Kind.TEXT)));
		if (kinds(f)) {
			columns.add(new Column(SHOWN_AS, Kind.TEXT));
		}
		if (f.weighted()) {
			columns.add(new Column(WEIGHT, Kind.NUMBER));
		}
		int[] order = order(f.trials());
		return Table.lazy("votes", "Votes", columns, order.length, i -> row(f, order[i]), "");
	}

	/** By rater, in the order the trials were shown. */
	private static int[] order(Trials t) {
		Integer[] order = new Integer[t.size()];
		Arrays.setAll(order, i -> i);
		Arrays.sort(order, (a, b) -> {
			int byRater = Integer.compare(t.number(t.rater(a)), t.number(t.rater(b)));
			int byPlace = byRater != 0 ? byRater : Integer.compare(t.judgement(a).position(), t.judgement(b).position());
			return byPlace != 0 ? byPlace : Long.compare(t.judgement(a).trialId(), t.judgement(b).trialId());
		});
		return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
	}

	private static List<Cell> row(Findings f, int t) {
		Trials trials = f.trials();
		Names names = f.names();
		Judgement j = trials.judgement(t);
		int rater = trials.rater(t);
		int winner = trials.winner(t);
		boolean pair = trials.left(t) != trials.right(t);
		List<Cell> row = new ArrayList<>(List.of(Cell.id(j.trialId()), Cell.id(trials.number(rater)),
				Cell.text(trials.simulated(rater) ? SIMULATED : PEOPLE),
				Cell.id(j.position()), Cell.text(f.data().prompts().getOrDefault(j.promptId(), j.promptId())), Cell.text(names.label(trials.left(t))),
				Cell.text(names.label(trials.right(t))), Cell.text(trials.word(t)), j.at() == null ? Cell.none() : Cell.text(j.at().toString()),
				trials.timed(t) ? Cell.number(j.responseMillis() / 1000.0, 3) : Cell.none(),
				pair ? Cell.text(names.pair(trials.first(t), trials.second(t))) : Cell.none(), winner < 0 ? Cell.none()
				: Cell.text(names.label(winner)),
				trials.wouldCount(t) && trials.excluded(rater) ? Cell.text(EXCLUDED) : yes(trials.counts(t)), yes(trials.timed(t)),
						Cell.id(trials.item(t) + 1L), yes(f.shared(t)), yes(f.repeated(t)),
				yes(f.flagged(rater))));
		for (String v : names.variables()) {
			row.add(Cell.text(trials.level(t, v)));
		}
		if (kinds(f)) {
			row.add(Cell.text(trials.kind(t).label()));
		}
		if (f.weighted()) {
			row.add(f.weight(t).map(w -> Cell.number(w, 4)).orElseGet(Cell::none));
		}
		return row;
	}

	/** Whether there are trials that are no pairs. */
	private static boolean kinds(Findings f) {
		return f.trials().judgements().stream().anyMatch(j -> j.kind() != TrialKind.PAIR);
	}

	private static Cell yes(boolean is) {
		return Cell.text(is ? YES : NO);
	}
}
