package org.zipp.study.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.model.RaterKind;
import org.zipp.study.Judgement;
import org.zipp.study.people.Raters;
import org.zipp.tables.TableFilesProvider;

/** Votes of other tools, in files as those tools write them. */
class ForeignTablesTest {

	@TempDir
	Path dir;

	private Path write(String name, String text) throws IOException {
		Path file = dir.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private static Votes read(Path items, String criterion, Path... files) {
		ForeignTables tables = new ForeignTables(new TableFilesProvider(), items, criterion);
		List<Path> all = List.of(files);
		boolean rapidata = RapidataFile.isRapidata(tables.columns(files[0]));
		return tables.told(rapidata ? new RapidataFile(tables, criterion, RaterKind.HUMAN).read(all, SubMonitor.convert(null))
				: new VotesFile(tables, Duplicates.FAIL, Raters.unknown(), RaterKind.HUMAN).read(all, SubMonitor.convert(null)), all);
	}

	private static String lines(Votes votes) {
		return votes.judgements().stream().map(j -> j.raterId() + " | " + j.promptId() + " | " + j.left() + " | " + j.right() + " | "
				+ j.choice())
				.collect(Collectors.joining("\n"));
	}

	private static String refusal(Path items, String criterion, Path file) {
		return assertThrows(ZippException.class, () -> read(items, criterion, file)).getMessage();
	}

	private static String warnings(Votes votes) {
		return String.join("\n", votes.warnings());
	}

	private static final String BATTLES = """
			[
			 {"question_id": "q1", "model_a": "alpha", "model_b": "beta", "winner": "model_a", "judge": "arena_user_1", "turn": 1, "anony": true,
			  "conversation_a": [{"role": "user", "content": "a red boat"}, {"role": "assistant", "content": "…"}], "language": "English", "tstamp": 1682351591.13},
			 {"question_id": "q2", "model_a": "beta", "model_b": "gamma", "winner": "tie (bothbad)", "judge": "arena_user_2", "turn": 3, "tstamp": 1682351654.6},
			 {"question_id": "q3", "model_a": "beta", "model_b": "beta", "winner": "tie", "judge": "arena_user_2", "turn": 1, "tstamp": 1682351655},
			 {"question_id": "q4", "model_a": "gamma", "model_b": "alpha", "winner": "model_b", "judge": "arena_user_2", "turn": 1, "anony": false, "tstamp": 1682351656},
			 {"question_id": "q5", "model_a": "gamma", "model_b": "alpha", "winner": "tie", "judge": "arena_user_1", "turn": 1, "tstamp": 1682351657},
			 {"question_id": "q6", "model_a": "gamma", "model_b": "alpha", "winner": null, "judge": "arena_user_1", "turn": 1, "tstamp": 1682351658}
			]
			""";

	@Test
	void battlesWithJudges() throws IOException {
		Votes votes = read(null, "preference", write("battles.json", BATTLES));
		assertEquals("arena_user_1 | a red boat | alpha | beta | LEFT\narena_user_2 | battle q2 (turn 3) | beta | gamma | BOTH_BAD\n"
				+ "arena_user_1 | battle q5 | gamma | alpha | TIE", lines(votes));
		assertTrue(votes.provenance().ratersKnown());
		assertTrue(votes.provenance().sidesKnown());
		assertFalse(votes.provenance().designed());
		assertEquals(1_682_351_591L, votes.judgements().getFirst().at().getEpochSecond());
		String warnings = warnings(votes);
		for (String text : List.of("battles.json: 1 entry was left out: a model stands against itself (line 5)",
				"1 entry was left out: the names of the models were shown (line 6)", "1 entry was left out: it has no winner (line 8)")) {
			assertTrue(warnings.contains(text), warnings);
		}
		assertTrue(String.join("\n", votes.provenance().notes()).contains("model_a stood on the left"));
	}

	@Test
	void battlesInEveryFormAreTheSame() throws IOException {
		String lines = """
				{"id": 7, "model_a": "alpha", "model_b": "beta", "winner": "both_bad", "timestamp": "2025-03-01T10:00:00Z"}
				{"id": 8, "model_a": "beta", "model_b": "alpha", "winner": "model_a", "timestamp": "2025-03-01T10:01:00Z"}
				""";
		Votes json = read(null, "preference", write("b.jsonl", lines));
		Votes csv = read(null, "preference", write("b.csv",
				"id,model_a,model_b,winner,timestamp,language\n7,alpha,beta,both_bad,2025-03-01T10:00:00Z,en\n"
				+ "8,beta,alpha,model_a,2025-03-01T10:01:00Z,en\n"));
		Path packed = dir.resolve("b.json.gz");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
			out.write(("[" + lines.strip().replace("}\n{", "},\n{") + "]").getBytes(StandardCharsets.UTF_8));
		}
		assertEquals(lines(json).replaceAll("battle \\d", "battle"), lines(csv).replaceAll("battle \\d", "battle"));
		assertEquals(lines(json), lines(read(null, "preference", packed)));
		assertFalse(json.provenance().ratersKnown(), "nobody says who voted");
		assertTrue(warnings(json).contains("every vote is taken as one of another person"));
		assertEquals(2, json.judgements().stream().map(Judgement::raterId).distinct().count());
	}

