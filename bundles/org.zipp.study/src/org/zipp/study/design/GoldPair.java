package org.zipp.study.design;

/** A pair whose better picture is known beforehand. */
public record GoldPair(
		@Explained("Id of the prompt.") String prompt,
		@Explained(value = "Id of the user whose pictures they are; empty for the rater's own, or for those that belong to no user.",
				optional = true) String user,
		@Explained("Id of the condition whose picture is better.") String better,
		@Explained("Id of the condition whose picture is worse.") String worse) {
}
