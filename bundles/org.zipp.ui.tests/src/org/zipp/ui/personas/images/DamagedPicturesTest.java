package org.zipp.ui.personas.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;

/** A picture cut short is called damaged, not shown as far as it goes, and shown again when it was made again. */
class DamagedPicturesTest {

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();

	@TempDir
	Path temp;

	@AfterEach
	void close() {
		robot.run(() -> StudyContext.get().close());
		log.close();
	}

	@Test
	void aPictureCutShortIsDamaged() throws IOException {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		StudyStore store = StudyContext.get().store();
		ImageKey key = new ImageKey(TestStudy.USER, "lake", "zipp-0", 1);
		ImageRow cut = store.images().save(key, 48, 48, TestStudy.png(0xa05030), "test", 0);
		Path file = store.images().file(cut.content());
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
		robot.run(() -> StudyContext.get().select(TestStudy.USER));
		ImagesView view = (ImagesView) robot.showView(Ids.IMAGES_VIEW);
		robot.waitUntil("the picture is called damaged", () -> view.canvas().problem(cut.content()).equals("damaged"));
		store.images().save(key, 48, 48, whole, "test", 0);
		robot.waitUntil("the picture made again is no problem", () -> view.canvas().problem(cut.content()).isEmpty());
		log.assertNoErrors();
	}
}
