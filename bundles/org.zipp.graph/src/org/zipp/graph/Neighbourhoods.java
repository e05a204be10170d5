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
 * Finds what lies around a user or a community. Nearness of two users is the cosine of their power TF-IDF vectors over
 * communities ({@link PowerTfIdf}), nearness of two communities that of the same numbers read by community. Not safe
 * for several threads; the graph stays open while it is used.
 */
public final class Neighbourhoods {

	private static final int LABEL_LENGTH = 9;

	private final InteractionGraph graph;
	private final Map<Integer, Double> norms = new HashMap<>();
	private double[] squares;

	/** @param graph an open graph, closed by whoever opened it */
	public Neighbourhoods(InteractionGraph graph) {
		this.graph = graph;
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
		own.sort(Edge.BY_WEIGHT);
		List<Edge> shown = own.subList(0, Math.min(maxCommunities, own.size()));

		Map<Integer, Double> dots = new HashMap<>();
		for (Edge e : own) {
			double idf = PowerTfIdf.idf(graph.userCount(), graph.communityDegree(e.community));
			graph.forEachUser(e.community, (other, posts, comments, _, _) -> {
				if (other != user) {
					// tf without its denominator: a factor of the whole vector, which the cosine does not see.
					dots.merge(other, e.vector * Math.pow(posts + comments, PowerTfIdf.POWER) * idf, Double::sum);
				}
			});
		}
		double norm = norm(user);
		List<Near> near = new ArrayList<>();
		dots.forEach((other, dot) -> near.add(new Near(other, dot / (norm * norm(other)))));
		near.sort(Near.BY_COSINE);

		Node centre = userNode(user, 1, 0);
		List<Node> nodes = new ArrayList<>(List.of(centre));
		List<Link> links = new ArrayList<>();
		Set<Integer> communities = new HashSet<>();
		for (Edge e : shown) {
			nodes.add(communityNode(e.community, e.share, 1));
			links.add(link(user, e));
			communities.add(e.community);
		}
		for (Near n : near.subList(0, Math.min(maxUsers, near.size()))) {
			nodes.add(userNode(n.index, n.cosine, 2));
			edges(n.index).stream().filter(e -> communities.contains(e.community)).map(e -> link(n.index, e))
					.forEach(links::add);
		}
		return new Neighbourhood(centre, nodes, links);
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
		List<Member> members = new ArrayList<>();
		Map<Integer, Double> dots = new HashMap<>();
		double[] norm = { 0 };
		graph.forEachUser(community, (user, _, _, _, _) -> {
			List<Edge> all = edges(user);
			Edge here = all.stream().filter(e -> e.community == community).findFirst().orElseThrow();
			members.add(new Member(user, here));
			norm[0] += here.share * here.share;
			for (Edge e : all) {
				if (e.community != community) {
					dots.merge(e.community, here.share * e.share, Double::sum);
				}
			}
		});
		members.sort(Comparator.comparingDouble((Member m) -> -m.edge.share).thenComparingInt(m -> m.user));
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
			nodes.add(userNode(m.user, m.edge.share, 1));
			links.add(link(m.user, m.edge));
			edges(m.user).stream().filter(e -> communities.contains(e.community)).map(e -> link(m.user, e))
					.forEach(links::add);
		}
		shown.forEach(n -> nodes.add(communityNode(n.index, n.cosine, 2)));
		return new Neighbourhood(centre, nodes, links);
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

	/** Length of a user's vector n^0.75 · idf. */
	private double norm(int user) {
		return norms.computeIfAbsent(user, u -> {
			double[] sum = { 0 };
			graph.forEachCommunity(u, (community, posts, comments, _, _) -> {
				double v = Math.pow(posts + comments, PowerTfIdf.POWER)
						* PowerTfIdf.idf(graph.userCount(), graph.communityDegree(community));
				sum[0] += v * v;
			});
			return Math.sqrt(sum[0]);
		});
	}

	private List<Edge> edges(int user) {
		double[] shares = PowerTfIdf.shares(graph, user);
		List<Edge> result = new ArrayList<>(shares.length);
		graph.forEachCommunity(user, (community, posts, comments, _, _) -> result.add(new Edge(community, posts,
				comments, shares[result.size()], Math.pow(posts + comments, PowerTfIdf.POWER)
						* PowerTfIdf.idf(graph.userCount(), graph.communityDegree(community)))));
		return result;
	}

	private Link link(int user, Edge e) {
		return new Link(graph.userId(user), graph.communityId(e.community), e.share, e.posts, e.comments);
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

	private record Edge(int community, long posts, long comments, double share, double vector) {
		private static final Comparator<Edge> BY_WEIGHT = Comparator.comparingDouble((Edge e) -> -e.share)
				.thenComparingInt(Edge::community);
	}

	private record Member(int user, Edge edge) {
	}

	private record Near(int index, double cosine) {
		private static final Comparator<Near> BY_COSINE = Comparator.comparingDouble((Near n) -> -n.cosine)
				.thenComparingInt(Near::index);
	}
}
