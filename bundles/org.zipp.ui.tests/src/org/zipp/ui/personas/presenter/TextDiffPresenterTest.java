package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.zipp.ui.personas.presenter.TextDiff.Range;

class TextDiffPresenterTest {

	private static List<String> cut(String text, List<Range> ranges) {
		return ranges.stream().map(r -> text.substring(r.start(), r.end())).toList();
	}

	@Test
	void findsReplacedInsertedAndRemovedWords() {
		String before = "Loves dark forests and old cameras. Sleeps late.";
		String after = "Loves very bright forests and cameras. Sleeps late. Bakes.";
		TextDiff diff = TextDiff.of(before, after);
		assertEquals(List.of("dark", "old"), cut(before, diff.removed()));
		assertEquals(List.of("very bright", "Bakes."), cut(after, diff.added()));
	}

	@Test
	void equalAndEmptyTexts() {
		assertEquals(new TextDiff(List.of(), List.of()), TextDiff.of("a b", "a  b"));
		assertEquals(new TextDiff(List.of(), List.of(new Range(0, 3))), TextDiff.of("", "a b"));
		assertEquals(new TextDiff(List.of(new Range(0, 3)), List.of()), TextDiff.of("a b", ""));
	}

	@Test
	void veryLongTextsDifferAsAWhole() {
		String before = "x " + "a ".repeat(3000) + "y";
		String after = "x " + "b ".repeat(3000) + "y";
		TextDiff diff = TextDiff.of(before, after);
		assertEquals(List.of(new Range(2, 2 + 5999)), diff.removed());
		assertEquals(List.of(new Range(2, 2 + 5999)), diff.added());
	}
}
