package org.zipp.ui.personas.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.zipp.ui.context.Theme;
import org.zipp.ui.personas.presenter.ImageGrid;
import org.zipp.ui.widgets.FittingText;
import org.zipp.ui.widgets.ThumbnailFiles;
import org.zipp.ui.widgets.Thumbnails;

/**
 * Draws pictures in a grid with the prompts above their rows and the conditions as headings that stay in sight. Arrow
 * keys move, Enter or a double click shows a picture in full size.
 */
public final class ImageGridCanvas extends Canvas {

	private static final int GAP = 10;
	private static final int SMALLEST = 72;
	private static final int LARGEST = ThumbnailFiles.EDGE;

	private final Thumbnails thumbnails;
	private final Consumer<ImageGrid.Cell> open;
	private ImageGrid grid;
	private ThumbnailFiles files;
	private int row;
	private int column;

	/** @param open called with the picture to show in full size */
	ImageGridCanvas(Composite parent, Consumer<ImageGrid.Cell> open) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED);
		this.open = open;
		thumbnails = new Thumbnails(this, this::redraw);
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, e -> updateScrollBars());
		getVerticalBar().addListener(SWT.Selection, e -> redraw());
		getHorizontalBar().addListener(SWT.Selection, e -> redraw());
		addListener(SWT.MouseDown, e -> {
			setFocus();
			Point cell = cellAt(e.x, e.y);
			if (cell != null) {
				go(cell.y, cell.x);
			}
		});
		addListener(SWT.MouseDoubleClick, e -> {
			if (cellAt(e.x, e.y) != null) {
				open();
			}
		});
		addListener(SWT.MouseMove, e -> {
			Point cell = cellAt(e.x, e.y);
			String text = cell == null ? null : grid.describe(cell.y, cell.x).replace("&", "&&");
			if (!Objects.equals(text, getToolTipText())) {
				setToolTipText(text);
			}
		});
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
				|| e.detail == SWT.TRAVERSE_TAB_PREVIOUS || e.detail == SWT.TRAVERSE_ESCAPE);
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = grid == null || grid.isEmpty() ? "Pictures" : grid.describe(row, column);
			}
		});
	}

	/**
	 * Shows pictures.
	 *
	 * @param newFiles where their small versions are
	 */
	void show(ImageGrid newGrid, ThumbnailFiles newFiles) {
		grid = newGrid;
		files = newFiles;
		thumbnails.retry();
		row = Math.min(row, Math.max(0, grid.prompts().size() - 1));
		column = Math.min(column, Math.max(0, grid.conditions().size() - 1));
		setToolTipText(null);
		updateScrollBars();
		redraw();
	}

	/** What became of the shown pictures that cannot be shown, in a word each, by content; for tests. */
	String problem(String content) {
		return thumbnails.problem(content);
	}

	/** What is shown, {@code null} before the first. */
	public ImageGrid shown() {
		return grid;
	}

	private int lineHeight() {
		GC gc = new GC(this);
		try {
			return gc.getFontMetrics().getHeight();
		} finally {
			gc.dispose();
		}
	}

	private int edge() {
		int columns = Math.max(1, grid.conditions().size());
		return Math.clamp((getClientArea().width - GAP) / columns - GAP, SMALLEST, LARGEST);
	}

	private int heading() {
		return lineHeight() + 2 * 7;
	}

	private int rowHeight() {
		return lineHeight() + 6 + edge() + GAP + 4;
	}

	private Rectangle cell(int r, int c) {
		return new Rectangle(GAP + c * (edge() + GAP) - getHorizontalBar().getSelection(),
				heading() + r * rowHeight() + lineHeight() + 6 - getVerticalBar().getSelection(), edge(), edge());
	}

	/** Column and row at a pixel, {@code null} when there is none. */
	private Point cellAt(int x, int y) {
		if (grid == null || grid.isEmpty() || y < heading()) {
			return null;
		}
		int c = (x + getHorizontalBar().getSelection() - GAP) / (edge() + GAP);
		int r = (y + getVerticalBar().getSelection() - heading()) / rowHeight();
		return r >= 0 && r < grid.prompts().size() && c >= 0 && c < grid.conditions().size() && cell(r, c).contains(x, y)
				? new Point(c, r)
				: null;
	}

	private void updateScrollBars() {
		if (grid == null) {
			return;
		}
		Rectangle area = getClientArea();
		update(getVerticalBar(), heading() + grid.prompts().size() * rowHeight(), area.height);
		update(getHorizontalBar(), GAP + grid.conditions().size() * (edge() + GAP), area.width);
	}

	private static void update(ScrollBar bar, int length, int page) {
		int shownPage = Math.max(1, page);
		bar.setValues(Math.min(bar.getSelection(), Math.max(0, length - shownPage)), 0, Math.max(1, length),
				Math.min(shownPage, Math.max(1, length)), 40, shownPage);
		bar.setVisible(length > shownPage);
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(Theme.color(Theme.GROUND));
		gc.fillRectangle(area);
		if (grid == null) {
			return;
		}
		gc.setAntialias(SWT.ON);
		gc.setInterpolation(SWT.HIGH);
		int line = lineHeight();
		wantVisible(area);
		for (int r = 0; r < grid.prompts().size(); r++) {
			Rectangle first = cell(r, 0);
			if (first.y + first.height < 0 || first.y - line > area.height) {
				continue;
			}
			gc.setForeground(Theme.color(Theme.QUIET));
			gc.drawText(FittingText.of(gc, grid.prompts().get(r).text(), area.width - 2 * GAP), GAP, first.y - line - 3,
					SWT.DRAW_TRANSPARENT);
			for (int c = 0; c < grid.conditions().size(); c++) {
				paintCell(gc, r, c);
			}
		}
		paintHeadings(gc, area);
	}

	/** What is on the screen first, then a screen below and above. */
	private void wantVisible(Rectangle area) {
		List<String> visible = new ArrayList<>();
		List<String> around = new ArrayList<>();
		for (int r = 0; r < grid.prompts().size(); r++) {
			int y = cell(r, 0).y;
			if (y > -area.height && y < 2 * area.height) {
				List<String> place = y + edge() > 0 && y < area.height ? visible : around;
				for (ImageGrid.Cell cell : grid.cells()[r]) {
					if (cell != null) {
						place.add(cell.image().content());
					}
				}
			}
		}
		visible.addAll(around);
		thumbnails.want(files, edge(), visible);
	}

	private void paintCell(GC gc, int r, int c) {
		Rectangle at = cell(r, c);
		ImageGrid.Cell shown = grid.cells()[r][c];
		String content = shown == null ? "" : shown.image().content();
		Image image = shown == null ? null : thumbnails.get(content);
		if (image == null) {
			gc.setBackground(Theme.color(Theme.CARD));
			gc.fillRoundRectangle(at.x, at.y, at.width, at.height, 6, 6);
			String text = shown == null ? "no picture" : thumbnails.problem(content);
			Point size = gc.textExtent(text);
			gc.setForeground(Theme.color(shown == null ? Theme.QUIET : Theme.BAD));
			gc.drawText(text, at.x + (at.width - size.x) / 2, at.y + (at.height - size.y) / 2, SWT.DRAW_TRANSPARENT);
		} else {
			Rectangle size = image.getBounds();
			double scale = Math.min((double) at.width / size.width, (double) at.height / size.height);
			int width = (int) Math.round(size.width * scale);
			int height = (int) Math.round(size.height * scale);
			gc.drawImage(image, 0, 0, size.width, size.height, at.x + (at.width - width) / 2,
					at.y + (at.height - height) / 2, width, height);
		}
		if (r == row && c == column && isFocusControl()) {
			gc.setForeground(Theme.color(Theme.ACCENT));
			gc.setLineWidth(3);
			gc.drawRoundRectangle(at.x - 2, at.y - 2, at.width + 3, at.height + 3, 6, 6);
		}
	}

	private void paintHeadings(GC gc, Rectangle area) {
		gc.setBackground(Theme.color(Theme.CARD));
		gc.fillRectangle(0, 0, area.width, heading() - 3);
		gc.setForeground(Theme.color(Theme.TEXT));
		gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		for (int c = 0; c < grid.conditions().size(); c++) {
			gc.drawText(FittingText.of(gc, grid.conditions().get(c).label(), edge()), cell(0, c).x, 5, SWT.DRAW_TRANSPARENT);
		}
		gc.setFont(getFont());
	}

	private void key(Event e) {
		if (grid == null || grid.isEmpty()) {
			return;
		}
		switch (e.keyCode) {
		case SWT.ARROW_LEFT -> go(row, column - 1);
		case SWT.ARROW_RIGHT -> go(row, column + 1);
		case SWT.ARROW_UP -> go(row - 1, column);
		case SWT.ARROW_DOWN -> go(row + 1, column);
		case SWT.HOME -> go(0, 0);
		case SWT.END -> go(grid.prompts().size() - 1, grid.conditions().size() - 1);
		case SWT.CR, SWT.KEYPAD_CR, ' ' -> open();
		default -> {
			return;
		}
		}
		e.doit = false;
	}

	private void open() {
		if (grid.cells()[row][column] != null) {
			open.accept(grid.cells()[row][column]);
		}
	}

	private void go(int r, int c) {
		if (r < 0 || r >= grid.prompts().size() || c < 0 || c >= grid.conditions().size()) {
			return;
		}
		row = r;
		column = c;
		Rectangle at = cell(r, c);
		Rectangle area = getClientArea();
		int top = heading() + lineHeight() + 6;
		scroll(getVerticalBar(), at.y < top ? at.y - top : Math.max(0, at.y + at.height + GAP - area.height));
		scroll(getHorizontalBar(), at.x < GAP ? at.x - GAP : Math.max(0, at.x + at.width + GAP - area.width));
		getAccessible().setFocus(ACC.CHILDID_SELF);
		redraw();
	}

	private static void scroll(ScrollBar bar, int by) {
		if (by != 0) {
			bar.setSelection(bar.getSelection() + by);
		}
	}
}
