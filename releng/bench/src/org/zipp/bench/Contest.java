package org.zipp.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.zipp.bench.Contestant.Measure;

/** Rounds of ours and of peers by turns, so that a machine that slows down slows all of them. */
final class Contest implements AutoCloseable {

	private final List<Child> children;

	/** @param children ours first */
	Contest(Child... children) {
		this.children = List.of(children);
	}

	void run(int warmUps, int rounds) throws IOException {
		for (Child child : children) {
			child.awaitReady();
		}
		for (int i = 0; i < warmUps + rounds; i++) {
			for (Child child : children) {
				child.round(i < warmUps);
			}
		}
		for (Child child : children) {
			child.end();
		}
	}

	/** A table: a row for each measure of ours and what the peers reached, with ratios. */
	void report(Report report, String unit) {
		report.line("| measure (" + unit + ") | who | median | range | ours ÷ peer | per CPU second | ours ÷ peer | peak memory |");
		report.line("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
		Child ours = children.getFirst();
		for (String measure : ours.measures.keySet()) {
			for (Child child : children) {
				if (child.measures.containsKey(measure)) {
					double[] rates = sorted(child, measure, Measure::rate);
					report.line("| " + measure + " | " + child.name() + " | " + Report.number(median(rates)) + " | "
							+ Report.number(rates[0]) + " – " + Report.number(rates[rates.length - 1]) + " | "
							+ ratio(child, measure, Measure::rate) + " | "
							+ Report.number(median(sorted(child, measure, Measure::cpuRate))) + " | "
							+ ratio(child, measure, Measure::cpuRate) + " | " + Report.bytes(child.peak) + " |");
				}
			}
		}
		report.line("");
		boolean some = false;
		for (Child child : children) {
			child.facts.forEach((name, value) -> report.line("- " + child.name() + ": " + name + " = " + Report.number(value)));
			some |= !child.facts.isEmpty();
		}
		if (some) {
			report.line("");
		}
	}

	private String ratio(Child child, String measure, ToDoubleFunction<Measure> value) {
		Child ours = children.getFirst();
		double ratio = median(sorted(ours, measure, value)) / median(sorted(child, measure, value));
		return child == ours || !Double.isFinite(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
	}

	double medianOfOurs(String measure) {
		return median(sorted(children.getFirst(), measure, Measure::rate));
	}

	private static double[] sorted(Child child, String measure, ToDoubleFunction<Measure> value) {
		return child.measures.get(measure).stream().mapToDouble(value).sorted().toArray();
	}

	private static double median(double[] sorted) {
		int half = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}

	@Override
	public void close() throws IOException {
		for (Child child : children) {
			child.close();
		}
	}
}
