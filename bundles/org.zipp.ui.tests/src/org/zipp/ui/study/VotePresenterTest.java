package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.ConditionKind;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.VotingSession;

class VotePresenterTest {

	@TempDir
	Path temp;

	private StudyStore store;
	private long now;
	private VotePresenter presenter;

	@BeforeEach
	void open() {
		store = new StudyStoresProvider().open(new StudyDirectory(temp.resolve("study")).create());
		Study study = store.loadStudy();
		for (ConditionKind kind : List.of(ConditionKind.GENERIC, ConditionKind.PERSONA)) {
			Condition c = ZippFactory.eINSTANCE.createCondition();
			c.setId(kind.getName().toLowerCase(Locale.ROOT));
			c.setLabel(kind.getName());
			c.setKind(kind);
			study.getConditions().add(c);
		}
		Prompt p = ZippFactory.eINSTANCE.createPrompt();
		p.setId("p");
		p.setText("a prompt");
		study.getPrompts().add(p);
		store.saveStudy(study);
		store.users().save(List.of(new UserRow("u", 1, 1, 1, true)).stream(), List.of());
		store.trials().saveRater(new RaterRow("r", RaterKind.HUMAN, "u", Map.of()));
		String content = "0".repeat(64);
		store.trials().addTrials(List.of(new TrialRow(0, "r", 1, "u", "p", "generic", "persona", content, content),
				new TrialRow(0, "r", 2, "u", "p", "persona", "generic", content, content)));
		presenter = new VotePresenter(new VotingSession(store, "r"), () -> now);
	}

	@AfterEach
	void close() {
		store.close();
	}

	@Test
	void anAnswerBeforeThePairWasShownIsIgnored() {
		presenter.answer(Choice.LEFT);
		assertEquals(0, presenter.done());
		presenter.shown();
		presenter.answer(Choice.LEFT);
		assertEquals(1, presenter.done());
		presenter.answer(Choice.LEFT);
		assertEquals(1, presenter.done(), "the second pair was not shown yet");
	}

	@Test
	void theClockStartsWhenThePairIsFirstPainted() {
		now = TimeUnit.SECONDS.toNanos(100);
		presenter.shown();
		now += TimeUnit.MILLISECONDS.toNanos(700);
		presenter.shown();
		now += TimeUnit.MILLISECONDS.toNanos(34);
		presenter.answer(Choice.RIGHT);
		assertEquals(734, store.trials().ofRater("r").getFirst().vote().responseMillis());
	}

	@Test
	void undoShowsThePairAgainWithAFreshClock() {
		presenter.shown();
		now += TimeUnit.SECONDS.toNanos(5);
		presenter.answer(Choice.RIGHT);
		assertTrue(presenter.canUndo());
		presenter.undo();
		assertFalse(presenter.canUndo());
		assertFalse(presenter.canAnswer());
		presenter.shown();
		now += TimeUnit.SECONDS.toNanos(2);
		presenter.answer(Choice.LEFT);
		assertEquals(2000, store.trials().ofRater("r").getFirst().vote().responseMillis());
	}
}
