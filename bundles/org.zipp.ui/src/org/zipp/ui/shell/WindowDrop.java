package org.zipp.ui.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.statushandlers.StatusManager;
import org.zipp.tables.TableFiles;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.preferences.ImportPreferencesHandler;

/** Takes files that are dropped on the window. */
final class WindowDrop extends DropTargetAdapter {

	private final Shell shell;

	private WindowDrop(Shell shell) {
		this.shell = shell;
	}

	/** Lets files be dropped anywhere on a window. */
	static void on(Shell shell) {
		DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
		target.setTransfer(FileTransfer.getInstance());
		target.addDropListener(new WindowDrop(shell));
	}

	@Override
	public void dragEnter(DropTargetEvent event) {
		event.detail = DND.DROP_COPY;
	}

	@Override
	public void dragOperationChanged(DropTargetEvent event) {
		event.detail = DND.DROP_COPY;
	}

	@Override
	public void drop(DropTargetEvent event) {
		if (event.data instanceof String[] names) {
			take(Arrays.stream(names).map(Path::of).toList());
		}
	}

	/** Outside the drop: a dialog would keep the other program waiting, and a packed table may take a while to be looked into. */
	void take(List<Path> files) {
		UiJobs.load("Look at what was dropped", () -> Dropped.of(files, Services.get(TableFiles.class)::columns), shell, this::act);
	}

	private void act(Dropped dropped) {
		switch (dropped) {
		case Dropped.OpenStudy study -> Studies.open(study.folder());
		case Dropped.ReadPreferences settings -> ImportPreferencesHandler.read(shell, settings.file());
		case Dropped.AskStep step -> LineRunner.ask(shell, step.operation(), step.values());
		case Dropped.Nothing nothing ->
			StatusManager.getManager().handle(new Status(IStatus.INFO, Ids.PLUGIN, nothing.reason()), StatusManager.SHOW);
		}
	}
}
