package org.zipp.ui.report;

import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.TableWrapData;
import org.eclipse.ui.forms.widgets.TableWrapLayout;
import org.zipp.report.Block;
import org.zipp.report.Cell;
import org.zipp.report.Figure;
import org.zipp.report.Report;
import org.zipp.report.Section;
import org.zipp.report.Table;
import org.zipp.ui.context.Theme;

/** A report as widgets: headings, running text, tables and figures from top to bottom. */
final class ReportPage {

	/** Key of the widget data by which tests find a table or figure; the value is its id. */
	static final String PART = "org.zipp.ui.report.part";

	private static final int MAX_ROWS_SHOWN = 18;
	private static final int COLUMN_GAP = 14;

	private final Composite body;

	private ReportPage(Composite body) {
		this.body = body;
	}

	/** Fills an empty composite. */
	static void fill(Composite body, Report report) {
		TableWrapLayout layout = new TableWrapLayout();
		layout.verticalSpacing = 8;
		layout.leftMargin = 16;
		layout.rightMargin = 16;
		layout.bottomMargin = 24;
		layout.topMargin = 12;
		body.setLayout(layout);
		body.setBackground(Theme.color(Theme.GROUND));
		ReportPage page = new ReportPage(body);
		report.banners().forEach(page::warning);
		page.heading(report.title(), JFaceResources.HEADER_FONT, 2);
		if (!report.description().isBlank()) {
			page.paragraph(report.description());
		}
		report.facts().forEach((name, value) -> page.paragraph(name + ": " + value));
		for (Section section : report.sections()) {
			page.heading(section.label().isEmpty() ? section.heading() : section.heading() + " (" + section.label() + ")",
					JFaceResources.BANNER_FONT, 14);
			section.blocks().forEach(page::block);
		}
	}

	private void block(Block block) {
		switch (block) {
		case Block.Paragraph p -> paragraph(p.text());
		case Block.Points points -> points.items().forEach(i -> paragraph("•  " + i));
		case Block.Warning w -> warning(w.text());
		case Table t -> table(t);
		case Figure f -> {
			caption(f.title());
			FigureCanvas canvas = new FigureCanvas(body, f);
			canvas.setData(PART, f.id());
			canvas.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
		}
		}
	}

	private void heading(String text, String font, int above) {
		Label label = text(text);
		label.setFont(JFaceResources.getFont(font));
		((TableWrapData) label.getLayoutData()).indent = 0;
		if (above > 2) {
			Label space = new Label(body, SWT.NONE);
			space.setBackground(body.getBackground());
			TableWrapData data = new TableWrapData();
			data.maxHeight = above;
			data.heightHint = above;
			space.setLayoutData(data);
			space.moveAbove(label);
		}
	}

	private void paragraph(String text) {
		text(text);
	}

	private void caption(String text) {
		text(text).setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
	}

	private void warning(String text) {
		Label label = text(text);
		label.setBackground(Theme.color(Theme.CAUTION_GROUND));
		label.setForeground(Theme.color(Theme.CAUTION));
	}

	private Label text(String text) {
		Label label = new Label(body, SWT.WRAP);
		label.setText(text.replace("&", "&&"));
		label.setBackground(body.getBackground());
		label.setForeground(Theme.color(Theme.TEXT));
		label.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
		return label;
	}

	private void table(Table table) {
		caption(table.title());
		org.eclipse.swt.widgets.Table widget = new org.eclipse.swt.widgets.Table(body,
				SWT.BORDER | SWT.FULL_SELECTION | SWT.H_SCROLL | (table.rows().size() > MAX_ROWS_SHOWN ? SWT.V_SCROLL : SWT.NONE));
		widget.setHeaderVisible(true);
		widget.setData(PART, table.id());
		for (Table.Column column : table.columns()) {
			TableColumn c = new TableColumn(widget, column.kind().isNumeric() ? SWT.RIGHT : SWT.LEFT);
			c.setText(column.name());
		}
		for (List<Cell> row : table.rows()) {
			TableItem item = new TableItem(widget, SWT.NONE);
			item.setText(row.stream().map(Cell::display).toArray(String[]::new));
		}
		for (TableColumn c : widget.getColumns()) {
			c.pack();
			c.setWidth(c.getWidth() + COLUMN_GAP);
		}
		TableWrapData data = new TableWrapData(TableWrapData.FILL_GRAB);
		if (table.rows().size() > MAX_ROWS_SHOWN) {
			data.heightHint = widget.getHeaderHeight() + MAX_ROWS_SHOWN * widget.getItemHeight();
		}
		widget.setLayoutData(data);
		scrollPageNotTable(widget);
		if (!table.note().isBlank()) {
			text(table.note()).setForeground(Theme.color(Theme.QUIET));
		}
	}

	/** A table that shows all its rows must not catch the mouse wheel that is meant for the page. */
	private void scrollPageNotTable(Control widget) {
		if ((widget.getStyle() & SWT.V_SCROLL) == 0) {
			widget.addListener(SWT.MouseVerticalWheel, e -> {
				e.doit = false;
				Composite page = body.getParent();
				if (page instanceof ScrolledComposite scrolled) {
					var origin = scrolled.getOrigin();
					scrolled.setOrigin(origin.x, origin.y - e.count * widget.getDisplay().getBounds().height / 40);
				}
			});
		}
	}
}
