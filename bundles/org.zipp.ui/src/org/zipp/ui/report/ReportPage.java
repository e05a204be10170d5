package org.zipp.ui.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.Figure;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.report.VoteFilter;
import org.zipp.ui.context.Theme;
import org.zipp.ui.widgets.ChartCanvas;
import org.zipp.ui.widgets.PageLayout;
import org.zipp.ui.widgets.SlicedPage;

/**
 * A report as widgets: contents, headings, running text, tables and figures from top to bottom. The page scrolls and
 * nothing in it does; a long table shows its first rows and, when asked, the others.
 */
final class ReportPage {

	/** Key of the widget data by which tests find a table or figure; the value is its id. */
	static final String PART = "org.zipp.ui.report.part";

	/** Rows of a table before the reader asks for the rest. */
	private static final int FIRST_ROWS = 20;
	/** No part of the page can be higher than what GTK draws; the files of the report have every row. */
	private static final int MOST_ROWS = 400;
	private static final int COLUMN_GAP = 14;
	private static final int ABOVE_SECTION = 8;
	/** Key of the widget data: the id of the section a heading begins. */
	private static final String SECTION = "org.zipp.ui.report.section";

	private final SlicedPage sliced;
	private final Composite body;
	private final BiConsumer<VoteFilter, String> open;

	private ReportPage(SlicedPage sliced, BiConsumer<VoteFilter, String> open) {
		this.sliced = sliced;
		this.body = sliced.body();
		this.open = open;
	}

	/**
	 * Fills an empty page, the beginning at once and the rest in slices.
	 *
	 * @param open shows the votes behind a number: which votes, and the number as it is shown
	 * @param done called when all of it is there
	 */
	static void fill(SlicedPage sliced, Document report, BiConsumer<VoteFilter, String> open, Runnable done) {
		ReportPage page = new ReportPage(sliced, open);
		List<Runnable> parts = new ArrayList<>();
		parts.add(() -> page.head(report));
		for (Section section : report.sections()) {
			parts.add(() -> page.heading(title(section), JFaceResources.BANNER_FONT).setData(SECTION, section.id()));
			section.blocks().forEach(block -> page.block(block, parts));
		}
		sliced.make(parts, done);
	}

	private void head(Document report) {
		report.banners().forEach(this::warning);
		heading(report.title(), JFaceResources.HEADER_FONT);
		if (!report.description().isBlank()) {
			paragraph(report.description());
		}
		paragraph(report.facts().entrySet().stream().map(f -> f.getKey() + ": " + f.getValue()).collect(Collectors.joining("   ·   ")));
		contents(report);
	}

	/** Heading of a section, and whose votes it is about. */
	static String title(Section section) {
		return section.label().isEmpty() ? section.heading() : section.heading() + " (" + section.label() + ")";
	}

	/** Scrolls the page to a section. */
	static void reveal(SlicedPage page, String section) {
		page.finish();
		for (Control child : page.body().getChildren()) {
			if (section.equals(child.getData(SECTION))) {
				page.setOrigin(0, Math.max(0, child.getBounds().y - ABOVE_SECTION));
			}
		}
	}

	private void contents(Document report) {
		caption("Contents");
		Link links = Theme.style(new Link(body, SWT.WRAP), Theme.CSS_GROUND);
		links.setData(PART, "contents");
		links.setText(report.sections().stream().map(s -> "<a href=\"" + s.id() + "\">" + title(s).replace("&", "&&") + "</a>")
				.collect(Collectors.joining("   ·   ")));
		links.addListener(SWT.Selection, e -> reveal(sliced, e.text));
	}

	private void block(Block block, List<Runnable> parts) {
		switch (block) {
		case Block.Paragraph p -> parts.add(() -> paragraph(p.text()));
		case Block.Points points -> {
			if (!points.title().isEmpty()) {
				parts.add(() -> caption(points.title()));
			}
			points.items().forEach(i -> parts.add(() -> paragraph("•  " + i)));
		}
		case Block.Warning w -> parts.add(() -> warning(w.text()));
		case Table t -> parts.add(() -> table(t));
		case Figure f -> parts.add(() -> figure(f));
		}
	}

	private void figure(Figure figure) {
		ChartCanvas canvas = new ChartCanvas(body, figure);
		canvas.setData(PART, figure.id());
		canvas.setData(PageLayout.SPACE_ABOVE, 8);
		canvas.onOpen(spot -> {
			if (spot.source() instanceof VoteFilter votes) {
				open.accept(votes, spot.text());
			}
		});
	}

	private Label heading(String text, String font) {
		Label label = text(text, Theme.CSS_GROUND);
		label.setFont(JFaceResources.getFont(font));
		label.setData(PageLayout.SPACE_ABOVE, 16);
		return label;
	}

	private void paragraph(String text) {
		text(text, Theme.CSS_GROUND);
	}

