package org.zipp.ui.context;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ISafeRunnable;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.SafeRunner;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IDisposable;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.StoreListener;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyHeader;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/**
 * The open study and the selected user: what the parts of the workbench share. A workbench service, found with
 * {@link #get()} or {@code getSite().getService(StudyContext.class)}. To be used in the UI thread alone.
 */
public final class StudyContext implements IDisposable {

	/** Changes of the store are gathered for this long before the listeners hear of them. */
	private static final int GATHER_MILLIS = 150;
	/** No view reads longer than this. */
	private static final long READING_MILLIS = 10_000;

	private final Display display;
	private final List<StudyListener> listeners = new CopyOnWriteArrayList<>();
	private final StoreListener storeListener = this::gather;

	private final Object gatherLock = new Object();
	private final Set<Topic> topics = new HashSet<>();
	private final Set<String> ids = new HashSet<>();
	private boolean scheduled;

	private StudyStore store;
	private String title = "";
	private boolean simulated;
	private String currentUserId = "";
	private final Set<Object> voting = new HashSet<>();
	private PersonaNames names = PersonaNames.NONE;

	StudyContext(Display display) {
		this.display = display;
	}

	/** The context of the running workbench. */
	public static StudyContext get() {
		return PlatformUI.getWorkbench().getService(StudyContext.class);
	}

	/** Whether a study is open. */
	public boolean isOpen() {
		return store != null;
	}

	/** Whether the open study was opened to be looked at; then nothing in it can be changed. */
	public boolean isReadOnly() {
		return store != null && store.isReadOnly();
	}

	/**
	 * The store of the open study.
	 *
	 * @throws ZippException when none is open; ask {@link #isOpen()} first
	 */
	public StudyStore store() {
		if (store == null) {
			throw new ZippException("No study is open. Open one with File > Open study.");
		}
		return store;
	}

	/** The folder of the open study. */
	public Optional<StudyDirectory> directory() {
		return Optional.ofNullable(store).map(StudyStore::directory);
	}

	/** Title of the open study, its folder's name when it has none, empty when no study is open. */
	public String title() {
		return title;
	}

	/** Whether the open study holds votes of simulated raters. */
	public boolean isSimulated() {
		return simulated;
	}

	/**
	 * Opens a study and closes the one before. The store is opened by the caller in a job (see
	 * {@link Studies#open}), because it may have to migrate a large database.
	 *
	 * @param opened the store; this context closes it
	 * @param header what it says of itself, read outside the UI thread
	 */
	void adopt(StudyStore opened, StudyHeader header) {
		StudyStore before = store;
		if (before != null) {
			before.removeListener(storeListener);
		}
		store = opened;
		currentUserId = "";
		names = PersonaNames.NONE;
		setTitle(header);
		if (opened != null) {
			opened.addListener(storeListener);
		}
		tell(StudyListener::studyChanged);
		if (before != null) {
			closeWhenRead(before);
		}
	}

	/** Views may still be reading the study that is left; it closes when they are done. */
	static void closeWhenRead(StudyStore left) {
		Job job = new Job("Close study " + left.directory().root().getFileName()) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					for (Job reading : getJobManager().find(UiJobs.LOAD_FAMILY)) {
						reading.join(READING_MILLIS, monitor);
					}
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				left.close();
				return Status.OK_STATUS;
			}

