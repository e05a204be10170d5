package org.zipp.ui.personas.neighbourhood.presenter;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.zipp.graph.Neighbourhood;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Link;
import org.zipp.graph.Neighbourhood.Node;
import org.zipp.ui.context.PersonaNames;
import org.zipp.ui.personas.neighbourhood.presenter.NeighbourhoodLayout.Placed;

/** A drawn neighbourhood as a file for other programs: GraphML (yEd, igraph, NetworkX) or GEXF 1.3 (Gephi). */
public final class GraphFiles {

	private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

	/** An attribute of nodes or links; GraphML and GEXF know these types by the same names. */
	private record Attribute<T>(String id, String name, String type, Function<T, Object> of) {
		String value(T owner) {
			Object value = of.apply(owner);
			return value instanceof Double number ? String.format(Locale.ROOT, "%.6f", number) : String.valueOf(value);
		}
	}

	private static final List<Attribute<Placed>> NODE = List.of(
			new Attribute<>("n0", "kind", "string", p -> p.node().kind() == Kind.USER ? "user" : "community"),
			new Attribute<>("n1", "name", "string", p -> p.node().kind() == Kind.USER ? PersonaNames.plain(p.node().id()) : p.node().id()),
			new Attribute<>("n2", "posts", "long", p -> p.node().posts()),
			new Attribute<>("n3", "comments", "long", p -> p.node().comments()),
			new Attribute<>("n4", "nearness", "double", p -> p.node().weight()),
			new Attribute<>("n5", "distance", "int", p -> p.node().distance()),
			new Attribute<>("n6", "x", "double", Placed::x), new Attribute<>("n7", "y", "double", Placed::y));

	private static final List<Attribute<Link>> LINK = List.of(
			new Attribute<>("e0", "weight", "double", Link::weight), new Attribute<>("e1", "rank", "int", Link::rank),
			new Attribute<>("e2", "of", "int", Link::of), new Attribute<>("e3", "posts", "long", Link::posts),
			new Attribute<>("e4", "comments", "long", Link::comments), new Attribute<>("e5", "first", "long", Link::first),
			new Attribute<>("e6", "last", "long", Link::last));

	private GraphFiles() {
	}

	/** The drawing as GraphML: attributes with types, links undirected. */
	public static String graphMl(NeighbourhoodLayout drawn) {
		StringBuilder xml = new StringBuilder(XML);
		xml.append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
				+ "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
		NODE.forEach(a -> key(xml, a, "node"));
		LINK.forEach(a -> key(xml, a, "edge"));
		xml.append("<graph id=\"neighbourhood\" edgedefault=\"undirected\">\n<desc>").append(description(drawn)).append("</desc>\n");
		for (Placed node : drawn.nodes()) {
			xml.append("<node id=\"").append(id(node.node())).append("\">");
			NODE.forEach(a -> data(xml, a, node));
			xml.append("</node>\n");
		}
		int number = 0;
		for (Link link : drawn.neighbourhood().links()) {
			xml.append("<edge id=\"l").append(number++).append("\" source=\"").append(user(link)).append("\" target=\"").append(community(link))
					.append("\">");
			LINK.forEach(a -> data(xml, a, link));
			xml.append("</edge>\n");
		}
		return xml.append("</graph>\n</graphml>\n").toString();
	}

	private static void key(StringBuilder xml, Attribute<?> a, String owner) {
		xml.append("<key id=\"").append(a.id).append("\" for=\"").append(owner).append("\" attr.name=\"").append(a.name)
				.append("\" attr.type=\"").append(a.type).append("\"/>\n");
	}

	private static <T> void data(StringBuilder xml, Attribute<T> a, T owner) {
		xml.append("<data key=\"").append(a.id).append("\">").append(Scene.escaped(a.value(owner))).append("</data>");
	}

	/** The drawing as GEXF 1.3, with the places of the nodes. */
	public static String gexf(NeighbourhoodLayout drawn) {
		StringBuilder xml = new StringBuilder(XML);
		xml.append("<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
		xml.append("<meta>\n<creator>ZIPP Workbench</creator>\n<description>").append(description(drawn)).append("</description>\n</meta>\n");
		xml.append("<graph defaultedgetype=\"undirected\" mode=\"static\">\n");
		attributes(xml, NODE, "node");
		attributes(xml, LINK, "edge");
		xml.append("<nodes>\n");
		for (Placed node : drawn.nodes()) {
			xml.append("<node id=\"").append(id(node.node())).append("\" label=\"").append(Scene.escaped(node.node().kind() == Kind.USER
					? PersonaNames.plain(node.node().id()) : node.node().id())).append("\">");
			values(xml, NODE, node);
			// GEXF counts upwards, drawings count downwards.
			xml.append(String.format(Locale.ROOT, "<viz:size value=\"%.2f\"/><viz:position x=\"%.2f\" y=\"%.2f\" z=\"0.0\"/></node>%n",
					node.radius(), node.x(), -node.y()));
		}
		xml.append("</nodes>\n<edges>\n");
		int number = 0;
		for (Link link : drawn.neighbourhood().links()) {
			xml.append(String.format(Locale.ROOT, "<edge id=\"l%d\" source=\"%s\" target=\"%s\" weight=\"%.6f\">", number++, user(link),
					community(link), link.weight()));
			values(xml, LINK, link);
			xml.append("</edge>\n");
		}
		return xml.append("</edges>\n</graph>\n</gexf>\n").toString();
	}

	private static <T> void attributes(StringBuilder xml, List<Attribute<T>> attributes, String owner) {
		xml.append("<attributes class=\"").append(owner).append("\" mode=\"static\">\n");
		attributes.forEach(a -> xml.append("<attribute id=\"").append(a.id).append("\" title=\"").append(a.name).append("\" type=\"")
				.append(a.type.equals("int") ? "integer" : a.type).append("\"/>\n"));
		xml.append("</attributes>\n");
	}

	private static <T> void values(StringBuilder xml, List<Attribute<T>> attributes, T owner) {
		xml.append("<attvalues>");
		attributes.forEach(a -> xml.append("<attvalue for=\"").append(a.id).append("\" value=\"").append(Scene.escaped(a.value(owner)))
				.append("\"/>"));
		xml.append("</attvalues>");
	}

	private static String description(NeighbourhoodLayout drawn) {
		Neighbourhood around = drawn.neighbourhood();
		return Scene.escaped("Around " + around.centre().id() + "; weights are shares of " + drawn.weighting().whole());
	}

	/** Users and communities may have the same name, so the kind is part of the id. */
	private static String id(Node node) {
		return Scene.escaped((node.kind() == Kind.USER ? "user:" : "community:") + node.id());
	}

	private static String user(Link link) {
		return Scene.escaped("user:" + link.from());
	}

	private static String community(Link link) {
		return Scene.escaped("community:" + link.to());
	}
}
