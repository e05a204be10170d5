package org.zipp.graph.internal.ingest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.FileTrees;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.StudyDirectory.AuthorHash;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.graph.DumpFolder;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.internal.GraphBuilder;
import org.zipp.graph.internal.GraphManifest;
import org.zipp.graph.internal.GraphPlace;
import org.zipp.tables.Csv;
import org.zipp.tables.Names;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;
import org.zipp.tables.packing.PackedInput;

/**
 * From dump files and edge lists to the graph in its place, in two steps.
 *
 * <p><b>Reading.</b> Each file becomes a {@link Part} of the study, once: rows that are not of deleted authors,
 * AutoModerator or on profiles, packed, sorted by user and id, with the best texts of each user in each community and
 * month. One thread unpacks ({@link LineBlocks}), others parse ({@link BlockParser}: {@link LineScanner}, and
 * {@link DumpParser} for what that does not understand), and one collects the rows in the order of the file
 * ({@link PartRows}) within the limit of memory; when it is reached, what is there is sorted and written as a run, and runs
 * are merged in the end. A part takes its place when it is complete, so that a stopped ingest goes on with the file it
 * was at. A file that did not change is not read again.
 *
 * <p><b>Merging.</b> All parts are streamed together, user by user ({@link GraphMerge}): what is not wanted is dropped, what
 * is there more than once counts once, and edges and the best texts go to the {@link GraphBuilder}. Dates, over 18, bots,
 * languages, least activity, descriptions and smaller numbers of texts are decided here, so that changing them reads no
 * dump. Files are read again when they changed, or when {@code --keep-names}, {@code --max-line} or the author key
 * changed, or more texts are asked for than were kept.
 *
 * <p><b>Memory.</b> The limit covers rows on their way, their texts, authors, the files open for merging, and the window
 * of a zstd file. A window of 2 GiB, as {@code --long=31} may ask for, can be more than the whole limit; then rows get a
 * quarter of the limit and the result says what was taken besides. All rows of one user are held at a time.
 */
public final class Ingest {

	/** Name of the file in the graph folder that says what was read of each file. */
	public static final String REPORT = "ingest.csv";

	private static final String BOT_LIST = "/org/zipp/graph/bots.txt";
	private static final String NAME = "name";
	private static final String DESCRIPTION = "description";
	private static final String LOCK = "ingest.lock";
	private static final String WORK = "ingest-";
	private static final int ALIKE = 5;
	private static final int TICKS = 100;
	private static final int READ_TICKS = 70;
	private static final int MERGE_TICKS = 25;

	/**
	 * What to read and how. {@code descriptions} and {@code botList} may be {@code null}.
	 *
	 * @param add     whether the files come to those that the graph was made of
	 * @param memory  most bytes of memory
	 * @param threads how many parse
	 */
	public record Settings(List<Path> files, List<Path> edges, boolean add, Path descriptions, DateRange range, int minActivity,
			boolean includeNsfw, boolean keepNames, int snippetsPerEdge, int imagesPerUser, Path botList, List<String> languages,
			int maxLine, long memory, int threads) {
	}

	private final StudyDirectory study;
	private final Settings settings;
	private final TableFiles tables;
	private final TextBudget budget;
	private final List<String> warnings = new ArrayList<>();
	/** Ends with its channel; referred to, because this process forgets locks that nobody refers to. */
	private FileLock lock;

	/** @param tables opens edge lists and descriptions of communities */
	public Ingest(StudyDirectory study, Settings settings, TableFiles tables) {
		this.study = study;
		this.settings = settings;
		this.tables = tables;
		budget = new TextBudget(settings.snippetsPerEdge(), settings.imagesPerUser());
	}

