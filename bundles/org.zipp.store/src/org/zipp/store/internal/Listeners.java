package org.zipp.store.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.zipp.store.StoreListener;
import org.zipp.store.StoreListener.Topic;

/** Who hears of changes. */
final class Listeners {

	private final List<StoreListener> all = new CopyOnWriteArrayList<>();
	private final Runnable listened;

	/** @param listened done when somebody listens, each time anew */
	Listeners(Runnable listened) {
		this.listened = listened;
	}

	void add(StoreListener listener) {
		all.add(listener);
		listened.run();
	}

	void remove(StoreListener listener) {
		all.remove(listener);
	}

	/** Tells of a committed change. A listener that fails is logged: the change stands. */
	void changed(Topic topic, String id) {
		for (StoreListener listener : all) {
			try {
				listener.changed(topic, id);
			} catch (RuntimeException e) {
				log("A listener failed after a change of " + topic + ' ' + id, e);
			}
		}
	}

	static void log(String message, Exception e) {
		Bundle bundle = FrameworkUtil.getBundle(Listeners.class);
		if (bundle != null) {
			Platform.getLog(bundle).log(new Status(Status.ERROR, bundle.getSymbolicName(), message, e));
		} else {
			System.getLogger(Listeners.class.getName()).log(System.Logger.Level.ERROR, message, e);
		}
	}
}
