package org.zipp.store.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jdbi.v3.core.Handle;
import org.zipp.core.ZippException;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyPart.Key;
import org.zipp.store.StudyPart.Kind;

/** Gives conditions and prompts other names, and has rewrites, pictures, tasks and trials follow. */
final class RenamedRows {

	/** What lies under the names of conditions and prompts. */
	static final List<Topic> TOPICS = List.of(Topic.REWRITES, Topic.IMAGES, Topic.TASKS, Topic.TRIALS);

	/**
	 * A table whose rows have names.
	 *
	 * @param columns all of them but the name
	 * @param uses    {@code table.column} of all that refer to the name
	 */
	record Named(String table, String columns, List<String> uses) {
	}

	static final Map<Kind, Named> TABLES = Map.of(
			Kind.CONDITION, new Named("conditions", "place, label, version, method, settings",
					List.of("rewrites.condition_id", "images.condition_id", "tasks.condition_id", "trials.left_condition",
							"trials.right_condition")),
			Kind.PROMPT, new Named("prompts", "place, text, version",
					List.of("rewrites.prompt_id", "images.prompt_id", "tasks.prompt_id", "trials.prompt_id")));

	private RenamedRows() {
	}

	/** @param names stored name → new name; names may be exchanged */
	static void rename(Handle h, Kind kind, Map<String, String> names) {
		Map<String, String> left = new LinkedHashMap<>(names);
		while (!left.isEmpty()) {
			String next = left.keySet().stream().filter(from -> !left.containsKey(left.get(from))).findFirst().orElse(null);
			if (next == null) {
				// A ring: one of them steps aside.
				String first = left.keySet().iterator().next();
				String aside = first + ' ' + UUID.randomUUID();
				move(h, kind, first, aside);
				left.put(aside, left.remove(first));
			} else {
				move(h, kind, next, left.remove(next));
			}
		}
	}

	/** A row of the new name takes over what refers to the old one, so that no reference ever hangs in the air. */
	private static void move(Handle h, Kind kind, String from, String to) {
		Named named = TABLES.get(kind);
		if (h.createQuery("SELECT COUNT(*) FROM " + named.table + " WHERE id = ?").bind(0, to).mapTo(long.class).one() > 0) {
			throw new ZippException("The " + new Key(kind, from).name() + " cannot be named " + to + ": somebody else has added one of that "
					+ "name since. Choose another name.");
		}
		h.execute("INSERT INTO " + named.table + " (id, " + named.columns + ") SELECT CAST(? AS VARCHAR), " + named.columns + " FROM "
				+ named.table + " WHERE id = ?", to, from);
		for (String use : named.uses) {
			int dot = use.indexOf('.');
			String column = use.substring(dot + 1);
			h.execute("UPDATE " + use.substring(0, dot) + " SET " + column + " = ? WHERE " + column + " = ?", to, from);
		}
		h.execute("DELETE FROM " + named.table + " WHERE id = ?", from);
	}
}
