package org.zipp.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Link;
import org.zipp.graph.Neighbourhood.Node;

/**
 * Finds what lies around a user or a community. How much a community weighs for a user is asked of the
 * {@link CommunityWeights}; nearness of two users is always the cosine of their power TF-IDF vectors over communities
 * ({@link PowerTfIdf}), nearness of two communities that of the same numbers read by community.
 *
 * <p>The work is bounded: near users are sought through the communities with fewest members until {@value #VISITS}
 * memberships are visited, and exact cosines are then taken of the best; in a community with more than
 * {@value #CANDIDATES} members, weights are asked for those with the greatest TF-IDF share. Smaller graphs are searched
 * whole. Not safe for several threads; the graph stays open while it is used.
 */
public final class Neighbourhoods {

	/** Memberships visited in search of near users. */
	static final int VISITS = 2_000_000;
	/** Members of a community whose weights are asked for. */
	static final int CANDIDATES = 2_000;

	private static final int LABEL_LENGTH = 9;
	/** As many times more users than wanted are compared exactly. */
	private static final int SPARE = 10;

	private final InteractionGraph graph;
	private final CommunityWeights weights;
	private final int mostVisits;
	private final int mostCandidates;
	private final Map<Integer, Double> norms = new HashMap<>();
	private double[] squares;

	/**
	 * Weighs by power TF-IDF.
	 *
	 * @param graph an open graph, closed by whoever opened it
	 */
	public Neighbourhoods(InteractionGraph graph) {
		this(graph, CommunityWeights.tfIdf(graph));
	}

	/**
	 * @param graph   an open graph, closed by whoever opened it
	 * @param weights asked for the users that are shown
	 */
	public Neighbourhoods(InteractionGraph graph, CommunityWeights weights) {
		this(graph, weights, VISITS, CANDIDATES);
	}

	Neighbourhoods(InteractionGraph graph, CommunityWeights weights, int mostVisits, int mostCandidates) {
		this.graph = graph;
		this.weights = weights;
		this.mostVisits = mostVisits;
		this.mostCandidates = mostCandidates;
	}

	/**
	 * The communities of greatest weight of a user and the users nearest to it.
	 *
	 * @throws ZippException when the graph has no such user
	 */
	public Neighbourhood aroundUser(String userId, int maxCommunities, int maxUsers) {
		int user = graph.indexOfUser(userId);
		if (user < 0) {
			throw new ZippException("The graph has no user '" + userId + "'.");
		}
		List<Edge> own = edges(user);
		own.sort(Edge.BY_RANK);
		List<Edge> shown = own.subList(0, Math.min(maxCommunities, own.size()));

		Node centre = userNode(user, 1, 0);
		List<Node> nodes = new ArrayList<>(List.of(centre));
		List<Link> links = new ArrayList<>();
		Set<Integer> communities = new HashSet<>();
		for (Edge e : shown) {
			nodes.add(communityNode(e.community, e.weight, 1));
			links.add(link(user, e));
			communities.add(e.community);
		}
		for (Near n : nearUsers(user, maxUsers)) {
			nodes.add(userNode(n.index, n.cosine, 2));
			edges(n.index).stream().filter(e -> communities.contains(e.community)).map(e -> link(n.index, e))
					.forEach(links::add);
		}
		return new Neighbourhood(centre, nodes, links);
	}

