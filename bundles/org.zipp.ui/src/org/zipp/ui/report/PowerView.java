package org.zipp.ui.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.document.Cell;
import org.zipp.document.Chart;
import org.zipp.report.plan.PowerReport;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.Theme;
import org.zipp.ui.report.PowerForm.Aim;
import org.zipp.ui.report.PowerForm.Field;
import org.zipp.ui.report.PowerForm.Question;
import org.zipp.ui.widgets.ChartActions;
import org.zipp.ui.widgets.ChartCanvas;
import org.zipp.ui.widgets.PageLayout;

/** Plans a study: what it needs, or what can be found with it, computed while it is typed. */
public final class PowerView extends ViewPart {

	/** Key of the widget data by which tests find the parts. */
	static final String PART = "org.zipp.ui.report.power.part";

	private static final int FIELD_WIDTH = 70;

	private final PowerForm form = new PowerForm();
	private final Map<Field, Text> fields = new EnumMap<>(Field.class);
	private final Map<Field, Label> labels = new EnumMap<>(Field.class);
	private Combo aim;
	private Combo question;
	private ScrolledComposite scroll;
	private Composite page;
	private Label answer;
	private Label sentence;
	private Label warnings;
	private ChartCanvas curve;
	private org.eclipse.swt.widgets.Table table;
	private ChartActions exports;
	private Refresher<Optional<Planned>> planner;

