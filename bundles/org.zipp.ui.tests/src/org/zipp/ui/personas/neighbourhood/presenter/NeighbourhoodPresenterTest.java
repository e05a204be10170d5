package org.zipp.ui.personas.neighbourhood.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.zipp.graph.Neighbourhood;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Link;
import org.zipp.graph.Neighbourhood.Node;
import org.zipp.ui.personas.neighbourhood.presenter.NeighbourhoodLayout.Hit;
import org.zipp.ui.personas.neighbourhood.presenter.NeighbourhoodLayout.Placed;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Box;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Ink;

class NeighbourhoodPresenterTest {

	/** 3 March 2019 and 5 December 2021. */
	private static final long FIRST = 1_551_571_200L;
	private static final long LAST = 1_638_662_400L;
	private static final NeighbourhoodLayout.TextMeasure MEASURE = (text, size, bold) -> text.length() * size * 0.6;

	private static Neighbourhood around(int communities, int users, long seed) {
		Random random = new Random(seed);
		Node centre = new Node("u0", Kind.USER, "u0", 40, 300, 1, 0);
		List<Node> nodes = new ArrayList<>(List.of(centre));
		List<Link> links = new ArrayList<>();
		for (int i = 0; i < communities; i++) {
			String id = "community" + "x".repeat(random.nextInt(20)) + i;
			double weight = 1.0 / (i + 2);
			nodes.add(new Node(id, Kind.COMMUNITY, id, random.nextInt(10_000), random.nextInt(100_000), weight, 1));
			links.add(new Link("u0", id, weight, i + 1, communities, random.nextInt(20), random.nextInt(100), FIRST, LAST));
		}
		for (int i = 1; i <= users; i++) {
			String id = "u" + i * 7919;
			nodes.add(new Node(id, Kind.USER, id, random.nextInt(100), random.nextInt(1000), 1.0 / (i + 1), 2));
			for (int k = random.nextInt(4); k >= 0 && communities > 0; k--) {
				links.add(new Link(id, nodes.get(1 + random.nextInt(communities)).id(), random.nextDouble(), 1, 1, 1, 2, 0, 0));
			}
		}
		return new Neighbourhood(centre, nodes, links);
	}

	private static Box mark(Placed p) {
		return new Box(p.x() - p.radius(), p.y() - p.radius(), 2 * p.radius(), 2 * p.radius());
	}

	private static void assertInside(Box inner, Box outer) {
		assertTrue(outer.contains(inner.x(), inner.y())
				&& outer.contains(inner.x() + inner.width(), inner.y() + inner.height()), inner + " leaves " + outer);
	}

	@ParameterizedTest
	@CsvSource({ "0,0", "1,0", "1,1", "5,10", "12,24", "20,40", "40,100", "1,60" })
	void nothingOverlapsAndEverythingIsInside(int communities, int users) {
		for (long seed = 0; seed < 5; seed++) {
			NeighbourhoodLayout layout = NeighbourhoodLayout.of(around(communities, users, seed), Weighting.TF_IDF, MEASURE);
			assertEquals(1 + communities + users, layout.nodes().size());
			List<Placed> nodes = layout.nodes();
			for (int i = 0; i < nodes.size(); i++) {
				Box mark = mark(nodes.get(i));
				Box label = nodes.get(i).label();
				assertInside(mark, layout.bounds());
				assertInside(label, layout.bounds());
				assertFalse(mark.intersects(label));
				for (int j = i + 1; j < nodes.size(); j++) {
					Box otherMark = mark(nodes.get(j));
					Box otherLabel = nodes.get(j).label();
					assertFalse(mark.intersects(otherMark) || mark.intersects(otherLabel) || label.intersects(otherMark)
							|| label.intersects(otherLabel), nodes.get(i).text() + " and " + nodes.get(j).text());
				}
			}
		}
	}

	@Test
	void centreInTheMiddleAndCommunitiesInsideOfUsers() {
		NeighbourhoodLayout layout = NeighbourhoodLayout.of(around(8, 16, 1), Weighting.TF_IDF, MEASURE);
		Placed centre = layout.nodes().getFirst();
		assertEquals(0, Math.hypot(centre.x(), centre.y()));
		double farthestCommunity = layout.nodes().stream().filter(p -> p.node().distance() == 1)
				.mapToDouble(p -> Math.hypot(p.x() / 1.6, p.y())).max().orElseThrow();
		assertTrue(layout.nodes().stream().filter(p -> p.node().distance() == 2)
				.allMatch(p -> Math.hypot(p.x() / 1.6, p.y()) > farthestCommunity));
		Placed heaviest = layout.nodes().get(1);
		assertTrue(Math.abs(heaviest.x()) < 1 && heaviest.y() < 0, "the heaviest community stands at the top");
	}

