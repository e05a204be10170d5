package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.internal.linear.Vectors;

/** LightGCN's propagation over the training links, where users begin with zeros: by hand, user by user. */
final class Propagation {

	private final TrainingData data;

	Propagation(TrainingData data) {
		this.data = data;
	}

	/**
	 * The propagation matrix.
	 *
	 * @param users how many users there are
	 * @param value 1/√(d_u d_i)
	 */
	record Coordinates(int users, int[] user, int[] community, double[] value) {
	}

	/** The matrix of all training links, for graphs that are small enough. */
	Coordinates coordinates() {
		int n = Math.toIntExact(data.links());
		int[] user = new int[n];
		int[] community = new int[n];
		double[] value = new double[n];
		Links links = new Links();
		int at = 0;
		for (int u = 0; u < data.graph().userCount(); u++) {
			links.read(data.graph(), data.split(), u);
			for (int i = 0; i < links.size(); i++, at++) {
				user[at] = u;
				community[at] = links.community(i);
				value[at] = 1 / Math.sqrt((double) links.size() * data.degree(community[at]));
			}
		}
		return new Coordinates(data.graph().userCount(), user, community, value);
	}

	/**
	 * Layers 0 to K of the communities; {@code null} for the odd ones, which are zero as users begin with zeros.
	 *
	 * @param first layer 0, shape (communities, width)
	 */
	float[][] layers(float[] first, int width, int count) {
		float[][] layers = new float[count + 1][];
		layers[0] = first;
		for (int k = 2; k <= count; k += 2) {
			layers[k] = there(layers[k - 2], width);
		}
		return layers;
	}

	/** From the communities to the users and back. */
	private float[] there(float[] embedding, int width) {
		float[] result = new float[embedding.length];
		float[] sum = new float[width];
		Links links = new Links();
		for (int u = 0; u < data.graph().userCount(); u++) {
			links.read(data.graph(), data.split(), u);
			Arrays.fill(sum, 0);
			for (int i = 0; i < links.size(); i++) {
				Vectors.addTimes(weight(links, i), embedding, links.community(i) * width, sum, 0, width);
			}
			for (int i = 0; i < links.size(); i++) {
				Vectors.addTimes(weight(links, i), sum, 0, result, links.community(i) * width, width);
			}
		}
		return result;
	}

	private float weight(Links links, int i) {
		return (float) (1 / Math.sqrt((double) links.size() * data.degree(links.community(i))));
	}
}
