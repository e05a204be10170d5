package org.zipp.ui.generation.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.zipp.core.choice.Choice;
import org.zipp.model.Study;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.StudyStore;

/**
 * The pictures of a study by prompt, participant and seed, for comparing conditions side by side. All are of the setting used
 * last, because pictures of two settings are compared with none of the other.
 */
public final class Strips {

	/** No pictures. */
	public static final Strips EMPTY = new Strips(List.of(), List.of(), List.of(), Map.of(), Map.of());

	/**
	 * What is compared.
	 *
	 * @param user   whose personal pictures; empty where no picture is personal
	 * @param prompt id of the base prompt
	 */
	public record Place(String user, String prompt, long seed) {
	}

	/**
	 * A condition in a strip.
	 *
	 * @param picture  {@code null} when there is none
	 * @param text     prompt of the condition, empty when there is none
	 * @param sameAs   label of an earlier condition with the same file, empty when there is none
	 */
	public record Cell(String condition, ImageRow picture, String text, String negative, String sameAs) {

		/** What stands under the picture. */
		public String words() {
			String asked = text.isEmpty() ? "This condition has no prompt here." : negative.isEmpty() ? text : text + "\n\nNot wanted: " + negative;
			return picture == null || picture.revised().isEmpty() ? asked : asked + "\n\nThe generator made it from: " + picture.revised();
		}
	}

	private record Made(String user, String prompt, String condition) {
	}

	private record Words(String text, String negative) {
	}

	private final List<Choice> conditions;
	private final List<Choice> prompts;
	private final List<String> users;
	private final Map<Made, TreeMap<Long, ImageRow>> pictures;
	private final Map<Made, Words> words;

	private Strips(List<Choice> conditions, List<Choice> prompts, List<String> users, Map<Made, TreeMap<Long, ImageRow>> pictures,
			Map<Made, Words> words) {
		this.conditions = conditions;
		this.prompts = prompts;
		this.users = users;
		this.pictures = pictures;
		this.words = words;
	}

	/** Reads a study; not in the UI thread. */
	public static Strips read(StudyStore store) {
		return store.snapshot(() -> of(store.loadStudy(), store.images().all(), store.personas().rewrites()));
	}

	static Strips of(Study study, List<ImageRow> images, List<RewriteRow> rewrites) {
		Map<String, String> bases = new LinkedHashMap<>();
		study.getPrompts().forEach(p -> bases.put(p.getId(), p.getText()));
		Map<Made, Words> words = new HashMap<>();
		rewrites.forEach(r -> words.put(new Made(r.userId(), r.promptId(), r.conditionId()), new Words(r.text(), r.negative())));
		Map<Made, TreeMap<Long, ImageRow>> pictures = new HashMap<>();
		TreeSet<String> users = new TreeSet<>();
		TreeSet<String> prompts = new TreeSet<>();
		for (ImageRow image : images) {
			ImageKey key = image.key();
			Made made = new Made(key.userId(), key.promptId(), key.conditionId());
			pictures.computeIfAbsent(made, m -> new TreeMap<>()).put(key.seed(), image);
			users.add(key.userId());
			prompts.add(key.promptId());
			if (!image.prompt().isEmpty()) {
				words.put(made, new Words(image.prompt(), image.negative()));
			} else if (key.userId().isEmpty()) {
				words.putIfAbsent(made, new Words(bases.getOrDefault(key.promptId(), ""), ""));
			}
		}
		// What is not personal stands beside the pictures of everybody.
		if (users.size() > 1) {
			users.remove("");
		}
		List<Choice> all = new ArrayList<>();
		bases.forEach((id, text) -> {
			if (prompts.remove(id)) {
				all.add(new Choice(id, text));
			}
		});
		prompts.forEach(id -> all.add(new Choice(id, id)));
		return new Strips(study.getConditions().stream().map(c -> new Choice(c.getId(), c.getLabel())).toList(), all, List.copyOf(users),
				pictures, words);
	}

	public boolean isEmpty() {
		return prompts.isEmpty();
	}

	/** The base prompts that have pictures. */
	public List<Choice> prompts() {
		return prompts;
	}

	/** Those that have personal pictures, or nobody ({@code ""}) where no picture is personal. */
	public List<String> users() {
		return users;
	}

	/** The seeds of which there is a picture in some condition. */
	public List<Long> seeds(String user, String prompt) {
		TreeSet<Long> seeds = new TreeSet<>();
		conditions.forEach(c -> seeds.addAll(made(user, prompt, c.id()).keySet()));
		return List.copyOf(seeds);
	}

	private TreeMap<Long, ImageRow> made(String user, String prompt, String condition) {
		TreeMap<Long, ImageRow> own = pictures.get(new Made(user, prompt, condition));
		return own != null ? own : pictures.getOrDefault(new Made("", prompt, condition), new TreeMap<>());
	}

	/** The strip of a place: a cell for each condition of the study. */
	public List<Cell> strip(Place place) {
		Map<String, String> first = new HashMap<>();
		List<Cell> cells = new ArrayList<>();
		for (Choice condition : conditions) {
			ImageRow picture = made(place.user(), place.prompt(), condition.id()).get(place.seed());
			String before = picture == null ? null : first.putIfAbsent(picture.content(), condition.label());
			Words own = words.get(new Made(place.user(), place.prompt(), condition.id()));
			Words text = own != null ? own : words.getOrDefault(new Made("", place.prompt(), condition.id()), new Words("", ""));
			cells.add(new Cell(condition.label(), picture, text.text, text.negative, before == null ? "" : before));
		}
		return cells;
	}

	/** A place that exists and is as near as can be: what is wanted where it is there, else the first. */
	public Optional<Place> nearest(Place wanted) {
		if (isEmpty()) {
			return Optional.empty();
		}
		String user = users.contains(wanted.user()) ? wanted.user() : users.getFirst();
		String prompt = prompts.stream().map(Choice::id).filter(wanted.prompt()::equals).findFirst().orElse(prompts.getFirst().id());
		List<Long> seeds = seeds(user, prompt);
		return Optional.of(new Place(user, prompt, seeds.isEmpty() || seeds.contains(wanted.seed()) ? wanted.seed() : seeds.getFirst()));
	}

	/** The place so many prompts on; at the ends it stays. */
	public Place movePrompt(Place from, int by) {
		List<String> ids = prompts.stream().map(Choice::id).toList();
		return nearest(new Place(from.user(), moved(ids, from.prompt(), by), from.seed())).orElse(from);
	}

	/** The place so many seeds on. */
	public Place moveSeed(Place from, int by) {
		List<Long> seeds = seeds(from.user(), from.prompt());
		return seeds.isEmpty() ? from : new Place(from.user(), from.prompt(), moved(seeds, from.seed(), by));
	}

	/** The place so many participants on. */
	public Place moveUser(Place from, int by) {
		return nearest(new Place(moved(users, from.user(), by), from.prompt(), from.seed())).orElse(from);
	}

	private static <T> T moved(List<T> all, T from, int by) {
		return all.get(Math.clamp((long) all.indexOf(from) + by, 0, all.size() - 1));
	}
}
