package org.zipp.ui.study.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.study.monitor.MonitorFigures.Column;

class MonitorViewTest {

	private final UiRobot robot = new UiRobot();
	private StudyStore store;
	private IViewPart view;
	private Control window;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		robot.showPerspective(Ids.STUDY_PERSPECTIVE);
		view = robot.showView(Ids.MONITOR_VIEW);
		window = robot.ask(() -> robot.window().getShell());
	}

	@AfterEach
	void close() {
		robot.run(() -> {
			robot.page().hideView(view);
			StudyContext.get().close();
		});
		Settings.put("monitor.perRater", "");
		Settings.put("monitor.perHour", "");
	}

	private void rater(String id, int trials) {
		store.trials().addRater(new RaterRow(id, RaterKind.HUMAN, TestStudy.USER, Map.of()));
		for (int i = 1; i <= trials; i++) {
			store.trials().addTrials(List.of(new TrialRow(0, id, i, TestStudy.USER, "lake", "generic", "zipp-0", "a" + i, "b" + i)));
		}
	}

	private long trial(String rater, int position) {
		return store.trials().ofRater(rater).get(position - 1).trial().id();
	}

	private boolean says(String text) {
		return !robot.all(window, Label.class, l -> l.isVisible() && l.getText().equals(text)).isEmpty();
	}

	private Table table(String part) {
		return robot.byData(window, Table.class, MonitorView.PART, part);
	}

	private List<String> column(Table table, int column) {
		return robot.ask(() -> Arrays.stream(table.getItems()).map(i -> i.getText(column)).toList());
	}

	@Test
	void saysWhatIsMissingThenFollowsTheVotes() {
		try (LogWatch watch = new LogWatch()) {
			robot.waitUntil("it says that nobody takes part", () -> says("Nothing to watch yet"));
			rater("ann", 2);
			rater("ben", 2);
			robot.waitUntil("the raters are there", () -> says("0 of 4"));
			store.trials().vote(new VoteRow(trial("ann", 1), Choice.LEFT, Instant.now(), 4000));
			robot.waitUntil("the answer is counted", () -> says("1 of 4") && says("4.0 s"));
			assertEquals(List.of("working", "not begun"), column(table("raters"), Column.WHERE.ordinal()));
			store.trials().vote(new VoteRow(trial("ann", 2), Choice.RIGHT, Instant.now(), 2000));
			robot.waitUntil("ann is done", () -> column(table("raters"), Column.WHERE.ordinal()).equals(List.of("done", "not begun")));
			watch.assertNoErrors();
		}
	}

	@Test
	void sortsListsProblemsAndAddsUpCosts() {
		rater("ann", 1);
		rater("ben", 2);
		store.trials().vote(new VoteRow(trial("ann", 1), Choice.LEFT, Instant.now(), 3000));
		store.trials().report(new TrialProblem(trial("ben", 2), "The left picture is damaged.", Instant.now()));
		robot.waitUntil("both are there", () -> says("1 of 3"));
		assertEquals(List.of("The left picture is damaged."), column(table("reported"), 4));
		Table raters = table("raters");
		robot.run(() -> raters.getColumn(Column.DONE.ordinal()).notifyListeners(SWT.Selection, new Event()));
		assertEquals(List.of("ben", "ann"), column(raters, Column.RATER.ordinal()));
		robot.run(() -> raters.getColumn(Column.DONE.ordinal()).notifyListeners(SWT.Selection, new Event()));
		assertEquals(List.of("ann", "ben"), column(raters, Column.RATER.ordinal()));
		Text perRater = robot.byData(window, Text.class, MonitorView.PART, "perRater");
		robot.run(() -> perRater.setText("7.5"));
		assertTrue(robot.ask(() -> says("7.50 EUR")));
		robot.run(() -> perRater.setText("much"));
		assertTrue(robot.ask(() -> says("A rate is an amount of 0 or more, for example 9.50, not 'much'.")));
	}

	/** Who votes sees nothing of others. */
	@Test
	void isNotShownWhileSomebodyVotes() {
		rater("ann", 1);
		robot.waitUntil("she is there", () -> says("0 of 1"));
		robot.run(() -> StudyContext.get().setVoting(this, true));
		robot.waitUntil("it is hidden", () -> says("How others do is not shown while somebody votes"));
		assertTrue(robot.ask(() -> !table("raters").isVisible()));
		robot.run(() -> StudyContext.get().setVoting(this, false));
		robot.waitUntil("it is back", () -> says("0 of 1"));
	}
}
