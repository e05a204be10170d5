package org.zipp.encoder.internal.alignment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.zipp.core.Hashes;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.encoder.Alignments;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;

/** Titles of image posts. */
final class TitleItems implements Items<String> {

	/** Fewest words of a title that says something (METHODS §2). */
	private static final int WORDS = 3;
	private static final int BATCH = 256;

	private final InteractionGraph graph;
	private final TextEmbedder embedder;
	private final MessageDigest digest = Hashes.sha256();

	TitleItems(InteractionGraph graph, TextEmbedder embedder) {
		this.graph = graph;
		this.embedder = embedder;
	}

	@Override
	public String source() {
		return Alignments.TITLES;
	}

	@Override
	public String model() {
		return embedder.model();
	}

	@Override
	public String fingerprint() {
		return embedder.model() + ' ' + embedder.dimension();
	}

	@Override
	public int dimension() {
		return embedder.dimension();
	}

	@Override
	public int batch() {
		return BATCH;
	}

	@Override
	public List<String> of(int user) {
		return ImagePosts.of(graph, user, t -> hasWords(t.text())).stream().map(Trace::text).toList();
	}

	/** Whether a title has at least three words; graphs keep titles with single spaces. */
	static boolean hasWords(String title) {
		int words = 0;
		boolean inWord = false;
		for (int i = 0; i < title.length() && words < WORDS; i++) {
			boolean space = Character.isWhitespace(title.charAt(i));
			words += !space && !inWord ? 1 : 0;
			inWord = !space;
		}
		return words >= WORDS;
	}

	@Override
	public long key(String title) {
		return ByteBuffer.wrap(digest.digest(title.getBytes(StandardCharsets.UTF_8))).getLong();
	}

	@Override
	public float[][] embed(List<String> titles) {
		return embedder.embed(titles);
	}

	@Override
	public String none() {
		return "No user of the graph has image posts with a title of at least " + WORDS
				+ " words, so ImageAlign has nothing to align to. Ingest dumps of submissions (RS_*.zst), or train without "
				+ "ImageAlign.";
	}
}
