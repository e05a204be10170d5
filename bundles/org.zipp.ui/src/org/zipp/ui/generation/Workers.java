package org.zipp.ui.generation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.zipp.generation.RenderEvent;
import org.zipp.store.Rows.WorkerRow;

/** Who works on the queue, in words. */
final class Workers {

	private static final int MINUTE = 60;

	private Workers() {
	}

	/**
	 * A line for each worker, and one for when they will be done.
	 *
	 * @param rows workers as the study knows them, here and on other machines
	 * @param here pictures that this workbench makes now
	 * @param open pictures that are still to be made
	 */
	static List<String> lines(List<WorkerRow> rows, List<RenderEvent> here, long open) {
		List<String> lines = new ArrayList<>();
		Set<String> known = new HashSet<>();
		double rate = 0;
		for (WorkerRow row : rows) {
			known.add(row.name());
			rate += row.rate();
			List<String> parts = new ArrayList<>(List.of(rate(row.rate()), String.format(Locale.ROOT, "%,d made", row.made())));
			if (row.failed() > 0) {
				parts.add(String.format(Locale.ROOT, "%,d failed", row.failed()));
			}
			if (!row.device().isEmpty()) {
				parts.add("on " + row.device());
			}
			if (!row.doing().isEmpty()) {
				parts.add(row.doing());
			}
			lines.add(row.name() + ": " + String.join(", ", parts));
		}
		for (RenderEvent event : here) {
			if (known.add(event.worker())) {
				rate += event.picturesPerSecond();
				lines.add(event.worker() + ": " + rate(event.picturesPerSecond()));
			}
		}
		if (rate > 0 && open > 0 && lines.size() > 1) {
			lines.add("Together " + rate(rate) + ", " + time(open / rate) + " left");
		} else if (rate > 0 && open > 0) {
			lines.set(0, lines.getFirst() + ", " + time(open / rate) + " left");
		}
		return lines;
	}

	/** A rate that people can grasp: of slow workers how long a picture takes. */
	static String rate(double perSecond) {
		return perSecond <= 0 ? "no picture yet" : perSecond >= 1 ? String.format(Locale.ROOT, "%.1f pictures a second", perSecond)
				: String.format(Locale.ROOT, "%.1f s a picture", 1 / perSecond);
	}

	/** A time that is left. */
	static String time(double seconds) {
		long whole = Math.max(1, Math.round(seconds));
		if (whole < MINUTE) {
			return whole + " s";
		}
		long minutes = Math.round(whole / (double) MINUTE);
		return minutes < MINUTE ? minutes + " min" : minutes / MINUTE + " h " + minutes % MINUTE + " min";
	}
}
