package org.zipp.report.internal.sections.plan;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.zipp.document.Block;
import org.zipp.document.Section;
import org.zipp.document.Texts;
import org.zipp.report.internal.sections.findings.Confirmatory;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.store.Rows.DeviationRow;
import org.zipp.store.Rows.LookRow;
import org.zipp.study.plan.LookContent;
import org.zipp.study.plan.PlanExport;
import org.zipp.study.plan.PlanState;
import org.zipp.study.plan.PlanState.Lock;

/** The sections that a plan adds to a report: what was planned and is shown, the plan and what became of it, exclusions. */
public final class PlanSections {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
			.withZone(ZoneOffset.UTC);
	private static final int SHOWN = 400;

	private PlanSections() {
	}

	/** In order; none where nothing was promised. */
	public static List<Section> of(Findings f) {
		List<Section> sections = new ArrayList<>();
		f.panels().forEach(p -> PlannedComparisons.of(f, p).ifPresent(sections::add));
		plan(f).ifPresent(sections::add);
		ExclusionSection.of(f).ifPresent(sections::add);
		return sections;
	}

	/** Another section of a report with a locked plan: it was not planned, and says so. */
	public static Section exploratory(Findings f, Section section) {
		return f.data().plan().lock().isEmpty() ? section
				: new Section(section.id(), section.heading(), section.label().isEmpty() ? "exploratory" : section.label() + ", exploratory",
				section.blocks());
	}

	/** A row of the head of the report; empty without a lock. */
	public static Optional<String> fact(PlanState plan) {
		return plan.lock().map(l -> "locked " + WHEN.format(l.at()) + "; " + PlanExport.HASH + l.hash());
	}

	private static Optional<Section> plan(Findings f) {
		PlanState state = f.data().plan();
		if (state.lock().isEmpty() && state.looks().isEmpty()) {
			return Optional.empty();
		}
		List<Block> blocks = new ArrayList<>();
		if (state.lock().isPresent()) {
			lock(f, state.lock().get(), blocks);
			asked(f, state.lock().get(), blocks);
			deviations(state, blocks);
		} else {
			blocks.add(new Block.Warning("No plan was locked, but the votes were looked at before the end; nothing here is confirmatory."));
		}
		looks(f, state, blocks);
		return Optional.of(new Section("plan", "The locked plan", "", blocks));
	}

	private static void lock(Findings f, Lock lock, List<Block> blocks) {
		blocks.add(new Block.Paragraph("The plan was locked on " + WHEN.format(lock.at()) + " by " + Texts.clean(lock.by()) + ", "
				+ (lock.isClean() ? "before the first answer" : "when there were " + Texts.count(lock.votes(), "answer", "answers") + " already")
				+ (lock.number() > 1 ? "; it is number " + lock.number() + ", in place of an earlier one (see deviations)" : "") + ". "
				+ PlanExport.HASH + lock.hash()
				+ ". The operation plan checks with --verify whether this report is of that plan."));
		if (!lock.isIntact()) {
			blocks.add(new Block.Warning("The stored plan does not have this hash: it was changed behind the workbench's back. Nothing here can"
					+ " be trusted to have been planned."));
		}
		var analysis = lock.plan().analysis();
		blocks.add(new Block.Points("It says", List.of("Measure: " + analysis.measure().label() + "; ties: the win rate "
				+ Wording.ties(analysis.ties()) + '.',
				"\u03b1 = " + Wording.plain(analysis.alpha()) + " for " + Texts.count(lock.plan().comparisons().size(), "comparison", "comparisons")
						+ " together; correction: " + analysis.correction().label() + '.',
				"Raters planned: " + (lock.plan().design().ratersWanted() == 0 ? "not decided" : Texts.count(lock.plan().design().ratersWanted()))
						+ (analysis.rule().isEmpty() ? "." : "; " + Texts.clean(analysis.rule())),
				"Looks before the end: " + (analysis.looks().areUsed() ? "at " + String.join(", ", analysis.looks().at().stream().map(Wording::percent)
						.toList())
						+ " of the information, spending " + analysis.looks().spending().of(analysis.looks().shape()).label() : "none") + '.')));
		var settings = f.settings();
		if (settings.ties() != analysis.ties() || settings.margin() != analysis.margin()
				|| Math.abs(settings.alpha() - analysis.alpha()) > 1e-12) {
			blocks.add(new Block.Paragraph("Sections marked exploratory count ties, intervals and equality as was asked for when the report was"
					+ " made: the win rate "
					+ Wording.ties(settings.ties()) + ", level " + Wording.level(settings) + ", margin " + Wording.margin(settings) + '.'));
		}
	}

