package org.zipp.ui.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.zipp.document.Chart;
import org.zipp.ui.context.Theme;

/** Charts below each other, as wide as the page, which scrolls. */
public final class ChartPage extends ScrolledComposite {

	private static final int LINE_PIXELS = 48;
	private static final int SPACE = 8;

	private final Composite body;
	private final List<ChartCanvas> canvases = new ArrayList<>();

	public ChartPage(Composite parent) {
		super(parent, SWT.V_SCROLL);
		setExpandHorizontal(true);
		setExpandVertical(true);
		getVerticalBar().setIncrement(LINE_PIXELS);
		body = Theme.style(new Composite(this, SWT.NONE), Theme.CSS_GROUND);
		body.setLayout(new PageLayout());
		setContent(body);
		setShowFocusedControl(true);
		addListener(SWT.Resize, e -> fit());
	}

	/** Shows charts in place of those before; where there was one already, scroll position and focus stay. */
	public void show(List<Chart> charts) {
		while (canvases.size() > charts.size()) {
			canvases.removeLast().dispose();
		}
		for (int i = 0; i < charts.size(); i++) {
			if (i < canvases.size()) {
				canvases.get(i).show(charts.get(i));
			} else {
				ChartCanvas canvas = new ChartCanvas(body, charts.get(i));
				canvas.setData(PageLayout.SPACE_ABOVE, SPACE);
				canvases.add(canvas);
			}
		}
		fit();
		body.layout(true);
	}

	private void fit() {
		setMinHeight(body.computeSize(getClientArea().width, SWT.DEFAULT).y);
	}

	/** What is shown. */
	public List<Chart> charts() {
		return canvases.stream().map(ChartCanvas::chart).toList();
	}

	/** The canvases, for tests. */
	public List<ChartCanvas> canvases() {
		return List.copyOf(canvases);
	}

	/** The chart that has the keyboard, else the first; {@code null} when there is none. */
	public Chart current() {
		return canvases.stream().filter(ChartCanvas::isFocusControl).findFirst()
				.or(() -> canvases.stream().findFirst()).map(ChartCanvas::chart).orElse(null);
	}

	@Override
	public boolean setFocus() {
		return canvases.isEmpty() ? super.setFocus() : canvases.getFirst().setFocus();
	}
}
