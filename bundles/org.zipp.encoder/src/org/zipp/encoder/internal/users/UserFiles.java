package org.zipp.encoder.internal.users;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.CRC32C;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.encoder.internal.files.Folders;

/**
 * The files of a {@link org.zipp.encoder.UserEmbeddings} folder.
 *
 * @param folder    where they lie
 * @param encoder   fingerprint of the encoder
 * @param graph     fingerprint of the graph
 * @param users     rows
 * @param dimension of an embedding
 * @param half      whether embeddings are float16, else float32
 * @param ranked    own communities kept for a user
 * @param suggested other communities kept for a user
 * @param block     users of a block that has a checksum
 */
public record UserFiles(Path folder, String encoder, String graph, int users, int dimension, boolean half, int ranked,
		int suggested, int block) {

	public static final String DESCRIPTION = "users.properties";
	public static final String EMBEDDINGS = "embeddings.bin";
	public static final String RANKED_COMMUNITIES = "ranked-communities.bin";
	public static final String RANKED_WEIGHTS = "ranked-weights.bin";
	public static final String SUGGESTED_COMMUNITIES = "suggested-communities.bin";
	public static final String SUGGESTED_AFFINITIES = "suggested-affinities.bin";
	private static final String BLOCKS = "blocks.csv";
	private static final String FORMAT = "1";

	/** A file and the bytes of a user's row in it. */
	record Matrix(String name, int rowBytes) {
	}

	/** Bytes of an embedding. */
	public int embeddingBytes() {
		return dimension * (half ? Short.BYTES : Float.BYTES);
	}

	/** The files, those that are empty left out. */
	List<Matrix> matrices() {
		return List.of(new Matrix(EMBEDDINGS, embeddingBytes()), new Matrix(RANKED_COMMUNITIES, ranked * Integer.BYTES),
				new Matrix(RANKED_WEIGHTS, ranked * Float.BYTES), new Matrix(SUGGESTED_COMMUNITIES, suggested * Integer.BYTES),
				new Matrix(SUGGESTED_AFFINITIES, suggested * Float.BYTES)).stream().filter(m -> m.rowBytes > 0).toList();
	}

	/** What the folder says it is. */
	private String description() {
		return "# Embeddings of users; rows in the order of the graph, little-endian\nformat=" + FORMAT + "\nencoder=" + encoder
				+ "\ngraph=" + graph + "\nusers=" + users + "\ndimension=" + dimension + "\nprecision="
				+ (half ? "float16" : "float32") + "\nranked=" + ranked + "\nsuggested=" + suggested + "\nblock=" + block + '\n';
	}

	/** Reads what a folder says it is. */
	public static UserFiles read(Path folder) {
		Path file = folder.resolve(DESCRIPTION);
		Properties p = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			p.load(in);
			if (!FORMAT.equals(p.getProperty("format"))) {
				throw new ZippException("The embeddings have format " + p.getProperty("format") + ", this program knows " + FORMAT
						+ ". Run encode again.", file, 0, null);
			}
			return new UserFiles(folder, p.getProperty("encoder"), p.getProperty("graph"), number(p, "users"),
					number(p, "dimension"), "float16".equals(p.getProperty("precision")), number(p, "ranked"),
					number(p, "suggested"), number(p, "block"));
		} catch (NoSuchFileException e) {
			throw new ZippException("There are no embeddings of users here. Run encode first.", folder, 0, e);
		} catch (IOException | NumberFormatException e) {
			throw new ZippException("What the folder says it holds is damaged: " + Reasons.of(e) + ". Run encode again.", file,
					0, e);
		}
	}

	private static int number(Properties p, String name) {
		return Integer.parseInt(p.getProperty(name, "nothing"));
	}

	/** Whether the folder says it is what this is. */
	boolean isThere() throws IOException {
		Path file = folder.resolve(DESCRIPTION);
		return Files.exists(file) && Files.readString(file).equals(description());
	}

	/** Makes the folder ready to be written to, keeping what an unfinished run of the same kind has left. */
	void begin() throws IOException {
		if (!isThere()) {
			Folders.delete(folder);
			Files.createDirectories(folder);
			Files.writeString(folder.resolve(DESCRIPTION), description());
		}
	}

	/** How many users the blocks hold that are whole, from the first on; the rest of the list of blocks is dropped. */
	int whole() throws IOException {
		Path list = folder.resolve(BLOCKS);
		if (!Files.exists(list)) {
			Files.writeString(list, "from,to,crc32c\n");
			return 0;
		}
		List<String> kept = new ArrayList<>();
		int done = 0;
		for (String line : Files.readAllLines(list)) {
			String[] cells = line.split(",");
			boolean header = kept.isEmpty();
			if (!header && !(cells.length == 3 && cells[0].equals(Integer.toString(done)) && cells[2].equals(checksum(cells)))) {
				break;
			}
			done = header ? 0 : Integer.parseInt(cells[1]);
			kept.add(line);
		}
		Files.write(list, kept);
		return done;
	}

	/** Checksum of the block of a line as its files are now; empty when the line or the block is cut short. */
	private String checksum(String[] cells) throws IOException {
		if (!cells[1].matches("\\d{1,9}")) {
			return "";
		}
		int from = Integer.parseInt(cells[0]);
		int to = Integer.parseInt(cells[1]);
		CRC32C crc = new CRC32C();
		for (Matrix matrix : matrices()) {
			Path file = folder.resolve(matrix.name);
			if (!Files.exists(file)) {
				return "";
			}
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
				ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(to - from, matrix.rowBytes));
				channel.position((long) from * matrix.rowBytes);
				while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
					// Goes on until the block is there or the file ends.
				}
				if (bytes.hasRemaining()) {
					return "";
				}
				crc.update(bytes.flip());
			}
		}
		return Long.toHexString(crc.getValue());
	}

	/** Compares the checksums of all blocks. */
	public void verify() {
		Path list = folder.resolve(BLOCKS);
		try {
			List<String> lines = Files.readAllLines(list);
			int done = 0;
			for (int i = 1; i < lines.size(); i++) {
				String[] cells = lines.get(i).split(",");
				if (cells.length != 3 || !cells[0].equals(Integer.toString(done)) || !cells[2].equals(checksum(cells))) {
					throw new ZippException("The embeddings of the users from " + done + " on are damaged. Run encode again.", list,
							i + 1L, null);
				}
				done = Integer.parseInt(cells[1]);
			}
			if (done != users) {
				throw new ZippException("There are embeddings of " + done + " users instead of " + users + ". Run encode again.",
						list, 0, null);
			}
		} catch (IOException e) {
			throw new ZippException("The embeddings cannot be read: " + Reasons.of(e) + '.', list, 0, e);
		}
	}

	/** Writes blocks one after another. */
	static final class Writer implements AutoCloseable {
		private final UserFiles files;
		private final List<FileChannel> channels = new ArrayList<>();
		private final FileChannel list;

		Writer(UserFiles files) throws IOException {
			this.files = files;
			for (Matrix matrix : files.matrices()) {
				channels.add(FileChannel.open(files.folder.resolve(matrix.name), StandardOpenOption.CREATE,
						StandardOpenOption.WRITE));
			}
			list = FileChannel.open(files.folder.resolve(BLOCKS), StandardOpenOption.APPEND);
		}

		/** @param block bytes for each of the {@link #matrices} */
		void write(int from, int to, List<ByteBuffer> block) throws IOException {
			CRC32C crc = new CRC32C();
			for (int i = 0; i < channels.size(); i++) {
				ByteBuffer bytes = block.get(i);
				crc.update(bytes.duplicate());
				long at = (long) from * files.matrices().get(i).rowBytes;
				while (bytes.hasRemaining()) {
					at += channels.get(i).write(bytes, at);
				}
				channels.get(i).force(false);
			}
			ByteBuffer line = StandardCharsets.US_ASCII
					.encode(from + "," + to + ',' + Long.toHexString(crc.getValue()) + '\n');
			while (line.hasRemaining()) {
				list.write(line);
			}
			list.force(false);
		}

		@Override
		public void close() throws IOException {
			for (FileChannel channel : channels) {
				channel.close();
			}
			list.close();
		}
	}
}
