package org.zipp.ui.generation.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.zipp.core.choice.Choice;
import org.zipp.ui.widgets.Sizes;

/** The row of filters above the gallery. */
final class GalleryFilters extends Composite {

	/** Values of {@link org.eclipse.swt.widgets.Widget#getData()} by which tests find the filters. */
	static final String CONDITION = "condition";
	static final String PROMPT = "prompt";
	static final String SETTING = "setting";
	static final String PARTICIPANT = "participant";

	private static final int WIDTH = 150;
	/** A combo is as wide as its longest item in GTK's list. */
	private static final int LONGEST = 60;

	private final Combo condition;
	private final Combo prompt;
	private final Combo setting;
	private final Text participant;
	private List<Choice> conditions = List.of();
	private List<Choice> prompts = List.of();
	private List<Choice> settings = List.of();
	private boolean filling;

	/** @param changed called when the person has chosen */
	GalleryFilters(Composite parent, Consumer<GalleryFilter> changed) {
		super(parent, SWT.NONE);
		setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(6).margins(10, 6).create());
		Runnable tell = () -> {
			if (!filling) {
				changed.accept(filter());
			}
		};
		condition = combo(CONDITION, "Pictures of one condition", tell);
		prompt = combo(PROMPT, "Pictures of one base prompt", tell);
		setting = combo(SETTING, "Pictures of one generator with its settings", tell);
		participant = new Text(this, SWT.SEARCH | SWT.ICON_CANCEL | SWT.BORDER);
		participant.setMessage("Participant");
		participant.setToolTipText("Pictures for participants whose name or id has this in it; \u201ceverybody\u201d for those that are not personal");
		participant.setData(PARTICIPANT);
		participant.addListener(SWT.Modify, e -> tell.run());
		wide(participant);
	}

	private Combo combo(String key, String tip, Runnable changed) {
		Combo combo = new Combo(this, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setToolTipText(tip);
		combo.setData(key);
		combo.addListener(SWT.Selection, e -> changed.run());
		wide(combo);
		return combo;
	}

	private static void wide(Control control) {
		control.setLayoutData(new RowData(Sizes.px(WIDTH), SWT.DEFAULT));
	}

	/** Offers what there is to choose and selects what a filter says. */
	void show(Gallery gallery, GalleryFilter filter, boolean blinded) {
		filling = true;
		List<Choice> newConditions = with(new Choice("", "All conditions"), gallery.conditions());
		conditions = fill(condition, newConditions, conditions, filter.condition());
		prompts = fill(prompt, with(new Choice("", "All prompts"), gallery.prompts()), prompts, filter.prompt());
		List<Choice> made = new ArrayList<>();
		made.add(new Choice(GalleryFilter.USED_LAST, "Settings used last"));
		made.add(new Choice(GalleryFilter.ANY, "All settings"));
		made.addAll(gallery.settings());
		settings = fill(setting, made, settings, filter.setting());
		// Nobody who votes may see which picture is of which method.
		condition.setEnabled(!blinded);
		filling = false;
	}

	private static List<Choice> with(Choice first, List<Choice> others) {
		List<Choice> all = new ArrayList<>(List.of(first));
		all.addAll(others);
		return all;
	}

	/** Fills a combo, unless it offers the same already: a list that is open would be closed. */
	private static List<Choice> fill(Combo combo, List<Choice> choices, List<Choice> before, String chosen) {
		if (!choices.equals(before)) {
			combo.setItems(choices.stream().map(c -> c.label().length() > LONGEST ? c.label().substring(0, LONGEST) + '…' : c.label())
					.toArray(String[]::new));
		}
		int index = 0;
		for (int i = 0; i < choices.size(); i++) {
			if (choices.get(i).id().equals(chosen)) {
				index = i;
			}
		}
		if (combo.getSelectionIndex() != index) {
			combo.select(index);
		}
		return choices;
	}

	/** What is chosen. */
	GalleryFilter filter() {
		return new GalleryFilter(id(condition, conditions), id(prompt, prompts), id(setting, settings), participant.getText());
	}

	private static String id(Combo combo, List<Choice> choices) {
		int index = combo.getSelectionIndex();
		return index < 0 || choices.isEmpty() ? "" : choices.get(index).id();
	}

	/** Chooses nothing. */
	void clear() {
		filling = true;
		condition.select(0);
		prompt.select(0);
		setting.select(0);
		participant.setText("");
		filling = false;
	}
}
