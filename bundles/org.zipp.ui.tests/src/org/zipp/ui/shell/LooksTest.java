package org.zipp.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.ui.Ids;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.Theme;
import org.zipp.ui.study.OpenEditors;
import org.zipp.ui.study.StudyActions;

/** Themes, focus, and what is expected of any workbench. */
class LooksTest {

	private final UiRobot robot = new UiRobot();

	@TempDir
	Path dir;

	@AfterEach
	void closeStudy() {
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
	}

	private void useTheme(String name) {
		robot.run(() -> {
			Settings.put(Settings.THEME, name);
			Theme.apply();
		});
		robot.settle();
	}

	private void openStudy() {
		StudyDirectory directory = TestStudy.make(dir.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
	}

	private static int light(Color color) {
		return color.getRed() + color.getGreen() + color.getBlue();
	}

	/** Dark and back: text must stand out from its ground again, everywhere. */
	@Test
	void noOldColoursRemain() {
		String before = Settings.get(Settings.THEME, Theme.SYSTEM);
		openStudy();
		robot.showPerspective(Ids.PERSONAS_PERSPECTIVE);
		try {
			useTheme(Theme.LIGHT);
			Table table = robot.find(robot.window().getShell(), Table.class, t -> true);
			useTheme(Theme.DARK);
			robot.waitUntil("there is light text on dark", () -> light(table.getForeground()) > light(table.getBackground()));
			useTheme(Theme.LIGHT);
			robot.waitUntil("there is dark text on light", () -> light(table.getForeground()) < light(table.getBackground()));
		} finally {
			useTheme(before);
		}
	}

	@Test
	void aThemeChangeKeepsEditorsAndWhatIsNotSaved() {
		String before = Settings.get(Settings.THEME, Theme.SYSTEM);
		openStudy();
		robot.run(() -> StudyActions.openStudy(robot.page()));
		IEditorPart editor = robot.ask(() -> robot.page().getActiveEditor());
		Shell window = robot.window().getShell();
		robot.waitUntil("the study is shown", () -> !robot.all(window, Text.class, t -> t.getText().equals(TestStudy.TITLE)).isEmpty());
		Text title = robot.find(window, Text.class, t -> t.getText().equals(TestStudy.TITLE));
		robot.run(() -> title.setText("Typed, not saved"));
		robot.waitUntil("the editor has something to save", editor::isDirty);
		try {
			useTheme(Theme.DARK);
			useTheme(Theme.LIGHT);
			assertEquals(editor, robot.ask(() -> robot.page().getActiveEditor()));
			assertTrue(robot.ask(editor::isDirty), "the edit is still to be saved");
			assertEquals("Typed, not saved", robot.ask(title::getText));
		} finally {
			useTheme(before);
		}
	}

	@Test
	void editorsComeBackAfterARestart() {
		openStudy();
		robot.run(() -> StudyActions.openStudy(robot.page()));
		robot.run(() -> {
			OpenEditors.keep(robot.page());
			robot.page().closeAllEditors(false);
			OpenEditors.reopen(robot.page());
		});
		assertEquals(Ids.STUDY_EDITOR, robot.ask(() -> robot.page().getActiveEditor().getSite().getId()));
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			OpenEditors.reopen(robot.page());
		});
		assertEquals(0, robot.ask(() -> robot.page().getEditorReferences().length), "they come back once");
	}

	/** The ground of a checked box differs from that of its mark, in both themes. */
	@Test
	void aCheckedBoxShowsItsMark() {
		String before = Settings.get(Settings.THEME, Theme.SYSTEM);
		try {
			for (String theme : List.of(Theme.LIGHT, Theme.DARK)) {
				useTheme(theme);
				Set<Integer> off = colours(false, "the box is painted", found -> found.size() > 2);
				// The mark fades in.
				colours(true, theme + ": a checked box looks unlike an unchecked one", found -> {
					Set<Integer> others = new HashSet<>(found);
					others.removeAll(off);
					return others.size() > 5;
				});
			}
		} finally {
			useTheme(before);
		}
	}

	@Test
	void whatIsDisabledIsDimmedOnDark() {
		String before = Settings.get(Settings.THEME, Theme.SYSTEM);
		openStudy();
		robot.showPerspective(Ids.GENERATION_PERSPECTIVE);
		try {
			useTheme(Theme.DARK);
			Button retry = robot.button(robot.window().getShell(), "Retry failed");
			robot.waitUntil("nothing has failed", () -> !retry.isEnabled());
			robot.waitUntil("the button is dimmed", () -> retry.getForeground().equals(Theme.color(Theme.DISABLED)));
			robot.run(() -> retry.setEnabled(true));
			robot.waitUntil("the button is lit", () -> light(retry.getForeground()) > light(Theme.color(Theme.DISABLED)));
		} finally {
			useTheme(before);
		}
	}

	@Test
	void whereNoEditorIsOpenItIsSaidHowToOpenOne() {
		openStudy();
		robot.showPerspective(Ids.STUDY_PERSPECTIVE);
		robot.run(() -> robot.page().closeAllEditors(false));
		robot.waitUntil("it is said", () -> says("Nothing is open here."));
		robot.run(() -> StudyActions.openStudy(robot.page()));
		robot.waitUntil("the editor is in its place", () -> !says("Nothing is open here."));
		robot.run(() -> robot.page().closeAllEditors(false));
		robot.waitUntil("it is said again", () -> says("Nothing is open here."));
		robot.showPerspective(Ids.PERSONAS_PERSPECTIVE);
		robot.waitUntil("it is said of personas", () -> says("No persona is open."));
	}

	private boolean says(String words) {
		return !robot.all(robot.window().getShell(), Label.class, l -> l.isVisible() && l.getText().startsWith(words)).isEmpty();
	}

	/** The colours of a box once they are as wanted, which what is said then holds of. */
	private Set<Integer> colours(boolean checked, String said, Predicate<Set<Integer>> wanted) {
		Shell shell = robot.ask(() -> {
			Shell made = new Shell(robot.window().getShell(), SWT.NO_TRIM | SWT.ON_TOP);
			made.setLayout(new FillLayout());
			Button box = new Button(made, SWT.CHECK);
			box.setSelection(checked);
			made.setBounds(40, 40, 40, 40);
			made.open();
			return made;
		});
		robot.settle();
		Set<Integer> found = new HashSet<>();
		robot.waitUntil(said, () -> {
			Image image = new Image(shell.getDisplay(), 40, 40);
			GC gc = new GC(shell);
			try {
				gc.copyArea(image, 0, 0);
				ImageData data = image.getImageData();
				found.clear();
				for (int y = 0; y < data.height; y++) {
					for (int x = 0; x < data.width; x++) {
						found.add(data.getPixel(x, y));
					}
				}
			} finally {
				gc.dispose();
				image.dispose();
			}
			return wanted.test(found);
		});
		robot.run(shell::dispose);
		return found;
	}

	@Test
	void keysWorkAfterTheLastEditorIsClosed() {
		openStudy();
		robot.window();
		robot.run(() -> StudyActions.openStudy(robot.page()));
		robot.settle();
		robot.run(() -> robot.page().closeAllEditors(false));
		robot.settle();
		robot.waitUntil("something has the keyboard", () -> robot.window().getShell().getDisplay().getFocusControl() != null);
		robot.key('2', SWT.ALT);
		robot.waitUntil("Alt+2 shows the personas", () -> robot.page().getPerspective().getId().equals(Ids.PERSONAS_PERSPECTIVE));
	}

	@Test
	void theErrorLogStaysWhereItIs() {
		robot.showPerspective(Ids.STUDY_PERSPECTIVE);
		IViewPart log = robot.showView(Ids.ERROR_LOG_VIEW);
		IViewPart help = robot.showView(Ids.HELP_VIEW);
		robot.settle();
		assertFalse(robot.ask(() -> robot.page().isPartVisible(log)), "they share a place");
		ILog.of(LooksTest.class).error("a problem made for a test");
		robot.settle();
		IWorkbenchPart active = robot.ask(() -> robot.page().getActivePart());
		assertEquals(help, active);
		assertFalse(robot.ask(() -> robot.page().isPartVisible(log)));
		robot.run(() -> {
			robot.page().hideView(log);
			robot.page().hideView(help);
		});
	}

	@Test
	void everyViewIsInTheMenuOfEveryPerspective() {
		List<String> wanted = new ArrayList<>(List.of("Welcome", "Help", "Personas", "Neighbourhood", "Images", "Data explorer", "Training",
				"Generation queue", "Gallery", "Compare strip", "Prompt sandbox", "Report", "Votes", "Check a table", "Plan a study", "Properties", "Progress", "Error Log"));
		for (IPerspectiveDescriptor perspective : PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()) {
			if (perspective.getId().startsWith("org.zipp.")) {
				robot.showPerspective(perspective.getId());
				List<String> shown = robot.ask(() -> {
					IContributionItem[] items = new ShowViewItems().getContributionItems();
					return Arrays.stream(items).filter(ActionContributionItem.class::isInstance)
							.map(i -> ((ActionContributionItem) i).getAction().getText()).toList();
				});
				assertTrue(shown.containsAll(wanted), perspective.getId() + " lists " + shown);
			}
		}
	}

	@Test
	void commandsAndKeysCanBeFound() {
		IBindingService keys = robot.window().getService(IBindingService.class);
		for (String command : List.of("org.eclipse.ui.window.quickAccess", "org.eclipse.ui.window.showKeyAssist", "org.eclipse.ui.help.dynamicHelp",
				"org.zipp.ui.study.open")) {
			assertNotNull(robot.ask(() -> keys.getBestActiveBindingFormattedFor(command)), command);
		}
		assertEquals("Ctrl+3", robot.ask(() -> keys.getBestActiveBindingFor("org.eclipse.ui.window.quickAccess").format()));
		assertFalse(robot.ask(() -> keys.isPartialMatch(keys.getBestActiveBindingFor("org.eclipse.ui.window.showKeyAssist") == null ? null
				: (KeySequence) keys.getBestActiveBindingFor("org.eclipse.ui.window.showKeyAssist"))),
				"no longer sequence of keys begins with it");
	}

	@Test
	void theAboutTextIsWhole() {
		robot.begin(() -> new AboutDialog(robot.window().getShell()).open());
		Shell dialog = robot.shell("About ZIPP Workbench");
		Text text = robot.byData(dialog, Text.class, AboutDialog.PART, "text");
		assertTrue(robot.ask(() -> text.getSize().y >= text.computeSize(text.getSize().x, SWT.DEFAULT).y), "the text is cut");
		String about = robot.ask(text::getText);
		assertTrue(about.contains("0.1.0") && about.contains("Eclipse Public License 2.0"), about);
		String libraries = robot.ask(robot.byData(dialog, Text.class, AboutDialog.PART, "libraries")::getText);
		assertTrue(libraries.contains("H2") && libraries.lines().count() > 20, libraries);
		robot.run(dialog::close);
	}
}
