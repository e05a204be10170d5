package org.zipp.encoder.internal.alignment;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.Alignments.OpenAlignment;

/**
 * Rows of users in a folder, mapped into memory. All files are little-endian:
 *
 * <pre>
 * alignment.properties  what it is; written last
 * users.bin             for each user the number of its row, −1 for none; 4 bytes
 * rows.bin              rows of 32-bit floats, by rising user
 * </pre>
 */
final class AlignmentFiles implements OpenAlignment {

	static final String MANIFEST = "alignment.properties";
	static final String USERS = "users.bin";
	static final String ROWS = "rows.bin";

	private static final String FORMAT = "1";
	private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);

	/** What {@link #MANIFEST} says. */
	record Manifest(String source, String model, String fingerprint, int dimension, int users, int rows) {

		void write(Path folder) throws IOException {
			Properties p = new Properties();
			p.setProperty("format", FORMAT);
			p.setProperty("source", source);
			p.setProperty("model", model);
			p.setProperty("fingerprint", fingerprint);
			p.setProperty("dimension", Integer.toString(dimension));
			p.setProperty("users", Integer.toString(users));
			p.setProperty("rows", Integer.toString(rows));
			StringWriter text = new StringWriter();
			p.store(text, "What ImageAlign ties users to; written by the program, not to be edited");
			Path made = folder.resolve(MANIFEST + ".new");
			Files.writeString(made, text.toString(), StandardCharsets.UTF_8);
			StudyDirectory.moveIntoPlace(made, folder.resolve(MANIFEST));
		}

		/** Empty when there is none, or it cannot be made sense of: then the rows are computed anew. */
		static Optional<Manifest> read(Path folder) {
			Properties p = new Properties();
			try (Reader in = Files.newBufferedReader(folder.resolve(MANIFEST), StandardCharsets.UTF_8)) {
				p.load(in);
				return FORMAT.equals(p.getProperty("format"))
						? Optional.of(new Manifest(p.getProperty("source"), p.getProperty("model"),
								p.getProperty("fingerprint"), Integer.parseInt(p.getProperty("dimension")),
								Integer.parseInt(p.getProperty("users")), Integer.parseInt(p.getProperty("rows"))))
						: Optional.empty();
			} catch (NoSuchFileException | IllegalArgumentException _) {
				return Optional.empty();
			} catch (IOException e) {
				throw new ZippException("The alignment of users cannot be read: " + Reasons.of(e) + '.',
						folder.resolve(MANIFEST), 0, e);
			}
		}
	}

	private final Arena arena = Arena.ofShared();
	private final Manifest manifest;
	private final MemorySegment users;
	private final MemorySegment rows;

	private AlignmentFiles(Path folder, Manifest manifest) {
		this.manifest = manifest;
		boolean opened = false;
		try {
			users = map(folder.resolve(USERS), (long) manifest.users() * Integer.BYTES);
			rows = map(folder.resolve(ROWS), (long) manifest.rows() * manifest.dimension() * Float.BYTES);
			opened = true;
		} finally {
			if (!opened) {
				arena.close();
			}
		}
	}

	private MemorySegment map(Path file, long bytes) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			if (channel.size() != bytes) {
				throw new ZippException("The file has " + channel.size() + " bytes instead of " + bytes
						+ ". Delete its folder; it is computed anew when needed.", file, 0, null);
			}
			return channel.map(MapMode.READ_ONLY, 0, bytes, arena);
		} catch (IOException e) {
			throw new ZippException("The alignment of users cannot be read: " + Reasons.of(e)
					+ ". Delete its folder; it is computed anew when needed.", file, 0, e);
		}
	}

	/** Opens the rows in a folder when they are those of the fingerprint. */
	static Optional<OpenAlignment> open(Path folder, String fingerprint) {
		return Manifest.read(folder).filter(m -> m.fingerprint().equals(fingerprint))
				.map(m -> new AlignmentFiles(folder, m));
	}

	@Override
	public String source() {
		return manifest.source();
	}

	@Override
	public String model() {
		return manifest.model();
	}

	@Override
	public String fingerprint() {
		return manifest.fingerprint();
	}

	@Override
	public int dimension() {
		return manifest.dimension();
	}

	@Override
	public int users() {
		return manifest.rows();
	}

	@Override
	public boolean has(int user) {
		return users.getAtIndex(INT, user) >= 0;
	}

	@Override
	public void copy(int user, float[] target, int at) {
		int row = users.getAtIndex(INT, user);
		if (row < 0) {
			throw new IllegalArgumentException("User " + user + " has no row.");
		}
		MemorySegment.copy(rows, FLOAT, (long) row * manifest.dimension() * Float.BYTES, target, at,
				manifest.dimension());
	}

	@Override
	public void close() {
		arena.close();
	}
}
