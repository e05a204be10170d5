package org.zipp.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.OperationJob;
import org.zipp.model.Choice;
import org.zipp.sample.SampleStudy;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.line.ChecklistPane;
import org.zipp.ui.line.LineStep;
import org.zipp.ui.widgets.PairCanvas;

/** The first walk of the README, done with keys and clicks; every word it quotes must stand there. */
class ReadmeWalkTest {

	/** A small one, so that it is made in a minute; the real one is made in the same way. */
	private static final Map<String, String> SMALL = Map.of("users", "60", "participants", "5", "trials", "4");

	private static final Duration MAKING = Duration.ofMinutes(5);

	private static final int LOOKS_PER_PRESS = 25;

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();
	private String walk;
	private String studiesBefore;

	@TempDir
	Path temp;

	@BeforeEach
	void begin() throws IOException {
		String readme = Files.readString(Path.of(System.getProperty("zipp.root"), "README.md"));
		walk = readme.substring(readme.indexOf("## A first walk"), readme.indexOf("## The command line")).replaceAll("\\s+", " ");
		studiesBefore = Settings.get(Settings.STUDIES_FOLDER, "");
		Settings.put(Settings.STUDIES_FOLDER, temp.toString());
		new SampleStudy(SMALL, false).write(new StudyDirectory(Studies.sampleFolder()));
		robot.run(() -> StudyContext.get().close());
	}

	@AfterEach
	void end() throws InterruptedException {
		Job.getJobManager().cancel(OperationJob.FAMILY);
		Job.getJobManager().join(OperationJob.FAMILY, null);
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
		Job.getJobManager().join(Studies.OPEN_FAMILY, null);
		if (studiesBefore.isEmpty()) {
			Settings.node().remove(Settings.STUDIES_FOLDER);
		} else {
			Settings.put(Settings.STUDIES_FOLDER, studiesBefore);
		}
		log.close();
	}

	/** Words of the README that the next step rests on. */
	private String read(String words) {
		assertTrue(walk.contains(words), () -> "the README does not say '" + words + "'");
		return words;
	}

	private Shell window() {
		return robot.window().getShell();
	}

	private boolean isShown(String perspective) {
		return robot.page().getPerspective().getId().equals(perspective);
	}

	@Test
	void theWalkCanBeFollowedWordByWord() {
		read("As soon as it has personas it opens; the rest is made while you look around");
		robot.showPerspective(Ids.WELCOME_PERSPECTIVE);
		List<Boolean> whole = new CopyOnWriteArrayList<>();
		robot.run(Studies::openSample);
		robot.waitUntil("the sample study opens", MAKING, () -> StudyContext.get().isOpen());
		robot.run(() -> whole.add(SampleStudy.in(StudyContext.get().directory().orElseThrow()).orElseThrow().whole()));
		assertEquals(List.of(false), whole, "it opens before it is whole");

		lookAtPersonas();
		lookAtPictures();
		vote();
		robot.waitUntil("the sample study is whole", MAKING,
				() -> SampleStudy.in(StudyContext.get().directory().orElseThrow()).orElseThrow().whole());
		readReport();
		makeOwnStudy();
		read("what cannot run yet is grey and says what must come first");
		assertEquals("Mine evidence…  (needs data: ingest first)", greyEntry("Personas", "Mine evidence"));
		planAndCheck();
		assertEquals(List.of(), log.errors());
	}

