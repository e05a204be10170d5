package org.zipp.ui.generation.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.choice.Choice;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.generation.GenerationRuns;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.study.Blind;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.PictureShell;
import org.zipp.ui.widgets.Sizes;

/** One prompt, one participant, one seed: the pictures of all conditions side by side, with their prompts below. */
public final class CompareView extends ViewPart {

	/** Values of {@link org.eclipse.swt.widgets.Widget#getData()} by which tests find the buttons. */
	static final String PREVIOUS = "previous ";
	static final String NEXT = "next ";
	static final String PROMPT = "prompt";
	static final String SEED = "seed";
	static final String PARTICIPANT = "participant";

	private static final int LEAST_COLUMN = 170;
	/** What pictures have of the height at most, in hundredths. */
	private static final int PICTURES_SHARE = 72;
	/** While pictures are made, all of them are read no more often than this. */
	private static final int PAUSE_MILLIS = 1_000;
	private static final Strips.Place ANY = new Strips.Place("", "", 0);

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			place = ANY;
			strips = Strips.EMPTY;
			reload();
		}

		@Override
		public void votingChanged() {
			reload();
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			if ((topics.contains(Topic.IMAGES) || topics.contains(Topic.STUDY) || topics.contains(Topic.REWRITES)) && !waiting) {
				waiting = true;
				root.getDisplay().timerExec(PAUSE_MILLIS, () -> {
					waiting = false;
					if (!root.isDisposed()) {
						reload();
					}
				});
			}
		}
	};

	/** A pair of buttons and what stands between them. */
	private record Stepper(Button previous, Label text, Button next) {

		void show(String what, boolean before, boolean after) {
			if (!text.getText().equals(what)) {
				text.setText(what);
				text.requestLayout();
			}
			previous.setEnabled(before);
			next.setEnabled(after);
		}
	}

	/** The prompts right below the pictures, and never without room of their own. */
	private final class PicturesOverTexts extends Layout {

		@Override
		protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flushCache) {
			return new Point(Math.max(0, widthHint), Math.max(0, heightHint));
		}

		@Override
		protected void layout(Composite composite, boolean flushCache) {
			Rectangle area = composite.getClientArea();
			int pictures = Math.min(canvas.heightOf(area.width), area.height * PICTURES_SHARE / 100);
			canvas.setBounds(0, 0, area.width, pictures);
			texts.setBounds(0, pictures, area.width, area.height - pictures);
		}
	}

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Stepper prompts;
	private Stepper seeds;
	private Stepper participants;
	private Label base;
	private ScrolledComposite scroll;
	private StripCanvas canvas;
	private Composite texts;
	private Refresher<Strips> refresher;
	private boolean waiting;
	private Strips strips = Strips.EMPTY;
	private Strips.Place place = ANY;
	/** Read by the background reading too. */
	private volatile StudyStore reading;

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(content);
		Composite row = new Composite(content, SWT.NONE);
		row.setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(14).margins(10, 6).create());
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(120), SWT.DEFAULT).applyTo(row);
		prompts = stepper(row, PROMPT, "Left and Right", by -> go(strips.movePrompt(place, by)));
		seeds = stepper(row, SEED, "Up and Down", by -> go(strips.moveSeed(place, by)));
		participants = stepper(row, PARTICIPANT, "Page Up and Page Down", by -> go(strips.moveUser(place, by)));
		base = new Label(content, SWT.WRAP);
		Theme.style(base, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).indent(10, 0).hint(100, SWT.DEFAULT).applyTo(base);
		scroll = new ScrolledComposite(content, SWT.H_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
		Composite strip = new Composite(scroll, SWT.NONE);
		canvas = new StripCanvas(strip, this::open);
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
				|| e.detail == SWT.TRAVERSE_ESCAPE);
		texts = new Composite(strip, SWT.NONE);
		strip.setLayout(new PicturesOverTexts());
		scroll.setContent(strip);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.compare");
		refresher = new Refresher<>("Read the pictures by condition", root, this::read, this::show);
		StudyContext.get().addListener(listener, root);
		reload();
	}

	private static Stepper stepper(Composite parent, String what, String keys, IntConsumer move) {
		Composite group = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(4, 0).applyTo(group);
		Button previous = arrow(group, SWT.LEFT, PREVIOUS + what, keys, () -> move.accept(-1));
		Label text = new Label(group, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(text);
		return new Stepper(previous, text, arrow(group, SWT.RIGHT, NEXT + what, keys, () -> move.accept(1)));
	}

	private static Button arrow(Composite parent, int direction, String key, String keys, Runnable work) {
		Button button = new Button(parent, SWT.ARROW | direction);
		button.setData(key);
		button.setToolTipText(Character.toUpperCase(key.charAt(0)) + key.substring(1) + " (keys " + keys + " on the pictures)");
		button.addListener(SWT.Selection, e -> work.run());
		return button;
	}

	/** Runs outside the UI thread. */
	private Strips read() {
		StudyStore store = reading;
		return store == null ? Strips.EMPTY : Strips.read(store);
	}

	private void reload() {
		StudyContext context = StudyContext.get();
		reading = context.isOpen() ? context.store() : null;
		if (reading == null) {
			NoStudy.fill(empty);
			showEmpty();
		} else if (context.isVoting()) {
			Blind.fill(empty, "Pictures by method are");
			showEmpty();
		} else {
			refresher.request();
		}
	}

	private void showEmpty() {
		canvas.show(List.of(), List.of(), null);
		stack.topControl = empty;
		root.layout();
	}

	private void show(Strips read) {
		if (reading == null || StudyContext.get().isVoting()) {
			return;
		}
		strips = read;
		if (strips.isEmpty()) {
			empty.show("No pictures to compare yet", "Here the pictures of all conditions stand side by side, made with the same seed.",
					"Make pictures…", () -> LineRunner.ask(getSite().getShell(), GenerationRuns.GENERATE));
			showEmpty();
			return;
		}
		stack.topControl = content;
		root.layout();
		strips.nearest(place).ifPresent(this::go);
	}

	/** Shows the strip that a picture belongs to. */
	public void show(ImageKey key) {
		place = new Strips.Place(key.userId(), key.promptId(), key.seed());
		strips.nearest(place).ifPresent(this::go);
	}

	private void go(Strips.Place to) {
		place = to;
		List<Strips.Cell> cells = strips.strip(place);
		List<String> near = new ArrayList<>();
		for (Strips.Place next : List.of(strips.movePrompt(place, 1), strips.movePrompt(place, -1), strips.moveSeed(place, 1))) {
			strips.strip(next).stream().filter(c -> c.picture() != null).forEach(c -> near.add(c.picture().content()));
		}
		canvas.show(cells, near, reading.images());
		fillTexts(cells);
		List<String> ids = strips.prompts().stream().map(Choice::id).toList();
		int prompt = ids.indexOf(place.prompt());
		prompts.show(position("Prompt", prompt, ids.size()), prompt > 0, prompt < ids.size() - 1);
		List<Long> all = strips.seeds(place.user(), place.prompt());
		int seed = all.indexOf(place.seed());
		seeds.show(position("Seed " + place.seed() + ',', seed, all.size()), seed > 0, seed < all.size() - 1);
		int user = strips.users().indexOf(place.user());
		String name = place.user().isEmpty() ? "Everybody" : StudyContext.get().names().name(place.user());
		participants.show(strips.users().size() < 2 ? name : position(name + ',', user, strips.users().size()), user > 0,
				user < strips.users().size() - 1);
		base.setText(strips.prompts().get(prompt).label().replace("&", "&&"));
		content.layout(true, true);
	}

	private static String position(String what, int index, int of) {
		return what + ' ' + (index + 1) + " of " + of;
	}

	private void fillTexts(List<Strips.Cell> cells) {
		if (texts.getChildren().length != cells.size()) {
			for (var child : texts.getChildren()) {
				child.dispose();
			}
			GridLayoutFactory.fillDefaults().numColumns(Math.max(1, cells.size())).equalWidth(true).spacing(StripCanvas.GAP, 0)
					.margins(StripCanvas.GAP / 2, 0).applyTo(texts);
			cells.forEach(c -> GridDataFactory.fillDefaults().grab(true, true).hint(20, 20)
					.applyTo(new Text(texts, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL)));
			scroll.setMinSize(cells.size() * Sizes.px(LEAST_COLUMN), Sizes.px(200));
			texts.layout();
		}
		for (int i = 0; i < cells.size(); i++) {
			Text text = (Text) texts.getChildren()[i];
			text.setText(cells.get(i).words());
			text.setToolTipText("Prompt of " + cells.get(i).condition());
		}
	}

	private void key(Event event) {
		switch (event.keyCode) {
		case SWT.ARROW_LEFT -> go(strips.movePrompt(place, -1));
		case SWT.ARROW_RIGHT -> go(strips.movePrompt(place, 1));
		case SWT.ARROW_UP -> go(strips.moveSeed(place, -1));
		case SWT.ARROW_DOWN -> go(strips.moveSeed(place, 1));
		case SWT.PAGE_UP -> go(strips.moveUser(place, -1));
		case SWT.PAGE_DOWN -> go(strips.moveUser(place, 1));
		case SWT.HOME -> go(strips.movePrompt(place, -strips.prompts().size()));
		case SWT.END -> go(strips.movePrompt(place, strips.prompts().size()));
		default -> {
			return;
		}
		}
		event.doit = false;
	}

	private void open(int column) {
		Strips.Cell cell = canvas.cells().get(column);
		PictureShell.open(getSite().getShell(), cell.condition(), cell.picture(),
				cell.words() + '\n' + cell.picture().generator() + ", seed " + place.seed(), reading.images());
	}

	/** The drawn pictures, for tests. */
	StripCanvas canvas() {
		return canvas;
	}

	/** What is shown, for tests. */
	Strips.Place place() {
		return place;
	}

	@Override
	public void setFocus() {
		(stack.topControl == empty ? empty : canvas).setFocus();
	}
}
