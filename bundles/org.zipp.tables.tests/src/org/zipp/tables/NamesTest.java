package org.zipp.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

	@ParameterizedTest
	@ValueSource(strings = { "caf\u00E9 bar", " caf\u00E9 bar ", "cafe\u0301 bar", "caf\u00E9\u00A0bar", "\u3000caf\u00E9\u2003\u2003bar\u200B", "\uFEFFcaf\u00E9\tbar\r\n",
			"c\u00ADaf\u00E9 bar\u0000", "\u200Ecaf\u00E9\u2028bar\u200D", "caf\u00E9 \u200B bar", "ca\u0007f\u00E9  bar" })
	void namesThatLookTheSameAreTheSame(String name) {
		assertEquals("caf\u00E9 bar", Names.clean(name));
	}

	@Test
	void aCleanNameStaysAndJoinersBetweenLettersToo() {
		String name = "generic, as is";
		assertSame(name, Names.clean(name));
		assertEquals("", Names.clean(null));
		assertEquals("", Names.clean("\u00A0\u200B"));
		assertEquals("\u0645\u06CC\u200C\u062E", Names.clean("\u0645\u06CC\u200C\u062E"));
		assertEquals("\uD83D\uDC69\u200D\uD83D\uDE80", Names.clean("\uD83D\uDC69\u200D\uD83D\uDE80 "));
	}

	@Test
	void foldingForgetsCaseAndForms() {
		assertEquals(Names.folded("Stra\u00DFe 1"), Names.folded(" STRASSE \uFF11"));
		assertEquals(Names.folded("\u0130"), Names.folded("i\u0307"));
		assertFalse(Names.folded("A").equals(Names.folded("B")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NA", "n/a", "NaN", " null ", "None", "#N/A", "<NA>", "NaT", "\\N", "\u00A0nan" })
	void missingValuesAreKnown(String text) {
		assertTrue(Names.isMissing(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "nana", "no one", "neither" })
	void namesAreNotMissing(String text) {
		assertFalse(Names.isMissing(text));
	}

	@Test
	void namesWithCommasAreFoundInLists() {
		List<String> known = List.of("generic, as is", "ZIPP", "a,b", "a", "b,c");
		assertEquals(List.of("generic, as is"), Names.joined(List.of("generic", "as is"), known));
		assertEquals(List.of("ZIPP", "generic, as is", "a,b"), Names.joined(List.of("ZIPP", "generic", "as is", "a", "b"), known));
		assertEquals(List.of("a", "x", "b,c"), Names.joined(List.of("a", "x", "b", "c"), known));
		assertEquals(List.of("x", "y"), Names.joined(List.of("x", " y"), List.of()));
		assertEquals(List.of(), Names.joined(List.of(), known));
	}
}
