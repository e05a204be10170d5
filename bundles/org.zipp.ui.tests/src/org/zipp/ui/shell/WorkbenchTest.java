package org.zipp.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.help.HelpSystem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Study;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.Theme;
import org.zipp.ui.help.HelpView;

/** The window as a whole. */
class WorkbenchTest {

	static final Map<String, List<String>> VIEWS = Map.of(Ids.WELCOME_PERSPECTIVE, List.of(Ids.WELCOME_VIEW),
			Ids.PERSONAS_PERSPECTIVE, List.of(Ids.PERSONA_TABLE_VIEW, Ids.NEIGHBOURHOOD_VIEW, Ids.IMAGES_VIEW),
			Ids.GENERATION_PERSPECTIVE, List.of(Ids.QUEUE_VIEW, Ids.THUMBNAILS_VIEW), Ids.STUDY_PERSPECTIVE,
			List.of(Ids.REPORT_VIEW), Ids.DATA_PERSPECTIVE, List.of(Ids.DATA_VIEW, Ids.TRAINING_VIEW));

	private final UiRobot robot = new UiRobot();

	@TempDir
	Path temp;

	@AfterEach
	void closeStudy() {
		robot.run(() -> StudyContext.get().close());
	}

	@Test
	void everyPerspectiveShowsItsViewsWithoutAnError() {
		try (LogWatch log = new LogWatch()) {
			VIEWS.forEach((perspective, views) -> {
				robot.showPerspective(perspective);
				robot.run(() -> robot.page().resetPerspective());
				robot.settle();
				List<String> shown = robot.ask(() -> Arrays.stream(robot.page().getViewReferences())
						.filter(r -> robot.page().isPartVisible(r.getPart(true))).map(IViewReference::getId).toList());
				assertTrue(shown.containsAll(views), perspective + " shows " + shown);
			});
			log.assertNoErrors();
		}
	}

	@Test
	void everyViewOpensWithAndWithoutAStudy() {
		try (LogWatch log = new LogWatch()) {
			for (boolean open : new boolean[] { false, true }) {
				if (open) {
					StudyDirectory directory = TestStudy.make(temp.resolve("study"));
					robot.run(() -> StudyContext.get().open(directory));
				}
				for (String perspective : VIEWS.keySet()) {
					robot.showPerspective(perspective);
				}
				VIEWS.values().stream().flatMap(List::stream).forEach(view -> assertNotNull(robot.showView(view)));
				for (String view : List.of(Ids.COMPARE_VIEW, Ids.SANDBOX_VIEW, Ids.HELP_VIEW, Ids.PROGRESS_VIEW, Ids.ERROR_LOG_VIEW,
						IPageLayout.ID_PROP_SHEET)) {
					assertNotNull(robot.showView(view));
				}
				robot.settle();
			}
			log.assertNoErrors();
		}
	}

	@Test
	void keysChangeThePerspective() {
		robot.showPerspective(Ids.WELCOME_PERSPECTIVE);
		robot.window();
		robot.run(() -> robot.page().getActivePart().setFocus());
		robot.key('2', SWT.ALT);
		robot.waitUntil("Alt+2 shows the personas",
				() -> robot.page().getPerspective().getId().equals(Ids.PERSONAS_PERSPECTIVE));
		robot.key('4', SWT.ALT);
		robot.waitUntil("Alt+4 shows the study", () -> robot.page().getPerspective().getId().equals(Ids.STUDY_PERSPECTIVE));
		robot.key('5', SWT.ALT);
		robot.waitUntil("Alt+5 shows the data", () -> robot.page().getPerspective().getId().equals(Ids.DATA_PERSPECTIVE));
	}

