package org.zipp.ui.operation;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.ParameterField;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.UiJobs;

/**
 * The values an operation was run with last on a study, so that a resumed run makes the same pictures as the stopped one.
 * Flags are not kept: they are meant for one run.
 */
final class LastValues {

	private static final String NODE = "lastValues";

	private LastValues() {
	}

	/** Parameter name → text; empty when it was not run yet. */
	static Map<String, String> of(Operation operation) {
		Map<String, String> values = new HashMap<>();
		Preferences node = node(operation);
		for (ParameterField field : ParameterField.of(operation.getClass())) {
			String value = isKept(field) ? node.get(field.name(), null) : null;
			if (value != null) {
				values.put(field.name(), value);
			}
		}
		return values;
	}

	/** Keeps the values of an operation that is about to run. */
	static void remember(Operation operation) {
		Preferences node = node(operation);
		ParameterField.of(operation.getClass()).stream().filter(LastValues::isKept)
				.forEach(f -> node.put(f.name(), f.text(operation)));
		try {
			node.flush();
		} catch (BackingStoreException e) {
			UiJobs.show("The values of the step could not be kept for the next time", e);
		}
	}

	private static boolean isKept(ParameterField field) {
		return !field.isFlag() && !field.name().equals("dir");
	}

	private static Preferences node(Operation operation) {
		IEclipsePreferences all = Settings.node();
		// A path holds the separator of nodes.
		String study = operation.dir.toAbsolutePath().normalize().toString().replace('/', '|');
		return all.node(NODE).node(operation.id()).node(study);
	}
}
