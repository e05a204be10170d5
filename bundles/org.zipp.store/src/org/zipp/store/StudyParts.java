package org.zipp.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.zipp.core.ZippException;
import org.zipp.model.Attribute;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.StudyPart.Key;
import org.zipp.store.StudyPart.Kind;

/**
 * A study as the parts that are stored by themselves. An object that was read remembers its parts as they were, so that
 * {@link StudyStore#saveStudy} stores what was changed in it and leaves alone what others have stored since.
 */
public final class StudyParts {

	private static final String KIND = "kind";
	private static final String METHOD = "method";
	private static final String SETTINGS = "settings";
	private static final String ATTRIBUTE = "attribute ";
	/** Only of a row that was given another name than it is stored under. */
	private static final String NEW_ID = "id";

	private StudyParts() {
	}

	/** The parts of an object as they were when it was read, or stored last. */
	private static final class Seen extends AdapterImpl {
		private final Map<Key, StudyPart> parts;

		private Seen(Map<Key, StudyPart> parts) {
			this.parts = parts;
		}
	}

	/** The name a row is stored under, which may differ from the one it is given. */
	private static final class Stored extends AdapterImpl {
		private final String id;

		private Stored(String id) {
			this.id = id;
		}

		private static void set(EObject row, String id) {
			row.eAdapters().removeIf(Stored.class::isInstance);
			row.eAdapters().add(new Stored(id));
		}

		/** {@code null} when it is not stored. */
		private static String of(EObject row) {
			return row.eAdapters().stream().filter(Stored.class::isInstance).map(a -> ((Stored) a).id).findFirst().orElse(null);
		}
	}

	/** Has an object remember that it was read in this state, with these versions. */
	public static void remember(Study study, Map<Key, Integer> versions) {
		study.getConditions().forEach(c -> Stored.set(c, c.getId()));
		study.getPrompts().forEach(p -> Stored.set(p, p.getId()));
		Map<Key, StudyPart> parts = new LinkedHashMap<>();
		of(study).forEach((key, p) -> parts.put(key, new StudyPart(p.kind(), p.id(), p.values(), versions.getOrDefault(key, 0))));
		study.eAdapters().add(new Seen(parts));
	}

