package org.zipp.encoder.internal.files;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;

/**
 * A file of numbers that a person can tell apart by its first lines: a head of {@value #HEAD} bytes of ASCII text, a line
 * with what the file is and lines {@code name=value}, padded with line ends; then the body, little-endian. Safe for
 * several threads until closed.
 */
public final class HeadedFile implements AutoCloseable {

	public static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	public static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	private static final int HEAD = 1024;
	private static final String BODY = "body-bytes";
	private static final String CHECKSUM = "checksum";
	private static final long CHECK_CHUNK = 1 << 24;

	private final Path file;
	private final Map<String, String> head;
	private final Arena arena;
	private final MemorySegment body;

	private HeadedFile(Path file, Map<String, String> head, Arena arena, MemorySegment body) {
		this.file = file;
		this.head = head;
		this.arena = arena;
		this.body = body;
	}

	/**
	 * Maps a file for reading.
	 *
	 * @param kind what it must be
	 * @param cure what to do about a damaged one, a sentence
	 * @throws ZippException when it is missing, something else or cut short
	 */
	public static HeadedFile open(Path file, String kind, String cure) {
		Arena arena = Arena.ofShared();
		boolean opened = false;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			Map<String, String> head = head(channel, file, kind, cure);
			long bytes = number(head, BODY, file, cure);
			if (channel.size() != HEAD + bytes) {
				throw new ZippException("The file is damaged: it has " + channel.size() + " bytes instead of " + (HEAD + bytes)
						+ ". " + cure, file, 0, null);
			}
			MemorySegment body = channel.map(FileChannel.MapMode.READ_ONLY, HEAD, bytes, arena);
			opened = true;
			return new HeadedFile(file, head, arena, body);
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + ". " + cure, file, 0, e);
		} finally {
			if (!opened) {
				arena.close();
			}
		}
	}

	private static Map<String, String> head(FileChannel channel, Path file, String kind, String cure) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(HEAD);
		while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
			// Goes on until the head is there or the file ends.
		}
		String[] lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).split("\n");
		if (lines.length == 0 || !lines[0].equals(kind)) {
			throw new ZippException("The file is not what it should be, '" + kind + "'. " + cure, file, 0, null);
		}
		Map<String, String> head = new LinkedHashMap<>();
		for (String line : lines) {
			int equals = line.indexOf('=');
			if (equals > 0) {
				head.put(line.substring(0, equals), line.substring(equals + 1));
			}
		}
		return Collections.unmodifiableMap(head);
	}

	private static long number(Map<String, String> head, String name, Path file, String cure) {
		try {
			return Long.parseLong(head.getOrDefault(name, "nothing"));
		} catch (NumberFormatException e) {
			throw new ZippException("The head of the file does not say its " + name + ". " + cure, file, 0, e);
		}
	}

	public Path file() {
		return file;
	}

	/** A value of the head; empty when there is none. */
	public String text(String name) {
		return head.getOrDefault(name, "");
	}

	/** A number of the head. */
	public long number(String name) {
		return number(head, name, file, "Make it anew.");
	}

	public MemorySegment body() {
		return body;
	}

	/** Reads the body and compares its checksum, which opening does not. */
	public void verify() {
		CRC32C crc = new CRC32C();
		for (long at = 0; at < body.byteSize(); at += CHECK_CHUNK) {
			crc.update(body.asSlice(at, Math.min(CHECK_CHUNK, body.byteSize() - at)).asByteBuffer());
		}
		if (!Long.toHexString(crc.getValue()).equals(text(CHECKSUM))) {
			throw new ZippException("The file is damaged: it has a wrong checksum. Delete it, so that it is made anew.", file,
					0, null);
		}
	}

	@Override
	public void close() {
		arena.close();
	}

	/** Writes a file in a temporary place; {@link #finish} completes it and moves it to its own. */
	public static final class Writer implements Closeable {

		private final Path made;
		private final FileChannel channel;
		private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
		private final CRC32C crc = new CRC32C();
		private long written;
		private boolean finished;

		/** @param temp folder for the file in the making; made when missing */
		public Writer(Path temp) throws IOException {
			Files.createDirectories(temp);
			made = Files.createTempFile(temp, "headed", ".part");
			channel = FileChannel.open(made, StandardOpenOption.WRITE);
			channel.position(HEAD);
		}

		public void putShort(int value) throws IOException {
			room(Short.BYTES).putShort((short) value);
		}

		public void putInt(int value) throws IOException {
			room(Integer.BYTES).putInt(value);
		}

		public void putFloat(float value) throws IOException {
			room(Float.BYTES).putFloat(value);
		}

		/** A text: its length in bytes and its UTF-8 bytes. */
		public void putText(String value) throws IOException {
			byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
			putInt(bytes.length);
			put(ByteBuffer.wrap(bytes));
		}

		public void put(ByteBuffer bytes) throws IOException {
			while (bytes.hasRemaining()) {
				room(1);
				int n = Math.min(buffer.remaining(), bytes.remaining());
				buffer.put(bytes.slice(bytes.position(), n));
				bytes.position(bytes.position() + n);
			}
		}

		private ByteBuffer room(int bytes) throws IOException {
			if (buffer.remaining() < bytes) {
				flush();
			}
			return buffer;
		}

		private void flush() throws IOException {
			buffer.flip();
			crc.update(buffer.duplicate());
			written += buffer.remaining();
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			buffer.clear();
		}

		/** Completes the file and moves it into its place. */
		public void finish(String kind, Map<String, String> head, Path place) throws IOException {
			flush();
			StringBuilder text = new StringBuilder(kind).append('\n');
			head.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
			text.append(BODY).append('=').append(written).append('\n');
			text.append(CHECKSUM).append('=').append(Long.toHexString(crc.getValue())).append('\n');
			if (text.length() > HEAD) {
				throw new IllegalArgumentException("a head of " + text.length() + " bytes");
			}
			ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text.append("\n".repeat(HEAD - text.length())).toString());
			for (long at = 0; bytes.hasRemaining();) {
				at += channel.write(bytes, at);
			}
			channel.force(true);
			channel.close();
			StudyDirectory.moveIntoPlace(made, place);
			finished = true;
		}

		@Override
		public void close() throws IOException {
			channel.close();
			if (!finished) {
				Files.deleteIfExists(made);
			}
		}
	}
}
