package org.zipp.study.imported;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.study.Judgement;
import org.zipp.study.Provenance;
import org.zipp.study.people.Raters;
import org.zipp.study.people.SurveyHeader;
import org.zipp.tables.Names;
import org.zipp.tables.Problems;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;
import org.zipp.tables.Times;

/**
 * Reads votes from tables with a row for each vote: columns {@code rater}, {@code prompt}, {@code left}, {@code right},
 * {@code choice}, and perhaps {@code time} and {@code seconds}.
 *
 * <p>Every row is checked before anything is computed; what is wrong is told with its line.
 */
public final class VotesFile {

	private static final List<String> REQUIRED = List.of("rater", "prompt", "left", "right", "choice");
	private static final List<String> OPTIONAL = List.of("time", "seconds");

	private static final Map<String, Choice> WORDS = words();
	private static final String ACCEPTED = "left (l, a, 1, first), right (r, b, 2, second), tie (t, both, equal, same, draw, neither), "
			+ "skip (s, or nothing), and the name of the condition that was chosen";
	/** Smaller numbers are years, or dates without dashes, rather than seconds since 1970. */
	private static final double EARLIEST = 1e8;
	private static final double LONGEST_SECONDS = 366 * 86_400d;
	private static final int CHECK_EVERY = 4096;

	private final TableFiles tables;
	private final Duplicates duplicates;
	private final Raters raters;
	private final RaterKind kind;

	private final Map<String, String> known = new HashMap<>();
	private final List<Row> rows = new ArrayList<>();
	private final SortedSet<String> conditions = new TreeSet<>();
	private final Set<String> unknown = new LinkedHashSet<>();
	/** Words for a choice that named no condition of their rows, folded, as they were first met. */
	private final Map<String, Word> words = new HashMap<>();
	private final List<String> warnings = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	/** A word for a choice where it was first met. */
	private record Word(String text, Choice choice, int file, long line) {
	}

	/** A vote as it stands in a file; texts that are equal are the same object. */
	private record Row(int file, long line, String rater, String prompt, String left, String right, Choice choice, Instant at, long millis) {

		/** What was chosen, wherever it was shown. */
		String answer() {
			return switch (choice) {
			case LEFT -> left;
			case RIGHT -> right;
			default -> choice.name();
			};
		}

		boolean repeats(Row other) {
			return choice == other.choice && left.equals(other.left);
		}
	}

	/** The comparison that a rater was asked for, whatever the sides. */
	private record Question(String rater, String prompt, String first, String second) {
		static Question of(Row row) {
			boolean sorted = row.left.compareTo(row.right) < 0;
			return new Question(row.rater, row.prompt, sorted ? row.left : row.right, sorted ? row.right : row.left);
		}
	}

	/**
	 * @param raters demographics, by rater
	 * @param kind   whether people or programs voted
	 */
	public VotesFile(TableFiles tables, Duplicates duplicates, Raters raters, RaterKind kind) {
		this.tables = tables;
		this.duplicates = duplicates;
		this.raters = raters;
		this.kind = kind;
	}

	private static Map<String, Choice> words() {
		Map<String, Choice> words = new HashMap<>();
		List.of("left", "l", "a", "1", "first").forEach(w -> words.put(w, Choice.LEFT));
		List.of("right", "r", "b", "2", "second").forEach(w -> words.put(w, Choice.RIGHT));
		List.of("tie", "t", "both", "equal", "same", "draw", "neither").forEach(w -> words.put(w, Choice.TIE));
		List.of("both bad", "both_bad", "both-bad", "bothbad", "neither is good").forEach(w -> words.put(w, Choice.BOTH_BAD));
		List.of("skip", "s", "skipped").forEach(w -> words.put(w, Choice.SKIP));
		return Map.copyOf(words);
	}

