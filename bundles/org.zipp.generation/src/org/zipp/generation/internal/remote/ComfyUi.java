package org.zipp.generation.internal.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.core.http.ApiKeys;
import org.zipp.core.http.SecretSource;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.http.ServerFailure;
import org.zipp.core.http.ServerReply;
import org.zipp.core.http.ServerWords;
import org.zipp.core.http.Tries;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.internal.NoPictureException;
import org.zipp.generation.internal.PictureBytes;
import org.zipp.generation.internal.remote.ComfyGraph.Mark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Runs a person's own graph on ComfyUI, see {@link ComfyGraph}. */
@Component(service = ImageGenerator.class, property = Choices.ORDER + ":Integer=40")
public final class ComfyUi extends RemoteGenerator {

	private static final String GRAPH = "graph";
	private static final String WITHOUT = "without";
	private static final String SIZE = "size";
	private static final Duration LOOK = Duration.ofMillis(500);
	/** A server that tells what it does is looked at seldom. */
	private static final Duration SELDOM = Duration.ofSeconds(3);
	/** How often a run that is nowhere is looked for: between its end and its entry into the history it may be in neither list. */
	private static final int MOST_MISSED = 4;

	private final ComfyGraph graph;
	private volatile boolean looked;

	@Activate
	public ComfyUi(@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SecretSource secrets) {
		super(secrets);
		graph = null;
	}

	ComfyUi(ApiKeys keys, Settings settings) {
		super(keys, settings);
		graph = ComfyGraph.read(path(), without());
	}

	@Override
	public String id() {
		return "comfyui";
	}

	@Override
	public String label() {
		return "ComfyUI graph";
	}

	@Override
	public String description() {
		return "A graph of yours, exported from ComfyUI for its interface, with marks for prompt, negative, seed, size and steps.";
	}

	@Override
	String usualUrl() {
		return "http://127.0.0.1:8188";
	}

	@Override
	List<Setting> ownSettings() {
		return List.of(Setting.text(GRAPH, "The graph, exported with Workflow > Export (API)", ""),
				Setting.text(WITHOUT, "What the graph has no place for, with blanks between: negative, steps, seed, size", ""));
	}

	@Override
	RemoteGenerator with(ApiKeys withKeys, Settings withSettings) {
		return new ComfyUi(withKeys, withSettings);
	}

	private Path path() {
		if (text(GRAPH).isEmpty()) {
			throw new ZippException("The setting graph is missing: name the graph that ComfyUI exported (Workflow > Export (API)), as graph=FILE.");
		}
		try {
			return Path.of(text(GRAPH));
		} catch (InvalidPathException e) {
			throw new ZippException("The setting graph names no file: " + e.getMessage() + '.', e);
		}
	}

	private Set<Mark> without() {
		Set<Mark> marks = EnumSet.noneOf(Mark.class);
		for (String word : text(WITHOUT).toLowerCase(Locale.ROOT).split("[\\s+;]+")) {
			switch (word) {
			case "" -> marks.addAll(Set.of());
			case "negative" -> marks.add(Mark.NEGATIVE);
			case "steps" -> marks.add(Mark.STEPS);
			case "seed" -> marks.add(Mark.SEED);
			case SIZE -> marks.addAll(Set.of(Mark.WIDTH, Mark.HEIGHT));
			default -> throw new ZippException("The setting without of comfyui takes negative, steps, seed and size, with blanks between, not '" + word + "'.");
			}
		}
		return marks;
	}

	/** Of the graph, which says what is drawn. */
	@Override
	public String fingerprint() {
		return graph == null ? "" : graph.fingerprint();
	}

	@Override
	boolean offersSeeds() {
		return graph == null || graph.has(Mark.SEED);
	}

	@Override
	public boolean hasSteps() {
		return graph == null || graph.has(Mark.STEPS);
	}

	/** The server keeps what its nodes gave, and would give it again. */
	@Override
	boolean forget(RenderListener listener) throws ServerFailure, InterruptedException {
		ServerReply reply = server().tell("/free", JsonNodeFactory.instance.objectNode().put("unload_models", false).put("free_memory", true),
				listener::isCancelled);
		rest(LOOK, listener);
		return reply.status() == 200;
	}

	@Override
	Tries.Attempt<Drawn> drawing(RenderRequest request, RenderListener listener) {
		Run run = new Run(request, listener);
		return () -> {
			look(listener);
			return run.drawn();
		};
	}

	/** Asks once whether the server has the nodes of the graph; one that does not tell is taken to have them. */
	private void look(RenderListener listener) throws ServerFailure, InterruptedException {
		if (looked) {
			return;
		}
		ServerReply reply = server().get("/object_info", listener::isCancelled);
		if (reply.status() == 200 && reply.root().isObject()) {
			String lacking = graph.lacking(reply.root());
			if (!lacking.isEmpty()) {
				throw ServerFailure.all(server().name() + " cannot run the graph " + graph.file() + ". " + lacking
						+ " Install what is missing there, or export the graph anew.");
			}
		} else if (reply.status() != 404 && reply.status() != 405) {
			server().json(reply);
		}
		looked = true;
	}

