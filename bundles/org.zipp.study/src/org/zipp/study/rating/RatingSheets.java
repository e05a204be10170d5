package org.zipp.study.rating;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.StudyStore;
import org.zipp.study.rating.RatingSession.Sheet;
import org.zipp.tables.Csv;
import org.zipp.tables.Names;
import org.zipp.tables.Problems;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/**
 * Ratings on paper, as it were: a table for each expert, with a row for each persona and an empty column for each criterion, and the
 * same tables read again when they are filled in.
 */
public final class RatingSheets {

	private static final String EXPERT = "expert";
	private static final String NUMBER = "number";
	private static final String MARK = "mark";
	private static final String PERSONA = "persona";
	private static final String EVIDENCE = "evidence";
	private static final int MARK_LENGTH = 12;

	private final StudyStore store;
	private final List<String> criteria;

	/**
	 * What filled tables hold.
	 *
	 * @param ratings one for each criterion of each persona
	 * @param rated   personas with ratings
	 * @param open    rows without any
	 * @param changed ratings that say otherwise than what was stored before
	 */
	public record Filled(List<RatingRow> ratings, int rated, int open, int changed) {
	}

	/** @param criteria ids of what is rated */
	public RatingSheets(StudyStore store, List<String> criteria) {
		this.store = store;
		this.criteria = List.copyOf(criteria);
	}

	/** The table of an expert, with what was rated so far. Neither user nor verbalizer stands in it. */
	public String csv(String expert) {
		List<Object> header = new ArrayList<>(List.of(EXPERT, NUMBER, MARK, PERSONA, EVIDENCE));
		header.addAll(criteria);
		StringBuilder out = new StringBuilder(Csv.line(header.toArray()));
		RatingSession session = new RatingSession(store, expert, criteria);
		Map<Long, RatingTask> tasks = store.ratings().tasks(expert).stream().collect(Collectors.toMap(RatingTask::id, t -> t));
		Optional<Sheet> sheet = session.at(1);
		while (sheet.isPresent()) {
			Sheet s = sheet.get();
			List<Object> cells = new ArrayList<>(List.of(expert, s.number(), mark(tasks.get(s.taskId())), s.text(),
					s.evidence().stream().map(e -> e.community() + ": " + e.text()).collect(Collectors.joining("\n"))));
			criteria.forEach(c -> cells.add(s.given().get(c)));
			out.append(Csv.line(cells.toArray()));
			sheet = session.at(s.number() + 1);
		}
		return out.toString();
	}

	private static String mark(RatingTask task) {
		return Hashes.ofParts(task.raterId(), task.userId(), task.textHash()).substring(0, MARK_LENGTH);
	}

	/**
	 * Reads filled tables. A row is found by its expert and mark, so it may stand anywhere; one without any rating is still open.
	 *
	 * @throws ZippException naming file and lines of rows that are not of this study, or are filled in half or wrongly
	 */
	public Filled read(TableFiles tables, List<Path> files, Instant at, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, files.size());
		Map<List<String>, RatingTask> tasks = new HashMap<>();
		store.ratings().tasks().forEach(t -> tasks.put(List.of(t.raterId(), mark(t)), t));
		Map<List<String>, Integer> before = new HashMap<>();
		store.ratings().all().forEach(r -> before.put(key(r), r.value()));
		Map<List<String>, RatingRow> ratings = new LinkedHashMap<>();
		int rated = 0;
		int open = 0;
		for (Path file : files) {
			Problems problems = new Problems(file);
			try (Table table = tables.open(file, required(), List.of())) {
				while (table.next()) {
					progress.checkCanceled();
					try {
						List<RatingRow> row = row(table, tasks, at);
						rated += row.isEmpty() ? 0 : 1;
						open += row.isEmpty() ? 1 : 0;
						for (RatingRow r : row) {
							RatingRow other = ratings.put(key(r), r);
							if (other != null && other.value() != r.value()) {
								throw new IllegalArgumentException("The persona was rated " + other.value() + " for " + r.criterion()
										+ " in an earlier row of the tables.");
							}
						}
					} catch (IllegalArgumentException e) {
						problems.add(table.line(), e.getMessage());
					}
				}
			}
			problems.refuse();
			progress.worked(1);
		}
		int changed = (int) ratings.values().stream().filter(r -> before.containsKey(key(r)) && before.get(key(r)) != r.value()).count();
		return new Filled(List.copyOf(ratings.values()), rated, open, changed);
	}

	private static List<String> key(RatingRow r) {
		return List.of(r.raterId(), r.userId(), r.criterion());
	}

	private List<String> required() {
		List<String> columns = new ArrayList<>(List.of(EXPERT, MARK));
		columns.addAll(criteria);
		return columns;
	}

	private List<RatingRow> row(Table table, Map<List<String>, RatingTask> tasks, Instant at) {
		if (table.problem() != null) {
			throw new IllegalArgumentException(table.problem());
		}
		String expert = Names.clean(table.text(EXPERT));
		String mark = Names.clean(table.text(MARK));
		RatingTask task = tasks.get(List.of(expert, mark));
		if (task == null) {
			throw new IllegalArgumentException("Expert " + Problems.quoted(expert) + " has no persona of mark " + Problems.quoted(mark)
					+ " in this study.");
		}
		List<RatingRow> row = new ArrayList<>();
		List<String> lacking = new ArrayList<>();
		for (String criterion : criteria) {
			String text = Names.clean(table.text(criterion));
			if (text.isEmpty()) {
				lacking.add(criterion);
			} else if (text.matches("[1-5]([.,]0+)?")) {
				row.add(new RatingRow(expert, task.userId(), criterion, text.charAt(0) - '0', at, task.textHash()));
			} else {
				throw new IllegalArgumentException(criterion + " is " + Problems.quoted(text) + ", not a whole number from 1 to 5.");
			}
		}
		if (!row.isEmpty() && !lacking.isEmpty()) {
			throw new IllegalArgumentException("There is no rating of " + String.join(" and ", lacking)
					+ ", but of others. Rate every criterion, or none.");
		}
		return row;
	}
}
