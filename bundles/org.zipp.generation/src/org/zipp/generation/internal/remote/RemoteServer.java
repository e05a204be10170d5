package org.zipp.generation.internal.remote;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.zipp.core.http.ApiKey;
import org.zipp.core.http.ApiKey.Way;
import org.zipp.core.http.AskedWait;
import org.zipp.core.http.NoAnswerException;
import org.zipp.core.http.ServerAddress;
import org.zipp.core.http.ServerClient;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.http.ServerFailure;
import org.zipp.core.http.ServerProblems;
import org.zipp.core.http.ServerReply;
import org.zipp.core.http.ServerWords;

import com.fasterxml.jackson.databind.JsonNode;

/** A server that makes pictures: sends it requests, and says in words what went wrong. Safe for several threads. */
final class RemoteServer {

	/** Where people put a key. */
	static final String KEY_VARIABLE = "ZIPP_IMAGE_API_KEY";
	/** The largest picture as text, with room. */
	private static final long LONGEST_ANSWER = 160L << 20;
	private static final Duration SHORT = Duration.ofSeconds(10);
	private static final Pattern NO_MEMORY =
			Pattern.compile("(?i)out ?of ?memory|cuda oom|not enough (?:gpu |video )?memory|failed to allocate");

	private final ServerAddress address;
	private final Optional<ApiKey> key;
	private final Way way;
	private final ServerClient client;
	private final ServerClient quick;

	/** @param limit the longest time of one request */
	RemoteServer(ServerAddress address, Optional<ApiKey> key, Way way, Duration limit) {
		this.address = address;
		this.key = key;
		this.way = way;
		client = new ServerClient(limit, LONGEST_ANSWER);
		quick = new ServerClient(limit.compareTo(SHORT) < 0 ? limit : SHORT, LONGEST_ANSWER);
	}

	/** The server as a sentence begins with it. */
	String name() {
		return "The server " + address.name();
	}

	ServerAddress address() {
		return address;
	}

	/** What it says, as it may be shown. */
	String words(String said) {
		return ServerWords.shown(said, key);
	}

	/** The place of a path below the address. */
	URI at(String path) {
		return URI.create(address.site() + address.path() + path + (address.query().isEmpty() ? "" : (path.indexOf('?') < 0 ? '?' : '&')
				+ address.query()));
	}

	/** Sends JSON and waits as long as a picture may take. */
	ServerReply post(String path, JsonNode body, BooleanSupplier cancelled) throws ServerFailure, InterruptedException {
		return send(client, json(at(path), body), cancelled);
	}

	/** Sends JSON to what answers at once. */
	ServerReply tell(String path, JsonNode body, BooleanSupplier cancelled) throws ServerFailure, InterruptedException {
		return send(quick, json(at(path), body), cancelled);
	}

	/** Asks for what is there at once. */
	ServerReply get(String path, BooleanSupplier cancelled) throws ServerFailure, InterruptedException {
		return send(quick, withKey(HttpRequest.newBuilder(at(path)).GET()), cancelled);
	}