	private void lookAtPersonas() {
		read("each button of the page wakes when its step has something to show");
		Button look = robot.byData(window(), Button.class, null, "LOOK");
		assertEquals(read("Show the personas"), robot.ask(look::getText));
		robot.waitUntil("there are personas", look::isEnabled);
		Button report = robot.byData(window(), Button.class, null, "READ");
		assertFalse(robot.ask(report::isEnabled), "without votes there is no report to read");
		robot.click(look);
		robot.waitUntil("the personas are shown", () -> isShown(Ids.PERSONAS_PERSPECTIVE));

		read("Type into the search field");
		Text search = robot.find(window(), Text.class, t -> (t.getStyle() & SWT.SEARCH) != 0 && t.isVisible());
		robot.focus(search);
		robot.type("u");
		read("select a row and press Enter to open it");
		Table table = robot.find(window(), Table.class, t -> t.isVisible() && (t.getStyle() & SWT.VIRTUAL) != 0);
		robot.waitUntil("users are found", () -> table.getItemCount() > 0);
		robot.focus(table);
		robot.run(() -> table.setSelection(0));
		robot.key(SWT.CR);
		robot.waitUntil("the persona opens", () -> {
			IEditorPart editor = robot.page().getActiveEditor();
			return editor != null && editor.getSite().getId().equals(Ids.PERSONA_EDITOR);
		});
		read("The Neighbourhood view");
		assertTrue(robot.ask(() -> robot.page().isPartVisible(robot.page().findView(Ids.NEIGHBOURHOOD_VIEW))));
	}

	private void lookAtPictures() {
		read("Alt+3 shows the Generation perspective");
		robot.key('3', SWT.ALT);
		robot.waitUntil("Alt+3 shows the generation", () -> isShown(Ids.GENERATION_PERSPECTIVE));
		for (String view : List.of(Ids.QUEUE_VIEW, Ids.THUMBNAILS_VIEW)) {
			assertTrue(robot.ask(() -> robot.page().isPartVisible(robot.page().findView(view))), view);
		}
		robot.waitUntil("there are pictures of participants", MAKING, () -> {
			StudyStore store = StudyContext.get().store();
			return store.images().taskCounts()[0] == 0 && store.users().participants().size() > 0 && store.images().all().size() > 60;
		});
	}

	private void vote() {
		read("Ctrl+Shift+V asks who votes; type a name and press *Start voting*");
		window();
		robot.keyForDialog('v', SWT.CTRL, SWT.SHIFT);
		Shell dialog = robot.shell("Vote");
		robot.focus(robot.find(dialog, Text.class, t -> t.isVisible() && t.isEnabled() && (t.getStyle() & SWT.READ_ONLY) == 0));
		robot.type("me");
		Button start = robot.button(dialog, "Start voting");
		robot.waitUntil("a name is enough", start::isEnabled);
		robot.click(start);
		robot.waitUntil("the pairs are shown", () -> {
			IEditorPart editor = robot.page().getActiveEditor();
			return editor != null && editor.getSite().getId().equals(Ids.VOTE_EDITOR);
		});
		PairCanvas pair = robot.find(window(), PairCanvas.class, PairCanvas::isVisible);
		read("← or → for the better one, ↓ for a tie, S skips, Ctrl+Z takes an answer back");
		answer(pair, SWT.ARROW_RIGHT, List.of(Choice.RIGHT));
		answer(pair, SWT.ARROW_DOWN, List.of(Choice.RIGHT, Choice.TIE));
		answer(pair, 's', List.of(Choice.RIGHT, Choice.TIE, Choice.SKIP));
		int given = robot.ask(() -> answers().size());
		pressUntil(pair, "the answer is taken back", () -> answers().size() < given, SWT.CTRL, 'z');
	}

	private void answer(PairCanvas pair, int key, List<Choice> expected) {
		pressUntil(pair, "the answer is on disk", () -> answers().size() >= expected.size(), key);
		assertEquals(expected, robot.ask(() -> answers().subList(0, expected.size())));
	}

	/** A key counts when the pair has been seen for a moment, so it is pressed, with those before it held, until it does. */
	private void pressUntil(PairCanvas pair, String what, BooleanSupplier condition, int... keys) {
		robot.focus(pair);
		int[] looks = new int[1];
		robot.waitUntil(what, () -> {
			if (!condition.getAsBoolean() && looks[0]++ % LOOKS_PER_PRESS == LOOKS_PER_PRESS - 1) {
				for (int k : keys) {
					post(pair, SWT.KeyDown, k);
				}
				for (int i = keys.length - 1; i >= 0; i--) {
					post(pair, SWT.KeyUp, keys[i]);
				}
			}
			return condition.getAsBoolean();
		});
	}

	private static void post(PairCanvas pair, int type, int key) {
		Event event = new Event();
		event.type = type;
		if (Character.isLetter(key)) {
			event.character = (char) key;
		} else {
			event.keyCode = key;
		}
		pair.getDisplay().post(event);
	}

