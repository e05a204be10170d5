package org.zipp.ui.context;

import java.util.Locale;
import java.util.Map;

/** Names of the ways to rank communities, for people. */
public final class Methods {

	private static final Map<String, String> NAMES = Map.of("tf-idf", "power TF-IDF", "tf-idf+nmi",
			"TF-IDF with mutual information", "lightgcn", "LightGCN", "lightgcn+imagealign", "LightGCN+ImageAlign",
			"graphsage", "GraphSAGE", "graphsage+imagealign", "GraphSAGE+ImageAlign", "gat", "GAT", "gat+imagealign",
			"GAT+ImageAlign");

	private Methods() {
	}

	/** The name of a method; its id when it is not one of the eight of the ablation. */
	public static String name(String id) {
		return NAMES.getOrDefault(id.toLowerCase(Locale.ROOT), id);
	}

	/** Whether its weights are attention that was learned, not counts or closeness of embeddings. */
	public static boolean attends(String id) {
		return id.toLowerCase(Locale.ROOT).startsWith("gat");
	}

	/** Whether a method of that id is trained. */
	public static boolean isTrained(String id) {
		return !id.isBlank() && !id.toLowerCase(Locale.ROOT).startsWith("tf-idf");
	}

	/** What its weights are, for example {@code attention of GAT}. */
	public static String weightsOf(String id) {
		return attends(id) ? "attention of " + name(id) : isTrained(id) ? "learned weights of " + name(id) : name(id);
	}
}
