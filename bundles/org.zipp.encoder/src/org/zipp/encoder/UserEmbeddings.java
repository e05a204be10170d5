package org.zipp.encoder;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.encoder.internal.files.HeadedFile;
import org.zipp.encoder.internal.users.UserFiles;

/**
 * Embeddings of all users of a graph as {@code encode} left them, memory-mapped, and with them the communities that the
 * encoder ranks highest. A folder holds {@code users.properties} (what it is), {@code blocks.csv} (checksums) and raw
 * little-endian matrices of one row a user, in the order of the graph: {@code embeddings.bin} (float16 or float32),
 * {@code ranked-*.bin} and {@code suggested-*.bin} (int32 communities, −1 for none, and float32 values). Safe for several
 * threads until closed.
 */
public final class UserEmbeddings implements AutoCloseable {

	private final Arena arena = Arena.ofShared();
	private final UserFiles files;
	private final MemorySegment embeddings;
	private final MemorySegment rankedCommunities;
	private final MemorySegment rankedWeights;
	private final MemorySegment suggestedCommunities;
	private final MemorySegment suggestedAffinities;

	private UserEmbeddings(Path folder) {
		boolean opened = false;
		try {
			files = UserFiles.read(folder);
			embeddings = map(UserFiles.EMBEDDINGS, files.embeddingBytes());
			rankedCommunities = map(UserFiles.RANKED_COMMUNITIES, files.ranked() * Integer.BYTES);
			rankedWeights = map(UserFiles.RANKED_WEIGHTS, files.ranked() * Float.BYTES);
			suggestedCommunities = map(UserFiles.SUGGESTED_COMMUNITIES, files.suggested() * Integer.BYTES);
			suggestedAffinities = map(UserFiles.SUGGESTED_AFFINITIES, files.suggested() * Float.BYTES);
			opened = true;
		} finally {
			if (!opened) {
				arena.close();
			}
		}
	}

	private MemorySegment map(String name, int rowBytes) {
		if (rowBytes == 0) {
			return MemorySegment.NULL;
		}
		Path file = files.folder().resolve(name);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			long bytes = (long) rowBytes * files.users();
			if (channel.size() != bytes) {
				throw new ZippException("The file is damaged: it has " + channel.size() + " bytes instead of " + bytes
						+ ". Run encode again.", file, 0, null);
			}
			return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena);
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + ". Run encode again.", file, 0, e);
		}
	}

	/**
	 * Opens a folder.
	 *
	 * @throws ZippException when there is none or it is damaged
	 */
	public static UserEmbeddings open(Path folder) {
		return new UserEmbeddings(folder);
	}

	/** Whether finished embeddings lie in a folder. */
	public static boolean exist(Path folder) {
		return Files.exists(folder.resolve(UserFiles.DESCRIPTION));
	}

	public int users() {
		return files.users();
	}

	/** Length of an embedding. */
	public int dimension() {
		return files.dimension();
	}

	/** Fingerprint of the graph whose users these are. */
	public String graph() {
		return files.graph();
	}

	/** Fingerprint of the encoder. */
	public String encoder() {
		return files.encoder();
	}

	/** Copies the embedding of a user to {@code target} from position {@code at}. */
	public void copy(int user, float[] target, int at) {
		long from = (long) user * files.dimension();
		for (int d = 0; d < files.dimension(); d++) {
			target[at + d] = files.half()
					? Float.float16ToFloat(embeddings.get(HeadedFile.SHORT, (from + d) * Short.BYTES))
					: embeddings.get(HeadedFile.FLOAT, (from + d) * Float.BYTES);
		}
	}

	/** How many of a user's own communities are kept, most telling first. */
	public int ranked() {
		return files.ranked();
	}

	/** The k-th most telling community of a user, from 0; −1 when the user has fewer. */
	public int rankedCommunity(int user, int k) {
		return rankedCommunities.get(HeadedFile.INT, ((long) user * files.ranked() + k) * Integer.BYTES);
	}

	/** Its weight; the weights of all communities of a user add up to 1. */
	public float rankedWeight(int user, int k) {
		return rankedWeights.get(HeadedFile.FLOAT, ((long) user * files.ranked() + k) * Float.BYTES);
	}

	/** How many other communities are suggested for a user. */
	public int suggested() {
		return files.suggested();
	}

	/** The community of k-th highest affinity among those the user is not linked with, from 0; −1 when there are fewer. */
	public int suggestedCommunity(int user, int k) {
		return suggestedCommunities.get(HeadedFile.INT, ((long) user * files.suggested() + k) * Integer.BYTES);
	}

	/** Its affinity. */
	public float suggestedAffinity(int user, int k) {
		return suggestedAffinities.get(HeadedFile.FLOAT, ((long) user * files.suggested() + k) * Float.BYTES);
	}

	/**
	 * Reads all files and compares checksums, which opening does not.
	 *
	 * @throws ZippException naming the first block that is damaged
	 */
	public void verify() {
		files.verify();
	}

	@Override
	public void close() {
		arena.close();
	}
}
