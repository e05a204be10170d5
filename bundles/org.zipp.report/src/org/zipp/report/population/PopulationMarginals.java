package org.zipp.report.population;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.zipp.core.StudyDirectory;
import org.zipp.core.Reasons;
import org.zipp.tables.Csv;
import org.zipp.core.ZippException;
import org.zipp.statistics.weighting.Marginals;
import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.statistics.weighting.Raking;
import org.zipp.study.people.KnownLevels;
import org.zipp.study.people.LevelMatcher;
import org.zipp.study.people.Variables;
import org.zipp.tables.Names;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/**
 * The shares of a population that votes are raked to, as a file holds them: a table with the columns {@code variable},
 * {@code level} and {@code share}, and if wanted {@code source} and {@code note}. Shares of a variable sum to 1, or to 100
 * when they are percentages. Rows whose first cell starts with {@code #} are remarks.
 *
 * @param marginals the shares, in the order of the file
 * @param file      where they were read, {@code null} when they come from elsewhere
 * @param notes     what was done to the shares on reading, in sentences
 */
public record PopulationMarginals(Marginals marginals, Path file, List<String> notes) implements KnownLevels {

	private static final List<String> COLUMNS = List.of("variable", "level", "share");
	private static final List<String> MORE = List.of("source", "note");
	private static final double TOLERANCE = 1e-3;
	private static final double EXACT = 1e-6;
	private static final int SUGGESTIONS = 3;
	/** To look for what is near takes a look at every level, so only as many values as a person reads get that. */
	private static final int SUGGESTED = 10;

	public PopulationMarginals {
		notes = List.copyOf(notes);
	}

	/** Shares that come from no file. */
	public static PopulationMarginals of(Marginals marginals) {
		return new PopulationMarginals(marginals, null, List.of());
	}

	/**
	 * The shares that the analyst of a study has put into its folder; empty when there is no such file.
	 *
	 * @throws ZippException as {@link #read}
	 */
	public static Optional<PopulationMarginals> of(StudyDirectory study, TableFiles tables) {
		return Files.exists(study.marginals()) ? Optional.of(read(tables, study.marginals())) : Optional.empty();
	}

	/**
	 * The shares in a file, or without one those in the folder of a study.
	 *
	 * @param named the file, may be {@code null}
	 * @throws ZippException as {@link #read}
	 */
	public static Optional<PopulationMarginals> of(StudyDirectory study, TableFiles tables, Path named) {
		return named != null ? Optional.of(read(tables, named)) : of(study, tables);
	}

	/**
	 * Reads a file.
	 *
	 * @throws ZippException naming file and line, when a share is no number or negative, a level comes twice, or shares do
	 *                       not sum to 1
	 */
	public static PopulationMarginals read(TableFiles tables, Path file) {
		Map<String, Column> columns = new LinkedHashMap<>();
		Set<String> sources = new LinkedHashSet<>();
		try (Table table = tables.open(file, COLUMNS, MORE)) {
			while (table.next()) {
				String variable = Names.clean(table.text("variable"));
				if (variable.startsWith("#")) {
					continue;
				}
				if (table.problem() != null) {
					throw new ZippException(table.problem(), file, table.line(), null);
				}
				String level = Names.clean(table.text("level"));
				if (variable.isEmpty() || level.isEmpty()) {
					throw new ZippException("The row names no " + (variable.isEmpty() ? "variable" : "level") + '.', file, table.line(), null);
				}
				columns.computeIfAbsent(Variables.normal(variable), v -> new Column(variable)).add(file, table.line(), level,
						share(file, table.line(), variable, level, table.hasDecimalCommas() ? decimal(table.text("share")) : table.text("share")));
				if (table.text("source") != null) {
					sources.add(table.text("source").strip());
				}
			}
		}
		if (columns.isEmpty()) {
			throw new ZippException("There are no shares. Each row needs a variable, a level and its share of the population.", file, 0, null);
		}
		List<String> notes = new ArrayList<>();
		List<Margin> margins = columns.values().stream().map(c -> c.margin(file, notes)).toList();
		return new PopulationMarginals(new Marginals(margins, String.join("; ", sources)), file, notes);
	}

