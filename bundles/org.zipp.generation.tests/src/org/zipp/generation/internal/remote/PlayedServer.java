package org.zipp.generation.internal.remote;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.zipp.core.http.ServerReply;

import com.fasterxml.jackson.databind.JsonNode;

/** A server on the loopback that plays one of others, down to its bytes. */
final class PlayedServer implements AutoCloseable {

	/** What came in, and the way back. */
	static final class Asked {
		final String method;
		final String path;
		final Map<String, String> headers;
		final byte[] body;
		private final Socket socket;

		private Asked(String method, String path, Map<String, String> headers, byte[] body, Socket socket) {
			this.method = method;
			this.path = path;
			this.headers = headers;
			this.body = body;
			this.socket = socket;
		}

		JsonNode json() {
			return ServerReply.json(new String(body, StandardCharsets.UTF_8));
		}

		String authorization() {
			return headers.getOrDefault("authorization", "");
		}

		/** Bytes as they are. */
		void raw(byte[] bytes) throws IOException {
			OutputStream out = socket.getOutputStream();
			out.write(bytes);
			out.flush();
		}

		void raw(String text) throws IOException {
			raw(text.getBytes(StandardCharsets.UTF_8));
		}

		void bytes(int status, String headers, byte[] bytes) throws IOException {
			raw("HTTP/1.1 " + status + " x\r\n" + headers + "Content-Length: " + bytes.length + "\r\nConnection: close\r\n\r\n");
			raw(bytes);
		}

		void text(int status, String type, String text) throws IOException {
			bytes(status, "Content-Type: " + type + "\r\n", text.getBytes(StandardCharsets.UTF_8));
		}

		/** JSON with single quotation marks for double ones. */
		void json(int status, String json) throws IOException {
			text(status, "application/json", json.replace('\'', '"'));
		}

		/** Says nothing until the other side closes the connection. */
		void hang() throws IOException {
			while (socket.getInputStream().read() >= 0) {
				// What comes late is of no interest.
				continue;
			}
		}

		/** Becomes a WebSocket. */
		void upgrade() throws IOException {
			try {
				byte[] accept = MessageDigest.getInstance("SHA-1")
						.digest((headers.get("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
				raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
						+ Base64.getEncoder().encodeToString(accept) + "\r\n\r\n");
			} catch (NoSuchAlgorithmException e) {
				throw new IllegalStateException(e);
			}
		}

		/** A message over the WebSocket: a text (kind 1) or bytes (kind 2). */
		void frame(int kind, byte[] bytes) throws IOException {
			ByteBuffer frame = ByteBuffer.allocate(bytes.length + 10);
			frame.put((byte) (0x80 | kind));
			if (bytes.length < 126) {
				frame.put((byte) bytes.length);
			} else {
				frame.put((byte) 126).putShort((short) bytes.length);
			}
			frame.put(bytes).flip();
			byte[] out = new byte[frame.remaining()];
			frame.get(out);
			raw(out);
		}

		void message(String json) throws IOException {
			frame(1, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
		}
	}

	/** What the server does. */
	interface Play {
		void answer(Asked asked) throws IOException, InterruptedException;
	}

	private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	private final List<Asked> asked = new CopyOnWriteArrayList<>();
	private final List<Socket> open = new CopyOnWriteArrayList<>();
	/** Opens when a client has closed a connection before it was answered. */
	final CountDownLatch left = new CountDownLatch(1);

	PlayedServer(Play play) throws IOException {
		Thread.ofVirtual().start(() -> {
			try {
				while (!listening.isClosed()) {
					Socket socket = listening.accept();
					open.add(socket);
					Thread.ofVirtual().start(() -> serve(socket, play));
				}
			} catch (IOException _) {
				// Closed.
				return;
			}
		});
	}

	private void serve(Socket socket, Play play) {
		try (socket) {
			Asked one = read(socket);
			if (one != null) {
				asked.add(one);
				play.answer(one);
			}
		} catch (IOException e) {
			// Also what hangs ends here when the other side resets the connection.
			left.countDown();
			return;
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
		left.countDown();
	}

	private static Asked read(Socket socket) throws IOException {
		InputStream in = new BufferedInputStream(socket.getInputStream());
		String line = line(in);
		if (line.isEmpty()) {
			return null;
		}
		Map<String, String> headers = new TreeMap<>();
		for (String header = line(in); !header.isEmpty(); header = line(in)) {
			int colon = header.indexOf(':');
			headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
		}
		byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
		return new Asked(line.split(" ")[0], line.split(" ")[1], headers, body, socket);
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
			line.append((char) c);
		}
		return line.toString().stripTrailing();
	}

	String address() {
		return "http://127.0.0.1:" + listening.getLocalPort();
	}

	/** What was asked, in order. */
	List<Asked> asked() {
		return asked;
	}

	/** What was asked of paths that begin so. */
	List<Asked> asked(String path) {
		return asked.stream().filter(a -> a.path.startsWith(path)).toList();
	}

	@Override
	public void close() throws IOException {
		listening.close();
		for (Socket socket : open) {
			socket.close();
		}
	}
}