	/** A plan with what is slow to make of it; an empty one says what is wrong with the values. */
	private record Planned(PowerReport report, Chart curve, String problem) {
	}

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		if (memento != null) {
			for (Field f : Field.values()) {
				Optional.ofNullable(memento.getString(f.name())).ifPresent(t -> form.set(f, t));
			}
			form.setAim(Aim.of(memento.getString("AIM")));
			form.setQuestion(Question.of(memento.getString("QUESTION")));
		}
	}

	@Override
	public void saveState(IMemento memento) {
		for (Field f : Field.values()) {
			memento.putString(f.name(), form.text(f));
		}
		memento.putString("AIM", form.aim().name());
		memento.putString("QUESTION", form.question().name());
	}

	@Override
	public void createPartControl(Composite parent) {
		Composite content = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(6, 8).applyTo(content);
		createForm(content);
		createResult(content);
		planner = new Refresher<>("Planning a study", content, this::plan, this::show);
		exports = new ChartActions(() -> getSite().getShell(), () -> curve.getVisible() ? curve.chart() : null,
				() -> curve != null && curve.getVisible(), () -> {
					Chart chart = curve.chart();
					return () -> List.of(chart);
				});
		exports.addTo(getViewSite().getActionBars());
		exports.update();
		PlatformUI.getWorkbench().getHelpSystem().setHelp(content, "org.zipp.ui.power");
		changed();
	}

	private void createForm(Composite parent) {
		Composite grid = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(8, 6).applyTo(grid);
		aim = combo(grid, "The study is to:", List.of(Aim.values()).stream().map(Aim::words).toList(), form.aim().ordinal());
		aim.setData(PART, "aim");
		aim.addListener(SWT.Selection, e -> {
			form.setAim(Aim.values()[aim.getSelectionIndex()]);
			changed();
		});
		question = combo(grid, "Compute:", List.of(Question.values()).stream().map(Question::words).toList(), form.question().ordinal());
		question.setData(PART, "question");
		question.addListener(SWT.Selection, e -> {
			form.setQuestion(Question.values()[question.getSelectionIndex()]);
			changed();
		});
		for (Field field : Field.values()) {
			Label label = new Label(grid, SWT.NONE);
			label.setText(field.label() + ':');
			label.setToolTipText(field.meaning());
			Text text = new Text(grid, SWT.BORDER | SWT.RIGHT);
			text.setText(form.text(field));
			text.setToolTipText(field.meaning());
			text.setData(PART, field.name());
			text.addModifyListener(e -> {
				form.set(field, text.getText());
				planner.request();
			});
			GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).hint(FIELD_WIDTH, SWT.DEFAULT).applyTo(text);
			fields.put(field, text);
			labels.put(field, label);
		}
	}

	private static Combo combo(Composite grid, String name, List<String> items, int selected) {
		new Label(grid, SWT.NONE).setText(name);
		Combo combo = new Combo(grid, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setItems(items.toArray(String[]::new));
		combo.select(selected);
		GridDataFactory.fillDefaults().span(3, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(combo);
		return combo;
	}

	private void createResult(Composite parent) {
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 200).applyTo(scroll);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		page = Theme.style(new Composite(scroll, SWT.NONE), Theme.CSS_GROUND);
		page.setLayout(new PageLayout());
		answer = Theme.style(new Label(page, SWT.WRAP), Theme.CSS_GROUND);
		answer.setFont(JFaceResources.getHeaderFont());
		answer.setData(PART, "answer");
		sentence = Theme.style(new Label(page, SWT.WRAP), Theme.CSS_GROUND);
		sentence.setData(PART, "sentence");
		warnings = Theme.style(new Label(page, SWT.WRAP), Theme.CSS_CAUTION);
		warnings.setData(PART, "warnings");
		table = new org.eclipse.swt.widgets.Table(page, SWT.BORDER | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		table.setData(PART, "table");
		scroll.setContent(page);
		scroll.addListener(SWT.Resize, e -> fit());
	}

	private void fit() {
		scroll.setMinHeight(page.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y);
		page.layout(true);
	}

	/** What is computed cannot be typed, and what the aim does not ask for is not asked. */
	private void changed() {
		for (Field field : Field.values()) {
			boolean asked = form.asks(field);
			fields.get(field).setEnabled(asked);
			labels.get(field).setEnabled(asked);
		}
		planner.request();
	}

	/** Runs outside the UI thread. */
	private Optional<Planned> plan() {
		try {
			PowerReport report = form.plan();
			return Optional.of(new Planned(report, report.curve(), ""));
		} catch (IllegalArgumentException e) {
			return Optional.of(new Planned(null, null, e.getMessage()));
		}
	}

	private void show(Optional<Planned> planned) {
		Planned p = planned.orElseThrow();
		boolean there = p.report != null;
		answer.setText(there ? capital(p.report.answer()) : "");
		sentence.setText(there ? p.report.reached() ? p.report.sentence() : "" : "");
		List<String> notes = new ArrayList<>(there ? p.report.warnings() : List.of(p.problem));
		warnings.setText(String.join("\n", notes));
		warnings.setVisible(!notes.isEmpty());
		if (there) {
			if (curve == null) {
				curve = new ChartCanvas(page, p.curve);
				curve.moveAbove(table);
			} else {
				curve.show(p.curve);
			}
			fill(p.report.table());
		}
		if (curve != null) {
			curve.setVisible(there);
		}
		table.setVisible(there);
		exports.update();
		fit();
	}

	private static String capital(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	private void fill(org.zipp.document.Table values) {
		table.setRedraw(false);
		for (Control item : table.getChildren()) {
			item.dispose();
		}
		table.removeAll();
		while (table.getColumnCount() > 0) {
			table.getColumn(0).dispose();
		}
		for (org.zipp.document.Table.Column column : values.columns()) {
			new org.eclipse.swt.widgets.TableColumn(table, SWT.RIGHT).setText(column.name());
		}
		for (List<Cell> row : values.rows()) {
			new org.eclipse.swt.widgets.TableItem(table, SWT.NONE).setText(row.stream().map(Cell::display).toArray(String[]::new));
		}
		for (var column : table.getColumns()) {
			column.pack();
			column.setWidth(column.getWidth() + 14);
		}
		new org.eclipse.swt.widgets.TableColumn(table, SWT.NONE).setWidth(1);
		table.setRedraw(true);
	}

	@Override
	public void setFocus() {
		question.setFocus();
	}
}
