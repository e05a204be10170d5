package org.zipp.ui.study.design;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.AnalysisPlan.Correction;
import org.zipp.study.design.IntakeQuestion;
import org.zipp.study.design.ResumeRules.GoOn;
import org.zipp.study.design.Scheme.Kind;
import org.zipp.study.design.Scheme.TrialsFor;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.Theme;
import org.zipp.ui.study.design.DesignDraft.Expectation;
import org.zipp.ui.study.design.DesignDraft.Field;
import org.zipp.ui.widgets.Sizes;

/** The controls of a design, in groups that a page puts where it likes; the same in the wizard and in the study editor. */
public final class DesignPane {

	/** Key of the widget data by which tests find the controls: a {@link Field}, a {@link ConditionPair}, or {@code power}. */
	public static final String PART = "org.zipp.ui.design.part";

	/** What the controls show, and who hears of what is done to them. UI thread, but for {@link #conditions}. */
	public interface Model {

		/** What is shown. */
		DesignDraft draft();

		/** Ids of the study's conditions, in order. */
		List<String> conditions();

		/**
		 * Another draft was made.
		 *
		 * @param what   what was changed, the same for each letter that is typed into one field
		 * @param typing whether it is being typed
		 */
		void changed(Object what, DesignDraft draft, boolean typing);

		/** Something has become higher or lower, so that who lays it out is to do it anew. */
		void resized();
	}

	private static final List<String> CRITERIA = List.of("preference", "alignment", "coherence", "quality");
	private static final int NUMBER_WIDTH = 60;
	private static final int TEXT_WIDTH = 240;
	private static final int SENTENCE_WIDTH = 220;
	/** Comparisons that can be told apart in a list without scrolling; what more there are stay as the plan has them. */
	private static final int MOST_PAIRS = 15;

	private final Model model;
	private final Map<Field, Control> controls = new EnumMap<>(Field.class);
	private final Map<Field, Label> labels = new EnumMap<>(Field.class);
	private final Map<Field, List<String>> ids = new EnumMap<>(Field.class);
	private final Map<String, Button> asked = new LinkedHashMap<>();
	private final Map<ConditionPair, Combo> expected = new LinkedHashMap<>();
	private Composite pairs;
	private List<ConditionPair> shownPairs = List.of();
	private Label powerAnswer;
	private Label powerDetails;
	private Refresher<PowerWords> power;
	private volatile DesignDraft powerOf;
	private volatile List<String> powerConditions = List.of();
	private boolean showing;

	public DesignPane(Model model) {
		this.model = model;
	}

	/** What raters are asked, and which answers they may give. */
	public void question(Composite parent, boolean withText) {
		Composite grid = grid(parent, 2);
		if (withText) {
			text(grid, Field.QUESTION, SWT.BORDER, 0);
		}
		label(grid, Field.CRITERION);
		Combo criterion = new Combo(grid, SWT.DROP_DOWN);
		criterion.setItems(CRITERIA.toArray(String[]::new));
		place(criterion, Field.CRITERION, TEXT_WIDTH / 2);
		criterion.addListener(SWT.Modify, e -> typed(Field.CRITERION, criterion.getText()));
		check(grid, Field.TIES, "Raters may say that both are &equally good");
		check(grid, Field.BOTH_BAD, "Raters may say that &neither is good (a tie, listed apart)");
	}

	/** Which pairs, and how many. */
	public void trials(Composite parent) {
		Composite grid = grid(parent, 2);
		combo(grid, Field.SCHEME, List.of(Kind.values()).stream().map(Kind::name).toList(), k -> Kind.valueOf(k).label());
		combo(grid, Field.BASELINE, List.of(), Function.identity());
		number(grid, Field.BLOCK);
		combo(grid, Field.TRIALS_FOR, List.of(TrialsFor.PERSONAL.name(), TrialsFor.SHARED.name()),
				t -> t.equals(TrialsFor.PERSONAL.name()) ? "of the rater's own persona" : "the same for all raters");
		number(grid, Field.RATERS);
		number(grid, Field.TRIALS);
		number(grid, Field.PRACTICE);
		number(grid, Field.CHECKS);
		number(grid, Field.REPEATS);
		number(grid, Field.PAUSE);
	}

