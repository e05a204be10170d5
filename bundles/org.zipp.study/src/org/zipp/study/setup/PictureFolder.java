package org.zipp.study.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.PromptRow;
import org.zipp.tables.Csv;

/**
 * A folder of pictures that were made elsewhere, read by its names alone: which conditions they compare and which prompts they are
 * of. Understood are {@code CONDITION/PROMPT.png}, {@code CONDITION/PROMPT/SEED.png} and {@code PROMPT__CONDITION.png}; where the
 * first or the last are several of one prompt, {@code __SEED} stands at the end of the name, as in {@code lakes__2.png}.
 *
 * @param folder     where they lie
 * @param conditions by name
 * @param prompts    by name; the text is the name with blanks for underscores and hyphens
 * @param pictures   by name
 * @param unread     files whose names do not say what they are, or say what another says
 */
public record PictureFolder(Path folder, List<ConditionRow> conditions, List<PromptRow> prompts, List<Named> pictures,
		List<String> unread) {

	/** A picture with what its name says; {@code prompt} and {@code condition} are ids. */
	public record Named(String condition, String prompt, long seed, Path file) {
	}

	private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp");
	private static final Pattern NUMBERED = Pattern.compile("(.+)__([0-9]{1,18})");
	private static final Pattern NUMBER = Pattern.compile("(?:.*[^0-9])?([0-9]{1,18})");
	private static final int DEEPEST = 3;
	private static final int MOST = 1_000_000;

	public PictureFolder {
		conditions = List.copyOf(conditions);
		prompts = List.copyOf(prompts);
		pictures = List.copyOf(pictures);
		unread = List.copyOf(unread);
	}

	/** What a file says of itself. */
	private record Said(String condition, String prompt, long seed) {
	}

	/**
	 * Reads the names.
	 *
	 * @throws ZippException when the folder cannot be read, or holds no pictures whose names say what they are
	 */
	public static PictureFolder read(Path folder) {
		List<Path> files = files(folder);
		Map<String, String> conditions = new TreeMap<>();
		Map<String, String> prompts = new TreeMap<>();
		List<Named> pictures = new ArrayList<>();
		List<String> unread = new ArrayList<>();
		Set<Said> seen = new HashSet<>();
		for (Path file : files) {
			Said said = said(folder.relativize(file));
			if (said == null || said.condition.isEmpty() || said.prompt.isEmpty() || !seen.add(said)) {
				unread.add(folder.relativize(file).toString());
				continue;
			}
			conditions.putIfAbsent(said.condition, said.condition);
			prompts.putIfAbsent(said.prompt, said.prompt);
			pictures.add(new Named(said.condition, said.prompt, said.seed, file));
		}
		if (pictures.isEmpty()) {
			throw new ZippException((files.isEmpty() ? "This folder holds no pictures. " : "The names of these " + files.size()
					+ " pictures do not say what they are. ") + "Name them CONDITION/PROMPT.png, CONDITION/PROMPT/SEED.png or PROMPT__CONDITION.png.",
					folder, 0, null);
		}
		Map<String, String> conditionIds = ids(conditions.keySet());
		Map<String, String> promptIds = ids(prompts.keySet());
		return new PictureFolder(folder,
				conditions.keySet().stream().map(c -> new ConditionRow(conditionIds.get(c), c, ConditionRow.ELSEWHERE, Settings.NONE)).toList(),
				prompts.keySet().stream().map(p -> new PromptRow(promptIds.get(p), words(p))).toList(),
				pictures.stream().map(p -> new Named(conditionIds.get(p.condition), promptIds.get(p.prompt), p.seed, p.file)).toList(), unread);
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> all = Files.walk(folder, DEEPEST + 1)) {
			return all.filter(f -> Files.isRegularFile(f) && isPicture(f)).limit(MOST).sorted().toList();
		} catch (IOException e) {
			throw new ZippException("The folder cannot be read: " + Reasons.of(e) + '.', folder, 0, e);
		}
	}

	private static boolean isPicture(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return !name.startsWith(".") && PICTURES.stream().anyMatch(name::endsWith);
	}

	/** {@code null} when the names say nothing. */
	private static Said said(Path names) {
		String stem = names.getFileName().toString().replaceFirst("\\.[^.]*$", "").strip();
		Matcher numbered = NUMBERED.matcher(stem);
		long seed = 0;
		if (names.getNameCount() < DEEPEST && numbered.matches()) {
			stem = numbered.group(1);
			seed = Long.parseLong(numbered.group(2));
		}
		switch (names.getNameCount()) {
		case 1 -> {
			int parting = stem.lastIndexOf("__");
			return parting <= 0 ? null : new Said(stem.substring(parting + 2).strip(), stem.substring(0, parting).strip(), seed);
		}
		case 2 -> {
			return new Said(names.getName(0).toString().strip(), stem, seed);
		}
		case DEEPEST -> {
			Matcher number = NUMBER.matcher(stem);
			return new Said(names.getName(0).toString().strip(), names.getName(1).toString().strip(),
					number.matches() ? Long.parseLong(number.group(1)) : 0);
		}
		default -> {
			return null;
		}
		}
	}

	/** Short ids that differ: letters, digits and hyphens of the name. */
	private static Map<String, String> ids(Set<String> names) {
		Map<String, String> ids = new LinkedHashMap<>();
		Set<String> taken = new HashSet<>();
		for (String name : names) {
			String id = id(name);
			for (int n = 2; !taken.add(id); n++) {
				id = id(name) + '-' + n;
			}
			ids.put(name, id);
		}
		return ids;
	}

	/** A name as an id. */
	public static String id(String name) {
		String id = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
		return id.isEmpty() ? "x" : id.length() > 40 ? id.substring(0, 40).replaceAll("-$", "") : id;
	}

	private static String words(String name) {
		return name.replaceAll("[_-]+", " ").strip();
	}

	/** Prompts of which fewer than two conditions have a picture of the same seed, so that there is nothing to compare. */
	public List<String> alone() {
		Map<String, Map<Long, Set<String>>> found = new HashMap<>();
		pictures.forEach(p -> found.computeIfAbsent(p.prompt, _ -> new HashMap<>()).computeIfAbsent(p.seed, _ -> new HashSet<>())
				.add(p.condition));
		return prompts.stream().map(PromptRow::id).filter(p -> found.getOrDefault(p, Map.of()).values().stream().noneMatch(c -> c.size() > 1))
				.toList();
	}

	/** The pictures as a table that the step {@code import} reads. */
	public String table() {
		StringBuilder text = new StringBuilder(Csv.line("prompt", "condition", "seed", "file"));
		pictures.forEach(p -> text.append(Csv.line(p.prompt, p.condition, p.seed, p.file.toAbsolutePath())));
		return text.toString();
	}
}
