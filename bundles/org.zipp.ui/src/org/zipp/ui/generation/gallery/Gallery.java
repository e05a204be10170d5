package org.zipp.ui.generation.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.zipp.core.choice.Choice;
import org.zipp.model.Study;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.PersonaNames;

/**
 * All pictures of a study, the newest first, and what they can be filtered by.
 *
 * @param conditions those that have pictures, as the study lists them
 * @param prompts    those that have pictures, as the study lists them
 * @param settings   those that have pictures, the one used last first
 * @param usedLast   id of the setting that the study uses now, empty when it knows of none
 */
public record Gallery(List<Thumbnail> pictures, List<Choice> conditions, List<Choice> prompts, List<Choice> settings, String usedLast) {

	/** No pictures. */
	public static final Gallery EMPTY = new Gallery(List.of(), List.of(), List.of(), List.of(), "");

	private record Rewritten(String user, String prompt, String condition) {
	}

	/** Reads all pictures; not to be called in the UI thread. */
	public static Gallery read(StudyStore store) {
		return store.snapshot(() -> of(store));
	}

	private static Gallery of(StudyStore store) {
		Study study = store.loadStudy();
		Map<String, String> conditions = new LinkedHashMap<>();
		Map<String, String> prompts = new LinkedHashMap<>();
		study.getConditions().forEach(c -> conditions.put(c.getId(), c.getLabel()));
		study.getPrompts().forEach(p -> prompts.put(p.getId(), p.getText()));
		List<ImageRow> rows = new ArrayList<>(store.images().ofEverySetting());
		rows.sort(Comparator.comparing(ImageRow::createdAt).reversed());
		Map<Rewritten, String> texts = new HashMap<>();
		if (rows.stream().anyMatch(r -> r.prompt().isEmpty())) {
			for (RewriteRow r : store.personas().rewrites()) {
				texts.put(new Rewritten(r.userId(), r.promptId(), r.conditionId()), r.text());
			}
		}
		List<Thumbnail> pictures = new ArrayList<>(rows.size());
		Set<String> usedConditions = new HashSet<>();
		Set<String> usedPrompts = new HashSet<>();
		Set<String> usedSettings = new HashSet<>();
		for (ImageRow row : rows) {
			var key = row.key();
			usedConditions.add(key.conditionId());
			usedPrompts.add(key.promptId());
			usedSettings.add(row.setting());
			String base = prompts.getOrDefault(key.promptId(), key.promptId());
			String prompt = row.prompt().isEmpty() ? texts.getOrDefault(new Rewritten(key.userId(), key.promptId(), key.conditionId()), base)
					: row.prompt();
			pictures.add(new Thumbnail(row, conditions.getOrDefault(key.conditionId(), key.conditionId()), base, prompt));
		}
		List<PictureSetting> settings = store.images().settings();
		Map<String, String> settingTexts = new LinkedHashMap<>();
		settings.forEach(s -> settingTexts.put(s.id(), s.text()));
		return new Gallery(List.copyOf(pictures), choices(conditions, usedConditions), choices(prompts, usedPrompts),
				choices(settingTexts, usedSettings), settings.isEmpty() ? "" : settings.getFirst().id());
	}

	/** Those that are used, in the order they are known; what is not known any more comes last by its id. */
	private static List<Choice> choices(Map<String, String> labels, Set<String> used) {
		List<Choice> choices = new ArrayList<>();
		labels.forEach((id, label) -> {
			if (used.contains(id)) {
				choices.add(new Choice(id, label));
			}
		});
		new TreeSet<>(used).stream().filter(id -> !labels.containsKey(id) && !id.isEmpty()).forEach(id -> choices.add(new Choice(id, id)));
		return choices;
	}

	/** The pictures that a filter shows, in the same order. */
	public List<Thumbnail> shown(GalleryFilter filter, PersonaNames names) {
		return pictures.stream().filter(p -> filter.shows(p, usedLast, names)).toList();
	}

	/** The pictures for somebody who must not know how they were made: their order tells methods too. */
	static List<Thumbnail> unordered(List<Thumbnail> pictures) {
		return pictures.stream().sorted(Comparator.comparing(p -> p.row().content())).toList();
	}

	/** One line: how many, and how they were made. */
	public static String head(List<Thumbnail> shown, long of, boolean blinded) {
		Set<String> makers = new TreeSet<>();
		shown.forEach(p -> makers.add(Thumbnail.generatorLabel(p.row().generator())));
		String count = String.format(Locale.ROOT, shown.size() == of ? "%,d %s" : "%,d of %3$,d pictures", shown.size(),
				of == 1 ? "picture" : "pictures", of);
		return count + (blinded ? ", without their methods while somebody votes" : ", newest first")
				+ (makers.isEmpty() ? "" : "  ·  " + String.join("; ", makers));
	}
}
