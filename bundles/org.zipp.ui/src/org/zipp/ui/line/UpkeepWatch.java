package org.zipp.ui.line;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.operation.Notice;
import org.zipp.ui.shell.Perspectives;

/**
 * Looks in the background whether pictures of the open study are missing or damaged and what is outdated: when it is
 * opened, and a while after it has changed. To be used in the UI thread.
 */
public final class UpkeepWatch {

	private static final String KEY = "org.zipp.ui.upkeep.watch";
	/** Changes come in crowds, for example while pictures are made. */
	private static final int PAUSE_MILLIS = 1_500;
	private static final Set<Topic> WITHOUT_EFFECT = Set.of(Topic.TASKS, Topic.STEPS);

	private final Shell shell;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Refresher<Reading> refresher;
	private volatile StudyStore source;
	private Upkeep upkeep = Upkeep.NOTHING;
	private boolean opened;
	private boolean waiting;

	private record Reading(StudyStore of, Upkeep upkeep) {
	}

	private final StudyListener study = new StudyListener() {
		@Override
		public void studyChanged() {
			upkeep = Upkeep.NOTHING;
			opened = true;
			reload();
			tell();
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			if (!waiting && !WITHOUT_EFFECT.containsAll(topics)) {
				waiting = true;
				shell.getDisplay().timerExec(PAUSE_MILLIS, UpkeepWatch.this::afterPause);
			}
		}
	};

	private UpkeepWatch(Shell shell) {
		this.shell = shell;
		refresher = new Refresher<>("Look for damaged pictures and outdated work", shell, this::read, this::show);
		StudyContext.get().addListener(study, shell);
		opened = true;
		reload();
	}

	/** The watch of the window. */
	public static UpkeepWatch get() {
		Shell shell = Perspectives.window().getShell();
		if (!(shell.getData(KEY) instanceof UpkeepWatch)) {
			shell.setData(KEY, new UpkeepWatch(shell));
		}
		return (UpkeepWatch) shell.getData(KEY);
	}

	/** What was found last. */
	public Upkeep upkeep() {
		return upkeep;
	}

	/** Calls the listener in the UI thread after each look, as long as the control is there. */
	public void addListener(Runnable listener, Control control) {
		listeners.add(listener);
		control.addDisposeListener(e -> listeners.remove(listener));
	}

	private void afterPause() {
		waiting = false;
		if (!shell.isDisposed()) {
			reload();
		}
	}

	private void reload() {
		StudyContext context = StudyContext.get();
		source = context.isOpen() ? context.store() : null;
		refresher.request();
	}

	/** Runs outside the UI thread. */
	private Reading read() {
		StudyStore from = source;
		return new Reading(from, from == null ? Upkeep.NOTHING : Upkeep.read(from));
	}

	private void show(Reading reading) {
		if (reading.of != source) {
			return;
		}
		upkeep = reading.upkeep;
		tell();
		if (opened && source != null && !upkeep.broken().isEmpty()) {
			Notice.show(shell, "Pictures are missing or damaged",
					"They can be made again with the same seed and settings.", upkeep.damage(), repair());
		}
		opened = opened && source == null;
	}

	private Action repair() {
		Action action = new Action("Make them again") {
			@Override
			public void run() {
				LineRunner.run(Upkeep.REPAIR, Map.of());
			}
		};
		action.setEnabled(!source.isReadOnly());
		return action;
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}
}
