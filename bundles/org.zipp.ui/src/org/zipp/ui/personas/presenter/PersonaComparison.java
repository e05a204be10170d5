package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.TraitCategory;

/**
 * Two personas side by side.
 *
 * @param sentences the texts, similar sentences beside each other
 * @param traits    what is said of both and of one alone
 * @param evidence  what both rest on first, then what one alone rests on
 */
public record PersonaComparison(List<Pair> sentences, List<TraitPair> traits, List<EvidencePair> evidence) {

	private static final double SIMILAR = 0.5;

	/** How far two sides go together. */
	public enum Likeness {
		/** Both say the same. */
		SAME("=", "same"),
		/** Both say something of it, not the same. */
		DIFFERENT("\u2260", "different"),
		/** One side has nothing of it. */
		ALONE("", "one alone");

		private final String sign;
		private final String word;

		Likeness(String sign, String word) {
			this.sign = sign;
			this.word = word;
		}

		/** A sign for it, none for {@link #ALONE}. */
		public String sign() {
			return sign;
		}

		/** As a person reads it. */
		public String word() {
			return word;
		}

		private static Likeness of(String left, String right) {
			return left.equals(right) ? SAME : left.isEmpty() || right.isEmpty() ? ALONE : DIFFERENT;
		}
	}

	/** Two sentences; the empty string where one side has none like it. */
	public record Pair(String left, String right) {

		/** How far they go together. */
		public Likeness likeness() {
			return Likeness.of(left, right);
		}
	}

	/** A trait of both; the empty string where a side lacks it. */
	public record TraitPair(TraitCategory category, String name, String left, String right) {
		/** Whether both say the same. */
		public boolean same() {
			return left.equals(right);
		}

		/** How far they go together. */
		public Likeness likeness() {
			return Likeness.of(left, right);
		}
	}

	/** Evidence of both or of one; a weight is negative where a side lacks it. */
	public record EvidencePair(EvidenceKind kind, String community, String text, double left, double right) {
		/** Whether both rest on it. */
		public boolean shared() {
			return left >= 0 && right >= 0;
		}
	}

	/** Compares two personas. */
	public static PersonaComparison of(Persona left, Persona right) {
		return new PersonaComparison(aligned(sentences(left), sentences(right)), traits(left, right), evidence(left, right));
	}

	private static List<String> sentences(Persona persona) {
		return persona.getSentences().stream().map(s -> PersonaText.normal(Objects.requireNonNullElse(s.getText(), ""))).toList();
	}

	/** The alignment in order with the most similarity. */
	private static List<Pair> aligned(List<String> a, List<String> b) {
		double[][] best = new double[a.size() + 1][b.size() + 1];
		for (int i = a.size() - 1; i >= 0; i--) {
			for (int j = b.size() - 1; j >= 0; j--) {
				best[i][j] = Math.max(paired(a.get(i), b.get(j), best[i + 1][j + 1]), Math.max(best[i + 1][j], best[i][j + 1]));
			}
		}
		List<Pair> pairs = new ArrayList<>();
		int i = 0;
		int j = 0;
		while (i < a.size() || j < b.size()) {
			if (i < a.size() && j < b.size() && best[i][j] > Math.max(best[i + 1][j], best[i][j + 1])) {
				pairs.add(new Pair(a.get(i++), b.get(j++)));
			} else if (j == b.size() || i < a.size() && best[i + 1][j] >= best[i][j + 1]) {
				pairs.add(new Pair(a.get(i++), ""));
			} else {
				pairs.add(new Pair("", b.get(j++)));
			}
		}
		return pairs;
	}

	private static double paired(String a, String b, double rest) {
		double similarity = PersonaText.similarity(a, b);
		return similarity >= SIMILAR ? rest + similarity : -1;
	}

	private static List<TraitPair> traits(Persona left, Persona right) {
		record Key(TraitCategory category, String name) {
		}
		Map<Key, String[]> values = new LinkedHashMap<>();
		for (Persona persona : List.of(left, right)) {
			persona.getTraits().forEach(t -> values.computeIfAbsent(new Key(t.getCategory(), Objects.requireNonNullElse(t.getName(), "")),
					k -> new String[] { "", "" })[persona == left ? 0 : 1] = Objects.requireNonNullElse(t.getValue(), ""));
		}
		return values.entrySet().stream().map(e -> new TraitPair(e.getKey().category, e.getKey().name, e.getValue()[0], e.getValue()[1]))
				.sorted(Comparator.comparing(TraitPair::category)).toList();
	}

	private static List<EvidencePair> evidence(Persona left, Persona right) {
		record Key(EvidenceKind kind, String community, String text) {
		}
		Map<Key, double[]> weights = new LinkedHashMap<>();
		for (Persona persona : List.of(left, right)) {
			for (Evidence e : persona.getEvidence()) {
				Key key = new Key(e.getKind(), Objects.requireNonNullElse(e.getCommunity(), ""),
						PersonaText.normal(Objects.requireNonNullElse(e.getText(), "")));
				weights.computeIfAbsent(key, k -> new double[] { -1, -1 })[persona == left ? 0 : 1] = e.getWeight();
			}
		}
		return weights.entrySet().stream()
				.map(e -> new EvidencePair(e.getKey().kind, e.getKey().community, e.getKey().text, e.getValue()[0], e.getValue()[1]))
				.sorted(Comparator.comparing((EvidencePair e) -> !e.shared()).thenComparing(e -> e.left < 0)
						.thenComparing(e -> e.kind != EvidenceKind.COMMUNITY).thenComparing(e -> -Math.max(e.left, e.right)))
				.toList();
	}

	/** How many communities and texts both rest on, for example {@code Both rest on 3 communities and 1 text}. */
	public String shared() {
		long communities = evidence.stream().filter(e -> e.shared() && e.kind == EvidenceKind.COMMUNITY).count();
		long texts = evidence.stream().filter(e -> e.shared() && e.kind != EvidenceKind.COMMUNITY).count();
		return "Both rest on " + communities + (communities == 1 ? " community" : " communities") + " and " + texts
				+ (texts == 1 ? " text" : " texts");
	}

	/** How many sentences and traits are the same, different, or of one alone. */
	public String counts() {
		return "Sentences: " + counts(sentences.stream().map(Pair::likeness).toList()) + ". Traits: "
				+ counts(traits.stream().map(TraitPair::likeness).toList()) + '.';
	}

	private static String counts(List<Likeness> all) {
		return Arrays.stream(Likeness.values()).map(l -> all.stream().filter(l::equals).count() + " " + l.word())
				.collect(Collectors.joining(", "));
	}
}
