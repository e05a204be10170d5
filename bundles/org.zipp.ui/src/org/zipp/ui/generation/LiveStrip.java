package org.zipp.ui.generation;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.zipp.generation.RenderEvent;
import org.zipp.ui.context.Theme;
import org.zipp.ui.widgets.Sizes;

/** The pictures that are being made now, each as it looks by now, with its steps. It takes no room while there are none. */
public final class LiveStrip extends Canvas {

	private static final int EDGE = 96;
	private static final int GAP = 12;
	private static final int BAR = 4;
	/** Between two pictures it stays, so that what lies below does not jump. */
	private static final int LINGER_MILLIS = 2_000;

	private final LivePictures live = LivePictures.get();
	private final int edge = Sizes.px(EDGE);
	private final int caption = Sizes.px(20);
	private boolean closing;

	/** @param parent has a grid layout */
	public LiveStrip(Composite parent, GridData data) {
		super(parent, SWT.DOUBLE_BUFFERED);
		data.heightHint = edge + caption + 2 * GAP;
		data.exclude = true;
		setLayoutData(data);
		setVisible(false);
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.MouseMove, e -> {
			int i = (e.x - GAP) / (edge + GAP);
			List<RenderEvent> now = live.now();
			setToolTipText(e.x >= GAP && i < now.size() ? words(now.get(i)).replace("&", "&&") : null);
		});
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = "Pictures in the making: " + String.join("; ", live.now().stream().map(LiveStrip::words).toList());
			}
		});
		live.addListener(this::changed, this);
		changed();
	}

	/** What is said of a picture in the making; nothing of its method, because somebody may vote. */
	private static String words(RenderEvent event) {
		String steps = event.of() == 0 ? "being made" : "step " + event.stepText();
		return event.worker().isEmpty() ? steps : steps + ", by " + event.worker();
	}

	private void changed() {
		if (!live.now().isEmpty()) {
			show(true);
			redraw();
		} else if (isShown() && !closing) {
			closing = true;
			redraw();
			getDisplay().timerExec(LINGER_MILLIS, () -> {
				closing = false;
				if (!isDisposed() && live.now().isEmpty()) {
					show(false);
				}
			});
		}
	}

	private boolean isShown() {
		return !((GridData) getLayoutData()).exclude;
	}

	private void show(boolean shown) {
		if (shown != isShown()) {
			((GridData) getLayoutData()).exclude = !shown;
			setVisible(shown);
			getParent().layout();
		}
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(Theme.color(Theme.CARD));
		gc.fillRectangle(area);
		gc.setInterpolation(SWT.HIGH);
		gc.setAntialias(SWT.ON);
		int x = GAP;
		for (RenderEvent event : live.now()) {
			if (x > area.width) {
				return;
			}
			paint(gc, event, x);
			x += edge + GAP;
		}
	}

	private void paint(GC gc, RenderEvent event, int x) {
		Image image = live.preview(event.key());
		if (image == null) {
			gc.setBackground(Theme.color(Theme.GROUND));
			gc.fillRectangle(x, GAP, edge, edge);
		} else {
			Rectangle size = image.getBounds();
			double scale = Math.min(edge / (double) size.width, edge / (double) size.height);
			Point at = new Point((int) Math.round(size.width * scale), (int) Math.round(size.height * scale));
			gc.drawImage(image, 0, 0, size.width, size.height, x + (edge - at.x) / 2, GAP + (edge - at.y) / 2, at.x, at.y);
		}
		gc.setBackground(Theme.color(Theme.LINE));
		gc.fillRectangle(x, GAP + edge - BAR, edge, BAR);
		if (event.of() > 0) {
			gc.setBackground(Theme.color(Theme.ACCENT));
			gc.fillRectangle(x, GAP + edge - BAR, edge * event.step() / event.of(), BAR);
		}
		gc.setForeground(Theme.color(Theme.QUIET));
		gc.drawText(event.of() == 0 ? "being made" : event.stepText(), x, GAP + edge + 3, true);
	}
}
