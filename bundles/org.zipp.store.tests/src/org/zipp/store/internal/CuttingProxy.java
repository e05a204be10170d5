package org.zipp.store.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.zipp.store.ServerPlace;

/** The way to a server, which can be cut, closed for a while, or let everything through but notices, as a pooler of connections does. */
final class CuttingProxy implements AutoCloseable {

	private static final int NOTIFICATION = 'A';
	private static final int LENGTH_BYTES = 4;

	private final ServerPlace target;
	private final boolean withoutNotices;
	private final ServerSocket listening;
	private final Set<Socket> open = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;
	private volatile boolean ended;

	CuttingProxy(ServerPlace target, boolean withoutNotices) throws IOException {
		this.target = target;
		this.withoutNotices = withoutNotices;
		listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	/** The same tables, by this way. */
	ServerPlace place() {
		return place(target.user());
	}

	ServerPlace place(String user) {
		Map<String, String> options = new HashMap<>(target.options());
		options.put("sslmode", "disable");
		return new ServerPlace("127.0.0.1", listening.getLocalPort(), target.database(), target.schema(), user, options);
	}

	/** Cuts every connection there is. */
	void cut() throws IOException {
		for (Socket socket : open) {
			socket.close();
		}
	}

	/** Lets nobody through until {@link #reopen}. */
	void close(boolean now) throws IOException {
		closed = now;
		cut();
	}

	void reopen() {
		closed = false;
	}

	private void accept() {
		while (!ended) {
			try {
				Socket client = listening.accept();
				if (closed) {
					client.close();
					continue;
				}
				Socket server = new Socket(target.host(), target.port());
				open.add(client);
				open.add(server);
				Thread.ofVirtual().start(() -> pump(client, server, false));
				Thread.ofVirtual().start(() -> pump(server, client, withoutNotices));
			} catch (IOException e) {
				if (!ended && listening.isClosed()) {
					throw new UncheckedIOException(e);
				}
				// The server is being started again; whoever came through is told by the closed connection.
			}
		}
	}

	private void pump(Socket from, Socket to, boolean filtered) {
		try (from; to) {
			if (filtered) {
				filter(new DataInputStream(from.getInputStream()), to.getOutputStream());
			} else {
				from.getInputStream().transferTo(to.getOutputStream());
			}
		} catch (IOException _) {
			// Cut, by the test or by either side: both ends close.
		} finally {
			open.remove(from);
			open.remove(to);
		}
	}

	/** Messages of the server: a letter, the length of what follows with itself, the rest. */
	private static void filter(DataInputStream in, OutputStream out) throws IOException {
		for (int letter = in.read(); letter >= 0; letter = in.read()) {
			int length = in.readInt();
			byte[] rest = in.readNBytes(length - LENGTH_BYTES);
			if (letter != NOTIFICATION) {
				byte[] message = new byte[1 + length];
				message[0] = (byte) letter;
				for (int i = 0; i < LENGTH_BYTES; i++) {
					message[1 + i] = (byte) (length >> Byte.SIZE * (LENGTH_BYTES - 1 - i));
				}
				System.arraycopy(rest, 0, message, 1 + LENGTH_BYTES, rest.length);
				out.write(message);
				out.flush();
			}
		}
	}

	@Override
	public void close() throws IOException {
		ended = true;
		listening.close();
		cut();
	}
}
