package org.zipp.report.internal.sections.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.document.plot.FlowPlot;
import org.zipp.document.plot.FlowPlot.Box;
import org.zipp.document.plot.FlowPlot.Step;
import org.zipp.report.VoteFilter;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.findings.VotesTable;

/** From raters to comparisons: who was there, what was asked, what was answered, what counts. */
public final class ParticipantFlow {

	private ParticipantFlow() {
	}

	/** What happened to the trials of a panel. */
	private record Counts(Panel panel, long raters, long voted, long completed, long trials, long answered, long skipped, long same,
			long identical, long excluded, long counted,
			long ties) {

		static Counts of(Findings f, Panel panel) {
			Trials t = f.trials();
			long[] open = new long[t.raters()];
			long[] answered = new long[t.raters()];
			long same = 0;
			long identical = 0;
			long excluded = 0;
			for (int trial : panel.all()) {
				boolean isOpen = t.answer(trial) == Trials.OPEN;
				open[t.rater(trial)] += isOpen ? 1 : 0;
				answered[t.rater(trial)] += isOpen ? 0 : 1;
				same += t.comparesNothing(trial) ? 1 : 0;
				identical += t.answer(trial) <= Trials.TIE && t.identical(trial) ? 1 : 0;
				excluded += t.wouldCount(trial) && t.excluded(t.rater(trial)) ? 1 : 0;
			}
			int[] raters = panel.ratersOf(panel.all());
			return new Counts(panel, raters.length, Arrays.stream(raters).filter(r -> answered[r] > 0).count(),
					Arrays.stream(raters).filter(r -> open[r] == 0).count(), panel.all().length, panel.answered(), panel.count(panel.all(), Trials.SKIP),
					same, identical, excluded, panel.counting().length, panel.count(panel.counting(), Trials.TIE));
		}
	}

