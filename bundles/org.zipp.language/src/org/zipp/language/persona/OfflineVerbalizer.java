package org.zipp.language.persona;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.language.Failures;
import org.zipp.language.words.CsvResource;
import org.zipp.language.words.Demographics;
import org.zipp.language.words.EmbeddingCache;
import org.zipp.language.words.LabelScorer;
import org.zipp.language.words.StyleLexicon;
import org.zipp.language.words.StyleReader;
import org.zipp.model.EvidenceKind;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TraitRow;

/**
 * Personas without a language model: zero-shot conditioning with sentence embeddings. Style values, topics and tones
 * are those whose terms lie unusually near to what a person writes; demographics are only what the person states. Where
 * nobody wrote anything nothing is said of tone and taste: communities alone give interests.
 */
final class OfflineVerbalizer implements PersonaVerbalizer {

	/** Texts of a user that are embedded, communities apart. */
	private static final int TEXTS = 48;
	private static final int COMMUNITIES = 10;
	/** Background texts: enough for a mean and a deviation. */
	private static final int BACKGROUND = 4000;
	private static final int CITED = 3;
	/**
	 * How fast confidence grows with the lead of a value over the others of its axis, in standard deviations over users;
	 * fitted so that confidence is about the share of planted tastes that are recovered.
	 */
	private static final double SHARPNESS = 2.5;
	/** Standard deviation over users where too few are known. */
	private static final double SPREAD = 0.06;
	private static final int FEWEST_USERS = 10;
	private static final double CONFIDENT = 0.6;
	private static final double NOTABLE = 0.75;

	private final String label;
	private final EmbeddingCache embeddings;
	private final Map<String, List<String>> topics;
	private final Map<String, List<String>> tones;
	private StyleReader style;
	private LabelScorer<String> topicScorer;
	private LabelScorer<String> toneScorer;
	private final double[] usual = new double[StyleValue.values().length];
	private double spread = SPREAD;

	OfflineVerbalizer(TextEmbedder embedder) {
		label = "offline verbalizer (" + embedder.model() + "), no language model";
		embeddings = new EmbeddingCache(embedder);
		topics = lexicon("topic-lexicon.csv", "topic");
		tones = lexicon("affect-lexicon.csv", "tone");
	}

