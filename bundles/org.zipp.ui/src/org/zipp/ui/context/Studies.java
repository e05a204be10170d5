package org.zipp.ui.context;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.ParameterField;
import org.zipp.sample.SampleStudy;
import org.zipp.store.PasswordNeeded;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyHeader;
import org.zipp.store.StudyStore;
import org.zipp.ui.database.Login;
import org.zipp.ui.database.PasswordStore;
import org.zipp.ui.problem.ProblemDialog;

/** Opens studies in the background and remembers them. */
public final class Studies {

	/** Family of the jobs that open studies. */
	public static final Object OPEN_FAMILY = new Object();

	private static final String RECENT = "recentStudies";
	private static final int RECENT_LIMIT = 8;
	private static final Map<String, String> SAMPLE = Map.of("users", "400");
	private static final AtomicBoolean MAKING_SAMPLE = new AtomicBoolean();

	private Studies() {
	}

	/** Opens a study that is there, in a job; a failure is shown. */
	public static void open(Path folder) {
		open(folder, store -> {
		});
	}

	/**
	 * Opens a study that is there, in a job; a failure is shown.
	 *
	 * @param whenOpen called in the UI thread with the store when it is the open study
	 */
	public static void open(Path folder, Consumer<StudyStore> whenOpen) {
		StudyDirectory directory = new StudyDirectory(folder);
		if (!directory.isStudy()) {
			forget(directory.root());
			UiJobs.show("The study could not be opened", new ZippException(
					"There is no study in this folder. Choose a folder that holds study.mv.db, or make a new study.",
					directory.root(), 0, null));
			return;
		}
		run(directory, "", () -> Services.stores().open(directory), whenOpen, directory.isStudy());
	}

	/** Opens a study to be looked at, as it is now: nothing in its folder is written, and it may be open elsewhere. */
	public static void openReadOnly(Path folder) {
		openReadOnly(folder, store -> {
		});
	}

	private static void openReadOnly(Path folder, Consumer<StudyStore> whenOpen) {
		StudyDirectory directory = new StudyDirectory(folder);
		run(directory, " read-only", () -> Services.stores().openReadOnly(directory), whenOpen, false);
	}

	/**
	 * Makes an empty study in a folder and opens it.
	 *
	 * @param whenOpen called in the UI thread when it is the open study
	 */
	public static void make(Path folder, String title, Runnable whenOpen) {
		StudyDirectory directory = new StudyDirectory(folder).create();
		run(directory, "", () -> titled(Services.stores().open(directory), title), store -> whenOpen.run(), false);
	}

	/**
	 * Makes a study in a folder whose tables lie on a server, and opens it; a password is asked for when one is needed.
	 *
	 * @param whenOpen called in the UI thread when it is the open study
	 */
	public static void attach(Path folder, ServerPlace place, String title, Runnable whenOpen) {
		StudyDirectory directory = new StudyDirectory(folder).create();
		run(directory, "", () -> titled(Services.stores().attach(directory, place, Optional.empty()), title), store -> whenOpen.run(), false);
	}

	private static StudyStore titled(StudyStore store, String title) {
		try {
			var study = store.loadStudy();
			study.setTitle(title);
			store.saveStudy(study);
			return store;
		} catch (ZippException e) {
			store.close();
			throw e;
		}
	}

	/** Closes the open study, unless the user wants to go on editing it. */
	public static void close() {
		if (mayLeave()) {
			StudyContext.get().close();
		}
	}

	/** Asks about edits that are not saved, as leaving the workbench does: save them, discard them, or go on editing. */
	private static boolean mayLeave() {
		return PlatformUI.getWorkbench().saveAllEditors(true);
	}

	/** @param offer whether to offer, when it fails, to look at the study instead */
	private static void run(StudyDirectory directory, String how, Supplier<StudyStore> opener, Consumer<StudyStore> whenOpen, boolean offer) {
		run(directory, how, opener, whenOpen, offer, Optional.empty());
	}