	private List<Choice> answers() {
		return StudyContext.get().store().trials().ofRater("me").stream().filter(t -> t.vote() != null).map(t -> t.vote().choice())
				.toList();
	}

	private void readReport() {
		read("Alt+4 shows the Study perspective with the Report view");
		robot.run(() -> robot.page().closeAllEditors(false));
		robot.key('4', SWT.ALT);
		robot.waitUntil("Alt+4 shows the study", () -> isShown(Ids.STUDY_PERSPECTIVE));
		robot.waitUntil("the report is there", () -> robot.page().findView(Ids.REPORT_VIEW) != null
				&& robot.page().isPartVisible(robot.page().findView(Ids.REPORT_VIEW)));
		robot.key('1', SWT.ALT);
		robot.waitUntil("Alt+1 shows the welcome page", () -> isShown(Ids.WELCOME_PERSPECTIVE));
		Button report = robot.byData(window(), Button.class, null, "READ");
		robot.waitUntil("with votes there is a report to read", report::isEnabled);
	}

	private void makeOwnStudy() {
		read("Ctrl+N asks what it is made of and how it is run, makes it, and shows its *Steps*");
		window();
		robot.keyForDialog('n', SWT.CTRL);
		Shell dialog = robot.shell("New study");
		robot.focus(robot.find(dialog, Text.class, t -> t.isVisible() && (t.getStyle() & SWT.READ_ONLY) == 0));
		robot.type("mine");
		Button make = robot.button(dialog, "Finish");
		robot.waitUntil("a title is enough", make::isEnabled);
		robot.click(make);
		robot.waitUntil("the new study is open", () -> StudyContext.get().title().equals("mine"));
		Button[] data = new Button[1];
		robot.waitUntil("its steps are shown", () -> {
			data[0] = robot.all(window(), Button.class, b -> b.isVisible() && LineStep.DATA == b.getData(ChecklistPane.STEP)).stream()
					.findFirst().orElse(null);
			return data[0] != null && data[0].isEnabled();
		});
		Button evidence = robot.find(window(), Button.class, b -> b.isVisible() && LineStep.EVIDENCE == b.getData(ChecklistPane.STEP));
		robot.waitUntil("evidence needs data", () -> !evidence.isEnabled());
		robot.click(data[0]);
		Shell ingest = robot.shell("Ingest dumps and edge lists");
		robot.click(robot.button(ingest, "Cancel"));
		robot.waitUntil("the dialog closes", ingest::isDisposed);
	}

	private void planAndCheck() {
		read("*Line > Study > Plan a study*");
		select("Study", "Plan a study");
		robot.waitUntil("the plan is shown", () -> robot.page().findView(Ids.POWER_VIEW) != null);
		read("*Line > Analysis > Check a published table*");
		select("Analysis", "Check a published table");
		robot.waitUntil("the table is shown", () -> robot.page().findView(Ids.CHECK_VIEW) != null);
		read("Alt+5 shows the Data perspective");
		robot.key('5', SWT.ALT);
		robot.waitUntil("Alt+5 shows the data", () -> isShown(Ids.DATA_PERSPECTIVE));
	}

	private void select(String group, String entry) {
		robot.run(() -> entry(group, entry).notifyListeners(SWT.Selection, new Event()));
	}

	private String greyEntry(String group, String entry) {
		String[] text = new String[1];
		robot.waitUntil("the entry is grey", () -> {
			MenuItem item = entry(group, entry);
			text[0] = item.getText();
			return !item.isEnabled() && text[0].contains("ingest");
		});
		return text[0];
	}

	private static MenuItem entry(String group, String entry) {
		Menu line = open(item(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().getMenuBar(), "Line"));
		return item(open(item(line, group)), entry);
	}

	private static Menu open(MenuItem item) {
		item.getMenu().notifyListeners(SWT.Show, new Event());
		return item.getMenu();
	}

	private static MenuItem item(Menu menu, String text) {
		return Arrays.stream(menu.getItems()).filter(i -> i.getText().replace("&", "").startsWith(text)).findFirst().orElseThrow();
	}
}
