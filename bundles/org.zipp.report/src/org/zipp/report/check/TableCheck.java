package org.zipp.report.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.document.Cell;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.report.internal.Ranges;
import org.zipp.statistics.Interval;
import org.zipp.statistics.check.PublishedCheck;
import org.zipp.statistics.check.PublishedCheck.Claim;
import org.zipp.statistics.check.PublishedCheck.ClaimedInterval;
import org.zipp.statistics.check.PublishedCheck.ClaimedP;
import org.zipp.statistics.check.PublishedCheck.Comparator;
import org.zipp.statistics.check.PublishedCheck.Finding;
import org.zipp.statistics.check.PublishedCheck.Printed;
import org.zipp.statistics.check.PublishedCheck.Verdict;
import org.zipp.tables.Names;

/** A published table of win rates, checked row by row. */
public final class TableCheck {

	/** The column a table must have. */
	public static final List<String> REQUIRED = List.of("n");
	/**
	 * The columns it may have; wins or rate are needed in each row. A rate is {@code 79%}, {@code 0.79} or, above 1, in per
	 * cent; a p-value {@code 0.012}, {@code <0.01} or {@code ns}; sides 1 or 2.
	 */
	public static final List<String> OPTIONAL = List.of("comparison", "wins", "rate", "ties", "p", "sides", "low", "high", "level",
			"raters");

