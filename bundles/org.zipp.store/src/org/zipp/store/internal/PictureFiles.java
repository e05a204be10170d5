package org.zipp.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.PngCheck;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.PictureException;
import org.zipp.store.PictureState;

/**
 * The files of pictures, named by the SHA-256 of what they hold. What was found whole is noted with the file's size and
 * time of change, so that looking at all files again is cheap.
 */
final class PictureFiles {

	private static final int HASH_DIGITS = 64;
	private static final int ALL_AT_ONCE = 64;

	/** What a file looked like when it was last found whole. */
	private record Look(long size, long changed) {
	}

	private final StudyDirectory directory;
	private final Map<String, Look> whole = new ConcurrentHashMap<>();
	private boolean notesRead;

	PictureFiles(StudyDirectory directory) {
		this.directory = directory;
	}

	Path file(String content) {
		if (!isHash(content)) {
			throw new ZippException("This is not the hash of a picture: " + content);
		}
		return directory.images().resolve(content.substring(0, 2)).resolve(content + ".png");
	}

	private static boolean isHash(String content) {
		return content.length() == HASH_DIGITS && content.chars().allMatch(c -> Character.digit(c, 16) >= 0);
	}

	/**
	 * Writes a picture, unless it is there; a damaged file of that name is replaced.
	 *
	 * @return the hash of the content
	 * @throws OperationCanceledException when the thread is interrupted meanwhile
	 */
	String write(byte[] png) {
		String content = Hashes.of(png);
		Path file = file(content);
		if (Files.exists(file) && isNamedRight(file, content)) {
			return content;
		}
		Path part = null;
		try {
			Files.createDirectories(file.getParent());
			Files.createDirectories(directory.temp());
			part = Files.createTempFile(directory.temp(), "picture", ".part");
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = ByteBuffer.wrap(png);
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			// The same name means the same bytes, so it does not matter who comes first.
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
			Schema.forceFolder(file.getParent());
		} catch (ClosedByInterruptException e) {
			// Whoever interrupts the thread wants it to stop; nothing is wrong with the disk.
			OperationCanceledException cancelled = new OperationCanceledException();
			cancelled.initCause(e);
			delete(part, cancelled);
			throw cancelled;
		} catch (IOException e) {
			ZippException failure = new ZippException("The picture cannot be written: " + Reasons.of(e)
					+ ". Is the disk full or the folder not writable?", file, 0, e);
			delete(part, failure);
			throw failure;
		}
		return content;
	}

	/** Deletes a file that nothing refers to. */
	void delete(String content) {
		try {
			Files.deleteIfExists(file(content));
			whole.remove(content);
		} catch (IOException e) {
			throw new ZippException("A picture that is not used cannot be deleted: " + Reasons.of(e), file(content), 0, e);
		}
	}

	private static void delete(Path part, RuntimeException failure) {
		if (part != null) {
			try {
				Files.deleteIfExists(part);
			} catch (IOException e) {
				failure.addSuppressed(e);
			}
		}
	}

	/** Whether a file holds what it is named by; one that cannot be read does not. */
	private static boolean isNamedRight(Path file, String content) {
		try {
			return Hashes.of(Files.readAllBytes(file)).equals(content);
		} catch (IOException e) {
			return false;
		}
	}

	/** Reads the file; of what is no hash at all there is none. */
	PictureState state(String content) {
		try {
			read(content);
			return PictureState.WHOLE;
		} catch (PictureException e) {
			return e.state();
		}
	}

	/** The bytes of a whole picture: what was checked is what is shown. Interrupting the thread does not disturb it. */
	byte[] read(String content) {
		if (!isHash(content)) {
			throw new PictureException(PictureState.MISSING, null, null);
		}
		Path file = file(content);
		try {
			Look look = look(file);
			byte[] bytes = Files.readAllBytes(file);
			if (Hashes.of(bytes).equalsIgnoreCase(content) && PngCheck.isWhole(bytes)) {
				whole.put(content, look);
				return bytes;
			}
		} catch (NoSuchFileException e) {
			whole.remove(content);
			throw new PictureException(PictureState.MISSING, file, e);
		} catch (IOException e) {
			// A file that cannot be read is as good as damaged: it can be made again, and is told.
			whole.remove(content);
			throw new PictureException(PictureState.DAMAGED, file, e);
		}
		whole.remove(content);
		throw new PictureException(PictureState.DAMAGED, file, null);
	}

	private static Look look(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		return new Look(attributes.size(), attributes.lastModifiedTime().toMillis());
	}

	/**
	 * The states of many files.
	 *
	 * @param thorough whether also files are read that look as they did when they were found whole
	 * @param noted    whether what was found may be written down
	 */
	Map<String, PictureState> states(Collection<String> contents, boolean thorough, boolean noted, SubMonitor monitor) {
		readNotes();
		Set<String> distinct = new LinkedHashSet<>(contents);
		SubMonitor progress = SubMonitor.convert(monitor, distinct.size());
		Map<String, PictureState> states = new TreeMap<>();
		boolean read = false;
		try {
			for (String content : distinct) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				boolean known = !thorough && looksWhole(content);
				read |= !known;
				states.put(content, known ? PictureState.WHOLE : state(content));
				if (states.size() % ALL_AT_ONCE == 0) {
					progress.subTask(String.format("%,d of %,d pictures checked", states.size(), distinct.size()));
				}
				progress.worked(1);
			}
		} finally {
			if (read && noted) {
				PictureNotes.write(notes(), notesOf());
			}
		}
		return states;
	}

	private boolean looksWhole(String content) {
		Look then = whole.get(content);
		if (then == null) {
			return false;
		}
		try {
			return look(file(content)).equals(then);
		} catch (IOException e) {
			// Gone or unreadable: reading it says which.
			return false;
		}
	}

	private Path notes() {
		return directory.temp().resolve("checked-pictures.tsv");
	}

	private Map<String, long[]> notesOf() {
		Map<String, long[]> notes = new TreeMap<>();
		whole.forEach((content, look) -> notes.put(content, new long[] { look.size(), look.changed() }));
		return notes;
	}

	private synchronized void readNotes() {
		if (!notesRead) {
			notesRead = true;
			PictureNotes.read(notes()).forEach((content, look) -> whole.putIfAbsent(content, new Look(look[0], look[1])));
		}
	}
}
