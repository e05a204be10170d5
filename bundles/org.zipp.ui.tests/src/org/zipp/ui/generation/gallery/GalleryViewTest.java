package org.zipp.ui.generation.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.MadePicture;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.SeedKeeping;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;

/** The gallery: order, filters, keys, and what it says when it is empty. */
class GalleryViewTest {

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();
	private StudyStore store;
	private Shell window;
	private ThumbnailCanvas canvas;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		robot.showPerspective(Ids.GENERATION_PERSPECTIVE);
		canvas = ((GalleryView) robot.showView(Ids.THUMBNAILS_VIEW)).canvas();
		window = robot.window().getShell();
	}

	@AfterEach
	void close() {
		robot.run(() -> StudyContext.get().close());
		robot.settle();
		log.close();
		log.assertNoErrors();
	}

	private void save(String user, String condition, long seed) {
		store.images().save(new ImageKey(user, "lake", condition, seed), 48, 48, TestStudy.png((int) (0x102030 * (seed % 7 + 1))), "sketch", 0.1);
	}

	/** Two personal pictures, then two that are not. */
	private void saveFour() {
		save(TestStudy.USER, "zipp-0", 1);
		save(TestStudy.USER, "zipp-0", 2);
		save("", "generic", 3);
		save("", "generic", 4);
		robot.waitUntil("four pictures are shown", () -> seeds().equals(List.of(4L, 3L, 2L, 1L)));
	}

	private List<Long> seeds() {
		return canvas.pictures().stream().map(p -> p.row().key().seed()).toList();
	}

	private void choose(String which, int index) {
		Combo combo = robot.byData(window, Combo.class, null, which);
		robot.run(() -> {
			combo.select(index);
			combo.notifyListeners(SWT.Selection, new Event());
		});
	}

	private boolean isShown(Predicate<String> text) {
		return !robot.all(window, Label.class, l -> l.isVisible() && text.test(l.getText())).isEmpty();
	}

	@Test
	void picturesAppearAsTheyComeNewestFirst() {
		save(TestStudy.USER, "zipp-0", 1);
		robot.waitUntil("the first picture is there", () -> canvas.pictures().size() == 1);
		save(TestStudy.USER, "zipp-0", 2);
		robot.waitUntil("the second picture is there", () -> canvas.pictures().size() == 2);
		Thumbnail newest = robot.ask(() -> canvas.pictures().getFirst());
		assertEquals(2, newest.row().key().seed());
		assertTrue(newest.describe().contains("sketch, no diffusion"), newest::describe);
		assertTrue(newest.describe().contains("ZIPP 0-shot"), newest::describe);
		robot.waitUntil("both are painted", () -> canvas.blanks() == 0 && canvas.image(0) != null && canvas.image(1) != null);
		robot.focus(canvas);
		robot.key(SWT.ARROW_RIGHT);
		robot.waitUntil("a key selects a picture", () -> canvas.selected() != null);
	}

	@Test
	void filtersChooseAndCanBeTakenBack() {
		saveFour();
		choose(GalleryFilters.CONDITION, 1);
		robot.waitUntil("those of the generic condition", () -> seeds().equals(List.of(4L, 3L)));
		robot.waitUntil("the head counts them", () -> isShown(t -> t.startsWith("2 of 4 pictures")));
		choose(GalleryFilters.CONDITION, 0);
		robot.waitUntil("all again", () -> seeds().size() == 4);
		Text participant = robot.byData(window, Text.class, null, GalleryFilters.PARTICIPANT);
		robot.run(() -> participant.setText(TestStudy.USER.substring(18)));
		robot.waitUntil("those of the participant", () -> seeds().equals(List.of(2L, 1L)));
		robot.run(() -> participant.setText("Everybody"));
		robot.waitUntil("those that are not personal", () -> seeds().equals(List.of(4L, 3L)));
		robot.run(() -> participant.setText("nobody at all"));
		robot.waitUntil("it is said that none is so", () -> isShown(t -> t.equals("No picture is like that")));
		robot.click(robot.button(window, "Show all"));
		robot.waitUntil("all are shown", () -> seeds().size() == 4 && canvas.isVisible());
		assertEquals("", robot.ask(participant::getText));
	}

	@Test
	void picturesOfOtherSettingsAreShownWhenTheyAreAskedFor() {
		PictureSetting small = PictureSetting.of("sketch", "sketch", "", 48, 48, 0);
		PictureSetting other = PictureSetting.of("other", "another one", "", 48, 48, 20);
		for (PictureSetting setting : List.of(small, other)) {
			TaskRow task = TestStudy.task(setting == small ? 1 : 2);
			store.images().enqueue(List.of(task), setting);
			store.images().save(task, setting, 48, 48, TestStudy.png(0x805020), 0.1);
		}
		robot.waitUntil("the setting used last is shown", () -> seeds().equals(List.of(2L)));
		choose(GalleryFilters.SETTING, 1);
		robot.waitUntil("all settings", () -> seeds().equals(List.of(2L, 1L)));
		Combo combo = robot.byData(window, Combo.class, null, GalleryFilters.SETTING);
		choose(GalleryFilters.SETTING, List.of(robot.ask(combo::getItems)).indexOf(small.text()));
		robot.waitUntil("the other setting", () -> seeds().equals(List.of(1L)));
	}

	@Test
	void theSelectedPictureStaysWhenOthersCome() {
		saveFour();
		robot.focus(canvas);
		robot.key(SWT.HOME);
		robot.key(SWT.ARROW_RIGHT);
		robot.waitUntil("the second one is selected", () -> canvas.selected() != null && canvas.selected().row().key().seed() == 3);
		save("", "generic", 5);
		robot.waitUntil("five are shown", () -> seeds().size() == 5);
		assertEquals(3, robot.ask(() -> canvas.selected().row().key().seed()));
		choose(GalleryFilters.CONDITION, 2);
		robot.waitUntil("it is not shown", () -> seeds().equals(List.of(2L, 1L)));
		assertNull(robot.ask(canvas::selected));
	}

	@Test
	void aSeedThatWasNotKeptAndOtherWordsAreTold() {
		PictureSetting remote = PictureSetting.of("remote", "a server", "", 48, 48, 0);
		TaskRow task = TestStudy.task(1);
		store.images().enqueue(List.of(task), remote);
		store.images().save(task, remote, new MadePicture(48, 48, TestStudy.png(0x506070), 1, SeedKeeping.NOT_KEPT, "a lake at noon", Map.of()));
		robot.waitUntil("it is shown", () -> seeds().size() == 1 && canvas.blanks() == 0);
		Thumbnail picture = robot.ask(() -> canvas.pictures().getFirst());
		assertEquals("seed not kept, other words", picture.badge());
		assertTrue(picture.describe().contains("Made from other words: a lake at noon"), picture::describe);
	}

	@Test
	void enterOpensThePicture() {
		saveFour();
		robot.focus(canvas);
		robot.key(SWT.END);
		robot.key(SWT.CR);
		Shell shell = robot.shell("ZIPP 0-shot");
		assertFalse(robot.all(shell, Label.class, l -> l.getText().contains(TestStudy.PROMPT)).isEmpty());
		robot.run(shell::close);
	}

	@Test
	void whoVotesSeesNoMethods() {
		saveFour();
		Object page = new Object();
		robot.run(() -> StudyContext.get().setVoting(page, true));
		robot.waitUntil("it says why", () -> isShown(t -> t.contains("without their methods")));
		Combo condition = robot.byData(window, Combo.class, null, GalleryFilters.CONDITION);
		assertFalse(robot.ask(condition::isEnabled));
		assertEquals("", robot.ask(() -> canvas.caption(canvas.pictures().getFirst())));
		robot.run(() -> StudyContext.get().setVoting(page, false));
		robot.waitUntil("the order is back", () -> seeds().equals(List.of(4L, 3L, 2L, 1L)));
	}

	@Test
	void anEmptyStudySaysWhereItsPicturesComeFrom() {
		robot.waitUntil("it says so", () -> isShown(t -> t.equals("No pictures yet")));
	}
}
