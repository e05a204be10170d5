package org.zipp.report.internal.metrics;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.StudyDirectory;
import org.zipp.core.compute.ImageEmbedder;
import org.zipp.core.compute.JointEmbedder;
import org.zipp.core.operation.Throughput;
import org.zipp.graph.pictures.AttachedPictures.Picture;
import org.zipp.graph.pictures.PictureReader;
import org.zipp.graph.pictures.UnreadablePictureException;
import org.zipp.report.ReportSettings;
import org.zipp.statistics.embedding.Cmmd;
import org.zipp.statistics.embedding.VectorSet;
import org.zipp.store.PictureException;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.StudyStore;
import org.zipp.study.metrics.Metric;
import org.zipp.study.metrics.PictureScore;
import org.zipp.study.metrics.Scores;
import org.zipp.study.metrics.Scores.Distance;

/** One run: embeds what the caches lack, and computes scores and distances from the caches. */
final class Scoring {

	private static final int BATCH = 16;
	private static final int EMBEDDING_SHARE = 700;
	private static final int REST = 300;
	/** What was attached may be larger than what is attached unless asked for. */
	private static final PictureReader READER = new PictureReader(Integer.MAX_VALUE, Integer.MAX_VALUE);
	/** Posted pictures are decoded to at least so many pixels a side, so that the model's own scaling decides. */
	private static final int LEAST_SIDE = 1024;

	private final StudyDirectory study;
	private final StudyStore store;
	private final Exhibits exhibits;
	private final SubMonitor progress;
	/** Values of each picture, in the order of the exhibits. */
	private final double[][] values;
	private final Map<ImageRow, Map<String, Double>> ownScores = new LinkedHashMap<>();
	private final List<Distance> distances = new ArrayList<>();
	private final Set<String> notes = new LinkedHashSet<>();
	/** Contents that could not be read. */
	private final Set<String> unreadable = new HashSet<>();
	private long embedded;

	/** Reads the bytes of a picture. */
	@FunctionalInterface
	private interface Reading {
		BufferedImage read() throws IOException, UnreadablePictureException;
	}

	Scoring(StudyDirectory study, StudyStore store, Exhibits exhibits, SubMonitor progress) {
		this.study = study;
		this.store = store;
		this.exhibits = exhibits;
		this.progress = progress;
		progress.setWorkRemaining(2 * (EMBEDDING_SHARE + REST));
		values = new double[exhibits.shown().size()][Metric.values().length];
		for (double[] row : values) {
			Arrays.fill(row, Double.NaN);
		}
	}

	/** CLIPScore and CMMD. */
	void clip(JointEmbedder model, Cmmd.Settings settings) {
		try (EmbeddingCache cache = new EmbeddingCache(study.metrics(), model.fingerprint(), model.dimension())) {
			embed(model, cache, true, progress.split(EMBEDDING_SHARE));
			for (int i = 0; i < values.length; i++) {
				ImageRow image = exhibits.shown().get(i);
				if (cache.has(image.content())) {
					float[] picture = cache.get(image.content());
					values[i][Metric.CLIP_PROMPT.ordinal()] = Metric.TEXT_FACTOR * positive(cosine(cache, picture, exhibits.base(image)));
					values[i][Metric.CLIP_RENDERED.ordinal()] = Metric.TEXT_FACTOR * positive(cosine(cache, picture, exhibits.rendered(image)));
					own(cache, i, image, picture);
				}
			}
			if (exhibits.own().isEmpty()) {
				notes.add("No picture that a user posted is at hand, so there is no image–image score. Attach downloaded pictures with 'attach'.");
			}
			distances(cache, settings, progress.split(REST));
		}
	}

	/** PickScore. */
	void pick(JointEmbedder model) {
		try (EmbeddingCache cache = new EmbeddingCache(study.metrics(), model.fingerprint(), model.dimension())) {
			embed(model, cache, false, progress.split(EMBEDDING_SHARE));
			for (int i = 0; i < values.length; i++) {
				ImageRow image = exhibits.shown().get(i);
				if (cache.has(image.content())) {
					values[i][Metric.PICKSCORE.ordinal()] = model.logitScale() * cosine(cache, cache.get(image.content()), exhibits.base(image));
				}
			}
		}
	}

	private static double positive(double cosine) {
		return Double.isNaN(cosine) ? cosine : Math.max(0, cosine);
	}

