package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;

/** Nobody who votes is told which methods the pictures come from, what others chose, or may be taken for somebody else. */
class BlindingTest {

	private static final String RATER = "somebody";
	private static final List<String> METHODS = List.of("generic", "Generic", "zipp-0", "ZIPP 0-shot");

	private final UiRobot robot = new UiRobot();
	private StudyStore store;

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
		for (int i = 1; i <= 3; i++) {
			trials.add(new TrialRow(0, RATER, i, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), right.content()));
		}
		store.trials().addTrials(trials);
		store.trials().vote(new VoteRow(store.trials().all().getFirst().trial().id(), Choice.LEFT, Instant.now(), 900));
	}

	@AfterEach
	void close() {
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
	}

	private Shell window() {
		return robot.window().getShell();
	}

	private List<String> texts(Control under) {
		return robot.all(under, Table.class, Table::isVisible).stream().flatMap(t -> robot.ask(() -> {
			List<String> texts = new ArrayList<>();
			for (TableItem item : t.getItems()) {
				List<String> row = new ArrayList<>();
				for (int c = 0; c < t.getColumnCount(); c++) {
					row.add(item.getText(c));
				}
				texts.add(String.join("|", row));
			}
			return texts;
		}).stream()).toList();
	}

	private void vote() {
		robot.run(() -> StudyActions.openVote(robot.page(), RATER));
		robot.waitUntil("somebody votes", () -> StudyContext.get().isVoting());
	}

	private static boolean tells(String text) {
		return METHODS.stream().anyMatch(text::contains);
	}

	@Test
	void theStudyPageTellsMethodsOfAnsweredPairsAloneAndNotWhileSomebodyVotes() {
		store.trials().report(new TrialProblem(store.trials().all().getLast().trial().id(), "The left picture is missing.", Instant.now()));
		robot.run(() -> StudyActions.openStudy(robot.page()));
		page("Overview");
		robot.waitUntil("the problem is listed", () -> robot.all(window(), Link.class, Link::isVisible).stream()
				.map(l -> robot.ask(l::getText)).anyMatch(t -> t.contains("somebody") && t.contains("The left picture is missing.")));
		page("Raters and trials");
		robot.waitUntil("the rater is listed", () -> texts(window()).stream().anyMatch(t -> t.startsWith(RATER + "|person")));
		robot.run(() -> {
			Table raters = robot.find(window(), Table.class, t -> t.isVisible() && t.getColumnCount() == 5);
			raters.setSelection(0);
			raters.notifyListeners(SWT.Selection, new Event());
		});
		robot.waitUntil("the trials are listed", () -> texts(window()).stream().anyMatch(t -> t.endsWith("open")));
		List<String> rows = texts(window());
		assertTrue(rows.stream().anyMatch(t -> t.endsWith("left") && tells(t)), rows::toString);
		assertTrue(rows.stream().filter(t -> t.endsWith("open") || t.endsWith("could not be shown")).noneMatch(BlindingTest::tells), rows::toString);
		robot.run(() -> StudyContext.get().setVoting(this, true));
		assertTrue(texts(window()).stream().noneMatch(BlindingTest::tells));
		robot.run(() -> StudyContext.get().setVoting(this, false));
	}

	private void page(String title) {
		robot.run(() -> {
			CTabFolder pages = robot.find(window(), CTabFolder.class,
					f -> List.of(f.getItems()).stream().anyMatch(i -> i.getText().equals("Raters and trials")));
			CTabItem item = List.of(pages.getItems()).stream().filter(i -> i.getText().equals(title)).findFirst().orElseThrow();
			pages.setSelection(item);
			Event event = new Event();
			event.item = item;
			pages.notifyListeners(SWT.Selection, event);
		});
	}

	@Test
	void theReportShowsAgainWhenVotingEnds() {
		robot.showPerspective(Ids.STUDY_PERSPECTIVE);
		vote();
		robot.showView(Ids.REPORT_VIEW);
		robot.waitUntil("the report is hidden", () -> labels().stream().anyMatch(l -> l.startsWith("The report is not shown")));
		robot.run(() -> robot.page().closeAllEditors(false));
		robot.waitUntil("the report is there", () -> labels().contains("What can be claimed"));
	}

	private List<String> labels() {
		return robot.all(window(), Label.class, Label::isVisible).stream().map(Label::getText).toList();
	}

	@Test
	void picturesByMethodAreHiddenWhileSomebodyVotes() {
		robot.run(() -> StudyContext.get().select(TestStudy.USER));
		vote();
		robot.showView(Ids.IMAGES_VIEW);
		robot.waitUntil("the pictures are hidden", () -> labels().stream().anyMatch(l -> l.startsWith("Pictures by method are not shown")));
	}

	@Test
	void nobodyGoesOnAsAnotherByAccident() {
		robot.run(() -> StudyContext.get().select(TestStudy.USER));
		robot.begin(() -> StudyActions.vote(robot.page()));
		Shell dialog = robot.shell("Vote");
		assertTrue(robot.all(dialog, Button.class, b -> (b.getStyle() & SWT.RADIO) != 0 && b.getSelection()).isEmpty(), "nothing is chosen yet");
		assertFalse(robot.ask(() -> robot.button(dialog, "Start voting").isEnabled()));
		assertTrue(robot.all(dialog, Combo.class, c -> List.of(c.getItems()).toString().contains(RATER)).isEmpty(), "names of others are not listed");
		assertEquals(0, robot.ask(() -> robot.find(dialog, Combo.class, c -> c.getItem(0).startsWith("As the design")).getSelectionIndex()));
		robot.click(robot.button(dialog, "Go on as"));
		Text name = robot.find(dialog, Text.class, t -> t.getMessage().startsWith("The name under which"));
		robot.run(() -> name.setText("somebod"));
		assertFalse(robot.ask(() -> robot.button(dialog, "Start voting").isEnabled()));
		robot.run(() -> name.setText(RATER));
		assertTrue(robot.ask(() -> robot.button(dialog, "Start voting").isEnabled()));
		robot.click(robot.button(dialog, "Start voting"));
		robot.waitUntil("somebody votes", () -> StudyContext.get().isVoting());
	}
}