			@Override
			public boolean belongsTo(Object family) {
				return family == Studies.OPEN_FAMILY;
			}
		};
		job.setSystem(true);
		job.schedule();
	}

	/** Closes the open study, if there is one. */
	public void close() {
		if (store != null) {
			adopt(null, null);
		}
	}

	/** Opens a study in the calling thread. Users open studies through {@link Studies}, which does it in a job. */
	public void open(StudyDirectory directory) {
		StudyStore opened = Services.get(StudyStores.class).open(directory);
		adopt(opened, opened.header());
	}

	/** Whether somebody votes at this machine: then no part tells the methods of pictures or what others chose. */
	public boolean isVoting() {
		return !voting.isEmpty();
	}

	/**
	 * Says whether somebody votes.
	 *
	 * @param page where, for as long as it is so
	 */
	public void setVoting(Object page, boolean votes) {
		boolean before = isVoting();
		if (votes) {
			voting.add(page);
		} else {
			voting.remove(page);
		}
		if (before != isVoting()) {
			tell(StudyListener::votingChanged);
		}
	}

	/** Id of the selected user, empty when none is selected. */
	public String currentUserId() {
		return currentUserId;
	}

	/** Memorable names of the users; plain ones until those of the study are known. */
	public PersonaNames names() {
		return names;
	}

	/** Makes the names of the study's users known, when all of them were read. */
	public void setNames(PersonaNames known) {
		names = known;
	}

	/** Selects a user everywhere; empty for none. */
	public void select(String userId) {
		String id = Objects.requireNonNullElse(userId, "");
		if (!id.equals(currentUserId)) {
			currentUserId = id;
			tell(StudyListener::selectionChanged);
		}
	}

	/** Adds a listener; the caller removes it. */
	public void addListener(StudyListener listener) {
		listeners.add(listener);
	}

	/** Adds a listener that goes with a control. */
	public void addListener(StudyListener listener, Control control) {
		listeners.add(listener);
		control.addDisposeListener(e -> listeners.remove(listener));
	}

	public void removeListener(StudyListener listener) {
		listeners.remove(listener);
	}

	@Override
	public void dispose() {
		listeners.clear();
		if (store != null) {
			store.close();
			store = null;
		}
	}

	private void setTitle(StudyHeader header) {
		simulated = header != null && header.simulated();
		title = header == null ? ""
				: header.title().isBlank() ? String.valueOf(store.directory().root().getFileName()) : header.title();
	}

	/** Reads the title again, outside the UI thread. */
	private void readTitle() {
		StudyStore from = store;
		Job job = new Job("Reading the title of the study") {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					StudyHeader header = from.header();
					if (!display.isDisposed()) {
						display.asyncExec(() -> retitle(from, header));
					}
					return Status.OK_STATUS;
				} catch (ZippException e) {
					return e.toStatus();
				}
			}

			@Override
			public boolean belongsTo(Object family) {
				return family == UiJobs.LOAD_FAMILY;
			}
		};
		job.setSystem(true);
		job.schedule();
	}

	private void retitle(StudyStore from, StudyHeader header) {
		if (store != from) {
			return;
		}
		String titleBefore = title;
		boolean simulatedBefore = simulated;
		setTitle(header);
		if (!titleBefore.equals(title) || simulatedBefore != simulated) {
			tell(StudyListener::titleChanged);
		}
	}

	/** Called in the thread that changed the store. */
	private void gather(Topic topic, String id) {
		synchronized (gatherLock) {
			topics.add(topic);
			ids.add(id);
			if (scheduled || display.isDisposed()) {
				return;
			}
			scheduled = true;
		}
		display.asyncExec(() -> display.timerExec(GATHER_MILLIS, this::tellGathered));
	}

	private void tellGathered() {
		Set<Topic> changedTopics;
		Set<String> changedIds;
		synchronized (gatherLock) {
			changedTopics = Set.copyOf(topics);
			changedIds = Set.copyOf(ids);
			topics.clear();
			ids.clear();
			scheduled = false;
		}
		if (store == null) {
			return;
		}
		if (changedTopics.contains(Topic.STUDY)) {
			readTitle();
		}
		tell(l -> l.storeChanged(changedTopics, changedIds));
	}

	/** One listener that fails must not keep the others from hearing. */
	private void tell(Consumer<StudyListener> news) {
		for (StudyListener listener : listeners) {
			SafeRunner.run(new ISafeRunnable() {
				@Override
				public void run() {
					news.accept(listener);
				}

				@Override
				public void handleException(Throwable e) {
					ILog.of(StudyContext.class).error("A view could not be brought up to date: " + e.getMessage(), e);
				}
			});
		}
	}
}
