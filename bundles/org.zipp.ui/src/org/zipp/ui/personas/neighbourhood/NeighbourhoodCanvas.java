package org.zipp.ui.personas.neighbourhood;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.zipp.graph.Neighbourhood;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Node;
import org.zipp.ui.personas.neighbourhood.presenter.NeighbourhoodLayout;
import org.zipp.ui.personas.neighbourhood.presenter.NeighbourhoodLayout.Hit;
import org.zipp.ui.personas.neighbourhood.presenter.Scene;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Ink;
import org.zipp.ui.personas.neighbourhood.presenter.Viewport;
import org.zipp.ui.personas.neighbourhood.presenter.Weighting;

/**
 * Draws a neighbourhood. Hovering shows numbers, the wheel zooms at the pointer, dragging moves a node or the view, arrow
 * keys go from node to node and with Ctrl move the node, a double click or Enter walks on. Moved nodes stay where they were
 * put until the layout is made anew.
 */
public final class NeighbourhoodCanvas extends Canvas {

	private static final double ZOOM_STEP = 1.15;
	private static final double PICTURE_SCALE = 2;
	private static final int KEY_PAN = 40;
	private static final int KEY_MOVE = 12;

	private final Supplier<Map<Ink, Integer>> colours;
	private final Consumer<Node> walk;
	private final ScenePainter painter;
	private NeighbourhoodLayout whole;
	/** What of the whole is strong enough to be shown. */
	private NeighbourhoodLayout layout;
	private double least;
	/** How far nodes were moved by hand, by kind and id. */
	private final Map<Key, Offset> moves = new HashMap<>();
	private Node held;
	private Viewport view = new Viewport(1, 0, 0);
	private boolean fitted = true;
	private Hit hovered = Hit.NOTHING;
	private Node selected;
	private Point dragged;

