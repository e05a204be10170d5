package org.zipp.graph.pictures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.FileTrees;
import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.internal.pictures.PictureFolder;
import org.zipp.graph.internal.pictures.PictureKeeper;
import org.zipp.graph.internal.pictures.PictureKeeper.Kept;
import org.zipp.graph.internal.pictures.PictureMatches;
import org.zipp.graph.internal.pictures.PictureMatches.How;
import org.zipp.graph.internal.pictures.PictureMatches.Match;
import org.zipp.graph.internal.pictures.PictureTable;
import org.zipp.graph.pictures.AttachedPictures.Keep;
import org.zipp.graph.pictures.AttachedPictures.Picture;
import org.zipp.tables.Csv;
import org.zipp.tables.TableFiles;

/**
 * Attaches downloaded pictures to the image posts of the graph. A file belongs to the post whose id it is named by
 * ({@code abc123.jpg}, {@code t3_abc123.jpg}), to the posts whose link ends in its name, or to the post that a table gives it
 * to. What was attached before stays; a post gets its newest picture. A stopped run goes on where it stopped.
 */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=attach",
		Operation.ORDER + ":Integer=25", LinePlace.GROUP + "=data", LinePlace.PLACE + ":Integer=22", LinePlace.ICON + "=attach",
		LinePlace.NEEDS + "=data", LinePlace.MAKES + "=data" })
public final class AttachOperation extends Operation {

	private static final String ID = "attach";
	private static final String PICTURES = "pictures";
	private static final String UNMATCHED = "unmatched.csv";
	private static final String UNREADABLE = "unreadable.csv";
	private static final String RUN = "last-run.properties";
	private static final String FINGERPRINT = "fingerprint";
	private static final int TICKS = 100;
	private static final int FINDING_TICKS = 20;

	@Parameter(name = "pictures", label = "Folder of pictures", description = "Folder of downloaded pictures, with its sub-folders: JPEG, PNG and GIF, named by the id of the post or like the end of its link.", required = true, path = PathUse.FOLDER)
	public Path pictures;

	@Parameter(name = "table", label = "Table of pictures", description = "Table with the columns link_or_id and file, for pictures with other names; file is a path below the pictures.", path = PathUse.FILE, endings = PathUse.TABLES)
	public Path table;

	@Parameter(name = "keep", label = "Keep pictures", description = "How pictures get into the study: link (hard links, copies where there can be none), copy, or reference (they stay where they are, and the study needs them there).")
	public Keep keep = Keep.LINK;

	@Parameter(name = "max-megapixels", label = "Largest picture", description = "Pictures of more million pixels are left out.", min = 1, max = 1000, advanced = true)
	public int maxMegapixels = PictureReader.DEFAULT.megapixels();

	@Parameter(name = "max-megabytes", label = "Largest file", description = "Files of more million bytes are left out.", min = 1, max = 2000, advanced = true)
	public int maxMegabytes = PictureReader.DEFAULT.megabytes();

	private final TableFiles tables;

	@Activate
	public AttachOperation(@Reference TableFiles tables) {
		this.tables = tables;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return "Attach pictures";
	}

	@Override
	public String description() {
		return "Matches a folder of downloaded pictures to the image posts of the graph by id or link, and keeps them in the "
				+ "study.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.ENCODERS);
	}

