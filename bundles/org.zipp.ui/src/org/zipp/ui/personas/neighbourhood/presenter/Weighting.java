package org.zipp.ui.personas.neighbourhood.presenter;

/** What the weights of a drawn neighbourhood are. */
public enum Weighting {
	/** As a trained encoder has learned it. */
	LEARNED("Learned attention", "a user's attention"),
	/** Activity, dampened, times the rarity of the community. */
	TF_IDF("TF-IDF", "a user's TF-IDF weight"),
	/** Share of posts and comments. */
	COUNTS("Counts", "a user's posts and comments");

	private final String title;
	private final String whole;

	Weighting(String title, String whole) {
		this.title = title;
		this.whole = whole;
	}

	/** Name on a button. */
	public String title() {
		return title;
	}

	/** What the weights are shares of. */
	public String whole() {
		return whole;
	}

	/** The weighting of a stored name; learned attention when there is none of that name. */
	public static Weighting of(String name) {
		for (Weighting w : values()) {
			if (w.name().equals(name)) {
				return w;
			}
		}
		return LEARNED;
	}
}
