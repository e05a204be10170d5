package org.zipp.ui.widgets;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.runtime.jobs.Job;
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
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.zipp.document.Chart;
import org.zipp.document.Figure;
import org.zipp.document.Spot;
import org.zipp.document.Table;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;

/**
 * A chart with its title, as wide as it is given room for. The pointer, or the left and right arrow keys, tell what
 * stands where; the context menu exports.
 */
public final class ChartCanvas extends Canvas {

	private static final double LARGEST = 1.35;
	private static final double NEAR = 9;
	private static final int PAD = 6;
	private static final int TITLE_GAP = 4;

	private final double largest;
	private Chart chart;
	private Image image;
	/** What the picture was drawn as, {@code null} when there is none. */
	private FigureImages.Drawn drawn;
	private Job drawing;
	private double scale;
	private Point natural;
	private int lit = -1;
	private Consumer<Spot> opened = spot -> {
	};

	/** Shows a figure among text, whose numbers are told elsewhere: never larger than it was drawn. */
	public ChartCanvas(Composite parent, Figure figure) {
		this(parent, new Chart(figure, new Table(figure.id(), figure.title(), List.of(), List.of(), "")), 1);
	}

	/** Shows a chart. */
	public ChartCanvas(Composite parent, Chart chart) {
		this(parent, chart, LARGEST);
	}

