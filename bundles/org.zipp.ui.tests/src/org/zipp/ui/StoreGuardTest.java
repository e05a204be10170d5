package org.zipp.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Services;

class StoreGuardTest {

	@TempDir
	Path temp;

	@Test
	void callsOfTheUiThreadAreNotedAndOthersAreNot() {
		var directory = TestStudy.make(temp.resolve("study"));
		UiRobot robot = new UiRobot();
		try (StoreGuard guard = new StoreGuard(PlatformUI.getWorkbench().getDisplay()); StudyStore store = Services.stores().open(directory)) {
			assertEquals(TestStudy.TITLE, store.header().title());
			robot.run(() -> store.images().file("a".repeat(64)));
			assertEquals(Set.of(), guard.calls());
			robot.run(() -> store.trials().raters());
			String call = guard.calls().iterator().next();
			assertTrue(call.startsWith("TrialRepository.raters from org.zipp.ui.StoreGuardTest"), call);
		}
	}
}
