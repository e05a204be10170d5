package org.zipp.ui.study.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.zipp.core.ZippException;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.plan.StudyPower;

/**
 * The power of a design in words. No widgets; computed outside the UI thread.
 *
 * @param answer  the figure that matters most, a few words
 * @param details sentences
 * @param weak    whether the study is weaker than most are planned for
 */
public record PowerWords(String answer, List<String> details, boolean weak) {

	private static final int LISTED = 6;

	/** Of a draft that may be wrong still. */
	static PowerWords of(DesignDraft draft, List<String> conditions) {
		try {
			StudyDesign design = draft.design(conditions);
			if (design.ratersWanted() == 0) {
				return new PowerWords("Say how many raters are to vote", List.of("Then the chance to show what you expect stands here."), false);
			}
			return of(StudyPower.of(design.analysis(), design.scheme().pairsOf(conditions), design.ratersWanted(), design.trials().perRater()),
					design);
		} catch (ZippException e) {
			return new PowerWords("No power to tell", List.of(e.getMessage()), true);
		}
	}

	private static PowerWords of(StudyPower power, StudyDesign design) {
		List<String> details = new ArrayList<>();
		details.add(text("%d raters with about %s votes each on a comparison; α = %s for one of them.", power.raters(),
				text("%.1f", power.votesPerComparison()).replaceFirst("\\.0$", ""), text("%.5f", power.level()).replaceFirst("\\.?0+$", "")));
		if (power.least() < StudyPower.USUAL) {
			details.add("That is little: most studies are planned for 80%.");
		}
		details.add(text("An interval of a win rate will reach about ±%.1f points.", 100 * power.halfWidth()));
		power.detectable().ifPresent(d -> details.add(text("A win rate of %.1f%% is shown with a chance of 80%%.", 100 * d)));
		power.enough().ifPresent(n -> details.add(text("For a chance of 80%% with the expected win rate of %.0f%%, %,d raters must vote.",
				100 * design.analysis().expected().winRate(), n)));
		if (power.chances().stream().mapToDouble(StudyPower.Chance::power).distinct().count() > 1) {
			power.chances().stream().limit(LISTED).forEach(c -> details.add(text("%s %s %s: %.0f%%.", c.planned().first(),
					c.planned().direction().words(), c.planned().second(), 100 * c.power())));
		}
		details.addAll(power.notes());
		return new PowerWords(text("Power %.0f%%", 100 * power.least()), details, power.least() < StudyPower.USUAL);
	}

	private static String text(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
