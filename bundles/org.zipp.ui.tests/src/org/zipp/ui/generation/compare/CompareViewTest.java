package org.zipp.ui.generation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;

/** The compare strip, gone through with the keyboard. */
class CompareViewTest {

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();
	private StudyStore store;
	private CompareView view;
	private Shell window;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		robot.showPerspective(Ids.GENERATION_PERSPECTIVE);
		view = (CompareView) robot.showView(Ids.COMPARE_VIEW);
		window = robot.window().getShell();
	}

	@AfterEach
	void close() {
		robot.run(() -> StudyContext.get().close());
		robot.settle();
		log.close();
		log.assertNoErrors();
	}

	private String save(String user, String condition, long seed, int colour) {
		return store.images().save(new ImageKey(user, "lake", condition, seed), 48, 48, TestStudy.png(colour), "sketch", 0.1).content();
	}

	private boolean says(String text) {
		return !robot.all(window, Label.class, l -> l.isVisible() && l.getText().equals(text)).isEmpty();
	}

	@Test
	void theConditionsOfASeedStandSideBySide() {
		robot.waitUntil("it says that there is nothing", () -> says("No pictures to compare yet"));
		String generic = save("", "generic", 1, 0x801010);
		String mine = save(TestStudy.USER, "zipp-0", 1, 0x108010);
		save(TestStudy.USER, "zipp-0", 2, 0x101080);
		robot.waitUntil("both are shown", () -> shown().equals(List.of(generic, mine)) && view.canvas().isComplete());
		assertFalse(robot.all(window, Text.class, t -> t.isVisible() && t.getText().equals(TestStudy.PROMPT)).isEmpty(), "its prompt is below");
		assertFalse(robot.ask(robot.byData(window, Button.class, null, CompareView.PREVIOUS + CompareView.SEED)::isEnabled));
		robot.focus(view.canvas());
		robot.key(SWT.ARROW_DOWN);
		robot.waitUntil("the second seed has one picture", () -> view.place().seed() == 2 && shown().getFirst().isEmpty());
		robot.waitUntil("the seed is told", () -> says("Seed 2, 2 of 2"));
		robot.click(robot.byData(window, Button.class, null, CompareView.PREVIOUS + CompareView.SEED));
		robot.waitUntil("the first seed is back", () -> shown().equals(List.of(generic, mine)));
		robot.run(() -> view.show(TestStudy.key(2)));
		assertEquals(2, robot.ask(() -> view.place().seed()));
		save(TestStudy.USER, "zipp-0", 3, 0x404040);
		robot.waitUntil("another picture came", () -> says("Seed 2, 2 of 3"));
		assertEquals(2, robot.ask(() -> view.place().seed()), "one stays where one is");
	}

	@Test
	void aPictureThatIsGoneIsCalledSo() throws IOException {
		String gone = save("", "generic", 1, 0x801010);
		save(TestStudy.USER, "zipp-0", 1, 0x108010);
		Files.delete(store.images().file(gone));
		robot.waitUntil("it is called missing", () -> shown().contains(gone) && view.canvas().problem(gone).equals("missing"));
		robot.waitUntil("the other one is shown", () -> view.canvas().isComplete());
	}

	@Test
	void whoVotesSeesNoStrip() {
		save("", "generic", 1, 0x801010);
		robot.waitUntil("it is shown", () -> shown().size() == 2);
		Object page = new Object();
		robot.run(() -> StudyContext.get().setVoting(page, true));
		robot.waitUntil("it is hidden", () -> !view.canvas().isVisible() && shown().isEmpty());
		robot.run(() -> StudyContext.get().setVoting(page, false));
		robot.waitUntil("it is shown again", () -> view.canvas().isVisible() && shown().size() == 2);
	}

	private List<String> shown() {
		return view.canvas().cells().stream().map(c -> c.picture() == null ? "" : c.picture().content()).toList();
	}
}
