package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.zipp.core.ZippException;
import org.zipp.graph.internal.ByteReader;
import org.zipp.graph.internal.Bytes;

/**
 * What was read from one file, complete, in a folder of its own:
 *
 * <pre>
 * part.properties   what was read, counts; written last
 * rows.zst          rows by user ({@link RowWriter})
 * communities       names by number, each with the beginnings of some texts
 * quarantine.csv    lines that cannot be used
 * </pre>
 *
 * @param budget texts kept for each user in a month
 * @param counts what was read and left out, in the order to show
 * @param millis how long reading took
 */
record Part(Path folder, InputFile source, TextBudget budget, Map<String, Long> counts, long millis) {

	static final String LINES = "lines";
	static final String TAKEN = "rows taken";
	static final String BLANK = "blank lines";
	static final String DELETED = "of deleted authors";
	static final String BOTS = "of bots";
	static final String PROFILES = "on profiles";
	static final String COPIES = "duplicates";

	private static final String PROPERTIES = "part.properties";
	private static final String ROWS = "rows.zst";
	private static final String COMMUNITIES = "communities";
	private static final String FORMAT = "1";

	/** A community of the part. */
	record Community(String name, String sample) {
	}

	/** The part in a folder; {@code null} when there is none that this program can use. */
	static Part read(Path folder) {
		Properties p = new Properties();
		try (Reader in = Files.newBufferedReader(folder.resolve(PROPERTIES), StandardCharsets.UTF_8)) {
			p.load(in);
			if (!FORMAT.equals(p.getProperty("format"))) {
				return null;
			}
			Map<String, Long> counts = new LinkedHashMap<>();
			for (String name : p.getProperty("counts").split(",")) {
				counts.put(name, Long.valueOf(p.getProperty("count." + name.replace(' ', '-'))));
			}
			InputFile source = new InputFile(Path.of(p.getProperty("file")), Boolean.parseBoolean(p.getProperty("edges")),
					Long.parseLong(p.getProperty("bytes")), Long.parseLong(p.getProperty("modified")));
			return new Part(folder, source, new TextBudget(Integer.parseInt(p.getProperty("snippets")),
					Integer.parseInt(p.getProperty("images"))), counts, Long.parseLong(p.getProperty("millis")));
		} catch (IOException | RuntimeException _) {
			return null; // not there or not whole: read again
		}
	}

	/** Writes the properties, which completes the part. */
	void write() throws IOException {
		Properties p = new Properties();
		p.setProperty("format", FORMAT);
		p.setProperty("file", source.file().toString());
		p.setProperty("edges", String.valueOf(source.edges()));
		p.setProperty("bytes", String.valueOf(source.bytes()));
		p.setProperty("modified", String.valueOf(source.modified()));
		p.setProperty("snippets", String.valueOf(budget.snippets()));
		p.setProperty("images", String.valueOf(budget.images()));
		p.setProperty("millis", String.valueOf(millis));
		p.setProperty("counts", String.join(",", counts.keySet()));
		counts.forEach((name, n) -> p.setProperty("count." + name.replace(' ', '-'), String.valueOf(n)));
		Path file = folder.resolve(PROPERTIES);
		try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			p.store(out, "What ingest read from a file; not to be edited");
		}
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	static Path rows(Path folder) {
		return folder.resolve(ROWS);
	}

	Path rows() {
		return rows(folder);
	}

	Path quarantine() {
		return folder.resolve(Quarantine.NAME);
	}

	long count(String what) {
		return counts.getOrDefault(what, 0L);
	}

	/** Lines that cannot be used. */
	long broken() {
		long broken = 0;
		for (BrokenLineException.Reason reason : BrokenLineException.Reason.values()) {
			broken += count(reason.plural());
		}
		return broken;
	}

	static void writeCommunities(Path folder, Communities communities) throws IOException {
		Bytes bytes = new Bytes(1 << 16);
		bytes.number(communities.size());
		for (int c = 0; c < communities.size(); c++) {
			byte[] name = communities.name(c);
			byte[] sample = communities.sample(c);
			bytes.block(name, 0, name.length);
			bytes.block(sample, 0, sample.length);
		}
		try (FileChannel channel = FileChannel.open(folder.resolve(COMMUNITIES), StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE)) {
			ByteBuffer buffer = ByteBuffer.wrap(bytes.array, 0, bytes.length);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
	}

	/** The communities by number. */
	List<Community> communities() throws IOException {
		ByteReader in = new ByteReader().on(Files.readAllBytes(folder.resolve(COMMUNITIES)), 0);
		try {
			int size = (int) in.number();
			List<Community> result = new ArrayList<>(size);
			for (int c = 0; c < size; c++) {
				int length = in.block();
				String name = new String(in.array, in.at - length, length, StandardCharsets.UTF_8);
				length = in.block();
				result.add(new Community(name, new String(in.array, in.at - length, length, StandardCharsets.UTF_8)));
			}
			return result;
		} catch (IndexOutOfBoundsException e) {
			throw new IOException("the list of communities is not whole", e);
		}
	}

	/** The part cannot be read: says so, after taking it out of the way so that the next run reads the file again. */
	ZippException damaged(IOException e) {
		ZippException damaged = new ZippException("What was read from " + source.name() + " is damaged (" + e.getMessage()
				+ ") and was removed. Run ingest again; it reads that file anew.", folder, 0, e);
		try {
			Files.deleteIfExists(folder.resolve(PROPERTIES));
		} catch (IOException again) {
			damaged.addSuppressed(again);
		}
		return damaged;
	}
}
