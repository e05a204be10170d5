package org.zipp.ui.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;

/** The open study, as the views hear of it. */
class StudyContextTest {

	/** Writes down what it hears; everything must come in the UI thread. */
	private static final class Ear implements StudyListener {
		private final List<String> heard = new ArrayList<>();
		private final List<Topic> topics = new ArrayList<>();
		private boolean elsewhere;

		private void hear(String what) {
			heard.add(what);
			elsewhere |= Display.getCurrent() == null;
		}

		@Override
		public void studyChanged() {
			hear("study");
		}

		@Override
		public void selectionChanged() {
			hear("selection");
		}

		@Override
		public void storeChanged(Set<Topic> changed, Set<String> ids) {
			hear("store");
			topics.addAll(changed);
		}
	}

	private final UiRobot robot = new UiRobot();
	private final Ear ear = new Ear();
	private StudyContext context;

	@TempDir
	Path temp;

	@BeforeEach
	void listen() {
		context = robot.ask(StudyContext::get);
		robot.run(() -> {
			context.close();
			context.addListener(ear);
		});
	}

	@AfterEach
	void closeStudy() {
		robot.run(() -> {
			context.removeListener(ear);
			context.close();
		});
	}

	@Test
	void openingAndSelectingIsHeardOnce() {
		StudyDirectory directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> context.open(directory));
		assertTrue(context.isOpen());
		assertEquals(TestStudy.TITLE, context.title());
		robot.run(() -> {
			context.select(TestStudy.USER);
			context.select(TestStudy.USER);
		});
		assertEquals(TestStudy.USER, context.currentUserId());
		robot.run(context::close);
		assertEquals("", context.currentUserId(), "a closed study has no selected user");
		assertEquals(List.of("study", "selection", "study"), ear.heard);
		assertThrows(ZippException.class, context::store);
	}

	@Test
	void changesFromOtherThreadsComeTogetherInTheUiThread() {
		StudyDirectory directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> context.open(directory));
		StudyStore store = context.store();
		for (int i = 1; i <= 50; i++) {
			store.images().enqueue(List.of(TestStudy.task(i)));
		}
		robot.waitUntil("the change is heard", () -> ear.topics.contains(Topic.TASKS));
		long times = robot.ask(() -> ear.heard.stream().filter("store"::equals).count());
		assertTrue(times < 50, "fifty changes came as " + times + " news");
		assertFalse(ear.elsewhere, "listeners hear in the UI thread");
	}

	@Test
	void aListenerGoesWithItsControl() {
		StudyDirectory directory = TestStudy.make(temp.resolve("study"));
		Ear other = new Ear();
		robot.run(() -> {
			Shell shell = new Shell(Display.getCurrent());
			context.addListener(other, shell);
			shell.dispose();
			context.open(directory);
		});
		assertEquals(List.of(), other.heard);
	}

	@Test
	void aStudyIsMadeOpenedAndRemembered() {
		Path folder = temp.resolve("new");
		robot.run(() -> Studies.make(folder, "Fresh", () -> {
		}));
		robot.waitUntil("the study is open", () -> context.isOpen() && context.title().equals("Fresh"));
		assertEquals(folder, Studies.recent().getFirst());
		robot.run(context::close);
		robot.run(() -> Studies.open(folder));
		robot.waitUntil("the study is open again", context::isOpen);
		assertEquals("Fresh", context.title());
	}
}
