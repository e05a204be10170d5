package org.zipp.graph.internal;

import java.io.BufferedReader;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.core.StudyDirectory.AuthorHash;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;

/**
 * From dump files to the graph in its place: scan and spill by user, then group part by part. Rows that are in the dump
 * twice (same id) count once: they have the same author, so they meet in one part.
 */
public final class Ingest {

	/** Name of the file with the descriptions of communities beside dump files. */
	public static final String DESCRIPTIONS = "subreddits.csv";

	private static final String BOTS = "/org/zipp/graph/bots.txt";
	private static final String LOCK = "ingest.lock";
	private static final String WORK = "ingest-";
	private static final int TICKS = 100;
	private static final int SCAN_TICKS = 70;
	private static final int GROUP_TICKS = 25;

	/** What to read and how. {@code from}, {@code to}, {@code descriptions} and {@code botList} may be {@code null}. */
	public record Settings(List<Path> files, Path descriptions, YearMonth from, YearMonth to, int minActivity,
			boolean includeNsfw, boolean keepNames, int snippetsPerEdge, int imagesPerUser, Path botList, int maxLine) {
	}

	private final StudyDirectory study;
	private final Settings settings;
	/** Ends with its channel; referred to, because this process forgets locks that nobody refers to. */
	private FileLock lock;

	public Ingest(StudyDirectory study, Settings settings) {
		this.study = study;
		this.settings = settings;
	}

