package org.zipp.report.internal.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.study.imported.Duplicates;
import org.zipp.study.imported.Votes;
import org.zipp.tables.TableFilesProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Votes from elsewhere: what is computed of them, and what is said of those that cannot be used. */
class AnalyzeOperationTest {

	private static final String HEADER = "rater,prompt,left,right,choice\n";

	@TempDir
	Path dir;

	private Path write(String name, String text) throws IOException {
		return Files.writeString(dir.resolve(name), text);
	}

	private Path resource(String name) throws IOException {
		Path file = dir.resolve(name);
		try (InputStream in = AnalyzeOperationTest.class.getResourceAsStream(name)) {
			Files.copy(in, file);
		}
		return file;
	}

	private static AnalyzeOperation operation(Path votes) {
		AnalyzeOperation operation = new AnalyzeOperation(new TableFilesProvider());
		operation.votes = List.of(votes);
		operation.files.pdf = false;
		return operation;
	}

	private static OperationResult run(AnalyzeOperation operation) {
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private static JsonNode json(AnalyzeOperation operation) throws IOException {
		operation.files.json = true;
		return new ObjectMapper().readTree(run(operation).document());
	}

	/** Rows of a table of the report, each column by its key. */
	private static List<JsonNode> rows(JsonNode report, String table) {
		for (JsonNode section : report.get("sections")) {
			for (JsonNode block : section.get("blocks")) {
				if (block.get("type").asText().equals("table") && block.get("id").asText().equals(table)) {
					List<JsonNode> rows = new ArrayList<>();
					block.get("rows").forEach(r -> rows.add(r.get("values")));
					return rows;
				}
			}
		}
		throw new AssertionError("There is no table " + table);
	}

	private ZippException refused(String votes) throws IOException {
		AnalyzeOperation operation = operation(write("votes.csv", votes));
		ZippException failure = assertThrows(ZippException.class, () -> run(operation));
		assertEquals(List.of("votes.csv"), names(), "nothing may be left behind");
		return failure;
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(dir)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	private static void says(Exception failure, String... texts) {
		for (String text : texts) {
			assertTrue(failure.getMessage().contains(text), () -> text + " in: " + failure.getMessage());
		}
	}

	@Test
	void realVotesGiveTheNumbersOfR() throws IOException {
		AnalyzeOperation operation = operation(resource("parties-votes.csv"));
		operation.raters = resource("parties-raters.csv");
		operation.baseline = List.of("none");
		JsonNode report = json(operation);
		Map<String, JsonNode> pairs = new HashMap<>();
		rows(report, "win-rates").forEach(r -> pairs.put(r.get("condition").asText() + '|' + r.get("against").asText(), r));
		assertEquals(15, pairs.size());
		Map<String, Double> abilities = new HashMap<>();
		rows(report, "ranking").forEach(r -> abilities.put(r.get("condition").asText(), r.get("ability").asDouble()));
		int checked = 0;
		for (String line : Files.readAllLines(resource("parties-expected.csv")).stream().skip(1).toList()) {
			String[] e = line.split(",", -1);
			double a = Double.parseDouble(e[3]);
			double b = Double.parseDouble(e[4]);
			if (e[0].equals("wins")) {
				JsonNode pair = pairs.get(e[1] + '|' + e[2]);
				boolean turned = pair == null;
				pair = turned ? pairs.get(e[2] + '|' + e[1]) : pair;
				assertEquals(a, pair.get(turned ? "losses" : "wins").asLong(), line);
				assertEquals(b, pair.get(turned ? "wins" : "losses").asLong(), line);
				checked++;
			} else if (e[0].equals("ability")) {
				assertEquals(a, abilities.get(e[1]) - abilities.get("none"), 1e-6, line);
				checked++;
			} else {
				JsonNode side = rows(report, "ranking-terms").getFirst();
				assertEquals("Left side", side.get("term").asText());
				assertEquals(a, side.get("estimate").asDouble(), 1e-6, line);
				checked++;
			}
		}
		assertEquals(21, checked);
		assertTrue(pairs.keySet().stream().allMatch(p -> !p.startsWith("none|")), "the baseline is what others are compared with");
		String everything = Files.readString(dir.resolve("parties-votes-report/report.html"))
				+ Files.readString(dir.resolve("parties-votes-report/votes.csv"))
				+ report;
		assertFalse(everything.matches("(?s).*\\bp\\d{3}\\b.*"), "raters are not named");
		assertFalse(everything.contains(dir.toString()), "no path is told");
		assertTrue(everything.contains("25-34"), "years become groups of ages");
	}

	@Test
	void allFilesAreWrittenOnceAndASecondRunRepeatsNothing() throws IOException {
		Path votes = write("my votes.csv", HEADER + "a,p,X,Y,left\nb,p,Y,X,right\nb,q,X,Y,tie\nc,p,X,Y,\n");
		AnalyzeOperation operation = operation(votes);
		operation.files.pdf = true;
		OperationResult first = run(operation);
		Path folder = dir.resolve("my votes-report");
		assertEquals(folder.resolve("report.html").toAbsolutePath(), first.place());
		assertEquals(Map.of("votes", 4L, "comparisons", 3L, "raters", 3L, "conditions", 2L, "prompts", 2L, "files", first.counts().get("files")),
				first.counts());
		Set<String> files = new TreeSet<>();
		try (Stream<Path> all = Files.list(folder)) {
			all.forEach(f -> files.add(f.getFileName().toString()));
		}
		assertTrue(files.containsAll(Set.of("report.html", "report.pdf", "report.json", "votes.csv", "win-rates.csv", "contents.txt")),
				files::toString);
		assertEquals(first.counts().get("files") + 1, files.size());
		assertEquals(List.of("my votes-report", "my votes.csv"), names());
		assertTrue(run(operation).repeated());
		operation.decisions.level = 0.9;
		assertFalse(run(operation).repeated());
	}

	@ParameterizedTest
	@CsvSource({ "left,1", "L,1", "a,1", "1,1", "First,1", "X,1", "right,0", "R,0", "B,0", "2,0", "second,0", "Y,0" })
	void choicesMayBeWrittenInSeveralWays(String choice, long wins) throws IOException {
		JsonNode row = rows(json(operation(write("votes.csv", HEADER + "r,p,X,Y," + choice + "\n"))), "win-rates").getFirst();
		assertEquals(row.get("condition").asText().equals("X") ? wins : 1 - wins, row.get("wins").asLong());
		assertEquals(0, row.get("ties").asLong());
	}

	@ParameterizedTest
	@CsvSource({ "tie,1,1", "both,1,1", "Neither,1,1", "draw,1,1", "skip,0,1", "s,0,1", "'',0,1" })
	void tiesAndSkipsMayBeWrittenInSeveralWays(String choice, long ties, long more) throws IOException {
		JsonNode report = json(operation(write("votes.csv", HEADER + "r,p,X,Y," + choice + "\nr,q,X,Y,left\n")));
		assertEquals(ties, rows(report, "win-rates").getFirst().get("ties").asLong());
		assertEquals(2, rows(report, "participants").getFirst().get("answered").asLong());
		assertEquals(ties + more, rows(report, "participants").getFirst().get("comparisons").asLong());
	}

	@Test
	void whatCannotBeUsedIsToldWithItsLineAndNothingIsWritten() throws IOException {
		ZippException failure = refused(HEADER + "r,p,X,Y,left\nr,q,X,Y,lfet\n,p,X,Y,left\nr,s,X,X,left\nr,p2,X,,left\nr,t,X,Y\n");
		says(failure, "votes.csv:3: choice \"lfet\" is not known. It can be left", "line 4: rater is empty.",
				"line 5: left and right are the same condition, \"X\".",
				"line 6: right is empty.", "line 7: There are 4 cells instead of 5.");
		assertEquals(OptionalLong.of(3), failure.line());
	}

	@Test
	void manyProblemsAreCountedAndTheFirstTold() throws IOException {
		StringBuilder votes = new StringBuilder(HEADER);
		for (int i = 0; i < 5000; i++) {
			votes.append("r,p").append(i).append(",X,Y,yes\n");
		}
		ZippException failure = refused(votes.toString());
		says(failure, "votes.csv:2: ", "line 11: ", "and 4,990 more like these");
		assertEquals(11, failure.getMessage().lines().count());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "'rater,prompt,left,choice\nr,p,X,left\n';The column right is missing",
			"'rater,prompt,left,right,choice\n';There are no votes",
			"'';The file is empty", "'r,p,X,Y,left\n';The column rater is missing",
			"'rater,prompt,left,right,choice,choice\nr,p,X,Y,left,left\n';choice is there twice",
			"'rater,prompt,left,right,choice,time\nr,p,X,Y,left,1/2/2026\n';time \"1/2/2026\" is no time",
			"'rater,prompt,left,right,choice,time\nr,p,X,Y,left,20260131\n';time \"20260131\" is no time",
			"'rater,prompt,left,right,choice,seconds\nr,p,X,Y,left,-1\n';seconds \"-1\" is no",
			"'rater,prompt,left,right,choice,seconds\nr,p,X,Y,left,many\n';seconds \"many\" is no",
			"'rater,prompt,left,right,choice,seconds\nr,p,X,Y,left,\"1,5\"\n';decimal point",
			"'rater,prompt,left,right,choice\nr,p,B,A,A\n';may mean left, or the condition on the right",
			"'rater,prompt,left,right,choice\nr,p,X,Y,0\n';choice \"0\" is not known",
			"'rater,prompt,left,right,choice\nr,\"p,X,Y,left\n';quotation mark" })
	void badTablesAreRefused(String votes, String message) throws IOException {
		says(refused(votes), "votes.csv", message);
	}

	@Test
	void bytesThatAreNoTextAndHugeCellsAreToldWithTheirLine() throws IOException {
		Path file = dir.resolve("votes.csv");
		Files.write(file, (HEADER + "r,p,X,Y,left\nr\u00E9,q,X,Y,left\n").getBytes(StandardCharsets.ISO_8859_1));
		says(assertThrows(ZippException.class, () -> run(operation(file))), "votes.csv:3: A cell is not UTF-8.");
		says(refused(HEADER + "r,p,X,Y,left\n" + "r".repeat(3_000_000) + ",q,X,Y,left\n"), "votes.csv:3: rater is longer than 200 characters.");
		says(refused(HEADER + "r,p,X,Y,left\nr," + "q".repeat(3_000_000) + ",X,Y,left\n"),
				"votes.csv:3: prompt is longer than 20,000 characters.");
		ZippException choice = refused(HEADER + "r,p,X,Y," + "z".repeat(3_000_000) + "\n");
		assertTrue(choice.getMessage().length() < 500, "a huge value is shortened");
	}

	@Test
	void aByteOrderMarkAndOtherCaseDoNotMatter() throws IOException {
		OperationResult result = run(operation(write("votes.csv", "\uFEFFRater,PROMPT,Left,Right,Choice\r\nr,p,X,Y,LEFT\r\n")));
		assertEquals(1, result.counts().get("comparisons"));
	}

	@Test
	void equalRowsCountOnceAndThatIsSaid() throws IOException {
		Path votes = write("votes.csv", HEADER + "r,p,X,Y,left\nr,p,X,Y,left\nr,p,X,Y,left\nr,q,X,Y,left\n");
		OperationResult result = run(operation(votes));
		assertEquals(2, result.counts().get("comparisons"));
		assertTrue(result.warnings().stream().anyMatch(w -> w.contains("votes.csv: 2 rows repeat an earlier one exactly (the first is line 3)")),
				() -> result.warnings().toString());
		AnalyzeOperation repeats = operation(votes);
		repeats.duplicates = Duplicates.REPEATS;
		assertEquals(4, run(repeats).counts().get("comparisons"));
	}

	@Test
	void contradictionsNameBothLines() throws IOException {
		ZippException failure = refused(HEADER + "r,p,X,Y,left\ns,p,X,Y,right\nr,p,X,Y,right\nr,q,X,Y,left\nr,q,Y,X,left\n");
		says(failure, "votes.csv:4: The same rater answered the same pair of the same prompt otherwise on line 2 (\"X\" there, \"Y\" here)",
				"line 6: ", "on line 5", "--duplicates");
	}

	@ParameterizedTest
	@CsvSource({ "KEEP_FIRST,2,0", "KEEP_LAST,1,1", "DROP,1,0", "REPEATS,2,1" })
	void whatContradictionsCountForCanBeSaid(Duplicates rule, long winsOfX, long winsOfY) throws IOException {
		AnalyzeOperation operation = operation(write("votes.csv", HEADER + "r,p,X,Y,left\nr,p,X,Y,right\nr,q,X,Y,left\n"));
		operation.duplicates = rule;
		JsonNode row = rows(json(operation), "win-rates").getFirst();
		boolean first = row.get("condition").asText().equals("X");
		assertEquals(winsOfX, row.get(first ? "wins" : "losses").asLong());
		assertEquals(winsOfY, row.get(first ? "losses" : "wins").asLong());
	}

	@Test
	void votesAtOtherTimesAreRepeatsWhateverTheySay() throws IOException {
		OperationResult result = run(operation(write("votes.csv", "rater,prompt,left,right,choice,time,seconds\n"
				+ "r,p,X,Y,left,2026-01-31T10:00:00Z,1.5\n"
				+ "r,p,X,Y,right,2026-01-31T12:00:00+01:00,2\n" + "r,p,Y,X,left,1769864400000,\n" + "r,p,Y,X,left,1769860800,.5\n"
				+ "r,q,X,Y,left,2026-01-31,0\n")));
		assertEquals(5, result.counts().get("comparisons"));
		String votes = Files.readString(dir.resolve("votes-report/votes.csv"));
		for (String time : List.of("2026-01-31T10:00:00Z", "2026-01-31T11:00:00Z", "2026-01-31T12:00:00Z", "2026-01-31T13:00:00Z",
				"2026-01-31T00:00:00Z")) {
			assertTrue(votes.contains(time), () -> time + " in " + votes);
		}
		says(refusedAgain("rater,prompt,left,right,choice,time\nr,p,X,Y,left,2026-01-31\nr,p,X,Y,right,2026-01-31\n"), "votes.csv:3: ", "line 2");
	}

	private ZippException refusedAgain(String votes) throws IOException {
		AnalyzeOperation operation = operation(write("votes.csv", votes));
		return assertThrows(ZippException.class, () -> run(operation));
	}

	@Test
	void ratersThatAreMissingOrThereTwiceAreTold() throws IOException {
		AnalyzeOperation operation = operation(write("votes.csv", HEADER + "a,p,X,Y,left\nb,p,X,Y,left\nc,p,X,Y,left\n"));
		operation.raters = write("raters.csv", "rater,gender\na,f\na,f\nd,m\n");
		OperationResult result = run(operation);
		String warnings = String.join("\n", result.warnings());
		assertTrue(warnings.contains("raters.csv: 2 raters of the votes are not in it (b, c)"), warnings);
		assertTrue(warnings.contains("raters.csv: 1 row repeats an earlier one"), warnings);
		assertTrue(Files.readString(dir.resolve("votes-report/report.html")).contains("not stated"));
		write("raters.csv", "rater,gender,age\na,f,30\nb,m,\na,f,31\nb,f,\n,x,1\n");
		says(assertThrows(ZippException.class, () -> run(operation)),
				"raters.csv:4: The rater is there already on line 2, with another age (\"30\" there, \"31\" here)", "line 5: ",
				"on line 3, with another gender", "line 6: rater is empty");
		write("raters.csv", "rater,gender\n");
		says(assertThrows(ZippException.class, () -> run(operation)), "raters.csv: There are no raters");
		write("raters.csv", "gender,age\nf,1\n");
		says(assertThrows(ZippException.class, () -> run(operation)), "raters.csv:1: The column rater is missing. The file has: gender, age.");
	}

	@Test
	void votesAreRakedToThePopulationAndValuesThatAreNoLevelAreTold() throws IOException {
		StringBuilder votes = new StringBuilder(HEADER);
		StringBuilder raters = new StringBuilder("rater,Sex,age,note\n");
		for (int i = 0; i < 40; i++) {
			boolean woman = i < 30;
			votes.append("r").append(i).append(",p,X,Y,").append(woman ? "left" : "right").append('\n');
			raters.append("r").append(i).append(woman ? ",W" : ",male").append(',').append(20 + i % 40).append(",-\n");
		}
		AnalyzeOperation operation = operation(write("votes.csv", votes.toString()));
		operation.marginals = write("marginals.csv", "variable,level,share,source\ngender,female,50,made up\ngender,male,50,\n");
		says(assertThrows(ZippException.class, () -> run(operation)), "marginals.csv: ", "--raters");
		operation.raters = write("raters.csv", raters.toString());
		JsonNode raked = rows(json(operation), "weighted-rates").getFirst();
		// Three of four votes are of women, who all chose X; with as many men it is one of two.
		boolean first = raked.get("comparison").asText().startsWith("X");
		assertEquals(first ? 0.75 : 0.25, raked.get("raw").asDouble(), 1e-12);
		assertEquals(0.5, raked.get("raked").asDouble(), 1e-9);
		assertTrue(Files.readString(dir.resolve("votes-report/votes.csv")).contains("female"), "groups are those of the population");
		OperationResult percent = run(operation);
		assertTrue(percent.warnings().stream().anyMatch(w -> w.contains("percentages")), () -> percent.warnings().toString());

		write("marginals.csv", "variable,level,share\nage,under 30,0.3\nage,30 to 49,0.5\nage,60+,0.2\n");
		says(assertThrows(ZippException.class, () -> run(operation)),
				"raters.csv:32: The age \"50\" is no level in marginals.csv; the nearest are", "line 33: ");
		write("marginals.csv", "variable,level,share\nage,under 30,0.3\nage,30 to 49,0.5\n");
		says(assertThrows(ZippException.class, () -> run(operation)), "marginals.csv:3: The shares of age sum to 0.8, not to 1");
		write("marginals.csv", "variable,level,share\nheight,tall,1\n");
		assertTrue(run(operation).warnings().stream().anyMatch(w -> w.contains("height")), "a variable that nobody states is told");
		operation.trim = 0.5;
		says(assertThrows(ZippException.class, () -> run(operation)), "--trim");
	}

	@Test
	void columnsThatTellWhoARaterIsAreLeftOut() throws IOException {
		StringBuilder votes = new StringBuilder(HEADER);
		StringBuilder raters = new StringBuilder("rater,Name,contact,town,gender,income,\n");
		for (int i = 0; i < 40; i++) {
			votes.append("r").append(i).append(",p,X,Y,").append(i % 3 == 0 ? "left" : "right").append('\n');
			raters.append("r").append(i).append(",Secret Person").append(i % 4).append(",me").append(i % 4)
					.append("@example.org,Hidden-").append(i).append(',')
					.append(i % 2 == 0 ? "f" : "m").append(',').append(1000 + 10 * i).append(",x\n");
		}
		AnalyzeOperation operation = operation(write("votes.csv", votes.toString()));
		operation.raters = write("raters.csv", raters.toString());
		OperationResult result = run(operation);
		String warnings = String.join("\n", result.warnings());
		for (String column : List.of("\"Name\" was left out", "\"contact\" was left out, because it holds mail addresses",
				"\"town\" was left out, because it has 40 different values")) {
			assertTrue(warnings.contains(column), warnings);
		}
		String everything = "";
		try (Stream<Path> files = Files.list(dir.resolve("votes-report"))) {
			for (Path file : files.toList()) {
				everything += Files.readString(file);
			}
		}
		for (String secret : List.of("Secret", "example.org", "Hidden")) {
			assertFalse(everything.contains(secret), secret);
		}
		assertTrue(everything.contains("1: 1000 to 1090"), "numbers come in bands");
		operation.variables = List.of("Town", "gender");
		run(operation);
		assertTrue(Files.readString(dir.resolve("votes-report/votes.csv")).contains("Hidden"), "who names a column wants it");
		operation.variables = List.of("height");
		says(assertThrows(ZippException.class, () -> run(operation)),
				"There is no variable \"height\". The file has: Name, contact, town, gender, income.");
	}

	@Test
	void oneRaterAllTiesAndAllSkipsGiveAReportThatSaysSo() throws IOException {
		OperationResult one = run(operation(write("votes.csv", HEADER + "r,p,X,Y,tie\nr,q,X,Y,tie\n")));
		assertTrue(one.warnings().stream().anyMatch(w -> w.contains("one rater")), () -> one.warnings().toString());
		assertTrue(one.warnings().stream().anyMatch(w -> w.contains("Every comparison is a tie")), () -> one.warnings().toString());
		assertFalse(Files.readString(one.place()).contains("NaN"));
		OperationResult skips = run(operation(write("votes.csv", HEADER + "r,p,X,Y,skip\ns,q,X,Y,\n")));
		assertTrue(skips.warnings().stream().anyMatch(w -> w.contains("Every vote is a skip")), () -> skips.warnings().toString());
		assertFalse(Files.readString(skips.place()).contains("NaN"));
	}

	@Test
	void namesOfPicturesInPlaceOfConditionsAreRefused() throws IOException {
		StringBuilder votes = new StringBuilder(HEADER);
		for (int i = 0; i < 200; i++) {
			votes.append("r,p,left-").append(i).append(".png,right-").append(i).append(".png,left\n");
		}
		says(refused(votes.toString()), "left and right name 400 conditions", "not their pictures");
	}

	@Test
	void conditionsThatLookAlikeAreToldAndAnUnknownBaselineIsRefused() throws IOException {
		AnalyzeOperation operation = operation(write("votes.csv", HEADER + "r,p,ZIPP 0-shot,TV,left\ns,p,zipp-0-shot,TV,left\n"));
		assertTrue(run(operation).warnings().stream().anyMatch(w -> w.contains("\"ZIPP 0-shot\" and \"zipp-0-shot\" are taken as different")));
		operation.baseline = List.of("TW");
		says(assertThrows(ZippException.class, () -> run(operation)),
				"There is no condition \"TW\" in the votes. There are: TV, ZIPP 0-shot, zipp-0-shot.");
	}

	@Test
	void severalFilesAreReadAsOne() throws IOException {
		Path first = write("a.csv", HEADER + "r,p,X,Y,left\n");
		Path second = write("b.tsv", HEADER.replace(',', '\t') + "r\tp\tX\tY\tright\n");
		AnalyzeOperation operation = operation(first);
		operation.votes = List.of(first, second, first);
		says(assertThrows(ZippException.class, () -> run(operation)), "b.tsv:2: ", "a.csv, line 2");
		operation.duplicates = Duplicates.REPEATS;
		assertEquals(2, run(operation).counts().get("comparisons"));
	}

	@Test
	void programsAreNotTakenForPeople() throws IOException {
		AnalyzeOperation operation = operation(write("votes.csv", HEADER + "r,p,X,Y,left\n"));
		operation.simulated = true;
		assertTrue(Files.readString(run(operation).place()).contains("simulated raters"));
	}

	@Test
	void textOfFilesIsEscaped() throws IOException {
		AnalyzeOperation operation = operation(write("votes.csv", HEADER
				+ "<b>r</b>,<i>p</i>,<script>alert(1)</script>,\"=HYPERLINK(\"\"x\"\")\",left\n"));
		operation.raters = write("raters.csv", "rater,<img src=x>\n<b>r</b>,<u>f</u>\n");
		JsonNode report = json(operation);
		String html = Files.readString(dir.resolve("votes-report/report.html"));
		for (String markup : List.of("<script>alert", "<i>p", "<u>f", "<img src=x>", "<b>r")) {
			assertFalse(html.contains(markup), markup);
		}
		assertTrue(Files.readString(dir.resolve("votes-report/votes.csv")).contains("'=HYPERLINK"));
		assertEquals("=HYPERLINK(\"x\")", rows(report, "win-rates").getFirst().get("against").asText().startsWith("=") ? rows(report,
				"win-rates").getFirst().get("against").asText()
				: rows(report, "win-rates").getFirst().get("condition").asText());
	}

	@Test
	void votesInTheFormOfRapidataHaveNoRaters() throws IOException {
		AnalyzeOperation operation = new AnalyzeOperation(new TableFilesProvider());
		operation.votes = List.of(Files.writeString(dir.resolve("rapidata.csv"), "prompt,image1,image2,model1,model2,votes_image1,votes_image2\n"
				+ "p,a.png,b.png,A,B,3,1\n" + "p,a.png,c.png,A,C,9,0\n" + "q,b.png,c.png,B,C,1,1\n"));
		operation.files.pdf = false;
		OperationResult result = operation.execute(SubMonitor.convert(new NullProgressMonitor()));
		assertFalse(result.counts().containsKey("raters"), () -> result.counts().toString());
		assertEquals(15, result.counts().get("comparisons"));
		operation.raters = Files.writeString(dir.resolve("raters.csv"), "rater,age\na,1\n");
		assertTrue(assertThrows(ZippException.class,
				() -> operation.execute(SubMonitor.convert(new NullProgressMonitor()))).getMessage().contains("cannot be joined"));
	}

	/** Votes of other tools are known by their content, and the report tells what of them is not known. */
	@Test
	void battlesOfAnArenaAreAnalyzed() throws IOException {
		StringBuilder battles = new StringBuilder();
		for (int i = 0; i < 40; i++) {
			battles.append("{\"question_id\":\"q").append(i).append("\",\"model_a\":\"alpha\",\"model_b\":\"beta\",\"winner\":\"")
					.append(i % 4 == 0 ? "model_b" : i % 10 == 1 ? "tie (bothbad)" : "model_a").append("\",\"tstamp\":").append(1_700_000_000L + i)
					.append("}\n");
		}
		battles.append("{\"question_id\":\"q\",\"model_a\":\"alpha\",\"model_b\":\"alpha\",\"winner\":\"tie\",\"tstamp\":1700000099}\n");
		AnalyzeOperation operation = operation(write("battles.jsonl", battles.toString()));
		operation.files.json = true;
		OperationResult result = run(operation);
		assertEquals(dir.resolve("battles-report"), result.place().getParent());
		assertEquals(40, result.counts().get("votes"));
		assertFalse(result.counts().containsKey("raters"), "nobody says who voted");
		assertTrue(result.warnings().stream().anyMatch(w -> w.contains("1 entry was left out: a model stands against itself (line 41)")),
				result.warnings().toString());
		JsonNode report = new ObjectMapper().readTree(result.document());
		JsonNode row = rows(report, "win-rates").getFirst();
		assertTrue(row.toString().contains("alpha"), row.toString());
		assertTrue(report.toString().contains("every vote stands for a rater of its own"), "the methods must say so");
	}
}
