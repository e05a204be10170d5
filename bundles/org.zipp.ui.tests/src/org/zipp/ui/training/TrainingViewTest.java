package org.zipp.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.encoder.TrainingLog;
import org.zipp.encoder.TrainingLog.Row;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;

/** Watches logs of training that another hand writes. */
class TrainingViewTest {

	private final UiRobot robot = new UiRobot();

	@TempDir
	Path folder;

	@AfterEach
	void closeStudy() {
		robot.run(() -> StudyContext.get().close());
	}

	private static void log(StudyDirectory study, String method, int epochs) throws IOException {
		List<Row> rows = new ArrayList<>();
		for (int i = 1; i <= epochs; i++) {
			rows.add(new Row(i, i * 10L, i, 5.0 / i, 4.0 / i, 1.0 / i, 5e-4, 0.1 * i, 0.15 * i, 0.05 * i));
		}
		TrainingLog.write(Files.createDirectories(study.encoders().resolve(method)), rows);
	}

	@Test
	void curvesGrowWhileAFitRunsAndAnotherMayBeChosen() throws IOException {
		StudyDirectory study = TestStudy.make(folder.resolve("study"));
		robot.run(() -> StudyContext.get().open(study));
		robot.showPerspective(Ids.DATA_PERSPECTIVE);
		TrainingView view = (TrainingView) robot.showView(Ids.TRAINING_VIEW);
		try (LogWatch watch = new LogWatch()) {
			robot.waitUntil("it says that there is nothing", view::isEmpty);
			log(study, "gat", 2);
			robot.waitUntil("the curves appear by themselves", view::hasCurves);
			assertEquals(3, robot.ask(() -> view.page().charts().size()));
			assertTrue(robot.ask(view::told).startsWith("2 epochs, 20 steps"), robot.ask(view::told));
			log(study, "gat", 3);
			robot.waitUntil("the curves grow", () -> view.told().startsWith("3 epochs"));
			log(study, "lightgcn", 5);
			robot.waitUntil("the fit worked at last is shown", () -> view.choice().getText().equals("LightGCN"));
			robot.run(() -> {
				view.choice().select(view.choice().indexOf("GAT"));
				view.choice().notifyListeners(SWT.Selection, new Event());
			});
			robot.waitUntil("the chosen fit is shown", () -> view.told().startsWith("3 epochs"));
			assertEquals("Loss of GAT", robot.ask(() -> view.page().charts().getFirst().figure().title()));
			watch.assertNoErrors();
		}
	}
}