	/**
	 * Reads the files as one.
	 *
	 * @throws ZippException naming file and line of what cannot be used
	 */
	public Votes read(List<Path> files, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 100 * files.size());
		for (int i = 0; i < files.size(); i++) {
			readFile(files.get(i), i, progress.split(100));
		}
		if (rows.isEmpty()) {
			throw new ZippException("There are no votes: the file has a header and no rows.", files.getFirst(), 0, null);
		}
		if (conditions.size() > Votes.MOST_CONDITIONS) {
			throw new ZippException(String.format(Locale.ROOT, "left and right name %,d conditions; a report compares up to %d. "
					+ "They must name the methods that are compared, not their pictures.", conditions.size(), Votes.MOST_CONDITIONS), files.getFirst(), 0,
					null);
		}
		refuseWordsThatNameConditions(files);
		similarNames(files.getFirst());
		boolean[] gone = settleDuplicates(files);
		List<Judgement> judgements = judgements(gone, files.size() == 1);
		notes.add(0, "The votes were collected elsewhere and read from a table. Whether sides were drawn at random and the names of "
				+ "conditions hidden is not known here.");
		return new Votes(judgements, conditions, unknown, Provenance.elsewhere(true, true, notes), warnings);
	}

	private void readFile(Path file, int number, SubMonitor progress) {
		Problems problems = new Problems(file);
		double done = 0;
		try (Table table = tables.open(file, REQUIRED, OPTIONAL)) {
			int before = rows.size();
			for (long n = 1; table.next(); n++) {
				if (n == 2 && SurveyHeader.isSecondLine(table, REQUIRED)) {
					problems = new Problems(file);
					rows.subList(before, rows.size()).clear();
					conditions.clear();
					rows.forEach(r -> conditions.addAll(List.of(r.left, r.right)));
				} else if (table.problem() != null) {
					problems.add(table.line(), table.problem());
				} else {
					row(table, number, problems);
				}
				if (n % CHECK_EVERY == 0) {
					progress.checkCanceled();
					progress.worked((int) (100 * table.progress()) - (int) (100 * done));
					done = table.progress();
				}
			}
		}
		problems.refuse();
	}

	private void row(Table table, int file, Problems problems) {
		try {
			String rater = name(table, "rater", Raters.LONGEST_NAME);
			String prompt = name(table, "prompt", Votes.LONGEST_PROMPT);
			String left = name(table, "left", Raters.LONGEST_NAME);
			String right = name(table, "right", Raters.LONGEST_NAME);
			if (left.equals(right)) {
				throw new IllegalArgumentException("left and right are the same condition, " + Problems.quoted(left) + '.');
			}
			Choice choice = choice(table.text("choice"), left, right, file, table.line());
			Instant at = time(table.text("time"));
			long millis = millis(table.text("seconds"), table.hasDecimalCommas());
			rows.add(new Row(file, table.line(), rater, prompt, left, right, choice, at, millis));
			conditions.add(left);
			conditions.add(right);
			if (raters.wasRead() && !raters.has(rater)) {
				unknown.add(rater);
			}
		} catch (IllegalArgumentException e) {
			problems.add(table.line(), e.getMessage());
		}
	}

	private String name(Table table, String column, int longest) {
		String name = Names.clean(table.text(column));
		if (name.isEmpty()) {
			throw new IllegalArgumentException(column + " is empty.");
		}
		// A condition may well be called none or null.
		boolean condition = column.equals("left") || column.equals("right");
		if (Names.isMissing(name) && !(condition && (name.equals("none") || name.equals("null")))) {
			throw new IllegalArgumentException(column + " is " + Problems.quoted(name)
					+ ", which programs write where a value is missing. Put in the name, or leave the row out.");
		}
		if (name.length() > longest) {
			throw new IllegalArgumentException(String.format(Locale.ROOT, "%s is longer than %,d characters.", column, longest));
		}
		return known.computeIfAbsent(name, n -> n);
	}

	/** A condition may be named by its name alone; a word for a side that is also a condition's name may mean either. */
	private Choice choice(String text, String left, String right, int file, long line) {
		String value = Names.clean(text);
		Choice named = named(value, left, right);
		Choice said = WORDS.get(Names.folded(value));
		if (said != null && named != null && said != named) {
			throw new IllegalArgumentException("choice " + Problems.quoted(value) + " may mean " + said.name().toLowerCase(Locale.ROOT)
					+ ", or the condition on the " + named.name().toLowerCase(Locale.ROOT) + ". Write left, right, tie or skip.");
		}
		if (said != null && named == null) {
			words.putIfAbsent(Names.folded(value), new Word(value, said, file, line));
		}
		if (said != null || named != null) {
			return said != null ? said : named;
		}
		if (value.isEmpty() || Names.isMissing(value) && !value.equalsIgnoreCase("none")) {
			return Choice.SKIP;
		}
		throw new IllegalArgumentException("choice " + Problems.quoted(value) + " is not known. It can be " + ACCEPTED + '.');
	}

	/** The side of the condition of that name: exactly, or of the only one that differs in case alone. */
	private static Choice named(String value, String left, String right) {
		if (value.equals(left) || value.equals(right)) {
			return value.equals(left) ? Choice.LEFT : Choice.RIGHT;
		}
		String folded = Names.folded(value);
		boolean first = folded.equals(Names.folded(left));
		boolean second = folded.equals(Names.folded(right));
		if (first && second) {
			throw new IllegalArgumentException("choice " + Problems.quoted(value)
					+ " may mean either condition. Write left or right, or the name as it stands there.");
		}
		return first ? Choice.LEFT : second ? Choice.RIGHT : null;
	}

	/** Words for sides on rows that do not show the condition of that name. */
	private void refuseWordsThatNameConditions(List<Path> files) {
		for (String condition : conditions) {
			Word word = words.get(Names.folded(condition));
			if (word != null) {
				throw new ZippException("choice " + Problems.quoted(word.text) + " may mean " + word.choice.name().toLowerCase(Locale.ROOT)
						+ ", or the condition "
						+ Problems.quoted(condition) + ", which is not shown on this row. Write left, right, tie or skip.", files.get(word.file), word.line,
						null);
			}
		}
	}

	private static Instant time(String text) {
		String value = Names.clean(text);
		if (value.isEmpty() || Names.isMissing(value)) {
			return null;
		}
		return Times.parse(value, EARLIEST).orElseThrow(() -> new IllegalArgumentException("time " + Problems.quoted(value)
				+ " is no time. It can be "
				+ Times.ACCEPTED + '.'));
	}

	private static long millis(String text, boolean decimalCommas) {
		String value = Names.clean(text);
		if (value.isEmpty() || Names.isMissing(value)) {
			return 0;
		}
		String number = decimalCommas && value.matches("\\d+,\\d+") ? value.replace(',', '.') : value;
		if (number.matches("\\d+(\\.\\d*)?([eE][+-]?\\d+)?|\\.\\d+")) {
			double seconds = Double.parseDouble(number);
			if (seconds <= LONGEST_SECONDS) {
				return Math.round(seconds * 1000);
			}
		}
		throw new IllegalArgumentException("seconds " + Problems.quoted(value)
				+ " is no time to answer. It must be a number of seconds, 0 or more, with a decimal point.");
	}

	private void similarNames(Path file) {
		Map<String, String> folded = new TreeMap<>();
		for (String name : conditions) {
			String other = folded.putIfAbsent(Names.folded(name).replaceAll("[\\s_-]+", ""), name);
			if (other != null) {
				warnings.add(file.getFileName() + ": the conditions " + Problems.quoted(other) + " and " + Problems.quoted(name)
						+ " are taken as different; if they are the same, write them alike.");
			}
		}
	}

	/** Decides on votes that nothing tells apart. Returns which rows do not count. */
	private boolean[] settleDuplicates(List<Path> files) {
		int[] before = new int[rows.size()];
		Map<Question, Integer> last = new HashMap<>(rows.size() * 2);
		for (int i = 0; i < before.length; i++) {
			Integer earlier = last.put(Question.of(rows.get(i)), i);
			before[i] = earlier == null ? -1 : earlier;
		}
		boolean[] gone = new boolean[rows.size()];
		Settling settling = new Settling(files, gone);
		for (int end : last.values().stream().filter(i -> before[i] >= 0).sorted().toList()) {
			List<Integer> same = new ArrayList<>();
			for (int i = end; i >= 0; i = before[i]) {
				same.add(i);
			}
			settling.settle(same.reversed());
		}
		settling.end();
		return gone;
	}

	private final class Settling {
		private final List<Path> files;
		private final boolean[] gone;
		private final Problems[] problems;
		private int equal;
		private int firstEqual = -1;
		private int dropped;
		private int repeated;

		Settling(List<Path> files, boolean[] gone) {
			this.files = files;
			this.gone = gone;
			problems = files.stream().map(Problems::new).toArray(Problems[]::new);
		}

		/** @param same rows of one rater on one question, in order */
		void settle(List<Integer> same) {
			Map<Instant, List<Integer>> byTime = new HashMap<>();
			same.forEach(i -> byTime.computeIfAbsent(rows.get(i).at, t -> new ArrayList<>()).add(i));
			byTime.values().stream().filter(g -> g.size() > 1).forEach(this::alike);
			repeated += (int) same.stream().filter(i -> !gone[i]).count() - (same.stream().allMatch(i -> gone[i]) ? 0 : 1);
		}

		private void alike(List<Integer> group) {
			switch (duplicates) {
			case REPEATS -> {
				// Each counts.
			}
			case KEEP_FIRST -> drop(group.subList(1, group.size()));
			case KEEP_LAST -> drop(group.subList(0, group.size() - 1));
			case FAIL, DROP -> compare(group);
			}
		}

		private void compare(List<Integer> group) {
			List<Integer> different = new ArrayList<>();
			for (int i : group) {
				if (different.stream().anyMatch(d -> rows.get(d).repeats(rows.get(i)))) {
					gone[i] = true;
					equal++;
					firstEqual = firstEqual < 0 ? i : Math.min(i, firstEqual);
				} else {
					different.add(i);
				}
			}
			Row first = rows.get(different.getFirst());
			List<Integer> contradicting = different.stream().filter(d -> !rows.get(d).answer().equals(first.answer())).toList();
			if (contradicting.isEmpty()) {
				// Both sides shown once, the same answer: without times these are two votes, with one time they cannot be.
				if (first.at != null) {
					drop(different.subList(1, different.size()));
				}
			} else if (duplicates == Duplicates.DROP) {
				drop(different);
			} else {
				for (int i : contradicting) {
					Row row = rows.get(i);
					problems[row.file].add(row.line, "The same rater answered the same pair of the same prompt otherwise on " + where(first, row)
							+ " (" + Problems.quoted(first.answer()) + " there, " + Problems.quoted(row.answer())
							+ " here), and no time tells which came first.");
				}
			}
		}

		private String where(Row row, Row from) {
			return (row.file == from.file ? "" : files.get(row.file).getFileName() + ", ") + "line " + row.line;
		}

		private void drop(List<Integer> those) {
			for (int i : those) {
				gone[i] = true;
				dropped++;
			}
		}

		void end() {
			for (Problems p : problems) {
				p.refuse("Mend the file, or say what shall count: --duplicates keep-first, keep-last, drop, or repeats when raters were really asked "
						+ "more than once.");
			}
			if (equal > 0) {
				Row first = rows.get(firstEqual);
				warnings.add(files.get(first.file).getFileName() + ": " + Problems.count(equal, "row repeats", "rows repeat")
						+ " an earlier one exactly (the first is line "
						+ first.line + "); each vote was counted once. Where raters were really asked more than once, say --duplicates repeats.");
				notes.add(Problems.count(equal, "row that repeated an earlier one was", "rows that repeated an earlier one were") + " counted once.");
			}
			if (dropped > 0) {
				String rule = duplicates.name().toLowerCase(Locale.ROOT).replace('_', '-');
				warnings.add(Problems.count(dropped, "vote does", "votes do")
						+ " not count, because nothing tells it from another of the same rater on the same pair (--duplicates " + rule + ").");
				notes.add(Problems.count(dropped, "vote was", "votes were")
						+ " left out, because the same rater had answered the same pair of the same prompt at the same time or without a time (rule: " + rule
								+ ").");
			}
			if (repeated > 0) {
				notes.add(Problems.count(repeated, "vote repeats", "votes repeat")
						+ " a comparison that the same rater had made before; all of them count.");
			}
		}
	}

	/** @param lines whether trials are numbered by their lines in the file */
	private List<Judgement> judgements(boolean[] gone, boolean lines) {
		Integer[] order = new Integer[rows.size()];
		Arrays.setAll(order, i -> i);
		if (rows.stream().allMatch(r -> r.at != null)) {
			Arrays.sort(order, Comparator.comparing(i -> rows.get(i).at));
		}
		int[] positions = new int[rows.size()];
		Map<String, int[]> seen = new HashMap<>();
		for (int i : order) {
			if (!gone[i]) {
				positions[i] = ++seen.computeIfAbsent(rows.get(i).rater, r -> new int[1])[0];
			}
		}
		List<Judgement> judgements = new ArrayList<>(rows.size());
		for (int i = 0; i < gone.length; i++) {
			if (!gone[i]) {
				Row r = rows.get(i);
				judgements.add(new Judgement(lines ? r.line : judgements.size() + 1L, r.rater, kind, positions[i], "", r.prompt, r.left, r.right,
						r.choice,
						r.at, r.millis, raters.attributes(r.rater)));
			}
		}
		return judgements;
	}
}
