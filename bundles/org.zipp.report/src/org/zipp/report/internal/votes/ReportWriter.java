package org.zipp.report.internal.votes;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.OutputFiles;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Table;
import org.zipp.report.ReportEdition;

/**
 * Puts the files of a report into a folder, all of them or none, and not again while they are as an earlier run left
 * them.
 */
final class ReportWriter {

	/** Lists the written files and their SHA-256, and what they were made from. */
	static final String CONTENTS = "contents.txt";
	static final String VOTES = "votes.csv";
	static final String HTML = "report.html";
	static final String PDF = "report.pdf";
	static final String JSON = "report.json";

	private static final String MADE_FROM = "# made from ";
	private static final String UNFINISHED = "two reports: a run was stopped while it moved files; the next one ends its work";

	/**
	 * What is written besides the votes.
	 *
	 * @param html the page
	 * @param pdf  the paper
	 * @param csv  a file for each table, and one for programs with all of them
	 */
	record Formats(boolean html, boolean pdf, boolean csv) {
	}

	private final Document report;
	private final Formats formats;
	private final Path place;
	private final boolean ours;
	private final OutputFiles output;
	private final String page;
	private final String source;
	private final List<String> warnings = new ArrayList<>();

	/**
	 * @param place  the folder; made when it does not exist
	 * @param ours   whether the folder belongs to the study, so that a report in it that was changed is made anew
	 * @param inputs what the report is made of
	 */
	ReportWriter(Document report, Formats formats, Path place, boolean ours, Collection<Path> inputs) {
		this.report = report;
		this.formats = formats;
		this.place = place.toAbsolutePath().normalize();
		this.ours = ours;
		output = new OutputFiles(place, inputs);
		page = DocumentFormats.html(report);
		source = fingerprint(report, page);
	}

	/**
	 * Says before anything is computed whether a report may be written into a folder, as far as its files are known by then;
	 * {@link #write} looks at the others.
	 *
	 * @throws ZippException naming the file that would be lost
	 */
	static void check(Formats formats, Path place, boolean ours, Collection<Path> inputs) {
		List<String> names = new ArrayList<>(List.of(VOTES, CONTENTS));
		if (formats.html) {
			names.add(HTML);
		}
		if (formats.pdf) {
			names.add(PDF);
		}
		if (formats.csv) {
			names.add(JSON);
		}
		try {
			refuseOthers(new OutputFiles(place, inputs), place.toAbsolutePath().normalize(), names, ours);
		} catch (IOException e) {
			throw new ZippException("What an earlier report left cannot be read: " + reason(e), place, 0, e);
		}
	}

	/** No input goes, and no file but those that an earlier report left there and nobody changed. */
	private static void refuseOthers(OutputFiles output, Path place, Collection<String> names, boolean ours) throws IOException {
		Map<String, Set<String>> listed = listed(place);
		for (String name : names) {
			output.refuseInput(name);
			Path file = place.resolve(name);
			boolean known = ours || !output.isThere(name) || (name.equals(CONTENTS) ? Files.isRegularFile(file) && isContents(file)
					: listed.containsKey(name) && Files.isRegularFile(file) && listed.get(name).contains(sha256(file)));
			if (!known) {
				throw new ZippException("The report has a file of this name, and this one is not as an earlier report left it. Nothing was written. "
						+ "Name another folder with --out, or move the file away.", file, 0, null);
			}
		}
	}

	private static boolean isContents(Path file) throws IOException {
		return Files.readString(file, StandardCharsets.UTF_8).startsWith(MADE_FROM);
	}

	/** The file to open first. */
	Path main() {
		return place.resolve(formats.html ? HTML : formats.pdf ? PDF : report.data().csvName());
	}

	/** What the written files lack, a sentence each. */
	List<String> warnings() {
		return List.copyOf(warnings);
	}

	/** Number of files, without the list of them. */
	int files() {
		return wanted().size();
	}

	/** Whether an earlier run made the same files of the same report, and they are still as it left them. */
	boolean isWritten() {
		return contents().equals(wanted());
	}

	private Set<String> wanted() {
		Set<String> names = new TreeSet<>(Set.of(report.data().csvName()));
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
			refuseOthers(output, place, wanted(), ours);
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
		return Reasons.of(e);
	}

	private void make(Path made, SubMonitor progress) throws IOException {
		progress.subTask("Writing tables");
		writeTable(made, report.data());
		if (formats.csv) {
			for (Table table : report.tables()) {
				writeTable(made, table);
			}
			Files.writeString(made.resolve(JSON), DocumentFormats.json(report));
		}
		progress.worked(1);
		progress.checkCanceled();
		if (formats.html) {
			progress.subTask("Writing HTML");
			Files.writeString(made.resolve(HTML), page);
		}
		progress.worked(1);
		progress.checkCanceled();
		if (formats.pdf) {
			progress.subTask("Writing PDF");
			try (OutputStream stream = Files.newOutputStream(made.resolve(PDF))) {
				DocumentFormats.pdf(report, stream).ifPresent(warnings::add);
			}
		}
		progress.worked(2);
		progress.checkCanceled();
	}

