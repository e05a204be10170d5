package org.zipp.report.internal.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.OutputFiles;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.document.Cell;
import org.zipp.document.Chart;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Table;
import org.zipp.document.Theme;
import org.zipp.report.plan.PowerReport;
import org.zipp.statistics.plan.Power;
import org.zipp.statistics.plan.Power.Design;
import org.zipp.statistics.plan.Power.Goal;
import org.zipp.statistics.plan.Power.Unknown;
import org.zipp.statistics.plan.Sequential;
import org.zipp.study.design.LookSpending;

/** Plans a pairwise study: solves for the one number that is left out. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=power",
		Operation.ORDER + ":Integer=96", LinePlace.GROUP + "=study", LinePlace.ICON + "=power" })
public final class PowerOperation extends Operation {

	@Parameter(name = "raters", label = "Raters",
			description = "Number of raters, at least 2. Leave out exactly one of raters, votes, icc, win rate, \u03b1 and power, or write ? for "
			+ "it; it is solved for.")
	public String raters = "";

	@Parameter(name = "votes", label = "Votes per rater",
			description = "How many votes each rater gives on one comparison of two conditions, on average.")
	public String votes = "";

	@Parameter(name = "icc", label = "Intra-class correlation",
			description = "How alike votes of one rater are, 0 (like votes of different raters) to 1 (all the same).")
	public String icc = "";

	@Parameter(name = "win-rate", label = "Win rate",
			description = "True win rate to be shown, ties half: 0.6 or 60%. For equivalence and half widths it is one half when left out.")
	public String winRate = "";

	@Parameter(name = "alpha", label = "\u03b1", description = "Two-sided level of all comparisons together.")
	public String alpha = "0.05";

	@Parameter(name = "power", label = "Power", description = "Chance to show the difference, or the equivalence: 0.8 or 80%.")
	public String power = "";

	@Parameter(name = "ties", label = "Ties", description = "True share of ties, 0 to below 1.", min = 0, max = 0.999)
	public double ties;

	@Parameter(name = "comparisons", label = "Comparisons",
			description = "How many comparisons share \u03b1; each is planned at its share, as Bonferroni and the first step of Holm ask.", min = 1,
			max = 100_000)
	public int comparisons = 1;

	@Parameter(name = "variation", label = "Variation of votes",
			description = "Standard deviation of the number of votes by rater over its mean; 0 when all give the same.", min = 0, max = 100,
			advanced = true)
	public double variation;

	@Parameter(name = "margin", label = "Equivalence margin",
			description = "Plans to show that the win rate lies within this distance of one half, for example 0.05; a difference is planned when "
			+ "it is left out.")
	public String margin = "";

	@Parameter(name = "half-width", label = "Half width",
			description = "Plans how close the interval of the win rate is, for example 0.05, instead of a power; write ? to solve for it.")
	public String halfWidth = "";

	@Parameter(name = "test", label = "Test",
			description = "The cluster-robust t test on the logit scale that is recommended, or on the scale of the rate.", advanced = true)
	public Power.Test test = Power.Test.LOGIT;

	@Parameter(name = "looks", label = "Looks",
			description = "How often, at equal steps, the study is looked at; more than one asks for more information.", min = 1, max = 100,
			advanced = true)
	public int looks = 1;

	@Parameter(name = "spending", label = "\u03b1 spending", description = "How \u03b1 is spent over the looks.", advanced = true)
	public LookSpending spending = LookSpending.OBRIEN_FLEMING;

	@Parameter(name = "shape", label = "Shape",
			description = "\u03b3 of Hwang, Shih and DeCani, or the exponent of the power family; 0 for the usual ones, \u22124 and 3.",
			advanced = true)
	public double shape = LookSpending.SHAPE;

	@Parameter(name = "out", label = "Folder",
			description = "Folder for the curve as SVG and the tables as CSV; none are written when none is given.", path = PathUse.NEW_FOLDER)
	public Path out;

	@Parameter(name = "json", label = "JSON", description = "Print the plan as JSON, in full precision.")
	public boolean json;

	@Override
	public String id() {
		return "power";
	}

	@Override
	public String label() {
		return "Plan a study";
	}

	@Override
	public String description() {
		return "Computes power, or the raters, votes, intra-class correlation, win rate or level that a wanted power needs, for votes that are "
				+ "clustered by rater.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 4);
		PowerReport report;
		try {
			report = plan();
		} catch (IllegalArgumentException e) {
			throw new ZippException(e.getMessage(), e);
		}
		progress.worked(1);
		progress.checkCanceled();
		OperationResult.Builder result = OperationResult.builder();
		if (report.reached()) {
			result.count("raters", report.design().raters()).count("votes", Math.round(report.design().votes()))
					.note(sentenceCase(report.answer()) + '.').note(report.sentence());
			lines(report.table()).forEach(result::note);
		} else {
			throw new ZippException(sentenceCase(report.answer()) + (report.answer().endsWith(".") ? "" : "."));
		}
		report.warnings().forEach(result::warning);
		if (looks > 1) {
			inflation(report).ifPresent(result::note);
		}
		progress.worked(1);
		progress.checkCanceled();
		List<Table> tables = List.of(report.plan(), report.table());
		if (out != null) {
			Path folder = out.toAbsolutePath().normalize();
			Chart curve = report.curve();
			Map<String, String> files = new LinkedHashMap<>();
			files.put(curve.figure().id() + ".svg", DocumentFormats.svg(curve.figure(), Theme.LIGHT));
			files.put(curve.data().csvName(), DocumentFormats.csv(curve.data()));
			tables.forEach(t -> files.put(t.csvName(), DocumentFormats.csv(t)));
			OutputFiles output = new OutputFiles(folder, List.of());
			output.check(files.keySet());
			files.forEach(output::write);
			result.count("files", files.size()).place(folder);
		}
		progress.worked(2);
		if (json) {
			result.document(DocumentFormats.json("org.zipp.power/1", report.sentence(), tables));
		}
		return result.build();
	}

	/** Numbers as typed; the one that is blank or a question mark is sought. */
	private PowerReport plan() {
		boolean precision = !halfWidth.isBlank();
		boolean equivalence = !margin.isBlank();
		if (precision && (equivalence || isGiven(power))) {
			throw new ZippException("A half width is planned without --power and --margin.");
		}
		List<Given> given = new ArrayList<>(List.of(new Given("--raters", raters, Optional.of(Unknown.RATERS)),
				new Given("--votes", votes, Optional.of(Unknown.VOTES_PER_RATER)), new Given("--icc", icc, Optional.of(Unknown.ICC)),
				new Given("--alpha", alpha, Optional.of(Unknown.ALPHA)),
				precision ? new Given("--half-width", halfWidth, Optional.empty()) : new Given("--power", power, Optional.empty())));
		Given rate = new Given("--win-rate", winRate, Optional.of(Unknown.WIN_RATE));
		if (!(precision || equivalence) || !rate.isBlank()) {
			given.add(rate);
		}
		List<Given> open = given.stream().filter(g -> !g.isGiven()).toList();
		if (open.isEmpty()) {
			throw new ZippException("Every number is given. Leave out the one to solve for: " + names(given) + '.');
		}
		if (open.size() > 1) {
			throw new ZippException("Leave out exactly one number; " + names(open) + " are missing.");
		}
		Optional<Unknown> unknown = open.getFirst().unknown;
		if (precision && unknown.equals(Optional.of(Unknown.WIN_RATE))) {
			throw new ZippException("A half width is not planned by the win rate. Give --win-rate, or leave it out for one half.");
		}
		double target = share(precision ? "--half-width" : "--power", precision ? halfWidth : power, 0.5, v -> v > 0 && v < 1);
		Goal goal = precision ? new Power.Precision(target)
				: equivalence ? new Power.Equivalence(share("--margin", margin, 0, v -> v > 0 && v < 0.5), target) : new Power.Difference(target, test);
		Design design = new Design(whole("--raters", raters, 2, 2, Power.MOST_RATERS),
				number("--votes", votes, 1, v -> v >= 1 && v <= Power.MOST_VOTES, "a number from 1"),
				variation, share("--icc", icc, 0, v -> v >= 0 && v <= 1), share("--win-rate", winRate, 0.5, v -> v >= 0 && v <= 1), ties,
				share("--alpha", alpha, 0.05, v -> v > 0 && v < 1), comparisons);
		return new PowerReport(design, unknown, goal);
	}

	/** A number that may be left out. */
	private record Given(String name, String text, Optional<Unknown> unknown) {

		private boolean isGiven() {
			return PowerOperation.isGiven(text);
		}

		private boolean isBlank() {
			return text.isBlank();
		}
	}

	private static boolean isGiven(String text) {
		return !text.isBlank() && !text.strip().equals("?");
	}

	private static String names(List<Given> numbers) {
		return String.join(", ", numbers.stream().map(Given::name).toList());
	}

	private static double share(String name, String text, double open, DoublePredicate fits) {
		boolean percent = text.strip().endsWith("%");
		String plain = percent ? text.strip().substring(0, text.strip().length() - 1) : text;
		return number(name, plain, open, v -> fits.test(percent ? v / 100 : v), "a share in its range, such as 0.6 or 60%") / (percent ? 100 : 1);
	}

	private static int whole(String name, String text, int open, int low, int high) {
		return (int) number(name, text, open, v -> v == Math.rint(v) && v >= low && v <= high, "a whole number from " + low + " to " + high);
	}

	private static double number(String name, String text, double open, DoublePredicate fits, String expected) {
		if (!isGiven(text)) {
			return open;
		}
		try {
			double value = Double.parseDouble(text.strip());
			if (fits.test(value)) {
				return value;
			}
		} catch (NumberFormatException e) {
			throw new ZippException(name + " takes " + expected + ", not '" + text.strip() + "'.", e);
		}
		throw new ZippException(name + " takes " + expected + ", not '" + text.strip() + "'.");
	}

	/** What looking at the study before its end costs. */
	private Optional<String> inflation(PowerReport report) {
		if (!report.reached() || !(report.achieved() > report.design().levelOfOne() && report.achieved() < 1) || !halfWidth.isBlank()
				|| !margin.isBlank()) {
			return Optional.empty();
		}
		double[] information = IntStream.rangeClosed(1, looks).mapToDouble(k -> (double) k / looks).toArray();
		Sequential.Spending spent = spending.of(shape);
		double level = report.design().levelOfOne();
		double more = Sequential.inflation(Sequential.boundaries(spent, level, information, true), level, report.achieved());
		return Optional.of(String.format(Locale.ROOT,
				"With %d looks at equal steps (%s) the same power needs %.3f times the information: about %d raters.", looks,
				spent.label(), more, (long) Math.ceil(report.design().raters() * more)));
	}

	/** A small table as lines of text. */
	static List<String> lines(Table table) {
		int columns = table.columns().size();
		int[] widths = new int[columns];
		for (int c = 0; c < columns; c++) {
			int column = c;
			widths[c] = Math.max(table.columns().get(c).name().length(), table.rows().stream().mapToInt(r -> r.get(column).display().length()).max()
					.orElse(0));
		}
		List<String> lines = new ArrayList<>();
		lines.add(line(table.columns().stream().map(Table.Column::name).toList(), widths));
		table.rows().forEach(r -> lines.add(line(r.stream().map(Cell::display).toList(), widths)));
		return lines;
	}

	private static String line(List<String> cells, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int c = 0; c < cells.size(); c++) {
			line.append(c == 0 ? "" : "  ").append(" ".repeat(widths[c] - cells.get(c).length())).append(cells.get(c));
		}
		return line.toString();
	}

	private static String sentenceCase(String text) {
		// A Greek letter stays what it is.
		return text.charAt(0) < 128 ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
	}
}
