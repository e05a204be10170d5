package org.zipp.ui.rater.presenter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.zipp.store.ImageRepository;
import org.zipp.store.StudyStore;
import org.zipp.study.rating.RatingCriteria;
import org.zipp.study.rating.RatingSession;
import org.zipp.study.rating.RatingSession.Sheet;
import org.zipp.ui.rater.presenter.Screen.Criterion;
import org.zipp.ui.rater.presenter.Screen.Evidence;

/** The desk of an expert who rates personas, one after another; what is shown and stored is the {@link RatingSession}'s. */
public final class RatingDesk implements Desk {

	private final StudyStore store;
	private final String language;
	private final RatingSession session;
	private final List<Criterion> criteria;
	/** What is said of personas that are not rated for every criterion, by task: it goes with the window. */
	private final Map<Long, Map<String, Integer>> halves = new HashMap<>();
	/** Place of the persona that is shown, from 1. */
	private int place;

	/**
	 * @param language of the screens
	 * @param criteria ids of what is rated
	 */
	public RatingDesk(StudyStore store, String raterId, String language, List<String> criteria) {
		this.store = store;
		this.language = language;
		session = new RatingSession(store, raterId, criteria);
		this.criteria = criteria.stream().map(c -> new Criterion(c, RatingCriteria.label(c), RatingCriteria.question(c))).toList();
	}

	@Override
	public List<String> languages() {
		return List.of(language);
	}

	@Override
	public Screen screen() {
		return session.next().map(this::shown).orElseGet(this::end);
	}

	private Screen end() {
		int personas = session.of();
		return personas == 0 ? new Screen.Blocked("There are no personas for you to rate yet.") : new Screen.Done(personas, 0);
	}

	private Screen shown(Sheet sheet) {
		place = sheet.number();
		Map<String, Integer> values = halves.getOrDefault(sheet.taskId(), sheet.given());
		return new Screen.Rate(sheet.taskId(), sheet.number(), sheet.of(), session.rated(), sheet.text(),
				sheet.evidence().stream().map(e -> new Evidence(e.community() == null ? "" : e.community(), e.text())).distinct().toList(),
				criteria, values, sheet.number() < sheet.of());
	}

	@Override
	public Screen rate(long task, Map<String, Integer> values, boolean forward) {
		boolean complete = values.keySet().containsAll(session.criteria());
		if (complete) {
			session.rate(task, values);
			halves.remove(task);
		} else {
			halves.put(task, Map.copyOf(values));
		}
		int next = forward ? complete ? place + 1 : place : Math.max(1, place - 1);
		return session.at(next).map(this::shown).orElseGet(this::screen);
	}

	@Override
	public ImageRepository pictures() {
		return store.images();
	}

	@Override
	public void close() {
		// Every rating is stored when it is given.
	}
}