	@Override
	public Set<Resource> reads() {
		return Set.of(Resource.GRAPH);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory study = studyDirectory();
		if (pictures == null) {
			throw new ZippException("No folder of pictures was given. Name one with --pictures.");
		}
		SubMonitor progress = SubMonitor.convert(monitor, TICKS);
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			PictureFolder folder = PictureFolder.list(pictures, progress);
			if (folder.size() == 0) {
				throw new ZippException("There are no pictures in the folder.", pictures, 0, null);
			}
			PictureTable given = table == null ? PictureTable.NONE : PictureTable.read(tables, table, folder);
			String fingerprint = fingerprint(graph, folder);
			Map<String, Long> last = lastRun(study, fingerprint);
			if (!last.isEmpty()) {
				return result(study, last, true);
			}
			return attach(study, graph, folder, given, fingerprint, progress);
		} catch (IOException | UncheckedIOException e) {
			throw new ZippException("The pictures cannot be attached: " + Reasons.of(e)
					+ ". Make room or check the folders, and start again; it goes on where it stopped.", study.attached(), 0, e);
		}
	}

	private OperationResult attach(StudyDirectory study, InteractionGraph graph, PictureFolder folder, PictureTable given,
			String fingerprint, SubMonitor progress) throws IOException {
		PictureMatches matches = PictureMatches.find(graph, folder, given, progress.split(FINDING_TICKS));
		Path work = study.temp().resolve(ID + '-' + fingerprint.substring(0, 12));
		Files.createDirectories(work);
		Files.createDirectories(study.attached());
		int[] files = matches.matches().stream().mapToInt(Match::file).sorted().distinct().toArray();
		Kept[] kept = new PictureKeeper(folder, study.attached().resolve(PICTURES), work,
				new PictureReader(maxMegabytes, maxMegapixels), keep).keep(files, progress.split(TICKS - FINDING_TICKS));
		AttachedPictures.add(study, readable(matches, kept, folder), work);
		Map<String, Long> counts = counts(matches, kept, folder, given, files.length);
		writeLists(study, work, folder, matches, given, kept);
		writeRun(study, work, fingerprint, counts);
		FileTrees.delete(work);
		return result(study, counts, false);
	}

	private static List<Picture> readable(PictureMatches matches, Kept[] kept, PictureFolder folder) {
		return matches.matches().stream().filter(m -> kept[m.file()].problem() == null).map(m -> {
			Kept k = kept[m.file()];
			return new Picture(m.source(), k.file(), folder.entry(m.file()).bytes(), k.sha256(), k.width(), k.height());
		}).sorted((a, b) -> AttachedPictures.compare(a.source(), b.source())).toList();
	}

	private static Map<String, Long> counts(PictureMatches matches, Kept[] kept, PictureFolder folder, PictureTable given,
			int matched) {
		Map<How, Long> found = matches.counts();
		long unreadable = Arrays.stream(kept).filter(k -> k != null && k.problem() != null).count();
		long attached = matches.matches().stream().filter(m -> kept[m.file()].problem() == null).count();
		Map<String, Long> counts = new LinkedHashMap<>();
		counts.put("files", (long) folder.size());
		counts.put("posts with a picture", attached);
		counts.put("matched by table", found.get(How.TABLE));
		counts.put("matched by id", found.get(How.ID));
		counts.put("matched by link", found.get(How.LINK));
		counts.put("image posts without", matches.posts() - attached);
		counts.put("unmatched files", (long) folder.size() - matched);
		counts.put("unreadable files", unreadable);
		counts.put("files that only the table names", (long) given.missing().size());
		return counts;
	}

	private static void writeLists(StudyDirectory study, Path work, PictureFolder folder, PictureMatches matches,
			PictureTable given, Kept[] kept) throws IOException {
		List<String[]> unmatched = new ArrayList<>();
		List<String[]> unreadable = new ArrayList<>();
		for (int file = 0; file < folder.size(); file++) {
			String why = matches.whyUnmatched(file);
			if (why != null) {
				unmatched.add(new String[] { folder.entry(file).path(), why });
			} else if (kept[file].problem() != null) {
				unreadable.add(new String[] { folder.entry(file).path(), kept[file].problem() });
			}
		}
		given.missing().forEach(path -> unmatched.add(new String[] { path, "the table names it, the folder lacks it" }));
		writeList(work, UNMATCHED, unmatched, study);
		writeList(work, UNREADABLE, unreadable, study);
	}

	private static void writeList(Path work, String name, List<String[]> rows, StudyDirectory study) throws IOException {
		Path made = work.resolve(name);
		try (BufferedWriter out = Files.newBufferedWriter(made, StandardCharsets.UTF_8)) {
			out.write(Csv.line("file", "reason"));
			for (String[] row : rows) {
				out.write(Csv.line((Object[]) row));
			}
		}
		StudyDirectory.moveIntoPlace(made, study.attached().resolve(name));
	}

	/** What the last run counted, if it did just this; else nothing. */
	private static Map<String, Long> lastRun(StudyDirectory study, String fingerprint) throws IOException {
		Path file = study.attached().resolve(RUN);
		Map<String, Long> counts = new LinkedHashMap<>();
		if (Files.exists(file)) {
			Properties p = new Properties();
			try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
				p.load(in);
			}
			if (fingerprint.equals(p.getProperty(FINGERPRINT))) {
				for (String name : p.getProperty("counts").split(",")) {
					counts.put(name, Long.valueOf(p.getProperty(name)));
				}
			}
		}
		return counts;
	}

	private static void writeRun(StudyDirectory study, Path work, String fingerprint, Map<String, Long> counts)
			throws IOException {
		Properties p = new Properties();
		p.setProperty(FINGERPRINT, fingerprint);
		p.setProperty("counts", String.join(",", counts.keySet()));
		counts.forEach((name, n) -> p.setProperty(name, n.toString()));
		StringWriter text = new StringWriter();
		p.store(text, "The last run of attach; not to be edited");
		Path made = work.resolve(RUN);
		Files.writeString(made, text.toString(), StandardCharsets.UTF_8);
		StudyDirectory.moveIntoPlace(made, study.attached().resolve(RUN));
	}

	private static OperationResult result(StudyDirectory study, Map<String, Long> counts, boolean repeated) {
		OperationResult.Builder result = OperationResult.builder().repeated(repeated).place(study.attached());
		counts.forEach((what, n) -> {
			if (n > 0) {
				result.count(what, n);
			}
		});
		if (counts.get("unmatched files") > 0 && !repeated) {
			result.warning(counts.get("unmatched files") + " files belong to no image post; "
					+ study.attached().resolve(UNMATCHED) + " says why.");
		}
		if (counts.get("unreadable files") > 0 && !repeated) {
			result.warning(counts.get("unreadable files") + " files cannot be used; " + study.attached().resolve(UNREADABLE)
					+ " says why.");
		}
		return result.build();
	}

	private String fingerprint(InteractionGraph graph, PictureFolder folder) throws IOException {
		MessageDigest digest = Hashes.sha256();
		update(digest, "attach 1", graph.fingerprint(), pictures.toAbsolutePath().normalize().toString(), keep.name(),
				Integer.toString(maxMegapixels), Integer.toString(maxMegabytes));
		for (int i = 0; i < folder.size(); i++) {
			PictureFolder.Entry e = folder.entry(i);
			update(digest, e.path(), Long.toString(e.bytes()), Long.toString(e.modified()));
		}
		if (table != null) {
			Hashes.update(digest, table);
		}
		return Hashes.hex(digest);
	}

	private static void update(MessageDigest digest, String... parts) {
		for (String part : parts) {
			digest.update(part.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
		}
	}
}
