package org.zipp.ui.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.ILog;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Setting;
import org.zipp.ui.context.Settings;

/** What the preferences say of the settings of generators. */
public final class GeneratorDefaults {

	/** The setting of generators that compute with a model folder. */
	private static final String MODEL = "model";

	private GeneratorDefaults() {
	}

	/**
	 * The values that fields begin with.
	 *
	 * @param known what may be set
	 * @param text  what was set before, as it is typed in commands; settings that are not known any more are left out
	 */
	public static org.zipp.core.choice.Settings in(List<Setting> known, String text) {
		Map<String, String> values = new HashMap<>();
		String folder = Settings.get(Settings.MODEL_FOLDER, "");
		known.stream().filter(s -> s.name().equals(MODEL) && s.usual().isEmpty() && !folder.isBlank()).forEach(s -> values.put(MODEL, folder));
		try {
			values.putAll(org.zipp.core.choice.Settings.parse(text).values());
		} catch (ZippException e) {
			// Remembered in a form that is not right any more; the usual values stand.
			ILog.of(GeneratorDefaults.class).warn("Remembered settings cannot be read: " + e.getMessage());
		}
		values.keySet().retainAll(known.stream().map(Setting::name).toList());
		return org.zipp.core.choice.Settings.of(values);
	}
}
