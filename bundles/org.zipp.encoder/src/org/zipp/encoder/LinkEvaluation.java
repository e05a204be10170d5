package org.zipp.encoder;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.encoder.internal.files.Hashes;
import org.zipp.encoder.internal.users.Affinities;
import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;

/**
 * How well an encoder predicts links it has not seen. A user is encoded from training links alone; the held-out community
 * is compared with every community that the user is not linked with. Users are read in batches, so memory does not grow
 * with their number, and communities are compared on all cores.
 */
public final class LinkEvaluation {

	private static final int BATCH = 256;
	private static final double NORMAL_95 = 1.959963984540054;

	/** Which held-out link of a user. */
	public enum Held {
		VALIDATION, TEST
	}

	/** How the other community of posting accuracy is drawn. */
	public enum Negatives {
		/** Every community alike. */
		UNIFORM,
		/** In proportion to its members in training, so that being popular is no help. */
		POPULARITY
	}

	/**
	 * @param users     most users that are evaluated, drawn by the hash of their id; 0 = all
	 * @param negatives of the posting accuracy that is shown first
	 * @param seed      of the draw of users
	 */
	public record Settings(int users, Negatives negatives, long seed) {

		public static final Settings DEFAULT = new Settings(10_000, Negatives.UNIFORM, 1);
	}

	/**
	 * A mean over users.
	 *
	 * @param standardError of the mean; users count as independent
	 */
	public record Metric(double value, double standardError) {

		/** Lower end of the normal 95 % interval. */
		public double low() {
			return value - NORMAL_95 * standardError;
		}

		/** Upper end of the normal 95 % interval. */
		public double high() {
			return value + NORMAL_95 * standardError;
		}
	}

	/**
	 * What was measured. Posting accuracy is there for both ways to draw the other community.
	 *
	 * @param held        which link was held out
	 * @param users       users evaluated, one link each
	 * @param communities of the graph
	 * @param negatives   of the posting accuracy that is shown first
	 */
	public record Result(Held held, int users, int communities, Negatives negatives, Metric uniformAccuracy,
			Metric popularityAccuracy, Metric mrr, Metric hit1, Metric hit10, Metric hit50) {

		/** Posting accuracy by the chosen way to draw the other community. */
		public Metric accuracy() {
			return negatives == Negatives.UNIFORM ? uniformAccuracy : popularityAccuracy;
		}

		/** What the numbers mean, for printing beside them. */
		public List<String> definitions() {
			return List.of(LinkEvaluation.definition(negatives), String.format(Locale.ROOT,
					"MRR and hit@k: rank of the held-out community among all of the %,d communities that the user is not linked "
							+ "with otherwise; ties share their mean rank. Mean over %,d users, one %s link each; ± is the half "
							+ "width of the normal 95 %% interval.",
					communities, users, held.name().toLowerCase(Locale.ROOT)));
		}

		/** The numbers in one line. */
		public String text() {
			return String.format(Locale.ROOT,
					"posting accuracy %s (negatives drawn by %s; %s: %s), MRR %s, hit@1 %s, hit@10 %s, hit@50 %s",
					percent(accuracy()), name(negatives), name(other()), percent(other() == Negatives.UNIFORM ? uniformAccuracy
							: popularityAccuracy), plain(mrr), percent(hit1), percent(hit10), percent(hit50));
		}

		private Negatives other() {
			return negatives == Negatives.UNIFORM ? Negatives.POPULARITY : Negatives.UNIFORM;
		}

		private static String percent(Metric m) {
			return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * m.value, 100 * NORMAL_95 * m.standardError);
		}

		private static String plain(Metric m) {
			return String.format(Locale.ROOT, "%.3f ± %.3f", m.value, NORMAL_95 * m.standardError);
		}

