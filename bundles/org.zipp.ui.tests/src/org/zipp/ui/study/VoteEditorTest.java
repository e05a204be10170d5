package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.PairCanvas;

class VoteEditorTest {

	private static final String RATER = "somebody";
	private static final int TRIALS = 6;

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();
	private final AtomicLong now = new AtomicLong();
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
		open(RATER);
		waitForPair();
	}

	private void open(String rater) {
		Shell window = robot.window().getShell();
		robot.run(() -> {
			StudyActions.openVote(robot.page(), new VoteInput(rater, now::get));
			editor = (VoteEditor) robot.page().getActiveEditor();
			window.forceActive();
		});
	}

	private void waitForPair() {
		robot.waitUntil("the pair is shown", () -> {
			now.addAndGet(TimeUnit.SECONDS.toNanos(1));
			return editor.session() != null && editor.session().canAnswer();
		});
	}

	/** Waits until the current pair is on the screen, without the time going on. */
	private void waitForPainting() {
		robot.waitUntil("the pair is painted", () -> {
			long before = now.getAndAdd(TimeUnit.SECONDS.toNanos(1));
			boolean painted = editor.session().canAnswer();
			now.set(before);
			return painted;
		});
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
		robot.focus(pair());
		robot.key(key);
		robot.waitUntil(done + " answers", () -> editor.session().done() == done);
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
		robot.waitUntil("one answer is left", () -> editor.session().done() == 1);
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
		assertEquals(3, (int) robot.ask(() -> editor.session().current().orElseThrow().position()));
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
		click(0.75, 1);
		robot.waitUntil("an answer", () -> editor.session().done() == 1);
		assertEquals(List.of(Choice.RIGHT), answers());
	}

	@Test
	void aDoubleClickIsOneAnswer() {
		click(0.25, 1);
		waitForPainting();
		click(0.25, 1);
		assertEquals(List.of(Choice.LEFT), answers());
		now.addAndGet(TimeUnit.SECONDS.toNanos(1));
		click(0.25, 2);
		assertEquals(List.of(Choice.LEFT), answers(), "a slow second click is one of a double click too");
		click(0.25, 1);
		assertEquals(List.of(Choice.LEFT, Choice.LEFT), answers());
	}

	@Test
	void aClickBeginsAndEndsOnOnePicture() {
		robot.run(() -> {
			mouse(SWT.MouseDown, 0.25, 1);
			mouse(SWT.MouseUp, 0.75, 1);
			mouse(SWT.MouseUp, 0.25, 1);
		});
		assertEquals(List.of(), answers());
	}

	private void click(double across, int count) {
		robot.run(() -> {
			mouse(SWT.MouseDown, across, count);
			mouse(SWT.MouseUp, across, count);
		});
	}

	private void mouse(int type, double across, int count) {
		PairCanvas pair = pair();
		Event event = new Event();
		event.button = 1;
		event.count = count;
		event.x = (int) (pair.getSize().x * across);
		event.y = pair.getSize().y / 2;
		pair.notifyListeners(type, event);
	}

	@Test
	void whatWasNotLookedAtIsNotAnswered() {
		press(SWT.ARROW_LEFT, 1);
		robot.key('z', SWT.CTRL);
		robot.waitUntil("the answer is taken back", () -> editor.session().done() == 0);
		waitForPainting();
		robot.key(SWT.ARROW_RIGHT);
		robot.click(robot.byData(window(), Button.class, VoteEditor.PART, "right"));
		robot.key('z', SWT.CTRL);
		assertEquals(List.of(), answers());
		waitForPair();
		press(SWT.ARROW_RIGHT, 1);
	}

	@Test
	void aKeyThatIsHeldAnswersOnce() {
		robot.focus(pair());
		robot.hold(SWT.ARROW_LEFT, 2);
		waitForPair();
		robot.hold(SWT.ARROW_LEFT, 2);
		robot.release(SWT.ARROW_LEFT);
		assertEquals(List.of(Choice.LEFT), answers());
		press(SWT.ARROW_LEFT, 2);
	}

	@Test
	void undoThatIsHeldTakesOneAnswerBack() {
		press(SWT.ARROW_LEFT, 1);
		press(SWT.ARROW_LEFT, 2);
		robot.focus(pair());
		robot.hold(SWT.CTRL, 0);
		robot.hold('z', 2);
		robot.waitUntil("one answer is left", () -> editor.session().done() == 1);
		waitForPair();
		robot.hold('z', 2);
		robot.release('z');
		robot.release(SWT.CTRL);
		assertEquals(List.of(Choice.LEFT), answers());
	}

	@Test
	void theFrameUnderThePointerIsOfOnePair() {
		robot.point(pair(), 0.75, 0.5);
		robot.point(pair(), 0.25, 0.5);
		robot.waitUntil("the left picture is framed", () -> pair().framed() == Choice.LEFT);
		press(SWT.ARROW_RIGHT, 1);
		assertNull(robot.ask(() -> pair().framed()), "the pointer was not moved since");
		robot.point(pair(), 0.26, 0.5);
		robot.waitUntil("the left picture of the next pair is framed", () -> pair().framed() == Choice.LEFT);
	}

	@Test
	void aDamagedPictureIsLeftOutAndReported() throws IOException {
		robot.run(() -> robot.page().closeAllEditors(false));
		ImageRow broken = store.images().save(new ImageKey(TestStudy.USER, "lake", "zipp-0", 2), 48, 48, TestStudy.png(0x205030), "test", 0);
		TrialRow whole = store.trials().ofRater(RATER).getFirst().trial();
		store.trials().saveRater(new RaterRow("second", RaterKind.HUMAN, TestStudy.USER, Map.of()));
		store.trials().addTrials(List.of(
				new TrialRow(0, "second", 1, TestStudy.USER, "lake", "generic", "zipp-0", whole.leftImage(), whole.rightImage()),
				new TrialRow(0, "second", 2, TestStudy.USER, "lake", "generic", "zipp-0", whole.leftImage(), broken.content()),
				new TrialRow(0, "second", 3, TestStudy.USER, "lake", "generic", "zipp-0", whole.leftImage(), whole.rightImage())));
		Path file = store.images().file(broken.content());
		Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) * 2 / 3));
		open("second");
		waitForPair();
		robot.focus(pair());
		robot.key(SWT.ARROW_LEFT);
		robot.waitUntil("the third pair is shown", () -> editor.session().current().orElseThrow().position() == 3);
		assertEquals("2 of 2", robot.ask(() -> robot.byData(window(), Label.class, VoteEditor.PART, "position").getText()));
		Label notice = robot.byData(window(), Label.class, VoteEditor.PART, "notice");
		assertTrue(robot.ask(() -> notice.isVisible() && notice.getText().contains("left out")));
		TrialProblem problem = store.trials().problems().getFirst();
		assertEquals("The right picture is damaged.", problem.problem());
		assertEquals(2, store.trials().find(problem.trialId()).orElseThrow().trial().position());
		waitForPair();
		robot.key(SWT.ARROW_LEFT);
		robot.waitUntil("the end is said", () -> !robot.all(window(), Label.class, l -> l.isVisible() && l.getText().startsWith("All 2 pairs")).isEmpty());
		assertFalse(robot.ask(() -> robot.all(window(), Label.class, l -> l.isVisible() && l.getText().contains("could not be shown")).isEmpty()));
		log.assertNoErrors();
	}

	@Test
	void withoutAnyPictureNothingIsAnswered() throws IOException {
		robot.run(() -> robot.page().closeAllEditors(false));
		TrialRow trial = store.trials().ofRater(RATER).getFirst().trial();
		Files.delete(store.images().file(trial.leftImage()));
		Files.delete(store.images().file(trial.rightImage()));
		open(RATER);
		robot.waitUntil("nothing could be shown", () -> !robot.all(window(), Label.class, l -> l.isVisible() && l.getText().equals("No pair could be shown.")).isEmpty());
		assertEquals(List.of(), answers());
		assertEquals(Set.of("Both pictures are missing."), store.trials().problems().stream().map(TrialProblem::problem).collect(Collectors.toSet()));
		assertEquals(TRIALS, store.trials().problems().size());
		log.assertNoErrors();
	}

	@Test
	void theQuestionOfTheStudyIsAsked() {
		Study study = store.loadStudy();
		study.setQuestion("Which one would you hang on your wall?");
		store.saveStudy(study);
		robot.run(() -> robot.page().closeAllEditors(false));
		show();
		assertEquals("Which one would you hang on your wall?",
				robot.ask(() -> robot.byData(window(), Label.class, VoteEditor.PART, "question").getText()));
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
		assertEquals(List.of("Close"), robot.all(window(), Button.class, b -> b.isVisible() && b.getParent() instanceof EmptyState)
				.stream().map(b -> robot.ask(b::getText)).toList(), "nothing leads to results");
		robot.key('z', SWT.CTRL);
		robot.waitUntil("the last pair is back", () -> editor.session().done() == TRIALS - 1);
		waitForPair();
		log.assertNoErrors();
	}

	@Test
	void theEndIsClosedWithoutShowingResults() {
		for (int i = 1; i <= TRIALS; i++) {
			press(SWT.ARROW_LEFT, i);
		}
		Shell window = window();
		robot.waitUntil("the end is said", () -> !robot.all(window, Button.class, b -> b.isVisible() && b.getText().equals("Close")).isEmpty());
		robot.click(robot.find(window, Button.class, b -> b.isVisible() && b.getText().equals("Close")));
		robot.waitUntil("the page is closed", () -> robot.page().getEditorReferences().length == 0);
		assertEquals(Ids.WELCOME_PERSPECTIVE, robot.ask(() -> robot.page().getPerspective().getId()));
		robot.showPerspective(Ids.STUDY_PERSPECTIVE);
		assertEquals(IWorkbenchPage.STATE_RESTORED, robot.ask(() -> robot.page().getPartState(robot.page().findViewReference(Ids.REPORT_VIEW))),
				"the report has its place beside the editors again");
	}

	private PairCanvas pair() {
		return robot.byData(window(), PairCanvas.class, VoteEditor.PART, "pair");
	}

	private Shell window() {
		return robot.window().getShell();
	}
}