	/**
	 * @param colours the colours of the theme, asked at each drawing
	 * @param walk    called with the node to walk on to
	 */
	NeighbourhoodCanvas(Composite parent, Supplier<Map<Ink, Integer>> colours, Consumer<Node> walk) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.colours = colours;
		this.walk = walk;
		painter = new ScenePainter(getDisplay());
		addListener(SWT.Dispose, e -> painter.dispose());
		addListener(SWT.Paint, this::paint);
		addListener(SWT.Resize, e -> {
			if (fitted) {
				fit();
			}
		});
		addListener(SWT.MouseMove, this::mouseMoved);
		addListener(SWT.MouseExit, e -> hover(Hit.NOTHING));
		addListener(SWT.MouseDown, this::mouseDown);
		addListener(SWT.MouseUp, e -> {
			dragged = null;
			held = null;
			setCursor(null);
		});
		addListener(SWT.MouseDoubleClick, e -> {
			Node node = hitAt(e.x, e.y).node();
			if (node != null) {
				walk.accept(node);
			}
		});
		addListener(SWT.MouseVerticalWheel, e -> {
			zoom(Math.pow(ZOOM_STEP, Math.clamp(e.count, -3, 3)), e.x, e.y);
			e.doit = false;
		});
		addListener(SWT.KeyDown, this::keyDown);
		addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
				|| e.detail == SWT.TRAVERSE_TAB_PREVIOUS || e.detail == SWT.TRAVERSE_ESCAPE);
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = selected == null ? "Neighbourhood" : layout.describe(new Hit(selected, null));
			}
		});
	}

	/** What a node is known by when weights change. */
	private record Key(Kind kind, String id) {
		static Key of(Node node) {
			return new Key(node.kind(), node.id());
		}
	}

	private record Offset(double dx, double dy) {
	}

	/** Shows a neighbourhood as a whole. The centre is selected, or what was selected if only the weights are others. */
	void show(Neighbourhood neighbourhood, Weighting weighting) {
		boolean same = layout != null && layout.neighbourhood().centre().id().equals(neighbourhood.centre().id());
		Node before = selected;
		if (!same) {
			moves.clear();
		}
		whole = NeighbourhoodLayout.of(neighbourhood, weighting, painter);
		for (Node node : neighbourhood.nodes()) {
			Offset offset = moves.get(Key.of(node));
			if (offset != null) {
				whole = whole.moved(node, offset.dx, offset.dy);
			}
		}
		layout = whole.atLeast(least);
		hovered = Hit.NOTHING;
		selected = neighbourhood.nodes().stream()
				.filter(n -> same && n.kind() == before.kind() && n.id().equals(before.id())).findFirst()
				.orElse(neighbourhood.centre());
		setToolTipText(null);
		fit();
	}

	/** Hides links that weigh less, and what they alone join. */
	public void setLeast(double weight) {
		least = weight;
		if (whole != null) {
			filter();
		}
	}

	private void filter() {
		layout = whole.atLeast(least);
		hovered = Hit.NOTHING;
		if (layout.placeOf(selected).isEmpty()) {
			selected = layout.neighbourhood().centre();
		}
		redraw();
	}

	/** How many nodes are hidden because their links weigh too little. */
	public int hidden() {
		return whole == null ? 0 : whole.nodes().size() - layout.nodes().size();
	}

	/** Moves a node, in the units of the drawing. */
	void move(Node node, double dx, double dy) {
		whole = whole.moved(node, dx, dy);
		moves.merge(Key.of(node), new Offset(dx, dy), (a, b) -> new Offset(a.dx + b.dx, a.dy + b.dy));
		layout = whole.atLeast(least);
		redraw();
	}

	/** Puts every node back where the layout places it. */
	public void layOut() {
		if (whole != null) {
			moves.clear();
			whole = NeighbourhoodLayout.of(whole.neighbourhood(), whole.weighting(), painter);
			filter();
			fit();
		}
	}

	/** What is drawn, {@code null} before the first. */
	public NeighbourhoodLayout drawn() {
		return layout;
	}

	/** The node the keyboard is on. */
	public Node selected() {
		return selected;
	}

	/** Shows everything. */
	void fit() {
		Rectangle area = getClientArea();
		if (layout != null && area.width > 0 && area.height > 0) {
			view = Viewport.fit(layout.bounds(), area.width, area.height);
		}
		fitted = true;
		redraw();
	}

	/** Zooms in the middle. */
	void zoom(boolean in) {
		Rectangle area = getClientArea();
		zoom(in ? ZOOM_STEP * ZOOM_STEP : 1 / (ZOOM_STEP * ZOOM_STEP), area.width / 2, area.height / 2);
	}

	private void zoom(double factor, int x, int y) {
		view = view.zoomed(factor, x, y);
		fitted = false;
		redraw();
	}

	/** The drawing as an SVG document. */
	String svg() {
		return layout.scene(Hit.NOTHING, null).toSvg(colours.get());
	}

	/** The drawing as pixels. */
	ImageData picture() {
		return painter.picture(layout.scene(Hit.NOTHING, null), PICTURE_SCALE, colours.get());
	}

	/** Where a node is drawn, in pixels of this canvas. */
	public Point pixelOf(Node node) {
		return layout.placeOf(node).map(p -> new Point((int) Math.round(view.pixelX(p.x())),
				(int) Math.round(view.pixelY(p.y())))).orElseThrow();
	}

	private void paint(Event e) {
		Map<Ink, Integer> inks = colours.get();
		Rectangle area = getClientArea();
		e.gc.setBackground(ScenePainter.color(inks, Ink.BACKGROUND));
		e.gc.fillRectangle(area);
		if (layout != null) {
			Scene scene = layout.scene(hovered, isFocusControl() ? selected : null);
			painter.paint(e.gc, scene, view, inks);
		}
	}

	private Hit hitAt(int x, int y) {
		return layout == null ? Hit.NOTHING : layout.hit(view.sceneX(x), view.sceneY(y));
	}

	private void mouseMoved(Event e) {
		if (dragged != null && held != null) {
			move(held, view.sceneX(e.x) - view.sceneX(dragged.x), view.sceneY(e.y) - view.sceneY(dragged.y));
			dragged = new Point(e.x, e.y);
			setCursor(getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
		} else if (dragged != null) {
			view = view.moved(e.x - dragged.x, e.y - dragged.y);
			dragged = new Point(e.x, e.y);
			fitted = false;
			setCursor(getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
			redraw();
		} else {
			hover(hitAt(e.x, e.y));
		}
	}

	private void hover(Hit hit) {
		if (!Objects.equals(hit, hovered)) {
			hovered = hit;
			String told = layout == null ? "" : layout.describe(hit);
			setToolTipText(told.isEmpty() ? null
					: hit.node() != null && hit.node().distance() > 0 ? told + "\nDouble-click to walk on" : told);
			setCursor(hit.node() == null ? null : getDisplay().getSystemCursor(SWT.CURSOR_HAND));
			redraw();
		}
	}

	private void mouseDown(Event e) {
		setFocus();
		Node node = hitAt(e.x, e.y).node();
		if (node != null) {
			selected = node;
			if (e.button == 1) {
				held = node;
				dragged = new Point(e.x, e.y);
			}
			redraw();
		} else if (e.button == 1 || e.button == 2) {
			dragged = new Point(e.x, e.y);
		}
	}

	private void keyDown(Event e) {
		if (layout == null) {
			return;
		}
		boolean pan = (e.stateMask & SWT.SHIFT) != 0;
		switch (e.keyCode) {
		case SWT.ARROW_LEFT -> go(-1, 0, pan, e);
		case SWT.ARROW_RIGHT -> go(1, 0, pan, e);
		case SWT.ARROW_UP -> go(0, -1, pan, e);
		case SWT.ARROW_DOWN -> go(0, 1, pan, e);
		case SWT.CR, SWT.KEYPAD_CR -> walk.accept(selected);
		case SWT.HOME, '0', SWT.KEYPAD_0 -> fit();
		case SWT.KEYPAD_ADD -> zoom(true);
		case SWT.KEYPAD_SUBTRACT -> zoom(false);
		default -> {
			if (e.character == 'l') {
				layOut();
			} else if (e.character == '+' || e.character == '=') {
				zoom(true);
			} else if (e.character == '-') {
				zoom(false);
			}
		}
		}
	}

	private void go(int dx, int dy, boolean pan, Event e) {
		if ((e.stateMask & SWT.ALT) != 0) {
			return;
		}
		if ((e.stateMask & SWT.MOD1) != 0) {
			move(selected, dx * KEY_MOVE, dy * KEY_MOVE);
			keepInSight(selected);
			return;
		}
		if (pan) {
			view = view.moved(-dx * KEY_PAN, -dy * KEY_PAN);
			fitted = false;
		} else {
			selected = layout.towards(selected, dx, dy);
			hovered = new Hit(selected, null);
			keepInSight(selected);
			getAccessible().setFocus(ACC.CHILDID_SELF);
		}
		redraw();
	}

	private void keepInSight(Node node) {
		Point p = pixelOf(node);
		Rectangle area = getClientArea();
		int margin = 30;
		int dx = Math.max(0, margin - p.x) - Math.max(0, p.x - (area.width - margin));
		int dy = Math.max(0, margin - p.y) - Math.max(0, p.y - (area.height - margin));
		if (dx != 0 || dy != 0) {
			view = view.moved(dx, dy);
			fitted = false;
		}
	}
}
