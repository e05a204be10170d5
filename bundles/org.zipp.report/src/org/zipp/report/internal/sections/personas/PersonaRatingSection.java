package org.zipp.report.internal.sections.personas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.document.Table.Column;
import org.zipp.document.Table.Kind;
import org.zipp.document.Texts;
import org.zipp.report.ReportSettings;
import org.zipp.report.check.PublishedRating;
import org.zipp.report.internal.Ranges;
import org.zipp.report.internal.metrics.ClusteredMean;
import org.zipp.report.internal.sections.findings.Findings;
import org.zipp.report.internal.sections.wording.Wording;
import org.zipp.statistics.Interval;
import org.zipp.statistics.agreement.Agreement;
import org.zipp.statistics.agreement.ClusterBootstrap;
import org.zipp.statistics.agreement.CohenKappa;
import org.zipp.statistics.agreement.FleissKappa;
import org.zipp.statistics.agreement.IntraclassCorrelation;
import org.zipp.statistics.agreement.IntraclassCorrelation.Form;
import org.zipp.statistics.agreement.KrippendorffAlpha;
import org.zipp.statistics.agreement.PairwiseKappa;
import org.zipp.statistics.agreement.Ratings;
import org.zipp.statistics.agreement.Scale;
import org.zipp.study.rating.PersonaRatings;
import org.zipp.study.rating.PersonaRatings.Rating;
import org.zipp.study.rating.RatingCriteria;

/** How experts rate personas, how far they agree, and what was published. */
public final class PersonaRatingSection {

	private static final String ALL = "All criteria";
	private static final int HIGH = 4;
	/** Ratings that the bootstraps may look at, in all replicates together. */
	private static final double BUDGET = 4e6;
	private static final int LEAST_REPLICATES = 200;
	private static final int MOST_REPLICATES = 2000;

	private final PersonaRatings data;
	private final ReportSettings settings;
	private final long seed;

	private PersonaRatingSection(Findings f) {
		data = f.data().ratings();
		settings = f.settings();
		seed = f.data().seed();
	}

	/** The section; empty when no personas are rated in the study. */
	public static Optional<Section> of(Findings f) {
		return f.data().ratings().isEmpty() ? Optional.empty() : Optional.of(new PersonaRatingSection(f).section());
	}

