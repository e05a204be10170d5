package org.zipp.ui.personas.neighbourhood.presenter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.zipp.graph.Neighbourhood;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Link;
import org.zipp.graph.Neighbourhood.Node;
import org.zipp.ui.context.PersonaNames;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Box;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Ink;

/**
 * Where the nodes of a neighbourhood are drawn: the centre in the middle, its neighbours around it by falling weight,
 * clockwise from the top, and those two steps away outside near what they share with the centre. Neither nodes nor labels
 * overlap.
 *
 * @param weighting what the weights are
 * @param nodes     the nodes with their places, the centre first
 * @param bounds    all nodes, labels and the legend, with a margin
 */
public record NeighbourhoodLayout(Neighbourhood neighbourhood, Weighting weighting, List<Placed> nodes, List<Legend> legend, Box bounds) {

	private static final double MARGIN = 14;
	private static final double GAP = 5;
	/** Labels are wide and views too, so circles are stretched. */
	private static final double STRETCH = 1.6;
	private static final double FIRST_RING = 96;
	private static final double RING_STEP = 16;
	private static final double TURN = Math.toRadians(5);
	private static final int MOST_TURNS = 16;
	private static final int LONGEST_LABEL = 26;
	private static final double WIDEST_LINK = 18;
	private static final double THINNEST_LINK = 0.8;
	private static final double LEGEND_SIZE = 12;
	private static final double SOFT = 0.16;
	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
			.withZone(ZoneOffset.UTC);

	/** Measures text, so that the layout needs no screen. */
	@FunctionalInterface
	public interface TextMeasure {
		/** Width of a line of text of that font height, in scene units. */
		double width(String text, double size, boolean bold);
	}

	/**
	 * A node with its place.
	 *
	 * @param radius half the size of its mark
	 * @param label  where the label stands
	 */
	public record Placed(Node node, String text, double x, double y, double radius, Box label, double fontSize) {
		private Placed moved(double dx, double dy) {
			return new Placed(node, text, x + dx, y + dy, radius, new Box(label.x() + dx, label.y() + dy, label.width(), label.height()),
					fontSize);
		}

		private Box mark() {
			return new Box(x - radius, y - radius, 2 * radius, 2 * radius);
		}

		private boolean free(List<Placed> others) {
			Box mark = mark().grown(GAP);
			Box text = label.grown(GAP / 2);
			return others.stream().noneMatch(o -> mark.intersects(o.mark()) || mark.intersects(o.label)
					|| text.intersects(o.mark()) || text.intersects(o.label));
		}
	}

	/** A sample of what a mark or line means; {@code kind} is {@code null} for a line of that width. */
	public record Legend(Kind kind, double lineWidth, String text, double x, double y, double textWidth) {
	}

	/** What stands under the pointer: a node or a link, or neither. */
	public record Hit(Node node, Link link) {
		public static final Hit NOTHING = new Hit(null, null);
	}

	public NeighbourhoodLayout {
		nodes = List.copyOf(nodes);
		legend = List.copyOf(legend);
	}

	/**
	 * Lays out a neighbourhood; the same input gives the same places.
	 *
	 * @param weighting what its weights are, for the legend and the numbers
	 */
	public static NeighbourhoodLayout of(Neighbourhood neighbourhood, Weighting weighting, TextMeasure measure) {
		List<Placed> placed = new ArrayList<>();
		Map<Node, Double> angles = new HashMap<>();
		Placed centre = place(neighbourhood.centre(), 0, 0, -Math.PI / 2, measure);
		placed.add(centre);
		List<Node> first = at(neighbourhood, 1);
		double ring = Math.max(FIRST_RING, first.size() * 42 / (2 * Math.PI));
		for (int i = 0; i < first.size(); i++) {
			double angle = -Math.PI / 2 + 2 * Math.PI * i / first.size();
			angles.put(first.get(i), angle);
			placed.add(nearest(first.get(i), ring, angle, 0, placed, measure));
		}
		List<Node> second = new ArrayList<>(at(neighbourhood, 2));
		Map<Node, Double> mean = new HashMap<>();
		for (int i = 0; i < second.size(); i++) {
			double spread = -Math.PI / 2 + 2 * Math.PI * i / second.size();
			mean.put(second.get(i), meanAngle(second.get(i), neighbourhood, angles).orElse(spread));
		}
		for (Node node : second) {
			placed.add(nearest(node, ring + 56, mean.get(node), MOST_TURNS, placed, measure));
		}
		Box all = centre.mark();
		for (Placed p : placed) {
			all = all.union(p.mark()).union(p.label);
		}
		List<Legend> legend = legend(all, weighting, measure);
		for (Legend l : legend) {
			all = all.union(new Box(l.x, l.y - 8, 30 + l.textWidth, 18));
		}
		return new NeighbourhoodLayout(neighbourhood, weighting, placed, legend, all.grown(MARGIN));
	}

