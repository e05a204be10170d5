package org.zipp.ui.personas.editor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.model.TraitCategory;
import org.zipp.ui.personas.presenter.PersonaEditing;
import org.zipp.ui.personas.presenter.Words;

/** Asks for a new trait: its kind, its name and its value. */
final class NewTraitDialog extends TitleAreaDialog {

	private final PersonaEditing editing;
	private Combo kind;
	private Combo name;
	private Combo value;
	private TraitCategory chosenKind;
	private String chosenName = "";
	private String chosenValue = "";

	NewTraitDialog(Shell shell, PersonaEditing editing) {
		super(shell);
		this.editing = editing;
		setHelpAvailable(false);
	}

	TraitCategory kind() {
		return chosenKind;
	}

	String name() {
		return chosenName;
	}

	String value() {
		return chosenValue;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Add trait");
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("Add a trait");
		setMessage("You say so, therefore it rests on no evidence and has full confidence.");
		Composite area = (Composite) super.createDialogArea(parent);
		Composite form = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 8).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		kind = combo(form, "&Kind", SWT.READ_ONLY);
		for (TraitCategory category : TraitCategory.values()) {
			kind.add(Words.of(category.getName()));
		}
		kind.select(TraitCategory.AESTHETICS.ordinal());
		name = combo(form, "&Name", SWT.NONE);
		value = combo(form, "&Value", SWT.NONE);
		fillNames();
		kind.addListener(SWT.Selection, e -> {
			fillNames();
			validate();
		});
		name.addListener(SWT.Modify, e -> {
			fillValues();
			validate();
		});
		value.addListener(SWT.Modify, e -> validate());
		return area;
	}

	private static Combo combo(Composite form, String label, int style) {
		new Label(form, SWT.NONE).setText(label);
		Combo combo = new Combo(form, SWT.DROP_DOWN | style);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		return combo;
	}

	private TraitCategory category() {
		return TraitCategory.values()[kind.getSelectionIndex()];
	}

	/** Offers the usual names of the kind; others may be typed. */
	private void fillNames() {
		List<String> names = switch (category()) {
		case AESTHETICS -> Arrays.stream(StyleAxis.values()).map(a -> a.name().toLowerCase(Locale.ROOT)).toList();
		case DEMOGRAPHICS -> List.of("age", "gender", "occupation", "household", "place");
		case INTERESTS -> List.of("communities", "topics");
		default -> List.of("tone");
		};
		String typed = name.getText();
		name.setItems(names.toArray(String[]::new));
		name.setText(typed);
	}

	private void fillValues() {
		Optional<StyleAxis> axis = Arrays.stream(StyleAxis.values()).filter(a -> a.name().equalsIgnoreCase(name.getText().strip()))
				.findFirst();
		String typed = value.getText();
		value.setItems(axis.stream().flatMap(a -> StyleValue.of(a).stream()).map(StyleValue::id).toArray(String[]::new));
		value.setText(typed);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Add", true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		name.setFocus();
	}

	private void validate() {
		chosenKind = category();
		chosenName = name.getText().strip();
		chosenValue = value.getText().strip();
		Optional<String> why = editing.whyNotTrait(chosenKind, chosenName, chosenValue);
		// What is simply not typed yet is no error.
		setErrorMessage(chosenName.isEmpty() || chosenValue.isEmpty() ? null : why.orElse(null));
		getButton(IDialogConstants.OK_ID).setEnabled(why.isEmpty());
	}
}
