package org.zipp.ui.generation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.zipp.core.StudyDirectory;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderEvent;
import org.zipp.generation.RenderEvents;
import org.zipp.store.Rows.ImageKey;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.widgets.Pixels;

/**
 * The pictures of the open study that are being made in this workbench, with what they look like by now. Events come in the
 * threads that make pictures, many a second; listeners hear of them together, a few times a second. It listens only while
 * somebody listens to it, because previews cost time. To be used in the UI thread.
 */
public final class LivePictures {

	private static final String KEY = "org.zipp.ui.live";
	private static final int GATHER_MILLIS = 100;

	private final Shell shell;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Map<ImageKey, RenderEvent> now = new LinkedHashMap<>();
	private final Map<ImageKey, Image> previews = new HashMap<>();
	private Runnable end = () -> {
	};

	private final Object lock = new Object();
	/** Guarded by the lock. */
	private final Map<ImageKey, RenderEvent> gathered = new LinkedHashMap<>();
	private boolean scheduled;
	private volatile Path study;

	private LivePictures(Shell shell) {
		this.shell = shell;
		StudyContext.get().addListener(new StudyListener() {
			@Override
			public void studyChanged() {
				begin();
				tell();
			}
		}, shell);
		shell.addDisposeListener(e -> stop());
	}

	/** Those of the window. */
	public static LivePictures get() {
		Shell shell = Perspectives.window().getShell();
		if (!(shell.getData(KEY) instanceof LivePictures)) {
			shell.setData(KEY, new LivePictures(shell));
		}
		return (LivePictures) shell.getData(KEY);
	}

	/** Calls the listener in the UI thread when something has changed, as long as the control is there. */
	public void addListener(Runnable listener, Control control) {
		listeners.add(listener);
		control.addDisposeListener(e -> {
			listeners.remove(listener);
			if (listeners.isEmpty()) {
				stop();
			}
		});
		if (listeners.size() == 1) {
			Optional<RenderEvents> events = Services.find(RenderEvents.class);
			end = events.map(e -> e.listen(this::gather)).orElse(end);
			begin();
		}
	}

	/** Each picture in the making as it was told last, those begun first before others. */
	public List<RenderEvent> now() {
		return List.copyOf(now.values());
	}

	/** What a picture looks like by now, {@code null} when that is not known; disposed here. */
	public Image preview(ImageKey key) {
		return previews.get(key);
	}

	private void stop() {
		end.run();
		end = () -> {
		};
		clear();
	}

	private void clear() {
		now.clear();
		previews.values().forEach(Image::dispose);
		previews.clear();
		synchronized (lock) {
			gathered.clear();
		}
	}

	/** Starts with what is being made of the study that is open now. */
	private void begin() {
		clear();
		study = StudyContext.get().directory().map(StudyDirectory::root).map(LivePictures::plain).orElse(null);
		if (!listeners.isEmpty()) {
			Services.find(RenderEvents.class).ifPresent(events -> events.current().forEach(this::gather));
		}
	}

	private static Path plain(Path folder) {
		return folder.toAbsolutePath().normalize();
	}

	/** Called in any thread. */
	private void gather(RenderEvent event) {
		Path open = study;
		if (open == null || !open.equals(plain(event.study()))) {
			return;
		}
		synchronized (lock) {
			RenderEvent before = gathered.put(event.key(), event);
			if (before != null && before.preview() != null && event.preview() == null && !event.ended()) {
				gathered.put(event.key(), with(event, before.preview()));
			}
			if (scheduled || shell.isDisposed()) {
				return;
			}
			scheduled = true;
		}
		shell.getDisplay().asyncExec(() -> {
			if (!shell.isDisposed()) {
				shell.getDisplay().timerExec(GATHER_MILLIS, this::take);
			}
		});
	}

	private static RenderEvent with(RenderEvent e, Picture preview) {
		return new RenderEvent(e.study(), e.key(), e.worker(), e.step(), e.of(), preview, e.ended(), e.picturesPerSecond(), e.secondsLeft());
	}

	private void take() {
		List<RenderEvent> events;
		synchronized (lock) {
			events = new ArrayList<>(gathered.values());
			gathered.clear();
			scheduled = false;
		}
		if (shell.isDisposed() || listeners.isEmpty()) {
			return;
		}
		for (RenderEvent event : events) {
			if (event.ended()) {
				now.remove(event.key());
				dispose(previews.remove(event.key()));
			} else {
				now.put(event.key(), event);
				Picture small = event.preview();
				if (small != null) {
					dispose(previews.put(event.key(),
							new Image(shell.getDisplay(), new Pixels(small.argb(), small.width(), small.height()).toImageData())));
				}
			}
		}
		tell();
	}

	private static void dispose(Image image) {
		if (image != null) {
			image.dispose();
		}
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}
}