	public static Section of(Findings f) {
		boolean known = f.data().provenance().ratersKnown();
		List<Counts> counts = f.panels().stream().map(p -> Counts.of(f, p)).toList();
		List<Column> columns = List.of(new Column("Raters who are", Kind.TEXT), new Column(f.panels().getFirst().ratersColumn(), Kind.COUNT),
				new Column("Trials", Kind.COUNT), new Column("Answered", Kind.COUNT), new Column("Skipped", Kind.COUNT),
				new Column("Comparisons", Kind.COUNT), new Column("Ties", Kind.COUNT), new Column("Open", Kind.COUNT), new Column("Voted", Kind.COUNT),
				new Column("Completed", Kind.COUNT));
		List<List<Cell>> rows = new ArrayList<>();
		for (Counts c : counts) {
			VoteFilter all = c.panel.trials();
			rows.add(List.of(Cell.text(c.panel.kind()), Cell.count(c.raters).from(all), Cell.count(c.trials).from(all),
					Cell.count(c.answered).from(answered(all)), Cell.count(c.skipped).from(all.and(VotesTable.CHOICE, "skip")),
					Cell.count(c.counted).from(c.panel.votes()), Cell.count(c.ties).from(c.panel.tied(c.panel.votes())),
					Cell.count(c.trials - c.answered).from(all.and(VotesTable.CHOICE, "open")), Cell.count(c.voted).from(answered(all)),
					Cell.count(c.completed).from(all)));
		}
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Table("participants", "From raters to comparisons", columns, rows,
				"Trials = answered + open. Answered = skipped + comparisons" + (counts.stream().anyMatch(c -> c.identical > 0)
						? " + answers about two pictures that are the same file" : "") + (counts.stream().anyMatch(c -> c.same > 0)
						? " + answers about one condition shown twice" : "") + (counts.stream().anyMatch(c -> c.excluded > 0)
						? " + answers of excluded raters" : "") + ". Voted and completed count " + f.panels().getFirst().units()
						+ ": with an answer, and without an open trial."));
		counts.stream().filter(c -> c.trials > 0).map(c -> figure(f, c)).forEach(blocks::add);
		List<String> sentences = new ArrayList<>();
		long idle = Math.max(0, f.data().raters() - counts.stream().mapToLong(Counts::raters).sum());
		if (known) {
			sentences.add(idle == 0 ? "Every rater of the study has trials."
					: Texts.count(idle, "rater of the study has", "raters of the study have") + " no trials.");
		} else {
			sentences.add("The votes do not say who gave them, so raters cannot be counted.");
		}
		if (f.data().provenance().designed() || f.data().withdrawn() > 0) {
			sentences.add(Texts.count(f.data().withdrawn(), "answer was", "answers were") + " taken back by undo; answers taken back do not count.");
		}
		blocks.add(new Block.Paragraph(String.join(" ", sentences)));
		return new Section("participants", "Participant flow", "", blocks);
	}

	private static VoteFilter answered(VoteFilter trials) {
		return trials.and(VotesTable.CHOICE, "left", "right", "tie", "skip", Trials.IDENTICAL);
	}

	private static org.zipp.document.Figure figure(Findings f, Counts c) {
		Panel panel = c.panel;
		VoteFilter all = panel.trials();
		long idle = panel.simulated() || f.panels().size() > 1 ? 0 : Math.max(0, f.data().raters() - c.raters);
		List<Step> steps = new ArrayList<>();
		boolean known = f.data().provenance().ratersKnown();
		if (known) {
			if (idle > 0) {
				steps.add(new Step(new Box(panel.raters(c.raters + idle) + " in the study", null),
						List.of(new Box(panel.raters(idle) + " without trials", null))));
			}
			List<Box> silent = new ArrayList<>();
			if (c.raters > c.voted) {
				silent.add(new Box(panel.raters(c.raters - c.voted) + " who answered no trial", null));
			}
			steps.add(new Step(new Box(panel.raters(c.raters) + " with trials", all), silent));
			steps.add(new Step(new Box(panel.raters(c.voted) + " who voted, " + Texts.count(c.completed) + " of them without an open trial",
					answered(all)), List.of()));
		}
		List<Box> open = new ArrayList<>();
		if (c.trials > c.answered) {
			open.add(new Box(Texts.count(c.trials - c.answered, "trial", "trials") + " still open", all.and(VotesTable.CHOICE, "open")));
		}
		if (f.data().withdrawn() > 0 && f.panels().size() == 1) {
			open.add(new Box(Texts.count(f.data().withdrawn(), "answer", "answers") + " taken back by undo", null));
		}
		steps.add(new Step(new Box(Texts.count(c.trials, "trial", "trials") + (f.data().provenance().designed() ? " assigned" : " read"), all),
				open));
		List<Box> lost = new ArrayList<>();
		if (c.skipped > 0) {
			lost.add(new Box(Texts.count(c.skipped, "trial", "trials") + " skipped", all.and(VotesTable.CHOICE, "skip")));
		}
		if (c.identical > 0) {
			lost.add(new Box(Texts.count(c.identical, "answer", "answers") + " about two pictures that are the same file",
					all.and(VotesTable.CHOICE, Trials.IDENTICAL)));
		}
		if (c.same > 0) {
			lost.add(new Box(Texts.count(c.same, "answer", "answers") + " about one condition shown twice",
					all.and(VotesTable.COUNTED, VotesTable.NO).and(VotesTable.CHOICE, "left", "right", "tie")));
		}
		if (c.excluded > 0) {
			lost.add(new Box(Texts.count(c.excluded, "answer", "answers") + " of excluded raters",
					all.and(VotesTable.COUNTED, VotesTable.EXCLUDED)));
		}
		steps.add(new Step(new Box(Texts.count(c.answered, "trial", "trials") + " answered", answered(all)), lost));
		steps.add(new Step(new Box(Texts.count(c.counted, "comparison", "comparisons") + " counted: " + Texts.count(c.counted - c.ties)
				+ " decided, "
				+ Texts.count(c.ties, "tie", "ties"), panel.votes()), List.of()));
		String words = steps.stream().map(s -> s.box().text() + s.leaving().stream().map(b -> "; of these " + b.text())
				.collect(Collectors.joining()))
				.collect(Collectors.joining(". ")) + '.';
		return FlowPlot.figure(panel.id("participant-flow"), panel.title("Participant flow"), words, steps);
	}
}