	/** The users of greatest cosine, the greatest first. */
	private List<Near> nearUsers(int user, int most) {
		if (most == 0) {
			return List.of();
		}
		Map<Integer, Double> vector = vector(user);
		List<Integer> rarest = new ArrayList<>(vector.keySet());
		rarest.sort(Comparator.comparingInt(graph::communityDegree).thenComparing(Comparator.naturalOrder()));
		Map<Integer, Double> dots = new HashMap<>();
		long visits = 0;
		boolean all = true;
		for (int community : rarest) {
			int members = graph.communityDegree(community);
			visits += members;
			if (visits > mostVisits && visits > members) {
				all = false;
				break;
			}
			double own = vector.get(community);
			double idf = PowerTfIdf.idf(graph.userCount(), members);
			graph.forEachUser(community, (other, posts, comments, _, _) -> {
				if (other != user) {
					// tf without its denominator: a factor of the whole vector, which the cosine does not see.
					dots.merge(other, own * Math.pow(posts + comments, PowerTfIdf.POWER) * idf, Double::sum);
				}
			});
		}
		double norm = norm(user);
		List<Near> near = new ArrayList<>(dots.size());
		dots.forEach((other, dot) -> near.add(new Near(other, dot / (norm * norm(other)))));
		near.sort(Near.BY_COSINE);
		List<Near> best = near.subList(0, Math.min(all ? most : SPARE * most, near.size()));
		if (all) {
			return best;
		}
		return best.stream().map(n -> new Near(n.index, dot(vector, n.index) / (norm * norm(n.index))))
				.sorted(Near.BY_COSINE).limit(most).toList();
	}

	/**
	 * The users for whom a community weighs most and the communities nearest to it.
	 *
	 * @throws ZippException when the graph has no such community
	 */
	public Neighbourhood aroundCommunity(String communityId, int maxUsers, int maxCommunities) {
		int community = graph.indexOfCommunity(communityId);
		if (community < 0) {
			throw new ZippException("The graph has no community '" + communityId + "'.");
		}
		List<Near> candidates = new ArrayList<>();
		Map<Integer, Double> dots = new HashMap<>();
		double[] norm = { 0 };
		graph.forEachUser(community, (user, _, _, _, _) -> {
			double[] shares = PowerTfIdf.shares(graph, user);
			double here = shares[placeOf(community, user)];
			candidates.add(new Near(user, here));
			norm[0] += here * here;
			int[] at = { 0 };
			graph.forEachCommunity(user, (other, _, _, _, _) -> {
				double share = shares[at[0]++];
				if (other != community) {
					dots.merge(other, here * share, Double::sum);
				}
			});
		});
		candidates.sort(Near.BY_COSINE);
		List<Member> members = new ArrayList<>();
		for (Near c : candidates.subList(0, Math.min(mostCandidates, candidates.size()))) {
			List<Edge> all = edges(c.index);
			members.add(new Member(c.index, all.get(placeOf(community, c.index)), all));
		}
		members.sort(Comparator.comparingDouble((Member m) -> -m.edge.weight).thenComparingInt(m -> m.user));
		List<Near> near = new ArrayList<>();
		dots.forEach((other, dot) -> near.add(new Near(other, dot / Math.sqrt(norm[0] * squares()[other]))));
		near.sort(Near.BY_COSINE);

		Node centre = communityNode(community, 1, 0);
		List<Node> nodes = new ArrayList<>(List.of(centre));
		List<Link> links = new ArrayList<>();
		List<Near> shown = near.subList(0, Math.min(maxCommunities, near.size()));
		Set<Integer> communities = new HashSet<>();
		shown.forEach(n -> communities.add(n.index));
		for (Member m : members.subList(0, Math.min(maxUsers, members.size()))) {
			nodes.add(userNode(m.user, m.edge.weight, 1));
			links.add(link(m.user, m.edge));
			m.all.stream().filter(e -> communities.contains(e.community)).map(e -> link(m.user, e)).forEach(links::add);
		}
		shown.forEach(n -> nodes.add(communityNode(n.index, n.cosine, 2)));
		return new Neighbourhood(centre, nodes, links);
	}

	/** Position of a community in the list of a user who is a member. */
	private int placeOf(int community, int user) {
		int[] place = { 0 };
		graph.forEachCommunity(user, (other, _, _, _, _) -> {
			if (other < community) {
				place[0]++;
			}
		});
		return place[0];
	}

