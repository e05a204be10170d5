package org.zipp.encoder.internal.ablation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.zipp.core.StudyDirectory;
import org.zipp.encoder.LinkEvaluation;
import org.zipp.encoder.LinkEvaluation.Negatives;
import org.zipp.encoder.LinkEvaluation.Result;
import org.zipp.encoder.TrainedEncoder;

/** What was measured of several methods, each trained with several seeds, beside the published table. */
public final class AblationTable {

	/** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom. */
	private static final double[] T_95 = { 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201,
			2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052,
			2.048, 2.045, 2.042 };
	private static final double NORMAL_95 = 1.96;
	/** Choice of what was measured with a prior. */
	private static final String PRIOR_WEIGHT = "prior-weight";

	private static final List<String> MEASURES = List.of("accuracy-uniform", "accuracy-popularity", "mrr", "hit-1",
			"hit-10", "hit-50");
	private static final List<ToDoubleFunction<Result>> VALUES = List.of(r -> r.uniformAccuracy().value(),
			r -> r.popularityAccuracy().value(), r -> r.mrr().value(), r -> r.hit1().value(), r -> r.hit10().value(),
			r -> r.hit50().value());

	/**
	 * A method.
	 *
	 * @param id    of the method
	 * @param label in tables
	 * @param fits  finished, by seed
	 * @param lack  why there is nothing to measure, empty when there is
	 */
	public record Row(String id, String label, List<TrainedEncoder> fits, String lack) {
	}

	/**
	 * Mean over seeds.
	 *
	 * @param half half width of the 95 % interval of Student's t; NaN for one seed
	 */
	record Mean(double value, double half) {
		static Mean of(double[] values) {
			double mean = Arrays.stream(values).average().orElse(Double.NaN);
			int n = values.length;
			double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (n - 1);
			double quantile = n < 2 ? Double.NaN : n - 2 < T_95.length ? T_95[n - 2] : NORMAL_95;
			return new Mean(mean, quantile * Math.sqrt(variance / n));
		}
	}

	private final Negatives negatives;
	private final List<Row> rows;
	private final List<TrainedEncoder> all;

	/** @param negatives of the posting accuracy that stands beside the published one */
	public AblationTable(Negatives negatives, List<Row> rows) {
		this.negatives = negatives;
		this.rows = List.copyOf(rows);
		all = rows.stream().flatMap(r -> r.fits.stream()).toList();
	}

	/** Writes {@code ablation.csv}, {@code ablation-runs.csv} and {@code ablation.md}; returns the last. */
	public Path write(Path folder, Path temp) throws IOException {
		Files.createDirectories(temp);
		put(folder.resolve("ablation.csv"), temp, csv());
		put(folder.resolve("ablation-runs.csv"), temp, runs());
		Path text = folder.resolve("ablation.md");
		put(text, temp, "# Ablation\n\n" + String.join("\n", table()) + "\n\n"
				+ String.join("\n\n", explanation()) + "\n");
		return text;
	}

	private static void put(Path file, Path temp, String text) throws IOException {
		Path made = Files.createTempFile(temp, "ablation", ".part");
		Files.writeString(made, text, StandardCharsets.UTF_8);
		StudyDirectory.moveIntoPlace(made, file);
	}

	private String csv() {
		StringBuilder text = new StringBuilder("method,label,seeds");
		MEASURES.forEach(m -> text.append(',').append(m).append(',').append(m).append("-low,").append(m).append("-high"));
		text.append(",seconds,published-accuracy,published-zip-lift,lack\n");
		for (Row row : withPopularity()) {
			text.append(row.id).append(',').append(row.label).append(',').append(row.fits.size());
			for (ToDoubleFunction<Result> value : VALUES) {
				Mean mean = mean(row, value);
				text.append(cell(mean.value)).append(cell(mean.value - mean.half)).append(cell(mean.value + mean.half));
			}
			text.append(cell(Mean.of(row.fits.stream().mapToDouble(TrainedEncoder::seconds).toArray()).value));
			Published published = published(row);
			text.append(',').append(published == null ? "" : published.accuracy() / 100.0).append(',')
					.append(published == null ? "" : published.lift() / 100).append(",\"").append(row.lack.replace("\"", "\"\""))
					.append("\"\n");
		}
		return text.toString();
	}

	private static String cell(double value) {
		return Double.isNaN(value) ? "," : String.format(Locale.ROOT, ",%.6f", value);
	}

	private String runs() {
		StringBuilder text = new StringBuilder("method,seed,users,communities");
		MEASURES.forEach(m -> text.append(',').append(m).append(',').append(m).append("-standard-error"));
		text.append(",validation-mrr,seconds,fingerprint\n");
		for (TrainedEncoder fit : all) {
			Result r = fit.test();
			text.append(fit.method()).append(',').append(fit.choices().get("setting-seed")).append(',').append(r.users())
					.append(',').append(r.communities());
			for (LinkEvaluation.Metric m : List.of(r.uniformAccuracy(), r.popularityAccuracy(), r.mrr(), r.hit1(), r.hit10(),
					r.hit50())) {
				text.append(cell(m.value())).append(cell(m.standardError()));
			}
			text.append(cell(fit.validation().mrr().value())).append(cell(fit.seconds())).append(',').append(fit.fingerprint())
					.append('\n');
		}
		return text.toString();
	}

