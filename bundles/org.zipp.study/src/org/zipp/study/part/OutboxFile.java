package org.zipp.study.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

/**
 * A file of errands that outlives the process: what was added is on the disk when {@link #add} returns. Whoever has it open holds
 * its lock; one that nobody holds was left behind by a process that died, and is taken over.
 */
final class OutboxFile implements AutoCloseable {

	private static final String ENDING = ".outbox";
	private static final String DOOR = "door.lock";
	/** A process has one lock of a file at a time. */
	private static final Object ONE_AT_THE_DOOR = new Object();

	private final Path file;
	private final FileChannel channel;

	private OutboxFile(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/** What is done at the door: nobody makes or takes over a file meanwhile. */
	@FunctionalInterface
	private interface Work<R> {
		R run() throws IOException;
	}

	private static <R> R atTheDoor(Path folder, Work<R> work) throws IOException {
		synchronized (ONE_AT_THE_DOOR) {
			try (FileChannel door = FileChannel.open(folder.resolve(DOOR), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
					FileLock _ = door.lock()) {
				return work.run();
			}
		}
	}

	/** A new file in a folder, which is made. */
	static OutboxFile create(Path folder) throws IOException {
		Files.createDirectories(folder);
		return atTheDoor(folder, () -> {
			Path file = folder.resolve(UUID.randomUUID() + ENDING);
			FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
			if (channel.tryLock() == null) {
				channel.close();
				throw new IOException("the new file cannot be locked");
			}
			return new OutboxFile(file, channel);
		});
	}

	/** The files that dead processes left in a folder; they are this process's now. */
	static List<OutboxFile> leftBehind(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		return atTheDoor(folder, () -> {
			List<OutboxFile> found = new ArrayList<>();
			try (Stream<Path> all = Files.list(folder)) {
				for (Path file : all.filter(f -> f.getFileName().toString().endsWith(ENDING)).sorted().toList()) {
					takeOver(file, found);
				}
			} catch (UncheckedIOException e) {
				throw e.getCause();
			}
			return found;
		});
	}

	private static void takeOver(Path file, List<OutboxFile> found) throws IOException {
		FileChannel channel;
		try {
			channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
		} catch (NoSuchFileException e) {
			// Its process has just delivered it.
			return;
		}
		boolean taken = false;
		try {
			taken = channel.tryLock() != null;
		} catch (OverlappingFileLockException e) {
			// Another window of this process has it.
		}
		if (taken) {
			found.add(new OutboxFile(file, channel));
		} else {
			channel.close();
		}
	}

	/** Writes an errand behind the others; it is on the disk when this returns. */
	void add(Errand errand) throws IOException {
		long end = channel.size();
		ByteBuffer bytes = ByteBuffer.wrap((errand.line() + '\n').getBytes(StandardCharsets.UTF_8));
		try {
			while (bytes.hasRemaining()) {
				channel.write(bytes, end + bytes.position());
			}
			channel.force(true);
		} catch (IOException e) {
			cut(end, e);
			throw e;
		}
	}

	private void cut(long end, IOException failure) {
		try {
			channel.truncate(end);
		} catch (IOException e) {
			failure.addSuppressed(e);
		}
	}

	/** All errands in it, oldest first; a last line that was not written to its end is none. */
	List<Errand> all() throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
		while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
			// until the end of the file
		}
		List<Errand> errands = new ArrayList<>();
		String[] lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).split("\n");
		for (int i = 0; i < lines.length; i++) {
			try {
				Errand.of(lines[i]).ifPresent(errands::add);
			} catch (IllegalArgumentException e) {
				throw new ZippException("An answer that waits here cannot be read: " + Reasons.of(e) + ". Open the study with that program.", file,
						i + 1L, e);
			}
		}
		return errands;
	}

	/** Removes the file: all of it is delivered. */
	void delivered() throws IOException {
		// Who opens it in between finds nothing to do.
		channel.truncate(0);
		Files.deleteIfExists(file);
		channel.close();
	}

	/** Leaves the file behind. */
	@Override
	public void close() throws IOException {
		channel.close();
	}
}
