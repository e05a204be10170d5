package org.zipp.ui.widgets;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

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
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureException;
import org.zipp.ui.context.Theme;

/**
 * Two pictures side by side, as large as fit, with the same size for both. A picture that is missing or damaged is never
 * shown in part: a word says what became of it; where one is to be chosen, neither shows before both are read and whole.
 * {@linkplain #zoomable Where asked for}, both are looked at more closely in step: the same part of each, as many times as large.
 */
public final class PairCanvas extends Canvas {

	private static final int GAP = 24;
	private static final int MARGIN = 16;
	private static final int FRAME = 3;
	private static final long NO_TRIAL = -1;
	private static final double LARGEST = 8;
	private static final double WHEEL = 1.25;
	/** Share of what is seen by which a key moves it. */
	private static final double PAN = 0.2;
	/** A pointer that moves less than this while pressed clicks. */
	private static final int STILL = 5;

	/** Hears that a pair cannot be shown. */
	@FunctionalInterface
	public interface FailureListener {

		/** @param problem what is wrong with its pictures, in a sentence */
		void cannotShow(long trialId, String problem);
	}

	private final PictureCache cache;
	private Consumer<Choice> clicked = side -> {
	};
	private LongConsumer painted = trialId -> {
	};
	private FailureListener failed = (trialId, problem) -> {
	};
	private final Image[] images = new Image[2];
	private final String[] failures = new String[2];
	private final boolean[] seen = new boolean[2];
	private Choice hover;
	private Choice pressed;
	private Point pointer = new Point(-1, -1);
	private long trial = NO_TRIAL;
	private String reading = "Reading the picture…";
	private boolean choosing;
	private boolean closer;
	private double zoom = 1;
	/** Middle of what is seen, as shares of width and height of either picture. */
	private double middleX = 0.5;
	private double middleY = 0.5;
	private Point grabbed;
	private boolean dragged;

	/**
	 * Pictures to choose from.
	 *
	 * @param name    what the canvas is and how to answer, for those who do not see it
	 * @param clicked hears which picture was clicked, {@link Choice#LEFT} or {@link Choice#RIGHT}
	 */
	public PairCanvas(Composite parent, PictureCache cache, String name, Consumer<Choice> clicked) {
		this(parent, cache, name);
		this.clicked = clicked;
		choosing = true;
		addListener(SWT.MouseDown, this::press);
		addListener(SWT.MouseUp, this::release);
		addListener(SWT.MouseMove, this::move);
		addListener(SWT.MouseExit, e -> setHover(null));
	}

