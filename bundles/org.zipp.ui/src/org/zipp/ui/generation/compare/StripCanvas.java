package org.zipp.ui.generation.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;

import org.eclipse.jface.resource.JFaceResources;
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
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureException;
import org.zipp.store.SeedKeeping;
import org.zipp.ui.context.Theme;
import org.zipp.ui.widgets.FittingText;
import org.zipp.ui.widgets.PictureCache;

/** Pictures side by side, as large as fit, each under the label of its condition; a word where there is none. */
final class StripCanvas extends Canvas {

	static final int GAP = 10;

	private final PictureCache cache = new PictureCache();
	private final Map<String, Image> images = new HashMap<>();
	private final Map<String, String> problems = new HashMap<>();
	private List<Strips.Cell> cells = List.of();

	/** @param open called with the number of a picture that was double-clicked */
	StripCanvas(Composite parent, IntConsumer open) {
		super(parent, SWT.DOUBLE_BUFFERED);
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, e -> redraw());
		addListener(SWT.MouseDown, e -> setFocus());
		addListener(SWT.MouseDoubleClick, e -> {
			int column = e.x / Math.max(1, columnWidth());
			if (column < cells.size() && cells.get(column).picture() != null) {
				open.accept(column);
			}
		});
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addListener(SWT.Dispose, e -> images.values().forEach(Image::dispose));
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = String.join("; ", cells.stream().map(c -> c.condition() + ": " + c.words()).toList());
			}
		});
	}

	/**
	 * Shows a strip.
	 *
	 * @param near contents of pictures that are read ahead
	 */
	void show(List<Strips.Cell> newCells, List<String> near, ImageRepository pictures) {
		cells = newCells;
		problems.clear();
		Set<String> now = new HashSet<>();
		cells.stream().filter(c -> c.picture() != null).forEach(c -> now.add(c.picture().content()));
		images.entrySet().removeIf(e -> {
			boolean gone = !now.contains(e.getKey());
			if (gone) {
				e.getValue().dispose();
			}
			return gone;
		});
		Set<String> kept = new HashSet<>(now);
		kept.addAll(near);
		cache.keepOnly(kept);
		now.stream().filter(c -> !images.containsKey(c)).forEach(c -> load(c, cache.get(pictures, c)));
		near.forEach(c -> cache.get(pictures, c));
		redraw();
	}

	private void load(String content, CompletableFuture<ImageData> picture) {
		if (picture.isDone()) {
			take(content, picture);
			return;
		}
		picture.whenComplete((data, failure) -> {
			if (!isDisposed()) {
				getDisplay().asyncExec(() -> {
					if (!isDisposed() && cells.stream().anyMatch(c -> c.picture() != null && c.picture().content().equals(content))) {
						take(content, picture);
						redraw();
					}
				});
			}
		});
	}

	private void take(String content, CompletableFuture<ImageData> picture) {
		try {
			Image before = images.put(content, new Image(getDisplay(), picture.join()));
			if (before != null) {
				before.dispose();
			}
			getParent().layout();
		} catch (CompletionException e) {
			problems.put(content, e.getCause() instanceof PictureException p ? p.word() : "damaged");
		}
	}

	/** Whether every picture of the strip is shown, or known to be missing or damaged. */
	boolean isComplete() {
		return cells.stream().allMatch(
				c -> c.picture() == null || images.containsKey(c.picture().content()) || problems.containsKey(c.picture().content()));
	}

	/** What became of a picture that cannot be shown, in a word; empty for others. */
	String problem(String content) {
		return problems.getOrDefault(content, "");
	}

	List<Strips.Cell> cells() {
		return cells;
	}

	private int columnWidth() {
		return getClientArea().width / Math.max(1, cells.size());
	}

	/** The height at which pictures are as wide as their columns, in a strip of this width. */
	int heightOf(int width) {
		GC gc = new GC(this);
		gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		int line = gc.getFontMetrics().getHeight();
		gc.dispose();
		int column = Math.max(1, width / Math.max(1, cells.size()) - GAP);
		double highest = images.values().stream().map(Image::getBounds).mapToDouble(b -> b.height / (double) b.width).max().orElse(1);
		return top(line) + (int) Math.ceil(column * highest) + GAP / 2;
	}

	private static int top(int line) {
		return GAP + 2 * line + 4;
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(Theme.color(Theme.GROUND));
		gc.fillRectangle(area);
		gc.setInterpolation(SWT.HIGH);
		gc.setAntialias(SWT.ON);
		gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		int line = gc.getFontMetrics().getHeight();
		int width = columnWidth();
		for (int i = 0; i < cells.size(); i++) {
			Strips.Cell cell = cells.get(i);
			int x = i * width + GAP / 2;
			gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
			gc.setForeground(Theme.color(Theme.TEXT));
			gc.setClipping(x, 0, width - GAP, area.height);
			gc.drawText(FittingText.of(gc, cell.condition(), width - GAP), x, GAP / 2, true);
			gc.setFont(getFont());
			gc.setForeground(Theme.color(Theme.QUIET));
			gc.drawText(FittingText.of(gc, note(cell), width - GAP), x, GAP / 2 + line + 2, true);
			int top = top(line);
			paintPicture(gc, cell, new Rectangle(x, top, width - GAP, Math.max(1, area.height - top - GAP / 2)));
			gc.setClipping((Rectangle) null);
		}
		if (isFocusControl()) {
			gc.setForeground(Theme.color(Theme.ACCENT));
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
	}

	private static String note(Strips.Cell cell) {
		List<String> notes = new ArrayList<>();
		if (!cell.sameAs().isEmpty()) {
			notes.add("the same file as " + cell.sameAs());
		}
		if (cell.picture() != null && (cell.picture().seeds() == SeedKeeping.NOT_KEPT || cell.picture().seeds() == SeedKeeping.NOT_OFFERED)) {
			notes.add(cell.picture().seeds().text());
		}
		if (cell.picture() != null && !cell.picture().revised().isEmpty()) {
			notes.add("made from other words");
		}
		return String.join(", ", notes);
	}

	private void paintPicture(GC gc, Strips.Cell cell, Rectangle place) {
		String content = cell.picture() == null ? "" : cell.picture().content();
		Image image = images.get(content);
		int edge = Math.min(place.width, place.height);
		if (image == null) {
			gc.setBackground(Theme.color(Theme.CARD));
			gc.fillRoundRectangle(place.x, place.y, edge, edge, 6, 6);
			String word = cell.picture() == null ? "no picture" : problems.getOrDefault(content, "");
			Point size = gc.textExtent(word);
			gc.setForeground(Theme.color(cell.picture() == null ? Theme.QUIET : Theme.BAD));
			gc.drawText(word, place.x + (edge - size.x) / 2, place.y + (edge - size.y) / 2, true);
			return;
		}
		Rectangle size = image.getBounds();
		double scale = Math.min(place.width / (double) size.width, place.height / (double) size.height);
		gc.drawImage(image, 0, 0, size.width, size.height, place.x, place.y, (int) Math.round(size.width * scale),
				(int) Math.round(size.height * scale));
	}
}
