package org.zipp.report.internal.sections.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.zipp.document.Block;
import org.zipp.document.Section;
import org.zipp.document.Texts;
import org.zipp.report.internal.sections.findings.Comparison;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.findings.Panel;
import org.zipp.report.internal.sections.findings.Trials;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.store.SeedKeeping;
import org.zipp.study.PictureOrigins;
import org.zipp.study.StudyHealth;

/** What the numbers do not say, in plain words, as far as it follows from the data themselves. */
public final class Limitations {

	private static final double MUCH_SKIPPED = 0.1;

	private Limitations() {
	}

	public static Section of(Findings f) {
		List<String> items = new ArrayList<>();
		if (f.panels().stream().anyMatch(p -> p.simulated())) {
			items.add("Simulated raters are programs that prefer pictures nearer to a planted taste. Their votes test the tools; they are no "
					+ "evidence about people and are kept apart from people\u2019s votes everywhere.");
		}
		if (!f.data().generators().isEmpty()) {
			items.add("The pictures were made by " + Wording.join(f.data().generators())
					+ ". Results hold for these pictures and need not hold for another generator.");
		}
		pictures(f.data().health(), items);
		if (!f.data().provenance().designed()) {
			items.add("The votes were collected elsewhere. Whether sides were drawn at random, and whether raters knew which condition a picture "
					+ "was of, cannot be seen from them.");
		}
		if (!f.data().provenance().ratersKnown()) {
			items.add("It is not known who gave which vote. What is said by pair of pictures allows for pictures, not for people; with votes that "
					+ "depend on people the true uncertainty is larger.");
		}
		if (!f.data().provenance().sidesKnown()) {
			items.add("It is not known on which side a picture was shown, so a preference for a side cannot be looked for.");
		}
		items.add("Raters and prompts are those that were at hand, not a random sample. Intervals by rater speak of raters like these and of "
				+ "these prompts; those by rater and prompt of prompts like these as well.");
		for (Panel panel : f.panels()) {
			about(f, panel, items);
		}
		items.add("The exact test and Wilson\u2019s interval take votes as independent. Where they disagree with the interval by rater, trust "
				+ "the latter.");
		items.add("A win rate says how often a picture was preferred, not how much better it is.");
		if (f.panels().stream().anyMatch(p -> p.comparisons().size() > 1)) {
			items.add("P-values are adjusted for the pairs of conditions; those of groups of raters for the groups of one variable and condition. "
					+ "Together there are more tests than that, so a lone small p-value among many is weak evidence.");
		}
		long open = Arrays.stream(f.panels().toArray(Panel[]::new)).mapToLong(p -> p.all().length - p.answered()).sum();
		if (open > 0) {
			items.add(Texts.count(open, "trial is", "trials are")
					+ " still open. Results that are looked at while votes come in, and stopped when they please, are too favourable; plan looks "
					+ "beforehand with the operation monitor, which spends the error over them.");
		}
		return new Section("limitations", "Limitations", "", List.of(new Block.Points(items)));
	}

	/** What is wrong with what was judged. */
	private static void pictures(StudyHealth health, List<String> items) {
		if (!health.settings().isEmpty()) {
			items.add("The pictures that were compared were made with: " + String.join("; ", health.settings())
					+ ". Pictures of two settings are never compared on purpose."
					+ (health.mixed() > 0 ? " Yet " + Texts.count(health.mixed(), "vote compares", "votes compare")
							+ " pictures of two settings, which an older program put together; the setting may be what was preferred." : ""));
		}
		origins(health.origins(), items);
		if (health.outdated() > 0) {
			items.add(Texts.count(health.outdated(), "vote rests", "votes rest")
					+ " on something outdated: what the pictures were made from has changed since, or they were replaced. "
							+ health.reasons().entrySet().stream().sorted(Map.Entry.comparingByKey())
							.map(r -> r.getKey().replaceAll("\\.$", "") + ": " + Texts.count(r.getValue(), "vote", "votes") + '.')
							.collect(Collectors.joining(" "))
					+ " They count here, and say nothing of the study as it is now.");
		}
		if (health.unknown() > 0) {
			items.add("Of " + Texts.count(health.unknown(), "vote", "votes")
					+ " it is not known whether what the pictures were made from has changed since; an older program made the pictures.");
		}
		if (health.missing() + health.damaged() > 0) {
			items.add("Of the pictures of the study " + Texts.count(health.missing(), "is", "are") + " missing and "
					+ Texts.count(health.damaged(), "is", "are")
					+ " damaged" + (health.touched() > 0 ? "; " + Texts.count(health.touched(), "vote is", "votes are")
							+ " about one of them, and it cannot be seen any more what was judged" : "")
							+ ". They can be made again with the operation repair.");
		}
	}

