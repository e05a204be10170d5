package org.zipp.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes files that are there whole or not at all, also after a loss of power and when several write the same one. */
public final class WholeFile {

	private WholeFile() {
	}

	/**
	 * Writes a text, UTF-8, in place of what was there; makes the folder.
	 *
	 * @throws ZippException naming the file, when it cannot be written; then what was there stays
	 */
	public static void write(Path file, String text) {
		write(file, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Writes bytes in place of what was there; makes the folder.
	 *
	 * @throws ZippException naming the file, when it cannot be written; then what was there stays
	 */
	public static void write(Path file, byte[] bytes) {
		Path place = file.toAbsolutePath().normalize();
		// Each writer has a file of its own, so that none moves the half of another one; a long name stays short enough.
		Path half = place.resolveSibling('.' + UUID.randomUUID().toString() + ".half");
		try {
			Files.createDirectories(place.getParent());
			Files.write(half, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			putInPlace(half, place);
		} catch (IOException e) {
			remove(half, e);
			throw new ZippException("The file could not be written: " + Reasons.of(e), place, 0, e);
		}
	}

	private static void remove(Path half, IOException failure) {
		try {
			Files.deleteIfExists(half);
		} catch (IOException e) {
			failure.addSuppressed(e);
		}
	}

	/**
	 * Moves a finished file or folder into its place, atomically where the file system can, and makes it last: what it holds
	 * is on the disk before it has its name, and the name is on the disk when this returns.
	 */
	static void putInPlace(Path made, Path place) throws IOException {
		Path folder = place.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		if (Files.isDirectory(made, LinkOption.NOFOLLOW_LINKS)) {
			try (Stream<Path> all = Files.walk(made)) {
				for (Path file : all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
					force(file);
				}
			}
		} else {
			force(made);
		}
		try {
			Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(made, place, StandardCopyOption.REPLACE_EXISTING);
		}
		forceFolder(folder);
	}

	private static void force(Path file) throws IOException {
		// Windows flushes only what is open for writing; elsewhere a file need not be writable, as one that is linked.
		OpenOption mode = isPosix(file) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
		try (FileChannel channel = FileChannel.open(file, mode)) {
			channel.force(true);
		}
	}

	/** A rename lasts when the folder is on disk. Windows has no such call; some file systems (FUSE) know none either. */
	static void forceFolder(Path folder) throws IOException {
		if (isPosix(folder)) {
			try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
				channel.force(true);
			} catch (IOException e) {
				if (!Files.isDirectory(folder)) {
					throw e;
				}
			}
		}
	}

	private static boolean isPosix(Path file) {
		return file.getFileSystem().supportedFileAttributeViews().contains("posix");
	}
}
