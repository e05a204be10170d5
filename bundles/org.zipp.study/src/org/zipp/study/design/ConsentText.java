package org.zipp.study.design;

/** What a rater agrees to before taking part. */
public record ConsentText(
		@Explained("Version of the text, for example 1; change it when the text changes.") String version,
		@Explained("Its language, for example en.") String language,
		@Explained("The text.") String text) {
}
