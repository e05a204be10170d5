package org.zipp.mining;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.TraceKind;
import org.zipp.store.Fingerprints;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.StepLog;
import org.zipp.store.StudyStore;

/**
 * Users of a graph, chosen before evidence is mined, so that what is mined, verbalized and stored is of them and not of everybody.
 *
 * <p>A draw gives every user a number that depends on the user's id and the seed alone, and takes the smallest: the order of the
 * graph does not matter, and who was drawn stays drawn when more users come, unless one of them has a smaller number.
 *
 * @param ids      of the users, sorted
 * @param eligible how many users fulfilled what was asked
 * @param words    how they were chosen
 */
public record Cohort(List<String> ids, int eligible, String words) {

	private static final int CHECK_EVERY = 1000;

	private record Candidate(int user, long rank, long draw) {
	}

	/** Who is dropped first: the lowest rank, then the greatest drawn number. */
	private static final Comparator<Candidate> WORST_FIRST = Comparator.comparingLong(Candidate::rank)
			.thenComparing(Comparator.comparingLong(Candidate::draw).reversed()).thenComparing(Comparator.comparingInt(Candidate::user).reversed());

	/**
	 * Chooses from a graph, in memory for the chosen alone.
	 *
	 * @throws ZippException when a community is not in the graph, or nobody fulfils what is asked
	 */
	static Cohort choose(InteractionGraph graph, CohortCriteria criteria, SubMonitor monitor) {
		List<Integer> communities = criteria.communities().stream().map(name -> {
			int community = graph.indexOfCommunity(name);
			if (community < 0) {
				throw new ZippException("The graph has no community '" + name + "'. The Data perspective lists those it has.");
			}
			return community;
		}).toList();
		SubMonitor progress = SubMonitor.convert(monitor, graph.userCount() / CHECK_EVERY + 1);
		PriorityQueue<Candidate> chosen = new PriorityQueue<>(WORST_FIRST);
		boolean images = criteria.rule() == CohortRule.IMAGES || criteria.minImagePosts() > 0;
		int eligible = 0;
		for (int user = 0; user < graph.userCount(); user++) {
			if (user % CHECK_EVERY == 0) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				progress.subTask(String.format(Locale.ROOT, "%,d of %,d users", user, graph.userCount()));
				progress.worked(1);
			}
			long activity = activity(graph, user, communities);
			if (activity < Math.max(1, criteria.minActivity())) {
				continue;
			}
			long imagePosts = images ? graph.traces(user).stream().filter(t -> t.kind() == TraceKind.IMAGE_POST).count() : 0;
			if (imagePosts < criteria.minImagePosts()) {
				continue;
			}
			eligible++;
			long rank = switch (criteria.rule()) {
			case RANDOM -> 0;
			case ACTIVE -> activity;
			case IMAGES -> imagePosts;
			};
			chosen.add(new Candidate(user, rank, draw(graph.userId(user), criteria.seed())));
			if (chosen.size() > criteria.size()) {
				chosen.poll();
			}
		}
		if (chosen.isEmpty()) {
			throw new ZippException(String.format(Locale.ROOT, "None of the %,d users can be chosen: %s. Ask for less.", graph.userCount(),
					criteria.words()));
		}
		return new Cohort(chosen.stream().map(c -> graph.userId(c.user())).sorted().toList(), eligible, criteria.words());
	}

	/** Posts and comments of a user; 0 when the user was active in none of the communities that are asked for. */
	private static long activity(InteractionGraph graph, int user, List<Integer> communities) {
		long[] sum = new long[1];
		boolean[] there = { communities.isEmpty() };
		graph.forEachCommunity(user, (community, posts, comments, _, _) -> {
			sum[0] += posts + comments;
			there[0] |= communities.contains(community);
		});
		return there[0] ? sum[0] : 0;
	}

	/** A number of 64 bits, as good as random: FNV-1a of the id, mixed with the seed by the finalizer of SplitMix64 (Steele et al. 2014). */
	private static long draw(String id, long seed) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < id.length(); i++) {
			hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
		}
		long z = hash + (seed + 1) * 0x9e3779b97f4a7c15L;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}

	/** How many of how many, and how they were chosen: a sentence. */
	String sentence(int users) {
		return String.format(Locale.ROOT, "%,d of %,d users, %s.", ids.size(), users, words);
	}

	/** Makes these the users that evidence is mined of. */
	void store(StudyStore store, InteractionGraph graph, Map<String, String> parameters, double seconds) {
		store.users().setCohort(ids);
		note(store, graph, parameters, seconds, ids, sentence(graph.userCount()));
	}

	/** Takes a choice back: evidence is mined of everybody. */
	static void storeEverybody(StudyStore store, InteractionGraph graph, Map<String, String> parameters, double seconds) {
		store.users().setCohort(List.of());
		note(store, graph, parameters, seconds, List.of(), "");
	}

	private static void note(StudyStore store, InteractionGraph graph, Map<String, String> parameters, double seconds, List<String> ids,
			String sentence) {
		Map<String, String> all = new TreeMap<>(parameters);
		all.put(StepLog.COHORT_IN_WORDS, sentence);
		store.steps().remember(StepLog.COHORT, all);
		store.steps().finish(new StepRow(StepLog.COHORT, fingerprint(ids), Instant.now(), seconds,
				Map.of("chosen", ids.isEmpty() ? graph.userCount() : (long) ids.size())));
	}

	/** Stands for a choice; empty for everybody. */
	static String fingerprint(List<String> ids) {
		return ids.isEmpty() ? "" : Fingerprints.of(ids.toArray(String[]::new));
	}
}
