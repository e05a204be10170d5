package org.zipp.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

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

	private StudyParts() {
	}

	/** The parts of an object as they were when it was read, or stored last. */
	private static final class Seen extends AdapterImpl {
		private final Map<Key, StudyPart> parts;

		private Seen(Map<Key, StudyPart> parts) {
			this.parts = parts;
		}
	}

	/** Has an object remember that it was read in this state, with these versions. */
	public static void remember(Study study, Map<Key, Integer> versions) {
		Map<Key, StudyPart> parts = new LinkedHashMap<>();
		of(study).forEach((key, p) -> parts.put(key, new StudyPart(p.kind(), p.id(), p.values(), versions.getOrDefault(key, 0))));
		study.eAdapters().add(new Seen(parts));
	}

	/** The parts as they were when the object was read; changing the map changes what counts as changed. */
	public static Map<Key, StudyPart> seen(Study study) {
		return study.eAdapters().stream().filter(Seen.class::isInstance).map(a -> ((Seen) a).parts).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("a study that is saved was read from a store"));
	}

	/** The parts as they are now. */
	public static Map<Key, StudyPart> of(Study study) {
		Map<Key, StudyPart> parts = new LinkedHashMap<>();
		field(parts, "title", study.getTitle());
		field(parts, "description", study.getDescription());
		field(parts, "question", study.getQuestion());
		field(parts, "seed", Long.toString(study.getSeed()));
		field(parts, "simulated raters", study.isSimulated() ? "admitted" : "not admitted");
		for (Condition c : study.getConditions()) {
			Map<String, String> values = new LinkedHashMap<>();
			values.put("label", text(c.getLabel()));
			values.put(METHOD, text(c.getMethod()));
			values.put(SETTINGS, text(c.getSettings()));
			add(parts, Kind.CONDITION, c.getId(), values);
		}
		for (Prompt p : study.getPrompts()) {
			add(parts, Kind.PROMPT, p.getId(), Map.of("", text(p.getText())));
		}
		for (Rater r : study.getRaters()) {
			Map<String, String> values = new LinkedHashMap<>();
			values.put(KIND, r.getKind().getName());
			values.put("judges pictures of", text(r.getUserId()));
			r.getAttributes().forEach(a -> values.put(ATTRIBUTE + a.getName(), text(a.getValue())));
			add(parts, Kind.RATER, r.getId(), values);
		}
		return parts;
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
			Condition c = row(study.getConditions(), Condition::getId, key.id(), part, ZippFactory.eINSTANCE::createCondition);
			if (c != null) {
				c.setId(key.id());
				c.setLabel(part.values().get("label"));
				c.setMethod(part.values().get(METHOD));
				c.setSettings(part.values().get(SETTINGS));
			}
		}
		case PROMPT -> {
			Prompt p = row(study.getPrompts(), Prompt::getId, key.id(), part, ZippFactory.eINSTANCE::createPrompt);
			if (p != null) {
				p.setId(key.id());
				p.setText(part.values().get(""));
			}
		}
		case RATER -> {
			Rater r = row(study.getRaters(), Rater::getId, key.id(), part, ZippFactory.eINSTANCE::createRater);
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

	/** The row of that id, added at the end when it is not there; removed, and {@code null}, when it is to be gone. */
	private static <T extends EObject> T row(EList<T> rows, Function<T, String> id, String wanted, StudyPart part,
			Supplier<T> maker) {
		T found = rows.stream().filter(r -> wanted.equals(text(id.apply(r)))).findFirst().orElse(null);
		if (part == null) {
			rows.remove(found);
			return null;
		}
		if (found == null) {
			found = maker.get();
			rows.add(found);
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
