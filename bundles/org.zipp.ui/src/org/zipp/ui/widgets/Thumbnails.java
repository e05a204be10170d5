package org.zipp.ui.widgets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.zipp.store.PictureException;
import org.zipp.ui.context.UiJobs;

/**
 * Small versions of pictures for what is on the screen and around it, read in the background in the order in which they are
 * wanted. Whenever others are wanted, what was asked for before and is not any more is dropped, and its image disposed. To be
 * used in the UI thread.
 */
public final class Thumbnails {

	private static final int MOST_READERS = 4;
	/** Images are made in pieces of work of about this length, so that the window answers meanwhile. */
	private static final long SLICE_NANOS = 8_000_000;

	private record Arrival(String content, int edge, Pixels pixels, PictureException problem) {
	}

	/** An image and the longest side it was asked for in. */
	private record Held(Image image, int edge) {
	}

	private final Control owner;
	private final Display display;
	private final Runnable arrived;
	private final Map<String, Held> images = new HashMap<>();
	private final Map<String, PictureException> broken = new HashMap<>();
	private final List<Job> readers;

	private final Object lock = new Object();
	/** These are guarded by the lock. */
	private final Deque<String> waiting = new ArrayDeque<>();
	private final Set<String> reading = new HashSet<>();
	private final Deque<Arrival> arrivals = new ArrayDeque<>();
	private ThumbnailFiles files;
	private int edge;
	private boolean handling;

	private Set<String> wanted = Set.of();

	/**
	 * @param owner   the control that shows them; everything is disposed with it
	 * @param arrived called in the UI thread when some more can be shown
	 */
	public Thumbnails(Control owner, Runnable arrived) {
		this.owner = owner;
		this.display = owner.getDisplay();
		this.arrived = arrived;
		int n = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_READERS);
		readers = IntStream.range(0, n).<Job>mapToObj(i -> new Reader()).toList();
		owner.addDisposeListener(e -> {
			synchronized (lock) {
				waiting.clear();
			}
			readers.forEach(Job::cancel);
			images.values().forEach(h -> h.image.dispose());
			images.clear();
		});
	}

	/**
	 * Says what is to be shown now; everything else is let go.
	 *
	 * @param from     where they are read
	 * @param newEdge  longest side in pixels, at most {@link ThumbnailFiles#EDGE} is given
	 * @param contents what is to be shown, the most important first, for example what is on the screen and then what is near it
	 */
	public void want(ThumbnailFiles from, int newEdge, List<String> contents) {
		Set<String> now = new LinkedHashSet<>(contents);
		images.entrySet().removeIf(e -> {
			boolean gone = !now.contains(e.getKey());
			if (gone) {
				e.getValue().image.dispose();
			}
			return gone;
		});
		wanted = now;
		int most;
		synchronized (lock) {
			if (files != from) {
				files = from;
				reading.clear();
			}
			edge = newEdge;
			waiting.clear();
			for (String content : now) {
				Held held = images.get(content);
				if ((held == null || held.edge != newEdge) && !broken.containsKey(content) && !reading.contains(content)) {
					waiting.add(content);
				}
			}
			most = Math.min(readers.size(), waiting.size());
		}
		readers.subList(0, most).forEach(Job::schedule);
	}

	/** The small version of a picture that is wanted, or {@code null} while it is being read or when it is missing or damaged. */
	public Image get(String content) {
		Held held = images.get(content);
		return held == null ? null : held.image;
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

	/** How many images are held. */
	public int held() {
		return images.size();
	}

	private final class Reader extends Job {

		Reader() {
			super("Read pictures");
			setSystem(true);
			setPriority(SHORT);
		}

		@Override
		public boolean belongsTo(Object family) {
			return family == UiJobs.LOAD_FAMILY;
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			while (!monitor.isCanceled()) {
				String next;
				ThumbnailFiles from;
				int size;
				synchronized (lock) {
					next = waiting.pollFirst();
					if (next == null) {
						return Status.OK_STATUS;
					}
					reading.add(next);
					from = files;
					size = edge;
				}
				Arrival arrival;
				try {
					arrival = new Arrival(next, size, from.get(next).shrunk(size), null);
				} catch (PictureException e) {
					arrival = new Arrival(next, size, null, e);
				} catch (RuntimeException e) {
					synchronized (lock) {
						reading.remove(next);
					}
					throw e;
				}
				if (!hand(arrival, from)) {
					return Status.CANCEL_STATUS;
				}
			}
			return Status.CANCEL_STATUS;
		}

		private boolean hand(Arrival arrival, ThumbnailFiles from) {
			synchronized (lock) {
				if (from == files) {
					arrivals.add(arrival);
				}
				if (handling) {
					return true;
				}
				handling = true;
			}
			return handleSoon();
		}
	}

	private boolean handleSoon() {
		if (display.isDisposed()) {
			return false;
		}
		display.asyncExec(this::handle);
		return true;
	}

	/** Makes images of what was read, for a while. */
	private void handle() {
		if (owner.isDisposed()) {
			return;
		}
		long start = System.nanoTime();
		boolean more = true;
		boolean shown = false;
		while (more && System.nanoTime() - start < SLICE_NANOS) {
			Arrival next;
			synchronized (lock) {
				next = arrivals.pollFirst();
				more = next != null;
				handling = more;
				if (more) {
					reading.remove(next.content);
				}
			}
			if (more && wanted.contains(next.content)) {
				keep(next);
				shown = true;
			}
		}
		if (more) {
			handleSoon();
		}
		// The owner paints and says again what it wants: also what was read in a size that is not wanted any more.
		if (shown) {
			arrived.run();
		}
	}

	private void keep(Arrival arrival) {
		if (arrival.problem != null) {
			broken.put(arrival.content, arrival.problem);
			return;
		}
		Held before = images.put(arrival.content, new Held(new Image(display, arrival.pixels.toImageData()), arrival.edge));
		if (before != null) {
			before.image.dispose();
		}
	}
}
