package org.zipp.encoder.internal.alignment;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;

/** The image posts of a user that count for ImageAlign. Those marked over 18 are left out by ingest. */
final class ImagePosts {

	/** Most image posts of one user (METHODS §2). */
	static final int MOST = 75;

	private static final Comparator<Trace> BEST_FIRST = Comparator.comparingInt((Trace t) -> -t.score())
			.thenComparingLong(t -> -t.created()).thenComparing(Trace::source);

	private ImagePosts() {
	}

	/** The best {@link #MOST} that are of use, by score, the newest first among equals. */
	static List<Trace> of(InteractionGraph graph, int user, Predicate<Trace> useful) {
		return graph.traces(user).stream().filter(t -> t.kind() == TraceKind.IMAGE_POST && useful.test(t))
				.sorted(BEST_FIRST).limit(MOST).toList();
	}
}
