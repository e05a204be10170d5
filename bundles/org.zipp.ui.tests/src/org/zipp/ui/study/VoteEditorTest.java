package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.widgets.PairCanvas;

class VoteEditorTest {

	private static final String RATER = "somebody";
	private static final int TRIALS = 6;

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();
	private StudyStore store;
	private VoteEditor editor;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		ImageRow left = store.images().save(new ImageKey("", "lake", "generic", 1), 48, 48, TestStudy.png(0x3050a0), "test", 0);
		ImageRow right = store.images().save(new ImageKey(TestStudy.USER, "lake", "zipp-0", 1), 48, 48, TestStudy.png(0xa05030), "test", 0);
		store.trials().saveRater(new RaterRow(RATER, RaterKind.HUMAN, TestStudy.USER, Map.of()));
		List<TrialRow> trials = new ArrayList<>();
		for (int i = 1; i <= TRIALS; i++) {
			trials.add(new TrialRow(0, RATER, i, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), right.content()));
		}
		store.trials().addTrials(trials);
		show();
	}

	private void show() {
		Shell window = robot.window().getShell();
		robot.run(() -> {
			StudyActions.openVote(robot.page(), RATER);
			editor = (VoteEditor) robot.page().getActiveEditor();
			window.forceActive();
		});
		waitForPair();
	}

	private void waitForPair() {
		robot.waitUntil("the pair is shown", () -> editor.presenter().canAnswer());
	}

	@AfterEach
	void close() {
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
		log.close();
	}

	private List<Choice> answers() {
		return store.trials().ofRater(RATER).stream().map(JudgedTrial::vote).filter(v -> v != null).map(VoteRow::choice).toList();
	}

	private void press(int key, int done) {
		robot.focus(robot.byData(window(), PairCanvas.class, VoteEditor.PART, "pair"));
		robot.key(key);
		robot.waitUntil(done + " answers", () -> editor.presenter().done() == done);
		if (done < TRIALS) {
			waitForPair();
		}
	}

	@Test
	void keysAnswerAndEachAnswerIsStoredAtOnce() {
		press(SWT.ARROW_LEFT, 1);
		assertEquals(List.of(Choice.LEFT), answers());
		press(SWT.ARROW_RIGHT, 2);
		press(SWT.ARROW_DOWN, 3);
		press('s', 4);
		assertEquals(List.of(Choice.LEFT, Choice.RIGHT, Choice.TIE, Choice.SKIP), answers());
		log.assertNoErrors();
	}

	@Test
	void undoTakesTheLastAnswerBackAndKeepsATrace() {
		press(SWT.ARROW_LEFT, 1);
		press(SWT.ARROW_RIGHT, 2);
		robot.key('z', SWT.CTRL);
		robot.waitUntil("one answer is left", () -> editor.presenter().done() == 1);
		waitForPair();
		press(SWT.ARROW_DOWN, 2);
		assertEquals(List.of(Choice.LEFT, Choice.TIE), answers());
		assertEquals(List.of(Choice.RIGHT), store.trials().withdrawn().stream().map(VoteRow::choice).toList());
	}

	@Test
	void votingGoesOnAtTheNextPairWhenTheEditorIsOpenedAgain() {
		press(SWT.ARROW_LEFT, 1);
		press(SWT.ARROW_LEFT, 2);
		robot.run(() -> robot.page().closeAllEditors(false));
		show();
		assertEquals(3, (int) robot.ask(() -> editor.presenter().current().orElseThrow().position()));
		assertEquals("3 of 6", robot.ask(() -> robot.byData(window(), Label.class, VoteEditor.PART, "position").getText()));
	}

	@Test
	void nothingOnTheScreenNamesTheCompared() {
		robot.run(() -> {
			List<String> texts = new ArrayList<>();
			for (Control c : robot.all(window(), Control.class, c -> c.getData(VoteEditor.PART) != null)) {
				texts.add(c instanceof Label l ? l.getText() : c instanceof Button b ? b.getText() : "");
				texts.add(String.valueOf(c.getToolTipText()));
			}
			texts.add(editor.getTitle());
			texts.add(editor.getTitleToolTip());
			assertTrue(texts.contains(TestStudy.PROMPT), texts::toString);
			for (String text : texts) {
				for (String name : List.of("generic", "zipp", "0-shot")) {
					assertFalse(text.toLowerCase(Locale.ROOT).contains(name), () -> text);
				}
			}
		});
	}

	@Test
	void aClickOnAPictureChoosesIt() {
		PairCanvas pair = robot.byData(window(), PairCanvas.class, VoteEditor.PART, "pair");
		robot.run(() -> {
			var size = pair.getSize();
			var event = new Event();
			event.button = 1;
			event.x = size.x * 3 / 4;
			event.y = size.y / 2;
			pair.notifyListeners(SWT.MouseUp, event);
		});
		robot.waitUntil("an answer", () -> editor.presenter().done() == 1);
		assertEquals(List.of(Choice.RIGHT), answers());
	}

	@Test
	void responseTimesRunFromShowingToAnswer() {
		press(SWT.ARROW_LEFT, 1);
		long millis = store.trials().ofRater(RATER).getFirst().vote().responseMillis();
		assertTrue(millis >= 0 && millis < 60_000, () -> millis + " ms");
	}

	@Test
	void theEndIsSaidAndCanBeUndone() {
		for (int i = 1; i <= TRIALS; i++) {
			press(i % 2 == 0 ? SWT.ARROW_LEFT : SWT.ARROW_RIGHT, i);
		}
		robot.waitUntil("the end is said", () -> !robot.all(window(), Label.class, l -> l.isVisible() && l.getText().startsWith("All 6 pairs")).isEmpty());
		robot.key('z', SWT.CTRL);
		robot.waitUntil("the last pair is back", () -> editor.presenter().done() == TRIALS - 1);
		waitForPair();
		log.assertNoErrors();
	}

	private Shell window() {
		return robot.window().getShell();
	}
}
