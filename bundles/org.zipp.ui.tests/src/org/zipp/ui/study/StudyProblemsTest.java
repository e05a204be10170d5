package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.zipp.language.prompt.ConditionMethods;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.ui.context.Services;
import org.zipp.ui.line.Upkeep;
import org.zipp.ui.study.StudyProblems.Mend;
import org.zipp.ui.study.StudyProblems.Problem;
import org.zipp.ui.study.StudyProblems.Severity;

class StudyProblemsTest {

	private static final ConditionMethods METHODS = Services.get(ConditionMethods.class);

	private final Study study = sound();
	private final Set<String> served = study.getRaters().stream().map(Rater::getId).collect(Collectors.toCollection(HashSet::new));

	@Test
	void aSoundStudyHasNone() {
		assertEquals(List.of(), StudyProblems.check(study, METHODS, 10, served, List.of(), List.of()));
	}

	@Test
	void anEmptyStudyIsToldWhatToDoButCanBeSaved() {
		Study empty = ZippFactory.eINSTANCE.createStudy();
		empty.setTitle("New");
		List<Problem> problems = StudyProblems.check(empty, METHODS, 0, Set.of(), List.of(), List.of());
		assertEquals(4, problems.size(), problems::toString);
		assertTrue(problems.stream().allMatch(p -> p.severity() == Severity.WARNING), problems::toString);
	}

	@Test
	void everyProblemLeadsToWhereItIsMended() {
		Study empty = ZippFactory.eINSTANCE.createStudy();
		List<String> upkeep = List.of("1 picture is damaged. " + Upkeep.RUN_REPAIR, "Outdated: 2 pictures. " + Upkeep.RUN_REFRESH, "2 votes stay.");
		assertEquals(List.of(Mend.FIELDS, Mend.CONDITIONS, Mend.CONDITIONS, Mend.REWRITE, Mend.ADD_RATER, Mend.REPAIR, Mend.REFRESH, Mend.NONE),
				StudyProblems.check(empty, METHODS, 0, Set.of(), List.of(), upkeep).stream().map(Problem::mend).toList());
	}

	@Test
	void namesThatLookTheSameAreTheSame() {
		study.getConditions().get(0).setId("caf\u00e9");
		study.getConditions().get(1).setId("cafe\u0301");
		assertEquals(List.of("Two conditions have the id 'cafe\u0301'."), errors());
	}

	@Test
	void sameIdsAreAnErrorWhateverTheirCase() {
		study.getConditions().get(1).setId("GENERIC");
		study.getPrompts().get(1).setId("Lake");
		assertEquals(List.of("Two conditions have the id 'GENERIC'.", "Two prompts have the id 'Lake'."), errors());
	}

	@Test
	void missingTextsAreErrors() {
		study.setTitle(" ");
		study.getConditions().getFirst().setLabel("");
		study.getPrompts().getFirst().setText(null);
		assertEquals(List.of("The study has no title.", "Condition 'generic' has no label; reports need one.", "Prompt 'lake' has no text."),
				errors());
	}

	@Test
	void twoPromptsOfOneTextAndRatersWithoutPairsAreWarnings() {
		study.getPrompts().get(1).setText(" A mountain LAKE");
		served.remove("rater 0");
		List<String> texts = StudyProblems.check(study, METHODS, 10, served, List.of(), List.of()).stream().map(Problem::text).toList();
		assertEquals(List.of("Prompt 'cat' says the same as another one; its pairs count twice.",
				"1 rater has no pairs. Run Line > Study > Design trials."), texts);
	}

	@Test
	void aConditionWhoseSettingsAreNotRightCannotBeSavedAndOneOfAnotherProgramCan() {
		study.getConditions().getLast().setSettings("shots=many");
		assertEquals(List.of("The condition 'zipp-3' cannot be made. The setting shots of persona takes a whole number from 0 to 999, not 'many'."),
				errors());
		study.getConditions().getLast().setSettings("three");
		assertTrue(errors().getFirst().contains("name=value"), errors()::toString);
		study.getConditions().getLast().setSettings("");
		study.getConditions().getFirst().setMethod("from-elsewhere");
		assertEquals(List.of(), errors());
		List<Problem> problems = StudyProblems.check(study, METHODS, 10, served, List.of(), List.of());
		assertEquals(1, problems.size());
		assertTrue(problems.getFirst().text().startsWith("The condition 'generic' cannot be made. There is no method of conditions 'from-elsewhere'. There are: "
				+ "generic, no-persona, persona, imported"), problems::toString);
	}

	private List<String> errors() {
		return StudyProblems.check(study, METHODS, 10, served, List.of(), List.of()).stream().filter(p -> p.severity() == Severity.ERROR).map(Problem::text).toList();
	}

	private static Study sound() {
		Study study = ZippFactory.eINSTANCE.createStudy();
		study.setTitle("A study");
		for (String id : List.of("generic", "zipp-3")) {
			Condition c = ZippFactory.eINSTANCE.createCondition();
			c.setId(id);
			c.setLabel("Label of " + id);
			c.setMethod(id.equals("generic") ? "generic" : "persona");
			c.setSettings(id.equals("generic") ? "" : "shots=3");
			study.getConditions().add(c);
		}
		for (String[] prompt : new String[][] { { "lake", "a mountain lake" }, { "cat", "a cat" } }) {
			Prompt p = ZippFactory.eINSTANCE.createPrompt();
			p.setId(prompt[0]);
			p.setText(prompt[1]);
			study.getPrompts().add(p);
		}
		for (int i = 0; i < 10; i++) {
			Rater r = ZippFactory.eINSTANCE.createRater();
			r.setId("rater " + i);
			study.getRaters().add(r);
		}
		return study;
	}
}
