package org.zipp.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which the project names contents and tells whether they changed; written as 64 hexadecimal digits. */
public final class Hashes {

	private Hashes() {
	}

	/** A digest to be fed piece by piece; {@link #hex} ends it. */
	public static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	/** The digits of what a digest was fed with; the digest starts anew. */
	public static String hex(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

	/** Hash of bytes. */
	public static String of(byte[] bytes) {
		return HexFormat.of().formatHex(sha256().digest(bytes));
	}

	/** Hash of a text in UTF-8. */
	public static String of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Hash of several texts. Their lengths are hashed too, so that they cannot run into one another. */
	public static String ofParts(String... parts) {
		MessageDigest digest = sha256();
		for (String part : parts) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
			digest.update(bytes);
		}
		return hex(digest);
	}

	/** Hash of what is in a file. */
	public static String of(Path file) throws IOException {
		MessageDigest digest = sha256();
		update(digest, file);
		return hex(digest);
	}

	/** Feeds a digest with what is in a file. */
	public static void update(MessageDigest digest, Path file) throws IOException {
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
			in.transferTo(OutputStream.nullOutputStream());
		}
	}
}
