package org.zipp.ui.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.study.RaterChoices.KnownRater;
import org.zipp.ui.study.RaterChoices.Participant;
import org.zipp.ui.widgets.Sizes;

/** Asks who votes: somebody who has begun already, or a new rater. */
final class RaterDialog extends TitleAreaDialog {

	private static final List<String> AGES = List.of("18-24", "25-34", "35-44", "45-54", "55-64", "65+");
	private static final List<String> GENDERS = List.of("female", "male", "other");
	private static final int MAX_TRIALS = 1000;

	/** What somebody is asked for. */
	enum Purpose {
		/** To vote in the vote editor. */
		VOTE("Vote", "Who votes?", "Start voting"),
		/** To be added, no more. */
		ADD("New rater", "Who is the rater?", "Add rater"),
		/** To be handed the keyboard. */
		HAND_OVER("Rater mode", "Who takes the keyboard?", "Next");

		private final String window;
		private final String title;
		private final String button;

		Purpose(String window, String title, String button) {
			this.window = window;
			this.title = title;
			this.button = button;
		}
	}

	private final RaterChoices choices;
	private final Purpose purpose;
	private Button known;
	private Text knownName;
	private Button fresh;
	private Text name;
	private Combo age;
	private Combo gender;
	private Text country;
	private Combo participant;
	private Text trials;

	private String raterId;
	private NewRater newRater;

	/**
	 * What is asked of a new rater.
	 *
	 * @param attributes demographic variable → value, only those given
	 * @param userId     participant whose pictures are judged, empty: one is drawn
	 */
	record NewRater(String name, Map<String, String> attributes, String userId, int trials) {
	}

	RaterDialog(Shell shell, RaterChoices choices, Purpose purpose) {
		super(shell);
		this.choices = choices;
		this.purpose = purpose;
		setHelpAvailable(false);
	}

	/** The rater that was chosen; {@code null} when it is a new one. */
	String raterId() {
		return raterId;
	}

