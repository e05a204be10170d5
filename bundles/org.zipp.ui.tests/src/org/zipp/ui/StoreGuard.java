package org.zipp.ui;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.ui.context.Services;

/**
 * Stands before the stores that are opened while it is there, and notes each call of the UI thread that reads or writes,
 * however short it is.
 */
public final class StoreGuard implements AutoCloseable {

	/** What touches neither tables nor files. */
	private static final Set<String> HARMLESS = Set.of("directory", "isReadOnly", "users", "personas", "images", "trials", "steps", "answers",
			"file", "addListener", "removeListener", "close", "toString", "hashCode", "equals");
	private static final int FRAMES = 8;

	private final Thread ui;
	private final Set<String> calls = ConcurrentHashMap.newKeySet();
	private final ServiceRegistration<StudyStores> registration;

	/** @param display the display whose thread is not to be seen in a store */
	public StoreGuard(Display display) {
		ui = display.getThread();
		StudyStores stores = before(StudyStores.class, Services.stores());
		BundleContext context = FrameworkUtil.getBundle(StoreGuard.class).getBundleContext();
		registration = context.registerService(StudyStores.class, stores,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
	}

	private <T> T before(Class<T> type, Object guarded) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
			if (Thread.currentThread() == ui && !HARMLESS.contains(method.getName())) {
				note(method);
			}
			Object result;
			try {
				result = method.invoke(guarded, args);
			} catch (InvocationTargetException e) {
				throw e.getCause();
			}
			Class<?> returned = method.getReturnType();
			boolean part = returned.isInterface() && returned.getPackage() == StudyStore.class.getPackage();
			return part && result != null ? before(returned, result) : result;
		}));
	}

	private void note(Method method) {
		List<String> places = Arrays.stream(new Throwable().getStackTrace()).filter(f -> f.getClassName().startsWith("org.zipp.ui.")
				&& !f.getClassName().equals(StoreGuard.class.getName())).limit(FRAMES).map(StackTraceElement::toString).toList();
		calls.add(method.getDeclaringClass().getSimpleName() + '.' + method.getName() + " from "
				+ places.stream().collect(Collectors.joining("\n    ")));
	}

	/** Calls of the UI thread, each with the places of the product that made it. */
	public Set<String> calls() {
		return Set.copyOf(calls);
	}

	@Override
	public void close() {
		registration.unregister();
	}
}