	private static double cosine(EmbeddingCache cache, float[] picture, String text) {
		return text == null ? Double.NaN : product(picture, cache.get(key(text)));
	}

	/** Embeddings have norm 1. */
	private static double product(float[] a, float[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++) {
			sum += (double) a[k] * b[k];
		}
		return sum;
	}

	private static String key(String text) {
		return Hashes.ofParts("text", text);
	}

	/** A picture beside those that its user posted; a shared one beside those of every user. */
	private void own(EmbeddingCache cache, int i, ImageRow image, float[] picture) {
		String user = image.key().userId();
		if (!user.isEmpty()) {
			values[i][Metric.CLIP_OWN.ordinal()] = ownScore(cache, picture, user);
			return;
		}
		Map<String, Double> byUser = new TreeMap<>();
		for (String each : exhibits.own().keySet()) {
			double score = ownScore(cache, picture, each);
			if (!Double.isNaN(score)) {
				byUser.put(each, score);
			}
		}
		ownScores.put(image, byUser);
	}

	private double ownScore(EmbeddingCache cache, float[] picture, String user) {
		double sum = 0;
		int n = 0;
		for (Picture posted : exhibits.own().getOrDefault(user, List.of())) {
			if (cache.has(posted.sha256())) {
				sum += Math.max(0, product(picture, cache.get(posted.sha256())));
				n++;
			}
		}
		return n == 0 ? Double.NaN : Metric.IMAGE_FACTOR * sum / n;
	}

	private void embed(JointEmbedder model, EmbeddingCache cache, boolean all, SubMonitor monitor) {
		List<String> texts = exhibits.texts(all).stream().filter(t -> !cache.has(key(t))).toList();
		Map<String, Reading> pictures = new LinkedHashMap<>();
		for (ImageRow image : exhibits.shown()) {
			pictures.putIfAbsent(image.content(), () -> ImageIO.read(new ByteArrayInputStream(store.images().read(image.content()))));
		}
		if (all) {
			int side = Math.max(LEAST_SIDE, 2 * model.inputSize());
			exhibits.own().values().forEach(own -> own
					.forEach(p -> pictures.putIfAbsent(p.sha256(), () -> READER.read(p.file(), side).picture())));
		}
		pictures.keySet().removeIf(cache::has);
		monitor.setWorkRemaining(texts.size() + pictures.size());
		for (int from = 0; from < texts.size(); from += BATCH) {
			List<String> some = texts.subList(from, Math.min(texts.size(), from + BATCH));
			monitor.checkCanceled();
			monitor.subTask("Embedding prompts");
			float[][] rows = model.embedTexts(some);
			for (int k = 0; k < rows.length; k++) {
				cache.add(key(some.get(k)), rows[k]);
			}
			embedded += some.size();
			monitor.worked(some.size());
		}
		long cut = exhibits.texts(all).stream().filter(t -> !model.cut(t).isEmpty()).count();
		if (cut > 0) {
			notes.add(model.model() + " does not see the end of " + cut + (cut == 1 ? " prompt" : " prompts")
					+ ", because it takes no more tokens.");
		}
		pictures(model, cache, pictures, monitor);
		cache.force();
	}

	private void pictures(ImageEmbedder model, EmbeddingCache cache, Map<String, Reading> pictures, SubMonitor monitor) {
		Throughput rate = new Throughput("pictures", pictures.size());
		List<Map.Entry<String, Reading>> left = List.copyOf(pictures.entrySet());
		for (int from = 0; from < left.size(); from += BATCH) {
			monitor.checkCanceled();
			monitor.subTask("Embedding " + rate.text());
			List<Map.Entry<String, Reading>> some = left.subList(from, Math.min(left.size(), from + BATCH));
			List<String> contents = new ArrayList<>();
			List<BufferedImage> read = new ArrayList<>();
			for (Map.Entry<String, Reading> picture : some) {
				BufferedImage decoded = decoded(picture.getKey(), picture.getValue());
				if (decoded != null) {
					contents.add(picture.getKey());
					read.add(decoded);
				}
			}
			if (!read.isEmpty()) {
				float[][] rows = model.embed(read);
				for (int k = 0; k < rows.length; k++) {
					cache.add(contents.get(k), rows[k]);
				}
			}
			embedded += read.size();
			rate.add(some.size());
			monitor.worked(some.size());
		}
	}

