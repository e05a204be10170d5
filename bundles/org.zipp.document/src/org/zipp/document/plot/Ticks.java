package org.zipp.document.plot;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.zipp.document.plot.Axis.Numbers;
import org.zipp.document.plot.Axis.Scale;

/**
 * The range of an axis and where its lines stand.
 *
 * @param min   left or lower end
 * @param max   right or upper end
 * @param marks lines with labels, within the range; a label may be empty
 */
record Ticks(Scale scale, double min, double max, List<Mark> marks) {

	private static final int MONTHS = 12;
	private static final double MOST_STEPS = 6;

	/** A line at a value. */
	record Mark(double value, String label) {
	}

	/** An axis that holds values from {@code low} to {@code high}; infinite ones stand for none. */
	static Ticks of(Axis axis, double low, double high) {
		if (!Double.isFinite(low) || !Double.isFinite(high)) {
			return axis.scale() == Scale.LOG ? log(1, 10) : linear(axis, 0, 1);
		}
		return switch (axis.scale()) {
		case LOG -> log(low, high);
		case MONTHS -> months(low, high);
		case LINEAR -> linear(axis, low, high);
		};
	}

	/** Where a value stands between the ends, 0 to 1. */
	double place(double value) {
		return scale == Scale.LOG ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
	}

	private static Ticks linear(Axis axis, double low, double high) {
		double l = axis.zero() ? Math.min(0, low) : low;
		double h = axis.zero() ? Math.max(0, high) : high;
		if (h - l < 1e-12 * Math.max(1, Math.abs(h))) {
			double half = h == 0 ? 0.5 : Math.abs(h) / 2;
			l = axis.zero() ? l : l - half;
			h = h + half;
		}
		double step = Math.max(step((h - l) / MOST_STEPS), axis.numbers() == Numbers.WHOLE ? 1 : 0);
		double from = Math.floor(l / step + 1e-9);
		double to = Math.ceil(h / step - 1e-9);
		List<Mark> marks = new ArrayList<>();
		for (double i = from; i <= to; i++) {
			marks.add(new Mark(i * step, axis.numbers() == Numbers.PERCENT ? percent(i * step, step)
					: number(i * step, step, Math.max(-from, to) * step)));
		}
		return new Ticks(Scale.LINEAR, from * step, to * step, marks);
	}

	/** The next of 1, 2, 5 times a power of ten. */
	private static double step(double least) {
		double power = Math.pow(10, Math.floor(Math.log10(least)));
		for (double factor : new double[] { 1, 2, 5 }) {
			if (factor * power >= least * (1 - 1e-9)) {
				return factor * power;
			}
		}
		return 10 * power;
	}

	private static Ticks log(double low, double high) {
		int from = (int) Math.floor(Math.log10(low) + 1e-9);
		int to = Math.max(from + 1, (int) Math.ceil(Math.log10(high) - 1e-9));
		int every = Math.max(1, (int) Math.ceil((to - from) / 7.0));
		List<Mark> marks = new ArrayList<>();
		for (int e = from; e <= to; e++) {
			double power = Math.pow(10, e);
			marks.add(new Mark(power, (e - from) % every == 0 ? power(e) : ""));
			if (to - from <= 2 && e < to) {
				marks.add(new Mark(2 * power, short10(2, e)));
				marks.add(new Mark(5 * power, short10(5, e)));
			}
		}
		return new Ticks(Scale.LOG, Math.pow(10, from), Math.pow(10, to), marks);
	}

	private static String power(int exponent) {
		return short10(1, exponent);
	}

	private static String short10(int factor, int exponent) {
		if (exponent < 0) {
			return exponent < -4 ? factor + "e\u2212" + -exponent : String.format(Locale.ROOT, "%." + -exponent + "f",
					factor * Math.pow(10, exponent));
		}
		String zeros = "0".repeat(exponent % 3);
		return switch (exponent / 3) {
		case 0 -> factor + zeros;
		case 1 -> factor + zeros + "k";
		case 2 -> factor + zeros + "M";
		case 3 -> factor + zeros + "G";
		default -> factor + "e" + exponent;
		};
	}

	private static Ticks months(double low, double high) {
		double to = Math.max(high, low + 1);
		int span = (int) (to - low);
		int every = span <= 8 ? 1 : span <= 18 ? 3 : span <= 5 * MONTHS ? MONTHS / 2 : MONTHS * Math.max(1, span / (8 * MONTHS));
		List<Mark> marks = new ArrayList<>();
		for (int m = (int) Math.ceil(low); m <= to; m++) {
			if (Math.floorMod(m, every) == 0) {
				marks.add(new Mark(m, every >= MONTHS ? String.valueOf(Math.floorDiv(m, MONTHS)) : month(m)));
			}
		}
		return new Ticks(Scale.MONTHS, low, to, marks);
	}

	/** For example {@code Mar 2019}. */
	static String month(int m) {
		return Month.of(Math.floorMod(m, MONTHS) + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + ' '
				+ Math.floorDiv(m, MONTHS);
	}

	private static String percent(double value, double step) {
		int decimals = Math.clamp((int) Math.ceil(-Math.log10(100 * step) - 1e-9), 0, 6);
		return String.format(Locale.ROOT, "%." + decimals + "f%%", 100 * value);
	}

	/** @param size the largest number of the axis: all are written alike */
	private static String number(double value, double step, double size) {
		double shown = Math.abs(value) < step / 2 ? 0 : value;
		if (size >= 10_000) {
			double unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1e3;
			int decimals = Math.clamp((int) Math.ceil(-Math.log10(step / unit) - 1e-9), 0, 3);
			return shown == 0 ? "0"
					: minus(String.format(Locale.ROOT, "%." + decimals + "f", shown / unit)) + (unit == 1e9 ? "G" : unit == 1e6 ? "M" : "k");
		}
		if (step < 1e-4) {
			return shown == 0 ? "0" : minus(String.format(Locale.ROOT, "%.1e", shown));
		}
		int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
		return minus(String.format(Locale.ROOT, "%,." + decimals + "f", shown));
	}

	private static String minus(String text) {
		return text.replace('-', '\u2212');
	}
}
