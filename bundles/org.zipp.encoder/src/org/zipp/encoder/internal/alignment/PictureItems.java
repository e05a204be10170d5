package org.zipp.encoder.internal.alignment;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

import org.zipp.core.ZippException;
import org.zipp.core.compute.ImageEmbedder;
import org.zipp.encoder.Alignments;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;
import org.zipp.graph.pictures.AttachedPictures;
import org.zipp.graph.pictures.AttachedPictures.Picture;
import org.zipp.graph.pictures.PictureReader;
import org.zipp.graph.pictures.UnreadablePictureException;

/** Attached pictures of image posts. */
final class PictureItems implements Items<Picture> {

	static final String NONE = "No image post of the graph has an attached picture, so ImageAlign has nothing to align to. "
			+ "Attach a folder of downloaded pictures (attach), or align to titles.";

	private static final int BATCH = 32;
	private static final int HEX_DIGITS_OF_LONG = 16;
	/** What was attached may be larger than what is attached unless asked for. */
	private static final PictureReader READER = new PictureReader(Integer.MAX_VALUE, Integer.MAX_VALUE);

	private final InteractionGraph graph;
	private final AttachedPictures pictures;
	private final ImageEmbedder embedder;

	PictureItems(InteractionGraph graph, AttachedPictures pictures, ImageEmbedder embedder) {
		this.graph = graph;
		this.pictures = pictures;
		this.embedder = embedder;
	}

	@Override
	public String source() {
		return Alignments.IMAGES;
	}

	@Override
	public String model() {
		return embedder.model();
	}

	@Override
	public String fingerprint() {
		return embedder.fingerprint() + ' ' + pictures.fingerprint();
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
	public List<Picture> of(int user) {
		return ImagePosts.of(graph, user, t -> pictures.find(t.source()).isPresent()).stream().map(Trace::source)
				.map(pictures::find).map(Optional::orElseThrow).toList();
	}

	@Override
	public long key(Picture picture) {
		return Long.parseUnsignedLong(picture.sha256(), 0, HEX_DIGITS_OF_LONG, 16);
	}

	@Override
	public float[][] embed(List<Picture> asked) {
		float[][] rows = new float[asked.size()][];
		for (int from = 0; from < rows.length; from += BATCH) {
			List<Picture> some = asked.subList(from, Math.min(rows.length, from + BATCH));
			List<BufferedImage> read = some.parallelStream().map(this::read).toList();
			System.arraycopy(embedder.embed(read), 0, rows, from, some.size());
		}
		return rows;
	}

	private BufferedImage read(Picture picture) {
		try {
			return READER.read(picture.file(), embedder.inputSize()).picture();
		} catch (UnreadablePictureException e) {
			throw new ZippException("The attached picture of " + picture.source() + " cannot be read any more: "
					+ e.getMessage() + ". Attach it again.", picture.file(), 0, e);
		}
	}

	@Override
	public String none() {
		return NONE;
	}
}
