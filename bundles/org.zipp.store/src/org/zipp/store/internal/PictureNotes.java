package org.zipp.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.ILog;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;

/** What pictures looked like when they were found whole, kept between runs: hash, size, time of change; a line each. */
final class PictureNotes {

	private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64})\t(\\d{1,18})\t(-?\\d{1,18})");

	private PictureNotes() {
	}

	/** Hash → size and time; what cannot be read is as if it were not noted, and looked at anew. */
	static Map<String, long[]> read(Path file) {
		Map<String, long[]> notes = new HashMap<>();
		if (!Files.isRegularFile(file)) {
			return notes;
		}
		try {
			for (String line : Files.readAllLines(file)) {
				Matcher matcher = LINE.matcher(line);
				if (matcher.matches()) {
					notes.put(matcher.group(1),
							new long[] { Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)) });
				}
			}
		} catch (IOException e) {
			ILog.get().info("What is known of pictures cannot be read; all of them are read again: " + file, e);
		}
		return notes;
	}

	/** Writes them; in a folder that cannot be written to the next run reads the pictures again. */
	static void write(Path file, Map<String, long[]> notes) {
		StringBuilder text = new StringBuilder();
		notes.forEach((content, look) -> text.append(content).append('\t').append(look[0]).append('\t').append(look[1])
				.append('\n'));
		try {
			WholeFile.write(file, text.toString());
		} catch (ZippException e) {
			ILog.get().info("What is known of pictures was not noted; they will be read again.", e);
		}
	}
}
