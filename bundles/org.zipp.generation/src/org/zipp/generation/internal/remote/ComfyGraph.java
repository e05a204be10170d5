package org.zipp.generation.internal.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.http.ServerReply;
import org.zipp.generation.RenderRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A person's graph as ComfyUI exports it for its interface, with marks where a request goes in. A mark is either a text in an input,
 * {@code %prompt%}, {@code %negative%}, {@code %seed%}, {@code %steps%}, {@code %width%} or {@code %height%}, alone or among other
 * words; or it stands in the title of a node, {@code zipp:prompt}, {@code zipp:negative}, {@code zipp:seed}, {@code zipp:steps},
 * {@code zipp:size}, several with commas between, and means the input of that node that is usually called so. {@code zipp:output} in
 * the title of a node names the one whose picture is taken.
 */
final class ComfyGraph {

	/** What goes into a graph, and what nodes call the input for it. */
	enum Mark {
		PROMPT("text", "text_g", "text_l", "clip_l", "t5xxl", "prompt", "string", "value"),
		NEGATIVE("text", "text_g", "text_l", "clip_l", "t5xxl", "negative_prompt", "prompt", "string", "value"),
		SEED("seed", "noise_seed", "value", "int"),
		STEPS("steps", "value", "int"),
		WIDTH("width", "value", "int"),
		HEIGHT("height", "value", "int");

		private final List<String> inputs;

		Mark(String... inputs) {
			this.inputs = List.of(inputs);
		}

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final Pattern TEXT = Pattern.compile("%(prompt|negative|seed|steps|width|height)%");
	private static final Pattern TITLE = Pattern.compile("(?i)zipp:([a-z]+(?:\\s*,\\s*[a-z]+)*)");
	private static final String OUTPUT = "output";
	private static final String SIZE = "size";
	private static final long LARGEST = 16L << 20;

	/** An input that a mark stands for. */
	private record Place(String node, String input) {
	}

	private final Path file;
	private final ObjectNode graph;
	private final String fingerprint;
	private final Map<Mark, List<Place>> places = new EnumMap<>(Mark.class);
	private final Set<String> outputs = new TreeSet<>();

	private ComfyGraph(Path file, ObjectNode graph, String fingerprint) {
		this.file = file;
		this.graph = graph;
		this.fingerprint = fingerprint;
	}