	private Section section() {
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Paragraph(introduction()));
		if (data.rated() < data.assigned()) {
			blocks.add(new Block.Warning(Texts.count(data.assigned() - data.rated(), "persona is", "personas are") + " still to be rated by "
					+ "an expert who has it. What comes later may change every number here."));
		}
		if (data.changed() > 0) {
			blocks.add(new Block.Warning(Texts.count(data.changed(), "rated persona says", "rated personas say")
					+ " something else today. Ratings are about the text as it was shown, not about that of today."));
		}
		if (!data.ratings().isEmpty()) {
			blocks.add(means());
			blocks.add(distribution());
			blocks.add(agreement());
			blocks.add(new Block.Paragraph("\u03b1 and \u03ba are 1 where experts agree in everything and 0 where chance alone would give as"
					+ " much. \u03b1, the "
					+ "quadratic \u03ba and the intra-class correlations let near misses count in part, Fleiss\u2019 \u03ba does not. Where nearly all"
					+ " ratings are alike, "
					+ "all of these are low although experts hardly differ: read them beside the distribution. ICC(2,1) is about one expert, ICC(2,k)"
					+ " about "
					+ "the mean of all of them; both count it as disagreement when one expert is stricter than another."));
		}
		return new Section("persona-rating", "Personas rated by experts", "", blocks);
	}

	private String introduction() {
		int experts = RatingMatrix.experts(data.ratings());
		long personas = data.ratings().stream().map(Rating::unit).distinct().count();
		String criteria = data.criteria().stream().map(c -> RatingCriteria.label(c).toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
		return (data.ratings().isEmpty() ? "Personas were given to experts, and none is rated yet."
				: Texts.count(experts, "expert", "experts") + " rated " + Texts.count((int) personas, "persona", "personas") + " from "
						+ RatingCriteria.LOWEST + " to " + RatingCriteria.HIGHEST + " for " + Texts.clean(criteria) + ": "
						+ Texts.count(data.ratings().size(), "rating", "ratings") + '.')
				+ " Each persona goes to several experts, in an order drawn for each; they see its text and the evidence, and neither what wrote it "
				+ "nor what others say.";
	}

	private List<Rating> of(String criterion) {
		return criterion.equals(ALL) ? data.ratings() : data.ratings().stream().filter(r -> r.criterion().equals(criterion)).toList();
	}

	/** All criteria together where there are several, then each. */
	private List<String> rows() {
		List<String> rows = new ArrayList<>();
		if (data.criteria().size() > 1) {
			rows.add(ALL);
		}
		rows.addAll(data.criteria());
		return rows;
	}

	private static Cell label(String criterion) {
		return Cell.text(criterion.equals(ALL) ? ALL : Texts.clean(RatingCriteria.label(criterion)));
	}

	private Table means() {
		List<List<Cell>> rows = new ArrayList<>();
		for (String criterion : rows()) {
			List<Rating> ratings = of(criterion);
			ClusteredMean.Collector collector = new ClusteredMean.Collector(RatingCriteria.LOWEST, RatingCriteria.HIGHEST);
			ratings.forEach(r -> collector.add(r.unit(), r.value()));
			ClusteredMean mean = collector.mean().orElseThrow();
			Optional<Double> published = criterion.equals(ALL) ? Optional.of(PublishedRating.ALL) : PublishedRating.mean(criterion);
			double high = ratings.stream().filter(r -> r.value() >= HIGH).count() / (double) ratings.size();
			rows.add(List.of(label(criterion), Cell.count(mean.clusters()), Cell.count(RatingMatrix.experts(ratings)), Cell.count(mean.n()),
					Cell.number(mean.mean(), 2), interval(mean.interval(settings.level())), Cell.rate(OptionalDouble.of(high)),
					published.map(p -> Cell.number(p, 1)).orElseGet(Cell::none)));
		}
		return new Table("persona-rating", "Mean ratings of personas",
				List.of(new Column("Criterion", Kind.TEXT), new Column("Personas", Kind.COUNT), new Column("Experts", Kind.COUNT),
						new Column("Ratings", Kind.COUNT), new Column("Mean", Kind.NUMBER), new Column(Wording.level(settings), Kind.INTERVAL),
						new Column("Rated 4 or 5", Kind.RATE), new Column("Published mean", Kind.NUMBER)),
				rows, "Intervals take personas as a sample and these experts as they are: other experts may be stricter. Published: "
						+ PublishedRating.EXPERTS
						+ " experts, " + PublishedRating.PERSONAS + " other personas (ZIPP paper).");
	}

	private static Cell interval(Optional<Interval> interval) {
		return Ranges.of(interval).map(Cell::numbers).orElseGet(Cell::none);
	}

	private Table distribution() {
		List<Column> columns = new ArrayList<>(List.of(new Column("Criterion", Kind.TEXT)));
		IntStream.rangeClosed(RatingCriteria.LOWEST, RatingCriteria.HIGHEST)
				.forEach(v -> columns.add(new Column(Integer.toString(v), Kind.COUNT)));
		columns.add(new Column("Ratings", Kind.COUNT));
		List<List<Cell>> rows = new ArrayList<>();
		for (String criterion : rows()) {
			List<Rating> ratings = of(criterion);
			List<Cell> row = new ArrayList<>(List.of(label(criterion)));
			IntStream.rangeClosed(RatingCriteria.LOWEST, RatingCriteria.HIGHEST)
					.forEach(v -> row.add(Cell.count(ratings.stream().filter(r -> r.value() == v).count())));
			row.add(Cell.count(ratings.size()));
			rows.add(row);
		}
		return new Table("persona-rating-distribution", "How often each rating was given", columns, rows, "1 is poor, 5 excellent.");
	}

	private Table agreement() {
		List<List<Cell>> rows = new ArrayList<>();
		for (String criterion : rows()) {
			RatingMatrix matrix = RatingMatrix.of(of(criterion));
			add(rows, criterion, "Krippendorff\u2019s \u03b1, ordinal", matrix, alpha(matrix));
			add(rows, criterion, "\u03ba of pairs, quadratic weights", matrix, quadratic(matrix));
			add(rows, criterion, "Fleiss\u2019 \u03ba", matrix, fleiss(matrix));
			RatingMatrix single = criterion.equals(ALL) ? RatingMatrix.means(data.ratings(), data.criteria()) : matrix;
			String of = criterion.equals(ALL) ? ", of the mean over criteria" : "";
			add(rows, criterion, Form.ICC2_1.label() + of, single, correlation(single, Form.ICC2_1));
			add(rows, criterion, Form.ICC2_K.label() + of, single, correlation(single, Form.ICC2_K));
		}
		rows.add(List.of(Cell.text(ALL), Cell.text("published \u03ba, kind not said"), Cell.number(PublishedRating.KAPPA, 2), Cell.none(),
				Cell.count(PublishedRating.PERSONAS), Cell.count(PublishedRating.EXPERTS), Cell.text("printed in the ZIPP paper, of other personas")));
		return new Table("persona-rating-agreement", "Agreement between experts",
				List.of(new Column("Criterion", Kind.TEXT), new Column("Coefficient", Kind.TEXT), new Column("Value", Kind.NUMBER),
						new Column(Wording.level(settings), Kind.INTERVAL), new Column("Personas", Kind.COUNT), new Column("Experts", Kind.COUNT),
						new Column("Interval by, or why there is no value", Kind.TEXT)),
				rows, "Personas that two experts or more rated. All criteria: a persona and a criterion are one thing rated, and criteria of a"
						+ " persona are "
						+ "drawn together.");
	}

	/** A coefficient, or why there is none. */
	private record Value(OptionalDouble value, Optional<Interval> interval, String how) {
	}

	private static void add(List<List<Cell>> rows, String criterion, String coefficient, RatingMatrix matrix, Value v) {
		rows.add(List.of(label(criterion), Cell.text(coefficient), Wording.number(v.value, 3), interval(v.interval),
				Cell.count(matrix.pairable()),
				Cell.count(matrix.ratings().activeRaters()), Cell.text(v.how)));
	}

	private int replicates(RatingMatrix matrix) {
		return (int) Math.clamp(BUDGET / Math.max(1, matrix.ratings().size()), LEAST_REPLICATES,
				Math.min(MOST_REPLICATES, settings.replicates()));
	}

	private Value alpha(RatingMatrix matrix) {
		Function<Ratings, Agreement.Result<KrippendorffAlpha>> alpha = r -> KrippendorffAlpha.of(r, Scale.ORDINAL);
		return bootstrapped(matrix, alpha, KrippendorffAlpha::alpha);
	}

	private Value quadratic(RatingMatrix matrix) {
		return bootstrapped(matrix, r -> PairwiseKappa.of(r, CohenKappa.Weights.QUADRATIC, 1), PairwiseKappa::mean);
	}

	private <T> Value bootstrapped(RatingMatrix matrix, Function<Ratings, Agreement.Result<T>> coefficient,
			Function<T, Double> value) {
		return switch (coefficient.apply(matrix.ratings())) {
		case Agreement.NotEstimable<T> no -> new Value(OptionalDouble.empty(), Optional.empty(), no.explanation());
		case Agreement.Estimated<T>(T estimate) -> {
			int replicates = replicates(matrix);
			yield new Value(OptionalDouble.of(value.apply(estimate)), ClusterBootstrap.interval(matrix.ratings(), matrix.cluster(),
					r -> coefficient.apply(r).value().map(t -> OptionalDouble.of(value.apply(t))).orElseGet(OptionalDouble::empty), settings.level(),
					replicates, seed), "bootstrap of personas, " + Texts.count(replicates) + " replicates");
		}
		};
	}

	private Value fleiss(RatingMatrix matrix) {
		return switch (FleissKappa.of(matrix.ratings())) {
		case Agreement.NotEstimable<FleissKappa> no -> new Value(OptionalDouble.empty(), Optional.empty(), no.explanation());
		case Agreement.Estimated<FleissKappa>(FleissKappa k) -> matrix.alone()
				? new Value(OptionalDouble.of(k.kappa()), k.interval(settings.level()), "linearised over personas, Student\u2019s t")
				: bootstrapped(matrix, FleissKappa::of, FleissKappa::kappa);
		};
	}

	private Value correlation(RatingMatrix matrix, Form form) {
		if (matrix.ratings().complete()) {
			return switch (IntraclassCorrelation.anova(matrix.ratings(), settings.level())) {
			case Agreement.NotEstimable<IntraclassCorrelation.Anova> no -> new Value(OptionalDouble.empty(), Optional.empty(), no.explanation());
			case Agreement.Estimated<IntraclassCorrelation.Anova>(var a) -> new Value(OptionalDouble.of(a.coefficient(form).value()),
					a.coefficient(form).interval(), "F, McGraw and Wong");
			};
		}
		return switch (IntraclassCorrelation.mixed(matrix.ratings(), settings.level())) {
		case Agreement.NotEstimable<IntraclassCorrelation.Mixed> no -> new Value(OptionalDouble.empty(), Optional.empty(), no.explanation());
		case Agreement.Estimated<IntraclassCorrelation.Mixed>(var m) -> new Value(OptionalDouble.of(m.coefficient(form).value()),
				m.coefficient(form).interval(), "profile likelihood of the mixed model (REML), because not every expert rated every persona");
		};
	}
}