	/** One picture. */
	private final class Run {

		private final RenderRequest request;
		private final RenderListener listener;
		private final String client = UUID.randomUUID().toString();
		private String id = UUID.randomUUID().toString();
		private boolean given;
		private boolean cached;
		private boolean running;

		Run(RenderRequest request, RenderListener listener) {
			this.request = request;
			this.listener = listener;
		}

		Drawn drawn() throws ServerFailure, InterruptedException {
			RemoteServer server = server();
			try (ComfySocket socket = ComfySocket.open(server, client, listener)) {
				if (!given || !isKnown(server)) {
					give(server);
				}
				JsonNode ran = await(server, socket);
				return taken(server, ran);
			} catch (OperationCanceledException | InterruptedException e) {
				Farewell.say(() -> cancel(server));
				throw e;
			}
		}

		private void give(RemoteServer server) throws ServerFailure, InterruptedException {
			ObjectNode body = JsonNodeFactory.instance.objectNode();
			body.set("prompt", graph.filled(request));
			body.put("client_id", client).put("prompt_id", id);
			given = true;
			ServerReply reply = server.tell("/prompt", body, listener::isCancelled);
			if (reply.status() == 400 && (reply.root().has("node_errors") || reply.root().path("error").has("type"))) {
				throw ServerFailure.item(server.name() + " refuses the graph " + graph.file() + ServerWords.after(server.words(refusal(reply.root())))
						+ '.');
			}
			String named = server.json(reply).path("prompt_id").asText("");
			if (!named.matches("[A-Za-z0-9_-]{1,100}")) {
				throw ServerFailure.all(server.name() + " took the graph and gave it no name. Check that it is ComfyUI.");
			}
			// Older servers give names of their own.
			id = named;
		}

		/** Whether the server has what was given to it, although its answer was lost. */
		private boolean isKnown(RemoteServer server) throws ServerFailure, InterruptedException {
			return !history(server).isMissingNode() || isQueued(server);
		}

		private JsonNode history(RemoteServer server) throws ServerFailure, InterruptedException {
			return server.json(server.get("/history/" + id, listener::isCancelled)).path(id);
		}

		private boolean isQueued(RemoteServer server) throws ServerFailure, InterruptedException {
			JsonNode queue = server.json(server.get("/queue", listener::isCancelled));
			return holds(queue.path("queue_running"), id) || holds(queue.path("queue_pending"), id);
		}

		/** The run as the history has it once it has ended. */
		private JsonNode await(RemoteServer server, ComfySocket socket) throws ServerFailure, InterruptedException {
			long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(text(TIMEOUT))).toNanos();
			long nextLook = System.nanoTime();
			int missed = 0;
			while (true) {
				checkCancelled(listener);
				if (System.nanoTime() >= nextLook) {
					JsonNode ran = history(server);
					if (ran.isObject()) {
						return ended(server, ran);
					}
					missed = isQueued(server) ? 0 : missed + 1;
					if (missed >= MOST_MISSED) {
						given = false;
						throw ServerFailure.passing(Reach.TROUBLE, server.name() + " has lost the picture. Perhaps it was started anew");
					}
					nextLook = System.nanoTime() + (socket.isOpen() && missed == 0 ? SELDOM : LOOK).toNanos();
				}
				if (System.nanoTime() > end) {
					Farewell.say(() -> cancel(server));
					given = false;
					throw ServerFailure.passing(Reach.TROUBLE, server.name() + " did not finish the picture in the time of the setting timeout");
				}
				if (hear(server, socket.next(100))) {
					nextLook = System.nanoTime();
				}
			}
		}

		/** @return whether the run has ended, so that the history is to be looked at */
		private boolean hear(RemoteServer server, ComfySocket.News news) throws ServerFailure {
			if (news == null) {
				return false;
			}
			if (news.preview() != null) {
				if (running) {
					show(news.preview());
				}
				return false;
			}
			JsonNode data = news.words().path("data");
			String of = data.path("prompt_id").asText("");
			boolean mine = of.equals(id) || of.isEmpty() && running;
			switch (news.words().path("type").asText("")) {
			case "execution_start" -> running = mine;
			case "execution_cached" -> {
				if (mine) {
					data.path("nodes").forEach(n -> cached |= graph.seedNodes().contains(n.asText()));
				}
			}
			case "executing" -> {
				running = of.isEmpty() ? running : mine;
				return mine && data.path("node").isNull();
			}
			case "progress" -> {
				if (mine && data.path("max").asInt(0) > 0) {
					listener.step(Math.min(data.path("value").asInt(0), data.path("max").asInt()), data.path("max").asInt());
				}
			}
			case "execution_error" -> {
				if (mine) {
					throw failed(server, data);
				}
			}
			case "execution_success", "execution_interrupted" -> {
				return mine;
			}
			default -> {
				return false;
			}
			}
			return false;
		}