	/** What the plan asked for and the votes do not give. */
	private static void asked(Findings f, Lock lock, List<Block> blocks) {
		List<String> lacking = new ArrayList<>();
		int wanted = lock.plan().design().ratersWanted();
		for (Panel panel : f.panels()) {
			long there = panel.raters(panel.counting());
			if (wanted > there && panel.ratersKnown()) {
				lacking.add(Texts.count(wanted, "rater was", "raters were") + " planned; votes of " + panel.raters(there) + " count.");
			}
			for (Confirmatory c : f.confirmatory(panel)) {
				if (!c.missing().isEmpty()) {
					lacking.add(c.name() + ": " + c.missing());
				}
			}
			if (PlannedComparisons.isMoreThanPlanned(f, panel)) {
				lacking.add("There are votes on comparisons that were not planned; they are exploratory.");
			}
		}
		long open = f.data().judgements().stream().filter(j -> j.choice() == null).count();
		if (open > 0) {
			lacking.add(Texts.count(open, "trial is", "trials are") + " still open, so this is a look at votes before the end.");
		}
		blocks.add(lacking.isEmpty() ? new Block.Paragraph("The votes give all that the plan asks for.")
				: new Block.Points("What the plan asked for and the votes do not give", lacking));
	}

	private static void deviations(PlanState state, List<Block> blocks) {
		if (state.deviations().isEmpty()) {
			blocks.add(new Block.Paragraph("Nothing that the plan holds was changed since."));
			return;
		}
		List<String> items = new ArrayList<>();
		for (DeviationRow d : state.deviations()) {
			items.add(WHEN.format(d.at()) + ", after " + Texts.count(d.votes(), "answer", "answers") + ", " + Texts.clean(d.by()) + " changed "
					+ d.part() + ": "
					+ changed(d) + " Reason: " + Texts.clean(d.reason()));
		}
		blocks.add(new Block.Points("Deviations from the plan", items));
	}

	/** The lines that differ, as far as they are few. */
	private static String changed(DeviationRow d) {
		List<String> before = new ArrayList<>(d.before().lines().toList());
		List<String> after = new ArrayList<>(d.after().lines().toList());
		List<String> gone = new ArrayList<>(before);
		after.forEach(gone::remove);
		before.forEach(after::remove);
		return (gone.isEmpty() ? "" : "before \u201c" + words(gone) + "\u201d; ")
				+ (after.isEmpty() ? "removed." : "after \u201c" + words(after) + "\u201d.");
	}

	private static String words(List<String> lines) {
		String text = Texts.clean(String.join(" ", lines.stream().map(String::strip).toList()));
		return text.length() > SHOWN ? text.substring(0, SHOWN) + '\u2026' : text;
	}

	private static void looks(Findings f, PlanState state, List<Block> blocks) {
		if (state.looks().isEmpty()) {
			return;
		}
		List<String> items = new ArrayList<>();
		for (LookRow look : state.looks()) {
			List<String> seen = new ArrayList<>();
			for (LookContent.Seen s : LookContent.of(look).comparisons()) {
				seen.add(name(f, s.first()) + " against " + name(f, s.second()) + " at " + Wording.percent(s.information()) + " of the information"
						+ s.z().map(z -> ", z = " + Texts.decimals(z, 3)).orElse(", no statistic yet"));
			}
			items.add(WHEN.format(look.at()) + " by " + Texts.clean(look.by()) + ", after " + Texts.count(look.votes(), "answer", "answers") + ": "
					+ String.join("; ", seen) + '.');
		}
		blocks.add(new Block.Points("Looks at the votes before the end", items));
	}

	private static String name(Findings f, String condition) {
		return f.names().has(condition) ? f.names().label(f.names().condition(condition)) : condition;
	}
}
