package org.zipp.graph.internal.pictures;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

/** The files of a folder and its sub-folders that may be pictures, found by the stem of their name. */
public final class PictureFolder {

	/** Endings of pictures; files without one count as well. */
	private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "jpe", "png", "gif", "webp", "bmp", "tif", "tiff", "");
	private static final int CHECK_EVERY = 256;

	/**
	 * A file.
	 *
	 * @param path     relative to the folder, with {@code /}
	 * @param bytes    its length
	 * @param modified when it was changed, milliseconds since 1970
	 */
	public record Entry(String path, long bytes, long modified) {

		String name() {
			return path.substring(path.lastIndexOf('/') + 1);
		}
	}

	private final Path root;
	private final Entry[] entries;
	private final String[] stems;

	private PictureFolder(Path root, List<Entry> found) {
		this.root = root;
		entries = found.toArray(Entry[]::new);
		Arrays.sort(entries, Comparator.comparing((Entry e) -> Links.stem(e.name())).thenComparing(Entry::path));
		stems = Arrays.stream(entries).map(e -> Links.stem(e.name())).toArray(String[]::new);
	}

	/**
	 * Lists a folder; hidden files and other than pictures are passed over.
	 *
	 * @throws ZippException when it is no folder or cannot be read
	 */
	public static PictureFolder list(Path folder, SubMonitor monitor) {
		Path root = folder.toAbsolutePath().normalize();
		if (!Files.isDirectory(root)) {
			throw new ZippException("There is no folder of this name.", root, 0, null);
		}
		List<Entry> found = new ArrayList<>();
		try {
			Files.walkFileTree(root, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
					return isHidden(directory) && !directory.equals(root) ? FileVisitResult.SKIP_SUBTREE
							: FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					if (!isHidden(file) && mayBePicture(file) && Files.isRegularFile(file)) {
						found.add(new Entry(root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"),
								Files.size(file), Files.getLastModifiedTime(file).toMillis()));
						if (found.size() % CHECK_EVERY == 0) {
							monitor.subTask("Listing pictures: " + found.size());
							if (monitor.isCanceled()) {
								throw new OperationCanceledException();
							}
						}
					}
					return FileVisitResult.CONTINUE;
				}
			});
		} catch (IOException e) {
			throw new ZippException("The folder of pictures cannot be read: " + Reasons.of(e) + '.', root, 0, e);
		}
		return new PictureFolder(root, found);
	}

	private static boolean isHidden(Path file) {
		return file.getFileName() != null && file.getFileName().toString().startsWith(".");
	}

	private static boolean mayBePicture(Path file) {
		String name = file.getFileName().toString();
		String stem = Links.stem(name);
		return ENDINGS.contains(stem.length() == name.length() ? "" : name.substring(stem.length() + 1).toLowerCase(Locale.ROOT));
	}

	/** How many files there are. */
	public int size() {
		return entries.length;
	}

	/** One of them, by number from 0. */
	public Entry entry(int number) {
		return entries[number];
	}

	/** Where it lies. */
	public Path file(int number) {
		return root.resolve(entries[number].path());
	}

	String stem(int number) {
		return stems[number];
	}

	/** Number of the first file of that stem, negative when there is none. */
	int indexOfStem(String stem) {
		int at = Arrays.binarySearch(stems, stem);
		while (at > 0 && stems[at - 1].equals(stem)) {
			at--;
		}
		return at;
	}

	/** Number of the file of that name, or of the first that differs in its ending alone; negative when there is none. */
	int indexOfName(String name) {
		String stem = Links.stem(name);
		int first = stem.isEmpty() ? -1 : indexOfStem(stem);
		for (int i = first; i >= 0 && i < stems.length && stems[i].equals(stem); i++) {
			if (entries[i].name().equals(name)) {
				return i;
			}
		}
		return first;
	}

	/** Number of the file at a path relative to the folder, negative when there is none. */
	int indexOfPath(String path) {
		String wanted = root.relativize(root.resolve(path).normalize()).toString()
				.replace(root.getFileSystem().getSeparator(), "/");
		String stem = Links.stem(wanted.substring(wanted.lastIndexOf('/') + 1));
		for (int i = indexOfStem(stem); i >= 0 && i < stems.length && stems[i].equals(stem); i++) {
			if (entries[i].path().equals(wanted)) {
				return i;
			}
		}
		return -1;
	}
}
