package org.zipp.ui.personas.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.zipp.model.Study;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PromptRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.personas.presenter.ImageGrid;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.study.Blind;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.PictureShell;
import org.zipp.ui.widgets.ThumbnailFiles;

/** The pictures of the selected persona: a row per prompt, a column per condition. */
public final class ImagesView extends ViewPart {

	private static final String GENERATE = "generate";

	private record Shown(String userId, ImageGrid grid, ThumbnailFiles files) {
	}

	private StudyContext context;
	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Label head;
	private ImageGridCanvas canvas;
	private Refresher<Shown> refresher;
	private volatile StudyStore reading;
	private volatile String userId = "";

	@Override
	public void createPartControl(Composite parent) {
		context = StudyContext.get();
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(content);
		head = new Label(content, SWT.NONE);
		Theme.style(head, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).indent(10, 4).applyTo(head);
		canvas = new ImageGridCanvas(content, this::open);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		refresher = new Refresher<>("Read pictures of the persona", root, this::read, this::show);
		context.addListener(new StudyListener() {
			@Override
			public void studyChanged() {
				reload();
			}

			@Override
			public void selectionChanged() {
				reload();
			}

			@Override
			public void votingChanged() {
				reload();
			}

			@Override
			public void storeChanged(Set<Topic> topics, Set<String> ids) {
				boolean pictures = topics.contains(Topic.IMAGES) || topics.contains(Topic.REWRITES);
				if (topics.contains(Topic.STUDY) || pictures && (ids.contains("") || ids.contains(userId))) {
					reload();
				}
			}
		}, root);
		reload();
	}

	private void reload() {
		reading = context.isOpen() ? context.store() : null;
		userId = context.currentUserId();
		if (reading == null) {
			NoStudy.fill(empty);
			showEmpty();
		} else if (context.isVoting()) {
			Blind.fill(empty, "Pictures by method are");
			showEmpty();
		} else if (userId.isEmpty()) {
			empty.show("No persona is selected", "Select a persona in the table to see the pictures made for it.");
			showEmpty();
		} else {
			refresher.request();
		}
	}

	private void showEmpty() {
		stack.topControl = empty;
		root.layout();
	}

	/** Runs outside the UI thread. */
	private Shown read() {
		StudyStore store = reading;
		String user = userId;
		if (store == null || user.isEmpty()) {
			return new Shown(user, ImageGrid.of(List.of(), List.of(), List.of(), List.of()), null);
		}
		return store.snapshot(() -> read(store, user));
	}

	private static Shown read(StudyStore store, String user) {
		Study study = store.loadStudy();
		List<PromptRow> prompts = study.getPrompts().stream().map(p -> new PromptRow(p.getId(), p.getText())).toList();
		List<ConditionRow> conditions = study.getConditions().stream()
				.map(ConditionRow::of).toList();
		boolean own = !store.images().ofUser(user, false).isEmpty();
		// Pictures that are the same for everybody are worth showing only beside personal ones.
		List<ImageRow> images = own ? store.images().ofUser(user, true) : List.of();
		List<RewriteRow> rewrites = new ArrayList<>(store.personas().rewrites(user));
		rewrites.addAll(store.personas().rewrites(""));
		return new Shown(user, ImageGrid.of(prompts, conditions, images, rewrites), new ThumbnailFiles(store));
	}

	private void show(Shown shown) {
		StudyStore store = reading;
		if (store == null || !shown.userId.equals(userId) || userId.isEmpty() || context.isVoting()) {
			return;
		}
		if (shown.grid.isEmpty()) {
			empty.show("No pictures for this persona",
					"Pictures are made for the participants of the study, one for each prompt and condition.",
					"Make pictures…", () -> LineRunner.ask(getSite().getShell(), GENERATE));
			showEmpty();
			return;
		}
		head.setText(context.names().nameAndId(shown.userId) + "  ·  " + String.join(", ", shown.grid.generators()));
		canvas.show(shown.grid, shown.files);
		stack.topControl = content;
		root.layout();
	}

	private void open(ImageGrid.Cell cell) {
		StudyStore store = reading;
		if (store != null) {
			String condition = canvas.shown().conditions().stream()
					.filter(c -> c.id().equals(cell.image().key().conditionId())).map(ConditionRow::label).findFirst()
					.orElse("");
			String words = cell.rewritten() + (cell.negative().isEmpty() ? "" : "\nNot: " + cell.negative()) + "\n"
					+ cell.image().generator() + ", seed " + cell.image().key().seed();
			PictureShell.open(getSite().getShell(), condition, cell.image(), words, store.images());
		}
	}

	/** The drawn grid, for tests. */
	public ImageGridCanvas canvas() {
		return canvas;
	}

	@Override
	public void setFocus() {
		(stack.topControl == content ? canvas : empty).setFocus();
	}
}
