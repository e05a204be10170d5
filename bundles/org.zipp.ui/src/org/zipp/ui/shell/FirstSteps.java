package org.zipp.ui.shell;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.zipp.core.ZippException;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.study.OpenEditors;

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
		List<Studies.Recent> recent = Studies.recentStudies().stream().filter(Studies.Recent::isThere).toList();
		if (!recent.isEmpty()) {
			Studies.Recent last = recent.getFirst();
			Studies.open(last, store -> {
				OpenEditors.reopen(Perspectives.window().getActivePage());
				if (!last.readOnly()) {
					Studies.goOnWithSample(last.folder());
				}
			});
		} else {
			Studies.openSample();
		}
	}
}