	private ChartCanvas(Composite parent, Chart chart, double largest) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.largest = largest;
		createMenu(!chart.data().columns().isEmpty());
		addListener(SWT.Paint, this::paint);
		addListener(SWT.Dispose, e -> forget());
		addListener(SWT.Resize, e -> redraw());
		addListener(SWT.MouseMove, e -> light(nearest(e.x, e.y)));
		addListener(SWT.MouseExit, e -> light(-1));
		addListener(SWT.MouseDown, e -> setFocus());
		addListener(SWT.MouseDoubleClick, e -> openLit());
		addListener(SWT.KeyDown, this::keyDown);
		addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS
				|| e.detail == SWT.TRAVERSE_ESCAPE);
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = told().isEmpty() ? chart().figure().title() + ". " + chart().figure().description() : told();
			}
		});
		show(chart);
	}

	/** Shows another chart in its place. */
	public void show(Chart shown) {
		chart = shown;
		lit = lit < shown.spots().size() ? lit : -1;
		forget();
		natural = FigureImages.size(shown.figure());
		redraw();
	}

	/** Calls this when a spot is double-clicked, or chosen by Enter. */
	public void onOpen(Consumer<Spot> listener) {
		opened = listener;
	}

	private void openLit() {
		if (lit >= 0) {
			opened.accept(chart.spots().get(lit));
		}
	}

	/** What is shown. */
	public Chart chart() {
		return chart;
	}

	/** What the pointer or the keyboard is on, in words; empty when on nothing. */
	public String told() {
		return lit < 0 ? "" : chart.spots().get(lit).text();
	}

	private void forget() {
		if (drawing != null) {
			drawing.cancel();
			drawing = null;
		}
		if (image != null) {
			image.dispose();
			image = null;
			drawn = null;
		}
	}

	/** Has the figure drawn in the background, unless it is drawn for this width and theme already. */
	private void draw() {
		boolean dark = Theme.isDark();
		double wanted = scaleFor(getClientArea().width);
		if (drawn != null && drawn.scale() == wanted && drawn.dark() == dark && wanted == scale || drawing != null && wanted == scale) {
			return;
		}
		if (drawing != null) {
			drawing.cancel();
		}
		scale = wanted;
		Figure figure = chart.figure();
		int zoom = getMonitor().getZoom();
		drawing = UiJobs.load("Draw a figure", () -> FigureImages.draw(figure, wanted, dark, zoom), this, made -> {
			forget();
			drawn = made;
			image = made.image(getDisplay());
			redraw();
		});
	}

	private int titleHeight() {
		GC gc = new GC(this);
		gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		int height = gc.getFontMetrics().getHeight();
		gc.dispose();
		return height + TITLE_GAP;
	}

	private double scaleFor(int width) {
		return Math.clamp((double) width / natural.x, 0.2, largest);
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		int width = wHint == SWT.DEFAULT ? natural.x : wHint;
		return new Point(width, titleHeight() + (int) Math.ceil(natural.y * scaleFor(width)));
	}

	private void paint(Event e) {
		GC gc = e.gc;
		gc.setBackground(Theme.color(Theme.GROUND));
		gc.fillRectangle(getClientArea());
		gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		gc.setForeground(Theme.color(Theme.TEXT));
		gc.drawText(chart.figure().title(), (int) (12 * scaleFor(getClientArea().width)), 0, SWT.DRAW_TRANSPARENT);
		draw();
		if (image != null) {
			Rectangle from = image.getBounds();
			double stretch = scale / drawn.scale();
			gc.drawImage(image, 0, 0, from.width, from.height, 0, titleHeight(), (int) Math.round(from.width * stretch),
					(int) Math.round(from.height * stretch));
		}
		if (isFocusControl()) {
			Rectangle area = getClientArea();
			gc.setForeground(Theme.color(Theme.ACCENT));
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
		if (lit >= 0) {
			gc.setFont(JFaceResources.getDefaultFont());
			paintLit(gc);
		}
	}

	private Rectangle pixels(Spot spot) {
		return new Rectangle((int) Math.round(spot.x() * scale), titleHeight() + (int) Math.round(spot.y() * scale),
				(int) Math.round(spot.width() * scale), (int) Math.round(spot.height() * scale));
	}

	private void paintLit(GC gc) {
		Rectangle at = pixels(chart.spots().get(lit));
		gc.setAntialias(SWT.ON);
		gc.setForeground(Theme.color(Theme.ACCENT));
		gc.setLineWidth(2);
		gc.drawRoundRectangle(at.x, at.y, at.width, at.height, 4, 4);
		Point text = gc.textExtent(told(), SWT.DRAW_DELIMITER);
		Rectangle area = getClientArea();
		int width = text.x + 2 * PAD;
		int height = text.y + 2 * PAD;
		int x = Math.clamp(at.x + at.width / 2 - width / 2, 0, Math.max(0, area.width - width - 1));
		int above = at.y - height - PAD;
		int y = above >= 0 ? above : Math.min(at.y + at.height + PAD, Math.max(0, area.height - height - 1));
		gc.setLineWidth(1);
		gc.setBackground(Theme.color(Theme.CARD));
		gc.fillRoundRectangle(x, y, width, height, 6, 6);
		gc.setForeground(Theme.color(Theme.LINE));
		gc.drawRoundRectangle(x, y, width, height, 6, 6);
		gc.setForeground(Theme.color(Theme.TEXT));
		gc.drawText(told(), x + PAD, y + PAD, SWT.DRAW_DELIMITER | SWT.DRAW_TRANSPARENT);
	}

	private int nearest(int px, int py) {
		double x = px / scale;
		double y = (py - titleHeight()) / scale;
		int best = -1;
		double least = NEAR;
		List<Spot> spots = chart.spots();
		for (int i = 0; i < spots.size(); i++) {
			Spot s = spots.get(i);
			// Among overlapping ones the middle decides.
			double distance = s.distance(x, y)
					+ Math.hypot(s.x() + s.width() / 2 - x, s.y() + s.height() / 2 - y) * 1e-3;
			if (distance < least) {
				least = distance;
				best = i;
			}
		}
		return best;
	}

	private void light(int spot) {
		if (spot != lit) {
			lit = spot;
			redraw();
		}
	}

	private void keyDown(Event e) {
		int last = chart.spots().size() - 1;
		if (last < 0 || (e.stateMask & SWT.MODIFIER_MASK) != 0) {
			return;
		}
		switch (e.keyCode) {
		case SWT.ARROW_RIGHT -> light(Math.min(last, lit + 1));
		case SWT.ARROW_LEFT -> light(lit < 0 ? last : Math.max(0, lit - 1));
		case SWT.HOME -> light(0);
		case SWT.END -> light(last);
		case SWT.ESC -> light(-1);
		case SWT.CR, SWT.KEYPAD_CR -> openLit();
		default -> {
			return;
		}
		}
		getAccessible().setFocus(ACC.CHILDID_SELF);
	}

	private void createMenu(boolean withData) {
		Menu menu = new Menu(this);
		for (ChartExport.Form form : ChartExport.Form.values()) {
			if (form == ChartExport.Form.CSV && !withData) {
				continue;
			}
			MenuItem item = new MenuItem(menu, SWT.PUSH);
			item.setText(form.label());
			item.setImage(Icons.image(Icons.EXPORT));
			item.addListener(SWT.Selection, e -> ChartExport.ask(getShell(), chart, form));
		}
		setMenu(menu);
	}
}