	private static Map<String, List<String>> lexicon(String file, String column) {
		return CsvResource.read(file, r -> Map.entry(r.get(column), r.get("term"))).stream().collect(Collectors
				.groupingBy(Map.Entry::getKey, LinkedHashMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	@Override
	public String label() {
		return label;
	}

	@Override
	public void prepare(List<UserEvidence> sample, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, sample.size() + 1);
		Set<String> texts = new LinkedHashSet<>();
		for (UserEvidence user : sample) {
			selected(user).forEach(e -> texts.add(e.text()));
			if (texts.size() >= BACKGROUND) {
				break;
			}
		}
		List<float[]> background = new ArrayList<>();
		List<String> all = List.copyOf(texts);
		for (int from = 0; from < all.size(); from += 64) {
			progress.checkCanceled();
			background.addAll(embeddings.of(all.subList(from, Math.min(all.size(), from + 64))).values());
		}
		setBackground(background);
		List<double[]> users = new ArrayList<>();
		for (UserEvidence user : sample) {
			progress.checkCanceled();
			users.add(read(user).scores());
			progress.worked(1);
		}
		if (users.size() >= FEWEST_USERS) {
			setPopulation(users);
		}
	}

	/** Some values are easier to see than others: a user is compared with what is usual among users. */
	private void setPopulation(List<double[]> users) {
		double variance = 0;
		for (int v = 0; v < usual.length; v++) {
			int value = v;
			usual[v] = users.stream().mapToDouble(u -> u[value]).average().orElseThrow();
			variance += users.stream().mapToDouble(u -> (u[value] - usual[value]) * (u[value] - usual[value])).average()
					.orElseThrow() / usual.length;
		}
		spread = Math.max(SPREAD / 10, Math.sqrt(variance));
	}

	/** The lists of topics and tones stand for usual texts where a study has few of its own. */
	private void setBackground(Collection<float[]> texts) {
		List<float[]> background = new ArrayList<>(texts);
		topics.values().forEach(t -> background.addAll(embeddings.of(t).values()));
		tones.values().forEach(t -> background.addAll(embeddings.of(t).values()));
		style = new StyleReader(embeddings, background);
		topicScorer = new LabelScorer<>(topics, embeddings, background);
		toneScorer = new LabelScorer<>(tones, embeddings, background);
	}

	@Override
	public List<PersonaDraft> verbalize(List<UserEvidence> users, Failures failures, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, users.size());
		if (style == null) {
			setBackground(List.of());
		}
		Set<String> texts = new LinkedHashSet<>();
		users.forEach(u -> selected(u).forEach(e -> texts.add(e.text())));
		embeddings.of(texts);
		List<PersonaDraft> drafts = new ArrayList<>();
		for (UserEvidence user : users) {
			progress.checkCanceled();
			drafts.add(draft(user));
			progress.worked(1);
		}
		return drafts;
	}

	/** The texts a persona is read from: image titles before comments and submissions, by weight; and the top communities. */
	private static List<EvidenceRow> selected(UserEvidence user) {
		List<EvidenceRow> result = new ArrayList<>();
		List<EvidenceRow> usable = user.evidence().stream().filter(e -> e.withinBudget() && UserEvidence.hasWords(e)).toList();
		usable.stream().filter(e -> e.kind() != EvidenceKind.COMMUNITY)
				.sorted(Comparator.<EvidenceRow>comparingInt(e -> e.kind() == EvidenceKind.IMAGE_POST ? 0 : 1)
						.thenComparing(Comparator.comparingDouble(EvidenceRow::weight).reversed())
						.thenComparingInt(EvidenceRow::rank))
				.limit(TEXTS).forEach(result::add);
		usable.stream().filter(e -> e.kind() == EvidenceKind.COMMUNITY)
				.sorted(Comparator.comparingDouble(EvidenceRow::weight).reversed().thenComparingInt(EvidenceRow::rank))
				.limit(COMMUNITIES).forEach(result::add);
		return result;
	}

	/** The selected evidence, its embeddings and style scores, one each, and the style scores of the user. */
	private record Reading(List<EvidenceRow> rows, List<float[]> vectors, List<double[]> styles, double[] scores) {
		/** What the person wrote, communities left out. */
		Reading own() {
			List<Integer> own = indices(rows.size()).filter(i -> UserEvidence.isOwn(rows.get(i))).toList();
			return new Reading(own.stream().map(rows::get).toList(), own.stream().map(vectors::get).toList(), own.stream().map(styles::get).toList(),
					scores);
		}
	}

	/** Scores of the labels of a lexicon: for each text, and for the user their mean weighted by attention. */
	private record Labelling(List<String> labels, List<double[]> texts, double[] user) {
	}

	private Reading read(UserEvidence user) {
		List<EvidenceRow> rows = selected(user);
		Map<String, float[]> embedded = embeddings.of(rows.stream().map(EvidenceRow::text).toList());
		List<float[]> vectors = rows.stream().map(r -> embedded.get(r.text())).toList();
		List<double[]> styles = vectors.stream().map(style::score).toList();
		double[] scores = new double[StyleValue.values().length];
		double total = 0;
		for (int i = 0; i < rows.size(); i++) {
			double weight = weight(rows.get(i));
			total += weight;
			for (int v = 0; v < scores.length; v++) {
				scores[v] += weight * signal(styles.get(i)[v]);
			}
		}
		for (int v = 0; v < scores.length && total > 0; v++) {
			scores[v] /= total;
		}
		return new Reading(rows, vectors, styles, scores);
	}

	/**
	 * How much a text counts. Attention is flattened to its fourth root: taste shows in every corner a person posts in,
	 * and one loud community should not speak for all of it. What a person shows counts more than what they say.
	 */
	private static double weight(EvidenceRow row) {
		return (row.kind() == EvidenceKind.IMAGE_POST ? 1.5 : 1) * Math.pow(Math.max(row.weight(), 1e-6), 0.25);
	}

	/** Most texts do not speak of style: what is less than a standard deviation above the usual counts for nothing. */
	private static double signal(double score) {
		return Math.max(0, score - 1);
	}

	private PersonaDraft draft(UserEvidence user) {
		Reading reading = read(user);
		List<SentenceRow> sentences = new ArrayList<>();
		List<TraitRow> traits = new ArrayList<>();
		answers(user, sentences, traits);
		interests(user, reading, sentences, traits);
		demographics(user, sentences, traits);
		affect(reading, sentences, traits);
		aesthetics(reading, sentences, traits);
		return new PersonaDraft(user.userId(), user.method(), label, sentences, traits);
	}

	/** What somebody answered to questions is told as it was said, each answer under the name of its question. */
	private static void answers(UserEvidence user, List<SentenceRow> sentences, List<TraitRow> traits) {
		for (EvidenceRow row : user.evidence()) {
			int colon = row.text().indexOf(": ");
			if (row.kind() == EvidenceKind.INTAKE && row.withinBudget() && colon > 0) {
				String question = row.text().substring(0, colon).strip();
				String answer = row.text().substring(colon + 2).strip();
				sentences.add(new SentenceRow("Asked \u201C" + question + "\u201D, answers: " + answer + (answer.endsWith(".") ? "" : "."),
						List.of(row.id())));
				traits.add(new TraitRow(TraitCategory.DEMOGRAPHICS, row.source().isBlank() ? question : row.source(), answer, 1, List.of(row.id())));
			}
		}
	}

	private static void demographics(UserEvidence user, List<SentenceRow> sentences, List<TraitRow> traits) {
		for (Demographics.Finding f : Demographics.find(user.evidence().stream().filter(EvidenceRow::withinBudget).toList())) {
			List<Long> ids = ids(f.evidence());
			sentences.add(new SentenceRow(Demographics.sentence(f), ids));
			traits.add(new TraitRow(TraitCategory.DEMOGRAPHICS, f.variable(), f.value(), f.confidence(), ids));
		}
	}

	private void interests(UserEvidence user, Reading reading, List<SentenceRow> sentences, List<TraitRow> traits) {
		List<EvidenceRow> communities = user.evidence().stream().filter(e -> e.kind() == EvidenceKind.COMMUNITY)
				.sorted(Comparator.comparingInt(EvidenceRow::rank)).limit(4).toList();
		if (!communities.isEmpty()) {
			List<String> names = communities.stream().map(e -> UserEvidence.shown(e.community())).toList();
			sentences.add(new SentenceRow("Spends most of their attention in " + join(names) + '.',
					ids(communities)));
			double share = communities.stream().mapToDouble(EvidenceRow::weight).sum();
			traits.add(new TraitRow(TraitCategory.INTERESTS, "communities", String.join(", ", names), Math.clamp(share, 0, 1),
					ids(communities)));
		}
		Labelling topic = label(reading, topicScorer);
		List<Integer> top = best(topic.user, 2);
		boolean wrote = reading.rows.stream().anyMatch(UserEvidence::isOwn);
		if (!top.isEmpty()) {
			List<String> names = top.stream().map(topic.labels::get).toList();
			Set<EvidenceRow> cited = new LinkedHashSet<>();
			top.forEach(t -> cited.addAll(cite(reading, topic, t)));
			sentences.add(new SentenceRow((wrote ? "Their posts turn around " : "Their communities are about ") + join(names) + '.', ids(cited)));
			traits.add(new TraitRow(TraitCategory.INTERESTS, "topics", String.join(", ", names),
					confidence(topic.user[top.getFirst()]), ids(cited)));
		}
	}

	/** The tone of what the person writes; how a community describes itself has none of theirs. */
	private void affect(Reading all, List<SentenceRow> sentences, List<TraitRow> traits) {
		Reading reading = all.own();
		Labelling tone = label(reading, toneScorer);
		List<Integer> top = best(tone.user, 1);
		if (!top.isEmpty()) {
			String name = tone.labels.get(top.getFirst());
			List<EvidenceRow> cited = cite(reading, tone, top.getFirst());
			sentences.add(new SentenceRow("The tone of what they write is mostly " + name + '.', ids(cited)));
			traits.add(new TraitRow(TraitCategory.AFFECT, "tone", name, confidence(tone.user[top.getFirst()]), ids(cited)));
		}
	}

	private void aesthetics(Reading reading, List<SentenceRow> sentences, List<TraitRow> traits) {
		double[] scores = reading.scores.clone();
		for (int v = 0; v < scores.length; v++) {
			scores[v] = (scores[v] - usual[v]) / spread;
		}
		for (StyleAxis axis : StyleAxis.values()) {
			StyleValue value = StyleReader.best(axis, scores);
			double confidence = StyleReader.shares(axis, scores, SHARPNESS).get(value);
			List<Integer> strongest = strongest(reading, value);
			if (strongest.stream().noneMatch(i -> UserEvidence.isOwn(reading.rows.get(i)))) {
				// Nothing the person wrote speaks of it: the value would come from what others write, or from nowhere.
				continue;
			}
			List<EvidenceRow> cited = strongest.stream().map(reading.rows::get).toList();
			List<String> terms = nearestTerms(value, strongest.stream().map(reading.vectors::get).toList());
			sentences.add(new SentenceRow(sentence(axis, value, confidence, terms), ids(cited)));
			traits.add(new TraitRow(TraitCategory.AESTHETICS, axis.name().toLowerCase(Locale.ROOT), value.id(), confidence,
					ids(cited)));
		}
	}

	private static List<Integer> strongest(Reading reading, StyleValue value) {
		return indices(reading.rows.size()).filter(i -> signal(reading.styles.get(i)[value.ordinal()]) > 0)
				.sorted(Comparator.comparing((Integer i) -> !UserEvidence.isOwn(reading.rows.get(i))).thenComparingDouble(
						i -> -weight(reading.rows.get(i)) * signal(reading.styles.get(i)[value.ordinal()])))
				.limit(CITED).toList();
	}

	/** The two terms of a value that lie nearest to the texts it was read from. */
	private List<String> nearestTerms(StyleValue value, List<float[]> texts) {
		Map<String, float[]> terms = embeddings.of(StyleLexicon.terms(value));
		return StyleLexicon.terms(value).stream().sorted(Comparator.comparingDouble(
				(String t) -> -texts.stream().mapToDouble(x -> EmbeddingCache.cosine(terms.get(t), x)).sum())).limit(2).toList();
	}

	private static String sentence(StyleAxis axis, StyleValue value, double confidence, List<String> terms) {
		String verb = confidence >= NOTABLE ? "clearly prefers" : confidence >= CONFIDENT ? "prefers" : "may lean towards";
		String what = switch (axis) {
		case PALETTE -> value.id() + " colours";
		case LIGHT -> value.id() + " light";
		case TEXTURE -> value == StyleValue.SMOOTH ? "smooth, even surfaces" : "grainy, rough surfaces";
		case COMPOSITION -> value == StyleValue.MINIMAL ? "minimal, sparse compositions" : "crowded, detailed compositions";
		};
		return "In pictures this person " + verb + ' ' + what + ", such as " + join(terms) + '.';
	}

	private static Labelling label(Reading reading, LabelScorer<String> scorer) {
		List<double[]> texts = reading.vectors.stream().map(scorer::score).toList();
		double[] user = new double[scorer.labels().size()];
		double total = 0;
		for (int i = 0; i < texts.size(); i++) {
			double weight = Math.sqrt(Math.max(reading.rows.get(i).weight(), 1e-6));
			total += weight;
			for (int l = 0; l < user.length; l++) {
				user[l] += weight * texts.get(i)[l];
			}
		}
		for (int l = 0; l < user.length && total > 0; l++) {
			user[l] /= total;
		}
		return new Labelling(scorer.labels(), texts, user);
	}

	private static List<Integer> best(double[] scores, int n) {
		return indices(scores.length).filter(i -> scores[i] > 0).sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
				.limit(n).toList();
	}

	/** The two texts that speak most of a label. */
	private static List<EvidenceRow> cite(Reading reading, Labelling labelling, int label) {
		return indices(reading.rows.size()).sorted(Comparator.comparingDouble((Integer i) -> -labelling.texts.get(i)[label]))
				.limit(2).map(reading.rows::get).toList();
	}

	private static Stream<Integer> indices(int n) {
		return IntStream.range(0, n).boxed();
	}

	private static double confidence(double deviations) {
		return 1 - Math.exp(-Math.max(0, deviations));
	}

	private static List<Long> ids(Collection<EvidenceRow> rows) {
		return rows.stream().map(EvidenceRow::id).toList();
	}

	static String join(List<String> words) {
		return words.size() < 2 ? String.join("", words)
				: String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
	}
}
