package org.zipp.study.design;

/** Raters whose votes are left out of what was planned, by rules that were declared beforehand. */
public record Exclusions(
		@Explained(value = "Leave out who fails at least so many attention checks and gold pairs; 0 for off.", min = 0,
				max = 1000) int failedChecksAtLeast,
		@Explained(value = "An answer faster than so many milliseconds is too fast; 0 for off.", min = 0, max = 600_000) long fasterThanMillis,
		@Explained(value = "Leave out whose answers are too fast in more than this share.", min = 0, max = 1) double fasterShare,
		@Explained(value = "Leave out who gives the same side so many times in a row; 0 for off.", min = 0, max = 100_000) int straightLineRun,
		@Explained(value = "Leave out who answers less than this share of the own trials; 0 for off.", min = 0, max = 1) double minAnsweredShare,
		@Explained(value = "Leave out who agrees with himself in less than this share of the repeated pairs; 0 for off.", min = 0,
				max = 1) double minSelfAgreement) {

	/** Nobody is left out. */
	public static final Exclusions NONE = new Exclusions(0, 0, 0.5, 0, 0, 0);

	/** What is proposed: two failed checks, half of the answers below 0.7 s, 15 in a row on one side, less than half answered. */
	public static final Exclusions RECOMMENDED = new Exclusions(2, 700, 0.5, 15, 0.5, 0);

	/** Whether nobody is left out. */
	public boolean areOff() {
		return failedChecksAtLeast == 0 && fasterThanMillis == 0 && straightLineRun == 0 && minAnsweredShare == 0 && minSelfAgreement == 0;
	}
}
