package org.zipp.report.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.report.Report;
import org.zipp.report.ReportFormats;
import org.zipp.report.Reports;
import org.zipp.report.Table;

/**
 * Puts the files of a report into a folder, all of them or none, and not again while they are as an earlier run left
 * them.
 */
final class ReportWriter {

	/** Lists the written files and their SHA-256, and what they were made from. */
	static final String CONTENTS = "contents.txt";
	static final String HTML = "report.html";
	static final String PDF = "report.pdf";
	static final String JSON = "report.json";

	private static final String MADE_FROM = "# made from ";

	/**
	 * What is written besides the votes.
	 *
	 * @param html the page
	 * @param pdf  the paper
	 * @param csv  a file for each table, and one for programs with all of them
	 */
	record Formats(boolean html, boolean pdf, boolean csv) {
	}

	private final Report report;
	private final Formats formats;
	private final Path place;
	private final String page;
	private final String source;

	/** @param place the folder; made when it does not exist */
	ReportWriter(Report report, Formats formats, Path place) {
		this.report = report;
		this.formats = formats;
		this.place = place.toAbsolutePath().normalize();
		page = ReportFormats.html(report);
		source = fingerprint(report, page);
	}

	/** The file to open first. */
	Path main() {
		return place.resolve(formats.html ? HTML : formats.pdf ? PDF : report.votes().csvName());
	}

	/** Number of files, without the list of them. */
	int files() {
		return wanted().size();
	}

	/** Whether an earlier run made the same files of the same report, and they are still as it left them. */
	boolean isWritten() {
		return contents().keySet().equals(wanted());
	}

	private Set<String> wanted() {
		Set<String> names = new TreeSet<>(Set.of(report.votes().csvName()));
		if (formats.html) {
			names.add(HTML);
		}
		if (formats.pdf) {
			names.add(PDF);
		}
		if (formats.csv) {
			names.add(JSON);
			report.tables().forEach(t -> names.add(t.csvName()));
		}
		return names;
	}

	/**
	 * Writes the files. Those an earlier run wrote and that are no longer wanted go; all others in the folder stay.
	 *
	 * @param temp folder for half-done work, on the same file system
	 * @throws ZippException              naming the folder, when it cannot be written
	 * @throws OperationCanceledException when cancelled; then the earlier report is as it was
	 */
	void write(Path temp, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 5);
		try {
			Files.createDirectories(temp);
			Path made = Files.createTempDirectory(temp, "report");
			try {
				make(made, progress);
				moveAll(made);
				progress.worked(1);
			} finally {
				deleteTree(made);
			}
		} catch (IOException e) {
			throw new ZippException("The report could not be written: " + reason(e) + advice(), place, 0, e);
		} catch (UncheckedIOException e) {
			throw new ZippException("The report could not be written: " + reason(e.getCause()) + advice(), place, 0, e);
		}
	}

	/** Where the folder itself is the reason, what to do. */
	private String advice() {
		Path there = place;
		while (there != null && !Files.exists(there)) {
			there = there.getParent();
		}
		return there == null || Files.isWritable(there) ? "" : ". Nothing can be written in " + there + "; name another folder with --out.";
	}

	private static String reason(IOException e) {
		return e.getMessage() == null ? e.toString() : e.getMessage();
	}

	private void make(Path made, SubMonitor progress) throws IOException {
		progress.subTask("Writing tables");
		writeTable(made, report.votes());
		if (formats.csv) {
			for (Table table : report.tables()) {
				writeTable(made, table);
			}
			Files.writeString(made.resolve(JSON), ReportFormats.json(report));
		}
		progress.worked(1);
		check(progress);
		if (formats.html) {
			progress.subTask("Writing HTML");
			Files.writeString(made.resolve(HTML), page);
		}
		progress.worked(1);
		check(progress);
		if (formats.pdf) {
			progress.subTask("Writing PDF");
			try (OutputStream stream = Files.newOutputStream(made.resolve(PDF))) {
				ReportFormats.pdf(report, stream);
			}
		}
		progress.worked(2);
		check(progress);
	}

	private static void writeTable(Path folder, Table table) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(table.csvName()))) {
			Csv.write(table, out);
		}
	}

	/** Old contents go first and new ones come last, so that a stopped run is seen as unfinished. */
	private void moveAll(Path made) throws IOException {
		Set<String> old = listed().keySet();
		Map<String, String> hashes = new TreeMap<>();
		for (Path file : files(made)) {
			hashes.put(file.getFileName().toString(), sha256(file));
		}
		Files.createDirectories(place);
		Files.deleteIfExists(place.resolve(CONTENTS));
		for (String name : hashes.keySet()) {
			StudyDirectory.moveIntoPlace(made.resolve(name), place.resolve(name));
		}
		for (String name : old) {
			if (!hashes.containsKey(name)) {
				Files.deleteIfExists(place.resolve(name));
			}
		}
		StringBuilder contents = new StringBuilder(MADE_FROM).append(source).append('\n');
		hashes.forEach((name, hash) -> contents.append(hash).append("  ").append(name).append('\n'));
		Path list = made.resolve(CONTENTS);
		Files.writeString(list, contents);
		StudyDirectory.moveIntoPlace(list, place.resolve(CONTENTS));
	}

	/** The files that an earlier run made from the same source and that are still as it left them; none when one is not. */
	private Map<String, String> contents() {
		Path list = place.resolve(CONTENTS);
		try {
			if (!Files.isRegularFile(list) || !Files.readString(list).startsWith(MADE_FROM + source + '\n')) {
				return Map.of();
			}
			Map<String, String> listed = listed();
			for (Map.Entry<String, String> file : listed.entrySet()) {
				Path path = place.resolve(file.getKey());
				if (!Files.isRegularFile(path) || !sha256(path).equals(file.getValue())) {
					return Map.of();
				}
			}
			return listed;
		} catch (IOException e) {
			throw new ZippException("The list of an earlier report cannot be read: " + reason(e), list, 0, e);
		}
	}

	/** File name → hash as listed; nothing that would lead out of the folder. */
	private Map<String, String> listed() throws IOException {
		Path list = place.resolve(CONTENTS);
		if (!Files.isRegularFile(list)) {
			return Map.of();
		}
		Map<String, String> listed = new LinkedHashMap<>();
		for (String line : Files.readAllLines(list)) {
			int gap = line.indexOf("  ");
			if (!line.startsWith("#") && gap > 0 && line.substring(gap + 2).matches("[a-z0-9-]+\\.(html|pdf|csv|json|svg)")) {
				listed.put(line.substring(gap + 2), line.substring(0, gap));
			}
		}
		return listed;
	}

	/** Hash of the report's page and votes: what is the same in both is the same report. */
	private static String fingerprint(Report report, String page) {
		MessageDigest digest = digest();
		try (Writer out = new BufferedWriter(
				new OutputStreamWriter(new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8))) {
			out.append(Integer.toString(Reports.VERSION)).append('\n').append(page);
			Csv.write(report.votes(), out);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static String sha256(Path file) throws IOException {
		MessageDigest digest = digest();
		try (InputStream in = Files.newInputStream(file)) {
			in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	private static void deleteTree(Path folder) throws IOException {
		for (Path file : files(folder)) {
			Files.delete(file);
		}
		Files.delete(folder);
	}

	static void check(SubMonitor progress) {
		if (progress.isCanceled()) {
			throw new OperationCanceledException();
		}
	}
}
