package org.zipp.ui.generation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

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
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.widgets.EmptyState;

/** The pictures as they come, the newest first. */
public final class ThumbnailsView extends ViewPart {

	private static final int LIMIT = 3000;
	private static final int SMALLEST = 80;
	private static final int LARGEST = 256;

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			reload();
		}

		@Override
		public void votingChanged() {
			canvas.setBlinded(StudyContext.get().isVoting());
			reload();
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			if (topics.contains(Topic.IMAGES)) {
				reload();
			}
		}
	};

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Label head;
	private ThumbnailCanvas canvas;
	private Refresher<List<Thumbnail>> refresher;
	/** Read by the background reading too. */
	private volatile StudyStore reading;

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(content);
		head = new Label(content, SWT.WRAP);
		Theme.style(head, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).indent(10, 0).hint(100, SWT.DEFAULT).applyTo(head);
		Scale size = new Scale(content, SWT.HORIZONTAL);
		size.setMinimum(SMALLEST);
		size.setMaximum(LARGEST);
		size.setSelection(ThumbnailCanvas.FIRST_EDGE);
		size.setToolTipText("Size of the pictures");
		GridDataFactory.fillDefaults().hint(120, SWT.DEFAULT).applyTo(size);
		canvas = new ThumbnailCanvas(content, LARGEST);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(canvas);
		size.addListener(SWT.Selection, e -> canvas.setEdge(size.getSelection()));
		canvas.addListener(SWT.DefaultSelection, e -> openPersona());
		getSite().setSelectionProvider(canvas.selectionProvider());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.thumbnails");
		refresher = new Refresher<>("Read the list of pictures", root, this::read, this::show);
		StudyContext.get().addListener(listener, root);
		reload();
	}

	/** Runs outside the UI thread. */
	private List<Thumbnail> read() {
		StudyStore store = reading;
		return store == null ? List.of() : Thumbnail.newest(store, LIMIT);
	}

	private void reload() {
		StudyContext context = StudyContext.get();
		reading = context.isOpen() ? context.store() : null;
		if (reading == null) {
			NoStudy.fill(empty);
			stack.topControl = empty;
			root.layout();
		}
		refresher.request();
	}

	private void show(List<Thumbnail> pictures) {
		if (reading == null) {
			return;
		}
		if (pictures.isEmpty()) {
			empty.show("No pictures yet", "Pictures appear here as they are made.", "Make pictures…",
					() -> LineRunner.ask(getSite().getShell(), GenerationRuns.GENERATE));
			stack.topControl = empty;
		} else {
			StudyStore store = reading;
			boolean blinded = StudyContext.get().isVoting();
			canvas.setBlinded(blinded);
			// Pictures are made method by method, so that their order tells methods too.
			canvas.show(blinded ? pictures.stream().sorted(Comparator.comparing(p -> p.row().content())).toList() : pictures, store.images());
			Set<String> makers = new TreeSet<>();
			pictures.forEach(p -> makers.add(Thumbnail.generatorLabel(p.row().generator())));
			head.setText(String.format(Locale.ROOT, "%s%,d pictures, %s  ·  %s", pictures.size() == LIMIT ? "Last " : "", pictures.size(),
					blinded ? "without their methods while somebody votes" : "newest first", String.join("; ", makers)));
			head.requestLayout();
			stack.topControl = content;
		}
		root.layout();
	}

	private void openPersona() {
		Thumbnail selected = canvas.selected();
		if (selected != null && !selected.row().key().userId().isEmpty()) {
			StudyContext.get().select(selected.row().key().userId());
			Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.IMAGES_VIEW);
		}
	}

	@Override
	public void setFocus() {
		if (stack.topControl == empty) {
			empty.setFocus();
		} else {
			canvas.setFocus();
		}
	}
}
