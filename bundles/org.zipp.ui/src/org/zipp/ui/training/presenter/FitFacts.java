package org.zipp.ui.training.presenter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.zipp.core.operation.Throughput;
import org.zipp.encoder.LinkEvaluation.Metric;
import org.zipp.encoder.LinkEvaluation.Result;
import org.zipp.encoder.TrainedEncoder;

/**
 * What a finished fit reached, and the settings it was trained with.
 *
 * @param lines name → value, for people, in order; empty while the fit is not finished
 */
public record FitFacts(Map<String, String> lines) {

	/** Nothing is known. */
	public static final FitFacts NONE = new FitFacts(Map.of());

	public FitFacts {
		lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
	}

	/**
	 * Reads what a finished fit left in its folder; nothing while it is not finished.
	 *
	 * @throws org.zipp.core.ZippException when the file is damaged
	 */
	public static FitFacts read(Path folder) {
		return TrainedEncoder.read(folder).map(FitFacts::of).orElse(NONE);
	}

	/** The facts of a trained encoder: measures on test links beside those of popularity, then settings. */
	static FitFacts of(TrainedEncoder trained) {
		Map<String, String> lines = new LinkedHashMap<>();
		Result test = trained.test();
		Result popularity = trained.popularity();
		lines.put("Measured on", String.format(Locale.ROOT, "%,d test links among %,d communities", test.users(), test.communities()));
		share(lines, "Posting accuracy, uniform negatives", test.uniformAccuracy(), popularity.uniformAccuracy());
		share(lines, "Posting accuracy, popular negatives", test.popularityAccuracy(), popularity.popularityAccuracy());
		lines.put("Mean reciprocal rank", number(test.mrr()) + "; by popularity " + number(popularity.mrr()));
		share(lines, "Hit@1", test.hit1(), popularity.hit1());
		share(lines, "Hit@10", test.hit10(), popularity.hit10());
		share(lines, "Hit@50", test.hit50(), popularity.hit50());
		lines.put("Validation MRR", number(trained.validation().mrr()));
		lines.put("Trained in", Throughput.duration(Duration.ofSeconds(Math.round(trained.seconds()))));
		trained.choices().forEach((name, value) -> lines.put(capital(name.replace('-', ' ')), value));
		return new FitFacts(lines);
	}

	private static void share(Map<String, String> lines, String name, Metric reached, Metric popularity) {
		lines.put(name, share(reached) + "; by popularity " + share(popularity));
	}

	private static String share(Metric m) {
		return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * m.value(), 100 * (m.high() - m.value()));
	}

	private static String number(Metric m) {
		return String.format(Locale.ROOT, "%.3f ± %.3f", m.value(), m.high() - m.value());
	}

	private static String capital(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}
}
