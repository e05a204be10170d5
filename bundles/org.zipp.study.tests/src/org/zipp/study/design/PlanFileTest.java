package org.zipp.study.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Study;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyConflictException;
import org.zipp.store.StudyStore;
import org.zipp.study.ConditionPair;
import org.zipp.study.SmallStudy;
import org.zipp.study.StudyDesigner;
import org.zipp.study.design.DesignFile.Located;
import org.zipp.study.design.PlanFile.PlanCondition;
import org.zipp.study.design.PlanFile.PlanPrompt;
import org.zipp.study.design.PlanFile.PlanRater;

class PlanFileTest {

	@TempDir
	Path folder;

	/** A design in which every field differs from the default, with texts that YAML reads otherwise when they stand alone. */
	static StudyDesign odd() {
		Map<String, String> question = new LinkedHashMap<>();
		question.put("no", "Ja?\nNei: #2 \u2013 \u00ab\ud83d\ude00\u00bb");
		question.put("en", "  Which: one? # really ");
		return new StudyDesign(new Question(question, "true", false, true),
				new Scheme(Scheme.Kind.ALL_PAIRS, "", List.of(new ConditionPair("zipp-3", "generic")), 4, Scheme.TrialsFor.SHARED, List.of("u:1", "12"),
						-7),
				new TrialCounts(31, 2, 3, 1, 5, 10), List.of(new GoldPair("p1", "", "zipp-3", "generic")),
				List.of(new Quota(Map.of("age", "25-34"), 7)), Exclusions.RECOMMENDED, new ResumeRules(ResumeRules.GoOn.BLOCK, Duration.ofMinutes(90)),
				List.of(new ConsentText("1.10", "no", "Line one\n\n  indented\nend: \"quoted\" \\ back\ttab")),
				List.of(new IntakeQuestion("age", Map.of("en", "Your age?"), IntakeQuestion.Kind.CHOICE, List.of("18-24", "0x1F", "~", "null"), true)),
				Map.of("no", "- a\n- b\n"), 60, new RatingDesign(List.of("coherence"), 2, 9, Duration.ofDays(3)), List.of("no", "en"),
				AnalysisPlan.DEFAULTS.withComparisons(List.of(new AnalysisPlan.Planned("zipp-3", "generic", AnalysisPlan.Direction.FIRST, "It helps.")))
						.withLooks(new AnalysisPlan.Looks(List.of(0.5, 0.75), LookSpending.POCOCK, 0)));
	}

	private static PlanFile oddPlan() {
		return new PlanFile("A: title", "", List.of(new PlanCondition("zipp-3", "Ours", "zipp", Map.of("k", "3"))),
				List.of(new PlanPrompt("1e3", "a cat, sitting")), List.of(new PlanRater("yes", "", Map.of("age", "30"))), "raters.csv", odd());
	}

	@Test
	void whatIsWrittenIsReadAgain() {
		String text = DesignFile.write(oddPlan());
		assertEquals(oddPlan(), DesignFile.parsePlan(text, "plan.yaml").plan(), text);
		assertEquals(odd(), DesignFile.parse(DesignFile.canonical(odd())));
		assertEquals(StudyDesign.DEFAULTS, DesignFile.parse(DesignFile.canonical(StudyDesign.DEFAULTS)));
		assertEquals(DesignFile.canonical(odd()), DesignFile.canonical(DesignFile.parse(DesignFile.canonical(odd()))));
	}

	@Test
	void everyFieldIsExplained() {
		explained(PlanFile.class);
	}

	private static void explained(Class<?> type) {
		for (var c : type.getRecordComponents()) {
			assertTrue(c.getAnnotation(Explained.class) != null && !c.getAnnotation(Explained.class).value().isBlank(), type.getName() + '.'
					+ c.getName());
			Class<?> of = c.getGenericType() instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?> item ? item
					: c.getType();
			if (of.isRecord() && of != ConditionPair.class) {
				explained(of);
			}
		}
	}

