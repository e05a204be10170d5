package org.zipp.generation.internal.remote;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.zipp.core.http.ServerReply;
import org.zipp.generation.RenderListener;

import com.fasterxml.jackson.databind.JsonNode;

/** What ComfyUI tells while it works, over a WebSocket. A server without one is looked at instead. */
final class ComfySocket implements WebSocket.Listener, AutoCloseable {

	private static final Duration CONNECT = Duration.ofSeconds(5);
	private static final int LONGEST_TEXT = 1 << 22;
	private static final int LONGEST_PREVIEW = 1 << 24;

	/** A message: words, or a preview. */
	record News(JsonNode words, byte[] preview) {
	}

	private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
	private final StringBuilder text = new StringBuilder();
	private byte[] binary = new byte[0];
	private final boolean previews;
	private volatile WebSocket socket;
	private volatile boolean closed;

	private ComfySocket(boolean previews) {
		this.previews = previews;
	}

	/** Opens it; one that cannot be opened is closed from the start. */
	static ComfySocket open(RemoteServer server, String client, RenderListener listener) throws InterruptedException {
		ComfySocket mine = new ComfySocket(listener.wantsPreviews());
		URI at = server.at("/ws?clientId=" + client);
		WebSocket.Builder builder = server.http().newWebSocketBuilder().connectTimeout(CONNECT);
		server.addKey(builder::header);
		CompletableFuture<WebSocket> opening = builder.buildAsync(URI.create(at.toString().replaceFirst("^http", "ws")), mine);
		long end = System.nanoTime() + CONNECT.toNanos();
		try {
			while (true) {
				RemoteGenerator.checkCancelled(listener);
				try {
					mine.socket = opening.get(100, TimeUnit.MILLISECONDS);
					return mine;
				} catch (TimeoutException _) {
					if (System.nanoTime() > end) {
						break;
					}
				}
			}
		} catch (ExecutionException _) {
			// No socket, or a proxy that lets none through.
		}
		opening.cancel(true);
		mine.closed = true;
		return mine;
	}

	/** Whether news may come. */
	boolean isOpen() {
		return !closed;
	}

	/** The next of the news; {@code null} when there are none for so long. */
	News next(long millis) throws InterruptedException {
		return news.poll(millis, TimeUnit.MILLISECONDS);
	}

	@Override
	public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
		if (text.length() + data.length() <= LONGEST_TEXT) {
			text.append(data);
		}
		if (last) {
			news.add(new News(ServerReply.json(text.toString()), null));
			text.setLength(0);
		}
		from.request(1);
		return null;
	}

	@Override
	public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
		if (previews && binary.length + data.remaining() <= LONGEST_PREVIEW) {
			byte[] longer = Arrays.copyOf(binary, binary.length + data.remaining());
			data.get(longer, binary.length, data.remaining());
			binary = longer;
		}
		if (last) {
			preview(ByteBuffer.wrap(binary));
			binary = new byte[0];
		}
		from.request(1);
		return null;
	}

	/** An event of kind 1 holds the kind of picture and its bytes; one of kind 4 has a text before. */
	private void preview(ByteBuffer event) {
		if (event.remaining() <= 2 * Integer.BYTES) {
			return;
		}
		int kind = event.getInt();
		int skip = kind == 4 ? event.getInt() : kind == 1 ? Integer.BYTES : -1;
		if (skip >= 0 && skip < event.remaining()) {
			byte[] picture = new byte[event.remaining() - skip];
			event.position(event.position() + skip).get(picture);
			news.add(new News(ServerReply.json(""), picture));
		}
	}

	@Override
	public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
		closed = true;
		return null;
	}

	@Override
	public void onError(WebSocket from, Throwable error) {
		closed = true;
	}

	@Override
	public void close() {
		closed = true;
		if (socket != null) {
			socket.abort();
		}
	}
}
