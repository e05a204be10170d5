package org.zipp.encoder.internal.method;

import org.osgi.service.component.annotations.Component;
import org.zipp.encoder.EncoderMethod;
import org.zipp.graph.PowerTfIdf;

/** Weights of power TF-IDF (METHODS §2). */
@Component(service = EncoderMethod.class)
public final class TfIdfMethod extends WeightedProfiles {

	@Override
	public String id() {
		return "tf-idf";
	}

	@Override
	public String label() {
		return "TF-IDF";
	}

	@Override
	void weigh(Counts counts, int[] communities, int[] activity, int n, double[] target) {
		tfIdf(counts, communities, activity, n, target);
	}

	static void tfIdf(Counts counts, int[] communities, int[] activity, int n, double[] target) {
		double total = 0;
		for (int i = 0; i < n; i++) {
			target[i] = Math.pow(activity[i], PowerTfIdf.POWER);
			total += target[i];
		}
		for (int i = 0; i < n; i++) {
			target[i] *= PowerTfIdf.idf(counts.users(), counts.members()[communities[i]]) / total;
		}
	}
}
