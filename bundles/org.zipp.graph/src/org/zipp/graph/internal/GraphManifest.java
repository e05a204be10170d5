package org.zipp.graph.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;

/**
 * The one file that says which graph is the current one: its data folder, what it was made of, and length and checksum
 * of every file. Replacing it is the moment a new graph takes the place of an old one.
 *
 * @param data        name of the folder with the files, beside the manifest
 * @param fingerprint hash of inputs and parameters
 * @param counts      what was counted
 * @param files       file name → length and CRC-32C
 */
public record GraphManifest(String data, String fingerprint, Map<String, Long> counts, Map<String, FileMark> files) {

	public static final String NAME = "manifest.properties";

	private static final String FORMAT = "2";

	/** Length of a file in bytes and CRC-32C. */
	public record FileMark(long bytes, long checksum) {
	}

	public GraphManifest {
		counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
		files = Map.copyOf(files);
	}

	/** Says that another program wrote a graph. */
	static ZippException otherFormat(String format, Path file) {
		return new ZippException("The graph has format " + format + ", this program knows " + FORMAT
				+ ". Use the program that made it, or run ingest again.", file, 0, null);
	}

	/** Whether there is one. */
	public static boolean exists(Path graphDir) {
		return Files.isRegularFile(graphDir.resolve(NAME));
	}

	/** Reads the manifest in a graph folder. */
	public static GraphManifest read(Path graphDir) {
		Path file = graphDir.resolve(NAME);
		if (!Files.isRegularFile(file)) {
			throw new ZippException("There is no interaction graph here. Run ingest first.", graphDir, 0, null);
		}
		Properties p = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			p.load(in);
			if (!FORMAT.equals(p.getProperty("format"))) {
				throw otherFormat(p.getProperty("format"), file);
			}
			Map<String, Long> counts = new LinkedHashMap<>();
			for (String name : p.getProperty("counts").split(",")) {
				counts.put(name, Long.valueOf(p.getProperty("count." + name.replace(' ', '-'))));
			}
			Map<String, FileMark> files = new TreeMap<>();
			for (String name : GraphFiles.ALL) {
				String[] mark = p.getProperty("file." + name).split(",");
				files.put(name, new FileMark(Long.parseLong(mark[0]), Long.parseLong(mark[1], 16)));
			}
			return new GraphManifest(Path.of(p.getProperty("data")).getFileName().toString(),
					p.getProperty("fingerprint"), counts, files);
		} catch (IOException | RuntimeException e) {
			if (e instanceof ZippException z) {
				throw z;
			}
			throw new ZippException("The manifest of the graph is damaged: " + Reasons.of(e) + ". Run ingest again.", file, 0, e);
		}
	}

	/** Writes it, replacing the one before in one step. */
	void write(Path graphDir, Path temp) throws IOException {
		StringBuilder text = new StringBuilder("# Interaction graph; written by ingest, not to be edited\n");
		text.append("format=").append(FORMAT).append('\n');
		text.append("data=").append(data).append('\n');
		text.append("fingerprint=").append(fingerprint).append('\n');
		text.append("counts=").append(String.join(",", counts.keySet())).append('\n');
		counts.forEach((name, n) -> text.append("count.").append(name.replace(' ', '-')).append('=').append(n).append('\n'));
		new TreeMap<>(files).forEach((name, m) -> text.append("file.").append(name).append('=').append(m.bytes())
				.append(',').append(Long.toHexString(m.checksum())).append('\n'));
		Path made = temp.resolve(NAME);
		Files.writeString(made, text, StandardCharsets.UTF_8);
		StudyDirectory.moveIntoPlace(made, graphDir.resolve(NAME));
	}

	/** Length a file must have. */
	public long bytes(String name) {
		return files.get(name).bytes();
	}

	/** Checksum a file must have. */
	public long checksum(String name) {
		return files.get(name).checksum();
	}
}