	/** Where the compared pictures are not what the conditions asked for. */
	private static void origins(PictureOrigins origins, List<String> items) {
		String of = " of the " + Texts.count(origins.pictures(), "compared picture", "compared pictures") + ' ';
		int lost = origins.count(SeedKeeping.NOT_KEPT) + origins.count(SeedKeeping.NOT_OFFERED);
		if (lost > 0) {
			List<String> why = new ArrayList<>();
			if (origins.count(SeedKeeping.NOT_KEPT) > 0) {
				why.add(origins.count(SeedKeeping.NOT_KEPT) + " came from a generator that gave another picture for the same seed");
			}
			if (origins.count(SeedKeeping.NOT_OFFERED) > 0) {
				why.add(origins.count(SeedKeeping.NOT_OFFERED) + " from one that takes no seed");
			}
			items.add("Conditions were not compared with the same seed: " + String.join(", ", why) + ", " + of.strip()
					+ ". Pictures of two conditions then differ by chance too, not by condition alone; the chance adds noise to every vote, and more "
					+ "pictures for each prompt even it out.");
		}
		if (origins.count(SeedKeeping.UNVERIFIED) > 0) {
			items.add("Of " + origins.count(SeedKeeping.UNVERIFIED) + of
					+ "it is not known whether their seed made them. If it did not, pictures of two conditions differ by chance too.");
		}
		if (origins.revised() > 0) {
			items.add(origins.revised() + of + (origins.revised() == 1 ? "was" : "were")
					+ " made from a prompt that the generator had rewritten, so what was judged is not the condition as it was written. The prompts are kept "
					+ "with the pictures.");
		}
		if (origins.unsent() > 0) {
			items.add(origins.unsent() + of + (origins.unsent() == 1 ? "was" : "were")
					+ " made without the negative prompt of the condition, which the generator does not take.");
		}
		if (origins.imported() > 0) {
			items.add(origins.imported() + of + (origins.imported() == 1 ? "was" : "were")
					+ " made elsewhere and imported. How they were made is known only from what was said at the import.");
		}
	}

	private static void about(Findings f, Panel panel, List<String> items) {
		String who = panel.named() ? panel.simulated() ? "Simulated raters: " : "People: " : "";
		long raters = panel.raters(panel.counting());
		if (panel.counting().length == 0) {
			return;
		}
		if (raters < f.settings().fewRaters()) {
			items.add(who + "only " + panel.raters(raters) + " voted. So few say little about raters in general, and intervals by " + panel.unit()
					+ " tend to be too narrow.");
		}
		if (Comparison.distinct(f.trials()::prompt, panel.counting()) == 1) {
			items.add(who + "all votes are about one prompt. Nothing is known of other prompts.");
		}
		long skipped = panel.count(panel.all(), Trials.SKIP);
		if (skipped > MUCH_SKIPPED * panel.answered()) {
			items.add(who + Wording.rate(skipped / (double) panel.answered())
					+ " of the answers are skips. If pictures of one condition were skipped more often, the win rates are off.");
		}
		long ties = panel.count(panel.counting(), Trials.TIE);
		if (ties > MUCH_SKIPPED * panel.counting().length) {
			items.add(who + Wording.rate(ties / (double) panel.counting().length)
					+ " of the comparisons are ties, so results depend on how ties count; the table of all methods shows how much.");
		}
	}
}
