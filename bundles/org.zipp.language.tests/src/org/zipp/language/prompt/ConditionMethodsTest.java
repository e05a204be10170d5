package org.zipp.language.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRunner;
import org.zipp.language.SentenceModel;
import org.zipp.language.Studies;
import org.zipp.language.persona.VerbalizeOperation;
import org.zipp.model.Study;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.StudyStore;

/** Conditions are methods with settings, any number of each. */
class ConditionMethodsTest {

	private static final int PARTICIPANTS = 3;

	@TempDir
	Path dir;

	private OperationRunner.Outcome run(Operation operation) {
		operation.dir = dir;
		return OperationRunner.run(operation, new NullProgressMonitor());
	}

	private OperationRunner.Outcome rewrite(String... conditions) {
		RewriteOperation operation = new RewriteOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.REWRITERS, Studies.METHODS, name -> null, null);
		operation.participants = PARTICIPANTS;
		operation.condition = List.of(conditions);
		return run(operation);
	}

	private void study() {
		Studies.withEvidence(dir, 4);
		VerbalizeOperation verbalize = new VerbalizeOperation(Studies.STORES, SentenceModel.EMBEDDER, Studies.VERBALIZERS, name -> null, null);
		assertTrue(run(verbalize).succeeded());
	}

	private Set<String> written() {
		try (StudyStore store = Studies.STORES.open(new StudyDirectory(dir))) {
			return store.personas().rewrites().stream().map(r -> r.conditionId() + (r.userId().isEmpty() ? " for all" : " for each"))
					.collect(Collectors.toSet());
		}
	}

	@Test
	void aConditionIsTypedAsItsMethodWithSettings() {
		assertEquals(new ConditionRow("zipp-5", "rewritten from persona (shots=5)", "persona", Settings.parse("shots=5")),
				Studies.METHODS.typed(" zipp-5=persona  shots=05 "));
		assertEquals(new ConditionRow("generic", "base prompt", "generic", Settings.NONE), Studies.METHODS.typed("generic"));
		assertEquals(Settings.parse("shots=0"), Studies.METHODS.typed("z=persona").settings(), "usual values are stored, so that they stay what they were");
		assertEquals("There is no method of conditions 'tv'. There are: generic, no-persona, persona, imported.",
				assertThrows(ZippException.class, () -> Studies.METHODS.typed("tv-3=tv")).getMessage());
		assertThrows(ZippException.class, () -> Studies.METHODS.typed("=persona"));
		assertThrows(ZippException.class, () -> Studies.METHODS.typed("z=persona shot=5"));
		assertEquals(List.of(new Choice("generic", "base prompt"), new Choice("no-persona", "rewritten, no persona"),
				new Choice("persona", "rewritten from persona"), new Choice("imported", "imported")), Studies.METHODS.list());
	}

	@Test
	void conditionsThatAreNamedStandInPlaceOfTheUsualFour() {
		study();
		assertTrue(rewrite("generic", "own=persona shots=1", "elsewhere=imported").succeeded());
		assertEquals(Set.of("generic for all", "own for each"), written());
		assertTrue(rewrite("generic", "own=persona shots=1", "elsewhere=imported").result().repeated(), "they are there");
		String message = rewrite("own=persona shots=2").status().getMessage();
		assertTrue(message.startsWith("The study has a condition 'own' already: persona shots=1."), message);
		assertTrue(rewrite("own-2=persona shots=2").succeeded());
		assertEquals(Set.of("generic for all", "own for each", "own-2 for each"), written());
	}

	@Test
	void whatAConditionIsNoMoreIsForgotten() {
		study();
		assertTrue(rewrite("a=persona", "b=no-persona").succeeded());
		assertEquals(Set.of("a for each", "b for all"), written());
		try (StudyStore store = Studies.STORES.open(new StudyDirectory(dir))) {
			Study study = store.loadStudy();
			study.getConditions().getFirst().setMethod("no-persona");
			study.getConditions().getFirst().setSettings("");
			study.getConditions().getLast().setMethod("persona");
			store.saveStudy(study);
		}
		assertTrue(rewrite().succeeded());
		assertEquals(Set.of("a for all", "b for each"), written());
	}

	@Test
	void aMethodThatIsNotInstalledIsNamedBeforeAnythingIsWritten() {
		study();
		assertTrue(rewrite("generic").succeeded());
		try (StudyStore store = Studies.STORES.open(new StudyDirectory(dir))) {
			Study study = store.loadStudy();
			study.getConditions().getFirst().setMethod("tv");
			store.saveStudy(study);
		}
		String message = rewrite().status().getMessage();
		assertEquals("The condition 'generic' cannot be made. There is no method of conditions 'tv'. There are: generic, no-persona, persona, imported.", message);
		try (StudyStore store = Studies.STORES.open(new StudyDirectory(dir))) {
			List<RewriteRow> kept = store.personas().rewrites();
			assertTrue(!kept.isEmpty() && kept.stream().allMatch(r -> r.rewriter().equals("base prompt as it is")), kept::toString);
		}
	}

	@Test
	void theLastOfTwoOfOneIdIsNotTaken() {
		ConditionMethods methods = new ConditionMethods();
		GenericCondition first = new GenericCondition();
		methods.addMethod(first, Map.of("zipp.order", 1));
		methods.addMethod(new GenericCondition(), Map.of("zipp.order", 2));
		assertEquals(first, methods.find("generic").orElseThrow());
	}
}
