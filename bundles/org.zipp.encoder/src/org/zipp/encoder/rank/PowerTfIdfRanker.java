package org.zipp.encoder.rank;

import org.zipp.graph.InteractionGraph;
import org.zipp.graph.PowerTfIdf;

/** Ranks communities by power TF-IDF (METHODS §2, first row of the ablation). */
public final class PowerTfIdfRanker implements CommunityRanker {

	@Override
	public String method() {
		return "tf-idf";
	}

	@Override
	public double[] weights(InteractionGraph graph, int user) {
		return PowerTfIdf.shares(graph, user);
	}
}
