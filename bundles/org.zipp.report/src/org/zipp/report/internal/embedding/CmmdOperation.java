package org.zipp.report.internal.embedding;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.report.internal.Ranges;
import org.zipp.statistics.embedding.Cmmd;
import org.zipp.statistics.embedding.Cmmd.Comparison;
import org.zipp.statistics.embedding.Cmmd.Estimate;
import org.zipp.statistics.embedding.Cmmd.Neighbours;
import org.zipp.statistics.embedding.Cmmd.PermutationTest;
import org.zipp.statistics.embedding.Spread;
import org.zipp.statistics.embedding.VectorSet;
import org.zipp.tables.Problems;
import org.zipp.tables.TableFiles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/** Compares two sets of embeddings by CMMD, and says what that can tell at their sizes. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=cmmd",
		Operation.ORDER + ":Integer=97", LinePlace.GROUP + "=pictures", LinePlace.ICON + "=images" })
public final class CmmdOperation extends Operation {

	/** Names the form of the document; its number grows when a reader of the old form would fail. */
	static final String SCHEMA = "org.zipp.cmmd/1";

	private static final String MEDIAN = "median";
	private static final double LEVEL = 0.95;
	private static final double ALPHA = 0.05;
	private static final double LEAST_PUBLISHED = 0.16;
	private static final double MOST_PUBLISHED = 0.55;
	private static final int SPREAD_RELABELINGS = 999;
	private static final int WORK = 1_000;

	@Parameter(name = "x", label = "First set",
			description = "Embeddings of the first set, a row each: a two-dimensional .npy file of floating-point numbers, or a table (CSV, TSV, "
			+ "Parquet).", required = true, path = PathUse.FILE, endings = ".npy " + PathUse.TABLES)
	public Path x;

	@Parameter(name = "y", label = "Second set", description = "Embeddings of the second set, made by the same model.", required = true,
			path = PathUse.FILE, endings = ".npy " + PathUse.TABLES)
	public Path y;

	@Parameter(name = "sigma", label = "Widths",
			description = "Widths of the Gaussian kernel, or median for the median distance; CMMD is defined with 10.")
	public List<String> sigma = List.of("10");

	@Parameter(name = "normalize", label = "Scale to norm 1", description = "Scale every embedding to norm 1 first, as CMMD does.")
	public boolean normalize = true;

	@Parameter(name = "permutations", label = "Permutations",
			description = "How often the labels of the sets are handed anew for the p-value; 0 for no test, -1 to let the sizes decide: "
			+ "999 up to 4,000 embeddings, 199 up to 20,000, none above.", min = Cmmd.BY_SIZE, max = 100_000)
	public int permutations = Cmmd.BY_SIZE;

	@Parameter(name = "seed", label = "Seed", description = "Seed of everything that is drawn at random; the same seed gives the same result.",
			advanced = true)
	public long seed = 1;

	@Parameter(name = "columns", label = "Columns",
			description = "Columns of a table that hold the numbers, in order; all when none is named.", advanced = true)
	public List<String> columns = List.of();

	@Parameter(name = "json", label = "JSON", description = "Print every number as JSON, in full precision.")
	public boolean json;

	private final TableFiles tables;

	/** What was found. */
	private record Found(Comparison comparison, Spread x, Spread y, Optional<Spread.Ratio> ratio) {
	}

	@Activate
	public CmmdOperation(@Reference TableFiles tables) {
		this.tables = tables;
	}

	@Override
	public String id() {
		return "cmmd";
	}

	@Override
	public String label() {
		return "Compare embeddings";
	}

	@Override
	public String description() {
		return "Compares two sets of image embeddings by CMMD, biased and unbiased, with a permutation test and measures of spread, "
				+ "and says what can be concluded at their sizes.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, WORK);
		try (Arena arena = Arena.ofShared()) {
			EmbeddingFiles files = new EmbeddingFiles(tables, arena, columns);
			progress.subTask("Reading embeddings");
			VectorSet first = files.open(x, normalize, progress.split(25));
			VectorSet second = files.open(y, normalize, progress.split(25));
			checkTogether(files, first, second);
			Cmmd.Settings settings = Cmmd.Settings.defaults().withNormalise(normalize).withRelabelings(permutations)
					.withSeed(seed).withWidths(widths(first, second));
			progress.subTask("Comparing all pairs");
			Comparison comparison = Cmmd.compare(first, second, settings, told(progress.split(900)));
			progress.subTask("Measuring spread");
			Found found = new Found(comparison, Spread.of(first, normalize), Spread.of(second, normalize),
					Spread.ratio(first, second, normalize, LEVEL, SPREAD_RELABELINGS, seed));
			progress.worked(50);
			return result(found);
		} catch (CancellationException e) {
			throw cancelled(e);
		}
	}

	private static OperationCanceledException cancelled(CancellationException cause) {
		OperationCanceledException e = new OperationCanceledException();
		e.initCause(cause);
		return e;
	}

	private void checkTogether(EmbeddingFiles files, VectorSet first, VectorSet second) {
		if (first.columns() != second.columns()) {
			throw new ZippException("The embeddings have " + second.columns() + " numbers, and those of " + x + " have " + first.columns()
					+ ". Sets can be compared when one model made both.", y, 0, null);
		}
		List<String> a = files.columns(x);
		List<String> b = files.columns(y);
		for (int c = 0; c < Math.min(a.size(), b.size()); c++) {
			if (!a.get(c).equalsIgnoreCase(b.get(c))) {
				throw new ZippException("Column " + (c + 1) + " is " + Problems.quoted(b.get(c)) + ", and in " + x + " it is "
						+ Problems.quoted(a.get(c)) + ". Name the columns of both with --columns.", y, 0, null);
			}
		}
	}

	private List<Double> widths(VectorSet first, VectorSet second) {
		List<Double> widths = new ArrayList<>();
		for (String text : sigma) {
			double width;
			if (text.equalsIgnoreCase(MEDIAN)) {
				width = Cmmd.medianDistance(first, second, normalize).orElseThrow(() -> new ZippException(
						"More than half of the embeddings are the same, so their median distance is 0. Give a number to --sigma."));
			} else {
				try {
					width = Double.parseDouble(text);
				} catch (NumberFormatException e) {
					throw new ZippException("--sigma takes numbers above 0 or the word median, not " + Problems.quoted(text) + '.', e);
				}
			}
			if (!(width > 0) || Double.isInfinite(width)) {
				throw new ZippException("--sigma takes numbers above 0 or the word median, not " + Problems.quoted(text) + '.');
			}
			if (width < Cmmd.LEAST_WIDTH || width > Cmmd.MOST_WIDTH) {
				throw new ZippException("--sigma takes numbers from 1e-50 to 1e50, not " + Problems.quoted(text) + '.');
			}
			widths.add(width);
		}
		if (widths.isEmpty()) {
			throw new ZippException("--sigma needs at least one width.");
		}
		return widths;
	}

	/** Hands the share that is done to the monitor, which belongs to this thread; other threads only ask whether to go on. */
	private static DoublePredicate told(SubMonitor progress) {
		Thread owner = Thread.currentThread();
		progress.setWorkRemaining(WORK);
		int[] told = { 0 };
		return share -> {
			if (Thread.currentThread() == owner) {
				int reached = (int) (WORK * share);
				if (reached > told[0]) {
					progress.worked(reached - told[0]);
					told[0] = reached;
				}
			}
			return !progress.isCanceled();
		};
	}

	private OperationResult result(Found found) {
		Comparison c = found.comparison();
		OperationResult.Builder result = OperationResult.builder().count("embeddings of x", c.n()).count("embeddings of y", c.m())
				.count("numbers each", c.dimension());
		table(c).forEach(result::note);
		spreadTable(found).forEach(result::note);
		reading(found).forEach(result::note);
		warnings(c).forEach(result::warning);
		if (json) {
			result.document(document(found));
		}
		return result.build();
	}

	private static List<String> table(Comparison c) {
		List<String> lines = new ArrayList<>();
		lines.add(String.format(Locale.ROOT, "%-10s %12s %12s %12s %27s %12s %s", "sigma", "biased", "unbiased", "floor",
				"95 % interval of unbiased",
				"means alone", "permutation p"));
		for (Estimate e : c.estimates()) {
			lines.add(String.format(Locale.ROOT, "%-10s %12s %12s %12s %27s %12s %s", number(e.width()), number(e.biased()), number(e.unbiased()),
					number(e.floor()), e.interval(LEVEL).map(i -> number(i.low()) + " to " + number(i.high())).orElse("\u2013"), number(e.linear()),
					e.test().map(CmmdOperation::test).orElse("\u2013")));
		}
		return lines;
	}

	private static String test(PermutationTest test) {
		return number(test.pValue()) + (test.every() ? " (all " : " (") + test.unbiased().length + " relabelings)";
	}

	private static List<String> spreadTable(Found found) {
		List<String> lines = new ArrayList<>();
		lines.add(String.format(Locale.ROOT, "%-42s %12s %12s", "spread", "x", "y"));
		Spread a = found.x();
		Spread b = found.y();
		Neighbours near = found.comparison().neighbours();
		lines.add(row("variance (mean cosine distance at norm 1)", OptionalDouble.of(a.variance()), OptionalDouble.of(b.variance())));
		lines.add(row("distance to the nearest of the own set", OptionalDouble.of(near.x()), OptionalDouble.of(near.y())));
		lines.add(row("distance to the nearest of the other set", OptionalDouble.of(near.xToY()), OptionalDouble.of(near.yToX())));
		lines.add(row("directions: participation ratio", a.participationRatio(), b.participationRatio()));
		lines.add(row("directions: effective rank", a.effectiveRank(), b.effectiveRank()));
		lines.add(row("Vendi score", a.vendi(), b.vendi()));
		return lines;
	}

	private static String row(String name, OptionalDouble a, OptionalDouble b) {
		return String.format(Locale.ROOT, "%-42s %12s %12s", name, number(a), number(b));
	}

	/** What can be concluded, in plain words. */
	private static List<String> reading(Found found) {
		Comparison c = found.comparison();
		List<String> lines = new ArrayList<>();
		Estimate first = c.estimates().getFirst();
		lines.add("Of the biased " + number(first.biased()) + ", " + number(first.floor())
				+ " is what two sets of these sizes show when they are alike; the unbiased figure is without it. Published CMMD values lie between "
						+ LEAST_PUBLISHED + " and " + MOST_PUBLISHED + '.');
		first.test().ifPresentOrElse(t -> lines.add(sure(t)),
				() -> lines.add("No permutation test was made; ask for one with --permutations."));
		found.ratio().ifPresent(r -> lines.add(spread(r, first)));
		Neighbours near = c.neighbours();
		lines.add(String.format(Locale.ROOT,
				"The nearest neighbour is of the own set for %.1f %% of embeddings; %.1f %% are to be expected of sets that are alike.",
				100 * near.ownShare(), 100 * near.expected()));
		if (c.single()) {
			lines.add("Products of embeddings were made in single precision; the estimates are exact to about six digits.");
		}
		return lines;
	}

	private static String sure(PermutationTest test) {
		String without = String.format(Locale.ROOT, " Sets that are alike stay below a biased %s in 95 %% of relabelings.",
				number(test.biasedQuantile(LEVEL)));
		if (test.pValue() <= ALPHA) {
			return "The sets differ (p = " + number(test.pValue()) + ")." + without;
		}
		return "These embeddings do not show that the sets differ (p = " + number(test.pValue()) + "); that does not show that they are alike."
				+ without;
	}

	private static String spread(Spread.Ratio ratio, Estimate estimate) {
		String text = "The variance of x is " + number(ratio.ratio()) + " times that of y"
				+ ratio.interval().map(i -> " (95 % interval " + number(i.low()) + " to " + number(i.high()) + ')').orElse("") + ", p = "
				+ number(ratio.pValue()) + " that both are alike.";
		boolean seen = estimate.test().map(t -> t.pValue() <= ALPHA).orElse(true);
		return ratio.pValue() <= ALPHA && !seen
				? text + " A wide kernel hardly sees this: the sets differ in spread although CMMD does not show it."
				: text + " A wide kernel sees means alone and hardly spread.";
	}

	private List<String> warnings(Comparison c) {
		List<String> warnings = new ArrayList<>();
		Estimate first = c.estimates().getFirst();
		boolean published = normalize && first.width() == Cmmd.WIDTH;
		if (!published) {
			warnings.add("These are not CMMD as published, which scales embeddings to norm 1 and has sigma = 10; do not compare them with "
					+ "published values.");
		} else if (first.floor() >= LEAST_PUBLISHED / 2) {
			warnings.add("At these sizes the floor of the biased figure, " + number(first.floor())
					+ ", is as large as published differences between methods. Compare unbiased figures, or take more images.");
		}
		if (c.n() != c.m()) {
			warnings.add("The sets are of different sizes; effective rank and Vendi score grow with the size and cannot be compared between them.");
		}
		return warnings;
	}

	private String document(Found found) {
		StringWriter out = new StringWriter();
		try (JsonGenerator to = new JsonFactory().createGenerator(out)) {
			to.setPrettyPrinter(new DefaultPrettyPrinter());
			write(found, to);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toString();
	}

	private void write(Found found, JsonGenerator to) throws IOException {
		Comparison c = found.comparison();
		to.writeStartObject();
		to.writeStringField("schema", SCHEMA);
		to.writeNumberField("dimension", c.dimension());
		to.writeBooleanField("normalized", normalize);
		to.writeStringField("precision", c.single() ? "single" : "double");
		to.writeNumberField("seed", seed);
		to.writeArrayFieldStart("estimates");
		for (Estimate e : c.estimates()) {
			estimate(e, to);
		}
		to.writeEndArray();
		Neighbours near = c.neighbours();
		set("x", c.n(), found.x(), near.x(), near.xToY(), to);
		set("y", c.m(), found.y(), near.y(), near.yToX(), to);
		to.writeNumberField("own-neighbours", near.ownShare());
		to.writeNumberField("own-neighbours-expected", near.expected());
		to.writeFieldName("variance-ratio");
		if (found.ratio().isPresent()) {
			Spread.Ratio ratio = found.ratio().orElseThrow();
			to.writeStartObject();
			to.writeNumberField("ratio", ratio.ratio());
			Ranges.write("interval", ratio.interval(), to);
			to.writeNumberField("p", ratio.pValue());
			to.writeNumberField("relabelings", ratio.relabelings());
			to.writeEndObject();
		} else {
			to.writeNull();
		}
		to.writeEndObject();
	}

	private static void estimate(Estimate e, JsonGenerator to) throws IOException {
		to.writeStartObject();
		to.writeNumberField("sigma", e.width());
		to.writeNumberField("biased", e.biased());
		to.writeNumberField("unbiased", e.unbiased());
		to.writeNumberField("floor", e.floor());
		to.writeNumberField("linear", e.linear());
		optional("standard-error", e.standardError(), to);
		Ranges.write("interval", e.interval(LEVEL), to);
		to.writeFieldName("test");
		if (e.test().isPresent()) {
			PermutationTest test = e.test().orElseThrow();
			to.writeStartObject();
			to.writeNumberField("p", test.pValue());
			to.writeNumberField("relabelings", test.unbiased().length);
			to.writeBooleanField("all", test.every());
			to.writeNumberField("biased-95", test.biasedQuantile(LEVEL));
			to.writeEndObject();
		} else {
			to.writeNull();
		}
		to.writeEndObject();
	}

	private static void set(String name, int n, Spread spread, double nearest, double other, JsonGenerator to) throws IOException {
		to.writeObjectFieldStart(name);
		to.writeNumberField("n", n);
		to.writeNumberField("variance", spread.variance());
		optional("participation-ratio", spread.participationRatio(), to);
		optional("effective-rank", spread.effectiveRank(), to);
		optional("vendi", spread.vendi(), to);
		to.writeNumberField("nearest-own", nearest);
		to.writeNumberField("nearest-other", other);
		to.writeEndObject();
	}

	private static void optional(String name, OptionalDouble value, JsonGenerator to) throws IOException {
		if (value.isPresent()) {
			to.writeNumberField(name, value.getAsDouble());
		} else {
			to.writeNullField(name);
		}
	}

	private static String number(OptionalDouble value) {
		return value.isPresent() ? number(value.getAsDouble()) : "\u2013";
	}

	/** Four digits that count. */
	private static String number(double value) {
		double size = Math.abs(value);
		if (size == 0) {
			return "0";
		}
		if (size < 1e-4 || size >= 1e6) {
			return String.format(Locale.ROOT, "%.3e", value);
		}
		int decimals = (int) Math.clamp(3 - Math.floor(Math.log10(size)), 0, 8);
		String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
		return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
	}
}