	/** Asks for a picture. */
	ServerReply download(URI uri, BooleanSupplier cancelled) throws ServerFailure, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
		return send(client, address.isSite(uri) ? withKey(request) : request, cancelled);
	}

	private HttpRequest.Builder json(URI uri, JsonNode body) {
		return withKey(HttpRequest.newBuilder(uri).header("Content-Type", "application/json").header("Accept", "application/json, image/png")
				.POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)));
	}

	private HttpRequest.Builder withKey(HttpRequest.Builder request) {
		key.ifPresent(k -> k.addTo(way, request::header));
		return request;
	}

	/** Puts the key into something else than a request. */
	void addKey(BiConsumer<String, String> headers) {
		key.ifPresent(k -> k.addTo(way, headers));
	}

	/** What opens connections that are no request with an answer. */
	HttpClient http() {
		return quick.http();
	}

	private ServerReply send(ServerClient with, HttpRequest.Builder request, BooleanSupplier cancelled)
			throws ServerFailure, InterruptedException {
		try {
			return with.send(request, cancelled);
		} catch (NoAnswerException e) {
			throw e.failure(name(), "gave no whole answer within " + with.limit().toSeconds()
					+ " seconds. Raise the setting timeout of the generator, or ask for fewer steps or a smaller size", "");
		}
	}

	/**
	 * An answer with JSON.
	 *
	 * @throws ServerFailure when it is a refusal, a web page or something else
	 */
	JsonNode json(ServerReply reply) throws ServerFailure {
		check(reply);
		if (reply.root().isMissingNode()) {
			throw ServerFailure.passing(Reach.TROUBLE, name() + " sent something that is no JSON" + ServerWords.quoted(words(start(reply.body())))
					+ ". Check its address and which kind of server it is");
		}
		return reply.root();
	}

	/** @throws ServerFailure when it is a refusal or a web page */
	void check(ServerReply reply) throws ServerFailure {
		int status = reply.status();
		if (status >= 300 && status < 400) {
			throw ServerFailure.all(name() + " sends on to another address (" + words(reply.headers().firstValue("location").orElse("not named"))
					+ "), where no key is sent unasked. Give that address as the setting url if it is the right one.");
		}
		if (status < 200 || status >= 300) {
			throw refused(reply);
		}
		String type = reply.headers().firstValue("content-type").orElse("");
		if (!type.startsWith("image/") && reply.isPage()) {
			throw ServerFailure.all(name() + " sent a web page" + ServerWords.quoted(words(reply.title()))
					+ " instead of an answer. Sign in to the network or proxy if it asks for that, and check the address.");
		}
	}

	private static String start(String text) {
		return text.length() > 100 ? text.substring(0, 100) + '…' : text;
	}

	/** An error in an answer whose status is good. */
	ServerFailure failed(ServerReply.Problem problem) {
		String said = words(problem.words());
		if (problem.says(ServerProblems.FILTER)) {
			return filtered(said);
		}
		if (problem.says(NO_MEMORY)) {
			return noMemory(said);
		}
		return ServerFailure.item(name() + " could not make the picture" + ServerWords.quoted(said) + '.');
	}

	private ServerFailure filtered(String said) {
		return ServerFailure.item(name() + " refuses to make this picture" + ServerWords.after(said.replaceFirst("\\.+$", ""))
				+ ". Its content filter objects to the prompt or to what came out.");
	}

	private ServerFailure noMemory(String said) {
		return ServerFailure.all(name() + " has not enough memory for such a picture" + ServerWords.quoted(said)
				+ ". Ask for a smaller --size, or free its memory.");
	}

	private ServerFailure refused(ServerReply reply) {
		ServerReply.Problem problem = reply.problem();
		String said = words(problem.words());
		int status = reply.status();
		if (problem.says(ServerProblems.FILTER) && status != 429 && status < 500) {
			return filtered(said);
		}
		Optional<Duration> wait = AskedWait.of(reply.headers(), reply.body(), Instant.now());
		if (status == 402 || problem.says(ServerProblems.NO_MORE) || status == 429 && problem.says(ServerProblems.PERHAPS_NO_MORE)
				&& wait.isEmpty()) {
			return ServerFailure.all("The account at " + address.name() + " has nothing left to spend" + ServerWords.quoted(said)
					+ ". See to its plan or billing, then run the step again; what was finished is kept.");
		}
		if (status == 401 || status < 500 && status != 429 && problem.says(ServerProblems.KEY)) {
			return ServerFailure.all(name() + (key.isPresent()
					? " refuses the key" + ServerWords.quoted(said) + ". Set " + KEY_VARIABLE + ", or store the right one"
					: " wants a key" + ServerWords.quoted(said) + ", and there is none for it. Set " + KEY_VARIABLE + ", or store one")
					+ " for this address in the preferences.");
		}
		if (status == 403 || status == 407 || status == 451) {
			return ServerFailure.all(name() + " does not allow this request (HTTP " + status + ')' + ServerWords.quoted(said)
					+ ". Check the rights of the key, the model, and any proxy between.");
		}
		if (status == 404 || status == 405 || status == 410 || status == 400 && problem.says(ServerProblems.NO_MODEL)) {
			return ServerFailure.all(name() + " does not know the model, or makes no pictures there (HTTP " + status + ')' + ServerWords.quoted(said)
					+ ". Check its address, which kind of server it is, and the name of the model.");
		}
		if (status == 429) {
			return new ServerFailure(Reach.ALL, true, wait, name() + " takes no more requests for now" + ServerWords.quoted(said)
					+ ". What was finished is kept; run the step again later, or with fewer at once (the setting parallel)");
		}
		if (status >= 500 && problem.says(NO_MEMORY)) {
			return noMemory(said);
		}
		boolean passes = status == 408 || status == 409 || status == 425 || status >= 500 && status != 501 && status != 505;
		return new ServerFailure(passes ? Reach.TROUBLE : Reach.ITEM, passes, wait,
				passes ? name() + " failed (HTTP " + status + ')' + ServerWords.quoted(said)
						+ ". What was finished is kept; run the step again to go on"
						: name() + " refuses the request (HTTP " + status + ')' + ServerWords.quoted(said) + '.');
	}
}
