package org.zipp.ui.line;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.zipp.core.operation.OperationJob;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.shell.Perspectives;

/** How far the open study is and what runs on it; read in the background as things change. To be used in the UI thread. */
public final class LineWatch {

	private static final String KEY = "org.zipp.ui.line.watch";
	private static final int POLL_MILLIS = 500;

	private final Shell shell;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Map<String, String> failures = new HashMap<>();
	private final Refresher<Reading> refresher;
	private LineState state = LineState.NOTHING;
	private volatile StudyStore source;
	private boolean polling;

	private record Reading(StudyStore of, LineState state) {
	}

	private final JobChangeAdapter jobs = new JobChangeAdapter() {
		@Override
		public void scheduled(IJobChangeEvent event) {
			if (event.getJob().belongsTo(OperationJob.FAMILY)) {
				UiJobs.inUi(LineWatch.this::poll);
			}
		}

		@Override
		public void done(IJobChangeEvent event) {
			if (event.getJob() instanceof OperationJob job) {
				IStatus end = event.getResult();
				String step = job.operation().runningStep();
				boolean here = isOfOpenStudy(job);
				UiJobs.inUi(() -> ended(step, here, end));
			}
		}
	};

	private final StudyListener study = new StudyListener() {
		@Override
		public void studyChanged() {
			failures.clear();
			state = LineState.NOTHING;
			reload();
			tell();
		}

		@Override
		public void titleChanged() {
			reload();
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			reload();
		}
	};

	private LineWatch(Shell shell) {
		this.shell = shell;
		refresher = new Refresher<>("Read how far the study is", shell, this::read, this::show);
		StudyContext.get().addListener(study, shell);
		Job.getJobManager().addJobChangeListener(jobs);
		shell.addDisposeListener(e -> Job.getJobManager().removeJobChangeListener(jobs));
		reload();
		poll();
	}

	/** The watch of the window. */
	public static LineWatch get() {
		Shell shell = Perspectives.window().getShell();
		if (!(shell.getData(KEY) instanceof LineWatch)) {
			shell.setData(KEY, new LineWatch(shell));
		}
		return (LineWatch) shell.getData(KEY);
	}

	/** What the open study has; {@link LineState#NOTHING} when none is open or nothing was read yet. */
	public LineState state() {
		return state;
	}

	/** The steps of the open study. */
	public List<Checklist.Item> checklist() {
		return Checklist.of(state, running(), failures);
	}

	/** The run that works on the open study, or makes the one that will be opened. */
	public Optional<OperationJob> run() {
		return runs().findFirst();
	}

	/** Calls the listener in the UI thread after each change, as long as the control is there. */
	public void addListener(Runnable listener, Control control) {
		listeners.add(listener);
		control.addDisposeListener(e -> listeners.remove(listener));
	}

	private Set<String> running() {
		return runs().filter(j -> j.getState() == Job.RUNNING && isOfOpenStudy(j)).map(j -> j.operation().runningStep())
				.collect(Collectors.toSet());
	}

	private static Stream<OperationJob> runs() {
		return Arrays.stream(Job.getJobManager().find(OperationJob.FAMILY)).filter(OperationJob.class::isInstance)
				.map(OperationJob.class::cast);
	}

	private boolean isOfOpenStudy(OperationJob job) {
		StudyStore store = source;
		return store != null && job.operation().dir != null
				&& store.directory().root().equals(job.operation().dir.toAbsolutePath().normalize());
	}

	private void ended(String step, boolean here, IStatus end) {
		if (here) {
			if (end.getSeverity() == IStatus.ERROR) {
				failures.put(step, end.getMessage());
			} else {
				failures.remove(step);
			}
		}
		if (!shell.isDisposed()) {
			reload();
			tell();
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
		return new Reading(from, from == null ? LineState.NOTHING : LineState.read(from));
	}

	private void show(Reading reading) {
		if (reading.of == source) {
			state = reading.state;
			tell();
		}
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}

	/** Follows runs for as long as there are any. */
	private void poll() {
		if (shell.isDisposed() || polling) {
			return;
		}
		tell();
		if (run().isPresent()) {
			polling = true;
			shell.getDisplay().timerExec(POLL_MILLIS, () -> {
				polling = false;
				poll();
			});
		}
	}
}
