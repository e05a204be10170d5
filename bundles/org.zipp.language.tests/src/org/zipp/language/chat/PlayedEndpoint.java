package org.zipp.language.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A real HTTP server on the loopback that speaks like an OpenAI-compatible endpoint. */
public final class PlayedEndpoint implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** A request as it came in. */
	public record Asked(String path, String query, String authorization, String apiKey, JsonNode body) {
		/** The text of a message, counted from 0. */
		public String message(int i) {
			return body.path("messages").path(i).path("content").asText();
		}
	}

	/** What is sent back. */
	public record Reply(int status, String body, Map<String, String> headers) {
		public Reply(int status, String body) {
			this(status, body, Map.of());
		}

		public Reply with(String header, String value) {
			Map<String, String> more = new HashMap<>(headers);
			more.put(header, value);
			return new Reply(status, body, more);
		}

		/** A chat completion with that text. */
		public static Reply text(String text) {
			var root = JSON.createObjectNode();
			root.put("id", "c1").put("object", "chat.completion").put("created", 1).put("model", "played");
			var choice = root.putArray("choices").addObject();
			choice.put("index", 0).put("finish_reason", "stop");
			choice.putObject("message").put("role", "assistant").put("content", text);
			root.putObject("usage").put("prompt_tokens", 100).put("completion_tokens", 20).put("total_tokens", 120);
			return new Reply(200, root.toString());
		}

		public static Reply error(int status, String message) {
			var root = JSON.createObjectNode();
			root.putObject("error").put("message", message).put("type", "error");
			return new Reply(status, root.toString());
		}
	}

	private final List<Asked> asked = new CopyOnWriteArrayList<>();
	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();

	public PlayedEndpoint(Function<Asked, Reply> play) throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", exchange -> answer(exchange, play));
		server.start();
	}

	/** Replies in this order. */
	public static PlayedEndpoint of(Reply... replies) throws IOException {
		java.util.Iterator<Reply> next = List.of(replies).iterator();
		return new PlayedEndpoint(a -> {
			synchronized (next) {
				return next.next();
			}
		});
	}

	/** What was sent here, in order. */
	public List<Asked> asked() {
		return asked;
	}

	public String address() {
		return site() + "/v1";
	}

	String site() {
		return "http://127.0.0.1:" + server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange, Function<Asked, Reply> play) throws IOException {
		try (exchange) {
			Asked a = new Asked(exchange.getRequestURI().getPath(), String.valueOf(exchange.getRequestURI().getQuery()),
					String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
					String.valueOf(exchange.getRequestHeaders().getFirst("api-key")),
					JSON.readTree(exchange.getRequestBody()));
			asked.add(a);
			Reply reply = play.apply(a);
			byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			reply.headers.forEach(exchange.getResponseHeaders()::set);
			exchange.sendResponseHeaders(reply.status, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}
}
