package org.zipp.encoder.internal.users;

import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.linear.Panel;

/** Dot products of user embeddings with those of all communities. Safe for several threads. */
public final class Affinities {

	private final Panel panel;

	/** @param rows embeddings, row-major, shape (communities, dimension) */
	public Affinities(float[] rows, int dimension) {
		panel = new Panel(rows, dimension, null);
	}

	public int communities() {
		return panel.columns();
	}

	/**
	 * Affinities of one user.
	 *
	 * @param users  embeddings, of which the user's starts at {@code at}
	 * @param target receives one value for each community
	 */
	public void of(float[] users, int at, float[] target) {
		panel.multiply(users, at, 1, target, 0);
	}

	/**
	 * A search for the communities of highest affinity that users are not linked with.
	 *
	 * @param most communities to find for each user
	 */
	public Nearest nearest(int most) {
		return new Nearest(panel.new Search(most));
	}

	/** Communities found, for one thread; highest affinity first, among equals the first community of the graph. */
	public static final class Nearest {

		private final Panel.Search search;

		private Nearest(Panel.Search search) {
			this.search = search;
		}

		/**
		 * Searches for all users of a batch.
		 *
		 * @param embeddings of the users, row-major
		 */
		public void run(UserBatch users, float[] embeddings) {
			search.run(embeddings, users.users(), users::isLinked);
		}

		/** How many were found for a user of the batch. */
		public int size(int user) {
			return search.size(user);
		}

		/** The k-th community of a user. */
		public int community(int user, int k) {
			return search.column(user, k);
		}

		/** Its affinity. */
		public float affinity(int user, int k) {
			return search.value(user, k);
		}
	}
}
