package org.zipp.core.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.core.http.NoAnswerException.Kind;

/**
 * Sends requests and takes whole answers. It follows no redirect: a key goes to the host it was given for and to no other. The
 * proxy is that of the Java runtime. Safe for several threads.
 */
public final class ServerClient {

	private static final Duration CONNECT = Duration.ofSeconds(20);
	private static final long LOOK_MILLIS = 100;

	private final HttpClient http;
	private final Duration limit;
	private final long most;

	/**
	 * @param limit the longest time of one request, with its answer
	 * @param most  the longest answer in bytes
	 */
	public ServerClient(Duration limit, long most) {
		this.limit = limit;
		this.most = most;
		// HTTP/1.1: several local servers stumble over the upgrade that the JDK's client offers on plain connections.
		http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT.compareTo(limit) < 0 ? CONNECT : limit)
				.followRedirects(HttpClient.Redirect.NEVER).build();
	}

	/** What sends, for a connection that is no request with an answer. */
	public HttpClient http() {
		return http;
	}

	/** The longest time of one request. */
	public Duration limit() {
		return limit;
	}

	/**
	 * Sends one request.
	 *
	 * @param cancelled asked several times a second
	 * @throws NoAnswerException          when there is no whole answer
	 * @throws OperationCanceledException when cancelled; the connection is closed
	 * @throws InterruptedException       when the thread was interrupted; the connection is closed
	 */
	public ServerReply send(HttpRequest.Builder request, BooleanSupplier cancelled) throws NoAnswerException, InterruptedException {
		CompletableFuture<HttpResponse<byte[]>> reply = http.sendAsync(request.timeout(limit).build(), r -> new LimitedBody(most));
		// The request's own timeout ends with the headers; a body that never ends must end too.
		long end = System.nanoTime() + limit.plus(CONNECT).toNanos();
		try {
			while (true) {
				if (cancelled.getAsBoolean()) {
					throw new OperationCanceledException("Waiting for the server was cancelled.");
				}
				try {
					HttpResponse<byte[]> response = reply.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
					return new ServerReply(response.statusCode(), response.headers(), response.body());
				} catch (TimeoutException _) {
					if (System.nanoTime() > end) {
						throw new NoAnswerException(Kind.TOOK_TOO_LONG, "the answer did not end");
					}
				}
			}
		} catch (ExecutionException e) {
			throw NoAnswerException.of(e.getCause());
		} finally {
			reply.cancel(true);
		}
	}
}
