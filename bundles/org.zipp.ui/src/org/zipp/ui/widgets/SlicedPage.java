package org.zipp.ui.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.zipp.ui.context.Theme;

/**
 * A long page that scrolls. Its parts are made, measured and placed in slices, those in sight first, so that the window
 * answers meanwhile; what is in sight stays where it is.
 */
public final class SlicedPage extends ScrolledComposite {

	private static final int LINE_PIXELS = 48;
	/** Controls that are placed in one piece of work. */
	private static final int PLACED_AT_ONCE = 8;
	/** What a page that is not shown yet is measured for. */
	private static final int LEAST_WIDTH = 240;
	private static final String TARGET = "org.zipp.ui.widgets.target";

	private final Composite body;
	private final Slices slices;
	private Runnable whenMade = () -> {
	};
	private int unmade;
	private int width;
	private boolean placing;

	/** Places what is in sight, and leaves the rest to the slices. */
	private final class InSlices extends Layout {
		@Override
		protected Point computeSize(Composite page, int wHint, int hHint, boolean flush) {
			return new Point(wHint, hHint == SWT.DEFAULT ? height() : hHint);
		}

		@Override
		protected void layout(Composite page, boolean flush) {
			arrange();
		}
	}

	public SlicedPage(Composite parent) {
		super(parent, SWT.V_SCROLL);
		setExpandHorizontal(true);
		setExpandVertical(true);
		setAlwaysShowScrollBars(true);
		getVerticalBar().setIncrement(LINE_PIXELS);
		body = Theme.style(new Composite(this, SWT.NONE), Theme.CSS_GROUND);
		body.setLayout(new InSlices());
		setContent(body);
		slices = new Slices(this, this::fit);
		addListener(SWT.Resize, e -> widthChanged());
		addListener(SWT.KeyDown, e -> scroll(e.keyCode));
		body.addListener(SWT.Move, e -> arrange());
	}

	/** Where the parts stand, one below the other. */
	public Composite body() {
		return body;
	}

	/**
	 * Makes the page, the beginning at once.
	 *
	 * @param parts each makes a few controls in the body
	 * @param made  called once, when all of them are there
	 */
	public void make(List<Runnable> parts, Runnable made) {
		whenMade = made;
		unmade = parts.size();
		slices.add(parts.stream().<Runnable>map(part -> () -> {
			part.run();
			unmade--;
		}).toList());
	}

	/** Makes what is not there yet, for somebody who wants to see it. */
	public void finish() {
		slices.finish();
	}

	/** To be called when what controls show has changed, or some are gone. */
	public void refit(Control... controls) {
		for (Control control : controls) {
			PageLayout.forget(control);
		}
		fit();
	}

	private int columnWidth() {
		return Math.max(LEAST_WIDTH, width) - 2 * PageLayout.MARGIN;
	}

	private Rectangle sight() {
		return new Rectangle(0, getOrigin().y, Math.max(1, width), getClientArea().height);
	}

	/** Measures all at the new width; until then they keep the heights they had. */
	private void widthChanged() {
		int now = getClientArea().width;
		if (now == width || now <= 0) {
			return;
		}
		width = now;
		Rectangle sight = sight();
		List<Runnable> first = new ArrayList<>();
		List<Runnable> then = new ArrayList<>();
		for (Control child : body.getChildren()) {
			(PageLayout.placed(child).intersects(sight) ? first : then).add(() -> {
				if (!child.isDisposed()) {
					PageLayout.height(child, columnWidth());
				}
			});
		}
		first.addAll(then);
		if (!first.isEmpty()) {
			slices.add(first);
		}
	}

	private int height() {
		int y = PageLayout.MARGIN;
		for (Control child : body.getChildren()) {
			y += PageLayout.spaceAbove(child) + PageLayout.lastHeight(child, columnWidth()) + PageLayout.SPACING;
		}
		return y + PageLayout.MARGIN;
	}

	private void arrange() {
		Rectangle sight = sight();
		boolean rest = false;
		int y = PageLayout.MARGIN;
		for (Control child : body.getChildren()) {
			y += PageLayout.spaceAbove(child);
			Rectangle target = new Rectangle(PageLayout.MARGIN, y, columnWidth(), PageLayout.lastHeight(child, columnWidth()));
			child.setData(TARGET, target);
			Rectangle placed = PageLayout.placed(child);
			if (placed.isEmpty() || placed.intersects(sight) || target.intersects(sight)) {
				PageLayout.place(child, target);
			} else {
				rest |= !placed.equals(target);
			}
			y += target.height + PageLayout.SPACING;
		}
		if (rest && !placing) {
			placing = true;
			slices.add(List.of(this::placeSome));
		}
	}

	private void placeSome() {
		int placed = 0;
		for (Control child : body.getChildren()) {
			if (child.getData(TARGET) instanceof Rectangle target && !target.equals(PageLayout.placed(child))) {
				if (placed++ == PLACED_AT_ONCE) {
					slices.add(List.of(this::placeSome));
					return;
				}
				PageLayout.place(child, target);
			}
		}
		placing = false;
	}

	/** Puts everything in its place, and leaves in sight what is. */
	private void fit() {
		int top = getOrigin().y;
		Control anchor = null;
		int above = 0;
		for (Control child : body.getChildren()) {
			Rectangle bounds = PageLayout.placed(child);
			if (anchor == null && bounds.height > 0 && bounds.y + bounds.height > top) {
				anchor = child;
				above = bounds.y - top;
			}
		}
		setMinHeight(height());
		body.layout(false);
		if (top > 0 && anchor != null && PageLayout.placed(anchor).y - above != top) {
			setOrigin(0, PageLayout.placed(anchor).y - above);
		}
		if (unmade == 0) {
			Runnable made = whenMade;
			whenMade = () -> {
			};
			made.run();
		}
	}

	/** Scrolls by the keys that scroll pages. */
	private void scroll(int key) {
		int page = getClientArea().height - LINE_PIXELS;
		int y = getOrigin().y;
		switch (key) {
		case SWT.ARROW_DOWN -> setOrigin(0, y + LINE_PIXELS);
		case SWT.ARROW_UP -> setOrigin(0, y - LINE_PIXELS);
		case SWT.PAGE_DOWN, ' ' -> setOrigin(0, y + page);
		case SWT.PAGE_UP -> setOrigin(0, y - page);
		case SWT.HOME -> setOrigin(0, 0);
		case SWT.END -> setOrigin(0, Integer.MAX_VALUE / 2);
		default -> {
			// Other keys are not for the page.
		}
		}
	}
}
