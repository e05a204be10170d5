package org.zipp.ui.context;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.store.StudyStores;

/** The one place where the user interface looks up OSGi services. */
public final class Services {

	private static final Map<Class<?>, ServiceTracker<?, ?>> TRACKERS = new ConcurrentHashMap<>();

	private Services() {
	}

	/** The operations of the line. */
	public static OperationRegistry operations() {
		return get(OperationRegistry.class);
	}

	/** What opens studies. */
	public static StudyStores stores() {
		return get(StudyStores.class);
	}

	/**
	 * A service that must be there.
	 *
	 * @throws ZippException when it is not
	 */
	public static <T> T get(Class<T> type) {
		return find(type).orElseThrow(() -> new ZippException(
				"A part of the workbench did not start. The Error Log says which one and why; the installation may be damaged."));
	}

	/** A service that may be there. */
	public static <T> Optional<T> find(Class<T> type) {
		return Optional.ofNullable(type.cast(TRACKERS.computeIfAbsent(type, Services::track).getService()));
	}

	private static ServiceTracker<?, ?> track(Class<?> type) {
		BundleContext context = FrameworkUtil.getBundle(Services.class).getBundleContext();
		ServiceTracker<?, ?> tracker = new ServiceTracker<>(context, type, null);
		tracker.open();
		return tracker;
	}
}
