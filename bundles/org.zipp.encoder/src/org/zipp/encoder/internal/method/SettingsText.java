package org.zipp.encoder.internal.method;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.EncoderSettings.Mode;

/** {@link EncoderSettings} as lines of text, one for each of its components. */
final class SettingsText {

	private static final String PREFIX = "settings.";

	private SettingsText() {
	}

	/** Keys and values in the order of the components. */
	static Map<String, String> write(EncoderSettings settings) {
		Map<String, String> lines = new LinkedHashMap<>();
		try {
			for (RecordComponent c : EncoderSettings.class.getRecordComponents()) {
				lines.put(PREFIX + c.getName(), String.valueOf(c.getAccessor().invoke(settings)));
			}
			return lines;
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("records can be read", e);
		}
	}

	/** @throws ZippException when a component is missing or no value of its type */
	static EncoderSettings read(Map<String, String> lines) {
		RecordComponent[] components = EncoderSettings.class.getRecordComponents();
		Class<?>[] types = new Class<?>[components.length];
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			types[i] = components[i].getType();
			values[i] = value(types[i], components[i].getName(), lines.get(PREFIX + components[i].getName()));
		}
		try {
			Constructor<EncoderSettings> constructor = EncoderSettings.class.getDeclaredConstructor(types);
			return constructor.newInstance(values);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("records can be made", e);
		}
	}

	private static Object value(Class<?> type, String name, String text) {
		if (text == null) {
			throw new ZippException("The encoder does not say its setting '" + name + "'. Train it again.");
		}
		try {
			if (type == int.class) {
				return Integer.valueOf(text);
			} else if (type == long.class) {
				return Long.valueOf(text);
			} else if (type == double.class) {
				return Double.valueOf(text);
			}
			return Mode.valueOf(text);
		} catch (IllegalArgumentException e) {
			throw new ZippException("The setting '" + name + "' of the encoder is '" + text + "'. Train it again.", e);
		}
	}
}
