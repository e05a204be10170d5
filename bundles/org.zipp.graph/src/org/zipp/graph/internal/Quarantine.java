package org.zipp.graph.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import org.zipp.graph.internal.BrokenLineException.Reason;

/** Counts lines that cannot be used and lists the first of them, with file, line and reason but without their text. */
final class Quarantine implements AutoCloseable {

	static final String NAME = "quarantine.csv";
	/** Most lines listed; all are counted. */
	static final int LISTED = 100_000;

	private final BufferedWriter out;
	private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
	private long total;

	Quarantine(Path folder) throws IOException {
		out = Files.newBufferedWriter(folder.resolve(NAME), StandardCharsets.UTF_8);
		out.write(Csv.line("file", "line", "reason", "detail"));
	}

	void add(Path file, long line, Reason reason, String detail) throws IOException {
		counts.merge(reason, 1L, Long::sum);
		if (++total <= LISTED) {
			out.write(Csv.line(file, line, reason.plural(), detail));
		}
	}

	Map<Reason, Long> counts() {
		return counts;
	}

	long total() {
		return total;
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
