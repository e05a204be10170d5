package org.zipp.encoder.internal.method;

import org.osgi.service.component.annotations.Component;
import org.zipp.encoder.EncoderMethod;

/**
 * Weights of power TF-IDF times the normalised pointwise mutual information of user and community (Bouma 2009),
 * {@code ln(p_us / (p_u p_s)) / −ln p_us}, where p are shares of all posts and comments of training links. Negative
 * information counts as none; where no community of a user has any, TF-IDF alone decides.
 */
@Component(service = EncoderMethod.class)
public final class TfIdfNmiMethod extends WeightedProfiles {

	@Override
	public String id() {
		return "tf-idf+nmi";
	}

	@Override
	public String label() {
		return "TF-IDF+NMI";
	}

	@Override
	void weigh(Counts counts, int[] communities, int[] activity, int n, double[] target) {
		TfIdfMethod.tfIdf(counts, communities, activity, n, target);
		long own = 0;
		for (int i = 0; i < n; i++) {
			own += activity[i];
		}
		double[] information = new double[n];
		double most = 0;
		for (int i = 0; i < n; i++) {
			information[i] = Math.max(0, npmi(activity[i], own, counts.activity()[communities[i]], counts.total()));
			most = Math.max(most, information[i]);
		}
		for (int i = 0; i < n && most > 0; i++) {
			target[i] *= information[i];
		}
	}

	/**
	 * Normalised pointwise mutual information, −1 to 1.
	 *
	 * @param both      posts and comments of the user in the community
	 * @param user      of the user; at least {@code both}
	 * @param community in the community; of a community or user that was not counted, at least {@code both}
	 * @param total     of all
	 */
	static double npmi(long both, long user, long community, long total) {
		long n = Math.max(total, both + 1);
		double joint = Math.log((double) both / n);
		double expected = Math.log((double) user / n) + Math.log((double) Math.max(community, both) / n);
		return Math.clamp((joint - expected) / -joint, -1, 1);
	}
}
