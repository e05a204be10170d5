package org.zipp.sample.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.operation.Throughput;
import org.zipp.graph.EdgeList;
import org.zipp.graph.GraphWriter;
import org.zipp.graph.MonthCount;
import org.zipp.graph.Samples;

/** Users made by chance, in the order of their ids. What a user is depends on the seed and the user's number alone. */
public final class RandomUsers implements GraphWriter.Source {

	private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
	private static final LocalDate LAST_DAY = LocalDate.of(2022, 12, 31);
	private static final long START = FIRST_DAY.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
	private static final int DAY_SECONDS = 86_400;
	/** Posts and comments on an edge: 682 million on 152 million edges. */
	private static final double MEAN_ACTIVITY = 4.5;
	private static final int MOST_ACTIVITY = 10_000;
	private static final int MOST_DEGREE = 5_000;
	/** Exponent of the members of communities by rank. */
	private static final double POPULARITY = 0.9;
	private static final int LOW_BITS = 16;
	private static final int MONTHS = 12;
	/** Hexadecimal digits of an id, as those of authors have them. */
	private static final int DIGITS = 20;
	private static final int BATCH = 1 << 14;

	private final int users;
	private final int communities;
	private final double meanDegree;
	private final long seed;
	private final PowerLaw degrees;
	private final PowerLaw activities = new PowerLaw(MEAN_ACTIVITY, MOST_ACTIVITY);
	private final AliasTable popularity;
	/** Communities by rank, so that popular ones have no low numbers. */
	private final int[] byRank;
	private final int[] monthOfDay;
	private final long[] posts;
	private final long[] comments;
	private final byte[] id = new byte[1 + DIGITS];
	private final EdgeList edges = new EdgeList();
	private int[] drawn = new int[64];

	/** @throws IllegalArgumentException when there is no user or community, or the mean degree cannot be had */
	public RandomUsers(int users, int communities, double meanDegree, long seed) {
		if (users < 1 || communities < 1) {
			throw new IllegalArgumentException("A graph has at least one user and one community.");
		}
		this.users = users;
		this.communities = communities;
		this.meanDegree = meanDegree;
		this.seed = seed;
		degrees = new PowerLaw(meanDegree, Math.min(communities, MOST_DEGREE));
		popularity = new AliasTable(PowerLaw.weights(POPULARITY, communities));
		byRank = shuffled(communities, new SplittableRandom(seed));
		monthOfDay = FIRST_DAY.datesUntil(LAST_DAY.plusDays(1))
				.mapToInt(d -> (d.getYear() - FIRST_DAY.getYear()) * MONTHS + d.getMonthValue() - 1).toArray();
		posts = new long[monthOfDay[monthOfDay.length - 1] + 1];
		comments = new long[posts.length];
		id[0] = 'u';
	}

	private static int[] shuffled(int n, SplittableRandom random) {
		int[] all = IntStream.range(0, n).toArray();
		for (int i = n - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swapped = all[i];
			all[i] = all[j];
			all[j] = swapped;
		}
		return all;
	}

	@Override
	public void users(GraphWriter.Users sink, SubMonitor monitor) throws IOException {
		SubMonitor progress = monitor.setWorkRemaining(users / BATCH + 1);
		Throughput throughput = new Throughput("users", users);
		for (int user = 0; user < users; user++) {
			next(user);
			sink.add(id, edges);
			if ((user + 1) % BATCH == 0) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				throughput.add(BATCH);
				progress.worked(1);
				progress.subTask("Making users: " + throughput.text());
			}
		}
	}

	/** Makes a user, to be read from {@link #id} and {@link #edges}. */
	private void next(int user) {
		SplittableRandom random = new SplittableRandom(Samples.key(seed, user, 0));
		makeId(user, random);
		int degree = degrees.draw(unit(random));
		drawCommunities(degree, random);
		edges.clear();
		for (int i = 0; i < degree; i++) {
			addEdge(drawn[i], random);
		}
	}

	/** Users share out the 80-bit numbers among them in their order. */
	private void makeId(int user, SplittableRandom random) {
		long share = Long.MAX_VALUE / users;
		long high = share * user + random.nextLong(share) << 1;
		for (int i = 0; i < 2 * Long.BYTES; i++) {
			id[1 + i] = digit(high >>> Long.SIZE - 4 * (i + 1));
		}
		int low = random.nextInt(1 << LOW_BITS);
		for (int i = 0; i < 4; i++) {
			id[1 + 2 * Long.BYTES + i] = digit(low >>> LOW_BITS - 4 * (i + 1));
		}
	}

	private static byte digit(long value) {
		return (byte) HexFormat.of().toLowHexDigit((int) value & 0xF);
	}

	private void drawCommunities(int degree, SplittableRandom random) {
		if (drawn.length < degree) {
			drawn = new int[2 * degree];
		}
		for (int distinct = 0; distinct < degree;) {
			for (int i = distinct; i < degree; i++) {
				drawn[i] = byRank[popularity.draw(unit(random))];
			}
			Arrays.sort(drawn, 0, degree);
			distinct = 1;
			for (int i = 1; i < degree; i++) {
				if (drawn[i] != drawn[distinct - 1]) {
					drawn[distinct++] = drawn[i];
				}
			}
		}
	}

	private void addEdge(int community, SplittableRandom random) {
		int activity = activities.draw(unit(random));
		double square = random.nextDouble() * random.nextDouble();
		int postCount = (int) (activity * square * random.nextDouble());
		int firstDay = random.nextInt(monthOfDay.length);
		int lastDay = activity == 1 ? firstDay : firstDay + random.nextInt(monthOfDay.length - firstDay);
		long first = START + (long) firstDay * DAY_SECONDS + random.nextInt(DAY_SECONDS / 2);
		long last = activity == 1 ? first
				: START + (long) lastDay * DAY_SECONDS + DAY_SECONDS / 2 + random.nextInt(DAY_SECONDS / 2);
		int score = activity + random.nextInt(4 * activity) - random.nextInt(2 * activity);
		edges.add(community, postCount, activity - postCount, first, last, score);
		count(firstDay, lastDay, postCount, activity - postCount);
	}

	/** The first of an edge is of its first day, all others of its last. */
	private void count(int firstDay, int lastDay, int postCount, int commentCount) {
		int firstPosts = postCount > 0 ? 1 : 0;
		posts[monthOfDay[firstDay]] += firstPosts;
		comments[monthOfDay[firstDay]] += 1 - firstPosts;
		posts[monthOfDay[lastDay]] += postCount - firstPosts;
		comments[monthOfDay[lastDay]] += commentCount - 1 + firstPosts;
	}

	private static double unit(SplittableRandom random) {
		return 1 - random.nextDouble();
	}

	@Override
	public List<String> communities() {
		int digits = String.valueOf(communities - 1).length();
		return IntStream.range(0, communities).mapToObj(c -> String.format("c%0" + digits + "d", c)).toList();
	}

	@Override
	public List<MonthCount> activity() {
		return IntStream.range(0, posts.length).filter(m -> posts[m] + comments[m] > 0)
				.mapToObj(m -> new MonthCount(YearMonth.from(FIRST_DAY).plusMonths(m), posts[m], comments[m])).toList();
	}

	@Override
	public String fingerprint() {
		return Hashes.of("synthetic 1 " + users + ' ' + communities + ' ' + meanDegree + ' ' + seed);
	}
}
