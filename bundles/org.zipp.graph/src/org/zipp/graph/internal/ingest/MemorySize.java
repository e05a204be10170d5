package org.zipp.graph.internal.ingest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zipp.core.ZippException;

/** Amounts of memory as people write them: {@code 2GB}, {@code 1.5 GB}, {@code 800MB}, or megabytes without a unit. */
public final class MemorySize {

	private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]?)(?:I?B)?");
	private static final long MEGA = 1 << 20;

	private MemorySize() {
	}

	/**
	 * Bytes that a text means.
	 *
	 * @param option name of the option it was given to, for the message
	 */
	public static long parse(String option, String text) {
		Matcher m = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
		if (!m.matches()) {
			throw new ZippException("--" + option + " takes an amount of memory like 2GB, 800MB, or megabytes, not '" + text + "'.");
		}
		double unit = switch (m.group(2)) {
		case "K" -> MEGA / 1024.0;
		case "G" -> MEGA * 1024.0;
		case "T" -> MEGA * 1024.0 * 1024;
		default -> MEGA;
		};
		double bytes = Double.parseDouble(m.group(1)) * unit;
		if (bytes < MEGA || bytes > Long.MAX_VALUE / 2.0) {
			throw new ZippException("--" + option + " must be at least 1 MB, not '" + text + "'.");
		}
		return (long) bytes;
	}

	/** As people write it. */
	public static String text(long bytes) {
		return bytes >= MEGA * 1024 ? String.format(Locale.ROOT, "%.1f GB", bytes / (MEGA * 1024.0))
				: String.format(Locale.ROOT, "%d MB", (bytes + MEGA - 1) / MEGA);
	}
}
