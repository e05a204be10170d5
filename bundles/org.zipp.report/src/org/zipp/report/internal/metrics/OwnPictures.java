package org.zipp.report.internal.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.StudyDirectory;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;
import org.zipp.graph.pictures.AttachedPictures;
import org.zipp.graph.pictures.AttachedPictures.Picture;

/** The pictures that users of a study posted, as far as they were attached: the best ones by score, as for ImageAlign. */
final class OwnPictures {

	/** Most of one user. */
	private static final int MOST = 75;
	private static final Comparator<Trace> BEST_FIRST = Comparator.comparingInt((Trace t) -> -t.score()).thenComparingLong(t -> -t.created())
			.thenComparing(Trace::source);

	private OwnPictures() {
	}

	/** By user, those that have any; empty when the study has no graph or nothing was attached. */
	static Map<String, List<Picture>> of(StudyDirectory study, Collection<String> users) {
		Map<String, List<Picture>> own = new LinkedHashMap<>();
		if (!InteractionGraph.exists(study.graph())) {
			return own;
		}
		try (AttachedPictures attached = AttachedPictures.open(study); InteractionGraph graph = InteractionGraph.open(study.graph())) {
			if (attached.count() == 0) {
				return own;
			}
			for (String user : users) {
				int index = graph.indexOfUser(user);
				if (index >= 0) {
					List<Picture> pictures = new ArrayList<>();
					graph.traces(index).stream().filter(t -> t.kind() == TraceKind.IMAGE_POST).sorted(BEST_FIRST)
							.forEach(t -> attached.find(t.source()).filter(_ -> pictures.size() < MOST).ifPresent(pictures::add));
					if (!pictures.isEmpty()) {
						own.put(user, pictures);
					}
				}
			}
		}
		return own;
	}
}