	/** The data set of 55,000 battles marks the winner by 0 and 1. */
	@Test
	void battlesWithFlags() throws IOException {
		String header = "id,model_a,model_b,prompt,winner_model_a,winner_model_b,winner_tie\n";
		assertEquals("battle 2 | p one | alpha | beta | LEFT\nbattle 3 | p two | alpha | beta | RIGHT\nbattle 4 | p three | beta | alpha | TIE",
				lines(read(null, "preference", write("f.csv", header
						+ "1,alpha,beta,p one,1,0,0\n2,alpha,beta,p two,0,1,0\n3,beta,alpha,p three,0,0,1\n"))));
		assertTrue(refusal(null, "preference", write("g.csv", header + "1,alpha,beta,p,1,1,0\n"))
				.contains("g.csv:2: More than one of winner_model_a"));
	}

	@Test
	void anUnknownWinnerIsToldWithItsLine() throws IOException {
		String message = refusal(null, "preference", write("w.jsonl", "{\"model_a\":\"a1\",\"model_b\":\"b1\",\"winner\":\"tie\"}\n"
				+ "{\"model_a\":\"a1\",\"model_b\":\"b1\",\"winner\":\"model_c\"}\n{\"model_a\":\"\",\"model_b\":\"b1\",\"winner\":\"tie\"}\n"));
		assertTrue(message.contains("w.jsonl:2: winner is \"model_c\""), message);
	}

	@Test
	void brokenJsonIsToldWithItsLine() throws IOException {
		assertTrue(refusal(null, "preference", write("x.json",
				"[{\"model_a\":\"a\",\"model_b\":\"b\",\"winner\":\"tie\"},\n{\"model_a\" \"b\"}]"))
				.contains("x.json:2: This is no JSON"));
		assertTrue(refusal(null, "preference", write("y.json", "{\"some\": 1, \"thing\": 2}")).contains("no known form"));
		assertTrue(refusal(null, "preference", write("z.json", "[]")).contains("There are no votes"));
	}

	private static final String TASKS = """
			[{"id": 11, "data": {"prompt": "a lighthouse", "image1": "s3://x/1.png", "image2": "s3://x/2.png", "model_a": "generic", "model_b": "ZIPP"},
			  "annotations": [
			   {"id": 1, "completed_by": {"id": 3, "email": "someone@example.org"}, "was_cancelled": false, "lead_time": 4.25, "created_at": "2026-01-05T10:00:00Z",
			    "updated_at": "2026-01-05T10:00:05Z", "result": [{"from_name": "pw", "to_name": "image1", "type": "pairwise", "value": {"selected": "right"}},
			                                                    {"from_name": "why", "to_name": "image1", "type": "textarea", "value": {"text": ["nicer"]}}]},
			   {"id": 2, "completed_by": 4, "was_cancelled": true, "lead_time": 1, "created_at": "2026-01-05T11:00:00Z", "result": []},
			   {"id": 3, "completed_by": 5, "was_cancelled": false, "lead_time": 2, "created_at": "2026-01-05T12:00:00Z", "result": []}]},
			 {"id": 12, "data": {"prompt": "a market", "model_a": "ZIPP", "model_b": "generic"}, "annotations": [
			   {"id": 4, "completed_by": 4, "was_cancelled": false, "lead_time": 2.5, "created_at": "2026-01-05T11:00:09Z",
			    "result": [{"from_name": "pw", "type": "pairwise", "value": {"selected": "left"}}]}]},
			 {"id": 13, "data": {"prompt": "a boat", "model_a": "ZIPP", "model_b": "generic"}, "annotations": []}]
			""";

	@Test
	void labelStudioTasks() throws IOException {
		Votes votes = read(null, "preference", write("export.json", TASKS));
		assertEquals("annotator 3 | a lighthouse | generic | ZIPP | RIGHT\nannotator 4 | a market | ZIPP | generic | LEFT", lines(votes));
		assertEquals(4250, votes.judgements().getFirst().responseMillis());
		assertFalse(lines(votes).contains("example.org"));
		String warnings = warnings(votes);
		for (String reason : List.of("the annotator skipped the task (line 1)", "neither side was chosen (line 1)",
				"the task was not annotated (line 11)")) {
			assertTrue(warnings.contains(reason), warnings);
		}
	}

