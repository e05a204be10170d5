package org.zipp.ui.generation.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
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
import org.zipp.ui.line.UpkeepWatch;
import org.zipp.ui.widgets.FittingText;
import org.zipp.ui.widgets.Sizes;
import org.zipp.ui.widgets.ThumbnailFiles;
import org.zipp.ui.widgets.Thumbnails;

/**
 * A grid of any number of pictures that holds only what is on the screen and a screen around it. Arrow keys, Page Up and Down,
 * Home and End move; Enter opens; the wheel scrolls.
 */
final class ThumbnailCanvas extends Canvas {

	static final int FIRST_EDGE = 128;

	private static final int GAP = 12;
	private static final int BADGE = 4;
	/** Height of a caption in the usual font. */
	private static final int CAPTION = 20;

	private final Thumbnails thumbnails;
	private final int captionHeight;
	private final Selections selections = new Selections();
	private List<Thumbnail> pictures = List.of();
	private ThumbnailFiles files;
	private int edge;
	private int selected = -1;
	private boolean blinded;

	ThumbnailCanvas(Composite parent) {
		super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED);
		thumbnails = new Thumbnails(this, this::redraw);
		captionHeight = Sizes.px(CAPTION);
		edge = Sizes.px(FIRST_EDGE);
		addListener(SWT.Paint, e -> paint(e.gc));
		UpkeepWatch.get().addListener(this::redraw, this);
		addListener(SWT.Resize, e -> updateScrollBar());
		getVerticalBar().addListener(SWT.Selection, e -> redraw());
		addListener(SWT.MouseDown, e -> {
			setFocus();
			select(indexAt(e.x, e.y));
		});
		addListener(SWT.MouseDoubleClick, e -> open());
		addListener(SWT.MouseMove, e -> {
			int index = indexAt(e.x, e.y);
			String text = index < 0 ? null : words(pictures.get(index)).replace("&", "&&");
			if (!Objects.equals(text, getToolTipText())) {
				setToolTipText(text);
			}
		});
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
				|| e.detail == SWT.TRAVERSE_ESCAPE);
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = selected() == null ? "Pictures" : words(selected());
			}
		});
	}

	private String words(Thumbnail picture) {
		return blinded ? picture.base() : picture.describe();
	}

	/**
	 * Shows pictures. The selected one stays selected, and where it is on the screen.
	 *
	 * @param newFiles where their small versions are, {@code null} when there are no pictures
	 */
	void show(List<Thumbnail> newPictures, ThumbnailFiles newFiles) {
		Thumbnail before = selected();
		int y = before == null ? 0 : cell(selected).y;
		boolean visible = before != null && y + edge > 0 && y < getClientArea().height;
		pictures = newPictures;
		files = newFiles;
		thumbnails.retry();
		selected = before == null ? -1 : indexOf(before);
		updateScrollBar();
		if (visible && selected >= 0) {
			ScrollBar scrollBar = getVerticalBar();
			scrollBar.setSelection(scrollBar.getSelection() + cell(selected).y - y);
		}
		if (files == null) {
			thumbnails.want(null, edge, List.of());
		}
		if (before != null && selected < 0) {
			selections.fire();
		}
		redraw();
	}

	private int indexOf(Thumbnail picture) {
		for (int i = 0; i < pictures.size(); i++) {
			if (pictures.get(i).isSamePlace(picture)) {
				return i;
			}
		}
		return -1;
	}

	/** Whether to tell nothing of how pictures were made, because somebody votes. */
	void setBlinded(boolean blind) {
		if (blinded != blind) {
			blinded = blind;
			setToolTipText(null);
			redraw();
			selections.fire();
		}
	}

	/** What stands under a picture. */
	String caption(Thumbnail picture) {
		return blinded ? "" : picture.condition() + UpkeepWatch.get().upkeep().mark(picture.row());
	}

	/** @param newEdge pixels with the usual font; with a larger one the pictures grow, so that their captions fit under them */
	void setEdge(int newEdge) {
		edge = Sizes.px(newEdge);
		updateScrollBar();
		redraw();
	}

	/** Pictures on the screen that are neither shown nor known to be missing or damaged. */
	int blanks() {
		int blanks = 0;
		for (int i = firstVisible(); i < endVisible(); i++) {
			String content = pictures.get(i).row().content();
			blanks += thumbnails.get(content) == null && thumbnails.problem(content).isEmpty() ? 1 : 0;
		}
		return blanks;
	}

	/** The image that is shown of a picture, {@code null} when none is held. */
	Image image(int index) {
		return thumbnails.get(pictures.get(index).row().content());
	}

	/** How many images are held. */
	int held() {
		return thumbnails.held();
	}

	/** What is shown, in its order. */
	List<Thumbnail> pictures() {
		return pictures;
	}

	/** The selected picture or {@code null}. */
	Thumbnail selected() {
		return selected >= 0 && selected < pictures.size() ? pictures.get(selected) : null;
	}

	ISelectionProvider selectionProvider() {
		return selections;
	}

	private int columns() {
		return Math.max(1, (getClientArea().width - GAP) / (edge + GAP));
	}

	private int rowHeight() {
		return edge + captionHeight + GAP;
	}

	private Rectangle cell(int index) {
		int columns = columns();
		return new Rectangle(GAP + index % columns * (edge + GAP),
				GAP + index / columns * rowHeight() - getVerticalBar().getSelection(), edge, edge);
	}

	private int indexAt(int x, int y) {
		int column = (x - GAP) / (edge + GAP);
		int row = (y + getVerticalBar().getSelection() - GAP) / rowHeight();
		int index = row * columns() + column;
		return x >= GAP && column < columns() && row >= 0 && index < pictures.size() ? index : -1;
	}

	/** Of the pictures on the screen, at least in part. */
	int firstVisible() {
		return Math.min(pictures.size(), Math.max(0, (getVerticalBar().getSelection() - GAP) / rowHeight()) * columns());
	}

	/** Behind the last picture on the screen. */
	int endVisible() {
		int bottom = getVerticalBar().getSelection() + getClientArea().height;
		return Math.clamp((bottom + rowHeight() - 1L) / rowHeight() * columns(), firstVisible(), pictures.size());
	}

	/** What is on the screen first, then a screen below and a screen above it. */
	private void want() {
		int first = firstVisible();
		int end = endVisible();
		int page = end - first;
		List<String> contents = new ArrayList<>();
		add(contents, first, end);
		add(contents, end, Math.min(pictures.size(), end + page));
		add(contents, Math.max(0, first - page), first);
		thumbnails.want(files, Math.min(edge, ThumbnailFiles.EDGE), contents);
	}

	private void add(List<String> contents, int from, int to) {
		for (int i = from; i < to; i++) {
			contents.add(pictures.get(i).row().content());
		}
	}

	private void updateScrollBar() {
		ScrollBar scrollBar = getVerticalBar();
		int rows = (pictures.size() + columns() - 1) / columns();
		int height = Math.max(1, rows * rowHeight() + GAP);
		int page = Math.max(1, getClientArea().height);
		scrollBar.setValues(Math.min(scrollBar.getSelection(), Math.max(0, height - page)), 0, height, Math.min(page, height),
				rowHeight() / 3, page);
		scrollBar.setVisible(height > page);
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(Theme.color(Theme.GROUND));
		gc.fillRectangle(area);
		gc.setInterpolation(SWT.HIGH);
		gc.setAntialias(SWT.ON);
		if (files == null) {
			return;
		}
		want();
		int end = endVisible();
		for (int i = firstVisible(); i < end; i++) {
			paintPicture(gc, pictures.get(i), cell(i), i == selected);
		}
	}

	private void paintPicture(GC gc, Thumbnail picture, Rectangle cell, boolean isSelected) {
		String content = picture.row().content();
		Image image = thumbnails.get(content);
		if (image != null) {
			Rectangle size = image.getBounds();
			double scale = Math.min(cell.width / (double) size.width, cell.height / (double) size.height);
			int width = (int) Math.round(size.width * scale);
			int height = (int) Math.round(size.height * scale);
			gc.drawImage(image, 0, 0, size.width, size.height, cell.x + (cell.width - width) / 2,
					cell.y + (cell.height - height) / 2, width, height);
		} else {
			gc.setBackground(Theme.color(Theme.CARD));
			gc.fillRectangle(cell);
			gc.setForeground(Theme.color(Theme.BAD));
			gc.drawText(thumbnails.problem(content), cell.x + 8, cell.y + 8, true);
		}
		// It tells the generator, which may tell the method.
		if (!blinded && !picture.badge().isEmpty()) {
			paintBadge(gc, picture.badge(), cell);
		}
		if (isSelected) {
			gc.setForeground(Theme.color(Theme.ACCENT));
			gc.setLineWidth(isFocusControl() ? 3 : 2);
			gc.drawRectangle(cell.x - 3, cell.y - 3, cell.width + 5, cell.height + 5);
			gc.setLineWidth(1);
		}
		gc.setForeground(Theme.color(Theme.QUIET));
		gc.drawText(FittingText.of(gc, caption(picture), cell.width), cell.x, cell.y + cell.height + 3, true);
	}

	private static void paintBadge(GC gc, String badge, Rectangle cell) {
		String text = FittingText.of(gc, badge, cell.width - 2 * BADGE);
		Point size = gc.textExtent(text);
		gc.setBackground(Theme.color(Theme.CAUTION_GROUND));
		gc.fillRectangle(cell.x, cell.y + cell.height - size.y - BADGE, size.x + 2 * BADGE, size.y + BADGE);
		gc.setForeground(Theme.color(Theme.CAUTION));
		gc.drawText(text, cell.x + BADGE, cell.y + cell.height - size.y - BADGE / 2, true);
	}

	private void key(Event event) {
		int step = switch (event.keyCode) {
		case SWT.ARROW_LEFT -> -1;
		case SWT.ARROW_RIGHT -> 1;
		case SWT.ARROW_UP -> -columns();
		case SWT.ARROW_DOWN -> columns();
		case SWT.PAGE_UP -> -columns() * Math.max(1, getClientArea().height / rowHeight());
		case SWT.PAGE_DOWN -> columns() * Math.max(1, getClientArea().height / rowHeight());
		case SWT.HOME -> -pictures.size();
		case SWT.END -> pictures.size();
		default -> 0;
		};
		if (step != 0 && !pictures.isEmpty()) {
			int from = selected < 0 && event.keyCode != SWT.END ? -step : Math.max(0, selected);
			select(Math.clamp((long) from + step, 0, pictures.size() - 1));
			reveal();
		} else if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
			open();
		}
	}

	private void reveal() {
		Rectangle cell = cell(selected);
		Point size = new Point(getClientArea().width, getClientArea().height);
		ScrollBar scrollBar = getVerticalBar();
		if (cell.y < GAP) {
			scrollBar.setSelection(scrollBar.getSelection() + cell.y - GAP);
		} else if (cell.y + rowHeight() > size.y) {
			scrollBar.setSelection(scrollBar.getSelection() + cell.y + rowHeight() - size.y);
		}
		redraw();
	}

	private void select(int index) {
		if (index != selected) {
			selected = index;
			getAccessible().setFocus(ACC.CHILDID_SELF);
			redraw();
			selections.fire();
		}
	}

	private void open() {
		if (selected() != null) {
			notifyListeners(SWT.DefaultSelection, new Event());
		}
	}

	/** The selection for the Properties view. */
	private final class Selections implements ISelectionProvider {
		private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();

		@Override
		public void addSelectionChangedListener(ISelectionChangedListener listener) {
			listeners.add(listener);
		}

		@Override
		public void removeSelectionChangedListener(ISelectionChangedListener listener) {
			listeners.remove(listener);
		}

		@Override
		public ISelection getSelection() {
			Thumbnail picture = blinded ? null : selected();
			return picture == null ? StructuredSelection.EMPTY : new StructuredSelection(picture);
		}

		@Override
		public void setSelection(ISelection selection) {
			Object first = selection instanceof IStructuredSelection s ? s.getFirstElement() : null;
			select(pictures.indexOf(first));
		}

		private void fire() {
			SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
			listeners.forEach(l -> l.selectionChanged(event));
		}
	}
}
