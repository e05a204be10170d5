package org.zipp.core;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The folder that is a study, and the names of what lies in it.
 *
 * <pre>
 * study.mv.db    the store (H2), opened by the store bundle alone
 * backend.properties  in a study whose store lies on a server instead: which server, never a password
 * author.key     secret of the keyed hash that stands for author names
 * sample-study.properties  in a study made by {@code demo}: with what, and whether it is whole
 * dump/          a dump made by {@code sample}
 * graph/         the interaction graph
 * evidence.properties  what the evidence was chosen by
 * encoders/      trained encoders, one folder each
 * ablation/      encoders trained to be compared, one folder for each method and seed
 * attached/      downloaded pictures of image posts
 * images/        pictures, by the hash of their content
 * metrics/       what models say of the pictures, and the embeddings it was made from
 * reports/       reports
 * failed-*.csv   what a language model could not do in the last run of a step, with the reasons
 * marginals.csv  shares of the population that votes are raked to, edited by the analyst
 * outbox/        answers of raters that wait until the server of the tables can be reached again
 * temp/          half-done work, safe to delete when no program uses the study
 * </pre>
 *
 * @param root the folder, absolute
 */
public record StudyDirectory(Path root) {

	private static final String KEY_FILE = "author.key";
	private static final int KEY_BYTES = 32;
	private static final int MAX_KEY_TEXT = 1024;
	/** Far behind the text: where locks are mandatory (Windows) the text stays readable. */
	private static final long KEY_LOCKED_BYTE = 1L << 40;
	/** A process has one lock of a file at a time. */
	private static final Object KEY_LOCK = new Object();
	private static final int HASH_BYTES = 10;

	public StudyDirectory(Path root) {
		this.root = root.toAbsolutePath().normalize();
	}

	public Path database() {
		return root.resolve("study");
	}

	public Path databaseFile() {
		return root.resolve("study.mv.db");
	}

	/** Names the server that has the tables of the study; not there when the study has them itself. */
	public Path backendFile() {
		return root.resolve("backend.properties");
	}

	/** What stands for the tables in this folder: the file they are in, or the one that names their server. */
	public Path tables() {
		return Files.isRegularFile(backendFile()) ? backendFile() : databaseFile();
	}

	public Path dump() {
		return root.resolve("dump");
	}

	public Path graph() {
		return root.resolve("graph");
	}

	/** Fingerprint of the graph, as its manifest says; empty when there is no graph that says so. */
	public Optional<String> graphFingerprint() {
		Path manifest = graph().resolve("manifest.properties");
		if (!Files.isRegularFile(manifest)) {
			return Optional.empty();
		}
		Properties properties = new Properties();
		try (Reader in = Files.newBufferedReader(manifest, StandardCharsets.UTF_8)) {
			properties.load(in);
		} catch (IOException | IllegalArgumentException e) {
			throw new ZippException("The manifest of the graph cannot be read: " + Reasons.of(e) + ". Run ingest again.", manifest, 0, e);
		}
		return Optional.ofNullable(properties.getProperty("fingerprint"));
	}

	public Path encoders() {
		return root.resolve("encoders");
	}

	public Path ablation() {
		return root.resolve("ablation");
	}

	public Path attached() {
		return root.resolve("attached");
	}

	public Path images() {
		return root.resolve("images");
	}

	/** What models say of the pictures. */
	public Path metrics() {
		return root.resolve("metrics");
	}

	public Path reports() {
		return root.resolve("reports");
	}

	/** Shares of the population that votes are raked to. */
	public Path marginals() {
		return root.resolve("marginals.csv");
	}

	/** Answers of raters that wait for the server of the tables. */
	public Path outbox() {
		return root.resolve("outbox");
	}

	public Path temp() {
		return root.resolve("temp");
	}

	/**
	 * Where results go that are looked at outside the study: the folder that was named, else the usual one.
	 *
	 * @throws ZippException when none was named and nothing can be written in this folder
	 */
	public Path resultsIn(Path named, Path usual) {
		if (named != null) {
			return named.toAbsolutePath().normalize();
		}
		if (Files.exists(root) && !Files.isWritable(root)) {
			throw new ZippException("Nothing can be written in this study folder. Name a folder elsewhere with --out.", root, 0, null);
		}
		return usual;
	}

