package org.zipp.graph.internal.ingest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.zipp.graph.internal.ingest.BrokenLineException.Reason;
import org.zipp.tables.Csv;

/** Counts lines that cannot be used and lists the first of them, with file, line and reason but without their text. */
final class Quarantine implements AutoCloseable {

	static final String NAME = "quarantine.csv";
	/** Most lines of a file listed; all are counted. */
	static final int LISTED = 100_000;
	private static final String HEADER = Csv.line("file", "line", "reason", "detail");

	private final BufferedWriter out;
	private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
	private long total;

	Quarantine(Path folder) throws IOException {
		out = Files.newBufferedWriter(folder.resolve(NAME), StandardCharsets.UTF_8);
		out.write(HEADER);
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

	/** Writes the lists of several parts as one file. */
	static void join(List<Part> parts, Path file) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			out.write(HEADER);
			for (Part part : parts) {
				if (part.broken() == 0) {
					continue;
				}
				try (BufferedReader in = Files.newBufferedReader(part.quarantine(), StandardCharsets.UTF_8)) {
					in.readLine(); // the header
					for (String line = in.readLine(); line != null; line = in.readLine()) {
						out.write(line);
						out.write('\n');
					}
				}
			}
		}
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
