package org.zipp.encoder.rank;

import java.util.List;

import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.graph.InteractionGraph;

/** Gives the ranker of a study: its trained encoder where there is one, power TF-IDF elsewhere. A service. */
public interface CommunityRankers {

	/** Name of {@link #open}'s method that means: the study's best trained encoder, else power TF-IDF. */
	String BEST = "best";

	/**
	 * Opens a ranker. Close it before the graph. The best encoder is that with the highest validation MRR among those whose
	 * features are there; an encoder trained on another graph is used, with a warning.
	 *
	 * @param method {@link #BEST}, or the id of an encoder
	 * @throws ZippException when the study has no encoder of that name, or it was trained on features that are gone
	 */
	OpenRanker open(StudyDirectory study, InteractionGraph graph, String method);

	/** A ranker that holds resources. Belongs to one thread. */
	interface OpenRanker extends CommunityRanker, AutoCloseable {

		/** Whether its weights were learned. */
		boolean learned();

		/** Differs between rankers that give different weights: a trained encoder is told from the same trained otherwise. */
		default String identity() {
			return method();
		}

		/** What a person should know of it, for example that it was trained on another graph. */
		default List<String> warnings() {
			return List.of();
		}

		@Override
		void close();
	}
}
