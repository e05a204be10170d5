package org.zipp.study.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

/**
 * Whether a report, an export of a plan or a replication bundle is of a plan: what it says the hash is, the plan that it holds, hashed
 * again, and, beside a report, the list of files it was written with.
 *
 * @param verdict what was found
 * @param reason  why, a sentence
 */
public record PlanCheck(Verdict verdict, String reason) {

	/** What was found. */
	public enum Verdict {
		/** It is of the plan. */
		MATCH,
		/** It says it is of the plan, but does not hold that plan, or was changed since it was written. */
		DIFFERS,
		/** It is of another plan, or of none. */
		NOT_OF_THIS_PLAN
	}

	private static final Pattern HASH = Pattern.compile(Pattern.quote(PlanExport.HASH) + "([0-9a-f]{64})");
	private static final Pattern LISTED = Pattern.compile("([0-9a-f]{64})  (\\S.*)");
	private static final Set<String> TEXTS = Set.of("html", "json", "md", "txt", "yaml");
	private static final String CONTENTS = "contents.txt";
	private static final int MOST = 64 << 20;

	/**
	 * Checks a file or a folder.
	 *
	 * @param file HTML, JSON, text, a ZIP archive of such files, or a folder of them
	 * @param hash of the plan
	 * @throws ZippException when it cannot be read, or nothing in it can be read as text
	 */
	public static PlanCheck of(Path file, String hash) {
		Map<String, byte[]> texts;
		try {
			texts = texts(file);
		} catch (IOException e) {
			throw new ZippException("This cannot be read: " + Reasons.of(e), file, 0, e);
		}
		if (texts.isEmpty()) {
			throw new ZippException("Nothing in this can be checked. Give a report as HTML or JSON, an export of a plan, or a replication bundle.",
					file, 0, null);
		}
		Set<String> claimed = new LinkedHashSet<>();
		Set<String> held = new LinkedHashSet<>();
		texts.forEach((name, bytes) -> look(name, new String(bytes, StandardCharsets.UTF_8), claimed, held));
		if (!claimed.contains(hash) && !held.contains(hash)) {
			return new PlanCheck(Verdict.NOT_OF_THIS_PLAN, claimed.isEmpty() && held.isEmpty() ? "It names no plan."
					: "It is of the plan " + (claimed.isEmpty() ? held : claimed).iterator().next() + '.');
		}
		for (String other : held) {
			if (!other.equals(hash)) {
				return new PlanCheck(Verdict.DIFFERS, "It names this plan, but the plan in it has the hash " + other + ", so it was changed.");
			}
		}
		for (String other : claimed) {
			if (!other.equals(hash)) {
				return new PlanCheck(Verdict.DIFFERS, "It names this plan and also the plan " + other + '.');
			}
		}
		List<String> changed = changed(file, texts);
		if (!changed.isEmpty()) {
			return new PlanCheck(Verdict.DIFFERS, "It names this plan, but was changed since it was written: " + String.join(", ", changed) + '.');
		}
		return new PlanCheck(Verdict.MATCH, held.isEmpty() ? "It names this plan." : "It holds this plan.");
	}

	private static void look(String name, String text, Set<String> claimed, Set<String> held) {
		Matcher found = HASH.matcher(text);
		while (found.find()) {
			claimed.add(found.group(1));
		}
		if (!ending(name).equals("json") || !text.contains('"' + LockedPlan.FORM + '"')) {
			return;
		}
		if (CanonicalJson.read(text) instanceof Map<?, ?> map) {
			if (LockedPlan.FORM.equals(map.get("form"))) {
				held.add(Hashes.of(CanonicalJson.write(map)));
			} else if (map.get("plan") instanceof Map<?, ?> plan && LockedPlan.FORM.equals(plan.get("form"))) {
				held.add(Hashes.of(CanonicalJson.write(plan)));
				if (map.get("hash") instanceof String says) {
					claimed.add(says);
				}
			}
		}
	}

	/** Files that a list beside them, or among them, has with another hash. */
	private static List<String> changed(Path file, Map<String, byte[]> texts) {
		List<String> changed = new ArrayList<>();
		Path list = Files.isDirectory(file) ? file.resolve(CONTENTS) : file.resolveSibling(CONTENTS);
		if (!Files.isRegularFile(list)) {
			return changed;
		}
		try {
			for (String line : Files.readAllLines(list)) {
				Matcher listed = LISTED.matcher(line);
				if (listed.matches() && texts.containsKey(listed.group(2)) && !Hashes.of(texts.get(listed.group(2))).equals(listed.group(1))) {
					changed.add(listed.group(2));
				}
			}
		} catch (IOException e) {
			throw new ZippException("The list of the report's files cannot be read: " + Reasons.of(e), list, 0, e);
		}
		return changed;
	}

	private static Map<String, byte[]> texts(Path file) throws IOException {
		Map<String, byte[]> texts = new LinkedHashMap<>();
		if (Files.isDirectory(file)) {
			List<Path> inside;
			try (Stream<Path> walk = Files.walk(file)) {
				inside = walk.filter(Files::isRegularFile).sorted().toList();
			}
			for (Path one : inside) {
				if (TEXTS.contains(ending(one.toString())) && Files.size(one) <= MOST && !one.getFileName().toString().equals(CONTENTS)) {
					texts.put(file.relativize(one).toString().replace('\\', '/'), Files.readAllBytes(one));
				}
			}
			return texts;
		}
		if (!ending(file.toString()).equals("zip")) {
			if (TEXTS.contains(ending(file.toString()))) {
				texts.put(file.getFileName().toString(), Files.readAllBytes(file));
			}
			return texts;
		}
		try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (!entry.isDirectory() && TEXTS.contains(ending(entry.getName()))) {
					byte[] bytes = zip.readNBytes(MOST + 1);
					if (bytes.length > MOST) {
						throw new IOException(entry.getName() + " is larger than " + (MOST >> 20) + " MiB");
					}
					texts.put(entry.getName(), bytes);
				}
			}
		}
		return texts;
	}

	private static String ending(String name) {
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