		private static String name(Negatives negatives) {
			return negatives.name().toLowerCase(Locale.ROOT);
		}
	}

	/** What posting accuracy means. */
	public static String definition(Negatives negatives) {
		return "Posting accuracy: chance that the held-out community of a user has a higher affinity than a community drawn "
				+ (negatives == Negatives.UNIFORM ? "uniformly" : "in proportion to its members in training")
				+ " from those the user is not linked with; ties count half; exact over all draws.";
	}

	private final InteractionGraph graph;
	private final LinkSplit split;
	private final CommunityCounts counts;
	private final Settings settings;

	/** @param counts of the training links of the split */
	public LinkEvaluation(InteractionGraph graph, LinkSplit split, CommunityCounts counts, Settings settings) {
		this.graph = graph;
		this.split = split;
		this.counts = counts;
		this.settings = settings;
	}

	/**
	 * Measures an encoder, which is used by the calling thread alone.
	 *
	 * @throws ZippException when it gives embeddings that are no numbers
	 */
	public Result evaluate(FittedEncoder encoder, Held held, SubMonitor monitor) {
		int[] users = users(held);
		SubMonitor progress = SubMonitor.convert(monitor, users.length);
		float[] communities = encoder.communities();
		checkNumbers(communities, communities.length, encoder.method());
		Affinities affinities = new Affinities(communities, encoder.dimension());
		Sums sums = new Sums();
		UserBatch batch = new UserBatch();
		float[] embeddings = new float[BATCH * encoder.dimension()];
		for (int from = 0; from < users.length; from += BATCH) {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			int n = Math.min(BATCH, users.length - from);
			batch.clear();
			for (int i = 0; i < n; i++) {
				int user = users[from + i];
				batch.addUser(graph, user, ordinal -> split.isTraining(user, ordinal));
			}
			encoder.encode(batch, embeddings, null);
			checkNumbers(embeddings, n * encoder.dimension(), encoder.method());
			int start = from;
			IntStream.range(0, n).parallel().mapToObj(i -> {
				float[] scores = new float[affinities.communities()];
				affinities.of(embeddings, i * encoder.dimension(), scores);
				return compare(users[start + i], held, scores);
			}).forEachOrdered(sums::add);
			progress.worked(n);
		}
		return sums.result(held, graph.communityCount(), settings.negatives());
	}

	/** Measures the baseline that gives every user the communities with most members in training. */
	public Result popularity(Held held, SubMonitor monitor) {
		try (FittedEncoder popularity = new Popularity(counts)) {
			return evaluate(popularity, held, monitor);
		}
	}

	/** Users that are evaluated, ascending: those with the smallest hashes of seed and id among those with such a link. */
	int[] users(Held held) {
		record Drawn(long hash, int user) {
		}
		int most = settings.users() == 0 ? Integer.MAX_VALUE : settings.users();
		PriorityQueue<Drawn> drawn = new PriorityQueue<>(Comparator.comparingLong(Drawn::hash).reversed());
		for (int user = 0; user < graph.userCount(); user++) {
			if (position(user, held) >= 0 && graph.userDegree(user) < graph.communityCount()) {
				long hash = most >= graph.userCount() ? 0 : Hashes.of(settings.seed(), Hashes.of(graph.userId(user)));
				if (drawn.size() < most) {
					drawn.add(new Drawn(hash, user));
				} else if (hash < drawn.element().hash()) {
					drawn.remove();
					drawn.add(new Drawn(hash, user));
				}
			}
		}
		return drawn.stream().mapToInt(Drawn::user).sorted().toArray();
	}

	private int position(int user, Held held) {
		return held == Held.TEST ? split.test(user) : split.validation(user);
	}

	private static void checkNumbers(float[] values, int n, String method) {
		for (int i = 0; i < n; i++) {
			if (!Float.isFinite(values[i])) {
				throw new ZippException("The encoder " + method + " gives embeddings that are no numbers. Its training has "
						+ "failed; train it again with a lower learning rate.");
			}
		}
	}

	/** Compares the held-out community with all that the user is not linked with. */
	private Comparison compare(int user, Held held, float[] scores) {
		EdgeList links = new EdgeList();
		graph.communitiesOf(user, links);
		int target = links.neighbour(position(user, held));
		float score = scores[target];
		int[] members = counts.members();
		long above = 0;
		long equal = 0;
		long drawable = 0;
		double below = 0;
		for (int c = 0; c < scores.length; c++) {
			above += scores[c] > score ? 1 : 0;
			equal += scores[c] == score ? 1 : 0;
			below += scores[c] < score ? members[c] : scores[c] == score ? 0.5 * members[c] : 0;
			drawable += members[c];
		}
		for (int i = 0; i < links.size(); i++) {
			int c = links.neighbour(i);
			above -= scores[c] > score ? 1 : 0;
			equal -= scores[c] == score ? 1 : 0;
			below -= scores[c] < score ? members[c] : scores[c] == score ? 0.5 * members[c] : 0;
			drawable -= members[c];
		}
		int others = scores.length - links.size();
		return new Comparison(1 + above + 0.5 * equal, (others - above - 0.5 * equal) / others,
				drawable == 0 ? 0.5 : below / drawable);
	}

	/**
	 * @param rank       from 1
	 * @param uniform    posting accuracy of this link
	 * @param popularity the same with the other way to draw
	 */
	private record Comparison(double rank, double uniform, double popularity) {
	}

	private static final class Sums {
		private static final int[] HITS = { 1, 10, 50 };
		private static final int FIRST_HIT = 3;
		private final double[] sum = new double[FIRST_HIT + HITS.length];
		private final double[] squares = new double[sum.length];
		private int n;

		private void add(Comparison c) {
			n++;
			add(0, c.uniform);
			add(1, c.popularity);
			add(2, 1 / c.rank);
			for (int i = 0; i < HITS.length; i++) {
				add(FIRST_HIT + i, c.rank <= HITS[i] ? 1 : 0);
			}
		}

		private void add(int i, double value) {
			sum[i] += value;
			squares[i] += value * value;
		}

		private Metric metric(int i) {
			double mean = n == 0 ? Double.NaN : sum[i] / n;
			double variance = n < 2 ? Double.NaN : Math.max(0, squares[i] - n * mean * mean) / (n - 1);
			return new Metric(mean, Math.sqrt(variance / n));
		}

		private Result result(Held held, int communities, Negatives negatives) {
			return new Result(held, n, communities, negatives, metric(0), metric(1), metric(2), metric(FIRST_HIT),
					metric(FIRST_HIT + 1), metric(FIRST_HIT + 2));
		}
	}

	/** Affinity = members in training, whoever the user is. */
	private record Popularity(CommunityCounts counts) implements FittedEncoder {

		@Override
		public String method() {
			return "popularity";
		}

		@Override
		public int dimension() {
			return 1;
		}

		@Override
		public float[] communities() {
			float[] rows = new float[counts.members().length];
			for (int c = 0; c < rows.length; c++) {
				rows[c] = counts.members()[c];
			}
			return rows;
		}

		@Override
		public void encode(UserBatch users, float[] embeddings, float[] weights) {
			for (int u = 0; u < users.users(); u++) {
				embeddings[u] = 1;
				for (int i = users.offset(u); weights != null && i < users.offset(u + 1); i++) {
					weights[i] = 1f / (users.offset(u + 1) - users.offset(u));
				}
			}
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}
}
