package org.zipp.ui.personas.neighbourhood.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.zipp.graph.Neighbourhood;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Link;
import org.zipp.graph.Neighbourhood.Node;
import org.zipp.ui.personas.neighbourhood.presenter.NeighbourhoodLayout.Placed;

class GraphFilesPresenterTest {

	private static final Node CENTRE = new Node("u<1>&\"2\"", Kind.USER, "u", 4, 30, 1, 0);
	private static final Node CATS = new Node("cats", Kind.COMMUNITY, "cats", 10, 20, 0.75, 1);
	private static final Node DOGS = new Node("dogs", Kind.COMMUNITY, "dogs", 1, 2, 0.25, 1);
	/** Named like a community. */
	private static final Node OTHER = new Node("cats", Kind.USER, "cats", 1, 2, 0.5, 2);
	private static final NeighbourhoodLayout DRAWN = NeighbourhoodLayout.of(new Neighbourhood(CENTRE, List.of(CENTRE, CATS, DOGS, OTHER),
			List.of(new Link(CENTRE.id(), "cats", 0.75, 1, 2, 3, 4, 5, 6), new Link(CENTRE.id(), "dogs", 0.25, 2, 2, 1, 0, 0, 0),
					new Link("cats", "cats", 1, 1, 1, 1, 1, 0, 0))),
			Weighting.COUNTS, (text, size, bold) -> text.length() * size * 0.6);

	private static Document parsed(String xml) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
	}

	private static List<Element> all(Document document, String name) {
		List<Element> found = new ArrayList<>();
		NodeList list = document.getElementsByTagNameNS("*", name);
		for (int i = 0; i < list.getLength(); i++) {
			found.add((Element) list.item(i));
		}
		return found;
	}

	private static Map<String, String> data(Element owner, String part, String key, String value) {
		Map<String, String> data = new HashMap<>();
		NodeList list = owner.getElementsByTagNameNS("*", part);
		for (int i = 0; i < list.getLength(); i++) {
			Element e = (Element) list.item(i);
			data.put(e.getAttribute(key), value.isEmpty() ? e.getTextContent() : e.getAttribute(value));
		}
		return data;
	}

	@Test
	void graphMlHasTypedAttributesAndEveryLinkItsEnds() throws Exception {
		Document document = parsed(GraphFiles.graphMl(DRAWN));
		assertEquals("http://graphml.graphdrawing.org/xmlns", document.getDocumentElement().getNamespaceURI());
		Map<String, Element> keys = new HashMap<>();
		all(document, "key").forEach(k -> keys.put(k.getAttribute("id"), k));
		List<String> ids = all(document, "node").stream().map(n -> n.getAttribute("id")).toList();
		assertEquals(List.of("user:u<1>&\"2\"", "community:cats", "community:dogs", "user:cats"), ids);
		for (Element edge : all(document, "edge")) {
			assertTrue(ids.contains(edge.getAttribute("source")) && ids.contains(edge.getAttribute("target")));
		}
		Element first = all(document, "edge").getFirst();
		Map<String, String> data = data(first, "data", "key", "");
		assertEquals("0.750000", data.get("e0"));
		assertEquals("double", keys.get("e0").getAttribute("attr.type"));
		assertEquals("edge", keys.get("e0").getAttribute("for"));
		for (Element owner : all(document, "data")) {
			String type = keys.get(owner.getAttribute("key")).getAttribute("attr.type");
			String value = owner.getTextContent();
			assertTrue(switch (type) {
			case "int", "long" -> value.matches("-?\\d+");
			case "double" -> value.matches("-?\\d+\\.\\d+");
			default -> type.equals("string");
			}, type + ' ' + value);
		}
	}

	@Test
	void gexfHasPlacesAndWeights() throws Exception {
		Document document = parsed(GraphFiles.gexf(DRAWN));
		assertEquals("http://gexf.net/1.3", document.getDocumentElement().getNamespaceURI());
		assertEquals("1.3", document.getDocumentElement().getAttribute("version"));
		assertEquals(4, all(document, "node").size());
		assertEquals(3, all(document, "edge").size());
		assertEquals("0.750000", all(document, "edge").getFirst().getAttribute("weight"));
		Element centre = all(document, "node").getFirst();
		assertEquals("user:u<1>&\"2\"", centre.getAttribute("id"));
		assertEquals("user", data(centre, "attvalue", "for", "value").get("n0"));
		assertEquals(4, all(document, "position").size());
		List<String> types = List.of("string", "long", "double", "integer");
		all(document, "attribute").forEach(a -> assertTrue(types.contains(a.getAttribute("type")), a.getAttribute("type")));
	}

	@Test
	void weakLinksAndWhatTheyAloneJoinAreHidden() {
		NeighbourhoodLayout strong = DRAWN.atLeast(0.3);
		assertEquals(List.of(CENTRE, CATS, OTHER), strong.nodes().stream().map(Placed::node).toList());
		assertEquals(2, strong.neighbourhood().links().size());
		assertEquals(DRAWN.placeOf(CATS), strong.placeOf(CATS), "the rest stays where it is");
		assertEquals(DRAWN, DRAWN.atLeast(0));
		assertEquals(List.of(CENTRE, CATS, OTHER), DRAWN.atLeast(0.75).nodes().stream().map(Placed::node).toList());
	}

	@Test
	void movedNodesTakeTheirLabelsAlong() {
		Placed before = DRAWN.placeOf(DOGS).orElseThrow();
		NeighbourhoodLayout moved = DRAWN.moved(DOGS, 1000, -5);
		Placed after = moved.placeOf(DOGS).orElseThrow();
		assertEquals(before.x() + 1000, after.x(), 1e-9);
		assertEquals(before.label().y() - 5, after.label().y(), 1e-9);
		assertTrue(moved.bounds().contains(after.x(), after.y()), "the drawing has grown");
		assertEquals(DRAWN.placeOf(CATS), moved.placeOf(CATS));
	}
}
