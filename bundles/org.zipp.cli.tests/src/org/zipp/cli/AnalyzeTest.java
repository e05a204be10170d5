package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Votes from elsewhere on the command line: a whole report without a study, and messages that name file and line. */
class AnalyzeTest {

	private static final String HEADER = "rater,prompt,left,right,choice\n";

	@TempDir
	Path temp;

	private Path write(String name, String text) throws IOException {
		return Files.writeString(temp.resolve(name), text);
	}

	private Set<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			Set<String> names = new TreeSet<>();
			files.forEach(f -> names.add(f.getFileName().toString()));
			return names;
		}
	}

	private Path votes() throws IOException {
		StringBuilder votes = new StringBuilder("rater,prompt,left,right,choice,time,seconds\n");
		for (int rater = 0; rater < 12; rater++) {
			for (int prompt = 0; prompt < 6; prompt++) {
				boolean swap = (rater + prompt) % 2 == 0;
				boolean zipp = (rater * 7 + prompt * 5) % 10 < 7;
				votes.append("who-").append(rater).append(",a harbour ").append(prompt).append(swap ? ",TV,ZIPP," : ",ZIPP,TV,")
						.append(zipp == swap ? "right" : "left").append(",2026-02-03T10:").append(10 + prompt).append(":00Z,").append(2 + prompt).append(".5\n");
			}
		}
		return write("votes.csv", votes.toString());
	}

	private Path raters() throws IOException {
		StringBuilder raters = new StringBuilder("rater,gender,age\n");
		for (int rater = 0; rater < 12; rater++) {
			raters.append("who-").append(rater).append(rater % 3 == 0 ? ",female," : ",male,").append(20 + 3 * rater).append('\n');
		}
		return write("raters.csv", raters.toString());
	}

	@Test
	void aTableOfVotesBecomesAWholeReportWithoutAStudy() throws IOException {
		Path out = temp.resolve("report of votes");
		Path marginals = write("marginals.csv", "variable,level,share\ngender,female,0.5\ngender,male,0.5\n");
		String[] arguments = { "--votes", votes().toString(), "--raters", raters().toString(), "--marginals", marginals.toString(), "--out", out.toString(), "--baseline", "TV" };
		Line.End first = Line.runAlone("analyze", arguments);
		assertEquals(0, first.code(), first::toString);
		assertTrue(first.out().contains("72 votes, 72 comparisons, 12 raters, 2 conditions, 6 prompts"), first::toString);
		assertTrue(names(out).containsAll(List.of("report.html", "report.pdf", "report.json", "votes.csv", "win-rates.csv", "weighted-rates.csv")), () -> "files");
		String html = Files.readString(out.resolve("report.html"));
		assertTrue(html.contains("ZIPP against TV"), "the report compares the method with the baseline");
		assertFalse(html.contains("who-") || html.contains(temp.toString()), "neither raters nor paths are told");
		assertEquals(Set.of("votes.csv", "raters.csv", "marginals.csv", "report of votes"), names(temp));
		Line.End second = Line.runAlone("analyze", arguments);
		assertTrue(second.code() == 0 && second.out().contains("nothing to do"), second::toString);
	}

	@Test
	void jsonStandsAloneOnStandardOutput() throws IOException {
		Line.End end = Line.runAlone("analyze", "--votes", votes().toString(), "--json", "--pdf", "no");
		assertEquals(0, end.code(), end::toString);
		assertTrue(end.out().strip().startsWith("{") && end.out().strip().endsWith("}"), end::toString);
		assertTrue(end.out().contains("\"schema\" : \"org.zipp.report/1\"") && !end.out().contains("NaN"), end::toString);
		assertTrue(end.err().contains("72 comparisons"), end::toString);
		assertTrue(names(temp).contains("votes-report"), "the report lies beside the votes");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "'r,p,X,Y,lfet\n';votes.csv:2: choice \"lfet\" is not known", "'';votes.csv: There are no votes",
			"'r,p,X,X,left\n';votes.csv:2: left and right are the same condition", "',p,X,Y,left\n';votes.csv:2: rater is empty",
			"'r,p,X,Y,left\nr,p,X,Y,right\n';votes.csv:3: The same rater answered", "'r,p,X,Y\n';votes.csv:2: There are 4 cells instead of 5" })
	void badVotesEndWithExitCodeOneAndNothingWritten(String rows, String message) throws IOException {
		Path votes = write("votes.csv", HEADER + rows);
		Line.End end = Line.runAlone("analyze", "--votes", votes.toString());
		assertEquals(1, end.code(), end::toString);
		assertTrue(end.err().contains(message), end::toString);
		assertEquals(Set.of("votes.csv"), names(temp));
	}

	@Test
	void badTablesBesideTheVotesAreNamed() throws IOException {
		Path votes = votes();
		Path twice = write("twice.csv", "rater,gender\nwho-1,female\nwho-1,male\n");
		Line.End raters = Line.runAlone("analyze", "--votes", votes.toString(), "--raters", twice.toString());
		assertTrue(raters.code() == 1 && raters.err().contains("twice.csv:3: The rater is there already on line 2"), raters::toString);
		Path shares = write("shares.csv", "variable,level,share\ngender,female,0.5\ngender,male,0.4\n");
		Line.End sum = Line.runAlone("analyze", "--votes", votes.toString(), "--raters", raters().toString(), "--marginals", shares.toString());
		assertTrue(sum.code() == 1 && sum.err().contains("shares.csv:3: The shares of gender sum to 0.9"), sum::toString);
		Path levels = write("levels.csv", "variable,level,share\ngender,female,0.5\ngender,other,0.5\n");
		Line.End level = Line.runAlone("analyze", "--votes", votes.toString(), "--raters", raters().toString(), "--marginals", levels.toString());
		assertTrue(level.code() == 1 && level.err().contains("raters.csv:3: The gender \"male\" is no level in levels.csv"), level::toString);
		assertEquals(Set.of("votes.csv", "raters.csv", "twice.csv", "shares.csv", "levels.csv"), names(temp));
	}

	@Test
	void votesAreNeededAndAStudyIsNot() {
		Line.End missing = Line.runAlone("analyze");
		assertTrue(missing.code() == 1 && missing.err().contains("--votes is missing"), missing::toString);
		Line.End study = Line.run(temp, "analyze");
		assertEquals(2, study.code(), study::toString);
	}
}
