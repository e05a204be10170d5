package org.zipp.ui.shell;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.UiJobs;

/** What the workbench opens when it starts: the study named on its command line, the last one, else the sample. */
final class FirstSteps {

	private static final String STUDY_ARGUMENT = "-study";

	private FirstSteps() {
	}

	/** Opens it when the window is there; a failure is shown and leaves a usable window. */
	static void begin() {
		UiJobs.inUi(() -> {
			try {
				open();
			} catch (ZippException e) {
				UiJobs.show("The study could not be opened", e);
			}
		});
	}

	private static void open() {
		List<String> arguments = List.of(Platform.getApplicationArgs());
		int named = arguments.indexOf(STUDY_ARGUMENT);
		if (named >= 0 && named + 1 < arguments.size()) {
			Studies.open(Path.of(arguments.get(named + 1)));
			return;
		}
		if (!Settings.isTrue(Settings.OPEN_AT_START, true)) {
			return;
		}
		List<Path> recent = Studies.recent();
		if (!recent.isEmpty() && new StudyDirectory(recent.getFirst()).isStudy()) {
			Path folder = recent.getFirst();
			Studies.open(folder, store -> Studies.goOnWithSample(folder));
		} else {
			Studies.openSample();
		}
	}
}
