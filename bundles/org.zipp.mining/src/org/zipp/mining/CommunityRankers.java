package org.zipp.mining;

import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.graph.InteractionGraph;

/** Gives the ranker of a study: its trained encoder where there is one, power TF-IDF elsewhere. A service. */
public interface CommunityRankers {

	/** Name of {@link #open}'s method that means: the study's best trained encoder, else power TF-IDF. */
	String BEST = "best";

	/**
	 * Opens a ranker. Close it before the graph.
	 *
	 * @param method {@link #BEST}, or the id of an encoder
	 * @throws ZippException when the study has no encoder of that name, or it was trained on features that are gone
	 */
	OpenRanker open(StudyDirectory study, InteractionGraph graph, String method);

	/** A ranker that holds resources. Belongs to one thread. */
	interface OpenRanker extends CommunityRanker, AutoCloseable {

		/** Whether its weights were learned. */
		boolean learned();

		@Override
		void close();
	}
}
