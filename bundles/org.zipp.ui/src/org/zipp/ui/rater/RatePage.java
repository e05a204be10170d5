package org.zipp.ui.rater;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.zipp.ui.context.Theme;
import org.zipp.ui.rater.presenter.Screen;
import org.zipp.ui.rater.presenter.Screen.Criterion;

/** A persona beside what it rests on, and a scale for each criterion. Who or what wrote the persona is not known here. */
final class RatePage extends RaterPage {

	private static final int WIDTH = 1400;
	private static final int BEST = 5;

	private final Label title;
	private final StyledText text;
	private final StyledText evidence;
	private final Composite scales;
	private final Label problem;
	private final Button back;
	private final Button next;
	private final ProgressBar progress;
	private final List<Scale> shownScales = new ArrayList<>();
	private Screen.Rate shown;

	/** The buttons of a criterion. */
	private record Scale(Criterion criterion, List<Button> buttons) {

		int value() {
			for (int i = 0; i < BEST; i++) {
				if (buttons.get(i).getSelection()) {
					return i + 1;
				}
			}
			return 0;
		}

		void select(int value) {
			for (int i = 0; i < BEST; i++) {
				buttons.get(i).setSelection(i + 1 == value);
			}
		}

		/** To the chosen button, else the first. */
		void focus() {
			buttons.get(Math.max(0, value() - 1)).forceFocus();
		}
	}

	RatePage(Composite parent, RaterWindow window) {
		super(parent, window);
		Composite column = column(WIDTH);
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(column);
		title = title(column, "");
		title.setData(RaterWindow.PART, "rate.title");
		Composite both = Theme.style(new Composite(column, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(16, 4).applyTo(both);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 80).applyTo(both);
		label(both, words().get("rate.text"));
		label(both, words().get("rate.evidence"));
		text = reading(both, "", words().get("rate.text"));
		text.setData(RaterWindow.PART, "rate.text");
		evidence = reading(both, "", words().get("rate.evidence"));
		evidence.setData(RaterWindow.PART, "rate.evidence");
		label(column, words().get("rate.poor"));
		scales = Theme.style(new Composite(column, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 4).applyTo(scales);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(scales);
		label(column, words().get("rate.keys"));
		problem = label(column, "");
		problem.setData(RaterWindow.PART, "problem");
		Composite row = row(column);
		back = button(row, words().get("back"), "back", () -> turn(false));
		next = button(row, words().get("next"), "next", () -> turn(true));
		progress = new ProgressBar(column, SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
	}

	private void createScales(List<Criterion> criteria) {
		for (var child : scales.getChildren()) {
			child.dispose();
		}
		shownScales.clear();
		for (Criterion criterion : criteria) {
			label(scales, criterion.label() + (criterion.question().isEmpty() ? "" : ": " + criterion.question()));
			Composite group = Theme.style(new Composite(scales, SWT.NONE), Theme.CSS_GROUND);
			GridLayoutFactory.fillDefaults().numColumns(BEST).spacing(18, 0).applyTo(group);
			List<Button> buttons = new ArrayList<>();
			for (int value = 1; value <= BEST; value++) {
				Button button = new Button(group, SWT.RADIO);
				button.setText(Integer.toString(value));
				button.setFont(window.font());
				button.setData(RaterWindow.PART, criterion.id() + '.' + value);
				name(button, criterion.label() + ' ' + value);
				button.addListener(SWT.Selection, e -> problem.setText(""));
				button.addListener(SWT.KeyDown, e -> pressed(criterion, e));
				button.addListener(SWT.Traverse, e -> {
					if (e.detail == SWT.TRAVERSE_ARROW_NEXT || e.detail == SWT.TRAVERSE_ARROW_PREVIOUS || e.detail == SWT.TRAVERSE_RETURN) {
						e.doit = false;
					}
				});
				buttons.add(button);
			}
			shownScales.add(new Scale(criterion, buttons));
		}
	}

	private void pressed(Criterion criterion, Event e) {
		int at = shown.criteria().indexOf(criterion);
		boolean taken = true;
		int digit = e.keyCode >= SWT.KEYPAD_1 && e.keyCode <= SWT.KEYPAD_5 ? e.keyCode - SWT.KEYPAD_0 : e.character - '0';
		if (digit >= 1 && digit <= BEST) {
			shownScales.get(at).select(digit);
			problem.setText("");
			focus(at + 1);
		} else {
			switch (e.keyCode) {
			case SWT.ARROW_UP -> focus(at - 1);
			case SWT.ARROW_DOWN -> focus(at + 1);
			case SWT.CR, SWT.KEYPAD_CR -> turn(true);
			case SWT.BS -> turn(false);
			default -> taken = false;
			}
		}
		e.doit = !taken;
	}

	/** After the last criterion comes the button that goes on. */
	private void focus(int scale) {
		if (scale >= shownScales.size()) {
			next.setFocus();
		} else if (scale >= 0) {
			shownScales.get(scale).focus();
		}
	}

	private void turn(boolean forward) {
		if (forward) {
			String missing = shownScales.stream().filter(s -> s.value() == 0).map(s -> s.criterion.label()).collect(Collectors.joining(", "));
			if (!missing.isEmpty()) {
				problem.setText(Words.escape(words().get("rate.missing", missing)));
				root().layout(true, true);
				shownScales.stream().filter(s -> s.value() == 0).findFirst().ifPresent(Scale::focus);
				return;
			}
		} else if (shown.place() == 1) {
			return;
		}
		long task = shown.task();
		Map<String, Integer> values = new HashMap<>();
		shownScales.stream().filter(scale -> scale.value() > 0).forEach(scale -> values.put(scale.criterion.id(), scale.value()));
		window.act(() -> window.desk().rate(task, values, forward), values.size() == shownScales.size() ? words().get("saved") : "");
	}

	@Override
	boolean show(Screen screen) {
		if (!(screen instanceof Screen.Rate rate)) {
			return false;
		}
		boolean another = shown == null || shown.task() != rate.task();
		if (shown == null || !shown.criteria().equals(rate.criteria())) {
			createScales(rate.criteria());
		}
		shown = rate;
		title.setText(Words.escape(words().get("rate.title", rate.place(), rate.total())));
		text.setText(rate.text());
		evidence.setText(rate.evidence().isEmpty() ? words().get("rate.none")
				: rate.evidence().stream().map(e -> (e.community().isEmpty() ? "" : e.community() + ": ") + e.text())
				.collect(Collectors.joining("\n\n")));
		shownScales.forEach(s -> s.select(rate.values().getOrDefault(s.criterion.id(), 0)));
		back.setEnabled(rate.place() > 1);
		next.setText(Words.escape(words().get(rate.hasNext() ? "next" : "rate.finish")));
		progress.setMaximum(rate.total());
		progress.setSelection(rate.done());
		problem.setText("");
		root().layout(true, true);
		if (another) {
			setFocus();
		}
		return true;
	}

	@Override
	void setFocus() {
		shownScales.stream().filter(s -> s.value() == 0).findFirst().or(() -> shownScales.stream().findFirst()).ifPresent(Scale::focus);
	}
}