	@Test
	void everyFieldStandsBelowItsExplanation() {
		String text = DesignFile.write(oddPlan());
		String before = "";
		for (String line : text.lines().toList()) {
			if (line.matches("  {0,4}[a-z-]+:.*") && !line.startsWith("      ") && !line.matches("\\s+(no|en|age):.*")) {
				assertTrue(before.strip().startsWith("#") || before.strip().startsWith("-") || before.isBlank() || before.startsWith("    "),
						() -> "no comment above: " + line);
			}
			before = line;
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "design:\\n  trials:\\n    per-ratter: 5|line 3|per-rater, practice", //
			"design:\\n  trials:\\n    per-rater: 0|line 3|a whole number from 1 to 100000", //
			"design:\\n  trials:\\n    per-rater: 2.5|line 3|a whole number from 1 to 100000", //
			"design:\\n  trials:\\n    per-rater: many|line 3|not 'many'", //
			"design:\\n  trials:\\n    per-rater: 99999999999|line 3|a whole number", //
			"design:\\n  question:\\n    ties: yes|line 3|true or false", //
			"design:\\n  scheme:\\n    kind: all_pairs|line 3|all-pairs, baseline, blocks, adaptive", //
			"design:\\n  scheme:\\n    pairs: zipp-3:generic|line 3|a list", //
			"design:\\n  scheme:\\n    pairs:\\n    - zipp-3|line 4|pair of conditions", //
			"design:\\n  resume:\\n    max-age: 7 weeks|line 3|7d, 12h or 30m", //
			"design:\\n  exclusions:\\n    faster-share: 1.5|line 3|from 0 to 1", //
			"design:\\n  exclusions:\\n    faster-share: .nan|line 3|a number from 0 to 1", //
			"design:\\n  quotas:\\n  - most: 5|line 3|'cell' is missing", //
			"design:\\n  analysis:\\n    alpha: 0.7|line 3|0.5", //
			"titel: x|line 1|title, description", //
			"title: [a]|line 1|a text", //
			"title: a\\ntitle: b|line 2|title", //
			"title: &a x\\ndescription: *a|line 2|write it out", //
			"title: x\\n---\\ntitle: y|line 3|one plan", //
			"title: 'x|line|cannot be read", //
			"- a|line 1|fields expected" })
	void whatIsWrongNamesTheLineAndWhatIsAllowed(String text, String line, String allowed) {
		String problem = assertThrows(ZippException.class, () -> DesignFile.parsePlan(text.replace("\\n", "\n"), "p.yaml")).getMessage();
		assertTrue(problem.contains("p.yaml, " + line) && problem.contains(allowed), problem);
	}

	@Test
	void anEmptyFileSaysSo() {
		assertTrue(assertThrows(ZippException.class, () -> DesignFile.parsePlan("# nothing\n", "p.yaml")).getMessage().contains("nothing in it"));
	}

	private static String refused(StudyStore store, String text) {
		Located located = DesignFile.parsePlan(text, "p.yaml");
		return assertThrows(ZippException.class, () -> new PlanApply(store, located.plan(), located::where).apply(Optional.empty())).getMessage();
	}

	private static boolean apply(StudyStore store, String text) {
		Located located = DesignFile.parsePlan(text, "p.yaml");
		return new PlanApply(store, located.plan(), located::where).apply(Optional.empty());
	}

