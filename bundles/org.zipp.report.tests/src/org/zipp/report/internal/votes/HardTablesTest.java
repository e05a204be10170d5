package org.zipp.report.internal.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.ParameterField;
import org.zipp.report.internal.check.CheckOperation;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.study.imported.Duplicates;
import org.zipp.study.people.Places;
import org.zipp.tables.TableFilesProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Tables as neighbouring tools leave them, by the faults that readers had with them. */
class HardTablesTest {

	private static final String HEADER = "rater,prompt,left,right,choice\n";

	@TempDir
	Path dir;

	private Path write(String name, String text) throws IOException {
		return Files.writeString(dir.resolve(name), text);
	}

	private AnalyzeOperation operation(String votes) throws IOException {
		AnalyzeOperation operation = new AnalyzeOperation(new TableFilesProvider());
		operation.votes = List.of(write("votes.csv", votes));
		operation.out = dir.resolve("report");
		operation.files.pdf = false;
		operation.files.html = false;
		return operation;
	}

	private static OperationResult run(AnalyzeOperation operation) {
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private String refused(String votes) throws IOException {
		AnalyzeOperation operation = operation(votes);
		String message = assertThrows(ZippException.class, () -> run(operation)).getMessage();
		assertFalse(Files.exists(dir.resolve("report")));
		return message;
	}

	/** Wins of the first of two conditions against the other. */
	private long wins(String votes, String first) throws IOException {
		AnalyzeOperation operation = operation(votes);
		operation.files.json = true;
		JsonNode report = new ObjectMapper().readTree(run(operation).document());
		JsonNode row = report.findParents("condition").stream().filter(r -> r.has("wins")).findFirst().orElseThrow();
		return row.get("condition").asText().equals(first) ? row.get("wins").asLong() : row.get("losses").asLong();
	}

	private String report() throws IOException {
		try (Stream<Path> files = Files.list(dir.resolve("report"))) {
			StringBuilder all = new StringBuilder();
			for (Path file : files.toList()) {
				all.append(Files.readString(file));
			}
			return all.toString();
		}
	}

	private static void says(String message, String... texts) {
		for (String text : texts) {
			assertTrue(message.contains(text), () -> text + " in: " + message);
		}
	}

	@ParameterizedTest
	@CsvSource({ "A,B,a", "A,B,b", "a,b,B", "Left,Right,right", "1,2,1", "First,Second,first", "Tie,ZIPP,tie", "both,ZIPP,BOTH",
			"Skip,ZIPP,s kip", "T,R,r", "\uFF21,\uFF22,a" })
	void aWordForASideThatNamesAConditionIsRefusedHoweverItIsSpelled(String one, String other, String answer) throws IOException {
		String choice = answer.replace(" ", "");
		String votes = HEADER + "r1,p," + one + ',' + other + ',' + choice + "\nr2,p," + other + ',' + one + ',' + choice + '\n';
		says(refused(votes), "may mean", "votes.csv:");
	}

	@Test
	void aWordThatNamesAConditionOfOtherRowsIsRefused() throws IOException {
		says(refused(HEADER + "r1,p,A,C,b\nr2,p,A,B,left\n"), "votes.csv:2", "the condition \"B\"");
	}

	@Test
	void namesOfConditionsAnswerInAnyCase() throws IOException {
		says(refused(HEADER + "r1,p,gpt,GPT,Gpt\n"), "may mean either condition");
		assertEquals(2, wins(HEADER + "r1,p,ZIPP,generic,zipp\nr2,p,generic,ZIPP, Zipp\u00A0\nr3,p,ZIPP,generic,GENERIC\n", "ZIPP"));
		assertEquals(1, wins(HEADER + "r1,p,gpt,GPT,GPT\n", "GPT"));
	}

	@Test
	void namesThatLookTheSameAreTheSame() throws IOException {
		AnalyzeOperation operation = operation(HEADER
				+ "r\u00E9,p\u00A0one,X,Y,left\nre\u0301 ,\u200Bp one, X,Y\u3000,right\nr\u00E9\u0000,p  one,X,Y,left\nr2,p one,X,Y,tie\n");
		operation.duplicates = Duplicates.REPEATS;
		OperationResult result = run(operation);
		assertEquals(2, result.counts().get("raters"));
		assertEquals(2, result.counts().get("conditions"));
		assertEquals(1, result.counts().get("prompts"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NA", "NaN", "null", "None", "#N/A", "<NA>" })
	void missingNamesAreToldWithTheirLines(String missing) throws IOException {
		says(refused(HEADER + "a,p,X,Y,left\n" + missing + ",p,X,Y,left\n"), "votes.csv:3", "rater is \"" + missing + '"');
		says(refused(HEADER + "a,p,X,Y,left\na," + missing + ",X,Y,left\n"), "votes.csv:3", "prompt is");
		if (!missing.equals("null")) {
			// A condition may well be called so.
			says(refused(HEADER + "a,p,X," + missing + ",left\n"), "votes.csv:2", "right is");
		}
		AnalyzeOperation operation = operation(HEADER + "a,p,X,Y,left\n");
		operation.raters = write("raters.csv", "rater,age\na,20\n" + missing + ",30\n");
		says(assertThrows(ZippException.class, () -> run(operation)).getMessage(), "raters.csv:3");
	}

	@Test
	void missingAnswersAndTimesAreNone() throws IOException {
		OperationResult result = run(operation("rater,prompt,left,right,choice,time,seconds\na,p,none,null,left,NA,NaN\nb,p,none,null,NA,"
				+ "2026-01-31 12:00:00+0000,2\n"
				+ "c,p,none,null,right,Jan 31 2026,1.5\n"));
		assertEquals(3, result.counts().get("votes"));
		assertEquals(2, result.counts().get("comparisons"));
	}

	/** Twelve raters, each column with values of its own kind. */
	private String raters(String column, String... values) {
		return "rater," + column + ",group\n" + IntStream.range(0, values.length).mapToObj(i -> "r" + i + ',' + values[i] + ',' + (i % 2 == 0
				? "even" : "odd") + '\n')
				.collect(Collectors.joining());
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROLIFIC_PID", "WorkerId", "AssignmentId", "RecipientLastName", "RecipientEmail", "ResponseId", "IPAddress",
			"LocationLatitude", "LocationLongitude",
			"StartDate", "EndDate", "Duration (in seconds)", "Unnamed: 0", "index", "Participant id", "session_id", "Full name", "Your e-mail",
			"Phone number", "Zip code",
			"UserAgent", "Timestamp", "Completion code", "HITId", "ExternalReference", "date of birth", "Status", "Q_RecaptchaScore" })
	void columnsThatTellWhoSomebodyIsAreLeftOutByName(String column) throws IOException {
		AnalyzeOperation operation = operation(HEADER + "r0,p,X,Y,left\nr1,p,Y,X,left\nr2,p,Y,X,left\n");
		operation.raters = write("raters.csv", raters('"' + column + '"', "secret1", "secret1", "secret2", "secret2"));
		OperationResult result = run(operation);
		assertTrue(result.warnings().stream().anyMatch(w -> w.contains('"' + column + '"') && w.contains("left out")),
				result.warnings().toString());
		assertFalse(report().contains("secret"));
		says(report(), "group", "even");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "a@x.org,b@x.org,c@y.org;mail", "192.0.2.1,192.0.2.7,10.0.0.1;addresses of computers",
			"5f915ef09cfbac6e7687a66e,569c803601a5ba50ad38835e,569c803601a5ba50ad38835f;ids",
			"A237754462EBFC,A76B6780B65386,A76B6780B65387;workers", "42.792174,53.47447,-8.12345;places",
			"https://x.org/1,https://x.org/2,https://y.org;pages",
			"Moreau,Okafor,Tanaka,Silva,Novak;may tell who", "0,1,2,3;numbers the rows",
			"2026-01-31 10:00:01,2026-01-31 10:00:02,2026-02-01 10:00:01;dates",
			"I liked the very first one best of all,because it was all so much more colourful than any,no idea at all but it was fun;what people "
			+ "wrote" })
	void columnsThatTellWhoSomebodyIsAreLeftOutByWhatTheyHold(String values, String reason) throws IOException {
		AnalyzeOperation operation = operation(HEADER + "r0,p,X,Y,left\nr1,p,Y,X,left\nr2,p,Y,X,left\n");
		operation.raters = write("raters.csv", raters("extra", values.split(",")));
		OperationResult result = run(operation);
		assertTrue(result.warnings().stream().anyMatch(w -> w.contains("\"extra\" was left out, because") && w.contains(reason)),
				result.warnings().toString());
		assertFalse(report().contains("extra"), "the column is nowhere");
	}

	@ParameterizedTest
	@CsvSource({ "age,'18,21,35'", "Country of residence,'France,Spain,Italy,Portugal,Greece,Malta'", "Student status,'yes,no,yes'",
			"Employment Status,'full,part,full'",
			"education,'BA,MA,BA'", "native language,'en,fr,de,es,it,pt'", "income,'1200,1800,2500'", "likes cats,'yes,no,yes'" })
	void demographicsStay(String column, String values) throws IOException {
		AnalyzeOperation operation = operation(HEADER + "r0,p,X,Y,left\nr1,p,Y,X,left\nr2,p,Y,X,left\n");
		operation.raters = write("raters.csv", raters(column, values.split(",")));
		OperationResult result = run(operation);
		assertTrue(result.warnings().stream().noneMatch(w -> w.contains("left out")), result.warnings().toString());
		says(report(), column);
	}

	@Test
	void theLinesOfQualtricsBelowTheHeaderAreNoRows() throws IOException {
		AnalyzeOperation operation = operation("rater,prompt,left,right,choice\nResponse ID,Which?,Left picture,Right picture,Your choice\n"
				+ "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"Q1\"\"}\",x,y,z\nr0,p,X,Y,left\nr1,p,Y,X,left\n");
		operation.raters = write("raters.csv",
				"rater,gender\nResponse ID,What is your "
				+ "gender?\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\nr0,woman\nr1,man\n");
		OperationResult result = run(operation);
		assertEquals(2, result.counts().get("votes"));
		assertEquals(2, result.counts().get("conditions"));
		assertFalse(report().contains("ImportId") || report().contains("What is your"));
	}

	@ParameterizedTest
	@CsvSource({ "144,144.0", "7,007", "7.0,7", "p7,P07", "r_1,R 1" })
	void idsThatDifferInFormAreToldAndNoWeightsAreMadeOfThem(String inVotes, String inRaters) throws IOException {
		AnalyzeOperation operation = operation(HEADER + inVotes + ",p,X,Y,left\nzz,p,X,Y,right\n");
		operation.raters = write("raters.csv", "rater,gender\n" + inRaters + ",woman\nother,man\n");
		says(String.join("\n", run(operation).warnings()), "2 raters of the votes are not in it", "differ in form", '"' + inVotes + '"', '"'
				+ inRaters + '"');
		operation.marginals = write("marginals.csv", "variable,level,share\ngender,woman,0.5\ngender,man,0.5\n");
		says(assertThrows(ZippException.class, () -> run(operation)).getMessage(), "None of the 2 raters", "differ in form");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "Türkiye;Turkey", "Czechia;Czech Republic", "South Korea;Korea, Republic of",
			"South Korea;Korea (the Republic of)", "South Korea;Republic of Korea", "Vietnam;Viet Nam",
			"United Kingdom;England", "United Kingdom;UK", "United Kingdom;United Kingdom of Great Britain and Northern Ireland (the)",
			"United States;The United States of America", "United States;U.S.A.",
			"Netherlands;The Netherlands", "Netherlands;Netherlands (Kingdom of the)", "Eswatini;Swaziland", "Côte d'Ivoire;Ivory Coast",
			"Côte d’Ivoire;COTE D'IVOIRE", "Myanmar;Burma", "Russia;Russian Federation (the)",
			"Cabo Verde;Cape Verde", "North Macedonia;Macedonia", "Kosovo;Republic of Kosovo", "Hong Kong;Hong Kong SAR China",
			"Iran;Iran (Islamic Republic of)", "Bolivia;Bolivia, Plurinational State of",
			"Tanzania;Tanzania, the United Republic of", "Moldova;Republic of Moldova",
			"Democratic Republic of the Congo;Congo (the Democratic Republic of the)", "Republic of the Congo;Congo",
			"Laos;Lao People's Democratic Republic (the)", "Syria;Syrian Arab Republic", "North Korea;Korea (the Democratic People's Republic of)",
			"Venezuela;Venezuela (Bolivarian Republic of)",
			"Palestine;Palestine, State of", "Micronesia;Micronesia (Federated States of)", "Bahamas;The Bahamas", "Gambia;Gambia (The)",
			"Saint Lucia;St. Lucia", "Curaçao;CURACAO",
			"Réunion;Reunion", "São Tomé and Príncipe;Sao Tome & Principe", "China;People's Republic of China", "Ireland;Republic of Ireland",
			"Slovakia;Slovak Republic", "Germany;DEU" })
	void namesOfCountriesFindTheirLevel(String level, String name) throws IOException {
		assertEquals(Optional.of(true), Places.country(level).map(c -> Optional.of(c).equals(Places.country(name))), level + ": "
				+ Places.country(level) + ' ' + Places.country(name));
	}

	@Test
	void listsThatPythonPrintedAreNamed() throws IOException {
		AnalyzeOperation operation = operation("prompt,model1,model2,image1_path,image2_path,detailed_results\np,flux,sdxl,f/0.jpg,s/0.jpg,"
				+ "\"[{'votedFor': 'f/0.jpg'}]\"\n");
		says(assertThrows(ZippException.class, () -> run(operation)).getMessage(), "votes.csv:2", "Python wrote it", "json.dumps");
	}

	@Test
	void aNumberThatIsAlsoAModelIsRefused() throws IOException {
		AnalyzeOperation operation = operation("prompt,model1,model2,detailed_results\np,2,1,\"[{\"\"votedFor\"\": \"\"1\"\"}]\"\n");
		says(assertThrows(ZippException.class, () -> run(operation)).getMessage(), "votes.csv:2", "may mean the first picture");
	}

	@Test
	void aBaselineMayHaveACommaInItsName() throws IOException {
		AnalyzeOperation operation = operation(HEADER + "a,p,\"generic, as is\",ZIPP,left\n");
		ParameterField.of(AnalyzeOperation.class, "baseline").set(operation, "generic, as is");
		assertEquals(1, run(operation).counts().get("comparisons"));
		operation.baseline = List.of("generic");
		says(assertThrows(ZippException.class, () -> run(operation)).getMessage(), "There is no condition \"generic\"");
	}

	@Test
	void sharesOfEuropeAreRead() throws IOException {
		Path file = write("marginals.csv", "variable;level;share\ngender;woman;0,48\ngender;man;52 %\n");
		assertEquals(0.48, PopulationMarginals.read(new TableFilesProvider(), file).marginals().margins().getFirst().shares().get("woman"),
				1e-12);
	}

	@Test
	void aTableOfEuropeIsChecked() throws IOException {
		CheckOperation check = new CheckOperation(new TableFilesProvider());
		check.table = write("table.csv", "comparison;n;rate;p\nA against B;1.250;58,4 %;< 0,01\nC;250;0,584;,011\n");
		check.json = true;
		String found = check.execute(SubMonitor.convert(new NullProgressMonitor())).document();
		says(found, "1250", "58.4");
		assertNull(new ObjectMapper().readTree(found).get("nothing"));
		check.table = write("bad.csv", "n;rate;p\n250;58,4 %;1,1\n");
		says(assertThrows(ZippException.class, () -> check.execute(SubMonitor.convert(new NullProgressMonitor()))).getMessage(), "bad.csv:2",
				"a p-value of 0 to 1");
	}
}