	/** Pictures to look at. */
	public PairCanvas(Composite parent, PictureCache cache, String name) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.cache = cache;
		addListener(SWT.Paint, this::paint);
		addListener(SWT.Dispose, e -> disposeImages());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
	}

	/** Lets both pictures be zoomed in step: by the wheel, and while they are large moved by dragging; also by the methods below. */
	public void zoomable() {
		closer = true;
		addListener(SWT.MouseVerticalWheel, e -> {
			zoomTo(zoom * (e.count > 0 ? WHEEL : 1 / WHEEL));
			e.doit = false;
		});
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
	}

	/** Goes on to twice, four times and back to once the size. */
	public void zoomOn() {
		zoomTo(zoom >= 4 ? 1 : zoom >= 2 ? 4 : 2);
	}

	/** Shows both pictures that many times as large as they fit, from 1 to {@value #LARGEST}. */
	public void zoomTo(double times) {
		double kept = Math.clamp(times, 1, LARGEST);
		if (kept != zoom && trial != NO_TRIAL) {
			zoom = kept;
			moveTo(middleX, middleY);
		}
	}

	/**
	 * Moves what is seen of both pictures.
	 *
	 * @param across -1 to the left, 1 to the right
	 * @param down   -1 up, 1 down
	 */
	public void pan(int across, int down) {
		moveTo(middleX + across * PAN / zoom, middleY + down * PAN / zoom);
	}

	/** Nothing beyond the edges of the pictures is seen. */
	private void moveTo(double x, double y) {
		double half = 0.5 / zoom;
		middleX = Math.clamp(x, half, 1 - half);
		middleY = Math.clamp(y, half, 1 - half);
		redraw();
	}

	/** How many times as large as they fit the pictures are shown. */
	public double zoom() {
		return zoom;
	}

	/** Calls this with the id of the pair after both of its pictures have been painted. */
	public void onPainted(LongConsumer listener) {
		painted = listener;
	}

	/** What stands in place of pictures that are being read. */
	public void setReading(String words) {
		reading = words;
	}

	/** Calls this when it is known of both pictures of a pair that they cannot both be shown. */
	public void onFailed(FailureListener listener) {
		failed = listener;
	}

	/**
	 * Shows a pair.
	 *
	 * @param trialId tells pairs apart, 0 or more
	 * @param left    content of the left picture
	 * @param right   content of the right picture
	 */
	public void show(long trialId, ImageRepository pictures, String left, String right) {
		clear();
		trial = trialId;
		load(0, cache.get(pictures, left));
		load(1, cache.get(pictures, right));
	}

	/** Shows nothing. */
	public void clear() {
		disposeImages();
		for (int side = 0; side < 2; side++) {
			failures[side] = null;
			seen[side] = false;
		}
		trial = NO_TRIAL;
		zoom = 1;
		middleX = 0.5;
		middleY = 0.5;
		// Neither a frame nor half a click goes over to the next pair.
		pressed = null;
		grabbed = null;
		setHover(null);
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
			failures[side] = picture.exceptionNow() instanceof PictureException e ? e.word() : "damaged";
		} else {
			images[side] = new Image(getDisplay(), picture.resultNow());
		}
		if (isKnown(0) && isKnown(1) && (failures[0] != null || failures[1] != null)) {
			// Not while a pair is being shown: who hears of it shows the next one.
			long asked = trial;
			getDisplay().asyncExec(() -> {
				if (!isDisposed() && trial == asked) {
					failed.cannotShow(asked, problem());
				}
			});
		}
	}

	private boolean isKnown(int side) {
		return images[side] != null || failures[side] != null;
	}

	private String problem() {
		if (failures[0] != null && failures[1] != null) {
			return failures[0].equals(failures[1]) ? "Both pictures are " + failures[0] + '.'
					: "The left picture is " + failures[0] + ", the right one " + failures[1] + '.';
		}
		return failures[0] != null ? "The left picture is " + failures[0] + '.' : "The right picture is " + failures[1] + '.';
	}

	private void disposeImages() {
		for (int i = 0; i < 2; i++) {
			if (images[i] != null) {
				images[i].dispose();
				images[i] = null;
			}
		}
	}

	/** The second press of a double click is none: it was meant for the pair before. */
	private void press(Event e) {
		pressed = e.button == 1 && e.count <= 1 ? side(e.x, e.y) : null;
		grabbed = closer && e.button == 1 && zoom > 1 ? new Point(e.x, e.y) : null;
		dragged = false;
	}

	/** A click begins and ends on one picture of one pair. */
	private void release(Event e) {
		Choice began = pressed;
		pressed = null;
		grabbed = null;
		if (began != null && !dragged && e.button == 1 && began == side(e.x, e.y)) {
			clicked.accept(began);
		}
	}

	/** The pointer frames a picture when it is moved, not when pictures change under it. */
	private void move(Event e) {
		Point at = new Point(e.x, e.y);
		if (!at.equals(pointer)) {
			pointer = at;
			setHover(side(e.x, e.y));
		}
		if (grabbed != null && (dragged || Math.abs(at.x - grabbed.x) + Math.abs(at.y - grabbed.y) > STILL)) {
			dragged = true;
			Rectangle f = frame(0);
			moveTo(middleX - (at.x - grabbed.x) / (zoom * f.width), middleY - (at.y - grabbed.y) / (zoom * f.height));
			grabbed = at;
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
		if (trial == NO_TRIAL) {
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

	private void paint(Event e) {
		GC gc = e.gc;
		Rectangle area = getClientArea();
		gc.setBackground(Theme.color(Theme.GROUND));
		gc.fillRectangle(area);
		if (trial == NO_TRIAL) {
			return;
		}
		gc.setAntialias(SWT.ON);
		gc.setInterpolation(SWT.HIGH);
		for (int side = 0; side < 2; side++) {
			Rectangle f = frame(side);
			if (shows(side)) {
				draw(gc, images[side], f);
			} else {
				gc.setBackground(Theme.color(Theme.CARD));
				gc.fillRectangle(f);
				gc.setForeground(Theme.color(failures[side] == null ? Theme.QUIET : Theme.BAD));
				String text = failures[side] == null ? reading : "This picture is " + failures[side] + '.';
				Point extent = gc.textExtent(text);
				gc.drawText(text, f.x + (f.width - extent.x) / 2, f.y + (f.height - extent.y) / 2, true);
			}
			if (hover == (side == 0 ? Choice.LEFT : Choice.RIGHT)) {
				gc.setForeground(Theme.color(Theme.ACCENT));
				gc.setLineWidth(FRAME);
				gc.drawRectangle(f.x - FRAME, f.y - FRAME, f.width + 2 * FRAME - 1, f.height + 2 * FRAME - 1);
			}
		}
		if (closer && isFocusControl()) {
			gc.setForeground(Theme.color(Theme.ACCENT));
			gc.setLineWidth(1);
			gc.drawRectangle(1, 1, area.width - 3, area.height - 3);
		}
		noteSeen(new Rectangle(e.x, e.y, e.width, e.height));
	}

	private boolean shows(int side) {
		return images[side] != null && (!choosing || images[1 - side] != null);
	}

	/** Draws the part of a picture that is looked at. */
	private void draw(GC gc, Image image, Rectangle f) {
		Rectangle b = image.getBounds();
		double scale = Math.min((double) f.width / b.width, (double) f.height / b.height);
		int w = (int) (b.width * scale);
		int h = (int) (b.height * scale);
		int x = f.x + (f.width - w) / 2;
		int y = f.y + (f.height - h) / 2;
		if (zoom == 1) {
			gc.drawImage(image, 0, 0, b.width, b.height, x, y, w, h);
			return;
		}
		gc.setClipping(x, y, w, h);
		int left = (int) Math.round(x + w * (0.5 - zoom * middleX));
		int top = (int) Math.round(y + h * (0.5 - zoom * middleY));
		gc.drawImage(image, 0, 0, b.width, b.height, left, top, (int) Math.round(w * zoom), (int) Math.round(h * zoom));
		gc.setClipping((Rectangle) null);
	}

	/** A side was seen when all of it was painted; a part of the canvas may be painted alone. */
	private void noteSeen(Rectangle area) {
		for (int side = 0; side < 2; side++) {
			Rectangle frame = frame(side).intersection(getClientArea());
			seen[side] |= shows(side) && area.intersection(frame).equals(frame);
		}
		if (seen[0] && seen[1]) {
			painted.accept(trial);
		}
	}

	/** The picture that is framed because the pointer is over it, {@code null} for none; for tests. */
	public Choice framed() {
		return hover;
	}
}