	private static void writeTable(Path folder, Table table) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(table.csvName()))) {
			DocumentFormats.csv(table, out);
		}
	}

	/** Old contents go first and new ones come last, so that a stopped run is seen as unfinished. */
	private void moveAll(Path made) throws IOException {
		Map<String, Set<String>> old = listed(place);
		Map<String, String> hashes = new TreeMap<>();
		for (Path file : files(made)) {
			hashes.put(file.getFileName().toString(), sha256(file));
		}
		Files.createDirectories(place);
		// Until the end the list has the files of both reports, so that a stopped run knows which are its own.
		Map<String, Set<String>> both = new TreeMap<>(old);
		hashes.forEach((name, hash) -> both.merge(name, Set.of(hash), ReportWriter::union));
		putContents(made, UNFINISHED, both);
		for (String name : hashes.keySet()) {
			StudyDirectory.moveIntoPlace(made.resolve(name), place.resolve(name));
		}
		for (Map.Entry<String, Set<String>> file : old.entrySet()) {
			Path path = place.resolve(file.getKey());
			if (!hashes.containsKey(file.getKey()) && Files.isRegularFile(path) && (ours || file.getValue().contains(sha256(path)))) {
				Files.delete(path);
			}
		}
		Map<String, Set<String>> written = new TreeMap<>();
		hashes.forEach((name, hash) -> written.put(name, Set.of(hash)));
		putContents(made, source, written);
	}

	private void putContents(Path made, String madeFrom, Map<String, Set<String>> files) throws IOException {
		StringBuilder contents = new StringBuilder(MADE_FROM).append(madeFrom).append('\n');
		files.forEach((name, hashes) -> hashes.forEach(hash -> contents.append(hash).append("  ").append(name).append('\n')));
		Path list = made.resolve(CONTENTS);
		Files.writeString(list, contents);
		StudyDirectory.moveIntoPlace(list, place.resolve(CONTENTS));
	}

	private static Set<String> union(Set<String> a, Set<String> b) {
		Set<String> all = new TreeSet<>(a);
		all.addAll(b);
		return all;
	}

	/** The files that an earlier run made from the same source and that are still as it left them; none when one is not. */
	private Set<String> contents() {
		Path list = place.resolve(CONTENTS);
		try {
			if (!Files.isRegularFile(list) || !Files.readString(list).startsWith(MADE_FROM + source + '\n')) {
				return Set.of();
			}
			Map<String, Set<String>> listed = listed(place);
			for (Map.Entry<String, Set<String>> file : listed.entrySet()) {
				Path path = place.resolve(file.getKey());
				if (!Files.isRegularFile(path) || !file.getValue().contains(sha256(path))) {
					return Set.of();
				}
			}
			return listed.keySet();
		} catch (IOException e) {
			throw new ZippException("The list of an earlier report cannot be read: " + reason(e), list, 0, e);
		}
	}

	/** File name → hashes as listed, two while a run moves its files; nothing that would lead out of the folder. */
	private static Map<String, Set<String>> listed(Path place) throws IOException {
		Path list = place.resolve(CONTENTS);
		if (!Files.isRegularFile(list)) {
			return Map.of();
		}
		Map<String, Set<String>> listed = new LinkedHashMap<>();
		for (String line : Files.readAllLines(list)) {
			int gap = line.indexOf("  ");
			if (!line.startsWith("#") && gap > 0 && line.substring(gap + 2).matches("[a-z0-9-]+\\.(html|pdf|csv|json|svg)")) {
				listed.merge(line.substring(gap + 2), Set.of(line.substring(0, gap)), ReportWriter::union);
			}
		}
		return listed;
	}

	/** Hash of the report's page and votes: what is the same in both is the same report. */
	private static String fingerprint(Document report, String page) {
		MessageDigest digest = Hashes.sha256();
		try (Writer out = new BufferedWriter(
				new OutputStreamWriter(new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8))) {
			out.append(Integer.toString(ReportEdition.VERSION)).append('\n').append(page);
			DocumentFormats.csv(report.data(), out);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return Hashes.hex(digest);
	}

	private static String sha256(Path file) throws IOException {
		MessageDigest digest = Hashes.sha256();
		try (InputStream in = Files.newInputStream(file)) {
			in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
		}
		return Hashes.hex(digest);
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
}
