package org.zipp.study.people;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.study.people.KnownLevels.Sorted;
import org.zipp.tables.Names;
import org.zipp.tables.Problems;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/**
 * Demographics of raters from a table: column {@code rater}, every other column a variable. Columns that say who a rater
 * is, rather than what kind of person, are left out.
 */
public final class Raters {

	/** Longest name of a rater, condition or group, in characters. */
	public static final int LONGEST_NAME = 200;

	private static final String RATER = "rater";
	private static final Set<String> UNSTATED = Set.of("", "unknown", "not stated", "-");
	private static final int FEW = 20;
	/** Of columns that are not known as demographics. */
	private static final int FEWEST = 5;
	/** More different numbers than this are shown in bands. */
	private static final int MOST_NUMBERS = 12;
	private static final int BANDS = 4;
	private static final int CHECK_EVERY = 4096;

	private final Map<String, Map<String, String>> byRater;
	private final List<String> variables;
	private final List<String> warnings;
	private final List<String> notes;
	private final boolean read;
	/** By form of id, made when first asked for. */
	private Map<String, String> forms;

	private Raters(Map<String, Map<String, String>> byRater, List<String> variables, List<String> warnings, List<String> notes, boolean read) {
		this.byRater = byRater;
		this.variables = variables;
		this.warnings = warnings;
		this.notes = notes;
		this.read = read;
	}

	/** Nothing is known of raters. */
	public static Raters unknown() {
		return new Raters(Map.of(), List.of(), List.of(), List.of(), false);
	}

	public boolean wasRead() {
		return read;
	}

	/** Ids of the raters in the table. */
	public Set<String> names() {
		return Collections.unmodifiableSet(byRater.keySet());
	}

	public boolean has(String rater) {
		return byRater.containsKey(rater);
	}

	/**
	 * A rater of the table whose id differs from that one in form alone: {@code 7} and {@code 007} or {@code 7.0}; {@code null} when there is
	 * none.
	 */
	public String alike(String rater) {
		if (forms == null) {
			forms = new HashMap<>();
			byRater.keySet().stream().sorted().forEach(r -> forms.putIfAbsent(form(r), r));
		}
		return forms.get(form(rater));
	}

	private static String form(String rater) {
		return Names.folded(rater).replaceAll("^[\"']+|[\"']+$", "").replaceFirst("^(\\d+)[.,]0*$", "$1").replaceFirst("^0+(?=.)", "")
				.replaceAll("[\\s_-]+", "")
				.replaceFirst("(?<=\\D)0+(?=\\d)", "");
	}

	/** Variable → what the rater stated; empty for raters that are not in the file. */
	public Map<String, String> attributes(String rater) {
		return byRater.getOrDefault(rater, Map.of());
	}

	public int size() {
		return byRater.size();
	}

	public List<String> variables() {
		return variables;
	}

	public List<String> warnings() {
		return warnings;
	}

	public List<String> notes() {
		return notes;
	}

	/**
	 * Reads a table of raters.
	 *
	 * @param chosen     the variables to read; empty for all that do not say who a rater is
	 * @param known  levels that the values of their variables become
	 * @throws ZippException naming file and line of what cannot be used
	 */
	public static Raters read(TableFiles tables, Path file, List<String> chosen, Optional<? extends KnownLevels> known, SubMonitor monitor) {
		List<String> columns = tables.columns(file);
		if (columns.stream().noneMatch(RATER::equalsIgnoreCase)) {
			throw new ZippException("The column " + RATER + " is missing. The file has: " + String.join(", ", columns) + '.', file, 1, null);
		}
		List<String> others = columns.stream().filter(c -> !c.isEmpty() && !c.equalsIgnoreCase(RATER)).toList();
		List<String> names = chosen.isEmpty() ? List.of() : Names.joined(chosen, others);
		List<String> wanted = others;
		if (!chosen.isEmpty()) {
			wanted = new ArrayList<>();
			for (String c : names) {
				wanted.add(others.stream().filter(c.strip()::equalsIgnoreCase).findFirst().orElseThrow(() -> new ZippException("There is no variable "
						+ Problems.quoted(c) + ". The file has: " + String.join(", ", others) + '.', file, 1, null)));
			}
		}
		Reader reader = new Reader(file, wanted, !chosen.isEmpty(), known);
		if (chosen.isEmpty() && columns.contains("")) {
			reader.warnings.add(file.getFileName() + ": a column without a name was left out.");
		}
		return reader.read(tables, SubMonitor.convert(monitor, 100));
	}

	private static final class Reader {
		private final Path file;
		private final List<String> columns;
		private final boolean chosen;
		private final Optional<? extends KnownLevels> known;
		private Problems problems;
		private final Map<String, String[]> rows = new LinkedHashMap<>();
		private final Map<String, Long> lines = new HashMap<>();
		/** Of each column: text → the same text, so that equal ones are one object, and how often it is there. */
		private final List<Map<String, String>> texts = new ArrayList<>();
		private final int[] stated;
		private final List<String> warnings = new ArrayList<>();
		private final List<String> notes = new ArrayList<>();
		private int equal;
		private boolean namibia;

