package org.zipp.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.zipp.core.ZippException;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.rater.RaterMode;
import org.zipp.ui.study.OpenEditors;

/**
 * What the workbench opens when it starts: the study named on its command line, the last one, else the sample. With
 * {@code --rate RATER --dir STUDY} it hands the keyboard to that rater at once.
 */
final class FirstSteps {

	private static final String STUDY_ARGUMENT = "-study";
	private static final String RATER_ARGUMENT = "--rate";
	private static final String FOLDER_ARGUMENT = "--dir";

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
		Optional<String> rater = value(arguments, RATER_ARGUMENT);
		Optional<String> folder = value(arguments, FOLDER_ARGUMENT);
		if (rater.isPresent() && folder.isPresent()) {
			Studies.open(Path.of(folder.get()).toAbsolutePath(), store -> RaterMode.start(Perspectives.window().getShell(), rater.get()));
			return;
		}
		Optional<String> named = value(arguments, STUDY_ARGUMENT);
		if (named.isPresent()) {
			Studies.open(Path.of(named.get()));
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

	private static Optional<String> value(List<String> arguments, String name) {
		int at = arguments.indexOf(name);
		return at >= 0 && at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
	}
}
