package org.zipp.ui.generation.sandbox;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Setting;
import org.zipp.generation.Generators;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.PromptSandbox.Attempt;
import org.zipp.generation.RenderRequest;
import org.zipp.ui.context.Theme;
import org.zipp.ui.operation.GeneratorDefaults;
import org.zipp.ui.widgets.Pixels;
import org.zipp.ui.widgets.SettingsPane;
import org.zipp.ui.widgets.Sizes;

/** A generator with its settings, and what it makes of the prompt. */
final class SandboxColumn extends Composite {

	/** Values of {@link org.eclipse.swt.widgets.Widget#getData()} by which tests find the fields. */
	static final String GENERATOR = "generator";
	static final String STEPS = "steps";
	static final String WORDS = "words";

	private static final int SETTINGS_HEIGHT = 110;
	private static final int WORDS_HEIGHT = 58;
	private static final int BAR = 4;
	private static final int USUAL_STEPS = 20;
	private static final int MOST_STEPS = 1000;

	private final Generators generators;
	private final List<Choice> choices;
	private final Combo generator;
	private final Label stepsLabel;
	private final Spinner steps;
	private final ScrolledComposite scroll;
	private final SettingsPane settings;
	private final Canvas canvas;
	private final Text words;
	private Trial trial;
	private Pixels shown;
	private Image image;

	SandboxColumn(Composite parent, Generators generators) {
		super(parent, SWT.NONE);
		this.generators = generators;
		choices = generators.list();
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 4).applyTo(this);
		generator = new Combo(this, SWT.DROP_DOWN | SWT.READ_ONLY);
		generator.setItems(choices.stream().map(Choice::label).toArray(String[]::new));
		generator.select(0);
		generator.setData(GENERATOR);
		generator.setToolTipText("What draws this column");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(Sizes.px(110), SWT.DEFAULT).applyTo(generator);
		stepsLabel = new Label(this, SWT.NONE);
		stepsLabel.setText("Steps:");
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(stepsLabel);
		steps = new Spinner(this, SWT.BORDER);
		steps.setValues(USUAL_STEPS, 1, MOST_STEPS, 0, 1, 10);
		steps.setData(STEPS);
		scroll = new ScrolledComposite(this, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(SWT.DEFAULT, Sizes.px(SETTINGS_HEIGHT)).applyTo(scroll);
		settings = new SettingsPane(scroll, s -> {
		});
		scroll.setContent(settings);
		canvas = new Canvas(this, SWT.DOUBLE_BUFFERED);
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(Sizes.px(120), Sizes.px(120)).applyTo(canvas);
		canvas.addListener(SWT.Paint, e -> paint(e.gc));
		words = new Text(this, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		words.setData(WORDS);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(Sizes.px(120), Sizes.px(WORDS_HEIGHT)).applyTo(words);
		generator.addListener(SWT.Selection, e -> generatorChosen());
		addListener(SWT.Dispose, e -> disposeImage());
		generatorChosen();
	}

	private ImageGenerator chosen() {
		return generators.find(choices.get(generator.getSelectionIndex()).id()).orElse(null);
	}

	/** Chooses the generator of an id, if there is one. */
	void choose(String id) {
		for (int i = 0; i < choices.size(); i++) {
			if (choices.get(i).id().equals(id)) {
				generator.select(i);
				generatorChosen();
			}
		}
	}

	private void generatorChosen() {
		ImageGenerator now = chosen();
		boolean hasSteps = now != null && now.hasSteps();
		stepsLabel.setEnabled(hasSteps);
		steps.setEnabled(hasSteps);
		List<Setting> known = now == null ? List.of() : now.settings();
		settings.show(known, GeneratorDefaults.in(known, ""));
		scroll.setMinSize(settings.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		boolean none = settings.getChildren().length == 0;
		scroll.setVisible(!none);
		((GridData) scroll.getLayoutData()).exclude = none;
		trial = null;
		shown = null;
		disposeImage();
		String lack = now == null ? "" : now.lack();
		say(lack.isEmpty() ? now == null ? "" : now.description() : lack);
		layout(true, true);
		canvas.redraw();
	}

	/** What is to be drawn here. */
	Attempt attempt(String prompt, String negative, long seed, int size) {
		return new Attempt(choices.get(generator.getSelectionIndex()).id(), settings.values(),
				new RenderRequest(prompt, negative, seed, size, size, steps.getSelection()));
	}

	/** Follows a trial; to be called in the UI thread whenever it has changed. */
	void show(Trial now) {
		trial = now;
		Pixels picture = now.picture();
		if (picture != shown) {
			shown = picture;
			disposeImage();
			image = picture == null ? null : new Image(getDisplay(), picture.toImageData());
		}
		say(now.words());
		canvas.redraw();
	}

	/** It waits for its turn. */
	void waits() {
		trial = null;
		shown = null;
		disposeImage();
		say("waits");
		canvas.redraw();
	}

	/** It will not be drawn any more, if it was not. */
	void cancelled() {
		if (trial == null) {
			say("cancelled");
		}
	}

	private void say(String text) {
		if (!words.getText().equals(text)) {
			words.setText(text);
		}
	}

	/** What is drawn by now, {@code null} when nothing is; for tests. */
	Image image() {
		return image;
	}

	private void disposeImage() {
		if (image != null) {
			image.dispose();
			image = null;
		}
	}

	private void paint(GC gc) {
		Rectangle area = canvas.getClientArea();
		gc.setBackground(Theme.color(Theme.GROUND));
		gc.fillRectangle(area);
		int edge = Math.min(area.width, area.height);
		if (image == null) {
			gc.setBackground(Theme.color(Theme.CARD));
			gc.fillRoundRectangle(0, 0, edge, edge, 6, 6);
		} else {
			Rectangle size = image.getBounds();
			double scale = Math.min(area.width / (double) size.width, area.height / (double) size.height);
			gc.setInterpolation(SWT.HIGH);
			gc.drawImage(image, 0, 0, size.width, size.height, 0, 0, (int) Math.round(size.width * scale), (int) Math.round(size.height * scale));
		}
		if (trial != null && trial.share() > 0) {
			gc.setBackground(Theme.color(Theme.ACCENT));
			gc.fillRectangle(0, edge - BAR, (int) (edge * trial.share()), BAR);
		}
	}
}