	@Test
	void labelStudioRowsInMinimalJsonAndCsv() throws IOException {
		Votes json = read(null, "preference", write("min.json", """
				[{"id": 11, "prompt": "a lighthouse", "model_a": "generic", "model_b": "ZIPP", "pw": [{"selected": "right"}], "annotator": 3, "annotation_id": 1,
				  "created_at": "2026-01-05T10:00:00Z", "updated_at": "2026-01-05T10:00:05Z", "lead_time": 4.25},
				 {"id": 12, "prompt": "a market", "model_a": "ZIPP", "model_b": "generic", "pw": {"selected": "left"}, "annotator": 4, "annotation_id": 4,
				  "created_at": "2026-01-05T11:00:09Z", "updated_at": "2026-01-05T11:00:09Z", "lead_time": 2.5}]
				"""));
		Votes csv = read(null, "preference", write("min.csv",
				"id,prompt,model_a,model_b,pw,annotator,annotation_id,created_at,updated_at,lead_time\n"
				+ "11,a lighthouse,generic,ZIPP,\"[{\"\"selected\"\": \"\"right\"\"}]\",3,1,2026-01-05T10:00:00Z,2026-01-05T10:00:05Z,4.25\n"
				+ "12,a market,ZIPP,generic,\"{\"\"selected\"\": \"\"left\"\"}\",4,4,2026-01-05T11:00:09Z,2026-01-05T11:00:09Z,2.5\n"));
		String expected = lines(read(null, "preference", write("export.json", TASKS)));
		assertEquals(expected, lines(json));
		assertEquals(expected, lines(csv));
		assertEquals(json.judgements().getFirst().at(), csv.judgements().getFirst().at());
	}

	@Test
	void labelStudioChoicesAndItemsOfATable() throws IOException {
		Path export = write("choices.json", """
				[{"id": 1, "data": {"left_url": "1.png"}, "annotations": [{"completed_by": 9, "result": [
				   {"from_name": "preference", "type": "choices", "value": {"choices": ["Both are bad"]}},
				   {"from_name": "alignment", "type": "choices", "value": {"choices": ["Left is better"]}}]}]}]
				""");
		assertTrue(refusal(null, "preference", export).contains("Nothing says which conditions were shown"));
		Path items = write("items.csv", "id,left,right,prompt\n1,ZIPP,generic,a boat\n");
		assertEquals("annotator 9 | a boat | ZIPP | generic | BOTH_BAD", lines(read(items, "preference", export)));
		assertEquals("annotator 9 | a boat | ZIPP | generic | LEFT", lines(read(items, "alignment", export)));
		assertTrue(refusal(items, "wit", export).contains("alignment, preference. Say which is meant with --criterion"));
		assertTrue(refusal(write("others.csv", "id,left,right\n2,ZIPP,generic\n"), "preference", export)
				.contains("Task \"1\" is not in others.csv"));
	}

	@Test
	void potatoInEveryForm() throws IOException {
		Path items = write("items.jsonl", "{\"id\": \"i1\", \"model_a\": \"ZIPP\", \"model_b\": \"generic\", \"prompt\": \"a boat\"}\n"
				+ "{\"id\": \"i2\", \"model_a\": \"generic\", \"model_b\": \"ZIPP\", \"prompt\": \"a cat\"}\n"
				+ "{\"id\": \"i3\", \"model_a\": \"generic\", \"model_b\": \"ZIPP\", \"prompt\": \"a dog\"}\n");
		Path state = write("alice/user_state.json", """
				{"user_id": "alice", "instance_id_ordering": ["i1", "i2", "i3"], "instance_id_to_label_to_value": {
				  "i1": [[{"schema": "pref", "name": "selection"}, "B"], [{"schema": "pref", "name": "selection"}, "A"], [{"schema": "why", "name": "text_box"}, "nice"]],
				  "i2": [[{"schema": "pref", "name": "selection"}, "tie"]], "i3": [[{"schema": "why", "name": "text_box"}, "hm"]]},
				 "instance_id_to_behavioral_data": {"i1": {"total_time_ms": 2500}}}
				""");
		Votes states = read(items, "preference", state);
		assertEquals("alice | a boat | ZIPP | generic | LEFT\nalice | a cat | generic | ZIPP | TIE", lines(states));
		assertEquals(2500, states.judgements().getFirst().responseMillis());
		assertTrue(warnings(states).contains("1 entry was left out: no pairwise scheme was answered"), warnings(states));
		Path lines = write("alice/annotated_instances.jsonl",
				"{\"id\": \"i1\", \"displayed_text\": \"…\", \"label_annotations\": {\"pref\": {\"selection\": \"A\"}}}\n"
				+ "{\"id\": \"i2\", \"label_annotations\": {\"pref\": {\"selection\": \"tie\"}}}\n");
		assertEquals(lines(states), lines(read(items, "preference", lines)));
		Path table = write("annotated_instances.tsv", "user\tinstance_id\tdisplayed_text\tpref:::selection\twhy:::text_box\n"
				+ "alice\ti1\t…\tA\tnice\nalice\ti2\t…\ttie\t\n");
		assertEquals(lines(states), lines(read(items, "preference", table)));
		Path scale = write("scale.csv", "user,instance_id,pref:::scale_value\nbob,i1,-2\nbob,i2,3\nbob,i3,0\n");
		assertEquals("bob | a boat | ZIPP | generic | LEFT\nbob | a cat | generic | ZIPP | RIGHT\nbob | a dog | generic | ZIPP | TIE",
				lines(read(items, "preference", scale)));
		assertTrue(refusal(items, "preference", write("s.csv", "user,instance_id,pref:::scale_value\nbob,i1,much\n"))
				.contains("s.csv:2: scale_value is \"much\""));
		assertTrue(refusal(null, "preference", state).contains("--items"));
	}

