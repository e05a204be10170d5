package org.zipp.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.report.Report;
import org.zipp.report.ReportFormats;
import org.zipp.report.Reports;
import org.zipp.report.Table;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.StudyReader;

/** Writes the report of a study: HTML, PDF and CSV. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=report",
		Operation.ORDER + ":Integer=90" })
public final class ReportOperation extends Operation {

	/** Lists the written files and their SHA-256, and what they were made from. */
	static final String CONTENTS = "contents.txt";
	static final String HTML = "report.html";
	static final String PDF = "report.pdf";

	private static final String MADE_FROM = "# made from ";

	@Parameter(name = "html", label = "HTML", description = "Write the report as one HTML page, report.html.")
	public boolean html = true;

	@Parameter(name = "pdf", label = "PDF", description = "Write the report as report.pdf.")
	public boolean pdf = true;

	@Parameter(name = "csv", label = "CSV", description = "Write each table as a CSV file of its own; votes.csv, the source of all numbers, is always written.")
	public boolean csv = true;

	@Parameter(name = "out", label = "Report folder", description = "Folder for the report; the folder reports of the study when none is given.")
	public Path out;

	private final StudyReader studies;

	@Activate
	public ReportOperation(@Reference StudyReader studies) {
		this.studies = studies;
	}

	@Override
	public String id() {
		return "report";
	}

	@Override
	public String label() {
		return "Write report";
	}

	@Override
	public String description() {
		return "Computes win rates, intervals and tests from the votes and writes them as HTML, PDF and CSV.";
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 10);
		StudyDirectory study = studyDirectory();
		progress.subTask("Reading votes");
		StudyData data = studies.read(study);
		progress.worked(1);
		check(progress);
		progress.subTask("Computing intervals and tests");
		Report report = Reports.of(data);
		progress.worked(4);
		check(progress);

		Path place = out == null ? study.reports() : out.toAbsolutePath().normalize();
		Path main = place.resolve(html ? HTML : pdf ? PDF : report.votes().csvName());
		String source = fingerprint(report);
		OperationResult.Builder result = OperationResult.builder().place(main)
				.count("votes", data.judgements().stream().filter(j -> j.choice() != null).count())
				.count("comparisons", data.judgements().stream().filter(Judgement::counts).count());
		if (data.judgements().stream().noneMatch(Judgement::counts)) {
			result.warning("There are no comparisons yet; the report says so.");
		}
		Set<String> wanted = wanted(report);
		Map<String, String> present = contents(place, source);
		if (present.keySet().equals(wanted)) {
			return result.repeated(true).build();
		}
		try {
			write(report, source, study.temp(), place, progress);
		} catch (IOException e) {
			throw new ZippException("The report could not be written: " + e.getMessage(), place, 0, e);
		}
		return result.count("files", wanted.size()).build();
	}

	private Set<String> wanted(Report report) {
		Set<String> names = new TreeSet<>(Set.of(report.votes().csvName()));
		if (html) {
			names.add(HTML);
		}
		if (pdf) {
			names.add(PDF);
		}
		if (csv) {
			report.tables().forEach(t -> names.add(t.csvName()));
		}
		return names;
	}

	private void write(Report report, String source, Path temp, Path place, SubMonitor progress) throws IOException {
		Files.createDirectories(temp);
		Path made = Files.createTempDirectory(temp, "report");
		try {
			writeText(made.resolve(report.votes().csvName()), ReportFormats.csv(report.votes()));
			if (csv) {
				for (Table table : report.tables()) {
					writeText(made.resolve(table.csvName()), ReportFormats.csv(table));
				}
			}
			progress.worked(1);
			check(progress);
			if (html) {
				progress.subTask("Writing HTML");
				writeText(made.resolve(HTML), ReportFormats.html(report));
			}
			progress.worked(1);
			check(progress);
			if (pdf) {
				progress.subTask("Writing PDF");
				try (OutputStream stream = Files.newOutputStream(made.resolve(PDF))) {
					ReportFormats.pdf(report, stream);
				}
			}
			progress.worked(2);
			check(progress);
			moveAll(made, place, source);
			progress.worked(1);
		} finally {
			deleteTree(made);
		}
	}

	/** Old contents go first and new ones come last, so that a stopped run is seen as unfinished. */
	private static void moveAll(Path made, Path place, String source) throws IOException {
		Set<String> old = listed(place).keySet();
		Map<String, String> hashes = new TreeMap<>();
		for (Path file : files(made)) {
			hashes.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
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
		writeText(list, contents.toString());
		StudyDirectory.moveIntoPlace(list, place.resolve(CONTENTS));
	}

	/** The files that an earlier run made from the same source and that are still as it left them; none when one is not. */
	private static Map<String, String> contents(Path place, String source) {
		Path list = place.resolve(CONTENTS);
		try {
			if (!Files.isRegularFile(list) || !Files.readString(list).startsWith(MADE_FROM + source + '\n')) {
				return Map.of();
			}
			Map<String, String> listed = listed(place);
			for (Map.Entry<String, String> file : listed.entrySet()) {
				Path path = place.resolve(file.getKey());
				if (!Files.isRegularFile(path) || !sha256(Files.readAllBytes(path)).equals(file.getValue())) {
					return Map.of();
				}
			}
			return listed;
		} catch (IOException e) {
			throw new ZippException("The list of an earlier report cannot be read: " + e.getMessage(), list, 0, e);
		}
	}

	/** File name → hash as listed; nothing that would lead out of the folder. */
	private static Map<String, String> listed(Path place) throws IOException {
		Path list = place.resolve(CONTENTS);
		if (!Files.isRegularFile(list)) {
			return Map.of();
		}
		Map<String, String> listed = new LinkedHashMap<>();
		for (String line : Files.readAllLines(list)) {
			int gap = line.indexOf("  ");
			if (!line.startsWith("#") && gap > 0 && line.substring(gap + 2).matches("[a-z0-9-]+\\.(html|pdf|csv)")) {
				listed.put(line.substring(gap + 2), line.substring(0, gap));
			}
		}
		return listed;
	}

	/** Hash of the report's page and votes: what is the same in both is the same report. */
	private static String fingerprint(Report report) {
		return sha256((Reports.VERSION + "\n" + ReportFormats.html(report) + ReportFormats.csv(report.votes())).getBytes(StandardCharsets.UTF_8));
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	private static void writeText(Path file, String text) throws IOException {
		Files.writeString(file, text, StandardCharsets.UTF_8);
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

	private static void check(SubMonitor progress) {
		if (progress.isCanceled()) {
			throw new OperationCanceledException();
		}
	}
}