	/** @throws IOException when the graph cannot be written */
	public OperationResult run(SubMonitor monitor) throws IOException {
		SubMonitor progress = SubMonitor.convert(monitor, TICKS);
		List<DumpFile> found = DumpFile.find(settings.files());
		Set<String> bots = bots();
		DumpScanner.Choice choice = new DumpScanner.Choice(settings.includeNsfw(), settings.from(), settings.to(), bots,
				settings.maxLine());
		List<DumpFile> files = found.stream().filter(f -> f.month().map(choice::wants).orElse(true)).toList();
		if (files.isEmpty()) {
			throw new ZippException("None of the " + found.size() + " dump files is of the months asked for.");
		}
		Map<String, String> descriptions = descriptions(files);
		study.create();
		AuthorHash hash = study.authorHash();
		String fingerprint = fingerprint(files, bots, descriptions, hash);
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
				UnaryOperator<String> userId = settings.keepNames() ? UnaryOperator.identity() : hash::of;
				return build(files, choice, descriptions, userId, fingerprint, work, progress);
			} finally {
				FileTrees.delete(work);
			}
		}
	}

	private OperationResult build(List<DumpFile> files, DumpScanner.Choice choice, Map<String, String> descriptions,
			UnaryOperator<String> userId, String fingerprint, Path work, SubMonitor progress) throws IOException {
		Spill spill = new Spill(work, !settings.keepNames());
		Quarantine quarantine = new Quarantine(work);
		DumpScanner scanner = new DumpScanner(choice, userId, spill, quarantine);
		try (spill; quarantine) {
			scanner.scan(files, progress.split(SCAN_TICKS));
		}
		List<String> provisional = scanner.communityNames();
		List<String> names = provisional.stream().sorted(GraphBuilder.ID_ORDER).toList();
		Map<String, Integer> place = new HashMap<>();
		names.forEach(n -> place.put(n, place.size()));
		int[] index = provisional.stream().mapToInt(place::get).toArray();
		Path data = Files.createDirectory(work.resolve(GraphPlace.dataName(fingerprint)));
		try (GraphBuilder builder = new GraphBuilder(data)) {
			UserRows rows = new UserRows(builder, settings.minActivity(), settings.snippetsPerEdge(), settings.imagesPerUser());
			group(spill, index, rows, progress.split(GROUP_TICKS).setWorkRemaining(Spill.PARTS));
			if (builder.users() == 0) {
				throw new ZippException("No user is left: " + scanner.counts().get("lines") + " lines read, "
						+ quarantine.total() + " broken, and no author with at least " + settings.minActivity()
						+ " posts and comments. The graph is as it was. Check the files or lower --min-activity.");
			}
			builder.finish(names.stream().map(n -> new GraphBuilder.Community(n,
					descriptions.getOrDefault(n.toLowerCase(Locale.ROOT), ""))).toList(), rows.activity(),
					progress.split(TICKS - SCAN_TICKS - GROUP_TICKS));
			GraphManifest manifest = new GraphManifest(data.getFileName().toString(), fingerprint,
					counts(scanner, builder, rows, quarantine), builder.marks());
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			GraphPlace.put(study.graph(), data, manifest, work);
			StudyDirectory.moveIntoPlace(work.resolve(Quarantine.NAME), study.graph().resolve(Quarantine.NAME));
			return result(manifest.counts(), false);
		}
	}

	/** @param index place of a community among all by its provisional number */
	private static void group(Spill spill, int[] index, UserRows sink, SubMonitor progress) throws IOException {
		for (int part = 0; part < Spill.PARTS; part++) {
			progress.subTask("Grouping by user, part " + (part + 1) + " of " + Spill.PARTS);
			Map<String, List<Trace>> rows = new TreeMap<>(GraphBuilder.ID_ORDER);
			rows.putAll(spill.take(part));
			for (Map.Entry<String, List<Trace>> user : rows.entrySet()) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				user.getValue().replaceAll(t -> new Trace(t.kind(), index[t.community()], t.text(), t.source(), t.link(),
						t.score(), t.created()));
				sink.user(user.getKey(), user.getValue());
			}
			progress.worked(1);
		}
	}

	private static Map<String, Long> counts(DumpScanner scanner, GraphBuilder builder, UserRows rows, Quarantine quarantine) {
		Map<String, Long> counts = new LinkedHashMap<>();
		counts.put("users", (long) builder.users());
		counts.put("communities", (long) builder.communities());
		counts.put("edges", builder.edges());
		counts.put("posts", builder.posts());
		counts.put("comments", builder.comments());
		counts.put("image posts", rows.images());
		counts.put("texts kept", rows.traces());
		counts.putAll(scanner.counts());
		counts.put("duplicates", rows.duplicates());
		counts.put("quiet users left out", rows.quietUsers());
		for (BrokenLineException.Reason reason : BrokenLineException.Reason.values()) {
			counts.put(reason.plural(), quarantine.counts().getOrDefault(reason, 0L));
		}
		return counts;
	}

	/** The result of the run that made the graph, when it is the graph asked for; else {@code null}. */
	private OperationResult done(String fingerprint) {
		if (!GraphManifest.exists(study.graph())) {
			return null;
		}
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			return graph.fingerprint().equals(fingerprint) ? result(graph.counts(), true) : null;
		} catch (ZippException _) {
			return null; // damaged: made anew
		}
	}

	private OperationResult result(Map<String, Long> counts, boolean repeated) {
		OperationResult.Builder result = OperationResult.builder().repeated(repeated).place(study.graph());
		counts.forEach((what, n) -> {
			if (n > 0) {
				result.count(what, n);
			}
		});
		long broken = Arrays.stream(BrokenLineException.Reason.values())
				.mapToLong(r -> counts.getOrDefault(r.plural(), 0L)).sum();
		if (broken > 0 && !repeated) {
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
			names.add("automoderator");
			return names;
		} catch (IOException e) {
			throw new ZippException("The list of bots cannot be read: " + e, settings.botList(), 0, e);
		}
	}

	private InputStream botList() throws IOException {
		return settings.botList() == null ? Ingest.class.getResourceAsStream(BOTS)
				: Files.newInputStream(settings.botList());
	}

	/** Lower-case name → description. */
	private Map<String, String> descriptions(List<DumpFile> files) {
		Set<Path> sources = new TreeSet<>();
		if (settings.descriptions() != null) {
			sources.add(settings.descriptions());
		} else {
			files.forEach(f -> sources.add(f.file().resolveSibling(DESCRIPTIONS)));
			sources.removeIf(f -> !Files.exists(f));
		}
		Map<String, String> result = new TreeMap<>();
		for (Path source : sources) {
			Csv.read(source, List.of("name", "description"),
					row -> result.put(row.get(0).toLowerCase(Locale.ROOT), row.get(1)));
		}
		return result;
	}

	private String fingerprint(List<DumpFile> files, Set<String> bots, Map<String, String> descriptions, AuthorHash hash) {
		List<String> parts = new ArrayList<>(List.of("graph 2"));
		files.forEach(f -> parts.add(f.file().getFileName() + " " + f.bytes() + ' ' + f.modified()));
		parts.add(bots.toString());
		parts.add(descriptions.toString());
		parts.add(settings.from() + " " + settings.to() + ' ' + settings.minActivity() + ' ' + settings.includeNsfw() + ' '
				+ settings.snippetsPerEdge() + ' ' + settings.imagesPerUser() + ' ' + settings.maxLine());
		parts.add(settings.keepNames() ? "names" : hash.of("key"));
		try {
			return HexFormat.of().formatHex(
					MessageDigest.getInstance("SHA-256").digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
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
