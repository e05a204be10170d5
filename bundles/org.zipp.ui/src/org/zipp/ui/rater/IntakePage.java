package org.zipp.ui.rater;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.context.Theme;
import org.zipp.ui.rater.presenter.Screen;
import org.zipp.ui.rater.presenter.Screen.Kind;
import org.zipp.ui.rater.presenter.Screen.Question;

/** Questions about the rater; none needs to be answered with anything but "prefer not to say". */
final class IntakePage extends RaterPage {

	private final Screen.Intake shown;
	private final List<Field> fields = new ArrayList<>();
	private final ScrolledComposite scroll;
	private final Composite form;
	private final Label problem;

	/**
	 * A question on the page.
	 *
	 * @param unsaid {@code null} where it is one of the options
	 */
	private record Field(Question question, Control control, Button unsaid) {

		/** Empty: nothing was answered; the empty text: the rater prefers not to say. */
		Optional<String> answer() {
			if (control instanceof Combo combo) {
				int chosen = combo.getSelectionIndex();
				return chosen < 0 ? Optional.empty() : Optional.of(chosen == question.options().size() ? "" : question.options().get(chosen));
			}
			String typed = ((Text) control).getText().strip();
			return unsaid.getSelection() ? Optional.of("") : typed.isEmpty() ? Optional.empty() : Optional.of(typed);
		}
	}

	IntakePage(Composite parent, RaterWindow window, Screen.Intake intake) {
		super(parent, window);
		shown = intake;
		Composite column = column(TEXT_WIDTH);
		title(column, words().get("intake.title"));
		label(column, words().get("intake.hint"));
		scroll = Theme.style(new ScrolledComposite(column, SWT.V_SCROLL), Theme.CSS_GROUND);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		scroll.setShowFocusedControl(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 60).applyTo(scroll);
		form = Theme.style(new Composite(scroll, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(2, 2).spacing(10, 4).applyTo(form);
		intake.questions().forEach(this::createField);
		scroll.setContent(form);
		scroll.addListener(SWT.Resize, e -> scroll.setMinHeight(form.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y));
		problem = label(column, "");
		problem.setData(RaterWindow.PART, "problem");
		Composite row = row(column);
		button(row, words().get("next"), "next", this::next);
	}

	private void createField(Question question) {
		Label label = label(form, question.label() + (question.required() ? " *" : ""));
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(0, 8).hint(200, SWT.DEFAULT).applyTo(label);
		String before = shown.answers().get(question.id());
		if (question.kind() == Kind.CHOICE) {
			Combo combo = new Combo(form, SWT.READ_ONLY);
			question.options().forEach(combo::add);
			combo.add(words().get("intake.unsaid"));
			if (before != null) {
				combo.select(before.isEmpty() ? question.options().size() : question.options().indexOf(before));
			}
			GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(combo);
			add(new Field(question, combo, null));
		} else {
			Text text = new Text(form, SWT.BORDER);
			text.setText(before == null ? "" : before);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
			Button unsaid = new Button(form, SWT.CHECK);
			unsaid.setText(Words.escape(words().get("intake.unsaid")));
			unsaid.setSelection(before != null && before.isEmpty());
			text.setEnabled(!unsaid.getSelection());
			unsaid.addListener(SWT.Selection, e -> text.setEnabled(!unsaid.getSelection()));
			name(unsaid, question.label() + ": " + words().get("intake.unsaid"));
			add(new Field(question, text, unsaid));
		}
	}

	private void add(Field field) {
		name(field.control, field.question.label());
		field.control.setData(RaterWindow.PART, field.question.id());
		fields.add(field);
	}

	private void next() {
		Map<String, String> answers = new LinkedHashMap<>();
		for (Field field : fields) {
			Optional<String> answer = field.answer();
			if (answer.isEmpty() && field.question.required()) {
				complain(field, words().get("intake.missing", field.question.label()));
				return;
			}
			if (field.question.kind() == Kind.NUMBER && answer.filter(a -> !a.isEmpty() && !a.matches("-?\\d{1,9}([.,]\\d{1,9})?")).isPresent()) {
				complain(field, words().get("intake.number", field.question.label()));
				return;
			}
			answer.ifPresent(a -> answers.put(field.question.id(), field.question.kind() == Kind.NUMBER ? a.replace(',', '.') : a));
		}
		window.act(() -> window.desk().intake(answers), "");
	}

	private void complain(Field field, String text) {
		problem.setText(Words.escape(text));
		root().layout(true, true);
		field.control.setFocus();
	}

	@Override
	boolean show(Screen screen) {
		return screen.equals(shown);
	}

	@Override
	void setFocus() {
		fields.stream().findFirst().ifPresent(f -> f.control.setFocus());
	}
}