	private static final String JOB = """
			{"info": {"createdAt": "2025-05-01", "version": "3.0.0"}, "results": [
			 {"context": "a red boat", "winner": "flux/1.png", "winnerIndex": 0, "assetUrls": ["https://assets.example.org/flux/1.png", "https://assets.example.org/sd3/1.png"],
			  "aggregatedResults": {"1.png": 2}, "detailedResults": [
			   {"votedFor": "https://assets.example.org/flux/1.png", "userDetails": {"country": "DE", "language": "de", "userScores": {"global": 0.6},
			     "demographics": {"age": "18-29", "gender": "Female", "occupation": "unknown"}}},
			   {"votedFor": "Both", "userDetails": {"country": "UD", "language": "", "userScores": {"global": 0.2}, "demographics": {}}},
			   {"votedFor": "Neither", "userDetails": null},
			   {"votedFor": "https://assets.example.org/sd3/1.png"}]},
			 {"context": "a cat", "winnerIndex": null, "assetUrls": ["https://assets.example.org/flux/2.png", "https://assets.example.org/sd3/2.png"], "detailedResults": []}]}
			""";

	@Test
	void rapidataJobResults() throws IOException {
		Votes votes = read(null, "preference", write("job.json", JOB));
		assertEquals("pair 1 | a red boat | flux | sd3 | LEFT\npair 1 | a red boat | flux | sd3 | TIE\npair 1 | a red boat | flux | sd3 |"
				+ " BOTH_BAD\n"
				+ "pair 1 | a red boat | flux | sd3 | RIGHT", lines(votes));
		assertEquals(Map.of("country", "DE", "language", "de", "age", "18-29", "gender", "Female"), votes.judgements().getFirst().attributes());
		assertEquals(Map.of(), votes.judgements().get(1).attributes());
		assertFalse(votes.provenance().ratersKnown());
		assertFalse(votes.provenance().sidesKnown());
		assertTrue(warnings(votes).contains("1 entry was left out: it has no votes (line 2)"), warnings(votes));
	}

	@Test
	void rapidataPicturesAreNamedByATable() throws IOException {
		Path job = write("flat.json", JOB.replace("https://assets.example.org/flux/1.png", "a1.png")
				.replace("https://assets.example.org/sd3/1.png", "b1.png")
				.replace("https://assets.example.org/flux/2.png", "a2.png").replace("https://assets.example.org/sd3/2.png", "b2.png"));
		String message = refusal(null, "preference", job);
		assertTrue(message.contains("Result 1: Nothing says which condition made \"a1.png\"") && message.contains("--items"), message);
		Path items = write("pictures.csv", "picture,condition\na1.png,Flux\nb1.png,SD3\n");
		assertEquals("[Flux, SD3]", read(items, "preference", job).conditions().toString());
	}

	@Test
	void ourOwnTablesAreReadAsBefore() throws IOException {
		Votes votes = read(null, "preference", write("own.jsonl",
				"{\"rater\":\"r\",\"prompt\":\"p\",\"left\":\"x\",\"right\":\"y\",\"choice\":\"left\"}\n"));
		assertEquals("r | p | x | y | LEFT", lines(votes));
		assertEquals(List.of(), votes.warnings());
	}
}