	/** A variable while it is read. */
	private static final class Column {
		private final String name;
		private final Map<String, Double> shares = new LinkedHashMap<>();
		private final Map<String, Long> lines = new HashMap<>();
		private long last;

		Column(String name) {
			this.name = name;
		}

		void add(Path file, long line, String level, double share) {
			Long before = lines.putIfAbsent(Variables.normal(level), line);
			if (before != null) {
				throw new ZippException("The level \"" + level + "\" of " + name + " stands in line " + before + " already.", file, line, null);
			}
			shares.put(level, share);
			last = line;
		}

		Margin margin(Path file, List<String> notes) {
			double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
			boolean percent = Math.abs(sum - 100) <= 100 * TOLERANCE;
			double whole = percent ? 100 : 1;
			if (Math.abs(sum / whole - 1) > TOLERANCE) {
				throw new ZippException("The shares of " + name + " sum to " + number(sum) + ", not to 1 (or to 100 %).", file, last, null);
			}
			if (percent) {
				notes.add("The shares of " + name + " were read as percentages.");
			}
			if (Math.abs(sum / whole - 1) > EXACT) {
				notes.add("The shares of " + name + " sum to " + number(sum) + (percent ? " %" : "") + " and were scaled to "
						+ (percent ? "100 %." : "1."));
			}
			return Margin.ofCounts(name, shares);
		}

		private static String number(double value) {
			return String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
		}
	}

	/** Where semicolons separate cells, a comma in a share is a decimal one: shares have no thousands. */
	private static String decimal(String text) {
		return text == null || text.indexOf('.') >= 0 ? text : text.replaceFirst("^(\\s*\\d*),(\\d+)", "$1.$2");
	}

	private static double share(Path file, long line, String variable, String level, String text) {
		String of = " of " + variable + " \"" + level + '"';
		if (text == null || text.isBlank()) {
			throw new ZippException("The share" + of + " is missing.", file, line, null);
		}
		String digits = text.strip();
		boolean percent = digits.endsWith("%");
		double value;
		try {
			value = Double.parseDouble(percent ? digits.substring(0, digits.length() - 1).strip() : digits);
		} catch (NumberFormatException e) {
			throw new ZippException("The share" + of + " is \"" + text + "\", which is no number"
					+ (digits.contains(",") ? "; write a decimal point." : "."),
					file, line, e);
		}
		if (!(value >= 0) || Double.isInfinite(value)) {
			throw new ZippException("The share" + of + " is " + text + "; it must be 0 or more.", file, line, null);
		}
		return percent ? value / 100 : value;
	}

	/**
	 * A value that raters state and the shares do not know.
	 *
	 * @param variable  of the shares
	 * @param value     as stated
	 * @param rater     the first rater that states it, its index from 0
	 * @param raters    how many state it
	 * @param nearest   the levels that look most like it, best first; only for the first ten values of a variable
	 */
	public record UnknownLevel(String variable, String value, int rater, int raters, List<String> nearest) {

		public UnknownLevel {
			nearest = List.copyOf(nearest);
		}
	}

	/**
	 * Raters in the terms of the shares.
	 *
	 * @param marginals the shares of the variables that raters state
	 * @param levels    by variable and rater, as {@link Raking#fit} takes them
	 * @param absent    variables of the shares that no rater states
	 * @param unknown   values that are no level, in order of variables and raters
	 */
	public record Coded(Marginals marginals, int[][] levels, List<String> absent, List<UnknownLevel> unknown) {

		public Coded {
			absent = List.copyOf(absent);
			unknown = List.copyOf(unknown);
		}
	}