	@Test
	void userStandsNearTheCommunityItShares() {
		Node centre = new Node("u0", Kind.USER, "u0", 1, 1, 1, 0);
		Node north = new Node("north", Kind.COMMUNITY, "north", 1, 1, 0.6, 1);
		Node south = new Node("south", Kind.COMMUNITY, "south", 1, 1, 0.4, 1);
		Node user = new Node("u1", Kind.USER, "u1", 1, 1, 0.5, 2);
		NeighbourhoodLayout layout = NeighbourhoodLayout.of(new Neighbourhood(centre,
				List.of(centre, north, south, user), List.of(new Link("u1", "south", 0.9, 1, 1, 1, 1, 0, 0))), Weighting.TF_IDF, MEASURE);
		assertTrue(layout.placeOf(user).orElseThrow().y() > layout.placeOf(south).orElseThrow().y());
	}

	@Test
	void lineWidthFollowsTheWeight() {
		Scene scene = NeighbourhoodLayout.of(around(6, 0, 1), Weighting.TF_IDF, MEASURE).scene(Hit.NOTHING, null);
		List<Scene.Line> lines = scene.shapes().stream().filter(Scene.Line.class::isInstance)
				.map(Scene.Line.class::cast).limit(6).toList();
		for (int i = 0; i < 6; i++) {
			assertEquals(18.0 / (i + 2), lines.get(i).width(), 1e-9);
		}
	}

	@Test
	void hitFindsNodesBeforeLinksAndNothingFarAway() {
		NeighbourhoodLayout layout = NeighbourhoodLayout.of(around(6, 6, 1), Weighting.TF_IDF, MEASURE);
		for (Placed p : layout.nodes()) {
			assertEquals(p.node(), layout.hit(p.x(), p.y()).node());
			assertEquals(p.node(), layout.hit(p.label().x() + 1, p.label().y() + 1).node());
		}
		Placed first = layout.nodes().get(1);
		Hit half = layout.hit(first.x() / 2, first.y() / 2);
		assertNull(half.node());
		assertEquals(first.node().id(), half.link().to());
		assertTrue(layout.describe(half).contains("50.0 %"), layout.describe(half));
		assertEquals(Hit.NOTHING, layout.hit(1e6, 1e6));
		assertEquals("", layout.describe(Hit.NOTHING));
	}

	@Test
	void theNumbersOfALinkAreTold() {
		NeighbourhoodLayout layout = NeighbourhoodLayout.of(new Neighbourhood(
				new Node("ann", Kind.USER, "ann", 3, 44, 1, 0),
				List.of(new Node("ann", Kind.USER, "ann", 3, 44, 1, 0), new Node("cats", Kind.COMMUNITY, "cats", 10, 20, 0.125, 1)),
				List.of(new Link("ann", "cats", 0.125, 2, 12, 1, 1200, FIRST, LAST))), Weighting.LEARNED, MEASURE);
		String numbers = "weight 12.5 % of a user's attention, rank 2 of 12\n1 post, 1,200 comments\n"
				+ "first on 3 Mar 2019, last on 5 Dec 2021";
		Link link = layout.neighbourhood().links().getFirst();
		assertEquals("ann in cats\n" + numbers, layout.describe(new Hit(null, link)));
		assertEquals("Community cats\n10 posts, 20 comments by all users\n\nThe user in the middle:\n" + numbers,
				layout.describe(new Hit(layout.neighbourhood().nodes().get(1), null)));
		assertTrue(layout.legend().stream().anyMatch(l -> l.text().equals("10 % of a user's attention")));
	}

	@Test
	void whatIsShownIsSaidPlainly() {
		Optional<Neighbourhood> found = Optional.of(around(1, 1, 1));
		assertEquals("Attention of GAT+ImageAlign, trained on this graph.",
				new Surroundings(found, Weighting.LEARNED, "gat+imagealign", true, "").sentence());
		assertEquals("Learned weights of LightGCN, trained on this graph.",
				new Surroundings(found, Weighting.LEARNED, "lightgcn", true, "").sentence());
		assertEquals("Power TF-IDF; train an encoder to see learned attention.",
				new Surroundings(found, Weighting.TF_IDF, "tf-idf", false, "").sentence());
		assertFalse(new Surroundings(found, Weighting.TF_IDF, "tf-idf", true, "").sentence().contains("train"));
		assertEquals("Share of the user's posts and comments.",
				new Surroundings(found, Weighting.COUNTS, "", true, "").sentence());
		assertTrue(new Surroundings(found, Weighting.TF_IDF, "tf-idf", false, "Its features are gone.").sentence()
				.endsWith("rarity of the community. Its features are gone."));
		assertEquals("Attention of GAT. It was trained on another graph.",
				new Surroundings(found, Weighting.LEARNED, "gat", true, "It was trained on another graph.").sentence());
	}