	/** The rater to be added; {@code null} when one was chosen. */
	NewRater newRater() {
		return newRater;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(purpose.window);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(purpose.title);
		setMessage("Reports show counts and groups, never names.");
		Composite area = (Composite) super.createDialogArea(parent);
		Composite form = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 8).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		if (purpose != Purpose.ADD && choices.raters().stream().anyMatch(this::mayGoOn)) {
			createKnown(form);
		}
		createFresh(form);
		return area;
	}

	private void createKnown(Composite form) {
		known = new Button(form, SWT.RADIO);
		known.setText("&Go on as");
		knownName = new Text(form, SWT.BORDER);
		// The names of others are not shown: who goes on knows the own one.
		knownName.setMessage("The name under which you began");
		knownName.addListener(SWT.Modify, e -> validate());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(knownName);
		fresh = new Button(form, SWT.RADIO);
		fresh.setText("&New rater");
		GridDataFactory.fillDefaults().span(2, 1).indent(0, 6).applyTo(fresh);
		known.addListener(SWT.Selection, e -> {
			validate();
			if (known.getSelection()) {
				knownName.setFocus();
			}
		});
		fresh.addListener(SWT.Selection, e -> {
			validate();
			if (fresh.getSelection()) {
				name.setFocus();
			}
		});
	}

	/** The rater whose name was typed. */
	private Optional<KnownRater> typed() {
		String typed = knownName.getText().strip();
		return choices.raters().stream().filter(this::mayGoOn).filter(r -> r.id().equals(typed)).findFirst();
	}

	/** The vote editor shows pictures, which experts do not judge. */
	private boolean mayGoOn(KnownRater rater) {
		return purpose == Purpose.HAND_OVER || !rater.expert();
	}

	private void createFresh(Composite form) {
		name = text(form, "N&ame", "A pseudonym, unique in this study");
		age = combo(form, "A&ge", AGES);
		gender = combo(form, "G&ender", GENDERS);
		country = text(form, "&Country", "Optional, for example PT");
		label(form, "&Pictures of");
		participant = new Combo(form, SWT.READ_ONLY);
		participant.add("As the design decides: whoever has the fewest raters");
		choices.participants().forEach(p -> participant.add(p.toString()));
		participant.select(0);
		participant.setToolTipText("Whose persona the pictures were made for. Choose the one that is most like the rater.");
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(360), SWT.DEFAULT).applyTo(participant);
		trials = text(form, "Pai&rs", "How many pairs to judge");
		trials.setText("20");
	}

	private static void label(Composite form, String text) {
		new Label(form, SWT.NONE).setText(text);
	}

	private Text text(Composite form, String text, String hint) {
		label(form, text);
		Text field = new Text(form, SWT.BORDER);
		field.setMessage(hint);
		field.addListener(SWT.Modify, e -> validate());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
		return field;
	}

	private static Combo combo(Composite form, String text, List<String> values) {
		label(form, text);
		Combo combo = new Combo(form, SWT.READ_ONLY);
		combo.add("not stated");
		values.forEach(combo::add);
		combo.select(0);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		return combo;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, purpose.button, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		validate(false);
	}

	private boolean isNew() {
		return known == null || fresh.getSelection();
	}

	private boolean isKnown() {
		return known != null && known.getSelection();
	}

	private void validate() {
		if (trials == null) {
			return;
		}
		validate(true);
	}

	/** @param said whether to say what is missing: not before anything was done */
	private void validate(boolean said) {
		boolean isNew = isNew();
		for (Control c : List.of(name, age, gender, country, participant, trials)) {
			c.setEnabled(isNew);
		}
		if (knownName != null) {
			knownName.setEnabled(isKnown());
		}
		String problem = null;
		String hint = "Reports show counts and groups, never names.";
		if (isKnown()) {
			Optional<KnownRater> rater = typed();
			problem = rater.isPresent() ? null : knownName.getText().isBlank() ? "Type the name under which you began."
					: "There is no rater of that name. Names are told apart by every letter.";
			hint = rater.map(KnownRater::toString).orElse(hint);
		} else if (!isNew) {
			problem = "Say whether you go on or are new here.";
		} else {
			String id = name.getText().strip();
			if (id.isEmpty()) {
				problem = "Give the rater a name.";
			} else if (choices.raters().stream().anyMatch(r -> r.id().equals(id))) {
				problem = "There is a rater of that name. Choose another one, or go on as that rater.";
			} else if (id.contains(",") || country.getText().contains(",") || country.getText().contains("=")) {
				problem = "Commas and equals signs cannot be used here.";
			} else if (trialCount() < 1 || trialCount() > MAX_TRIALS) {
				problem = "The number of pairs goes from 1 to " + MAX_TRIALS + ".";
			}
		}
		boolean warned = said && problem != null;
		setMessage(warned ? problem : hint, warned ? IMessageProvider.WARNING : IMessageProvider.NONE);
		if (getButton(IDialogConstants.OK_ID) != null) {
			getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
		}
	}

	/** The typed number, -1 when it is none. */
	private int trialCount() {
		String typed = trials.getText().strip();
		return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
	}

	@Override
	protected void okPressed() {
		if (isNew()) {
			Map<String, String> attributes = new LinkedHashMap<>();
			putStated(attributes, "age", age);
			putStated(attributes, "gender", gender);
			if (!country.getText().isBlank()) {
				attributes.put("country", country.getText().strip());
			}
			int p = participant.getSelectionIndex();
			List<Participant> all = choices.participants();
			newRater = new NewRater(name.getText().strip(), attributes, p == 0 ? "" : all.get(p - 1).userId(), trialCount());
		} else {
			raterId = typed().orElseThrow().id();
		}
		super.okPressed();
	}

	private static void putStated(Map<String, String> attributes, String variable, Combo combo) {
		if (combo.getSelectionIndex() > 0) {
			attributes.put(variable, combo.getText());
		}
	}
}