		Reader(Path file, List<String> columns, boolean chosen, Optional<? extends KnownLevels> known) {
			this.file = file;
			this.columns = columns;
			this.chosen = chosen;
			this.known = known;
			problems = new Problems(file);
			columns.forEach(c -> texts.add(new HashMap<>()));
			stated = new int[columns.size()];
		}

		Raters read(TableFiles tables, SubMonitor progress) {
			List<String> required = new ArrayList<>(List.of(RATER));
			required.addAll(columns);
			try (Table table = tables.open(file, required, List.of())) {
				for (long n = 1; table.next(); n++) {
					if (n == 2 && SurveyHeader.isSecondLine(table, required)) {
						forget();
					} else if (table.problem() != null) {
						problems.add(table.line(), table.problem());
					} else {
						row(table);
					}
					if (n % CHECK_EVERY == 0) {
						progress.checkCanceled();
					}
				}
			}
			problems.refuse();
			if (rows.isEmpty()) {
				throw new ZippException("There are no raters: the file has a header and no rows.", file, 0, null);
			}
			return finish();
		}

		/** What was read was the first line of a survey's header. */
		private void forget() {
			rows.clear();
			lines.clear();
			texts.forEach(Map::clear);
			Arrays.fill(stated, 0);
			problems = new Problems(file);
		}

		private void row(Table table) {
			String rater = Names.clean(table.text(RATER));
			if (Names.isMissing(rater)) {
				problems.add(table.line(), RATER + " is " + Problems.quoted(rater)
						+ ", which programs write where a value is missing. Put in the name, or leave the row out.");
				return;
			}
			if (rater.isEmpty() || rater.length() > LONGEST_NAME) {
				problems.add(table.line(), rater.isEmpty() ? RATER + " is empty."
						: String.format(Locale.ROOT, "%s is longer than %,d characters.", RATER, LONGEST_NAME));
				return;
			}
			String[] values = new String[columns.size()];
			for (int c = 0; c < values.length; c++) {
				values[c] = value(table, c);
			}
			String[] earlier = rows.get(rater);
			if (earlier == null) {
				rows.put(rater, values);
				lines.put(rater, table.line());
				return;
			}
			equal++;
			for (int c = 0; c < values.length; c++) {
				if (!Objects.equals(values[c], earlier[c])) {
					problems.add(table.line(), "The rater is there already on line " + lines.get(rater) + ", with another " + columns.get(c) + " ("
							+ said(earlier[c]) + " there, " + said(values[c]) + " here). Keep one of the two.");
					return;
				}
			}
		}

		private static String said(String value) {
			return value == null ? "nothing" : Problems.quoted(value);
		}

		private String value(Table table, int column) {
			String value = Names.clean(table.text(columns.get(column)));
			if (Names.isMissing(value) || UNSTATED.contains(value.toLowerCase(Locale.ROOT))) {
				// NA is also a country.
				if (!value.equals("NA") || !columns.get(column).toLowerCase(Locale.ROOT).contains("country")) {
					return null;
				}
				namibia = true;
			}
			if (value.length() > LONGEST_NAME) {
				if (chosen) {
					problems.add(table.line(), String.format(Locale.ROOT, "%s is longer than %,d characters.", columns.get(column), LONGEST_NAME));
					return null;
				}
				value = value.substring(0, LONGEST_NAME);
			}
			stated[column]++;
			return texts.get(column).computeIfAbsent(value, v -> v);
		}

		private Raters finish() {
			if (equal > 0) {
				warnings.add(file.getFileName() + ": " + Problems.count(equal, "row repeats", "rows repeat")
						+ " an earlier one; each rater was counted once.");
			}
			if (namibia) {
				warnings.add(file.getFileName()
						+ ": NA in a column of countries was taken as Namibia; leave the cell empty where the country is not stated.");
			}
			List<String> kept = new ArrayList<>();
			Map<Integer, Map<String, String>> levels = new TreeMap<>();
			for (int c = 0; c < columns.size(); c++) {
				boolean sorted = known.isPresent() && known.get().has(columns.get(c));
				String reason = chosen || sorted ? null : reasonToLeaveOut(c);
				if (reason != null) {
					warnings.add(file.getFileName() + ": the column " + Problems.quoted(columns.get(c)) + " was left out, because " + reason
							+ ". Name it in --variables if it is a group of people all the same.");
				} else if (stated[c] == 0) {
					warnings.add(file.getFileName() + ": the column " + Problems.quoted(columns.get(c)) + " is empty.");
				} else {
					kept.add(columns.get(c));
					levels.put(c, sorted ? knownLevels(c) : bands(c));
				}
			}
			problems.refuse();
			if (kept.isEmpty()) {
				warnings.add(file.getFileName() + ": there is no column with demographics, so the report has no groups.");
			}
			return new Raters(attributes(levels), List.copyOf(kept), List.copyOf(warnings), List.copyOf(notes), true);
		}