	private static final Set<String> COUNTS = Set.of("n", "wins", "ties", "raters", "sides");
	private static final double LEVEL = 0.95;
	private static final int LONGEST = 40;
	private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)\\s*(%)?");
	private static final Pattern P = Pattern.compile("(?:p\\s*)?(<=|>=|=|<|>|\u2264|\u2265)?\\s*(\\d*\\.?\\d+(?:e-?\\d+)?)");
	private static final Pattern NOT_SIGNIFICANT = Pattern.compile("n\\.?\\s*s\\.?|not significant");
	private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(,\\d{3})+|\\d+");

	private final String title;
	private final List<Finding> findings;

	/** @param title what the table is of */
	public TableCheck(String title, List<Claim> claims) {
		this.title = Texts.clean(title);
		findings = PublishedCheck.check(claims);
	}

	/** The human study of the ZIPP paper, which claims p &lt; 0.01 for all of its comparisons; 50 raters took part. */
	public static TableCheck zipp() {
		ClaimedP p = new ClaimedP(Comparator.BELOW, new Printed(0.01, 2), false);
		return new TableCheck("Human study of the ZIPP paper (arXiv 2606.08841)",
				PublishedStudy.COMPARISONS.stream().map(c -> new Claim(c.name(), c.n(), OptionalLong.empty(), Optional.of(new Printed(c.rate(), 2)), 0,
						Optional.of(p), Optional.empty(), OptionalInt.of(50))).toList());
	}

	/**
	 * Checks what a file holds.
	 *
	 * @param rows   opened with {@link #REQUIRED} and {@link #OPTIONAL}; read to its end, stays open
	 * @param file   where it comes from, for messages
	 * @param raters for rows that do not say how many voted
	 * @throws ZippException naming file and line of a row that cannot be understood
	 */
	public static TableCheck read(org.zipp.tables.Table rows, Path file, OptionalInt raters) {
		List<Claim> claims = new ArrayList<>();
		while (rows.next()) {
			if (rows.problem() != null) {
				throw new ZippException(sentence(rows.problem()), file, rows.line(), null);
			}
			try {
				claims.add(claim(rows::text, claims.size() + 1, raters, rows.hasDecimalCommas()));
			} catch (IllegalArgumentException e) {
				throw new ZippException(e.getMessage(), file, rows.line(), e);
			}
		}
		if (claims.isEmpty()) {
			throw new ZippException("The table has no rows.", file, 0, null);
		}
		return new TableCheck(file.getFileName().toString(), claims);
	}

	/**
	 * Checks text as it is copied from a spreadsheet or typed: a line of column names, then rows; separated by tabs,
	 * semicolons or commas, whichever the first line has.
	 *
	 * @throws ZippException naming the line that cannot be understood
	 */
	public static TableCheck parse(String title, String text) {
		String head = text.strip().lines().findFirst().orElse("");
		char separator = head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 ? ';' : ',';
		CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).get();
		List<Claim> claims = new ArrayList<>();
		Map<String, Integer> columns = new HashMap<>();
		long line = 1;
		try (CSVParser parser = CSVParser.parse(text, format)) {
			for (CSVRecord row : parser) {
				line = parser.getCurrentLineNumber();
				if (columns.isEmpty()) {
					header(row, columns);
					continue;
				}
				claims.add(claim(c -> cell(row, columns.get(c)), claims.size() + 1, OptionalInt.empty(), separator == ';'));
			}
		} catch (IllegalArgumentException e) {
			throw new ZippException("Line " + line + ": " + e.getMessage(), e);
		} catch (IOException | UncheckedIOException e) {
			throw new ZippException("The text cannot be read after line " + line + ": " + Reasons.of(e), e);
		}
		if (claims.isEmpty()) {
			throw new ZippException("There are no rows below the names of the columns.");
		}
		return new TableCheck(title, claims);
	}

	private static void header(CSVRecord row, Map<String, Integer> columns) {
		for (int i = 0; i < row.size(); i++) {
			String name = row.get(i).strip().toLowerCase(Locale.ROOT);
			if ((REQUIRED.contains(name) || OPTIONAL.contains(name)) && columns.put(name, i) != null) {
				throw new IllegalArgumentException("Two columns are named " + name + '.');
			}
		}
		if (!columns.keySet().containsAll(REQUIRED)) {
			throw new IllegalArgumentException("The first line must name the columns: n, and of these what the table has: "
					+ String.join(", ", OPTIONAL) + '.');
		}
	}

	private static String cell(CSVRecord row, Integer column) {
		return column == null || column >= row.size() || row.get(column).isBlank() ? null : row.get(column);
	}

	/** @param commas whether numbers may have decimal commas, and points between thousands */
	private static Claim claim(UnaryOperator<String> typed, int number, OptionalInt raters, boolean commas) {
		UnaryOperator<String> cells = column -> decimal(typed.apply(column), column, commas);
		String name = cells.apply("comparison");
		OptionalLong n = whole(cells, "n");
		if (n.isEmpty()) {
			throw new IllegalArgumentException("n, the number of comparisons, is missing.");
		}
		OptionalLong voters = whole(cells, "raters");
		return new Claim(name == null ? "row " + number : Texts.clean(name), n.getAsLong(), whole(cells, "wins"), share(cells, "rate"),
				whole(cells, "ties").orElse(0), p(cells), interval(cells),
				voters.isPresent() ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, voters.getAsLong())) : raters);
	}

	/**
	 * A cell with a decimal point for a decimal comma. A share or p-value has no thousands, so a comma in it is a decimal one; a
	 * count with points between groups of three digits has them where commas are decimal.
	 */
	private static String decimal(String text, String column, boolean commas) {
		String plain = Names.clean(text);
		if (column.equals("comparison")) {
			return text;
		}
		if (Names.isMissing(plain) || plain.isEmpty()) {
			return null;
		}
		if (COUNTS.contains(column)) {
			return commas && plain.matches("\\d{1,3}(\\.\\d{3})+") ? plain.replace(".", "") : plain;
		}
		return plain.indexOf('.') < 0 ? plain.replaceFirst("(\\d),(\\d)", "$1.$2").replaceFirst("^([<>=\u2264\u2265p ]*),(\\d)", "$10.$2")
				: plain;
	}

	private static OptionalLong whole(UnaryOperator<String> cells, String column) {
		String text = cells.apply(column);
		if (text == null || text.isBlank()) {
			return OptionalLong.empty();
		}
		String plain = text.strip();
		if (!WHOLE.matcher(plain).matches() || plain.length() > 18) {
			throw wrong(column, text, "a whole number");
		}
		return OptionalLong.of(Long.parseLong(plain.replace(",", "")));
	}

	/** {@code 79%}, {@code 79 %}, {@code 0.79}, {@code .79}; a number above 1 is in per cent. */
	private static Optional<Printed> share(UnaryOperator<String> cells, String column) {
		String text = cells.apply(column);
		if (text == null || text.isBlank()) {
			return Optional.empty();
		}
		Matcher number = NUMBER.matcher(text.strip());
		if (!number.matches()) {
			throw wrong(column, text, "a share such as 79% or 0.79");
		}
		BigDecimal value = new BigDecimal(number.group(1));
		int decimals = value.scale();
		if (number.group(2) != null || value.compareTo(BigDecimal.ONE) > 0) {
			value = value.movePointLeft(2);
			decimals += 2;
		}
		if (value.compareTo(BigDecimal.ONE) > 0 || decimals > 15) {
			throw wrong(column, text, "a share of at most 100% with up to 15 decimals");
		}
		return Optional.of(new Printed(value.doubleValue(), decimals));
	}

	private static Optional<ClaimedP> p(UnaryOperator<String> cells) {
		String text = cells.apply("p");
		if (text == null || text.isBlank()) {
			return Optional.empty();
		}
		String sides = cells.apply("sides");
		boolean oneSided = switch (sides == null ? "" : sides.strip().toLowerCase(Locale.ROOT)) {
		case "", "2", "two", "two-sided" -> false;
		case "1", "one", "one-sided" -> true;
		default -> throw wrong("sides", sides, "1 or 2");
		};
		String plain = text.strip().toLowerCase(Locale.ROOT);
		if (NOT_SIGNIFICANT.matcher(plain).matches()) {
			return Optional.of(new ClaimedP(Comparator.AT_LEAST, new Printed(0.05, 2), oneSided));
		}
		Matcher claimed = P.matcher(plain);
		if (!claimed.matches()) {
			throw wrong("p", text, "a p-value such as 0.012, <0.01 or ns");
		}
		Comparator comparator = switch (claimed.group(1) == null ? "=" : claimed.group(1)) {
		case "<" -> Comparator.BELOW;
		case "<=", "\u2264" -> Comparator.AT_MOST;
		case ">" -> Comparator.ABOVE;
		case ">=", "\u2265" -> Comparator.AT_LEAST;
		default -> Comparator.EQUAL;
		};
		BigDecimal value = new BigDecimal(claimed.group(2));
		if (value.compareTo(BigDecimal.ONE) > 0 || value.scale() > 15) {
			throw wrong("p", text, "a p-value of 0 to 1 with up to 15 decimals");
		}
		return Optional.of(new ClaimedP(comparator, new Printed(value.doubleValue(), Math.max(0, value.scale())), oneSided));
	}

	private static Optional<ClaimedInterval> interval(UnaryOperator<String> cells) {
		Optional<Printed> low = share(cells, "low");
		Optional<Printed> high = share(cells, "high");
		if (low.isPresent() != high.isPresent()) {
			throw new IllegalArgumentException("An interval needs both low and high.");
		}
		if (low.isEmpty()) {
			return Optional.empty();
		}
		double level = share(cells, "level").map(Printed::value).orElse(LEVEL);
		if (!(low.get().value() <= high.get().value()) || !(level > 0 && level < 1)) {
			throw new IllegalArgumentException("An interval needs low not above high, and a level between 0 and 100%.");
		}
		return Optional.of(new ClaimedInterval(low.get(), high.get(), level));
	}

	private static IllegalArgumentException wrong(String column, String text, String expected) {
		String shown = Texts.clean(text);
		return new IllegalArgumentException("The column " + column + " takes " + expected + ", not \""
				+ (shown.length() <= LONGEST ? shown : shown.substring(0, shown.offsetByCodePoints(0, shown.codePointCount(0, LONGEST))) + '\u2026')
				+ "\".");
	}

	private static String sentence(String problem) {
		return Character.toUpperCase(problem.charAt(0)) + problem.substring(1) + (problem.endsWith(".") ? "" : ".");
	}

	/** What became of each row, in order. */
	public List<Finding> findings() {
		return findings;
	}

	/** How many rows a reader should look at again. */
	public long flagged() {
		return findings.stream().filter(f -> f.verdict().flagged()).count();
	}

	/** A verdict as people read it. */
	public static String words(Verdict verdict) {
		return switch (verdict) {
		case CONSISTENT -> "consistent";
		case CONSISTENT_ONLY_ONE_SIDED -> "only one-sided";
		case CONSISTENT_ONLY_APPROXIMATE -> "only approximately";
		case UNDECIDED -> "undecided";
		case NOT_REPRODUCED -> "not reproduced";
		case IMPOSSIBLE -> "impossible";
		};
	}

	/** The rows in one sentence. */
	public String summary() {
		long flagged = flagged();
		List<String> names = findings.stream().filter(f -> f.verdict().flagged()).map(f -> f.claim().name() + " (" + words(f.verdict()) + ')')
				.toList();
		return Texts.count(findings.size(), "row", "rows") + " checked; " + (names.isEmpty() ? "what is claimed follows from the counts."
				: Texts.count(names.size(), "claim does", "claims do") + " not follow from what is printed: " + String.join(", ", names) + '.');
	}

	/** Recomputed values and a verdict for each row. */
	public Table table() {
		List<Column> columns = List.of(new Column("Comparison", Kind.TEXT), new Column("n", Kind.COUNT), new Column("Ties", Kind.COUNT),
				new Column("Printed", Kind.TEXT), new Column("Possible wins", Kind.TEXT), new Column("Nearest wins", Kind.COUNT),
				new Column("Claimed", Kind.TEXT), new Column("Exact p", Kind.P_VALUE), new Column("Exact p of possible wins", Kind.INTERVAL),
				new Column("One-sided p", Kind.P_VALUE), new Column("Holm p of possible wins", Kind.INTERVAL), new Column("Wilson", Kind.INTERVAL),
				new Column("Clopper\u2013Pearson", Kind.INTERVAL), new Column("Greatest design effect", Kind.NUMBER),
				new Column("Greatest intra-class correlation", Kind.NUMBER), new Column("Verdict", Kind.TEXT), new Column("In words", Kind.TEXT));
		return new Table("published-check", title.isEmpty() ? "Published table" : title, columns, findings.stream().map(TableCheck::row).toList(),
				"p-values are of the exact binomial test against one half without ties, two-sided unless they are said to be one-sided, at the count "
						+ "nearest to what is printed; a rate that was rounded stands for several counts, and p of possible wins spans them. Holm adjusts "
						+ "for all rows. Intervals are of decided comparisons at 95% or the level claimed. All of them take votes as independent: above the "
						+ "greatest design effect, or intra-class correlation of votes of one rater, a test that allows for raters would not reach the "
						+ "level claimed (0.05 when none is).");
	}

	private static List<Cell> row(Finding f) {
		Claim claim = f.claim();
		String printed = claim.rate().map(TableCheck::percent).orElse("")
				+ (claim.rate().isPresent() && claim.wins().isPresent() ? ", " : "")
				+ (claim.wins().isPresent() ? Texts.count(claim.wins().getAsLong(), "win", "wins") : "");
		return List.of(Cell.text(claim.name()), Cell.count(claim.n()), Cell.count(claim.ties()), Cell.text(printed),
				f.wins().map(w -> Cell.text(w.low() == w.high() ? Texts.count(w.low()) : Texts.count(w.low()) + '\u2013' + Texts.count(w.high())))
						.orElseGet(Cell::none),
				f.nearest().isPresent() ? Cell.count(f.nearest().getAsLong()) : Cell.none(), Cell.text(claimed(claim)), p(f.p()),
				ps(f.pRange()), p(f.pOneSided()), ps(f.holm()), Cell.rates(Ranges.of(f.wilson())), Cell.rates(Ranges.of(f.clopperPearson())),
				f.clusters().map(c -> Cell.number(c.designEffect(), 2)).orElseGet(Cell::none),
				f.clusters().filter(c -> c.icc().isPresent()).map(c -> Cell.number(c.icc().getAsDouble(), 3)).orElseGet(Cell::none),
				Cell.text(words(f.verdict())), Cell.text(f.sentence()));
	}

	private static String claimed(Claim claim) {
		List<String> parts = new ArrayList<>();
		claim.p().ifPresent(p -> parts.add(p + (p.oneSided() ? " (one-sided)" : "")));
		claim.interval().ifPresent(i -> parts.add(percent(i.low()) + " to " + percent(i.high())));
		return parts.isEmpty() ? Cell.NONE : String.join(", ", parts);
	}

	private static String percent(Printed share) {
		return Texts.decimals(100 * share.value(), Math.max(0, share.decimals() - 2)) + '%';
	}

	private static Cell p(OptionalDouble p) {
		return p.isPresent() ? Cell.p(p.getAsDouble()) : Cell.none();
	}

	private static Cell ps(Optional<Interval> range) {
		return range.map(r -> {
			String low = Cell.p(r.low()).display();
			String high = Cell.p(r.high()).display();
			return new Cell(Ranges.of(r), low.equals(high) ? low : low + '\u2013' + high, null);
		}).orElseGet(Cell::none);
	}
}
