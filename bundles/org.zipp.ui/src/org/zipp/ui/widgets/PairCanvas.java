package org.zipp.ui.widgets;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.zipp.model.Choice;
import org.zipp.ui.context.Theme;

/** Two pictures side by side, as large as fit, with the same size for both. */
public final class PairCanvas extends Canvas {

	private static final int GAP = 24;
	private static final int MARGIN = 16;
	private static final int FRAME = 3;

	private final PictureCache cache;
	private Consumer<Choice> clicked = side -> {
	};
	private Runnable painted = () -> {
	};
	private final Image[] images = new Image[2];
	private final String[] failures = new String[2];
	private Choice hover;
	private long trial = -1;

	/**
	 * Pictures to choose from.
	 *
	 * @param name    what the canvas is and how to answer, for those who do not see it
	 * @param clicked hears which picture was clicked, {@link Choice#LEFT} or {@link Choice#RIGHT}
	 */
	public PairCanvas(Composite parent, PictureCache cache, String name, Consumer<Choice> clicked) {
		this(parent, cache, name);
		this.clicked = clicked;
		addListener(SWT.MouseUp, this::click);
		addListener(SWT.MouseMove, e -> setHover(side(e.x, e.y)));
		addListener(SWT.MouseExit, e -> setHover(null));
	}

	/** Pictures to look at. */
	public PairCanvas(Composite parent, PictureCache cache, String name) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.cache = cache;
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Dispose, e -> disposeImages());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
	}

	/** Calls this after both pictures of a pair have been painted. */
	public void onPainted(Runnable listener) {
		painted = listener;
	}

	/**
	 * Shows a pair.
	 *
	 * @param trialId tells pairs apart, 0 or more
	 */
	public void show(long trialId, Path left, Path right) {
		clear();
		trial = trialId;
		load(0, cache.get(left));
		load(1, cache.get(right));
	}

	/** Shows nothing. */
	public void clear() {
		disposeImages();
		failures[0] = null;
		failures[1] = null;
		trial = -1;
		redraw();
	}

	private void load(int side, CompletableFuture<ImageData> picture) {
		if (picture.isDone()) {
			take(side, picture);
		} else {
			long asked = trial;
			picture.whenComplete((data, failure) -> {
				if (!isDisposed()) {
					getDisplay().asyncExec(() -> {
						if (!isDisposed() && trial == asked) {
							take(side, picture);
							redraw();
						}
					});
				}
			});
		}
	}

	private void take(int side, CompletableFuture<ImageData> picture) {
		if (picture.isCompletedExceptionally()) {
			failures[side] = picture.exceptionNow().getMessage();
		} else {
			images[side] = new Image(getDisplay(), picture.resultNow());
		}
	}

	private void disposeImages() {
		for (int i = 0; i < 2; i++) {
			if (images[i] != null) {
				images[i].dispose();
				images[i] = null;
			}
		}
	}

	private void click(Event e) {
		Choice side = side(e.x, e.y);
		if (side != null && e.button == 1) {
			clicked.accept(side);
		}
	}

	private void setHover(Choice side) {
		if (side != hover) {
			hover = side;
			setCursor(side == null ? null : getDisplay().getSystemCursor(SWT.CURSOR_HAND));
			redraw();
		}
	}

	private Choice side(int x, int y) {
		if (trial < 0) {
			return null;
		}
		return frame(0).contains(x, y) ? Choice.LEFT : frame(1).contains(x, y) ? Choice.RIGHT : null;
	}

	/** Where a picture goes; both sides are of one size, so that size gives nothing away. */
	private Rectangle frame(int side) {
		Point size = getSize();
		double aspect = 1;
		for (Image image : images) {
			if (image != null) {
				Rectangle b = image.getBounds();
				aspect = Math.max(aspect, (double) b.width / b.height);
			}
		}
		int width = Math.max(1, (size.x - 2 * MARGIN - GAP) / 2);
		int height = Math.max(1, size.y - 2 * MARGIN);
		int w = (int) Math.min(width, height * aspect);
		int h = (int) (w / aspect);
		int x = side == 0 ? size.x / 2 - GAP / 2 - w : size.x / 2 + GAP / 2;
		return new Rectangle(x, (size.y - h) / 2, w, h);
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(Theme.color(Theme.GROUND));
		gc.fillRectangle(area);
		if (trial < 0) {
			return;
		}
		gc.setAntialias(SWT.ON);
		gc.setInterpolation(SWT.HIGH);
		for (int side = 0; side < 2; side++) {
			Rectangle f = frame(side);
			Image image = images[side];
			if (image != null) {
				Rectangle b = image.getBounds();
				double scale = Math.min((double) f.width / b.width, (double) f.height / b.height);
				int w = (int) (b.width * scale);
				int h = (int) (b.height * scale);
				gc.drawImage(image, 0, 0, b.width, b.height, f.x + (f.width - w) / 2, f.y + (f.height - h) / 2, w, h);
			} else {
				gc.setBackground(Theme.color(Theme.CARD));
				gc.fillRectangle(f);
				gc.setForeground(Theme.color(failures[side] == null ? Theme.QUIET : Theme.BAD));
				String text = failures[side] == null ? "Reading the picture…" : "This picture cannot be read.";
				Point extent = gc.textExtent(text);
				gc.drawText(text, f.x + (f.width - extent.x) / 2, f.y + (f.height - extent.y) / 2, true);
			}
			if (hover == (side == 0 ? Choice.LEFT : Choice.RIGHT)) {
				gc.setForeground(Theme.color(Theme.ACCENT));
				gc.setLineWidth(FRAME);
				gc.drawRectangle(f.x - FRAME, f.y - FRAME, f.width + 2 * FRAME - 1, f.height + 2 * FRAME - 1);
			}
		}
		if ((images[0] != null || failures[0] != null) && (images[1] != null || failures[1] != null)) {
			painted.run();
		}
	}
}