		/** What each text of the column means among the known levels; empty for not stated. */
		private Map<String, String> knownLevels(int column) {
			Sorted sorted = known.get().sort(columns.get(column), List.copyOf(texts.get(column).keySet())).orElseThrow();
			Map<String, List<String>> unknown = new HashMap<>(sorted.unknown());
			if (!unknown.isEmpty()) {
				rows.forEach((rater, row) -> {
					List<String> nearest = row[column] == null ? null : unknown.remove(row[column]);
					if (nearest != null) {
						problems.add(lines.get(rater), "The " + columns.get(column) + ' ' + Problems.quoted(row[column]) + " is no level in "
								+ known.get().place()
								+ "; the nearest are " + String.join(", ", nearest)
								+ ". Add its share there, or leave the cell empty when it is not stated.");
					}
				});
			}
			return sorted.levels();
		}

		private String reasonToLeaveOut(int column) {
			String name = columns.get(column);
			String reason = PersonalColumns.reason(name, texts.get(column).keySet());
			if (reason != null) {
				return reason;
			}
			if (isIndex(column)) {
				return "it numbers the rows";
			}
			int different = texts.get(column).size();
			int few = PersonalColumns.isDemographic(name) ? FEW : FEWEST;
			if (stated[column] >= few && different > stated[column] / 2 && !isNumeric(column)) {
				return String.format(Locale.ROOT, "it has %,d different values among %,d raters and may tell who they are", different, stated[column]);
			}
			return null;
		}

		/** Whether the values are whole numbers that rise by one from row to row. */
		private boolean isIndex(int column) {
			String before = null;
			for (String[] row : rows.values()) {
				String value = row[column];
				if (value == null || !value.matches("\\d{1,9}") || before != null && Long.parseLong(value) != Long.parseLong(before) + 1) {
					return false;
				}
				before = value;
			}
			return rows.size() > 2;
		}

		private boolean isNumeric(int column) {
			return texts.get(column).keySet().stream().allMatch(v -> v.matches("-?\\d{1,12}(\\.\\d{1,12})?"));
		}

		/** What each text of the column is shown as: itself, or the band of numbers it lies in. */
		private Map<String, String> bands(int column) {
			Set<String> values = texts.get(column).keySet();
			if (values.size() <= MOST_NUMBERS || !isNumeric(column)) {
				return Map.of();
			}
			String name = columns.get(column);
			Map<String, String> bands = new HashMap<>();
			if (name.toLowerCase(Locale.ROOT).matches("(.*[^a-z])?age([^a-z].*)?")
					&& values.stream().allMatch(v -> Double.parseDouble(v) >= 0 && Double.parseDouble(v) < 125)) {
				values.forEach(v -> bands.put(v, ageGroup(Double.parseDouble(v))));
				notes.add("Years of " + name + " were put into groups of ages.");
				return bands;
			}
			double[] sorted = rows.values().stream().filter(r -> r[column] != null).mapToDouble(r -> Double.parseDouble(r[column])).sorted()
					.toArray();
			// Lower ends of bands with about as many raters each.
			LinkedHashSet<Double> starts = new LinkedHashSet<>();
			for (int b = 0; b < BANDS; b++) {
				starts.add(sorted[b * sorted.length / BANDS]);
			}
			double[] from = starts.stream().mapToDouble(d -> d).toArray();
			String[] labels = new String[from.length];
			for (int b = 0; b < from.length; b++) {
				double start = from[b];
				double next = b + 1 < from.length ? from[b + 1] : Double.POSITIVE_INFINITY;
				double last = Arrays.stream(sorted).filter(v -> v >= start && v < next).max().orElse(start);
				labels[b] = (b + 1) + ": " + plain(start) + (last == start ? "" : " to " + plain(last));
			}
			for (String v : values) {
				double number = Double.parseDouble(v);
				int b = from.length - 1;
				while (b > 0 && number < from[b]) {
					b--;
				}
				bands.put(v, labels[b]);
			}
			notes.add("Values of " + name + " were put into " + from.length + " bands with about as many raters each.");
			return bands;
		}

		private static String plain(double number) {
			return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : Double.toString(number);
		}

		private static String ageGroup(double age) {
			int years = (int) age;
			if (years < 18) {
				return "under 18";
			}
			if (years < 25) {
				return "18-24";
			}
			if (years >= 65) {
				return "65+";
			}
			int low = 25 + (years - 25) / 10 * 10;
			return low + "-" + (low + 9);
		}

		/** Raters with the same demographics share one map. */
		private Map<String, Map<String, String>> attributes(Map<Integer, Map<String, String>> levels) {
			Map<Map<String, String>, Map<String, String>> shared = new HashMap<>();
			Map<String, Map<String, String>> byRater = new HashMap<>(rows.size() * 2);
			rows.forEach((rater, values) -> {
				Map<String, String> attributes = new LinkedHashMap<>();
				levels.forEach((c, bands) -> {
					String level = values[c] == null ? "" : bands.getOrDefault(values[c], values[c]);
					if (!level.isEmpty()) {
						attributes.put(columns.get(c), level);
					}
				});
				byRater.put(rater, shared.computeIfAbsent(attributes, Collections::unmodifiableMap));
			});
			return byRater;
		}
	}
}
