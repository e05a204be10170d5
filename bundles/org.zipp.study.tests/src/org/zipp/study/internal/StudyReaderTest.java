package org.zipp.study.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;

class StudyReaderTest {

	@TempDir
	Path dir;

	@Test
	void readsWhatWasStored() {
		StudyStores stores = new StudyStoresProvider();
		StudyDirectory directory = new StudyDirectory(dir);
		try (StudyStore store = stores.open(directory)) {
			Study study = store.loadStudy();
			study.setTitle("Palettes");
			for (String id : List.of("generic", "zipp-3")) {
				Condition condition = ZippFactory.eINSTANCE.createCondition();
				condition.setId(id);
				condition.setLabel("Label of " + id);
				study.getConditions().add(condition);
			}
			Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId("p1");
			prompt.setText("a quiet street");
			study.getPrompts().add(prompt);
			store.saveStudy(study);
			store.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "u1", Map.of("age", "25-34")));
			store.trials().addTrials(List.of(new TrialRow(0, "r1", 1, "u1", "p1", "generic", "zipp-3", "aa", "bb"),
					new TrialRow(0, "r1", 2, "u1", "p1", "zipp-3", "generic", "bb", "aa"),
					new TrialRow(0, "r1", 3, "u1", "p1", "zipp-3", "generic", "bb", "aa")));
			List<Long> trials = store.trials().all().stream().map(JudgedTrial::trial).map(TrialRow::id).toList();
			Instant at = Instant.parse("2026-01-05T09:00:00Z");
			store.trials().vote(new VoteRow(trials.get(0), Choice.RIGHT, at, 1234));
			store.trials().vote(new VoteRow(trials.get(1), Choice.TIE, at, 900));
			store.trials().withdraw(trials.get(1));
		}
		StudyData data = new StudyReaderComponent(stores).read(directory);
		assertEquals("Palettes", data.title());
		assertEquals(List.of("generic", "zipp-3"), List.copyOf(data.conditions().keySet()));
		assertEquals("Label of zipp-3", data.conditions().get("zipp-3"));
		assertEquals(Map.of("p1", "a quiet street"), data.prompts());
		assertEquals(1, data.withdrawn());
		assertEquals(1, data.raters());
		assertEquals(3, data.judgements().size());
		Judgement first = data.judgements().getFirst();
		assertEquals(Choice.RIGHT, first.choice());
		assertEquals(1234, first.responseMillis());
		assertEquals(Map.of("age", "25-34"), first.attributes());
		assertNull(data.judgements().get(1).choice(), "a withdrawn answer leaves its trial open");
	}

	/** A report of a study on a medium that cannot be written, or of one that a workbench has open. */
	@Test
	void readingLeavesNoTraceInTheFolder() throws IOException {
		StudyStores stores = new StudyStoresProvider();
		StudyDirectory directory = new StudyDirectory(dir);
		stores.open(directory).close();
		Files.delete(dir.resolve("study.lock"));
		List<Path> before = files();
		new StudyReaderComponent(stores).read(directory);
		assertEquals(before, files());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(dir)) {
			return files.sorted().toList();
		}
	}

	@Test
	void makesNoStudyWhereThereIsNone() {
		StudyReaderComponent reader = new StudyReaderComponent(new StudyStoresProvider());
		Path nowhere = dir.resolve("nowhere");
		ZippException e = assertThrows(ZippException.class, () -> reader.read(new StudyDirectory(nowhere)));
		assertTrue(e.getMessage().contains(nowhere.toString()), e.getMessage());
		assertFalse(Files.exists(nowhere));
	}
}
