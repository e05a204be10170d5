package org.zipp.mining;

import org.zipp.core.StudyDirectory;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.encoder.rank.PowerTfIdfRanker;
import org.zipp.graph.InteractionGraph;

/** Rankers of a study without trained encoders: counts rank, whatever is asked for. */
final class CountRankers implements CommunityRankers {

	@Override
	public OpenRanker open(StudyDirectory study, InteractionGraph graph, String method) {
		PowerTfIdfRanker counts = new PowerTfIdfRanker();
		return new OpenRanker() {

			@Override
			public String method() {
				return counts.method();
			}

			@Override
			public double[] weights(InteractionGraph of, int user) {
				return counts.weights(of, user);
			}

			@Override
			public boolean learned() {
				return false;
			}

			@Override
			public void close() {
				// Holds nothing.
			}
		};
	}
}
