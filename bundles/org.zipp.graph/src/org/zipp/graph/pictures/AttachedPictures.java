package org.zipp.graph.pictures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;

/**
 * Downloaded pictures of image posts: which file belongs to which post. The index is one text file, a line for each post
 * in the order of their names' UTF-8 bytes, mapped into memory and searched there. Safe for several threads until closed.
 *
 * <pre>
 * attached/index.tsv        source, SHA-256, bytes, width, height, file (relative to attached/ when it lies there)
 * attached/pictures/        pictures by the hash of their content
 * attached/unmatched.csv    files of the last folder that belong to no post, and why
 * attached/unreadable.csv   files of the last folder that are no usable pictures, and why
 * </pre>
 */
public final class AttachedPictures implements AutoCloseable {

	private static final String INDEX = "index.tsv";
	private static final String HEAD = "zipp attached pictures 1\t";
	private static final int COLUMNS = 6;
	private static final long HASH_CHUNK = 1 << 24;

	/** How pictures get into the study. */
	public enum Keep {
		/** As hard links where the file system can, else as copies. */
		LINK,
		/** As copies. */
		COPY,
		/** Not at all: they stay where they are, and the study needs them there. */
		REFERENCE
	}

	/**
	 * The picture of a post.
	 *
	 * @param source name of the post in the dump, {@code t3_…}
	 * @param file   where it lies; absolute
	 * @param bytes  its length
	 * @param sha256 of its content, hexadecimal
	 * @param width  pixels
	 * @param height pixels
	 */
	public record Picture(String source, Path file, long bytes, String sha256, int width, int height) {
	}

	private final Arena arena = Arena.ofShared();
	private final Path folder;
	private final MemorySegment index;
	/** Where the first post's line begins. */
	private final long first;
	private final long count;

	private AttachedPictures(StudyDirectory study) {
		folder = study.attached();
		Path file = folder.resolve(INDEX);
		boolean opened = false;
		try {
			index = Files.exists(file) ? map(file) : MemorySegment.NULL;
			first = index.byteSize() == 0 ? 0 : lineEnd(0) + 1;
			count = index.byteSize() == 0 ? 0 : count(file, text(0, first - 1));
			opened = true;
		} finally {
			if (!opened) {
				arena.close();
			}
		}
	}

