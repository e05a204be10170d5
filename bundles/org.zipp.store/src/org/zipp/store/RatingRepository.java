package org.zipp.store;

import java.util.Collection;
import java.util.List;

import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;

/** Personas that experts are to rate, and their ratings. */
public interface RatingRepository {

	/**
	 * Adds tasks in one transaction.
	 *
	 * @throws org.zipp.core.ZippException when an expert has a task at one of these positions or of one of these users, or there is
	 *                                     no such expert; then none is stored
	 */
	void assign(Collection<RatingTask> tasks);

	/** All tasks, by rater and position. */
	List<RatingTask> tasks();

	/** Tasks of a rater, by position. */
	List<RatingTask> tasks(String raterId);

	/**
	 * Takes tasks back that have no rating; those that have one stay.
	 *
	 * @return how many are gone
	 */
	int release(Collection<RatingTask> tasks);

	/**
	 * Commits a rating of a persona; a rating of the same rater, user and criterion is replaced.
	 *
	 * @throws org.zipp.core.ZippException when the value is not from 1 to 5
	 */
	void rate(RatingRow rating);

	/** As {@link #rate(RatingRow)}, for several that are stored together or not at all. */
	void rate(Collection<RatingRow> ratings);

	/**
	 * Takes the ratings of a persona back.
	 *
	 * @return how many there were
	 */
	int withdraw(String raterId, String userId);

	/** All ratings, by rater, user and criterion. */
	List<RatingRow> all();

	/** Ratings of a rater, by user and criterion. */
	List<RatingRow> all(String raterId);
}
