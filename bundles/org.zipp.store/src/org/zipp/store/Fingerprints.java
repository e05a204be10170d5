package org.zipp.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.zipp.core.Hashes;
import org.zipp.core.choice.Settings;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.TraitRow;

/**
 * Fingerprints of products, and of what they were made from. What a product was made from is written as
 * {@code name=fingerprint} with blanks between, so that it can be said which of them has changed. An empty text: not known.
 */
public final class Fingerprints {

	/** What a persona or a rewrite may have been made from. */
	public enum Source {
		EVIDENCE("the evidence"), PERSONA("the persona"), PROMPT("the base prompt"), CONDITION("the condition"),
		EXAMPLES("the user's past prompts");

		private final String words;

		Source(String words) {
			this.words = words;
		}

		/** As it stands in a sentence. */
		public String words() {
			return words;
		}

		private String name(String fingerprint) {
			return name().toLowerCase(Locale.ROOT) + '=' + fingerprint;
		}
	}

	/** Digits that are kept: 80 bits, so that no two of many millions meet. */
	private static final int DIGITS = 20;
	private static final double WEIGHT_STEPS = 1e9;

	private static final String SHOTS = "shots";

	/** Stands for a persona that was changed before fingerprints were kept. */
	public static final String BEFORE = Source.PERSONA.name("before");

	private Fingerprints() {
	}

	/** Of the ranked evidence of one user; ids do not count, and weights to nine places. */
	public static String evidence(String method, Collection<EvidenceRow> rows) {
		Hash hash = new Hash().add(method);
		for (EvidenceRow r : rows.stream().sorted(Comparator.comparingInt(EvidenceRow::rank)).toList()) {
			hash.add(r.kind().name()).add(r.community()).add(r.text()).add(r.source()).add(r.link())
					.add(Long.toString(Math.round(r.weight() * WEIGHT_STEPS))).add(Integer.toString(r.rank()))
					.add(Integer.toString(r.tokens())).add(Boolean.toString(r.withinBudget()));
		}
		return hash.text();
	}

	/** Of what a persona says; the evidence it names does not count. */
	public static String persona(List<String> sentences, List<TraitRow> traits) {
		Hash hash = new Hash().add(String.join(" ", sentences).strip());
		for (TraitRow t : traits) {
			hash.add(t.category().name()).add(t.name()).add(t.value()).add(Double.toString(t.confidence()));
		}
		return hash.text();
	}

	/** What a persona is made from. */
	public static String personaSources(String evidence) {
		return Source.EVIDENCE.name(evidence);
	}

	/**
	 * What a rewrite is made from: the base prompt and the condition, and what else the method reads.
	 *
	 * @param reads    of {@link Source#PERSONA} and {@link Source#EXAMPLES} those that the method reads
	 * @param persona  fingerprint of the persona
	 * @param evidence fingerprint of the evidence that past prompts are taken from
	 */
	public static String rewriteSources(Set<Source> reads, String persona, String evidence, String promptText, String method,
			Settings settings) {
		List<String> sources = new ArrayList<>();
		sources.add(Source.PROMPT.name(of(promptText)));
		sources.add(Source.CONDITION.name(condition(method, settings)));
		if (reads.contains(Source.PERSONA)) {
			sources.add(Source.PERSONA.name(persona));
		}
		if (reads.contains(Source.EXAMPLES)) {
			sources.add(Source.EXAMPLES.name(evidence));
		}
		return String.join(" ", sources);
	}

	/** Of a method with its settings; where the number of past prompts is the only one, as studies have it from before there were others. */
	private static String condition(String method, Settings settings) {
		Hash hash = new Hash().add(method.toUpperCase(Locale.ROOT).replace('-', '_')).add(settings.values().getOrDefault(SHOTS, "0"));
		settings.values().forEach((name, value) -> {
			if (!name.equals(SHOTS)) {
				hash.add(name).add(value);
			}
		});
		return hash.text();
	}

	/** Which sources differ, in words; empty when none does. */
	public static String changed(String before, String now) {
		List<String> then = List.of(before.split(" "));
		List<String> today = List.of(now.split(" "));
		List<String> words = new ArrayList<>();
		for (Source source : Source.values()) {
			String prefix = source.name("");
			String was = then.stream().filter(s -> s.startsWith(prefix)).findFirst().orElse("");
			String is = today.stream().filter(s -> s.startsWith(prefix)).findFirst().orElse("");
			if (!was.isEmpty() && !was.equals(is)) {
				words.add(source.words());
			}
		}
		return String.join(" and ", words);
	}

	/** Of texts, which cannot run into one another. */
	public static String of(String... parts) {
		Hash hash = new Hash();
		for (String part : parts) {
			hash.add(part);
		}
		return hash.text();
	}

	/** Collects what is hashed, with the length of every part. */
	private static final class Hash {

		private final MessageDigest digest = Hashes.sha256();

		Hash add(String part) {
			byte[] bytes = (part == null ? "" : part).getBytes(StandardCharsets.UTF_8);
			digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
			digest.update(bytes);
			return this;
		}

		String text() {
			return Hashes.hex(digest).substring(0, DIGITS);
		}
	}
}