	/** Where results are made before they move into their place: {@link #temp()}, or elsewhere when nothing can be written here. */
	public Path resultsTemp() {
		return Files.isWritable(root) ? temp() : Path.of(System.getProperty("java.io.tmpdir"));
	}

	/** Whether a store lies here, or is named here. */
	public boolean isStudy() {
		return Files.isRegularFile(tables());
	}

	/** Makes the folder, if it is not there. */
	public StudyDirectory create() {
		try {
			Files.createDirectories(root);
		} catch (IOException e) {
			throw new ZippException("The study folder cannot be made: " + Reasons.of(e), root, 0, e);
		}
		return this;
	}

	/**
	 * The user id that stands for an author name: the first 80 bits of HMAC-SHA256 under the study's key, as
	 * {@code u} and 20 hexadecimal digits. Names are compared without regard to case, as Reddit does.
	 */
	public AuthorHash authorHash() {
		return new AuthorHash(readOrMakeKey());
	}

	/**
	 * Makes the key of the author hash from a phrase, so that the same authors get the same ids on every installation. Only
	 * for authors that are made up: who knows the phrase can tell which name an id stands for. A key that is there stays.
	 */
	public void makeKnownKey(String phrase) {
		key(Hashes.sha256().digest(phrase.getBytes(StandardCharsets.UTF_8)));
	}

	private byte[] readOrMakeKey() {
		byte[] random = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(random);
		return key(random);
	}

	/**
	 * Whoever has the lock of the file reads the key, or writes this one when the file is new and still empty. No link is
	 * needed, so a study may lie on a file system that has none.
	 */
	private byte[] key(byte[] whenNew) {
		Path file = root.resolve(KEY_FILE);
		synchronized (KEY_LOCK) {
			try {
				create();
				return Files.exists(file) ? readKey(file, whenNew) : makeKey(file, whenNew);
			} catch (IOException | IllegalArgumentException e) {
				throw new ZippException("The key of the author hash cannot be read: " + Reasons.of(e), file, 0, e);
			}
		}
	}

	private byte[] readKey(Path file, byte[] whenNew) throws IOException {
		String text;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
				FileLock _ = channel.lock(KEY_LOCKED_BYTE, 1, true)) {
			text = text(channel);
		}
		return text.isEmpty() ? makeKey(file, whenNew) : HexFormat.of().parseHex(text);
	}

	private byte[] makeKey(Path file, byte[] key) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
				FileLock _ = channel.lock(KEY_LOCKED_BYTE, 1, false)) {
			String text = text(channel);
			if (!text.isEmpty()) {
				// Another process was first; its key is the study's key.
				return HexFormat.of().parseHex(text);
			}
			ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
			while (bytes.hasRemaining()) {
				channel.write(bytes, bytes.position());
			}
			channel.force(true);
			WholeFile.forceFolder(root);
			return key;
		}
	}

	private static String text(FileChannel channel) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(MAX_KEY_TEXT);
		while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
			// until the end of the file
		}
		return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
	}

	/**
	 * Moves a finished file or folder into its place, atomically where the file system can; what it holds and its name are on
	 * the disk when this returns.
	 */
	public static void moveIntoPlace(Path made, Path place) throws IOException {
		WholeFile.putInPlace(made, place);
	}

	/** Keyed hash of author names; one object per thread. */
	public static final class AuthorHash {
		private final Mac mac;

		private AuthorHash(byte[] key) {
			try {
				mac = Mac.getInstance("HmacSHA256");
				mac.init(new SecretKeySpec(key, "HmacSHA256"));
			} catch (GeneralSecurityException e) {
				throw new IllegalStateException("every Java platform has HmacSHA256", e);
			}
		}

		/** The user id of an author name. */
		public String of(String author) {
			byte[] hash = mac.doFinal(author.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
			return 'u' + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
		}
	}
}
