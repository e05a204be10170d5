package org.zipp.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TraitRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.EventLoopWatch;
import org.zipp.ui.Ids;
import org.zipp.ui.StoreGuard;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.personas.PersonaInput;
import org.zipp.ui.study.StudyActions;

/** A tour of the workbench with 100,000 personas and 100,000 votes: the UI thread paints, and reads nothing. */
class LargeStudyTest {

	private static final int PERSONAS = 100_000;
	private static final int RATERS = 50;
	private static final int PAIRS = 2_000;
	private static final int BATCH = 20_000;

	private final UiRobot robot = new UiRobot();

	@TempDir
	Path temp;

	@AfterEach
	void close() {
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
		robot.settle();
	}

	private static String user(int i) {
		return "u%019d".formatted(i);
	}

	private StudyDirectory make() {
		StudyDirectory directory = TestStudy.make(temp.resolve("large"));
		try (StudyStore store = Services.stores().open(directory)) {
			store.users().save(IntStream.range(0, PERSONAS).mapToObj(i -> new UserRow(user(i), 3, 4, 1, i < 20)), List.of());
			for (int from = 0; from < PERSONAS; from += BATCH) {
				store.personas().save(IntStream.range(from, from + BATCH)
						.mapToObj(i -> new PersonaDraft(user(i), "m", "test", List.of(new SentenceRow("Likes lake number " + i + '.', List.of())),
								List.of(new TraitRow(TraitCategory.AESTHETICS, "palette", i % 2 == 0 ? "cool" : "warm", 0.5, List.of()))))
						.toList());
			}
			for (int r = 0; r < RATERS; r++) {
				String rater = "rater-" + r;
				store.trials().saveRater(new RaterRow(rater, RaterKind.HUMAN, user(r % 20), Map.of("age", "25-34")));
				store.trials().addTrials(IntStream.rangeClosed(1, PAIRS)
						.mapToObj(i -> new TrialRow(0, rater, i, user(0), "lake", "generic", "zipp-0", "a".repeat(64), "b".repeat(64))).toList());
			}
			List<VoteRow> votes = new ArrayList<>();
			store.trials().all().forEach(t -> votes.add(new VoteRow(t.trial().id(), Choice.values()[(int) (t.trial().id() % 3)],
					Instant.ofEpochSecond(1_780_000_000 + t.trial().id()), 1500 + t.trial().id() % 700)));
			store.trials().voteAll(votes);
			assertEquals(RATERS * PAIRS, store.header().judged());
		}
		return directory;
	}

	/** Waits until what views read in the background is shown. */
	private void read() throws InterruptedException {
		robot.settle();
		Job.getJobManager().join(UiJobs.LOAD_FAMILY, null);
		robot.settle();
	}

	@Test
	void theUiThreadReadsNothing() throws InterruptedException {
		StudyDirectory directory = make();
		Display display = PlatformUI.getWorkbench().getDisplay();
		try (StoreGuard guard = new StoreGuard(display); EventLoopWatch watch = new EventLoopWatch(display)) {
			robot.run(() -> Studies.open(directory.root()));
			robot.waitUntil("the study is open", () -> StudyContext.get().isOpen());
			for (int round = 0; round < 2; round++) {
				for (Map.Entry<String, List<String>> perspective : WorkbenchTest.VIEWS.entrySet()) {
					robot.showPerspective(perspective.getKey());
					read();
					if (round == 0) {
						perspective.getValue().forEach(robot::showView);
						read();
					}
				}
				robot.run(() -> StudyContext.get().select(user(7)));
				read();
				robot.run(() -> StudyActions.openStudy(robot.page()));
				read();
			}
			edit();
			watch.close();
			System.out.println(watch.report());
			assertNone("used the store", guard.calls());
			assertNone("used a file", watch.files());
			assertNone("computed what it shows", watch.computing());
		}
	}

	/** Saves the study and a persona, and shows the pairs of a rater. */
	private void edit() throws InterruptedException {
		Shell window = robot.window().getShell();
		IEditorPart study = robot.ask(() -> robot.page().getActiveEditor());
		Text title = robot.find(window, Text.class, t -> t.getText().equals(TestStudy.TITLE));
		robot.run(() -> title.setText("Large"));
		robot.waitUntil("the title can be saved", study::isDirty);
		robot.run(() -> robot.page().saveEditor(study, false));
		read();
		assertFalse(robot.ask(study::isDirty));
		robot.waitUntil("the new title is known", () -> StudyContext.get().title().equals("Large"));
		robot.run(() -> Perspectives.openEditor(Ids.PERSONAS_PERSPECTIVE, new PersonaInput(user(7)), Ids.PERSONA_EDITOR));
		IEditorPart persona = robot.ask(() -> robot.page().getActiveEditor());
		read();
		StyledText text = robot.find(window, StyledText.class, t -> t.getText().contains("lake number 7."));
		robot.run(() -> text.append(" Likes boats."));
		robot.waitUntil("the persona can be saved", persona::isDirty);
		robot.run(() -> robot.page().saveEditor(persona, false));
		read();
		assertFalse(robot.ask(persona::isDirty));
		robot.run(() -> StudyActions.openVote(robot.page(), "rater-1"));
		read();
		robot.waitUntil("the pairs are read",
				() -> !robot.all(window, Label.class, l -> l.isVisible() && l.getText().startsWith("All 2000 pairs")).isEmpty());
	}

	private static void assertNone(String did, Set<String> places) {
		assertTrue(places.isEmpty(), () -> "The UI thread " + did + " in\n  " + String.join("\n  ", places));
	}
}
