package org.zipp.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.ParameterField;
import org.zipp.document.Chart;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TraitRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.data.presenter.DataPages.Topic;
import org.zipp.ui.widgets.ChartCanvas;
import org.zipp.ui.widgets.ChartExport;

/** Works the data explorer on a study with a real graph. */
class DataPerspectiveTest {

	private static final int USERS = 60;

	@TempDir
	static Path folder;

	private static UiRobot robot;

	@BeforeAll
	static void makeStudy() {
		robot = new UiRobot();
		robot.run(() -> StudyContext.get().close());
		run("sample");
		run("ingest");
		run("mine");
		StudyDirectory study = new StudyDirectory(folder);
		try (StudyStore store = Services.stores().open(study)) {
			List<PersonaDraft> drafts = new ArrayList<>();
			List<String> users = store.users().usersWithEvidence();
			for (int i = 0; i < users.size(); i++) {
				drafts.add(new PersonaDraft(users.get(i), "tf-idf", "writer of the test", List.of(new SentenceRow("Likes it.", List.of())),
						List.of(new TraitRow(TraitCategory.DEMOGRAPHICS, "age", Integer.toString(20 + i % 40), 0.9, List.of()),
								new TraitRow(TraitCategory.DEMOGRAPHICS, "gender", i % 2 == 0 ? "female" : "male", 0.9, List.of()),
								new TraitRow(TraitCategory.INTERESTS, "topics", i % 3 == 0 ? "fog, sea" : "trains", 0.6, List.of()))));
			}
			store.personas().save(drafts);
		}
		robot.run(() -> StudyContext.get().open(study));
	}

	private static void run(String id) {
		try (var handle = Services.operations().create(id)) {
			handle.operation().dir = folder;
			ParameterField.of(handle.operation().getClass()).stream().filter(p -> id.equals("sample") && p.name().equals("users"))
					.forEach(p -> p.set(handle.operation(), Integer.toString(USERS)));
			OperationRunner.Outcome outcome = OperationRunner.run(handle.operation(), new NullProgressMonitor());
			assertTrue(outcome.succeeded(), () -> outcome.status().toString());
		}
	}

	@AfterAll
	static void closeStudy() {
		robot.run(() -> StudyContext.get().close());
	}

	private static DataExplorerView view() {
		robot.showPerspective(Ids.DATA_PERSPECTIVE);
		DataExplorerView view = (DataExplorerView) robot.showView(Ids.DATA_VIEW);
		robot.waitUntil("the data is read", view::isRead);
		return view;
	}

	private static List<String> ids(DataExplorerView view, Topic topic) {
		return robot.ask(() -> view.charts(topic).stream().map(c -> c.figure().id()).toList());
	}

	@Test
	void everyPageShowsItsFigures() {
		try (LogWatch log = new LogWatch()) {
			DataExplorerView view = view();
			assertEquals(List.of("degrees-users", "degrees-communities"), ids(view, Topic.DEGREES));
			assertEquals(List.of("activity"), ids(view, Topic.ACTIVITY));
			assertEquals(List.of("communities-users", "communities-activity"), ids(view, Topic.COMMUNITIES));
			assertEquals(List.of("age-gender"), ids(view, Topic.DEMOGRAPHICS));
			assertEquals(List.of("persona-interests"), ids(view, Topic.INTERESTS));
			for (Topic topic : Topic.values()) {
				robot.run(() -> view.select(topic));
				robot.settle();
			}
			log.assertNoErrors();
		}
	}

	@Test
	void aClickOnAColumnSortsTheCommunities() {
		DataExplorerView view = view();
		robot.run(() -> view.select(Topic.COMMUNITIES));
		List<String> byUsers = names(view);
		robot.run(() -> view.communities().getColumn(0).notifyListeners(SWT.Selection, new Event()));
		List<String> byName = names(view);
		assertEquals(byUsers.stream().sorted().toList(), byName);
		assertNotEquals(byUsers, byName);
		robot.run(() -> view.communities().getColumn(0).notifyListeners(SWT.Selection, new Event()));
		assertEquals(byName.reversed(), names(view));
	}

	private static List<String> names(DataExplorerView view) {
		return robot.ask(() -> Arrays.stream(view.communities().getItems()).map(TableItem::getText).toList());
	}

	@Test
	void interestsAreShownByGroups() {
		DataExplorerView view = view();
		robot.run(() -> view.select(Topic.INTERESTS));
		robot.run(() -> {
			view.grouping().select(1);
			view.grouping().notifyListeners(SWT.Selection, new Event());
		});
		assertEquals("Groups by age", robot.ask(() -> view.grouping().getText()));
		robot.waitUntil("the groups are drawn", view::isRead);
		assertEquals(List.of("interests-by-age"), ids(view, Topic.INTERESTS));
		robot.run(() -> {
			view.grouping().select(0);
			view.grouping().notifyListeners(SWT.Selection, new Event());
		});
		String user = robot.ask(() -> StudyContext.get().store().personas().usersWithPersona().iterator().next());
		robot.run(() -> StudyContext.get().select(user));
		robot.waitUntil("the selected user comes first", () -> view.charts(Topic.INTERESTS).getFirst().spots().getFirst().text().startsWith(user));
		robot.run(() -> StudyContext.get().select(""));
	}

	@Test
	void arrowKeysTellTheNumbersOfAFigure() {
		DataExplorerView view = view();
		robot.window();
		robot.run(() -> view.select(Topic.ACTIVITY));
		ChartCanvas canvas = robot.ask(() -> view.page(Topic.ACTIVITY).canvases().getFirst());
		robot.focus(canvas);
		assertEquals("", robot.ask(canvas::told));
		robot.key(SWT.ARROW_RIGHT);
		robot.waitUntil("the first month is told", () -> canvas.told().equals(canvas.chart().spots().getFirst().text()));
		robot.key(SWT.END);
		robot.waitUntil("the last month is told", () -> canvas.told().equals(canvas.chart().spots().getLast().text()));
		robot.key(SWT.ESC);
		robot.waitUntil("nothing is told", () -> canvas.told().isEmpty());
	}

	@Test
	void figuresAndNumbersAreExported() throws Exception {
		DataExplorerView view = view();
		Path out = folder.resolve("export");
		List<Chart> charts = robot.ask(() -> view.charts(Topic.COMMUNITIES));
		ChartExport.writeAll(charts, Files.createDirectories(out));
		assertTrue(Files.readString(out.resolve("communities-users.svg")).contains("<svg"));
		assertEquals((byte) 'P', Files.readAllBytes(out.resolve("communities-users.png"))[1]);
		List<String> lines = Files.readAllLines(out.resolve("communities-users.csv"));
		assertEquals("community,users,posts,comments", lines.getFirst());
		assertEquals(robot.ask(() -> view.communities().getItemCount()), lines.size() - 1);
		try (var left = Files.list(out)) {
			assertFalse(left.anyMatch(f -> f.toString().endsWith(".part")));
		}
	}
}