	/** The parts as they were when the object was read; changing the map changes what counts as changed. */
	public static Map<Key, StudyPart> seen(Study study) {
		return study.eAdapters().stream().filter(Seen.class::isInstance).map(a -> ((Seen) a).parts).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("a study that is saved was read from a store"));
	}

	/**
	 * Has an object remember that parts of it were stored.
	 *
	 * @param saved  the keys they had before
	 * @param stored all parts as they are stored now
	 */
	public static void remember(Study study, Set<Key> saved, Map<Key, StudyPart> stored) {
		Map<Key, StudyPart> seen = seen(study);
		Map<Key, StudyPart> known = new LinkedHashMap<>(seen);
		known.keySet().removeAll(saved);
		settleNames(Kind.CONDITION, study.getConditions(), Condition::getId, stored);
		settleNames(Kind.PROMPT, study.getPrompts(), Prompt::getId, stored);
		seen.clear();
		for (Key key : of(study).keySet()) {
			StudyPart part = known.containsKey(key) ? known.remove(key) : stored.get(key);
			if (part != null) {
				seen.put(key, part);
			}
		}
		seen.putAll(known);
	}

	private static <T extends EObject> void settleNames(Kind kind, List<T> rows, Function<T, String> id, Map<Key, StudyPart> stored) {
		rows.stream().filter(row -> stored.containsKey(new Key(kind, id.apply(row)))).forEach(row -> Stored.set(row, id.apply(row)));
	}

	/** The rows by their keys: what was renamed keeps that under which it is stored, and a new row of that name has another. */
	private static <T extends EObject> Map<Key, T> rows(Kind kind, List<T> rows, Function<T, String> id) {
		Set<String> stored = rows.stream().map(Stored::of).filter(Objects::nonNull).collect(Collectors.toSet());
		Map<Key, T> keys = new LinkedHashMap<>();
		for (T row : rows) {
			String name = Stored.of(row);
			if (name == null) {
				name = text(id.apply(row));
				while (stored.contains(name)) {
					name += " (new)";
				}
			}
			keys.putIfAbsent(new Key(kind, name), row);
		}
		return keys;
	}

	/** The conditions by the keys of their parts. */
	public static Map<Key, Condition> conditions(Study study) {
		return rows(Kind.CONDITION, study.getConditions(), Condition::getId);
	}

	/** The prompts by the keys of their parts. */
	public static Map<Key, Prompt> prompts(Study study) {
		return rows(Kind.PROMPT, study.getPrompts(), Prompt::getId);
	}

	/** The parts as they are now. The key of a renamed row is that of the row as it is stored. */
	public static Map<Key, StudyPart> of(Study study) {
		Map<Key, StudyPart> parts = new LinkedHashMap<>();
		field(parts, "title", study.getTitle());
		field(parts, "description", study.getDescription());
		field(parts, "question", study.getQuestion());
		field(parts, "seed", Long.toString(study.getSeed()));
		field(parts, "simulated raters", study.isSimulated() ? "admitted" : "not admitted");
		conditions(study).forEach((key, c) -> {
			Map<String, String> values = named(key, c, c.getId());
			values.put("label", text(c.getLabel()));
			values.put(METHOD, text(c.getMethod()));
			values.put(SETTINGS, text(c.getSettings()));
			add(parts, Kind.CONDITION, key.id(), values);
		});
		prompts(study).forEach((key, p) -> {
			Map<String, String> values = named(key, p, p.getId());
			values.put("", text(p.getText()));
			add(parts, Kind.PROMPT, key.id(), values);
		});
		for (Rater r : study.getRaters()) {
			Map<String, String> values = new LinkedHashMap<>();
			values.put(KIND, r.getKind().getName());
			values.put("judges pictures of", text(r.getUserId()));
			r.getAttributes().forEach(a -> values.put(ATTRIBUTE + a.getName(), text(a.getValue())));
			add(parts, Kind.RATER, r.getId(), values);
		}
		return parts;
	}

	private static Map<String, String> named(Key key, EObject row, String id) {
		Map<String, String> values = new LinkedHashMap<>();
		if (Stored.of(row) != null && !key.id().equals(id)) {
			values.put(NEW_ID, text(id));
		}
		return values;
	}

	private static void field(Map<Key, StudyPart> parts, String name, String value) {
		add(parts, Kind.FIELD, name, Map.of("", text(value)));
	}

	private static void add(Map<Key, StudyPart> parts, Kind kind, String id, Map<String, String> values) {
		parts.putIfAbsent(new Key(kind, text(id)), new StudyPart(kind, text(id), values, 0));
	}

	private static String text(String value) {
		return value == null ? "" : value;
	}

	/** Keys of the parts that were changed, added or removed since the object was read. */
	public static Set<Key> changed(Study study) {
		Map<Key, StudyPart> seen = seen(study);
		Map<Key, StudyPart> now = of(study);
		Set<Key> changed = new LinkedHashSet<>(seen.keySet());
		changed.addAll(now.keySet());
		changed.removeIf(key -> StudyPart.isSame(seen.get(key), now.get(key)));
		return changed;
	}

	/**
	 * Brings what others have stored into an object that is being edited. Parts that were changed in it stay as they are;
	 * when others changed them too, saving it will tell.
	 *
	 * @param stored the study as it is stored now
	 */
	public static void bringIn(Study edited, Study stored) {
		Map<Key, StudyPart> seen = seen(edited);
		Map<Key, StudyPart> here = of(edited);
		Map<Key, StudyPart> there = seen(stored);
		Set<Key> all = new LinkedHashSet<>(seen.keySet());
		all.addAll(there.keySet());
		for (Key key : all) {
			StudyPart theirs = there.get(key);
			if (StudyPart.isSame(here.get(key), seen.get(key))) {
				if (!StudyPart.isSame(theirs, seen.get(key))) {
					apply(edited, key, theirs);
				}
			} else if (!StudyPart.isSame(theirs, seen.get(key)) && !StudyPart.isSame(theirs, here.get(key))) {
				continue;
			}
			know(seen, key, theirs);
		}
	}

	/**
	 * Settles a conflict: the state that is kept will be stored with the next {@link StudyStore#saveStudy}.
	 *
	 * @param mine whether the state of the object is kept, and not that of the store
	 */
	public static void settle(Study edited, StudyConflict conflict, boolean mine) {
		if (!mine) {
			apply(edited, conflict.key(), conflict.theirs());
		}
		know(seen(edited), conflict.key(), conflict.theirs());
	}

	private static void know(Map<Key, StudyPart> seen, Key key, StudyPart part) {
		if (part == null) {
			seen.remove(key);
		} else {
			seen.put(key, part);
		}
	}

	/** Makes a part of the object be as given, {@code null} for not being there. */
	private static void apply(Study study, Key key, StudyPart part) {
		switch (key.kind()) {
		case FIELD -> applyField(study, key.id(), part.values().get(""));
		case CONDITION -> {
			Condition c = row(study.getConditions(), conditions(study).get(key), part, ZippFactory.eINSTANCE::createCondition);
			if (c != null) {
				Stored.set(c, key.id());
				c.setId(part.values().getOrDefault(NEW_ID, key.id()));
				c.setLabel(part.values().get("label"));
				c.setMethod(part.values().get(METHOD));
				c.setSettings(part.values().get(SETTINGS));
			}
		}
		case PROMPT -> {
			Prompt p = row(study.getPrompts(), prompts(study).get(key), part, ZippFactory.eINSTANCE::createPrompt);
			if (p != null) {
				Stored.set(p, key.id());
				p.setId(part.values().getOrDefault(NEW_ID, key.id()));
				p.setText(part.values().get(""));
			}
		}
		case RATER -> {
			Rater found = study.getRaters().stream().filter(r -> key.id().equals(r.getId())).findFirst().orElse(null);
			Rater r = row(study.getRaters(), found, part, ZippFactory.eINSTANCE::createRater);
			if (r != null) {
				r.setId(key.id());
				r.setKind(RaterKind.getByName(part.values().get(KIND)));
				r.setUserId(part.values().get("judges pictures of"));
				r.getAttributes().clear();
				r.getAttributes().addAll(attributes(part));
			}
		}
		}
	}

	private static List<Attribute> attributes(StudyPart part) {
		List<Attribute> attributes = new ArrayList<>();
		part.values().forEach((name, value) -> {
			if (name.startsWith(ATTRIBUTE)) {
				Attribute attribute = ZippFactory.eINSTANCE.createAttribute();
				attribute.setName(name.substring(ATTRIBUTE.length()));
				attribute.setValue(value);
				attributes.add(attribute);
			}
		});
		return attributes;
	}

	/** The row that was found, added at the end when none was; removed, and {@code null}, when it is to be gone. */
	private static <T extends EObject> T row(EList<T> rows, T found, StudyPart part, Supplier<T> maker) {
		if (part == null) {
			rows.remove(found);
			return null;
		}
		if (found == null) {
			T made = maker.get();
			rows.add(made);
			return made;
		}
		return found;
	}

	private static void applyField(Study study, String name, String value) {
		switch (name) {
		case "title" -> study.setTitle(value);
		case "description" -> study.setDescription(value);
		case "question" -> study.setQuestion(value);
		case "seed" -> study.setSeed(Long.parseLong(value));
		case "simulated raters" -> study.setSimulated(value.equals("admitted"));
		default -> throw new ZippException("A study has no field '" + name + "'.");
		}
	}
}
