package org.zipp.ui.rater;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.persona.PersonaWriter;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.design.ConsentText;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.IntakeQuestion;
import org.zipp.study.design.Question;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.part.RaterPersona;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.rater.presenter.Screen;
import org.zipp.ui.rater.presenter.VotingDesk;
import org.zipp.ui.widgets.PairCanvas;

/** A rater judges pairs in a window that shows nothing else and that only the lead can leave. */
class RaterWindowTest {

	private static final String RATER = "somebody";
	private static final int TRIALS = 4;

	private final RaterRobot rater = new RaterRobot();
	private final UiRobot robot = rater.robot;
	private final LogWatch log = new LogWatch();
	private final AtomicLong now = new AtomicLong();
	private StudyStore store;
	private ImageRow left;
	private ImageRow right;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		left = store.images().save(new ImageKey("", "lake", "generic", 1), 48, 48, TestStudy.png(0x3050a0), "test", 0);
		right = store.images().save(new ImageKey(TestStudy.USER, "lake", "zipp-0", 1), 48, 48, TestStudy.png(0xa05030), "test", 0);
		store.trials().saveRater(new RaterRow(RATER, RaterKind.HUMAN, TestStudy.USER, Map.of()));
		List<TrialRow> trials = new ArrayList<>();
		for (int i = 1; i <= TRIALS; i++) {
			trials.add(new TrialRow(0, RATER, i, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), right.content()));
		}
		store.trials().addTrials(trials);
	}

	@AfterEach
	void close() {
		rater.close();
		robot.run(StudyContext.get()::close);
		log.close();
	}

	private void begin() {
		rater.open(() -> new VotingDesk(store, RATER, "en", "1280x900", Services.get(PersonaWriter.class), now::get));
		rater.waitFor(Screen.Instructions.class);
		rater.press("next");
		waitForPair(0);
	}

	private void waitForPair(int done) {
		rater.waitForPair(done);
		now.addAndGet(TimeUnit.SECONDS.toNanos(1));
	}

	private List<Choice> answers() {
		return store.trials().ofRater(RATER).stream().map(JudgedTrial::vote).filter(v -> v != null).map(VoteRow::choice).toList();
	}

	@Test
	void keysLeadAllTheWay() {
		begin();
		rater.key('1');
		waitForPair(1);
		assertEquals("Answer saved", rater.notice());
		rater.key(SWT.ARROW_RIGHT);
		waitForPair(2);
		rater.key('u');
		waitForPair(1);
		assertEquals("Answer taken back", rater.notice());
		rater.key('0');
		waitForPair(2);
		rater.key('p');
		rater.waitFor(Screen.Pause.class);
		robot.focus(rater.part(Button.class, "next"));
		robot.key(' ');
		waitForPair(2);
		rater.key(SWT.ARROW_LEFT);
		waitForPair(3);
		assertEquals("4 of 4", robot.ask(() -> rater.part(Label.class, "position").getText()));
		rater.key('2');
		rater.waitFor(Screen.Done.class);
		assertEquals(List.of(Choice.LEFT, Choice.TIE, Choice.LEFT, Choice.RIGHT), answers());
		log.assertNoErrors();
	}

	@Test
	void aRaterIsLedFromConsentToTheEnd() {
		StudyDesign design = StudyDesign.DEFAULTS.withLanguages(List.of("en", "de"))
				.withConsent(List.of(new ConsentText("1", "en", "May we keep your answers?"),
				new ConsentText("1", "de", "Dürfen wir Ihre Antworten behalten?")))
				.withIntake(List.of(new IntakeQuestion("age", Map.of("en", "How old are you?", "de", "Wie alt sind Sie?"), IntakeQuestion.Kind.NUMBER,
				List.of(), true),
						new IntakeQuestion("hobby", Map.of("en", "What is your hobby?"), IntakeQuestion.Kind.TEXT, List.of(), false)))
				.withInstructions(Map.of("en", "Look at both.", "de", "Sehen Sie beide an."))
				.withQuestion(new Question(Map.of("en", "Which is better?", "de", "Welches ist besser?"), "preference", false, true));
		DesignFile.save(store, design, DesignFile.stored(store).version());
		store.trials().saveRater(new RaterRow("third", RaterKind.HUMAN, TestStudy.USER, Map.of()));
		store.trials().addTrials(List.of(
				new TrialRow(0, "third", 1, TrialKind.PRACTICE, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), right.content()),
				new TrialRow(0, "third", 2, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), right.content()),
				new TrialRow(0, "third", 3, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), right.content())));
		rater.open(() -> new VotingDesk(store, "third", "en-GB", "1280x900", Services.get(PersonaWriter.class), now::get));

		assertEquals("May we keep your answers?", rater.waitFor(Screen.Consent.class).text());
		robot.run(() -> {
			Combo language = rater.part(Combo.class, "language");
			assertEquals(List.of("English", "Deutsch"), List.of(language.getItems()));
			language.select(1);
			language.notifyListeners(SWT.Selection, new Event());
		});
		robot.waitUntil("the text is in German", () -> rater.window().screen() instanceof Screen.Consent c && c.text().startsWith("Dürfen"));
		robot.waitUntil("the button too", () -> rater.part(Button.class, "agree").getText().equals("Ich stimme zu"));
		robot.focus(rater.part(Button.class, "agree"));
		robot.key(' ');

		rater.waitFor(Screen.Intake.class);
		rater.press("next");
		robot.waitUntil("an answer is asked for", () -> rater.part(Label.class, "problem").getText().contains("Wie alt sind Sie?"));
		robot.focus(rater.part(Text.class, "age"));
		robot.type("old");
		rater.press("next");
		robot.waitUntil("a number is asked for", () -> rater.part(Label.class, "problem").getText().startsWith("Das ist keine Zahl"));
		robot.run(() -> rater.part(Text.class, "age").setText("34"));
		rater.press("next");

		Screen.Persona persona = rater.waitFor(Screen.Persona.class);
		assertFalse(persona.text().isBlank());
		robot.run(() -> rater.part(Text.class, "persona").setText("I am 34 and sail."));
		rater.press("next");
		robot.waitUntil("the instructions are in German", () -> rater.window().screen() instanceof Screen.Instructions i && i.text()
				.equals("Sehen Sie beide an."));
		rater.press("next");
		waitForPair(0);
		assertTrue(robot.ask(() -> rater.part(Label.class, "practice").isVisible()));
		assertEquals("Welches ist besser?", robot.ask(() -> rater.part(Label.class, "question").getText()));
		assertFalse(robot.ask(() -> rater.part(Button.class, "tie").isVisible()), "this study takes no ties");
		rater.key('0');
		rater.settle();
		assertEquals(0, store.trials().progress("third").judged());
		rater.key('2');
		waitForPair(1);
		assertFalse(robot.ask(() -> rater.part(Label.class, "practice").isVisible()));
		rater.key('c');
		robot.focus(rater.part(Text.class, "remark"));
		robot.type("too dark");
		robot.key(SWT.CR, SWT.CTRL);
		rater.waitForNotice("Kommentar gespeichert");
		rater.key('b');
		waitForPair(2);
		rater.key('r');
		robot.focus(rater.part(Text.class, "remark"));
		robot.type("cut off");
		rater.press("send");
		rater.waitFor(Screen.Done.class);

		assertEquals("I am 34 and sail.", store.personas().row(RaterPersona.userOf(store, "third")).orElseThrow().text());
		assertEquals("34", rater("third").attributes().get("age"));
		assertEquals(List.of(Choice.RIGHT, Choice.BOTH_BAD),
				store.trials().ofRater("third").stream().map(JudgedTrial::vote).filter(v -> v != null).map(VoteRow::choice).toList());
		assertEquals(List.of("too dark", "cut off"), store.people().remarks().stream().map(RemarkRow::text).toList());
		assertTrue(store.trials().problems().getFirst().problem().contains("cut off"));
		assertEquals("1280x900", store.people().sessions("third").getFirst().screen());
		log.assertNoErrors();
	}

	private RaterRow rater(String id) {
		return store.trials().raters().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void onlyTheLeadLeaves() {
		Shell workbench = robot.window().getShell();
		String perspective = Ids.WELCOME_PERSPECTIVE;
		robot.showPerspective(perspective);
		begin();
		assertFalse(robot.ask(workbench::isVisible), "the workbench is hidden");
		assertTrue(robot.ask(() -> rater.shell().getFullScreen()));
		assertTrue(robot.ask(() -> StudyContext.get().isVoting()));
		rater.key('n', SWT.CTRL);
		rater.key('2', SWT.ALT);
		rater.key('3', SWT.CTRL);
		robot.settle();
		assertEquals(perspective, robot.ask(() -> robot.page().getPerspective().getId()));
		assertEquals(List.of(rater.shell()), robot.ask(() -> Arrays.stream(rater.shell().getDisplay().getShells()).filter(Shell::isVisible)
				.toList()));
		assertEquals(List.of(), answers());
		assertFalse(robot.ask(() -> PlatformUI.getWorkbench().close()), "the workbench does not close");
		Shell late = robot.ask(() -> {
			Shell made = new Shell(rater.shell().getDisplay());
			made.open();
			return made;
		});
		robot.waitUntil("a window that comes up is hidden", () -> !late.isVisible());

		robot.begin(() -> rater.shell().close());
		Shell asked = code("sesam");
		Label problem = robot.byData(asked, Label.class, RaterWindow.PART, "code.problem");
		robot.waitUntil("the code is refused", () -> problem.getText().equals("This is not the code."));
		robot.key(SWT.ESC);
		robot.waitUntil("the question is gone", asked::isDisposed);
		assertFalse(robot.ask(() -> rater.shell().isDisposed()));
		robot.focus(rater.part(PairCanvas.class, "pair"));
		robot.keyForDialog(SWT.ESC);
		code(RaterRobot.CODE);
		robot.waitUntil("the window is left", () -> rater.shell().isDisposed());
		assertTrue(robot.ask(workbench::isVisible));
		assertTrue(robot.ask(late::isVisible), "what waited is shown");
		assertFalse(robot.ask(() -> StudyContext.get().isVoting()));
		robot.run(late::dispose);
		robot.window();
		robot.focus(workbench);
		robot.key('2', SWT.ALT);
		robot.waitUntil("the keys of the workbench work again", () -> !robot.page().getPerspective().getId().equals(perspective));
		robot.showPerspective(perspective);
		log.assertNoErrors();
	}

	/** Types a code into the question for it, and confirms it. */
	private Shell code(String code) {
		Shell[] found = new Shell[1];
		robot.waitUntil("the code is asked for", () -> {
			found[0] = Arrays.stream(rater.shell().getShells()).filter(Shell::isVisible).findFirst().orElse(null);
			return found[0] != null;
		});
		Text text = robot.byData(found[0], Text.class, RaterWindow.PART, "code");
		robot.focus(text);
		robot.type(code);
		robot.key(SWT.CR);
		return found[0];
	}

	@Test
	void nothingTellsTheMethodsAndNothingHasAMenuOrATip() {
		begin();
		List<String> texts = rater.texts();
		assertTrue(texts.contains(TestStudy.PROMPT), texts::toString);
		for (String text : texts) {
			for (String name : List.of("generic", "zipp", "0-shot", left.content(), right.content(), RATER, TestStudy.TITLE)) {
				assertFalse(text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)), () -> text);
			}
		}
		robot.run(() -> {
			assertNull(rater.shell().getMenuBar());
			for (Control c : robot.all(rater.shell(), Control.class, c -> true)) {
				assertNull(c.getMenu());
				assertNull(c.getToolTipText());
				Event event = new Event();
				c.notifyListeners(SWT.MenuDetect, event);
				assertFalse(event.doit, "no menu of the desktop either");
			}
		});
	}

	@Test
	void aPictureThatCannotBeReadIsLeftOutAndReported() throws IOException {
		ImageRow broken = store.images().save(new ImageKey(TestStudy.USER, "lake", "zipp-0", 2), 48, 48, TestStudy.png(0x205030), "test", 0);
		store.trials().saveRater(new RaterRow("second", RaterKind.HUMAN, TestStudy.USER, Map.of()));
		store.trials().addTrials(List.of(
				new TrialRow(0, "second", 1, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), broken.content()),
				new TrialRow(0, "second", 2, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), right.content())));
		Path file = store.images().file(broken.content());
		Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2));
		rater.open(() -> new VotingDesk(store, "second", "en", "1280x900", Services.get(PersonaWriter.class), now::get));
		rater.press("next");
		robot.waitUntil("the second pair is shown", () -> rater.window().screen() instanceof Screen.Judge judge && judge.pair().position() == 2);
		rater.waitForNotice("A pair could not be shown and was left out.");
		waitForPair(0);
		assertEquals("1 of 1", robot.ask(() -> rater.part(Label.class, "position").getText()));
		assertEquals("The right picture is damaged.", store.trials().problems().getFirst().problem());
		rater.key('1');
		rater.waitFor(Screen.Done.class);
		assertTrue(robot.ask(() -> rater.part(Label.class, "done.text").getText()).contains("could not be shown: 1"));
		log.assertNoErrors();
	}

	@Test
	void bothPicturesGrowAndMoveInStep() {
		begin();
		PairCanvas pair = rater.part(PairCanvas.class, "pair");
		rater.key('z');
		assertEquals(2, robot.ask(pair::zoom));
		robot.key(SWT.ARROW_RIGHT, SWT.SHIFT);
		robot.key(SWT.ARROW_DOWN, SWT.SHIFT);
		assertEquals(List.of(), answers(), "with Shift the arrows move");
		robot.key('z');
		assertEquals(4, robot.ask(pair::zoom));
		robot.key('z');
		assertEquals(1, robot.ask(pair::zoom));
		robot.key('z');
		robot.run(() -> {
			mouse(pair, SWT.MouseDown, 0.25, 1);
			mouse(pair, SWT.MouseMove, 0.20, 1);
			mouse(pair, SWT.MouseUp, 0.20, 1);
		});
		rater.settle();
		assertEquals(List.of(), answers(), "who drags does not choose");
		robot.key('1');
		waitForPair(1);
		assertEquals(1, robot.ask(pair::zoom), "the next pair is seen whole");
	}

	private static void mouse(PairCanvas pair, int type, double across, int count) {
		Event event = new Event();
		event.button = 1;
		event.count = count;
		event.x = (int) (pair.getSize().x * across);
		event.y = pair.getSize().y / 2;
		pair.notifyListeners(type, event);
	}

	@Test
	void aKeyThatIsHeldAnswersOnce() {
		begin();
		robot.focus(rater.part(PairCanvas.class, "pair"));
		robot.hold('1', 2);
		waitForPair(1);
		robot.hold('1', 2);
		robot.release('1');
		rater.settle();
		assertEquals(List.of(Choice.LEFT), answers());
	}

	@Test
	void nothingIsCutOnASmallScreenWithALargeFont() {
		FontData[] usual = robot.ask(() -> JFaceResources.getDefaultFont().getFontData());
		useFont(new FontData[] { new FontData(usual[0].getName(), 2 * usual[0].getHeight(), usual[0].getStyle()) });
		try {
			begin();
			checkNothingIsCut();
		} finally {
			useFont(usual);
		}
	}

	private void useFont(FontData[] font) {
		robot.run(() -> JFaceResources.getFontRegistry().put(JFaceResources.DEFAULT_FONT, font));
	}

	private void checkNothingIsCut() {
		robot.run(() -> {
			rater.shell().setFullScreen(false);
			rater.shell().setBounds(0, 0, 1024, 700);
		});
		robot.waitUntil("the window is small", () -> rater.shell().getSize().x == 1024);
		robot.settle();
		robot.run(() -> {
			Rectangle room = rater.shell().getClientArea();
			for (Control c : robot.all(rater.shell(), Control.class, c -> c.isVisible() && (c instanceof Button || c instanceof Label))) {
				Point at = rater.shell().getDisplay().map(c.getParent(), rater.shell(), c.getLocation());
				Point size = c.getSize();
				assertTrue(at.x >= 0 && at.y >= 0 && at.x + size.x <= room.width && at.y + size.y <= room.height, () -> c + " at " + at + " of "
						+ size);
				assertTrue(size.y >= c.computeSize(size.x, SWT.DEFAULT).y, () -> c + " is cut");
			}
			assertTrue(rater.part(PairCanvas.class, "pair").getSize().y > 200, "the pictures have most of the room");
		});
	}
}
