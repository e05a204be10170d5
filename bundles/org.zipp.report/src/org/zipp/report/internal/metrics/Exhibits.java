package org.zipp.report.internal.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.zipp.core.Hashes;
import org.zipp.graph.pictures.AttachedPictures.Picture;
import org.zipp.model.Prompt;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.StudyStore;
import org.zipp.store.Rows.UserRow;
import org.zipp.study.metrics.Scores.Model;

/**
 * What is scored.
 *
 * @param shown   pictures of the setting used last, and those that trials show
 * @param current contents and keys of the former, as in {@link #id}
 * @param prompts base prompt by id, with the prefix
 * @param prefix  put before every prompt
 * @param own     pictures that users posted, by user
 */
record Exhibits(List<ImageRow> shown, Set<String> current, Map<String, String> prompts, String prefix, Map<String, List<Picture>> own) {

	static Exhibits read(StudyStore store, String prefix) {
		Map<String, String> prompts = new HashMap<>();
		for (Prompt p : store.loadStudy().getPrompts()) {
			prompts.put(p.getId(), prefix + p.getText());
		}
		List<ImageRow> all = store.images().all();
		Set<String> current = new HashSet<>();
		Map<String, ImageRow> shown = new LinkedHashMap<>();
		for (ImageRow image : all) {
			current.add(id(image));
			shown.put(id(image), image);
		}
		Set<String> inTrials = new HashSet<>();
		store.trials().all().forEach(t -> inTrials.addAll(List.of(t.trial().leftImage(), t.trial().rightImage())));
		for (ImageRow image : store.images().ofEverySetting()) {
			if (inTrials.contains(image.content())) {
				shown.putIfAbsent(id(image), image);
			}
		}
		Set<String> users = new TreeSet<>(store.users().participants().stream().map(UserRow::id).toList());
		shown.values().stream().map(i -> i.key().userId()).filter(u -> !u.isEmpty()).forEach(users::add);
		return new Exhibits(List.copyOf(shown.values()), current, prompts, prefix, OwnPictures.of(store.directory(), users));
	}

	/** A picture as it is shown: key and content. */
	static String id(ImageRow image) {
		return String.join("\u0000", image.key().userId(), image.key().promptId(), image.key().conditionId(), Long.toString(image.key().seed()),
				image.content());
	}

	boolean isCurrent(ImageRow image) {
		return current.contains(id(image));
	}

	/** The base prompt of a picture, {@code null} when it is not known any more. */
	String base(ImageRow image) {
		return prompts.get(image.key().promptId());
	}

	/** The prompt that a picture was made from, {@code null} when it is not known. */
	String rendered(ImageRow image) {
		return image.prompt().isEmpty() ? null : prefix + image.prompt();
	}

	/** Every different prompt. */
	List<String> texts(boolean withRendered) {
		Set<String> texts = new TreeSet<>();
		for (ImageRow image : shown) {
			Stream.of(base(image), withRendered ? rendered(image) : null).filter(t -> t != null).forEach(texts::add);
		}
		return new ArrayList<>(texts);
	}

	/** Hash of everything that scores depend on. */
	String fingerprint(List<Model> models, int permutations, long seed) {
		List<String> parts = new ArrayList<>(List.of(prefix, Integer.toString(permutations), Long.toString(seed)));
		models.forEach(m -> parts.addAll(List.of(m.use(), m.fingerprint())));
		for (ImageRow image : shown) {
			parts.addAll(List.of(id(image), Boolean.toString(isCurrent(image)), String.valueOf(base(image)), image.prompt()));
		}
		own.forEach((user, pictures) -> {
			parts.add(user);
			pictures.forEach(p -> parts.add(p.sha256()));
		});
		return Hashes.ofParts(parts.toArray(String[]::new));
	}
}