	private static List<Node> at(Neighbourhood neighbourhood, int distance) {
		return neighbourhood.nodes().stream().filter(n -> n.distance() == distance)
				.sorted(Comparator.comparingDouble(n -> -n.weight())).toList();
	}

	/** The direction of what a node shares with the centre, weighted. */
	private static Optional<Double> meanAngle(Node node, Neighbourhood neighbourhood, Map<Node, Double> angles) {
		double x = 0;
		double y = 0;
		for (Link link : neighbourhood.links()) {
			Optional<Node> other = other(neighbourhood, link, node);
			if (other.isPresent() && angles.containsKey(other.get())) {
				x += Math.cos(angles.get(other.get())) * link.weight();
				y += Math.sin(angles.get(other.get())) * link.weight();
			}
		}
		return Math.hypot(x, y) < 1e-9 ? Optional.empty() : Optional.of(Math.atan2(y, x));
	}

	/** The free place with the least detour from where the node would like to be. */
	private static Placed nearest(Node node, double ring, double angle, int turns, List<Placed> placed,
			TextMeasure measure) {
		record Candidate(double radius, double angle, double cost) {
		}
		List<Candidate> candidates = new ArrayList<>();
		for (int out = 0; out < 30; out++) {
			double radius = ring + out * RING_STEP;
			for (int turn = -turns; turn <= turns; turn++) {
				candidates.add(new Candidate(radius, angle + turn * TURN,
						out * RING_STEP + Math.abs(turn) * TURN * radius * 0.35));
			}
		}
		candidates.sort(Comparator.comparingDouble(Candidate::cost));
		for (Candidate c : candidates) {
			Placed p = place(node, c.radius, c.angle, c.angle, measure);
			if (p.free(placed)) {
				return p;
			}
		}
		// Far enough out every place is free.
		for (double radius = ring + 30 * RING_STEP;; radius += RING_STEP) {
			Placed p = place(node, radius, angle, angle, measure);
			if (p.free(placed)) {
				return p;
			}
		}
	}