	private void caption(String text) {
		Label label = text(text, Theme.CSS_GROUND);
		label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		label.setData(PageLayout.SPACE_ABOVE, 8);
	}

	private void warning(String text) {
		text(text, Theme.CSS_CAUTION);
	}

	private Label text(String text, String cssClass) {
		Label label = Theme.style(new Label(body, SWT.WRAP), cssClass);
		label.setText(text.replace("&", "&&"));
		return label;
	}

	private void table(Table table) {
		caption(table.title());
		org.eclipse.swt.widgets.Table widget = new org.eclipse.swt.widgets.Table(body,
				SWT.BORDER | SWT.FULL_SELECTION | SWT.H_SCROLL);
		widget.setHeaderVisible(true);
		widget.setData(PART, table.id());
		for (Table.Column column : table.columns()) {
			TableColumn c = new TableColumn(widget, column.kind().isNumeric() ? SWT.RIGHT : SWT.LEFT);
			c.setText(column.name());
		}
		addRows(widget, table, FIRST_ROWS);
		for (TableColumn c : widget.getColumns()) {
			c.pack();
			c.setWidth(c.getWidth() + COLUMN_GAP);
		}
		// GTK stretches the last column over the rest of the page; this one takes the stretch.
		new TableColumn(widget, SWT.NONE).setWidth(1);
		scrollPageNotTable(widget);
		lead(widget, table);
		if (table.rows().size() > FIRST_ROWS) {
			offerRest(widget, table);
		}
		if (!table.note().isBlank()) {
			text(table.note(), Theme.CSS_GROUND);
		}
	}

	private static void addRows(org.eclipse.swt.widgets.Table widget, Table table, int upTo) {
		for (List<Cell> row : table.rows().subList(widget.getItemCount(), Math.min(upTo, table.rows().size()))) {
			TableItem item = new TableItem(widget, SWT.NONE);
			item.setText(row.stream().map(Cell::display).toArray(String[]::new));
		}
	}

	private void offerRest(org.eclipse.swt.widgets.Table widget, Table table) {
		int rows = table.rows().size();
		Link more = Theme.style(new Link(body, SWT.WRAP), Theme.CSS_GROUND);
		more.setText(String.format("The first %,d of %,d rows.  <a>Show %s</a>", FIRST_ROWS, rows,
				rows <= MOST_ROWS ? "all" : String.format("%,d; the file %s has all", MOST_ROWS, table.csvName())));
		more.addListener(SWT.Selection, e -> {
			addRows(widget, table, MOST_ROWS);
			more.dispose();
			sliced.refit(widget);
		});
	}

	/** Double-click, Enter and the context menu lead from a cell, else from its row, to the votes behind it. */
	private void lead(org.eclipse.swt.widgets.Table widget, Table table) {
		if (table.rows().stream().flatMap(List::stream).allMatch(c -> c.source() == null)) {
			return;
		}
		int[] clicked = { -1 };
		widget.setToolTipText("Double-click a number to see the votes behind it");
		widget.addListener(SWT.MouseDown, e -> clicked[0] = column(widget, e.x, e.y));
		widget.addListener(SWT.KeyDown, e -> clicked[0] = -1);
		widget.addListener(SWT.DefaultSelection, e -> open(table, widget.getSelectionIndex(), clicked[0]));
		Menu menu = new Menu(widget);
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText("Show the votes behind this");
		item.addListener(SWT.Selection, e -> open(table, widget.getSelectionIndex(), clicked[0]));
		widget.setMenu(menu);
	}

	private static int column(org.eclipse.swt.widgets.Table widget, int x, int y) {
		TableItem item = widget.getItem(new Point(x, y));
		for (int c = 0; item != null && c < widget.getColumnCount(); c++) {
			if (item.getBounds(c).contains(x, y)) {
				return c;
			}
		}
		return -1;
	}

	private void open(Table table, int row, int column) {
		if (row < 0 || row >= table.rows().size()) {
			return;
		}
		List<Cell> cells = table.rows().get(row);
		Cell own = column >= 0 && column < cells.size() ? cells.get(column) : null;
		if (own != null && own.source() instanceof VoteFilter votes) {
			open.accept(votes, table.columns().get(column).name() + ' ' + own.display());
		} else {
			// A row as a whole stands for all of its votes, which the fewest conditions name.
			cells.stream().map(Cell::source).filter(VoteFilter.class::isInstance).map(VoteFilter.class::cast).min(Comparator.comparingInt(v -> v.where().size()))
					.ifPresent(votes -> open.accept(votes, cells.getFirst().display()));
		}
	}

	/** A table must not catch the mouse wheel that is meant for the page. */
	private void scrollPageNotTable(Control widget) {
		widget.addListener(SWT.MouseVerticalWheel, e -> {
			e.doit = false;
			var origin = sliced.getOrigin();
			sliced.setOrigin(origin.x, origin.y - e.count * widget.getDisplay().getBounds().height / 40);
		});
	}
}