	@Test
	void arrowKeysReachEveryNode() {
		NeighbourhoodLayout layout = NeighbourhoodLayout.of(around(12, 24, 3), Weighting.TF_IDF, MEASURE);
		Set<Node> reached = new HashSet<>();
		List<Node> open = new ArrayList<>(List.of(layout.nodes().getFirst().node()));
		while (!open.isEmpty()) {
			Node node = open.removeLast();
			if (reached.add(node)) {
				open.add(layout.towards(node, 1, 0));
				open.add(layout.towards(node, -1, 0));
				open.add(layout.towards(node, 0, 1));
				open.add(layout.towards(node, 0, -1));
			}
		}
		assertEquals(layout.nodes().size(), reached.size());
	}

	@Test
	void hoveringDimsWhatIsNotConnected() {
		NeighbourhoodLayout layout = NeighbourhoodLayout.of(around(6, 0, 1), Weighting.TF_IDF, MEASURE);
		Node lit = layout.nodes().get(2).node();
		Scene scene = layout.scene(new Hit(lit, null), null);
		List<String> bright = scene.shapes().stream().filter(s -> s instanceof Scene.Square && s.alpha() == 1)
				.map(s -> ((Scene.Square) s).title()).filter(t -> t.startsWith("Community")).toList();
		assertEquals(1, bright.size());
		assertTrue(bright.getFirst().contains(lit.id()));
		assertEquals(1, scene.shapes().stream().filter(s -> s instanceof Scene.Line l && l.ink() == Ink.HIGHLIGHT).count());
	}

	@Test
	void svgIsWellFormedAndHoldsEveryNode() throws Exception {
		Node centre = new Node("a<b>&\"c\u0001", Kind.USER, "a<b>&\"c\u0001", 1, 2, 1, 0);
		Node other = new Node("painting", Kind.COMMUNITY, "painting", 1, 2, 1, 1);
		Scene scene = NeighbourhoodLayout.of(new Neighbourhood(centre, List.of(centre, other),
				List.of(new Link(centre.id(), "painting", 1, 1, 1, 1, 1, 0, 0))), Weighting.TF_IDF, MEASURE).scene(Hit.NOTHING, null);
		Map<Ink, Integer> colours = new EnumMap<>(Ink.class);
		for (Ink ink : Ink.values()) {
			colours.put(ink, 0x102030 + ink.ordinal());
		}
		Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(new InputSource(new StringReader(scene.toSvg(colours))));
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < document.getElementsByTagName("text").getLength(); i++) {
			texts.add(document.getElementsByTagName("text").item(i).getTextContent());
		}
		assertTrue(texts.containsAll(List.of("a<b>&\"c?", "painting")), texts.toString());
		assertEquals(2, document.getElementsByTagName("circle").getLength(), "the user and its legend");
	}

	@Test
	void zoomKeepsThePointUnderThePointerAndFitShowsAll() {
		Viewport view = Viewport.fit(new Box(-100, -50, 400, 200), 800, 600);
		assertTrue(view.pixelX(-100) >= 0 && view.pixelX(300) <= 800);
		assertTrue(view.pixelY(-50) >= 0 && view.pixelY(150) <= 600);
		double x = view.sceneX(123);
		double y = view.sceneY(45);
		Viewport in = view.zoomed(1.7, 123, 45);
		assertEquals(x, in.sceneX(123), 1e-9);
		assertEquals(y, in.sceneY(45), 1e-9);
		assertEquals(8, view.zoomed(1000, 0, 0).scale());
		assertEquals(view.sceneX(100), view.moved(10, 0).sceneX(110), 1e-9);
	}

	@Test
	void walkGoesBackAndForward() {
		Walk walk = new Walk();
		Walk.Place a = new Walk.Place(Kind.USER, "a");
		Walk.Place b = new Walk.Place(Kind.COMMUNITY, "b");
		Walk.Place c = new Walk.Place(Kind.USER, "c");
		walk.back();
		assertEquals(Optional.empty(), walk.here());
		walk.go(a);
		walk.go(b);
		walk.go(b);
		walk.back();
		assertEquals(Optional.of(a), walk.here());
		assertFalse(walk.canGoBack());
		walk.forward();
		assertEquals(Optional.of(b), walk.here());
		walk.back();
		walk.go(c);
		assertFalse(walk.canGoForward());
		walk.clear();
		assertEquals(Optional.empty(), walk.here());
		assertFalse(walk.canGoBack());
	}
}
