package org.zipp.sample;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.FileTrees;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.graph.DumpFolder;
import org.zipp.sample.internal.Sample;

/**
 * Writes a made-up discussion dump: monthly files in the real format, {@code subreddits.csv} with the descriptions of the
 * communities, {@code truth.csv} with what was planted ({@link SampleTruth}), {@code sample.properties} with counts. The
 * same parameters give the same bytes.
 */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=sample",
		Operation.ORDER + ":Integer=10", LinePlace.GROUP + "=data", LinePlace.ICON + "=sample", LinePlace.MAKES + "=data",
		LinePlace.MAKES_STUDY + ":Boolean=true" })
public final class SampleOperation extends Operation {

	/** Name of the file that says which sample lies in a folder. */
	public static final String RECORD = DumpFolder.RECORD;
	private static final String FORMAT = "1";
	private static final double ROWS_PER_USER = 60;

	@Parameter(name = "users", label = "Users", description = "How many users to make up; 0 for one in 60 rows when rows are given.", min = 0, max = Sample.MOST_USERS)
	public int users = 2000;

	@Parameter(name = "months", label = "Months", description = "How many months the dump covers.", min = 1, max = 600)
	public int months = 6;

	@Parameter(name = "start", label = "First month", description = "First month, YYYY-MM.", advanced = true)
	public String start = "2021-01";

	@Parameter(name = "rows", label = "Rows", description = "About how many posts and comments to write; 0 for 60 a user. For large samples say --users 0 too.", min = 0, max = 1e12, advanced = true)
	public long rows;

	@Parameter(name = "seed", label = "Seed", description = "The same seed gives the same dump.")
	public long seed = 7;

	@Parameter(name = "realistic", label = "All fields of real lines", description = "Whether lines have all 50 to 90 fields that real ones have, about 1.3 KB each, rather than only those that are used.", advanced = true)
	public boolean realistic;

	@Parameter(name = "out", label = "Folder", description = "Folder for the dump; the study's dump folder when none is named.", advanced = true, path = PathUse.NEW_FOLDER)
	public Path out;

	@Override
	public String id() {
		return "sample";
	}

	@Override
	public String label() {
		return "Make a sample dump";
	}

	@Override
	public String description() {
		return "Writes a made-up discussion dump in the real format, with communities and visual tastes planted in what "
				+ "people post.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.GRAPH);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory study = studyDirectory();
		Path folder = (out == null ? study.dump() : out).toAbsolutePath().normalize();
		YearMonth first;
		try {
			first = YearMonth.parse(start.strip());
		} catch (DateTimeParseException e) {
			throw new ZippException("--start takes a month as YYYY-MM, not '" + start + "'.", e);
		}
		if (users == 0 && rows == 0) {
			throw new ZippException("Name how many --users to make up, or how many --rows.");
		}
		int people = users > 0 ? users : (int) Math.clamp(Math.round(rows / ROWS_PER_USER), 1, Sample.MOST_USERS);
		double perUser = rows == 0 ? ROWS_PER_USER : (double) rows / people;
		Sample.Settings settings = new Sample.Settings(people, first, months, seed, perUser, realistic);
		try {
			Map<String, Long> before = read(folder, settings);
			if (before != null) {
				return result(folder, before, true);
			}
			return result(folder, write(folder, settings, monitor), false);
		} catch (IOException e) {
			throw new ZippException("The sample cannot be written: " + Reasons.of(e)
					+ ". Make room or choose another folder.", folder, 0, e);
		}
	}

	private static Map<String, Long> write(Path folder, Sample.Settings settings, SubMonitor monitor) throws IOException {
		Files.createDirectories(folder.getParent());
		Path made = Files.createTempDirectory(folder.getParent(), folder.getFileName() + "-");
		try {
			Path dump = Files.createDirectory(made.resolve("dump"));
			Map<String, Long> counts = new Sample(dump, settings).write(monitor);
			record(dump, settings, counts);
			if (Files.exists(folder)) {
				Files.move(folder, made.resolve("before"));
			}
			StudyDirectory.moveIntoPlace(dump, folder);
			return counts;
		} finally {
			FileTrees.delete(made);
		}
	}

	private static void record(Path folder, Sample.Settings settings, Map<String, Long> counts) throws IOException {
		StringBuilder text = new StringBuilder("# Written by sample, not to be edited\n");
		text.append("settings=").append(text(settings)).append('\n');
		text.append("counts=").append(String.join(",", counts.keySet())).append('\n');
		counts.forEach((what, n) -> text.append("count.").append(what.replace(' ', '-')).append('=').append(n).append('\n'));
		sizes(folder).forEach((name, n) -> text.append("file.").append(name).append('=').append(n).append('\n'));
		Files.writeString(folder.resolve(RECORD), text, StandardCharsets.UTF_8);
	}

	/** Counts of a sample that lies there with those settings, whole; {@code null} when there is none. */
	private static Map<String, Long> read(Path folder, Sample.Settings settings) throws IOException {
		Path file = folder.resolve(RECORD);
		if (!Files.exists(file)) {
			if (Files.isDirectory(folder) && !sizes(folder).isEmpty()) {
				throw new ZippException("The folder holds other files than a sample. Name an empty one with --out.", folder, 0,
						null);
			}
			return null;
		}
		Properties p = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			p.load(in);
		}
		refuseOthers(folder, p);
		boolean same = text(settings).equals(p.getProperty("settings")) && sizes(folder).entrySet().stream()
				.allMatch(f -> f.getKey().equals(RECORD) || f.getValue().toString().equals(p.getProperty("file." + f.getKey())))
				&& p.stringPropertyNames().stream().filter(k -> k.startsWith("file."))
						.allMatch(k -> Files.exists(folder.resolve(k.substring("file.".length()))));
		if (!same) {
			return null;
		}
		Map<String, Long> counts = new LinkedHashMap<>();
		for (String what : p.getProperty("counts").split(",")) {
			counts.put(what, Long.valueOf(p.getProperty("count." + what.replace(' ', '-'))));
		}
		return counts;
	}

	/** A sample is replaced as a whole, so nothing but the sample may lie there. */
	private static void refuseOthers(Path folder, Properties record) throws IOException {
		for (Map.Entry<String, Long> file : sizes(folder).entrySet()) {
			if (!file.getKey().equals(RECORD) && !file.getValue().toString().equals(record.getProperty("file." + file.getKey()))) {
				throw new ZippException("The folder holds this file, which is none of the sample that was made there. Move it away, or name another folder with --out.",
						folder.resolve(file.getKey()), 0, null);
			}
		}
	}

	private static String text(Sample.Settings s) {
		return String.join(" ", FORMAT, String.valueOf(s.users()), s.start().toString(), String.valueOf(s.months()),
				String.valueOf(s.seed()), String.valueOf(s.rowsPerUser())) + (s.realistic() ? " realistic" : "");
	}

	private static Map<String, Long> sizes(Path folder) throws IOException {
		Map<String, Long> sizes = new TreeMap<>();
		try (Stream<Path> inside = Files.list(folder)) {
			for (Path file : (Iterable<Path>) inside::iterator) {
				sizes.put(file.getFileName().toString(), Files.size(file));
			}
		}
		return sizes;
	}

	private static OperationResult result(Path folder, Map<String, Long> counts, boolean repeated) {
		OperationResult.Builder result = OperationResult.builder().repeated(repeated).place(folder);
		for (String what : List.of("users", "communities", "posts", "comments", "image posts", "broken lines")) {
			result.count(what, counts.getOrDefault(what, 0L));
		}
		return result.build();
	}
}
