package org.zipp.ui.widgets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureException;
import org.zipp.ui.context.UiJobs;

/**
 * Small versions of picture files, read in the background, the last asked for first; no more than a fixed number are
 * kept. To be used in the UI thread.
 */
public final class Thumbnails {

	private record Wanted(String content, ImageRepository pictures) {
	}

	private final Control owner;
	private final Display display;
	private final int edge;
	private final int limit;
	private final Runnable arrived;
	private final Map<String, Image> images = new LinkedHashMap<>(64, 0.75f, true);
	private final Map<String, PictureException> broken = new HashMap<>();
	private final Deque<Wanted> wanted = new ArrayDeque<>();
	private final Job reader;

	/**
	 * @param owner   the control that shows them; everything is disposed with it
	 * @param edge    longest side in pixels
	 * @param limit   how many are kept
	 * @param arrived called in the UI thread when some more can be shown
	 */
	public Thumbnails(Control owner, int edge, int limit, Runnable arrived) {
		this.owner = owner;
		this.display = owner.getDisplay();
		this.edge = edge;
		this.limit = limit;
		this.arrived = arrived;
		this.reader = new Job("Read pictures") {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				return readWanted(monitor);
			}

			@Override
			public boolean belongsTo(Object family) {
				return family == UiJobs.LOAD_FAMILY;
			}
		};
		reader.setSystem(true);
		owner.addDisposeListener(e -> {
			reader.cancel();
			images.values().forEach(Image::dispose);
			images.clear();
		});
	}

	/** The small version of a picture, or {@code null} while it is being read or when it is missing or damaged. */
	public Image get(ImageRepository pictures, String content) {
		Image image = images.get(content);
		if (image == null && !broken.containsKey(content)) {
			synchronized (wanted) {
				wanted.removeIf(w -> w.content.equals(content));
				wanted.addFirst(new Wanted(content, pictures));
				while (wanted.size() > limit) {
					wanted.removeLast();
				}
			}
			reader.schedule();
		}
		return image;
	}

	/** What became of a picture that cannot be shown, in a word; empty for others. */
	public String problem(String content) {
		PictureException problem = broken.get(content);
		return problem == null ? "" : problem.word();
	}

	/** Looks again at what could not be shown, for example after pictures were made again. */
	public void retry() {
		broken.clear();
	}

	private IStatus readWanted(IProgressMonitor monitor) {
		while (!monitor.isCanceled()) {
			Wanted next;
			synchronized (wanted) {
				next = wanted.pollFirst();
			}
			if (next == null) {
				return Status.OK_STATUS;
			}
			Runnable result;
			try {
				ImageData data = shrink(PictureCache.read(next.pictures, next.content), edge);
				result = () -> keep(next.content, data);
			} catch (PictureException e) {
				result = () -> broken.put(next.content, e);
			}
			if (display.isDisposed()) {
				return Status.CANCEL_STATUS;
			}
			Runnable arrival = result;
			display.asyncExec(() -> {
				if (!owner.isDisposed()) {
					arrival.run();
					arrived.run();
				}
			});
		}
		return Status.CANCEL_STATUS;
	}

	private void keep(String content, ImageData data) {
		Image before = images.put(content, new Image(display, data));
		if (before != null) {
			before.dispose();
		}
		Iterator<Image> oldest = images.values().iterator();
		while (images.size() > limit) {
			oldest.next().dispose();
			oldest.remove();
		}
	}

	/** Scales down by averaging; smaller pictures stay as they are. */
	public static ImageData shrink(ImageData source, int edge) {
		int longest = Math.max(source.width, source.height);
		if (longest <= edge) {
			return source;
		}
		int width = Math.max(1, source.width * edge / longest);
		int height = Math.max(1, source.height * edge / longest);
		ImageData result = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		for (int y = 0; y < height; y++) {
			int top = y * source.height / height;
			int bottom = Math.max(top + 1, (y + 1) * source.height / height);
			for (int x = 0; x < width; x++) {
				int left = x * source.width / width;
				int right = Math.max(left + 1, (x + 1) * source.width / width);
				result.setPixel(x, y, average(source, left, top, right, bottom));
			}
		}
		return result;
	}

	private static int average(ImageData source, int left, int top, int right, int bottom) {
		int red = 0;
		int green = 0;
		int blue = 0;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				RGB rgb = source.palette.getRGB(source.getPixel(x, y));
				red += rgb.red;
				green += rgb.green;
				blue += rgb.blue;
			}
		}
		int n = (right - left) * (bottom - top);
		return red / n << 16 | green / n << 8 | blue / n;
	}
}
