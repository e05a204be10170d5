package org.zipp.report.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.ZippException;
import org.zipp.document.Cell;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Table;
import org.zipp.statistics.check.PublishedCheck.Claim;
import org.zipp.statistics.check.PublishedCheck.ClaimedP;
import org.zipp.statistics.check.PublishedCheck.Comparator;
import org.zipp.statistics.check.PublishedCheck.Printed;
import org.zipp.statistics.check.PublishedCheck.Verdict;

class TableCheckTest {

	@Test
	void thePaperIsChecked() {
		TableCheck check = TableCheck.zipp();
		assertEquals(List.of(Verdict.CONSISTENT, Verdict.CONSISTENT, Verdict.CONSISTENT, Verdict.UNDECIDED, Verdict.NOT_REPRODUCED),
				check.findings().stream().map(f -> f.verdict()).toList());
		assertEquals(2, check.flagged());
		assertTrue(check.summary().startsWith("5 rows checked; 2 claims do not follow"), check.summary());
		Table table = check.table();
		List<String> drum = table.rows().get(3).stream().map(Cell::display).toList();
		assertTrue(drum.containsAll(List.of("58%", "144\u2013146", "145", "0.0135", "0.0094\u20130.0191", "undecided", "p < 0.01")), drum.toString());
		assertTrue(drum.getLast().contains("does not hold two-sided"), drum.getLast());
		List<String> tv = table.rows().get(4).stream().map(Cell::display).toList();
		assertTrue(tv.containsAll(List.of("70", "0.210", "47.2\u201364.4%", "not reproduced")), tv.toString());
		String csv = DocumentFormats.csv(table);
		assertTrue(csv.contains("0.013481449142602") && !csv.contains("NaN"), csv);
	}

	@ParameterizedTest
	@CsvSource({ "79%, 0.79, 2", "79 %, 0.79, 2", "0.79, 0.79, 2", ".790, 0.79, 3", "79.0%, 0.79, 3", "79, 0.79, 2", "1, 1, 0", "100%, 1, 2" })
	void ratesAreReadAsPrinted(String text, double value, int decimals) {
		TableCheck check = TableCheck.parse("", "comparison;n;rate\na;1000;" + text);
		assertEquals(Optional.of(new Printed(value, decimals)), claim(check).rate());
	}

	@ParameterizedTest
	@CsvSource({ "<0.01, BELOW, 0.01, 2", "p < .01, BELOW, 0.01, 2", "=0.0135, EQUAL, 0.0135, 4", "0.21, EQUAL, 0.21, 2", "<=0.050, AT_MOST, 0.05, 3",
			"≥ 0.05, AT_LEAST, 0.05, 2", "> 0.1, ABOVE, 0.1, 1", "n.s., AT_LEAST, 0.05, 2", "NS, AT_LEAST, 0.05, 2", "<1e-4, BELOW, 0.0001, 4" })
	void claimsAreReadAsPrinted(String text, Comparator comparator, double value, int decimals) {
		TableCheck check = TableCheck.parse("", "n\twins\tp\n250\t145\t" + text);
		assertEquals(Optional.of(new ClaimedP(comparator, new Printed(value, decimals), false)), claim(check).p());
	}

	@Test
	void pastedTextTakesAnySeparator() {
		for (String s : List.of(",", ";", "\t")) {
			TableCheck check = TableCheck.parse("pasted", String.join("\n", String.join(s, "Comparison", "N", "Wins", "Ties", "low", "high", "raters", "note"), "",
					String.join(s, "\"A, and B\"", "125", "70", "0", "47.2%", "64.4%", "25", "x")));
			assertEquals("A, and B", claim(check).name());
			assertEquals(25, claim(check).raters().orElseThrow());
			assertEquals(Verdict.CONSISTENT, check.findings().getFirst().verdict());
			assertTrue(check.findings().getFirst().sentence().contains("Wilson"), check.findings().getFirst().sentence());
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "'n,wins\n10,11', Line 2: Wins lie between 0 and 10", "'n,wins\n10,4\n10,x', Line 3: The column wins takes a whole number",
			"'n,rate\n10,abc', Line 2: The column rate takes a share", "'n,rate\n10,140%', Line 2: The column rate takes a share of at most 100%",
			"'wins\n3', Line 1: The first line must name the columns", "'n,n\n1,1', Line 1: Two columns are named n", "'n,wins', There are no rows",
			"'', There are no rows", "'n,wins,p\n10,4,maybe', Line 2: The column p takes a p-value", "'n,wins,p,sides\n10,4,<0.1,3', Line 2: The column sides takes 1 or 2",
			"'n,wins,low\n10,4,0.1', Line 2: An interval needs both", "'n,wins\n,4', 'Line 2: n, the number of comparisons, is missing'",
			"'n\n10', Line 2: Wins or a rate must be given", "'n,wins,low,high\n10,4,0.5,0.3', Line 2: An interval needs low not above high",
			"'n,wins,raters\n10,4,20', Line 2: Raters lie between" })
	void whatIsWrongIsSaidWithItsLine(String text, String message) {
		ZippException e = assertThrows(ZippException.class, () -> TableCheck.parse("", text));
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void textOfPeopleIsCleaned() {
		TableCheck check = TableCheck.parse("", "comparison,n,wins\n\"=1+1\u202E\",10,5");
		assertTrue(DocumentFormats.csv(check.table()).contains("'=1+1,"), DocumentFormats.csv(check.table()));
	}

	private static Claim claim(TableCheck check) {
		return check.findings().getFirst().claim();
	}
}
