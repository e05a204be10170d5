package org.zipp.ui.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.views.properties.IPropertySource;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.PersonaNames;

/**
 * A picture with the words that belong to it.
 *
 * @param condition label of the condition
 * @param base      text of the base prompt
 * @param prompt    the prompt it was made from, as the condition rewrote it
 */
public record Thumbnail(ImageRow row, String condition, String base, String prompt) implements IAdaptable {

	/** Pictures of a study, the newest first, at most {@code limit}; not to be called in the UI thread. */
	public static List<Thumbnail> newest(StudyStore store, int limit) {
		return store.snapshot(() -> read(store, limit));
	}

	private static List<Thumbnail> read(StudyStore store, int limit) {
		Map<String, String> conditions = new HashMap<>();
		Map<String, String> bases = new HashMap<>();
		var study = store.loadStudy();
		study.getConditions().forEach(c -> conditions.put(c.getId(), c.getLabel()));
		study.getPrompts().forEach(p -> bases.put(p.getId(), p.getText()));
		record Key(String user, String prompt, String condition) {
		}
		Map<Key, String> prompts = new HashMap<>();
		for (RewriteRow r : store.personas().rewrites()) {
			prompts.put(new Key(r.userId(), r.promptId(), r.conditionId()), r.text());
		}
		List<Thumbnail> result = new ArrayList<>();
		store.images().all().stream().sorted(Comparator.comparing(ImageRow::createdAt).reversed()).limit(limit).forEach(i -> {
			var key = i.key();
			String base = bases.getOrDefault(key.promptId(), key.promptId());
			result.add(new Thumbnail(i, conditions.getOrDefault(key.conditionId(), key.conditionId()), base,
					i.prompt().isEmpty() ? prompts.getOrDefault(new Key(key.userId(), key.promptId(), key.conditionId()), base) : i.prompt()));
		});
		return result;
	}

	/** Whom it was made for. */
	public String participant() {
		return row.key().userId().isEmpty() ? "everybody" : PersonaNames.NONE.nameAndId(row.key().userId());
	}

	/** How it was made, said so that nobody takes a sketch for more than it is. */
	public static String generatorLabel(String generator) {
		return generator.toLowerCase(Locale.ROOT).startsWith("sketch") ? "sketch, no diffusion" : generator;
	}

	/** Several lines for a tooltip. */
	public String describe() {
		return prompt + "\n\nCondition: " + condition + "\nBase prompt: " + base + "\nFor: " + participant() + "\nMade by: "
				+ generatorLabel(row.generator());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == IPropertySource.class ? adapter.cast(new ThumbnailProperties(this)) : null;
	}
}