		private void show(byte[] preview) {
			try {
				listener.preview(PictureBytes.read(preview));
			} catch (NoPictureException _) {
				// A preview less.
				return;
			}
		}

		private ServerFailure failed(RemoteServer server, JsonNode data) {
			String said = data.path("node_type").asText("") + " (node " + data.path("node_id").asText("?") + "): " + data.path("exception_message")
					.asText("");
			return server.failed(new ServerReply.Problem(said, said + ' ' + data.path("exception_type").asText(""), 0));
		}

		private JsonNode ended(RemoteServer server, JsonNode ran) throws ServerFailure {
			for (JsonNode message : ran.path("status").path("messages")) {
				switch (message.path(0).asText("")) {
				case "execution_error" -> throw failed(server, message.path(1));
				case "execution_interrupted" -> throw ServerFailure.item(server.name() + " says that the picture was interrupted there.");
				case "execution_cached" -> message.path(1).path("nodes").forEach(n -> cached |= graph.seedNodes().contains(n.asText()));
				default -> {
					// How it went, which was told before.
				}
				}
			}
			if (ran.path("status").path("status_str").asText("").equals("error")) {
				throw ServerFailure.item(server.name() + " could not make the picture, and does not say why. Look at its own log.");
			}
			return ran;
		}

		private Drawn taken(RemoteServer server, JsonNode ran) throws ServerFailure, InterruptedException {
			List<JsonNode> pictures = graph.pictures(ran.path("outputs"));
			if (pictures.isEmpty()) {
				throw ServerFailure.all(server.name() + " ran the graph, and no picture came out. It needs a node Save Image"
						+ ", and zipp:output in the title of that node where there are several.");
			}
			JsonNode picture = pictures.getFirst();
			ServerReply reply = server.get("/view?filename=" + encoded(picture.path("filename")) + "&subfolder=" + encoded(picture.path("subfolder"))
					+ "&type="
					+ encoded(picture.path("type")), listener::isCancelled);
			server.check(reply);
			Map<String, String> remarks = new HashMap<>();
			if (cached) {
				remarks.put(CACHED, "yes");
			}
			if (pictures.size() > 1) {
				remarks.put("pictures of the graph", pictures.size() + ", the first is taken");
			}
			if (!graph.has(Mark.NEGATIVE) && !request.negative().isEmpty()) {
				remarks.put("not sent", "negative prompt");
			}
			return new Drawn(reply.bytes(), "", remarks);
		}

		/** By the newest way that the server has; the oldest stops whatever runs, so it is gone only when this runs. */
		private void cancel(RemoteServer server) throws ServerFailure, InterruptedException {
			if (!given) {
				return;
			}
			ObjectNode empty = JsonNodeFactory.instance.objectNode();
			ServerReply reply = server.tell("/api/jobs/" + id + "/cancel", empty, () -> false);
			if (reply.status() == 200) {
				return;
			}
			ObjectNode delete = JsonNodeFactory.instance.objectNode();
			delete.putArray("delete").add(id);
			server.tell("/queue", delete, () -> false);
			JsonNode queue = server.json(server.get("/queue", () -> false));
			if (holds(queue.path("queue_running"), id)) {
				server.tell("/interrupt", JsonNodeFactory.instance.objectNode().put("prompt_id", id), () -> false);
			}
		}
	}

	/** Whether one of the entries, which are lists, is of that run. */
	private static boolean holds(JsonNode entries, String id) {
		for (JsonNode entry : entries) {
			if (entry.path(1).asText("").equals(id)) {
				return true;
			}
		}
		return false;
	}

	private static String encoded(JsonNode text) {
		return URLEncoder.encode(text.asText(""), StandardCharsets.UTF_8);
	}

	/** What the server says of a graph that it does not take: of the whole, and of each node. */
	private static String refusal(JsonNode root) {
		List<String> said = new ArrayList<>();
		said.add(root.path("error").path("message").asText(root.path("error").asText("")));
		said.add(root.path("error").path("details").asText(""));
		root.path("node_errors").properties().forEach(n -> n.getValue().path("errors")
				.forEach(e -> said.add("node " + n.getKey() + " (" + n.getValue().path("class_type").asText("") + "): " + e.path("message").asText("")
				+ ' '
						+ e.path("details").asText(""))));
		said.removeIf(String::isBlank);
		return String.join("; ", said);
	}
}