	/**
	 * Finds the level of each rater in each variable. Case, blanks and kinds of dashes do not matter; an age in years falls
	 * into its band; countries are known by ISO code or English name, genders by their usual words; {@code unknown} and
	 * {@code UD} are not stated.
	 *
	 * @param raters variable → value of each rater; a variable that is missing or empty is not stated
	 */
	public Coded code(List<Map<String, String>> raters) {
		List<Margin> stated = new ArrayList<>();
		List<int[]> levels = new ArrayList<>();
		List<String> absent = new ArrayList<>();
		List<UnknownLevel> unknown = new ArrayList<>();
		List<Map<String, String>> normal = raters.stream().map(Variables::normalNames).toList();
		for (Margin margin : marginals.margins()) {
			String variable = Variables.normal(margin.variable());
			if (normal.stream().noneMatch(r -> r.containsKey(variable))) {
				absent.add(margin.variable());
				continue;
			}
			LevelMatcher matcher = new LevelMatcher(margin);
			Map<String, Integer> known = new HashMap<>();
			Map<String, UnknownLevel> strange = new LinkedHashMap<>();
			int[] codes = new int[raters.size()];
			for (int i = 0; i < codes.length; i++) {
				String value = normal.get(i).get(variable);
				codes[i] = value == null ? Raking.NOT_STATED : known.computeIfAbsent(value, matcher::code);
				if (codes[i] == Raking.UNKNOWN) {
					int rater = i;
					List<String> nearest = strange.containsKey(value) || strange.size() >= SUGGESTED ? List.of() : matcher.nearest(value, SUGGESTIONS);
					strange.compute(value, (v, u) -> u == null ? new UnknownLevel(margin.variable(), v, rater, 1, nearest)
							: new UnknownLevel(u.variable, v, u.rater, u.raters + 1, u.nearest));
				}
			}
			unknown.addAll(strange.values());
			stated.add(margin);
			levels.add(codes);
		}
		return new Coded(new Marginals(stated, marginals.source()), levels.toArray(int[][]::new), absent, unknown);
	}

	@Override
	public String place() {
		return file == null ? "the population's shares" : file.getFileName().toString();
	}

	@Override
	public boolean has(String variable) {
		return margin(variable).isPresent();
	}

	@Override
	public Optional<Sorted> sort(String variable, List<String> values) {
		if (!has(variable)) {
			return Optional.empty();
		}
		Coded coded = code(values.stream().map(v -> Map.of(variable, v)).toList());
		List<String> names = coded.marginals().margins().getFirst().levels();
		Map<String, String> levels = new HashMap<>();
		Map<String, List<String>> strange = new HashMap<>();
		for (int i = 0; i < values.size(); i++) {
			int code = coded.levels()[0][i];
			if (code != Raking.UNKNOWN) {
				levels.put(values.get(i), code >= 0 ? names.get(code) : "");
			}
		}
		coded.unknown().forEach(u -> strange.put(u.value(), u.nearest()));
		return Optional.of(new Sorted(levels, strange));
	}

	private Optional<Margin> margin(String variable) {
		return marginals.margins().stream().filter(m -> Variables.normal(m.variable()).equals(Variables.normal(variable))).findFirst();
	}

	/**
	 * The failure for a value that is no level.
	 *
	 * @param where file that states it, or {@code null}
	 * @param row   its line there, 0 when not known
	 */
	public ZippException failure(UnknownLevel unknown, Path where, long row) {
		return new ZippException("The " + unknown.variable() + " \"" + unknown.value() + "\" is no level in " + place()
				+ (unknown.nearest().isEmpty() ? "" : "; the nearest are " + String.join(", ", unknown.nearest()))
				+ ". Add its share, or leave the cell empty when it is not stated.", where, row, null);
	}

	/** The same with one variable restricted to some of its levels, scaled to sum to 1; a note says so. */
	public PopulationMarginals restricted(String variable, Collection<String> levels) {
		Optional<Margin> margin = margin(variable);
		if (margin.isEmpty()) {
			return this;
		}
		List<String> next = new ArrayList<>(notes);
		next.add("The population is that of the sampled levels of " + margin.get().variable() + '.');
		return new PopulationMarginals(marginals.with(margin.get().restrictedTo(levels)), file, next);
	}

	/** The shares as a table that {@link #read} reads: that of the file where it is plain text, else made anew. */
	public String csv() {
		if (file != null && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
			try {
				return Files.readString(file);
			} catch (IOException e) {
				throw new ZippException("The table cannot be read: " + Reasons.of(e) + '.', file, 0, e);
			}
		}
		StringBuilder csv = new StringBuilder(Csv.line("variable", "level", "share", "source"));
		marginals.margins().forEach(m -> m.shares().forEach((level, share) ->
				csv.append(Csv.line(m.variable(), level, share, marginals.source()))));
		return csv.toString();
	}
}
