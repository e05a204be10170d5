package org.zipp.encoder;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.encoder.internal.files.EmbeddedTexts;
import org.zipp.graph.InteractionGraph;

/**
 * Sentence embeddings of what communities say they are about; of the words of its name for a community that says nothing.
 * A community that nobody has seen in training has one as well.
 */
public final class TextFeatures implements CommunityFeatures {

	/** {@link #kind()} of these. */
	public static final String KIND = "text";

	private final InteractionGraph graph;
	private final int dimension;
	private final float[] rows;

	private TextFeatures(InteractionGraph graph, int dimension, float[] rows) {
		this.graph = graph;
		this.dimension = dimension;
		this.rows = rows;
	}

	/** Embeds the texts of all communities; those the study has seen before are looked up. */
	public static TextFeatures of(StudyDirectory study, InteractionGraph graph, TextEmbedder embedder, SubMonitor monitor) {
		List<String> texts = IntStream.range(0, graph.communityCount()).mapToObj(c -> text(graph, c)).toList();
		return new TextFeatures(graph, embedder.dimension(),
				new EmbeddedTexts(study.encoders(), embedder).of(texts, "communities", monitor));
	}

	/** The description, or the name as words: {@code FilmGrain_photos} is "Film Grain photos". */
	static String text(InteractionGraph graph, int community) {
		String description = graph.communityDescription(community).strip();
		return description.isEmpty()
				? graph.communityId(community).replaceAll("[_\\-]+", " ").replaceAll("(?<=[a-z])(?=[A-Z])", " ").strip()
				: description;
	}

	/** Whether most communities of a graph say what they are about. */
	public static boolean fit(InteractionGraph graph) {
		return 2 * IntStream.range(0, graph.communityCount()).filter(c -> !graph.communityDescription(c).isBlank())
				.count() > graph.communityCount();
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public int dimension() {
		return dimension;
	}

	@Override
	public int count() {
		return graph.communityCount();
	}

	@Override
	public String id(int community) {
		return graph.communityId(community);
	}

	@Override
	public void copy(int community, float[] target, int at) {
		System.arraycopy(rows, community * dimension, target, at, dimension);
	}
}