	/**
	 * @param without marks that the graph need not have
	 * @throws ZippException naming the file and what is wrong with it
	 */
	static ComfyGraph read(Path file, Set<Mark> without) {
		byte[] bytes;
		try {
			if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
				throw new ZippException("This is too large for a graph of ComfyUI.", file, 0, null);
			}
			bytes = Files.readAllBytes(file);
		} catch (NoSuchFileException e) {
			throw new ZippException("There is no such file. The setting graph names the graph that ComfyUI exported (Workflow > Export (API)).",
					file, 0, e);
		} catch (IOException e) {
			throw new ZippException("The graph cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
		JsonNode root = ServerReply.json(new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", ""));
		if (root.path("nodes").isArray()) {
			throw new ZippException("This is a graph as ComfyUI's editor saves it. Export it for the interface instead: Workflow > Export (API).",
					file, 0, null);
		}
		JsonNode nodes = root.path("prompt").isObject() ? root.path("prompt") : root;
		if (!(nodes instanceof ObjectNode object) || object.isEmpty() || object.properties().stream()
				.anyMatch(n -> !n.getValue().path("class_type").isTextual())) {
			throw new ZippException("This is no graph of ComfyUI: it must be a JSON object of nodes, each with its class_type.", file, 0, null);
		}
		ComfyGraph graph = new ComfyGraph(file, object, Hashes.of(bytes));
		object.properties().forEach(n -> graph.look(n.getKey(), n.getValue()));
		graph.check(without);
		return graph;
	}

	private void look(String id, JsonNode node) {
		node.path("inputs").properties().forEach(input -> {
			Matcher m = TEXT.matcher(input.getValue().asText(""));
			while (input.getValue().isTextual() && m.find()) {
				add(Mark.valueOf(m.group(1).toUpperCase(Locale.ROOT)), id, input.getKey());
			}
		});
		Matcher title = TITLE.matcher(node.path("_meta").path("title").asText(""));
		while (title.find()) {
			for (String word : title.group(1).toLowerCase(Locale.ROOT).split("\\s*,\\s*")) {
				mark(id, node, word);
			}
		}
	}

	private void mark(String id, JsonNode node, String word) {
		if (word.equals(OUTPUT)) {
			outputs.add(id);
			return;
		}
		List<Mark> marks = word.equals(SIZE) ? List.of(Mark.WIDTH, Mark.HEIGHT)
				: EnumSet.allOf(Mark.class).stream().filter(m -> m.word().equals(word)).toList();
		if (marks.isEmpty()) {
			throw new ZippException("Node " + id + " is titled '" + node.path("_meta").path("title").asText() + "', and zipp:" + word
					+ " is no mark. There are zipp:prompt, zipp:negative, zipp:seed, zipp:steps, zipp:size and zipp:output.", file, 0, null);
		}
		for (Mark m : marks) {
			List<String> found = m.inputs.stream().filter(i -> node.path("inputs").path(i).isValueNode()).toList();
			if (found.isEmpty()) {
				throw new ZippException("Node " + id + " (" + node.path("class_type").asText() + ") is marked zipp:" + word
						+ " and has no input of its own named "
						+ String.join(", ", m.inputs) + ". Mark the node that holds the value, or write %" + m.word() + "% into the input.", file, 0, null);
			}
			boolean texts = m == Mark.PROMPT || m == Mark.NEGATIVE;
			(texts ? found.stream().filter(i -> m.inputs.indexOf(i) < m.inputs.indexOf("prompt") || i.equals(found.getFirst())) : found.stream()
					.limit(1))
					.forEach(i -> add(m, id, i));
		}
	}

	private void add(Mark mark, String node, String input) {
		Place place = new Place(node, input);
		List<Place> known = places.computeIfAbsent(mark, m -> new ArrayList<>());
		if (!known.contains(place)) {
			known.add(place);
		}
	}

	private void check(Set<Mark> without) {
		List<String> missing = EnumSet.allOf(Mark.class).stream().filter(m -> !places.containsKey(m) && !without.contains(m))
				.map(m -> '%' + m.word() + '%').toList();
		if (!missing.isEmpty()) {
			throw new ZippException("The graph has no mark for " + String.join(", ", missing)
					+ ". Write these words where the values go (then export it for the "
					+ "interface), or put zipp:prompt, zipp:negative, zipp:seed, zipp:steps or zipp:size into the titles of the nodes that hold them."
					+ " What the graph "
					+ "has no place for is named in the setting without, for example without=negative.", file, 0, null);
		}
		for (String output : outputs) {
			if (outputs.size() > 1) {
				throw new ZippException("Several nodes are marked zipp:output (" + String.join(", ", outputs) + "). Mark one; " + output
						+ " is the first.", file, 0, null);
			}
		}
	}

	/** SHA-256 of the file. */
	String fingerprint() {
		return fingerprint;
	}

	boolean has(Mark mark) {
		return places.containsKey(mark);
	}

	/** The nodes that hold the seed. */
	Set<String> seedNodes() {
		return places.getOrDefault(Mark.SEED, List.of()).stream().map(Place::node).collect(Collectors.toSet());
	}

	/** The graph with a request in it; what a request says cannot be taken for a mark. */
	ObjectNode filled(RenderRequest request) {
		ObjectNode filled = graph.deepCopy();
		Map<Mark, JsonNode> values = new EnumMap<>(Mark.class);
		JsonNodeFactory json = JsonNodeFactory.instance;
		values.put(Mark.PROMPT, json.textNode(request.prompt()));
		values.put(Mark.NEGATIVE, json.textNode(request.negative()));
		values.put(Mark.SEED, json.numberNode(request.seed()));
		values.put(Mark.STEPS, json.numberNode(request.steps()));
		values.put(Mark.WIDTH, json.numberNode(request.width()));
		values.put(Mark.HEIGHT, json.numberNode(request.height()));
		places.forEach((mark, where) -> where.forEach(place -> {
			ObjectNode inputs = (ObjectNode) filled.path(place.node()).path("inputs");
			JsonNode old = graph.path(place.node()).path("inputs").path(place.input());
			inputs.set(place.input(), old.isTextual() && TEXT.matcher(old.asText()).find() ? written(old.asText(), values) : values.get(mark));
		}));
		return filled;
	}

	private static JsonNode written(String text, Map<Mark, JsonNode> values) {
		Function<String, JsonNode> value = word -> values.get(Mark.valueOf(word.toUpperCase(Locale.ROOT)));
		Matcher whole = TEXT.matcher(text.strip());
		if (whole.matches()) {
			return value.apply(whole.group(1));
		}
		return JsonNodeFactory.instance.textNode(TEXT.matcher(text).replaceAll(m -> Matcher.quoteReplacement(value.apply(m.group(1)).asText())));
	}

	/**
	 * Looks whether a server has the nodes, and their inputs that are marked.
	 *
	 * @param info what it says of its nodes, by class
	 * @return what it lacks, sentences; empty when nothing
	 */
	String lacking(JsonNode info) {
		Map<String, List<String>> missing = new TreeMap<>();
		graph.properties().stream().filter(n -> !info.has(n.getValue().path("class_type").asText()))
				.forEach(n -> missing.computeIfAbsent(n.getValue().path("class_type").asText(), t -> new ArrayList<>()).add(n.getKey()));
		StringBuilder said = new StringBuilder();
		missing.forEach((type, nodes) -> said.append("It has no nodes of the class ").append(type).append(" (").append(String.join(", ", nodes))
				.append("). "));
		places.forEach((mark, where) -> where.forEach(p -> {
			JsonNode inputs = info.path(graph.path(p.node()).path("class_type").asText()).path("input");
			if (inputs.isObject() && !inputs.path("required").has(p.input()) && !inputs.path("optional").has(p.input())) {
				said.append("Its node ").append(p.node()).append(" has no input ").append(p.input()).append(" for the ").append(mark.word())
						.append(". ");
			}
		}));
		return said.toString().strip();
	}

	/** The pictures of a finished run in the order of nodes: those of the marked node, else those that were saved, else all. */
	List<JsonNode> pictures(JsonNode ran) {
		List<JsonNode> saved = new ArrayList<>();
		List<JsonNode> shown = new ArrayList<>();
		for (String node : new TreeSet<>(ran.properties().stream().map(Map.Entry::getKey).toList())) {
			if (outputs.isEmpty() || outputs.contains(node)) {
				ran.path(node).path("images").forEach(i -> (i.path("type").asText("output").equals("output") ? saved : shown).add(i));
			}
		}
		return saved.isEmpty() ? shown : saved;
	}

	Path file() {
		return file;
	}
}