	/** The picture, or {@code null} when it cannot be read; then it is left out and counted. */
	private BufferedImage decoded(String content, Reading reading) {
		try {
			BufferedImage picture = reading.read();
			if (picture != null) {
				return picture;
			}
		} catch (IOException | UnreadablePictureException | PictureException _) {
			unreadable.add(content);
			return null;
		}
		unreadable.add(content);
		return null;
	}

	/** CMMD of every two conditions, and of each and the pictures that users posted. */
	private void distances(EmbeddingCache cache, Cmmd.Settings settings, SubMonitor monitor) {
		Map<String, List<String>> sets = new TreeMap<>();
		for (ImageRow image : exhibits.shown()) {
			if (exhibits.isCurrent(image) && cache.has(image.content())) {
				sets.computeIfAbsent(image.key().conditionId(), _ -> new ArrayList<>()).add(image.content());
			}
		}
		List<String> names = new ArrayList<>(sets.keySet());
		List<String> posted = exhibits.own().values().stream().flatMap(List::stream).map(Picture::sha256).distinct().filter(cache::has).toList();
		if (!posted.isEmpty()) {
			sets.put(Scores.OWN_PICTURES, posted);
			names.add(Scores.OWN_PICTURES);
		}
		Map<String, VectorSet> vectors = new LinkedHashMap<>();
		for (String name : names) {
			if (sets.get(name).size() >= 2) {
				vectors.put(name, vectors(cache, sets.get(name)));
			} else {
				notes.add("A set of one picture has no CMMD.");
			}
		}
		List<String> usable = List.copyOf(vectors.keySet());
		monitor.setWorkRemaining(Math.max(1, usable.size() * (usable.size() - 1) / 2));
		for (int i = 0; i < usable.size(); i++) {
			for (int j = i + 1; j < usable.size(); j++) {
				monitor.checkCanceled();
				monitor.subTask("Comparing pictures of conditions");
				distances.add(distance(usable.get(i), usable.get(j), vectors, settings, monitor));
				monitor.worked(1);
			}
		}
	}

	private static VectorSet vectors(EmbeddingCache cache, List<String> contents) {
		int dimension = cache.get(contents.getFirst()).length;
		float[] values = new float[Math.multiplyExact(contents.size(), dimension)];
		for (int i = 0; i < contents.size(); i++) {
			cache.copy(contents.get(i), values, i * dimension);
		}
		return VectorSet.of(values, contents.size(), dimension);
	}

	private static Distance distance(String first, String second, Map<String, VectorSet> vectors, Cmmd.Settings settings, SubMonitor monitor) {
		DoublePredicate goOn = _ -> !monitor.isCanceled();
		try {
			Cmmd.Comparison found = Cmmd.compare(vectors.get(first), vectors.get(second), settings, goOn);
			Cmmd.Estimate e = found.estimates().getFirst();
			return new Distance(first, second, found.n(), found.m(), e.biased(), e.unbiased(), e.interval(ReportSettings.defaults().level()),
					e.test().map(t -> OptionalDouble.of(t.pValue())).orElse(OptionalDouble.empty()));
		} catch (CancellationException e) {
			OperationCanceledException cancelled = new OperationCanceledException();
			cancelled.initCause(e);
			throw cancelled;
		}
	}

	/** Prompts and pictures that were embedded in this run. */
	long embedded() {
		return embedded;
	}

	/** The scores; of a shared picture one more for each user that posted pictures. */
	List<PictureScore> scores() {
		List<PictureScore> scores = new ArrayList<>();
		for (int i = 0; i < values.length; i++) {
			ImageRow image = exhibits.shown().get(i);
			boolean current = exhibits.isCurrent(image);
			scores.add(new PictureScore(image.key(), image.content(), current, values[i]));
			ownScores.getOrDefault(image, Map.of()).forEach((user, score) -> {
				double[] own = new double[Metric.values().length];
				Arrays.fill(own, Double.NaN);
				own[Metric.CLIP_OWN.ordinal()] = score;
				scores.add(new PictureScore(new ImageKey(user, image.key().promptId(), image.key().conditionId(), image.key().seed()),
						image.content(), current, own));
			});
		}
		return scores;
	}

	List<Distance> distances() {
		return distances;
	}

	/** What a reader should know. */
	List<String> notes() {
		List<String> all = new ArrayList<>(notes);
		if (!unreadable.isEmpty()) {
			all.add(unreadable.size() + (unreadable.size() == 1 ? " picture" : " pictures") + " could not be read and are left out.");
		}
		return all;
	}
}