	@Test
	void theWelcomePageLeadsToTheViews() {
		StudyDirectory directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		robot.showPerspective(Ids.WELCOME_PERSPECTIVE);
		robot.window();
		Control page = robot.ask(() -> robot.window().getShell());
		Button look = robot.byData(page, Button.class, null, "LOOK");
		robot.settle();
		assertFalse(robot.ask(look::isEnabled), "without personas there is nothing to look at");
		robot.run(() -> StudyContext.get().store().personas().save(List.of(new PersonaDraft(TestStudy.USER, "tf-idf", "writer of the test",
				List.of(new SentenceRow("Likes lakes.", List.of())), List.of()))));
		robot.waitUntil("the first step can be taken", look::isEnabled);
		robot.click(look);
		robot.waitUntil("the personas are shown", () -> robot.page().getPerspective().getId().equals(Ids.PERSONAS_PERSPECTIVE));
		robot.showPerspective(Ids.WELCOME_PERSPECTIVE);
		robot.waitUntil("the step is marked", () -> {
			Label mark = (Label) Arrays.stream(look.getParent().getParent().getChildren()).filter(c -> c instanceof Composite)
					.flatMap(c -> Arrays.stream(((Composite) c).getChildren()))
					.filter(c -> "Done".equals(c.getToolTipText())).findFirst().orElseThrow();
			return mark.isVisible();
		});
	}

	@Test
	void theTitleNamesTheStudyAndItsSimulatedVotes() {
		StudyDirectory directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		assertTrue(title().startsWith(TestStudy.TITLE + " – "), title());
		assertEquals("", banner());
		robot.run(() -> {
			Study study = StudyContext.get().store().loadStudy();
			study.setSimulated(true);
			StudyContext.get().store().saveStudy(study);
		});
		robot.waitUntil("the title says it", () -> title().contains("contains simulated votes"));
		assertTrue(banner().contains("simulated votes"), banner());
		robot.run(() -> StudyContext.get().close());
		assertEquals("ZIPP Workbench", title());
		assertEquals("", banner());
	}

	private String title() {
		return robot.ask(() -> robot.window().getShell().getText());
	}

	private String banner() {
		Label label = robot.byData(robot.window().getShell(), Label.class, SimulatedBanner.KEY, Boolean.TRUE);
		return robot.ask(() -> label.isVisible() ? label.getText().strip() : "");
	}

	@Test
	void theThemeChangesAndIsRemembered() {
		String before = Settings.get(Settings.THEME, Theme.SYSTEM);
		try {
			Color light = useTheme(Theme.LIGHT);
			assertEquals(false, robot.ask(Theme::isDark));
			Color dark = useTheme(Theme.DARK);
			assertEquals(true, robot.ask(Theme::isDark));
			assertNotEquals(light, dark, "text must change its colour with the theme");
			assertTrue(luminance(dark) > luminance(light), "text on a dark ground must be lighter");
			assertEquals(Theme.DARK, Settings.get(Settings.THEME, ""));
		} finally {
			useTheme(before);
		}
	}

	private Color useTheme(String name) {
		robot.run(() -> {
			Settings.put(Settings.THEME, name);
			Theme.apply();
		});
		robot.settle();
		return robot.ask(() -> Theme.color(Theme.TEXT));
	}

	private static int luminance(Color color) {
		return color.getRed() + color.getGreen() + color.getBlue();
	}

	@Test
	void everyViewHasAHelpText() {
		for (String id : List.of("gettingStarted", "welcome", "personas", "personaEditor", "neighbourhood", "images",
				"generation", "thumbnails", "compare", "sandbox", "studyEditor", "vote", "report", "data", "training", "operation", "preferences")) {
			var context = HelpSystem.getContext("org.zipp.ui." + id);
			assertNotNull(context, id);
			assertTrue(context.getText().length() > 60, id);
		}
		assertTrue(robot.ask(() -> PlatformUI.getWorkbench().getHelpSystem().hasHelpUI()));
	}

	@Test
	void f1ShowsTheHelpOfTheView() {
		robot.showPerspective(Ids.GENERATION_PERSPECTIVE);
		robot.window();
		robot.showView(Ids.QUEUE_VIEW);
		robot.key(SWT.F1);
		robot.waitUntil("the help view opens", () -> robot.page().findView(Ids.HELP_VIEW) != null);
		String expected = HelpSystem.getContext("org.zipp.ui.generation").getText();
		Object view = robot.ask(() -> robot.page().findView(Ids.HELP_VIEW));
		assertEquals(expected, robot.ask(((HelpView) view)::shown));
		robot.run(() -> robot.page().hideView(robot.page().findView(Ids.HELP_VIEW)));
	}
}