	/** The methods and, first, the baseline. */
	private List<Row> withPopularity() {
		List<Row> result = new ArrayList<>();
		// One fit a seed has it; methods of one seed share the split, so any of them will do.
		rows.stream().filter(r -> !r.fits.isEmpty()).findFirst().ifPresent(r -> result.add(new Row("popularity", "Popularity",
				r.fits.stream().map(f -> new TrainedEncoder("popularity", "Popularity", f.fingerprint(), f.choices(), 0,
						f.validation(), f.popularity(), f.popularity())).toList(),
				"")));
		result.addAll(rows);
		return result;
	}

	private static Mean mean(Row row, ToDoubleFunction<Result> value) {
		return Mean.of(row.fits.stream().map(TrainedEncoder::test).mapToDouble(value).toArray());
	}

	private static Published published(Row row) {
		int place = Published.place(row.id);
		return place < Published.TABLE.size() ? Published.TABLE.get(place) : null;
	}

	/** The table as lines of Markdown with even columns. */
	public List<String> table() {
		List<List<String>> cells = new ArrayList<>();
		cells.add(List.of("encoder", "posting accuracy", "published", "published ZIP lift", "other negatives", "MRR", "hit@1",
				"hit@10", "hit@50", "seconds"));
		for (Row row : withPopularity()) {
			Published published = published(row);
			String accuracy = published == null ? "–" : published.accuracy() + " %";
			String lift = published == null ? "–" : String.format(Locale.ROOT, "+%.1f", published.lift());
			if (row.fits.isEmpty()) {
				cells.add(List.of(row.label, "not measured", accuracy, lift, "", "", "", "", "", ""));
				continue;
			}
			int shown = negatives == Negatives.UNIFORM ? 0 : 1;
			Function<Integer, Mean> mean = i -> mean(row, VALUES.get(i));
			cells.add(List.of(row.label, percent(mean.apply(shown)), accuracy, lift, percent(mean.apply(1 - shown)),
					plain(mean.apply(2)), percent(mean.apply(3)), percent(mean.apply(4)), percent(mean.apply(5)),
					row.id.equals("popularity") ? "" : String.format(Locale.ROOT, "%.0f",
							row.fits.stream().mapToDouble(TrainedEncoder::seconds).average().orElse(0))));
		}
		return lines(cells);
	}

	private static List<String> lines(List<List<String>> cells) {
		int columns = cells.getFirst().size();
		int[] widths = new int[columns];
		for (List<String> row : cells) {
			for (int i = 0; i < columns; i++) {
				widths[i] = Math.max(widths[i], row.get(i).length());
			}
		}
		List<String> lines = new ArrayList<>();
		for (List<String> row : cells) {
			StringBuilder line = new StringBuilder("|");
			for (int i = 0; i < columns; i++) {
				String space = " ".repeat(widths[i] - row.get(i).length());
				line.append(' ').append(i == 0 ? row.get(i) + space : space + row.get(i)).append(" |");
			}
			lines.add(line.toString());
			if (lines.size() == 1) {
				StringBuilder rule = new StringBuilder("|");
				for (int i = 0; i < columns; i++) {
					rule.append(i == 0 ? ":" : "-").append("-".repeat(widths[i])).append(i == 0 ? "-|" : ":|");
				}
				lines.add(rule.toString());
			}
		}
		return lines;
	}

	private static String percent(Mean m) {
		return Double.isNaN(m.half) ? String.format(Locale.ROOT, "%.1f %%", 100 * m.value)
				: String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * m.value, 100 * m.half);
	}

	private static String plain(Mean m) {
		return Double.isNaN(m.half) ? String.format(Locale.ROOT, "%.3f", m.value)
				: String.format(Locale.ROOT, "%.3f ± %.3f", m.value, m.half);
	}

	private static String weights(Row row) {
		return row.label + ' ' + row.fits.stream().map(f -> f.choices().get(PRIOR_WEIGHT)).collect(Collectors.joining(", "));
	}

	/** What the table means, a paragraph each. */
	public List<String> explanation() {
		List<String> text = new ArrayList<>();
		rows.stream().filter(r -> !r.lack.isEmpty()).forEach(r -> text.add(r.label + " was not measured: " + r.lack));
		text.add(LinkEvaluation.definition(negatives) + " Other negatives: the same with communities drawn "
				+ (negatives == Negatives.UNIFORM ? "in proportion to their members." : "uniformly."));
		if (!all.isEmpty()) {
			text.add(all.getFirst().test().definitions().get(1).replaceFirst(" Mean over.*", ""));
			text.add(String.format(Locale.ROOT,
					"Mean over seeds, each with its own split of the links, its own initial values and up to %,d evaluated users; ± is "
							+ "the half width of the 95 %% interval over seeds (Student's t), absent for one seed.",
					all.stream().mapToInt(f -> f.test().users()).max().orElse(0)));
		}
		if (all.stream().anyMatch(f -> f.choices().containsKey(PRIOR_WEIGHT))) {
			text.add("Rows with a prior: the affinity has a term for how common a community is, w·ln(1 + members in training), standardised over "
					+ "communities; w is chosen on validation links: " + rows.stream().filter(r -> r.fits.stream().anyMatch(f ->
							f.choices().containsKey(PRIOR_WEIGHT))).map(AblationTable::weights).collect(Collectors.joining("; ")) + ".");
		}
		text.add("Published: arXiv 2606.08841, on another graph; how its posting accuracy draws negatives is not said there, so "
				+ "compare the order of the rows rather than the numbers. ZIP lift is not measured here.");
		return text;
	}
}
