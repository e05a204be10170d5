package org.zipp.generation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.osgi.service.component.annotations.Component;
import org.zipp.store.Rows.ImageKey;

/** Tells how pictures come along that are made in this process. A service; safe for several threads. */
@Component(service = RenderEvents.class)
public final class RenderEvents {

	private record Place(Path study, ImageKey key) {
	}

	private final List<Consumer<RenderEvent>> listeners = new CopyOnWriteArrayList<>();
	private final Map<Place, RenderEvent> current = new LinkedHashMap<>();

	/** Hears every event, in the thread that makes the picture, so it is to be quick; until what is returned is run. */
	public Runnable listen(Consumer<RenderEvent> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** Whether anybody listens; previews are made only then. */
	public boolean isHeard() {
		return !listeners.isEmpty();
	}

	/** The pictures that are being made now, those begun first before others, each as it was told last. */
	public List<RenderEvent> current() {
		synchronized (current) {
			return List.copyOf(current.values());
		}
	}

	/** Tells the listeners. */
	public void publish(RenderEvent event) {
		Place place = new Place(event.study(), event.key());
		synchronized (current) {
			if (event.ended()) {
				current.remove(place);
			} else {
				current.put(place, event);
			}
		}
		for (Consumer<RenderEvent> listener : listeners) {
			try {
				listener.accept(event);
			} catch (RuntimeException e) {
				// Who only looks must not end the run.
				ILog.get().error("A listener to pictures in the making failed", e);
			}
		}
	}
}