	private MemorySegment map(Path file) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
		} catch (IOException e) {
			throw new ZippException("The index of attached pictures cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private static long count(Path file, String head) {
		if (!head.matches(HEAD + "\\d{1,18}")) {
			throw new ZippException("This is no index of attached pictures. Delete it and run attach again.", file, 1, null);
		}
		return Long.parseLong(head.substring(HEAD.length()));
	}

	/** Opens the pictures of a study; none when nothing was attached. */
	public static AttachedPictures open(StudyDirectory study) {
		return new AttachedPictures(study);
	}

	/** How many posts have pictures. */
	public long count() {
		return count;
	}

	/** The picture of a post by its name in the dump, {@code t3_…}. */
	public Optional<Picture> find(String source) {
		byte[] wanted = source.getBytes(StandardCharsets.UTF_8);
		long low = first;
		long high = index.byteSize();
		while (low < high) {
			long start = lineStart(low + (high - low) / 2);
			long end = lineEnd(start);
			int order = compare(start, end, wanted);
			if (order == 0) {
				return Optional.of(picture(text(start, end)));
			}
			if (order < 0) {
				low = end + 1;
			} else {
				high = start;
			}
		}
		return Optional.empty();
	}

	/** The file of a post's picture. */
	public Optional<Path> file(String source) {
		return find(source).map(Picture::file);
	}

	/** Hash of the index: which posts have which pictures. */
	public String fingerprint() {
		MessageDigest digest = Hashes.sha256();
		for (long at = 0; at < index.byteSize(); at += HASH_CHUNK) {
			digest.update(index.asSlice(at, Math.min(HASH_CHUNK, index.byteSize() - at)).asByteBuffer());
		}
		return Hashes.hex(digest);
	}

	private long lineStart(long within) {
		long at = within;
		while (at > first && index.get(ValueLayout.JAVA_BYTE, at - 1) != '\n') {
			at--;
		}
		return at;
	}

	private long lineEnd(long within) {
		long at = within;
		while (at < index.byteSize() && index.get(ValueLayout.JAVA_BYTE, at) != '\n') {
			at++;
		}
		if (at == index.byteSize()) {
			throw new ZippException("The index of attached pictures is cut short. Delete it and run attach again.",
					folder.resolve(INDEX), 0, null);
		}
		return at;
	}

	/** Compares the source of a line with another, by unsigned bytes. */
	private int compare(long start, long end, byte[] wanted) {
		for (int i = 0;; i++) {
			byte found = start + i < end ? index.get(ValueLayout.JAVA_BYTE, start + i) : (byte) '\t';
			if (found == '\t' || i == wanted.length) {
				return found == '\t' ? i - wanted.length : 1;
			}
			if (found != wanted[i]) {
				return Byte.compareUnsigned(found, wanted[i]);
			}
		}
	}

	private String text(long start, long end) {
		return new String(index.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
	}

	private Picture picture(String line) {
		String[] cells = line.split("\t", -1);
		if (cells.length != COLUMNS) {
			throw new ZippException("The index of attached pictures is damaged at " + cells[0]
					+ ". Delete it and run attach again.", folder.resolve(INDEX), 0, null);
		}
		return new Picture(cells[0], folder.resolve(cells[5]), Long.parseLong(cells[2]), cells[1],
				Integer.parseInt(cells[3]), Integer.parseInt(cells[4]));
	}

	/**
	 * Writes an index with more pictures, in one step. A post that has one gets the new one.
	 *
	 * @param more pictures by rising source
	 * @param work an existing folder on the same file system
	 */
	static void add(StudyDirectory study, Iterable<Picture> more, Path work) throws IOException {
		Path lines = work.resolve("index.lines");
		long count;
		try (AttachedPictures old = open(study);
				BufferedWriter out = Files.newBufferedWriter(lines, StandardCharsets.UTF_8)) {
			count = old.merge(more.iterator(), out);
		}
		Path made = work.resolve(INDEX);
		try (FileChannel from = FileChannel.open(lines, StandardOpenOption.READ);
				FileChannel to = FileChannel.open(made, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
						StandardOpenOption.TRUNCATE_EXISTING)) {
			to.write(StandardCharsets.UTF_8.encode(HEAD + count + '\n'));
			for (long at = 0; at < from.size();) {
				at += from.transferTo(at, from.size() - at, to);
			}
			to.force(true);
		}
		StudyDirectory.moveIntoPlace(made, study.attached().resolve(INDEX));
		Files.delete(lines);
	}

	private long merge(Iterator<Picture> more, BufferedWriter out) throws IOException {
		long lines = 0;
		long at = first;
		Picture next = more.hasNext() ? more.next() : null;
		while (at < index.byteSize() || next != null) {
			int order = next == null ? -1
					: at == index.byteSize() ? 1 : compare(at, lineEnd(at), next.source().getBytes(StandardCharsets.UTF_8));
			out.write(order < 0 ? text(at, lineEnd(at)) : line(next));
			out.write('\n');
			lines++;
			at = order <= 0 ? lineEnd(at) + 1 : at;
			next = order < 0 ? next : more.hasNext() ? more.next() : null;
		}
		return lines;
	}

	private String line(Picture p) {
		Path file = p.file().startsWith(folder) ? folder.relativize(p.file()) : p.file();
		return String.join("\t", p.source(), p.sha256(), Long.toString(p.bytes()), Integer.toString(p.width()),
				Integer.toString(p.height()), file.toString());
	}

	/** The order of sources in an index. */
	static int compare(String a, String b) {
		return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		arena.close();
	}
}
