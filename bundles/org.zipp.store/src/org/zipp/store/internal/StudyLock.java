package org.zipp.store.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

/**
 * Keeps other processes out of a study while it is open here, and says who has it open.
 *
 * <p>The operating system drops the lock with the process, so the file of a process that died is simply taken over.
 */
final class StudyLock implements AutoCloseable {

	static final String FILE = "study.lock";
	/** Far behind the text: where locks are mandatory (Windows) the text stays readable. */
	private static final long LOCKED_BYTE = 1L << 40;
	private static final int LONGEST_TEXT = 4096;

	private final FileChannel channel;
	private final FileLock lock;

	private StudyLock(FileChannel channel, FileLock lock) {
		this.channel = channel;
		this.lock = lock;
	}

	/**
	 * Takes the lock of a study folder.
	 *
	 * <p>To be called for a folder that this process has not locked: closing a second channel of the file would drop the
	 * lock on POSIX systems.
	 *
	 * @throws ZippException when another process has it
	 */
	static StudyLock take(Path folder) {
		Path file = folder.resolve(FILE);
		FileChannel channel = null;
		try {
			channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
			FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
			if (lock == null) {
				String holder = holder(read(channel));
				channel.close();
				throw new ZippException("The study " + folder + " is open in another program: " + holder
						+ ". Close it there, then open it here.");
			}
			write(channel);
			return new StudyLock(channel, lock);
		} catch (IOException e) {
			ZippException failure = new ZippException("The study cannot be locked, which needs a folder that can be written: "
					+ Reasons.of(e), file, 0, e);
			close(channel, failure);
			throw failure;
		}
	}

	/** Who wrote last into the lock of a study that this process has not locked. */
	static String holder(Path folder) {
		try (FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.READ)) {
			return holder(read(channel));
		} catch (IOException e) {
			return "another program (who it is cannot be read: " + Reasons.of(e) + ')';
		}
	}

	private static void close(FileChannel channel, Exception failure) {
		if (channel != null) {
			try {
				channel.close();
			} catch (IOException e) {
				failure.addSuppressed(e);
			}
		}
	}

	private static void write(FileChannel channel) throws IOException {
		String text = "pid=" + ProcessHandle.current().pid() + "\nuser=" + System.getProperty("user.name") + "\nhost="
				+ host() + "\nsince=" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
		channel.truncate(0);
		ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
		while (bytes.hasRemaining()) {
			channel.write(bytes, bytes.position());
		}
		channel.force(true);
	}

	private static Map<String, String> read(FileChannel channel) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(LONGEST_TEXT);
		while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
			// until the end of the file
		}
		Map<String, String> values = new LinkedHashMap<>();
		for (String line : new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).split("\n")) {
			int equals = line.indexOf('=');
			if (equals > 0) {
				values.put(line.substring(0, equals), line.substring(equals + 1));
			}
		}
		return values;
	}

	private static String holder(Map<String, String> values) {
		if (values.isEmpty()) {
			return "which one is not known, because it has only just started";
		}
		return "process " + values.getOrDefault("pid", "?") + " of user " + values.getOrDefault("user", "?") + " on "
				+ values.getOrDefault("host", "?") + ", since " + values.getOrDefault("since", "?");
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		} catch (UnknownHostException e) {
			// A machine whose own name does not resolve; the exception's message begins with that name.
			String message = e.getMessage();
			int colon = message == null ? -1 : message.indexOf(':');
			return colon > 0 ? message.substring(0, colon) : "this machine";
		}
	}

	/** The file stays: to delete it would let two processes lock two files of the same name. */
	@Override
	public void close() {
		try {
			channel.truncate(0);
			lock.release();
			channel.close();
		} catch (IOException e) {
			throw new ZippException("The lock of the study cannot be given back: " + Reasons.of(e), e);
		}
	}
}