	/** @throws IOException when the graph cannot be written */
	public OperationResult run(SubMonitor monitor) throws IOException {
		SubMonitor progress = SubMonitor.convert(monitor, TICKS);
		List<InputFile> named = new ArrayList<>(InputFile.find(settings.files(), false, warnings::add));
		named.addAll(InputFile.find(settings.edges(), true, warnings::add));
		Set<String> bots = bots();
		Languages languages = new Languages(settings.languages());
		study.create();
		AuthorHash hash = study.authorHash();
		Parts parts = new Parts(study.graph(), settings.maxLine() + " " + (settings.keepNames() ? "names" : hash.of("key")));
		List<InputFile> files = files(named, parts);
		Map<String, String> descriptions = descriptions(files);
		String fingerprint = fingerprint(files, parts, bots, descriptions, languages);
		OperationResult done = done(fingerprint);
		if (done != null) {
			return done;
		}
		Files.createDirectories(study.temp());
		try (FileChannel channel = FileChannel.open(study.temp().resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			lock(channel); // released when the channel is closed
			deleteLeftovers(study.temp(), WORK);
			Path work = Files.createTempDirectory(study.temp(), WORK);
			try {
				UserIds ids = new UserIds(settings.keepNames() ? null : hash);
				Read read = read(files, parts, ids, work, progress);
				return build(read, parts, ids, bots, languages, descriptions, fingerprint, work, progress);
			} finally {
				FileTrees.delete(work);
			}
		}
	}

	/** The files to make the graph of: those named, of the months asked for, and those it is made of already. */
	private List<InputFile> files(List<InputFile> named, Parts parts) throws IOException {
		Map<Path, InputFile> files = new TreeMap<>();
		if (settings.add() && GraphManifest.exists(study.graph())) {
			Set<Path> anew = named.stream().map(InputFile::file).collect(Collectors.toSet());
			parts.sources(GraphManifest.read(study.graph()).data(), budget, anew).forEach(f -> files.put(f.file(), f));
		}
		named.forEach(f -> files.put(f.file(), f));
		List<InputFile> wanted = files.values().stream().filter(f -> f.month().map(settings.range()::touches).orElse(true)).toList();
		if (wanted.isEmpty()) {
			throw new ZippException("None of the " + files.size() + " dump files is of the months asked for.");
		}
		return wanted;
	}

	/**
	 * @param parts one for each file
	 * @param fresh how many of them were read in this run
	 * @param runs  files that were written because the limit of memory was reached
	 */
	private record Read(List<Part> parts, List<Part> fresh, int runs) {
	}

	private Read read(List<InputFile> files, Parts parts, UserIds ids, Path work, SubMonitor progress) throws IOException {
		Map<InputFile, Part> known = new LinkedHashMap<>();
		for (InputFile file : files) {
			Part part = parts.find(file, budget);
			if (part != null) {
				known.put(file, part);
			}
		}
		List<InputFile> unread = files.stream().filter(f -> !known.containsKey(f)).toList();
		announceNeeds(unread, known.keySet(), progress);
		Reading reading = new Reading(unread, progress.split(READ_TICKS));
		PartMaker maker = new PartMaker(ids, budget, settings.memory(), settings.maxLine(), settings.threads(), tables);
		List<Part> fresh = new ArrayList<>();
		for (InputFile file : unread) {
			Part part = parts.put(maker.make(file, work, reading), work);
			fresh.add(part);
			known.put(file, part);
			reading.done(file);
			reading.check();
		}
		return new Read(files.stream().map(known::get).toList(), fresh, maker.runs());
	}

	private void announceNeeds(List<InputFile> unread, Set<InputFile> known, SubMonitor progress) throws IOException {
		DiskNeed need = DiskNeed.of(unread, List.copyOf(known));
		String text = need.check(study.temp());
		progress.subTask(text);
		if (need.isTight(study.temp())) {
			warnings.add("The disk may become full. " + text);
		}
		long window = 0;
		for (InputFile file : unread) {
			window = Math.max(window, Files.isReadable(file.file()) ? PackedInput.window(file.file()) : 0);
		}
		if (PartMaker.exceeds(settings.memory(), window)) {
			warnings.add("Unpacking took up to " + MemorySize.text(window) + " of memory beside the limit of "
					+ MemorySize.text(settings.memory()) + ": the files ask for so large a window.");
		}
	}

	private OperationResult build(Read read, Parts parts, UserIds ids, Set<String> bots, Languages languages,
			Map<String, String> descriptions, String fingerprint, Path work, SubMonitor progress) throws IOException {
		Path data = Files.createDirectory(work.resolve(GraphPlace.dataName(fingerprint)));
		GraphMerge.Choice choice = new GraphMerge.Choice(settings.range(), settings.includeNsfw(), settings.minActivity(), budget);
		GraphMerge merge = new GraphMerge(read.parts, ids, ids.new Some(bots), choice, languages, settings.memory(), work);
		try (GraphBuilder builder = new GraphBuilder(data)) {
			merge.write(builder, progress.split(MERGE_TICKS));
			if (builder.users() == 0) {
				throw nobody(read.parts);
			}
			builder.finish(merge.names().stream().map(n -> new GraphBuilder.Community(n,
					descriptions.getOrDefault(n.toLowerCase(Locale.ROOT), ""))).toList(), merge.activity(),
					progress.split(TICKS - READ_TICKS - MERGE_TICKS));
			similarNames(merge.names());
			GraphManifest manifest = new GraphManifest(data.getFileName().toString(), fingerprint,
					counts(read.parts, merge, builder), builder.marks());
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			place(read, parts, merge, manifest, data, work);
			return result(manifest.counts(), read, false);
		}
	}

	/** Communities that differ in case alone stay two, so a person must know. */
	private void similarNames(List<String> names) {
		Map<String, String> folded = new TreeMap<>();
		List<String> alike = new ArrayList<>();
		for (String name : names) {
			String other = folded.putIfAbsent(Names.folded(name), name);
			if (other != null) {
				alike.add('"' + other + "\" and \"" + name + '"');
			}
		}
		if (!alike.isEmpty()) {
			warnings.add("The communities " + String.join(", ", alike.stream().limit(ALIKE).toList())
					+ (alike.size() > ALIKE ? " and " + (alike.size() - ALIKE) + " pairs more" : "")
					+ " are taken as different; if they are the same, write them alike.");
		}
	}

	private void place(Read read, Parts parts, GraphMerge merge, GraphManifest manifest, Path data, Path work)
			throws IOException {
		Path quarantine = work.resolve(Quarantine.NAME);
		Quarantine.join(read.parts, quarantine);
		Path report = work.resolve(REPORT);
		writeReport(read.parts, merge, report);
		parts.note(manifest.data(), read.parts);
		GraphPlace.put(study.graph(), data, manifest, work);
		StudyDirectory.moveIntoPlace(quarantine, study.graph().resolve(Quarantine.NAME));
		StudyDirectory.moveIntoPlace(report, study.graph().resolve(REPORT));
		parts.tidy(manifest.data(), read.parts);
	}

	private ZippException nobody(List<Part> parts) {
		long lines = parts.stream().mapToLong(p -> p.count(Part.LINES)).sum();
		long broken = parts.stream().mapToLong(Part::broken).sum();
		String first = firstBroken(parts);
		return new ZippException("No user is left: " + lines + " lines read, " + broken + " broken" + first
				+ ", and no author with at least " + settings.minActivity()
				+ " posts and comments. The graph is as it was. Check the files or lower --min-activity.");
	}

	/** Where the first broken line is and why it is broken, as part of a sentence. */
	private static String firstBroken(List<Part> parts) {
		for (Part part : parts) {
			if (part.broken() > 0) {
				try (Stream<String> lines = Files.lines(part.quarantine(), StandardCharsets.UTF_8)) {
					return lines.skip(1).findFirst().map(l -> " (the first: " + l + ')').orElse("");
				} catch (IOException _) {
					return ""; // less to tell
				}
			}
		}
		return "";
	}

	private static Map<String, Long> counts(List<Part> parts, GraphMerge merge, GraphBuilder builder) {
		Map<String, Long> counts = new LinkedHashMap<>();
		counts.put("users", (long) builder.users());
		counts.put("communities", (long) builder.communities());
		counts.put("edges", builder.edges());
		counts.put("posts", builder.posts());
		counts.put("comments", builder.comments());
		counts.put("image posts", merge.images());
		counts.put("texts kept", merge.traces());
		for (String what : List.of(Part.LINES, Part.TAKEN, Part.DELETED, Part.BOTS, Part.PROFILES, GraphMerge.NSFW,
				GraphMerge.OUTSIDE, GraphMerge.LANGUAGE, Part.COPIES)) {
			counts.put(what, 0L);
		}
		for (int p = 0; p < parts.size(); p++) {
			Part part = parts.get(p);
			Map<String, Long> merged = merge.counts(p);
			for (String what : List.of(Part.LINES, Part.DELETED, Part.BOTS, Part.PROFILES, Part.COPIES)) {
				counts.merge(what, part.count(what), Long::sum);
			}
			for (String what : List.of(Part.BOTS, GraphMerge.NSFW, GraphMerge.OUTSIDE, GraphMerge.LANGUAGE, Part.COPIES)) {
				counts.merge(what, merged.get(what), Long::sum);
			}
			counts.merge(Part.TAKEN, merged.get(GraphMerge.KEPT) + merged.get(GraphMerge.QUIET_ROWS) + merged.get(Part.COPIES)
					+ part.count(Part.COPIES), Long::sum);
		}
		counts.put("quiet users left out", merge.quietUsers());
		for (BrokenLineException.Reason reason : BrokenLineException.Reason.values()) {
			counts.put(reason.plural(), parts.stream().mapToLong(p -> p.count(reason.plural())).sum());
		}
		return counts;
	}

	/** One line a file: what became of its lines, which add up, and how fast it was read. */
	private static void writeReport(List<Part> parts, GraphMerge merge, Path file) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			out.write(Csv.line("file", "rows", "kept", "deleted authors", "bots", "profiles", "over 18", "outside the dates",
					"other languages", "duplicates", "quiet users", "blank", "broken", "seconds", "rows a second"));
			for (int p = 0; p < parts.size(); p++) {
				Part part = parts.get(p);
				Map<String, Long> merged = merge.counts(p);
				long lines = part.count(Part.LINES);
				out.write(Csv.line(part.source().file(), lines, merged.get(GraphMerge.KEPT), part.count(Part.DELETED),
						part.count(Part.BOTS) + merged.get(Part.BOTS), part.count(Part.PROFILES), merged.get(GraphMerge.NSFW),
						merged.get(GraphMerge.OUTSIDE), merged.get(GraphMerge.LANGUAGE),
						part.count(Part.COPIES) + merged.get(Part.COPIES), merged.get(GraphMerge.QUIET_ROWS), part.count(Part.BLANK),
						part.broken(), String.format(Locale.ROOT, "%.1f", part.millis() / 1000.0), rate(lines, part.millis())));
			}
		}
	}

	private static long rate(long rows, long millis) {
		return Math.round(rows * 1000.0 / Math.max(1, millis));
	}

	/** The result of the run that made the graph, when it is the graph asked for; else {@code null}. */
	private OperationResult done(String fingerprint) {
		if (!GraphManifest.exists(study.graph())) {
			return null;
		}
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			return graph.fingerprint().equals(fingerprint) ? result(graph.counts(), null, true) : null;
		} catch (ZippException _) {
			return null; // damaged: made anew
		}
	}

	private OperationResult result(Map<String, Long> counts, Read read, boolean repeated) {
		OperationResult.Builder result = OperationResult.builder().repeated(repeated).place(study.graph());
		counts.forEach((what, n) -> {
			if (n > 0) {
				result.count(what, n);
			}
		});
		warnings.forEach(result::warning);
		if (repeated) {
			return result.build();
		}
		result.count("files read", read.fresh.size());
		result.count("files read before", (long) read.parts.size() - read.fresh.size());
		if (read.runs > 0) {
			result.count("spills", read.runs);
		}
		long millis = read.fresh.stream().mapToLong(Part::millis).sum();
		if (!read.fresh.isEmpty()) {
			result.count("rows a second", rate(read.fresh.stream().mapToLong(p -> p.count(Part.LINES)).sum(), millis));
		}
		long broken = Arrays.stream(BrokenLineException.Reason.values())
				.mapToLong(r -> counts.getOrDefault(r.plural(), 0L)).sum();
		if (broken > 0) {
			result.warning(broken + " lines could not be used; " + study.graph().resolve(Quarantine.NAME)
					+ " lists them with file, line and reason.");
		}
		return result.build();
	}

	private Set<String> bots() {
		try (InputStream in = botList();
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			Set<String> names = lines.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#"))
					.map(l -> l.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
			names.add(BlockParser.AUTOMODERATOR);
			return names;
		} catch (IOException e) {
			throw new ZippException("The list of bots cannot be read: " + Reasons.of(e) + '.', settings.botList(), 0, e);
		}
	}

	private InputStream botList() throws IOException {
		return settings.botList() == null ? Ingest.class.getResourceAsStream(BOT_LIST)
				: Files.newInputStream(settings.botList());
	}

	/** Lower-case name → description. */
	private Map<String, String> descriptions(List<InputFile> files) {
		Set<Path> sources = new TreeSet<>();
		if (settings.descriptions() != null) {
			sources.add(settings.descriptions());
		} else {
			files.forEach(f -> sources.add(f.file().resolveSibling(DumpFolder.DESCRIPTIONS)));
			sources.removeIf(f -> !Files.exists(f));
		}
		Map<String, String> result = new TreeMap<>();
		for (Path source : sources) {
			describe(source, result);
		}
		return result;
	}

	private void describe(Path source, Map<String, String> result) {
		try (Table table = tables.open(source, List.of(NAME, DESCRIPTION), List.of())) {
			while (table.next()) {
				if (table.problem() != null) {
					throw new ZippException(table.problem(), source, table.line(), null);
				}
				String name = table.text(NAME);
				if (name == null) {
					throw new ZippException("The line names no community.", source, table.line(), null);
				}
				String description = table.text(DESCRIPTION);
				result.put(name.toLowerCase(Locale.ROOT), description == null ? "" : description);
			}
		}
	}

	private String fingerprint(List<InputFile> files, Parts parts, Set<String> bots, Map<String, String> descriptions,
			Languages languages) {
		List<String> all = new ArrayList<>(List.of("graph 3"));
		files.stream().map(parts::name).sorted(Comparator.naturalOrder()).forEach(all::add);
		all.add(bots.toString());
		all.add(descriptions.toString());
		all.add(settings.range() + " " + settings.minActivity() + ' ' + settings.includeNsfw() + ' ' + budget + ' ' + languages);
		return Parts.hash(all);
	}

	private void lock(FileChannel channel) throws IOException {
		try {
			lock = channel.tryLock();
		} catch (OverlappingFileLockException _) {
			lock = null;
		}
		if (lock == null) {
			throw new ZippException("Another ingest is running in this study. Wait for it or cancel it.", study.root(), 0, null);
		}
	}

	private static void deleteLeftovers(Path folder, String prefix) throws IOException {
		try (Stream<Path> inside = Files.list(folder)) {
			for (Path old : inside.filter(f -> Files.isDirectory(f) && f.getFileName().toString().startsWith(prefix)).toList()) {
				FileTrees.delete(old);
			}
		}
	}
}
