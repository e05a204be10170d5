package org.zipp.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.graph.internal.ingest.DateRange;
import org.zipp.graph.internal.ingest.Ingest;
import org.zipp.graph.internal.ingest.MemorySize;
import org.zipp.tables.TableFiles;
import org.zipp.tables.TableFilesProvider;

/**
 * Reads discussion dumps and edge lists into the interaction graph of a study. What was read of each file stays in
 * {@code graph/parts/}, so that a stopped run goes on with the file it was at, further months are added without reading
 * the others again, and most parameters can be changed without reading anything again. The graph is made in
 * {@code temp/} and takes its place in one step, so that a run that fails or is cancelled leaves the graph there was. A run
 * over the same files with the same parameters does nothing. {@code graph/ingest.csv} says what became of the lines of each
 * file, {@code graph/quarantine.csv} which could not be used.
 */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=ingest",
		Operation.ORDER + ":Integer=20", LinePlace.GROUP + "=data", LinePlace.ICON + "=community", LinePlace.MAKES + "=data",
		LinePlace.SHOWS + "=data", LinePlace.MAKES_STUDY + ":Boolean=true" })
public final class IngestOperation extends Operation {

	@Parameter(name = "files", label = "Dump files",
			description = "Dump files or folders of them; the study's own dump when neither these nor edge lists are named.",
			path = PathUse.FILE_OR_FOLDER, endings = ".zst .gz .ndjson .jsonl .json")
	public List<Path> files = List.of();

	@Parameter(name = "edges", label = "Edge lists",
			description = "Tables or folders of them, also such as Spark and Flink write, with columns user, community, count "
					+ "and optionally posts, comments, time, first, last, text, title, link, score.",
			path = PathUse.FILE_OR_FOLDER, endings = PathUse.TABLES)
	public List<Path> edges = List.of();

	@Parameter(name = "add", label = "Add to the graph",
			description = "Whether the files come to those that the graph is made of, rather than replacing them.")
	public boolean add;

	@Parameter(name = "descriptions", label = "Community descriptions",
			description = "Table with the columns name and description; a subreddits.csv beside the files is found by itself.",
			advanced = true, path = PathUse.FILE, endings = PathUse.TABLES)
	public Path descriptions;

	@Parameter(name = "from", label = "First day",
			description = "First month or day to take, YYYY-MM or YYYY-MM-DD (UTC); all when empty. The paper has 2015-01.")
	public String from = "";

	@Parameter(name = "to", label = "Last day",
			description = "Last month or day to take, YYYY-MM or YYYY-MM-DD (UTC); all when empty. The paper has 2022-12.")
	public String to = "";

	@Parameter(name = "min-activity", label = "Minimum activity",
			description = "Users with fewer posts and comments are left out. The paper says no number.", min = 1)
	public int minActivity = 5;

	@Parameter(name = "include-nsfw", label = "Include posts marked over 18",
			description = "Whether to take posts marked over 18. The paper does not say.")
	public boolean includeNsfw;

	@Parameter(name = "languages", label = "Languages",
			description = "Languages of communities to take, as ISO 639 codes like en or deu, told from what is posted "
					+ "there; all when none is named.", advanced = true)
	public List<String> languages = List.of();

	@Parameter(name = "keep-names", label = "Keep author names",
			description = "Keep author names instead of replacing them by keyed hashes. Only for data you may keep names of. "
					+ "A change reads the files again.", advanced = true)
	public boolean keepNames;

	@Parameter(name = "snippets-per-edge", label = "Snippets per community",
			description = "Most comments, and most titles, kept of one user in one community. More than before reads the "
					+ "files again.", min = 0, max = 10000, advanced = true)
	public int snippetsPerEdge = 20;

	@Parameter(name = "images-per-user", label = "Image posts per user",
			description = "Most image posts kept of one user. More than before reads the files again.",
			min = 0, max = 10000, advanced = true)
	public int imagesPerUser = 75;

	@Parameter(name = "bot-list", label = "List of bots",
			description = "Text file with one author name a line whose posts are dropped; a built-in list when none is "
					+ "named. AutoModerator is dropped always.", advanced = true, path = PathUse.FILE)
	public Path botList;

	@Parameter(name = "max-line", label = "Longest line",
			description = "Lines of dumps with more bytes are counted as broken. A change reads the files again.",
			min = 1000, max = 1_000_000_000, advanced = true)
	public int maxLine = 10_000_000;

	@Parameter(name = "memory", label = "Memory",
			description = "Most memory to use, like 2GB or 800MB; what does not fit goes to the study's temp folder.", advanced = true)
	public String memory = "2GB";

	@Parameter(name = "threads", label = "Threads",
			description = "How many threads parse; 0 for one a processor. The graph is the same with any number.",
			min = 0, max = 256, advanced = true)
	public int threads;

	private final TableFiles tables;

	/** For use where no services are. */
	public IngestOperation() {
		this(new TableFilesProvider());
	}

	@Activate
	public IngestOperation(@Reference TableFiles tables) {
		this.tables = tables;
	}

	@Override
	public String id() {
		return "ingest";
	}

	@Override
	public String label() {
		return "Ingest dumps and edge lists";
	}

	@Override
	public String description() {
		return "Reads discussion dumps and edge lists, drops deleted authors, bots and profiles, replaces author names by keyed hashes, "
				+ "and leaves the interaction graph in the study's graph folder.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.GRAPH);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory study = studyDirectory();
		List<Path> dumps = files.isEmpty() && edges.isEmpty() ? List.of(study.dump()) : files;
		Ingest.Settings settings = new Ingest.Settings(dumps, edges, add, descriptions, DateRange.parse(from, to), minActivity,
				includeNsfw, keepNames, snippetsPerEdge, imagesPerUser, botList, languages, maxLine,
				MemorySize.parse("memory", memory), threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
		try {
			return new Ingest(study, settings, tables).run(monitor);
		} catch (IOException e) {
			throw new ZippException("The graph cannot be written: " + Reasons.of(e)
					+ ". Make room or choose another place, and run ingest again.", study.temp(), 0, e);
		}
	}
}