	@Test
	void aPlanMakesAStudyAndDoesNothingTheSecondTime() {
		SmallStudy small = new SmallStudy(folder, 3, 2, false);
		try (StudyStore store = small.open()) {
			String text = """
					title: Made by a plan
					conditions:
					- id: generic
					  method: generic
					- id: zipp-9
					  label: Nine
					  method: persona
					  settings: {k: 9}
					prompts:
					- id: p1
					  text: prompt number 1
					- id: extra
					  text: one more
					raters:
					- name: Ada
					  attributes: {age: 25-34}
					design:
					  question:
					    text: {en: 'Which is closer?'}
					    both-bad: true
					  scheme:
					    kind: baseline
					    baseline: generic
					""";
			assertTrue(apply(store, text));
			assertFalse(apply(store, text), "the second time nothing is to be done");
			Study study = store.loadStudy();
			assertEquals("Made by a plan", study.getTitle());
			assertEquals("Which is closer?", study.getQuestion());
			assertEquals(List.of("generic", "zipp-9"), study.getConditions().stream().map(c -> c.getId()).toList());
			assertEquals(List.of("p1", "extra"), study.getPrompts().stream().map(p -> p.getId()).toList());
			assertTrue(small.users.contains(study.getRaters().getFirst().getUserId()));
			StudyDesign design = DesignFile.fromStore(store);
			assertTrue(design.question().bothBad() && design.question().ties());
			assertEquals("generic", design.scheme().baseline());
			String written = DesignFile.write(DesignFile.of(store));
			assertFalse(apply(store, written), "what is written of a study changes nothing in it");
		}
	}

	@Test
	void nothingIsStoredWhenAnythingIsWrong() {
		SmallStudy small = new SmallStudy(folder, 3, 2, false);
		try (StudyStore store = small.open()) {
			PlanFile before = DesignFile.of(store);
			String problem = refused(store, """
					title: Other
					raters:
					- name: Ada
					- name: Bob
					  user: nobody
					design:
					  scheme:
					    kind: baseline
					    baseline: zipp-99
					  gold-pairs:
					  - prompt: p7
					    better: zipp-3
					    worse: generic
					""");
			assertTrue(problem.contains("p.yaml, line 4: ") && problem.contains("'nobody'"), problem);
			assertTrue(problem.contains("p.yaml, line 9: ") && problem.contains("generic, zipp-0, zipp-3"), problem);
			assertTrue(problem.contains("p.yaml, line 11: ") && problem.contains("'p7'"), problem);
			assertEquals(before, DesignFile.of(store));
		}
	}

	@Test
	void whatContradictsVotesIsRefused() throws Exception {
		SmallStudy small = new SmallStudy(folder, 3, 2, false);
		small.paint((user, condition) -> (user + condition).hashCode() & 0xffffff);
		try (StudyStore store = small.open()) {
			StudyDesigner designer = new StudyDesigner(store);
			designer.design(List.of(designer.addPerson("Ada", Map.of(), null, 1)), designer.pairs(List.of("zipp-3:generic")), 2, 3);
			store.trials().vote(new VoteRow(store.trials().all().getFirst().trial().id(), Choice.TIE, Instant.now(), 900));
			String prompt = store.trials().all().getFirst().trial().promptId();
			assertTrue(refused(store, "design: {question: {ties: false}}").contains("'tie'"));
			assertTrue(refused(store, "design: {scheme: {pairs: ['zipp-3:zipp-0']}}").contains("has votes"));
			assertTrue(refused(store, "prompts: [{id: " + prompt + ", text: other words}]").contains("text stays"));
			assertTrue(refused(store, "conditions: [{id: generic, method: generic}]").contains("'zipp-3' has trials"));
			assertTrue(refused(store, "conditions: [{id: generic, method: generic}, {id: zipp-0, method: persona}, {id: zipp-3, method: x}]")
					.contains("method and settings stay"));
			assertFalse(apply(store, DesignFile.write(DesignFile.of(store))));
			assertTrue(apply(store, "design: {trials: {per-rater: 40}}"));
		}
	}

	@Test
	void twoWhoChangeTheDesignAreTold() {
		SmallStudy small = new SmallStudy(folder, 1, 1, false);
		try (StudyStore store = small.open()) {
			DesignFile.Stored seen = DesignFile.stored(store);
			assertEquals(1, DesignFile.save(store, seen.design().withRatersWanted(5), seen.version()).version());
			assertEquals(1, DesignFile.save(store, seen.design().withRatersWanted(5), seen.version()).version(), "the same is no conflict");
			assertThrows(StudyConflictException.class, () -> DesignFile.save(store, seen.design().withRatersWanted(6), seen.version()));
			assertEquals(5, DesignFile.fromStore(store).ratersWanted());
		}
	}
}
