package org.zipp.encoder.internal.ablation;

import java.util.List;

/**
 * A row of the published ablation (arXiv 2606.08841). How its posting accuracy was measured is not said there.
 *
 * @param method   id of the method here
 * @param label    name in the table
 * @param accuracy posting accuracy in percent
 * @param lift     ZIP lift in percent
 */
public record Published(String method, String label, int accuracy, double lift) {

	/** The table in its order. */
	public static final List<Published> TABLE = List.of(new Published("tf-idf", "TF-IDF", 55, 5.1),
			new Published("tf-idf+nmi", "TF-IDF+NMI", 57, 5.3), new Published("lightgcn", "LightGCN", 59, 6.2),
			new Published("lightgcn+imagealign", "LightGCN+ImageAlign", 62, 9.1),
			new Published("graphsage", "GraphSAGE", 63, 8.5),
			new Published("graphsage+imagealign", "GraphSAGE+ImageAlign", 67, 10.2),
			new Published("gat", "GAT", 62, 11.8), new Published("gat+imagealign", "GAT+ImageAlign", 73, 17.7));

	/** Place of a method in the table; behind it when it is not there. */
	public static int place(String method) {
		for (int i = 0; i < TABLE.size(); i++) {
			if (TABLE.get(i).method.equals(method)) {
				return i;
			}
		}
		return TABLE.size();
	}
}