	/** Sum of squared shares of every community, in one pass over the graph when first needed. */
	private double[] squares() {
		if (squares == null) {
			double[] sums = new double[graph.communityCount()];
			for (int user = 0; user < graph.userCount(); user++) {
				double[] shares = PowerTfIdf.shares(graph, user);
				int[] at = { 0 };
				graph.forEachCommunity(user, (community, _, _, _, _) -> {
					double share = shares[at[0]++];
					sums[community] += share * share;
				});
			}
			squares = sums;
		}
		return squares;
	}

	/** A user's vector n^0.75 · idf by community. */
	private Map<Integer, Double> vector(int user) {
		Map<Integer, Double> vector = new HashMap<>();
		graph.forEachCommunity(user, (community, posts, comments, _, _) -> vector.put(community,
				Math.pow(posts + comments, PowerTfIdf.POWER)
						* PowerTfIdf.idf(graph.userCount(), graph.communityDegree(community))));
		return vector;
	}

	private double dot(Map<Integer, Double> vector, int other) {
		double sum = 0;
		for (Map.Entry<Integer, Double> e : vector(other).entrySet()) {
			sum += e.getValue() * vector.getOrDefault(e.getKey(), 0.0);
		}
		return sum;
	}

	/** Length of a user's vector. */
	private double norm(int user) {
		return norms.computeIfAbsent(user,
				u -> Math.sqrt(vector(u).values().stream().mapToDouble(v -> v * v).sum()));
	}

	/** The communities of a user in the order of the graph, with weights and ranks. */
	private List<Edge> edges(int user) {
		double[] w = weights.of(user);
		int[] ranks = ranks(w);
		List<Edge> result = new ArrayList<>(w.length);
		graph.forEachCommunity(user, (community, posts, comments, first, last) -> {
			int i = result.size();
			result.add(new Edge(community, posts, comments, first, last, w[i], ranks[i], w.length));
		});
		return result;
	}

	/** Rank of each weight from 1, the greatest first, the earlier first among equals. */
	private static int[] ranks(double[] weights) {
		List<Integer> order = new ArrayList<>(weights.length);
		for (int i = 0; i < weights.length; i++) {
			order.add(i);
		}
		order.sort(Comparator.comparingDouble((Integer i) -> -weights[i]).thenComparing(Comparator.naturalOrder()));
		int[] ranks = new int[weights.length];
		for (int place = 0; place < weights.length; place++) {
			ranks[order.get(place)] = place + 1;
		}
		return ranks;
	}

	private Link link(int user, Edge e) {
		return new Link(graph.userId(user), graph.communityId(e.community), e.weight, e.rank, e.of, e.posts, e.comments,
				e.first, e.last);
	}

	private Node userNode(int user, double weight, int distance) {
		long[] sum = new long[2];
		graph.forEachCommunity(user, (_, posts, comments, _, _) -> {
			sum[0] += posts;
			sum[1] += comments;
		});
		String id = graph.userId(user);
		String label = id.length() > 2 * LABEL_LENGTH ? id.substring(0, LABEL_LENGTH) : id;
		return new Node(id, Kind.USER, label, sum[0], sum[1], weight, distance);
	}

	private Node communityNode(int community, double weight, int distance) {
		long[] sum = new long[2];
		graph.forEachUser(community, (_, posts, comments, _, _) -> {
			sum[0] += posts;
			sum[1] += comments;
		});
		String id = graph.communityId(community);
		return new Node(id, Kind.COMMUNITY, id, sum[0], sum[1], weight, distance);
	}

	private record Edge(int community, long posts, long comments, long first, long last, double weight, int rank,
			int of) {
		private static final Comparator<Edge> BY_RANK = Comparator.comparingInt(Edge::rank);
	}

	private record Member(int user, Edge edge, List<Edge> all) {
	}

	private record Near(int index, double cosine) {
		private static final Comparator<Near> BY_COSINE = Comparator.comparingDouble((Near n) -> -n.cosine)
				.thenComparingInt(Near::index);
	}
}
