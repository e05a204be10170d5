package org.zipp.ui.study.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.language.prompt.ConditionMethods;
import org.zipp.language.prompt.Conditions;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.tables.Names;
import org.zipp.ui.context.Services;
import org.zipp.ui.study.EditTable;
import org.zipp.ui.study.setup.NewStudy.Page;
import org.zipp.ui.widgets.Sizes;

/** What is compared. */
final class ConditionsPage extends SetUpPage {

	private EditTable<Row> table;
	private List<Row> rows = new ArrayList<>();
	private Label found;
	private String wrong = "";

	/** A row of the table; the viewer tells rows by who they are, not by what they say. */
	static final class Row {
		private ConditionRow value;

		Row(ConditionRow value) {
			this.value = value;
		}
	}

	ConditionsPage(NewStudy study) {
		super(study, "conditions", "What is compared", "Two or more conditions; raters never see their names.", Page.CONDITIONS);
	}

	@Override
	void fill(Composite body) {
		found = quiet(body, "", 1);
		table = new EditTable<>(body, Row.class).ofItsOwn()
				.textColumn("Id", 2, r -> r.value.id(), (r, v) -> set(r, c -> new ConditionRow(Names.clean(v), c.label(), c.method(), c.settings())))
				.textColumn("Label in reports", 4, r -> r.value.label(), (r, v) ->
				set(r, c -> new ConditionRow(c.id(), Names.clean(v), c.method(), c.settings())))
				.choiceColumn("Prompt", 4, () -> Services.get(ConditionMethods.class).list(), r -> r.value.method(),
						(r, v) -> set(r, c -> new ConditionRow(c.id(), c.label(), v, Settings.NONE)))
				.textColumn("Settings", 2, r -> r.value.settings().text(), (r, v) -> setSettings(r, v.strip()));
		table.viewer().getTable().setData(PART, "conditions");
		GridDataFactory.fillDefaults().grab(true, true).hint(Sizes.px(400), Sizes.px(200)).applyTo(table.control());
		Composite buttons = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(buttons);
		push(buttons, "&Add condition", this::add);
		push(buttons, "Re&move", () -> {
			rows.removeAll(table.selected());
			changed();
		});
	}

	private void set(Row row, UnaryOperator<ConditionRow> change) {
		row.value = change.apply(row.value);
		changed();
	}

	private void setSettings(Row row, String text) {
		try {
			Settings settings = Settings.parse(text.isEmpty() ? List.of() : List.of(text.split("\\s+")));
			wrong = "";
			set(row, c -> new ConditionRow(c.id(), c.label(), c.method(), settings));
		} catch (ZippException e) {
			wrong = e.getMessage();
			touched();
		}
	}

	private void add() {
		int n = rows.size() + 1;
		while (study().conditionIds().contains("condition-" + n)) {
			n++;
		}
		String method = study().pictures() == null ? Conditions.ZIPP_0.method() : ConditionRow.ELSEWHERE;
		rows.add(new Row(new ConditionRow("condition-" + n, "Condition " + n, method, Settings.NONE)));
		changed();
	}

	private void changed() {
		study().setConditions(rows.stream().map(r -> r.value).toList());
		table.viewer().setInput(List.copyOf(rows));
		touched();
	}

	@Override
	void validate() {
		super.validate();
		if (!wrong.isEmpty()) {
			setErrorMessage(wrong);
			setPageComplete(false);
		}
	}

	@Override
	void show() {
		found.setText(study().pictures() == null
				? "Each is a way to come from a prompt to a picture. These are the usual four; they can be changed later too, until there are pictures."
				: told());
		if (!rows.stream().map(r -> r.value).toList().equals(study().conditions())) {
			rows = new ArrayList<>(study().conditions().stream().map(Row::new).toList());
		}
		table.viewer().setInput(List.copyOf(rows));
		reflow();
	}

	private String told() {
		var p = study().pictures();
		String text = p.pictures().size() + " pictures: " + p.conditions().size() + " conditions, " + p.prompts().size() + " prompts.";
		if (!p.alone().isEmpty()) {
			text += " Of " + p.alone().size() + (p.alone().size() == 1 ? " prompt" : " prompts") + " there is a picture of one condition alone: "
					+ shortened(p.alone()) + ".";
		}
		return p.unread().isEmpty() ? text : text + " " + p.unread().size()
				+ " files are left out, because their names do not say what they are: "
				+ shortened(p.unread()) + '.';
	}

	private static String shortened(List<String> names) {
		return String.join(", ", names.subList(0, Math.min(3, names.size()))) + (names.size() > 3 ? ", …" : "");
	}
}
