package org.zipp.ui.generation;

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
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.zipp.store.ImageRepository;
import org.zipp.ui.context.Theme;
import org.zipp.ui.line.UpkeepWatch;
import org.zipp.ui.widgets.Sizes;
import org.zipp.ui.widgets.Thumbnails;

/** A grid of pictures that reads only what is on the screen. Arrow keys move, Enter opens, the wheel scrolls. */
final class ThumbnailCanvas extends Canvas {

	static final int FIRST_EDGE = 128;

	private static final int GAP = 12;
	/** Height of a caption in the usual font. */
	private static final int CAPTION = 20;
	private static final int KEPT = 600;

	private final Thumbnails thumbnails;
	private final int captionHeight;
	private final Selections selections = new Selections();
	private List<Thumbnail> pictures = List.of();
	private ImageRepository store;
	private int edge;
	private int selected = -1;
	private boolean blinded;

	ThumbnailCanvas(Composite parent, int largestEdge) {
		super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED);
		thumbnails = new Thumbnails(this, largestEdge, KEPT, this::redraw);
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
			String text = index < 0 ? null : blinded ? pictures.get(index).base() : pictures.get(index).describe();
			if (!Objects.equals(text, getToolTipText())) {
				setToolTipText(text);
			}
		});
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
				|| e.detail == SWT.TRAVERSE_ESCAPE);
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
	}

	/** Shows pictures; the selected one stays selected. */
	void show(List<Thumbnail> newPictures, ImageRepository newStore) {
		Thumbnail before = selected();
		pictures = newPictures;
		store = newStore;
		thumbnails.retry();
		selected = -1;
		for (int i = 0; before != null && i < pictures.size() && selected < 0; i++) {
			if (pictures.get(i).row().key().equals(before.row().key())) {
				selected = i;
			}
		}
		updateScrollBar();
		redraw();
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
		int first = Math.max(0, getVerticalBar().getSelection() / rowHeight()) * columns();
		for (int i = first; i < pictures.size(); i++) {
			Rectangle cell = cell(i);
			if (cell.y > area.height) {
				break;
			}
			paintPicture(gc, pictures.get(i), cell, i == selected);
		}
	}

	private void paintPicture(GC gc, Thumbnail picture, Rectangle cell, boolean isSelected) {
		String content = picture.row().content();
		Image image = thumbnails.get(store, content);
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
		if (isSelected) {
			gc.setForeground(Theme.color(Theme.ACCENT));
			gc.setLineWidth(isFocusControl() ? 3 : 2);
			gc.drawRectangle(cell.x - 3, cell.y - 3, cell.width + 5, cell.height + 5);
			gc.setLineWidth(1);
		}
		gc.setForeground(Theme.color(Theme.QUIET));
		gc.drawText(fitting(gc, caption(picture), cell.width), cell.x, cell.y + cell.height + 3, true);
	}

	/** The text, shortened when it is wider than there is room for. */
	private static String fitting(GC gc, String text, int width) {
		int end = text.length();
		while (end > 0 && gc.textExtent(end < text.length() ? text.substring(0, end).stripTrailing() + '…' : text).x > width) {
			end--;
		}
		return end < text.length() ? text.substring(0, end).stripTrailing() + '…' : text;
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
			select(selected < 0 ? 0 : Math.clamp(selected + step, 0, pictures.size() - 1));
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