	private static Placed place(Node node, double ring, double angle, double labelAngle, TextMeasure measure) {
		double x = Math.cos(angle) * ring * STRETCH;
		double y = Math.sin(angle) * ring;
		double radius = 5 + 2.2 * Math.log10(1.0 + node.posts() + node.comments()) + (node.distance() == 0 ? 6 : 0);
		double size = node.distance() == 0 ? 16 : node.distance() == 1 ? 14 : 12;
		String name = PersonaNames.plain(node.id()).equals(node.id()) || node.kind() != Kind.USER ? node.label() : PersonaNames.plain(node.id());
		String text = name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL - 1) + "…";
		double width = measure.width(text, size, node.distance() == 0);
		double height = size * 1.3;
		double sideways = Math.cos(labelAngle);
		Box label;
		if (node.distance() == 0 || Math.abs(sideways) < 0.3) {
			double top = Math.sin(labelAngle) < 0 && node.distance() != 0 ? y - radius - 3 - height : y + radius + 3;
			label = new Box(x - width / 2, top, width, height);
		} else {
			label = new Box(sideways > 0 ? x + radius + 5 : x - radius - 5 - width, y - height / 2, width, height);
		}
		return new Placed(node, text, x, y, radius, label, size);
	}

	private static List<Legend> legend(Box all, Weighting weighting, TextMeasure measure) {
		List<Legend> entries = new ArrayList<>();
		double y = all.y() + all.height() + 26;
		double x = all.x();
		record Entry(Kind kind, double weight, String text) {
		}
		for (Entry e : List.of(new Entry(Kind.USER, 0, "user"), new Entry(Kind.COMMUNITY, 0, "community"),
				new Entry(null, 0.1, "10 % of " + weighting.whole()), new Entry(null, 0.5, "50 %"))) {
			double width = measure.width(e.text, LEGEND_SIZE, false);
			entries.add(new Legend(e.kind, lineWidth(e.weight), e.text, x, y, width));
			x += 30 + width + 22;
		}
		return entries;
	}

	/** Width of a line, in proportion to the weight but never invisible. */
	static double lineWidth(double weight) {
		return Math.max(THINNEST_LINK, WIDEST_LINK * weight);
	}

	private static Optional<Node> other(Neighbourhood neighbourhood, Link link, Node node) {
		boolean user = node.kind() == Kind.USER;
		if (!node.id().equals(user ? link.from() : link.to())) {
			return Optional.empty();
		}
		return find(neighbourhood, user ? Kind.COMMUNITY : Kind.USER, user ? link.to() : link.from());
	}

	private static Optional<Node> find(Neighbourhood neighbourhood, Kind kind, String id) {
		return neighbourhood.nodes().stream().filter(n -> n.kind() == kind && n.id().equals(id)).findFirst();
	}

	/** The same places with only the links of at least that weight, and the nodes that they join to the centre or one another. */
	public NeighbourhoodLayout atLeast(double weight) {
		if (weight <= 0) {
			return this;
		}
		List<Link> strong = neighbourhood.links().stream().filter(l -> l.weight() >= weight).toList();
		List<Placed> left = nodes.stream().filter(p -> p.node.distance() == 0 || strong.stream().anyMatch(l -> joins(l, p.node))).toList();
		return new NeighbourhoodLayout(new Neighbourhood(neighbourhood.centre(), left.stream().map(Placed::node).toList(), strong),
				weighting, left, legend, bounds);
	}

	/** The drawing with a node and its label moved. */
	public NeighbourhoodLayout moved(Node node, double dx, double dy) {
		List<Placed> places = new ArrayList<>();
		Box all = bounds;
		for (Placed p : nodes) {
			Placed placed = p.node.equals(node) ? p.moved(dx, dy) : p;
			places.add(placed);
			if (placed != p) {
				all = all.union(placed.mark().grown(MARGIN)).union(placed.label.grown(MARGIN));
			}
		}
		return new NeighbourhoodLayout(neighbourhood, weighting, places, legend, all);
	}

	/** Where a node is drawn. */
	public Optional<Placed> placeOf(Node node) {
		return nodes.stream().filter(p -> p.node.equals(node)).findFirst();
	}

	/** What stands at a point, nodes and labels before links. */
	public Hit hit(double x, double y) {
		for (Placed p : nodes) {
			if (Math.hypot(x - p.x, y - p.y) <= p.radius + 3 || p.label.contains(x, y)) {
				return new Hit(p.node, null);
			}
		}
		Link best = null;
		double nearest = Double.MAX_VALUE;
		for (Link link : neighbourhood.links()) {
			Placed a = end(link, Kind.USER);
			Placed b = end(link, Kind.COMMUNITY);
			if (a != null && b != null) {
				double distance = distance(x, y, a, b);
				if (distance < nearest && distance <= Math.max(4, lineWidth(link.weight()) / 2 + 1)) {
					nearest = distance;
					best = link;
				}
			}
		}
		return best == null ? Hit.NOTHING : new Hit(null, best);
	}

	private static double distance(double x, double y, Placed a, Placed b) {
		double dx = b.x - a.x;
		double dy = b.y - a.y;
		double along = Math.clamp(((x - a.x) * dx + (y - a.y) * dy) / Math.max(1e-9, dx * dx + dy * dy), 0, 1);
		return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
	}

	private Placed end(Link link, Kind kind) {
		String id = kind == Kind.USER ? link.from() : link.to();
		for (Placed p : nodes) {
			if (p.node.kind() == kind && p.node.id().equals(id)) {
				return p;
			}
		}
		return null;
	}

	/** The next node in a direction, for walking with the arrow keys; the same node when there is none. */
	public Node towards(Node from, int dx, int dy) {
		Placed start = placeOf(from).orElse(nodes.getFirst());
		return nodes.stream().filter(p -> (p.x - start.x) * dx + (p.y - start.y) * dy > 1)
				.min(Comparator.comparingDouble(p -> {
					double ahead = (p.x - start.x) * dx + (p.y - start.y) * dy;
					double aside = Math.abs((p.x - start.x) * dy + (p.y - start.y) * dx);
					return ahead + 2 * aside;
				})).map(Placed::node).orElse(start.node);
	}

	/** The numbers of a node or link in words, empty when there is nothing. */
	public String describe(Hit hit) {
		if (hit.node != null) {
			return describe(hit.node);
		}
		return hit.link == null ? "" : hit.link.from() + " in " + hit.link.to() + '\n' + describe(hit.link);
	}

	private String describe(Node n) {
		boolean user = n.kind() == Kind.USER;
		StringBuilder text = new StringBuilder(user ? "User " + PersonaNames.NONE.nameAndId(n.id()) : "Community " + n.id());
		text.append('\n').append(activity(n.posts(), n.comments())).append(user ? "" : " by all users");
		if (n.distance() == 1) {
			Node centre = neighbourhood.centre();
			neighbourhood.links().stream().filter(l -> joins(l, n) && joins(l, centre)).findFirst()
					.ifPresent(l -> text.append("\n\n").append(user ? "Here:" : "The user in the middle:").append('\n')
							.append(describe(l)));
		} else if (n.distance() == 2) {
			text.append(String.format(Locale.ROOT, "%nsimilarity to the centre %.2f", n.weight()));
		}
		return text.toString();
	}

	private String describe(Link l) {
		StringBuilder text = new StringBuilder();
		text.append(String.format(Locale.ROOT, "weight %.1f %% of %s, rank %,d of %,d", 100 * l.weight(), weighting.whole(),
				l.rank(), l.of()));
		text.append('\n').append(activity(l.posts(), l.comments()));
		if (l.last() > 0) {
			String first = DAY.format(Instant.ofEpochSecond(l.first()));
			String last = DAY.format(Instant.ofEpochSecond(l.last()));
			text.append('\n').append(first.equals(last) ? "active on " + first : "first on " + first + ", last on " + last);
		}
		return text.toString();
	}

	private static String activity(long posts, long comments) {
		return String.format(Locale.ROOT, "%,d %s, %,d %s", posts, posts == 1 ? "post" : "posts", comments,
				comments == 1 ? "comment" : "comments");
	}

	private static boolean joins(Link link, Node node) {
		return node.id().equals(node.kind() == Kind.USER ? link.from() : link.to());
	}

	/**
	 * The drawing.
	 *
	 * @param lit      what the pointer is on; its links and neighbours stand out
	 * @param selected the node the keyboard is on, or {@code null}
	 */
	public Scene scene(Hit lit, Node selected) {
		List<Scene.Shape> shapes = new ArrayList<>();
		boolean dim = lit.node != null || lit.link != null;
		List<Link> back = neighbourhood.links().stream().sorted(Comparator.comparing(l -> litLink(lit, l))).toList();
		for (Link link : back) {
			Placed a = end(link, Kind.USER);
			Placed b = end(link, Kind.COMMUNITY);
			if (a != null && b != null) {
				boolean on = litLink(lit, link);
				boolean own = a.node.distance() == 0 || b.node.distance() == 0;
				shapes.add(new Scene.Line(a.x, a.y, b.x, b.y, lineWidth(link.weight()), on ? Ink.HIGHLIGHT : Ink.LINK,
						on ? 0.9 : dim ? SOFT : own ? 0.75 : 0.4));
			}
		}
		for (Placed p : nodes) {
			boolean on = !dim || litNode(lit, p.node);
			double alpha = on ? 1 : 0.3;
			boolean marked = p.node.equals(selected) || p.node.equals(lit.node);
			Ink outline = marked ? Ink.HIGHLIGHT : Ink.OUTLINE;
			Ink fill = p.node.distance() == 0 ? Ink.CENTRE : p.node.kind() == Kind.USER ? Ink.USER : Ink.COMMUNITY;
			String title = describe(new Hit(p.node, null));
			double width = marked ? 3 : 1.2;
			shapes.add(p.node.kind() == Kind.USER ? new Scene.Disc(p.x, p.y, p.radius, fill, outline, width, alpha, title)
					: new Scene.Square(p.x, p.y, p.radius, fill, outline, width, alpha, title));
			shapes.add(new Scene.Text(p.label.x(), p.label.y(), p.label.width(), p.text, p.fontSize,
					p.node.distance() == 0, p.node.distance() == 2 ? Ink.TEXT_SOFT : Ink.TEXT, alpha));
		}
		for (Legend l : legend) {
			if (l.kind == null) {
				shapes.add(new Scene.Line(l.x, l.y, l.x + 22, l.y, l.lineWidth, Ink.LINK, 0.75));
			} else if (l.kind == Kind.USER) {
				shapes.add(new Scene.Disc(l.x + 14, l.y, 6, Ink.USER, Ink.OUTLINE, 1.2, 1, l.text));
			} else {
				shapes.add(new Scene.Square(l.x + 14, l.y, 6, Ink.COMMUNITY, Ink.OUTLINE, 1.2, 1, l.text));
			}
			shapes.add(new Scene.Text(l.x + 30, l.y - 7, l.textWidth, l.text, LEGEND_SIZE, false, Ink.TEXT_SOFT, 1));
		}
		return new Scene(shapes, bounds);
	}

	private static boolean litLink(Hit lit, Link link) {
		return Objects.equals(lit.link, link) || lit.node != null && joins(link, lit.node);
	}

	private boolean litNode(Hit lit, Node node) {
		if (node.equals(lit.node)) {
			return true;
		}
		if (lit.link != null) {
			return joins(lit.link, node);
		}
		return neighbourhood.links().stream().anyMatch(l -> litLink(lit, l) && other(neighbourhood, l, node).isPresent());
	}
}
