package org.zipp.ui.generation.gallery;

import java.util.List;
import java.util.Set;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.PersonaNames;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.generation.GenerationRuns;
import org.zipp.ui.generation.LiveStrip;
import org.zipp.ui.generation.compare.CompareView;
import org.zipp.ui.generation.sandbox.SandboxView;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.widgets.Actions;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.PictureShell;
import org.zipp.ui.widgets.Sizes;
import org.zipp.ui.widgets.ThumbnailFiles;

/** All pictures of the study, the newest first, with filters. */
public final class GalleryView extends ViewPart {

	private static final int SMALLEST = 80;
	/** While pictures are made, all of them are read no more often than this. */
	private static final int PAUSE_MILLIS = 1_000;

	private record Shown(StudyStore of, Gallery all, List<Thumbnail> pictures, boolean blinded, String head, SmallPictures small) {
	}

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			filter = GalleryFilter.NONE;
			filters.clear();
			changed = true;
			reload();
		}

		@Override
		public void votingChanged() {
			canvas.setBlinded(StudyContext.get().isVoting());
			reload();
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			if (topics.contains(Topic.IMAGES) || topics.contains(Topic.STUDY)) {
				changed = true;
				reloadSoon();
			}
		}
	};

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Composite middle;
	private StackLayout middleStack;
	private EmptyState nothing;
	private Label head;
	private GalleryFilters filters;
	private ThumbnailCanvas canvas;
	private Refresher<Shown> refresher;
	private boolean waiting;
	private long lastReload;
	/** Read by the background reading too. */
	private volatile StudyStore reading;
	private volatile GalleryFilter filter = GalleryFilter.NONE;
	private volatile PersonaNames names = PersonaNames.NONE;
	private volatile boolean changed = true;
	private volatile boolean blinded;
	/** What was read last; of the background reading alone. */
	private Shown known;
	private SmallPictures small;
	private StudyStore shownOf;

	@Override
	public void createPartControl(Composite parent) {
		Composite whole = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
		new LiveStrip(whole, GridDataFactory.fillDefaults().grab(true, false).create());
		root = new Composite(whole, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(root);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(content);
		filters = new GalleryFilters(content, this::filter);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(Sizes.px(120), SWT.DEFAULT).applyTo(filters);
		head = new Label(content, SWT.WRAP);
		Theme.style(head, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(10, 0).hint(100, SWT.DEFAULT).applyTo(head);
		Scale size = new Scale(content, SWT.HORIZONTAL);
		size.setMinimum(SMALLEST);
		size.setMaximum(ThumbnailFiles.EDGE);
		size.setSelection(ThumbnailCanvas.FIRST_EDGE);
		size.setToolTipText("Size of the pictures");
		GridDataFactory.fillDefaults().hint(120, SWT.DEFAULT).applyTo(size);
		middle = new Composite(content, SWT.NONE);
		middleStack = new StackLayout();
		middle.setLayout(middleStack);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(middle);
		canvas = new ThumbnailCanvas(middle);
		nothing = new EmptyState(middle);
		nothing.show("No picture is like that", "There are pictures, but none that all the filters let through.", "Show all", () -> {
			filters.clear();
			filter(filters.filter());
		});
		middleStack.topControl = canvas;
		size.addListener(SWT.Selection, e -> canvas.setEdge(size.getSelection()));
		canvas.addListener(SWT.DefaultSelection, e -> openPicture());
		createMenu();
		getSite().setSelectionProvider(canvas.selectionProvider());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.thumbnails");
		refresher = new Refresher<>("Read the pictures", root, this::read, this::show);
		StudyContext.get().addListener(listener, root);
		root.addDisposeListener(e -> {
			if (small != null) {
				small.close();
			}
		});
		reload();
	}

	private void createMenu() {
		MenuManager menu = new MenuManager();
		menu.add(Actions.of("Open picture", "Show it as large as it fits", Icons.IMAGES, this::openPicture));
		menu.add(Actions.of("Compare conditions", "Show the pictures of all conditions for this prompt, participant and seed", Icons.COMPARE,
				this::compare));
		menu.add(Actions.of("Try this prompt", "Take its prompt and seed to the sandbox", Icons.SANDBOX, this::tryPrompt));
		menu.add(Actions.of("Show persona", "Show all pictures of whom it was made for", Icons.PERSONA, this::openPersona));
		canvas.setMenu(menu.createContextMenu(canvas));
	}

	private void filter(GalleryFilter chosen) {
		filter = chosen;
		names = StudyContext.get().names();
		refresher.request();
	}

	/** Runs outside the UI thread, one reading at a time. */
	private Shown read() {
		StudyStore store = reading;
		if (store == null) {
			known = null;
			return new Shown(null, Gallery.EMPTY, List.of(), false, "", null);
		}
		Shown before = known;
		boolean same = before != null && before.of == store;
		Gallery all;
		if (same && !changed) {
			all = before.all;
		} else {
			changed = false;
			all = Gallery.read(store);
		}
		SmallPictures pictures = same ? before.small : new SmallPictures(new ThumbnailFiles(store));
		boolean blind = blinded;
		List<Thumbnail> shown = all.shown(filter, names);
		known = new Shown(store, all, blind ? Gallery.unordered(shown) : shown, blind, Gallery.head(shown, all.pictures().size(), blind), pictures);
		if (!same || all != before.all) {
			pictures.prepare(all.pictures().stream().map(p -> p.row().content()).toList());
		}
		return known;
	}

	private void reloadSoon() {
		long rest = lastReload + PAUSE_MILLIS - System.currentTimeMillis();
		if (rest <= 0) {
			reload();
		} else if (!waiting) {
			waiting = true;
			root.getDisplay().timerExec((int) rest, () -> {
				waiting = false;
				if (!root.isDisposed()) {
					reload();
				}
			});
		}
	}

	private void reload() {
		lastReload = System.currentTimeMillis();
		StudyContext context = StudyContext.get();
		reading = context.isOpen() ? context.store() : null;
		names = context.names();
		blinded = context.isVoting();
		if (small != null && reading != shownOf) {
			small.close();
			small = null;
			canvas.show(List.of(), null);
		}
		if (reading == null) {
			NoStudy.fill(empty);
			stack.topControl = empty;
			root.layout();
		}
		refresher.request();
	}

	private void show(Shown shown) {
		if (reading == null || shown.of != reading || shown.blinded != StudyContext.get().isVoting()) {
			// Another reading follows.
			return;
		}
		small = shown.small;
		shownOf = shown.of;
		if (shown.all.pictures().isEmpty()) {
			empty.show("No pictures yet", "Pictures appear here as they are made.", "Make pictures…",
					() -> LineRunner.ask(getSite().getShell(), GenerationRuns.GENERATE));
			stack.topControl = empty;
			canvas.show(List.of(), null);
		} else {
			filters.show(shown.all, filter, shown.blinded);
			canvas.setBlinded(shown.blinded);
			canvas.show(shown.pictures, small.files());
			head.setText(shown.head);
			head.requestLayout();
			middleStack.topControl = shown.pictures.isEmpty() ? nothing : canvas;
			middle.layout();
			stack.topControl = content;
		}
		root.layout();
	}

	private void openPicture() {
		Thumbnail selected = canvas.selected();
		if (selected != null && reading != null) {
			PictureShell.open(getSite().getShell(), blinded ? "Picture" : selected.condition(), selected.row(),
					blinded ? selected.base() : selected.describe(), reading.images());
		}
	}

	private void compare() {
		Thumbnail selected = canvas.selected();
		if (selected != null && Perspectives.showView(Ids.COMPARE_VIEW) instanceof CompareView view) {
			view.show(selected.row().key());
		}
	}

	private void tryPrompt() {
		Thumbnail selected = canvas.selected();
		// A rewritten prompt tells its condition, which nobody may know who votes.
		if (selected != null && !StudyContext.get().isVoting() && Perspectives.showView(Ids.SANDBOX_VIEW) instanceof SandboxView view) {
			view.show(selected.prompt(), selected.row().negative(), selected.row().key().seed());
		}
	}

	private void openPersona() {
		Thumbnail selected = canvas.selected();
		if (selected != null && !selected.row().key().userId().isEmpty()) {
			StudyContext.get().select(selected.row().key().userId());
			Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.IMAGES_VIEW);
		}
	}

	/** The drawn pictures, for tests. */
	ThumbnailCanvas canvas() {
		return canvas;
	}

	@Override
	public void setFocus() {
		if (stack.topControl == empty) {
			empty.setFocus();
		} else {
			middleStack.topControl.setFocus();
		}
	}
}
