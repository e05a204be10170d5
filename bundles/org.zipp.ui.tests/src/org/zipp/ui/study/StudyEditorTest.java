package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Condition;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;

class StudyEditorTest {

	private static final String ASKED = "Save Resource";

	private final UiRobot robot = new UiRobot();
	private StudyDirectory directory;
	private StudyStore store;
	private IEditorPart editor;
	private Control page;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		robot.run(() -> StudyActions.openStudy(robot.page()));
		robot.settle();
		editor = robot.ask(() -> robot.page().getActiveEditor());
		page = robot.ask(() -> robot.window().getShell());
		robot.waitUntil("the study is shown", () -> !robot.all(page, Text.class, t -> t.getText().equals(TestStudy.TITLE)).isEmpty());
	}

	@AfterEach
	void close() {
		robot.run(() -> {
			robot.page().closeAllEditors(false);
			StudyContext.get().close();
		});
		robot.settle();
	}

	private void type(String title) {
		Text field = robot.find(page, Text.class, t -> t.getText().equals(TestStudy.TITLE));
		robot.run(() -> field.setText(title));
		robot.waitUntil("the editor has something to save", editor::isDirty);
	}

	private void step() {
		Study study = store.loadStudy();
		Condition condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId("zipp-3");
		condition.setLabel("ZIPP 3-shot");
		study.getConditions().add(condition);
		store.saveStudy(study);
		store.personas().saveRewrites(List.of(new RewriteRow("", "lake", "zipp-3", "a misty lake", "", "test")));
		store.trials().saveRater(new RaterRow("somebody", RaterKind.HUMAN, TestStudy.USER, Map.of()));
		robot.settle();
	}

	/** A title is typed, a step adds a condition, a rewrite and a rater, and then the title is saved. */
	@Test
	void whatAStepStoresWhileATitleIsTypedStays() {
		type("Typed");
		step();
		robot.run(() -> robot.page().saveEditor(editor, false));
		assertEquals("Typed", store.header().title());
		assertEquals(3, store.loadStudy().getConditions().size());
		assertEquals(1, store.personas().rewrites().size());
		assertEquals(1, store.trials().raters().size());
		assertTrue(robot.ask(() -> !editor.isDirty()));
	}

	@Test
	void whatBothChangedIsShownSideBySide() {
		type("Mine");
		Study other = store.loadStudy();
		other.setTitle("Theirs");
		store.saveStudy(other);
		robot.begin(() -> robot.page().saveEditor(editor, false));
		Shell asked = robot.shell("The study was changed meanwhile");
		Button stored = robot.byData(asked, Button.class, StudyConflictDialog.CHOICE, "title stored");
		robot.click(robot.button(asked, "Keep editing"));
		robot.settle();
		assertTrue(robot.ask(editor::isDirty));
		assertEquals("Theirs", store.header().title());
		assertTrue(robot.ask(stored::isDisposed));

		robot.begin(() -> robot.page().saveEditor(editor, false));
		robot.click(robot.button(robot.shell("The study was changed meanwhile"), "Save these"));
		robot.waitUntil("the chosen title is stored", () -> store.header().title().equals("Mine"));
	}

	@Test
	void anotherStudyIsOpenedOnlyAfterAskingForWhatIsNotSaved() {
		StudyDirectory second = TestStudy.make(temp.resolve("second"));
		type("Typed");
		robot.begin(() -> Studies.open(second.root()));
		robot.click(robot.button(robot.shell(ASKED), "Cancel"));
		robot.settle();
		assertEquals(directory.root(), robot.ask(() -> StudyContext.get().directory().orElseThrow().root()));
		assertTrue(robot.ask(editor::isDirty), "what was typed is still there");

		robot.begin(Studies::close);
		robot.click(robot.button(robot.shell(ASKED), "Cancel"));
		robot.settle();
		assertTrue(robot.ask(editor::isDirty));

		robot.begin(() -> Studies.open(second.root()));
		robot.click(robot.button(robot.shell(ASKED), "Save"));
		robot.waitUntil("the other study is open",
				() -> StudyContext.get().directory().map(StudyDirectory::root).filter(second.root()::equals).isPresent());
		robot.settle();
		robot.run(() -> StudyContext.get().open(directory));
		assertEquals("Typed", robot.ask(() -> StudyContext.get().title()));
	}
}