	/** @param login the password that the server is to see, when one was asked for */
	private static void run(StudyDirectory directory, String how, Supplier<StudyStore> opener, Consumer<StudyStore> whenOpen, boolean offer,
			Optional<Login> login) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		StudyContext context = StudyContext.get();
		Job job = new Job("Open study " + directory.root().getFileName() + how) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					StudyStore store = opener.get();
					StudyHeader header = store.header();
					display.asyncExec(() -> {
						if (!mayLeave()) {
							StudyContext.closeWhenRead(store);
							return;
						}
						context.adopt(store, header);
						whenOpen.accept(store);
					});
					return kept(login);
				} catch (PasswordNeeded e) {
					login.ifPresent(Login::refused);
					display.asyncExec(() -> Login.ask(display.getActiveShell(), Services.get(PasswordStore.class), e)
							.ifPresent(typed -> Studies.run(directory, how, opener, whenOpen, offer, Optional.of(typed))));
					return Status.CANCEL_STATUS;
				} catch (ZippException e) {
					if (!offer) {
						return e.toStatus();
					}
					ILog.of(Studies.class).log(e.toStatus());
					display.asyncExec(() -> offerReadOnly(directory, e));
					return Status.CANCEL_STATUS;
				}
			}

			@Override
			public boolean belongsTo(Object family) {
				return family == OPEN_FAMILY;
			}
		};
		job.setUser(true);
		job.schedule();
	}

	/** The study is open, whether its password can be kept or not. */
	private static IStatus kept(Optional<Login> login) {
		try {
			login.ifPresent(Login::succeeded);
			return Status.OK_STATUS;
		} catch (ZippException e) {
			return e.toStatus();
		}
	}

	/** What is open elsewhere, or lies where nothing can be written, can still be looked at. */
	private static void offerReadOnly(StudyDirectory directory, ZippException failure) {
		ProblemDialog.show(failure.toStatus(), new Action("Open read-only") {
			@Override
			public void run() {
				openReadOnly(directory.root());
			}
		});
	}

	/**
	 * Opens the sample study. The first time it is made in the background, by the operation {@code demo}, and opened as soon as
	 * it has personas; a half-made one goes on where it was.
	 */
	public static void openSample() {
		Path folder = sampleFolder();
		StudyDirectory directory = new StudyDirectory(folder);
		try {
			Optional<SampleStudy> made = SampleStudy.in(directory);
			boolean whole = made.map(SampleStudy::whole).orElseGet(() -> Settings.isSampleMade(folder));
			if (directory.isStudy() && whole) {
				open(folder);
			} else {
				makeSample(folder, made.map(SampleStudy::values).orElse(SAMPLE));
			}
		} catch (ZippException e) {
			UiJobs.show("The sample study could not be made", e);
		}
	}

	/** Goes on with a sample study that was left half-made, here or on the command line. */
	public static void goOnWithSample(Path folder) {
		SampleStudy.in(new StudyDirectory(folder)).filter(s -> !s.whole()).ifPresent(s -> makeSample(folder, s.values()));
	}

	private static void makeSample(Path folder, Map<String, String> values) {
		if (!MAKING_SAMPLE.compareAndSet(false, true)) {
			return;
		}
		OperationRegistry.Handle handle;
		try {
			handle = Services.operations().create("demo");
			Operation operation = handle.operation();
			operation.dir = folder;
			values.forEach((name, text) -> ParameterField.of(operation.getClass(), name).set(operation, text));
		} catch (ZippException e) {
			MAKING_SAMPLE.set(false);
			throw e;
		}
		Optional<Path> before = openFolder();
		AtomicBoolean shown = new AtomicBoolean(before.filter(folder::equals).isPresent());
		handle.operation().onStep(step -> {
			if (step.id().equals("verbalize") && step.outcome().succeeded() && shown.compareAndSet(false, true)) {
				UiJobs.inUi(() -> openUnlessLeft(folder, before));
			}
		});
		UiJobs.run(handle, outcome -> {
			MAKING_SAMPLE.set(false);
			if (outcome.succeeded()) {
				Settings.setSampleMade(folder);
				if (shown.compareAndSet(false, true)) {
					openUnlessLeft(folder, before);
				}
			}
		});
	}

	/** A study that was opened meanwhile stays. */
	private static void openUnlessLeft(Path folder, Optional<Path> before) {
		if (openFolder().equals(before)) {
			open(folder);
		}
	}

	private static Optional<Path> openFolder() {
		return StudyContext.get().directory().map(StudyDirectory::root);
	}

	/** Whether the sample study is being made. */
	public static boolean isMakingSample() {
		return MAKING_SAMPLE.get();
	}

	/** Folder of the sample study. */
	public static Path sampleFolder() {
		return Settings.studiesFolder().resolve("sample");
	}

	/** A folder below that of all studies in which there is no study yet, with that name or a like one. */
	public static Path freshFolder(String name) {
		Path all = Settings.studiesFolder();
		Path folder = all.resolve(name);
		for (int n = 2; new StudyDirectory(folder).isStudy(); n++) {
			folder = all.resolve(name + '-' + n);
		}
		return folder;
	}

	/**
	 * A study that was opened.
	 *
	 * @param title    its title when it was open last, its folder's name when it had none
	 * @param readOnly whether it was opened to be looked at
	 */
	public record Recent(Path folder, String title, boolean readOnly) {

		private static final String FIELD = "\t";

		/** Whether the study still lies there. */
		public boolean isThere() {
			return new StudyDirectory(folder).isStudy();
		}

		/** A line of an older version is the folder alone. */
		private static Recent parse(String line) {
			String[] fields = line.split(FIELD, -1);
			Path folder = Path.of(fields[0]);
			return new Recent(folder, fields.length > 1 && !fields[1].isBlank() ? fields[1] : String.valueOf(folder.getFileName()),
					fields.length > 2 && Boolean.parseBoolean(fields[2]));
		}

		private String line() {
			return folder + FIELD + title.replaceAll("\\s+", " ") + FIELD + readOnly;
		}
	}

	/** The studies opened last, the latest first, with those that are gone. */
	public static List<Recent> recentStudies() {
		return Settings.get(RECENT, "").lines().filter(l -> !l.isBlank()).map(Recent::parse).toList();
	}

	/** Folders of the studies opened last, the latest first, those that are still there. */
	public static List<Path> recent() {
		return recentStudies().stream().filter(Recent::isThere).map(Recent::folder).toList();
	}

	/** Opens a study as it was open last. */
	public static void open(Recent study) {
		open(study, store -> {
		});
	}

	/**
	 * Opens a study as it was open last.
	 *
	 * @param whenOpen called in the UI thread with the store when it is the open study
	 */
	public static void open(Recent study, Consumer<StudyStore> whenOpen) {
		if (study.readOnly()) {
			openReadOnly(study.folder(), whenOpen);
		} else {
			open(study.folder(), whenOpen);
		}
	}

	/** Puts the open study on top of the list; again when its title changes. */
	public static void rememberOpen() {
		StudyContext context = StudyContext.get();
		context.directory().map(StudyDirectory::root).ifPresent(folder -> {
			List<Recent> all = new ArrayList<>(recentStudies());
			all.removeIf(r -> r.folder().equals(folder));
			all.addFirst(new Recent(folder, context.title(), context.isReadOnly()));
			store(all.subList(0, Math.min(RECENT_LIMIT, all.size())));
		});
	}

	/** Takes a study off the list. */
	public static void forget(Path folder) {
		List<Recent> all = new ArrayList<>(recentStudies());
		if (all.removeIf(r -> r.folder().equals(folder))) {
			store(all);
		}
	}

	private static void store(List<Recent> all) {
		Settings.put(RECENT, String.join("\n", all.stream().map(Recent::line).toList()));
	}
}