	/** What raters agree to, read and are asked of themselves. */
	public void people(Composite parent) {
		Composite grid = grid(parent, 2);
		text(grid, Field.CONSENT, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, 4);
		text(grid, Field.CONSENT_VERSION, SWT.BORDER, 0);
		text(grid, Field.INSTRUCTIONS, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, 3);
		label(grid, Field.INTAKE);
		Composite row = new Composite(grid, SWT.NONE);
		RowLayout wrapping = new RowLayout(SWT.HORIZONTAL);
		wrapping.marginLeft = 0;
		row.setLayout(wrapping);
		row.setData(PART, Field.INTAKE);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(TEXT_WIDTH), SWT.DEFAULT).applyTo(row);
		controls.put(Field.INTAKE, row);
		combo(grid, Field.GO_ON, Stream.of(GoOn.values()).map(GoOn::name).toList(), g -> switch (GoOn.valueOf(g)) {
		case RESUME -> "goes on where the rater stopped";
		case RESTART -> "begins anew";
		case BLOCK -> "may not come back";
		});
	}

	/** Whose votes are left out, and how many of which kind are wanted. */
	public void limits(Composite parent) {
		Composite grid = grid(parent, 2);
		number(grid, Field.FAILED);
		number(grid, Field.FAST);
		number(grid, Field.FAST_SHARE);
		number(grid, Field.RUN);
		number(grid, Field.ANSWERED);
		number(grid, Field.SELF);
		text(grid, Field.QUOTAS, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL, 3);
	}

	/** What is expected, from which the power follows. */
	public void expectations(Composite parent) {
		Composite grid = grid(parent, 2);
		number(grid, Field.WIN_RATE);
		number(grid, Field.TIE_SHARE);
		number(grid, Field.ICC);
		number(grid, Field.DROP_OUT);
		number(grid, Field.ALPHA);
		combo(grid, Field.CORRECTION, Stream.of(Correction.values()).map(Correction::name).toList(), c -> Correction.valueOf(c).label());
		pairs = new Composite(grid, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(pairs);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).indent(0, 6).applyTo(pairs);
	}

	/** The power, which follows what is typed. */
	public void power(Composite parent) {
		Composite card = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_CARD);
		GridLayoutFactory.fillDefaults().margins(12, 10).spacing(0, 6).applyTo(card);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(card);
		powerAnswer = Theme.style(new Label(card, SWT.WRAP), Theme.CSS_CARD);
		powerAnswer.setFont(new LocalResourceManager(JFaceResources.getResources(), card)
				.create(FontDescriptor.createFrom(JFaceResources.getDefaultFont()).setStyle(SWT.BOLD).increaseHeight(4)));
		powerAnswer.setData(PART, "power");
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(SENTENCE_WIDTH), SWT.DEFAULT).applyTo(powerAnswer);
		powerDetails = Theme.style(new Label(card, SWT.WRAP), Theme.CSS_CARD_QUIET);
		powerDetails.setData(PART, "details");
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(SENTENCE_WIDTH), SWT.DEFAULT).applyTo(powerDetails);
		power = new Refresher<>("Telling the power", card, () -> PowerWords.of(powerOf, powerConditions), this::show);
	}

	private static Composite grid(Composite parent, int columns) {
		Composite grid = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(8, 6).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(grid);
		return grid;
	}

	private void label(Composite grid, Field field) {
		Label label = new Label(grid, SWT.NONE);
		label.setText(field.label() + ':');
		label.setToolTipText(field.meaning());
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
		labels.put(field, label);
	}

	private void place(Control control, Field field, int width) {
		control.setData(PART, field);
		control.setToolTipText(field.meaning());
		controls.put(field, control);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).hint(Sizes.px(width), SWT.DEFAULT).applyTo(control);
	}

	private void number(Composite grid, Field field) {
		label(grid, field);
		Text text = new Text(grid, SWT.BORDER | SWT.RIGHT);
		place(text, field, NUMBER_WIDTH);
		text.addListener(SWT.Modify, e -> typed(field, text.getText()));
	}

	private void text(Composite grid, Field field, int style, int lines) {
		label(grid, field);
		Text text = new Text(grid, style);
		text.setData(PART, field);
		text.setToolTipText(field.meaning());
		controls.put(field, text);
		int height = lines == 0 ? SWT.DEFAULT : lines * text.getLineHeight();
		if (lines > 0) {
			((GridData) labels.get(field).getLayoutData()).verticalAlignment = SWT.BEGINNING;
		}
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(TEXT_WIDTH), height).applyTo(text);
		text.addListener(SWT.Modify, e -> typed(field, text.getText()));
	}

	private void check(Composite grid, Field field, String words) {
		new Label(grid, SWT.NONE);
		Button box = new Button(grid, SWT.CHECK);
		box.setText(words);
		box.setData(PART, field);
		box.setToolTipText(field.meaning());
		controls.put(field, box);
		box.addListener(SWT.Selection, e -> chosen(field, Boolean.toString(box.getSelection())));
	}

	private void combo(Composite grid, Field field, List<String> choices, Function<String, String> words) {
		label(grid, field);
		Combo combo = new Combo(grid, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setItems(choices.stream().map(words).toArray(String[]::new));
		ids.put(field, choices);
		place(combo, field, TEXT_WIDTH);
		((GridData) combo.getLayoutData()).widthHint = SWT.DEFAULT;
		combo.addListener(SWT.Selection, e -> {
			if (combo.getSelectionIndex() >= 0) {
				chosen(field, ids.get(field).get(combo.getSelectionIndex()));
			}
		});
	}

	private void typed(Field field, String text) {
		if (!showing) {
			model.changed(field, model.draft().with(field, text), true);
		}
	}

	private void chosen(Field field, String value) {
		if (!showing) {
			model.changed(field, model.draft().with(field, value), false);
		}
	}

	/** Shows the draft of now. */
	public void show() {
		DesignDraft draft = model.draft();
		showing = true;
		try {
			if (controls.get(Field.BASELINE) instanceof Combo baseline && !ids.get(Field.BASELINE).equals(model.conditions())) {
				ids.put(Field.BASELINE, List.copyOf(model.conditions()));
				baseline.setItems(model.conditions().toArray(String[]::new));
				baseline.requestLayout();
			}
			controls.forEach((field, control) -> show(field, control, draft));
			showPairs(draft);
		} finally {
			showing = false;
		}
		if (power != null) {
			powerOf = draft;
			powerConditions = List.copyOf(model.conditions());
			power.request();
		}
	}

	private void show(Field field, Control control, DesignDraft draft) {
		String value = draft.text(field);
		switch (control) {
		case Text text -> {
			if (!text.getText().equals(value)) {
				text.setText(value);
			}
		}
		case Button box -> box.setSelection(draft.isOn(field));
		case Combo combo -> {
			if (ids.containsKey(field)) {
				int index = ids.get(field).indexOf(value);
				if (index < 0) {
					combo.deselectAll();
				} else if (combo.getSelectionIndex() != index) {
					combo.select(index);
				}
			} else if (!combo.getText().equals(value)) {
				combo.setText(value);
			}
		}
		default -> showIntake(value);
		}
		boolean asks = draft.asks(field);
		if (field != Field.INTAKE && control.getEnabled() != asks) {
			control.setEnabled(asks);
		}
		if (labels.containsKey(field)) {
			labels.get(field).setEnabled(asks);
		}
	}

	/** A box for each usual question and for those that the design has besides. */
	private void showIntake(String value) {
		Composite row = (Composite) controls.get(Field.INTAKE);
		Set<String> chosen = new TreeSet<>(Intake.ids(value));
		Stream.concat(Intake.usual().stream().map(IntakeQuestion::id), chosen.stream()).distinct().filter(id -> !asked.containsKey(id))
				.forEach(id -> {
			Button box = new Button(row, SWT.CHECK);
			box.setText(id);
			box.setData(PART, id);
			box.addListener(SWT.Selection, e -> chosen(Field.INTAKE,
					String.join(", ", asked.entrySet().stream().filter(b -> b.getValue().getSelection()).map(Map.Entry::getKey).toList())));
			asked.put(id, box);
			row.requestLayout();
		});
		asked.forEach((id, box) -> box.setSelection(chosen.contains(id)));
	}

	private void showPairs(DesignDraft draft) {
		if (pairs == null) {
			return;
		}
		List<ConditionPair> now = draft.pairs(model.conditions()).stream().limit(MOST_PAIRS).toList();
		if (!now.equals(shownPairs)) {
			shownPairs = now;
			expected.clear();
			for (Control old : pairs.getChildren()) {
				old.dispose();
			}
			if (!now.isEmpty()) {
				Label heading = new Label(pairs, SWT.NONE);
				heading.setText("What you expect:");
				GridDataFactory.fillDefaults().span(2, 1).applyTo(heading);
			}
			now.forEach(this::createPair);
			pairs.requestLayout();
		}
		expected.forEach((pair, combo) -> {
			int index = draft.expectation(pair).ordinal();
			if (combo.getSelectionIndex() != index) {
				combo.select(index);
			}
		});
	}

	private void createPair(ConditionPair pair) {
		Label name = new Label(pairs, SWT.NONE);
		name.setText((pair.first() + " against " + pair.second() + ':').replace("&", "&&"));
		Combo combo = new Combo(pairs, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setItems(Stream.of(Expectation.values()).map(Expectation::words).toArray(String[]::new));
		combo.setData(PART, pair);
		combo.addListener(SWT.Selection, e -> {
			if (!showing) {
				model.changed(pair, model.draft().with(pair, Expectation.values()[combo.getSelectionIndex()]), false);
			}
		});
		expected.put(pair, combo);
	}

	private void show(PowerWords words) {
		String details = String.join("\n", words.details());
		if (powerAnswer.getText().equals(words.answer()) && powerDetails.getText().equals(details)) {
			return;
		}
		powerAnswer.setText(words.answer());
		powerDetails.setText(details);
		model.resized();
	}
}
