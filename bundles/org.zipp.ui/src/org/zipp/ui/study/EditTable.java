package org.zipp.ui.study;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.zipp.core.choice.Choice;
import org.zipp.ui.context.StudyContext;

/** A table of rows of one type whose cells may be edited in place. */
public final class EditTable<T> {

	private final TableViewer viewer;
	private final TableColumnLayout layout;
	private final Class<T> type;
	private boolean editable;

	/** @param type of the rows */
	public EditTable(Composite parent, Class<T> type) {
		this.type = type;
		layout = new TableColumnLayout();
		Composite holder = new Composite(parent, SWT.NONE);
		holder.setLayout(layout);
		viewer = new TableViewer(holder, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.getTable().setHeaderVisible(true);
		viewer.setUseHashlookup(true);
	}

	/** The viewer, for its input and its listeners. */
	public TableViewer viewer() {
		return viewer;
	}

	/** Its rows are not of the open study, which may be read-only. */
	public EditTable<T> ofItsOwn() {
		editable = true;
		return this;
	}

	/** The control to lay out. */
	public Composite control() {
		return viewer.getTable().getParent();
	}

	/** A column that is only read. */
	public EditTable<T> column(String title, int weight, Function<T, String> text) {
		make(title, weight, text);
		return this;
	}

	/** A column of text. */
	public EditTable<T> textColumn(String title, int weight, Function<T, String> text, BiConsumer<T, String> set) {
		TableViewerColumn column = make(title, weight, text);
		column.setEditingSupport(new Editing(new TextCellEditor(viewer.getTable()),
				text::apply, (row, value) -> set.accept(row, (String) value)));
		return this;
	}

	/**
	 * A column with a choice of values, shown by their labels. A value that is not among them is shown as it is, and stays.
	 *
	 * @param choices asked anew each time, because what is installed comes and goes
	 */
	public EditTable<T> choiceColumn(String title, int weight, Supplier<List<Choice>> choices, Function<T, String> id, BiConsumer<T,
			String> set) {
		TableViewerColumn column = make(title, weight, row -> label(choices.get(), id.apply(row)));
		ComboBoxCellEditor editor = new ComboBoxCellEditor(viewer.getTable(), labels(choices.get()), SWT.READ_ONLY);
		column.setEditingSupport(new Editing(editor, row -> {
			editor.setItems(labels(choices.get()));
			return choices.get().stream().map(Choice::id).toList().indexOf(id.apply(row));
		}, (row, value) -> {
			if ((Integer) value >= 0) {
				set.accept(row, choices.get().get((Integer) value).id());
			}
		}));
		return this;
	}

	private static String[] labels(List<Choice> choices) {
		return choices.stream().map(Choice::label).toArray(String[]::new);
	}

	private static String label(List<Choice> choices, String id) {
		return choices.stream().filter(c -> c.id().equals(id)).findFirst().map(Choice::label).orElse(id);
	}

	/** The selected rows. */
	public List<T> selected() {
		return viewer.getStructuredSelection().stream().map(type::cast).toList();
	}

	private TableViewerColumn make(String title, int weight, Function<T, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		column.getColumn().setResizable(true);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 60, true));
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> text.apply(type.cast(row))));
		return column;
	}

	private final class Editing extends EditingSupport {
		private final CellEditor editor;
		private final Function<T, Object> get;
		private final BiConsumer<T, Object> set;

		Editing(CellEditor editor, Function<T, Object> get, BiConsumer<T, Object> set) {
			super(viewer);
			this.editor = editor;
			this.get = get;
			this.set = set;
		}

		@Override
		protected CellEditor getCellEditor(Object element) {
			return editor;
		}

		@Override
		protected boolean canEdit(Object element) {
			return editable || !StudyContext.get().isReadOnly();
		}

		@Override
		protected Object getValue(Object element) {
			Object value = get.apply(type.cast(element));
			return value == null ? "" : value;
		}

		@Override
		protected void setValue(Object element, Object value) {
			set.accept(type.cast(element), value);
		}
	}
}
