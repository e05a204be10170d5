package org.zipp.core.choice;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;

/**
 * Values of settings by name, and the one text they are stored as: {@code name=value}, by name, with commas between.
 *
 * @param values name → value
 */
public record Settings(SortedMap<String, String> values) {

	/** Nothing is set. */
	public static final Settings NONE = new Settings(new TreeMap<>());

	public Settings {
		values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
	}

	/** Of values by name. */
	public static Settings of(Map<String, String> values) {
		return new Settings(new TreeMap<>(values));
	}

	/**
	 * From a text.
	 *
	 * @throws ZippException when it is not of the form {@code name=value,name=value}
	 */
	public static Settings parse(String text) {
		return parse(TypedList.values(text));
	}

	/** From the items of a list, each {@code name=value}. */
	public static Settings parse(List<String> items) {
		SortedMap<String, String> values = new TreeMap<>();
		for (String item : items) {
			int equals = item.indexOf('=');
			if (equals < 1) {
				throw new ZippException("Settings are typed as name=value, with commas between them, not '" + item + "'.");
			}
			values.put(item.substring(0, equals).strip(), item.substring(equals + 1).strip());
		}
		return new Settings(values);
	}

	/** The text; {@link #parse} reads it. */
	public String text() {
		return values.entrySet().stream().map(e -> TypedList.quoted(e.getKey() + '=' + e.getValue())).collect(Collectors.joining(","));
	}

	/** The value of a setting that is there. */
	public String text(String name) {
		String value = values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("nothing is set as " + name);
		}
		return value;
	}

	/** The value of a whole number that is there. */
	public int number(String name) {
		return Integer.parseInt(text(name));
	}

	/**
	 * All settings of something: those given here, the usual values of the others.
	 *
	 * @throws ZippException naming a setting that is not known, or whose value is not right
	 */
	public Settings of(Choosable chosen) {
		SortedMap<String, String> all = new TreeMap<>();
		for (Setting setting : chosen.settings()) {
			String given = values.get(setting.name());
			all.put(setting.name(), given == null ? setting.usual() : setting.checked(chosen.id(), given));
		}
		for (String name : values.keySet()) {
			if (!all.containsKey(name)) {
				throw new ZippException(chosen.id() + " has no setting '" + name + "'. " + (all.isEmpty() ? "It has none."
						: "It has: " + String.join(", ", all.keySet()) + '.'));
			}
		}
		return new Settings(all);
	}
}
