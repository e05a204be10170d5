package org.zipp.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.graph.internal.Ingest;

/**
 * Reads discussion dumps into the interaction graph of a study. The graph is made in {@code temp/} and takes its place
 * in one step, so that a run that fails or is cancelled leaves the graph there was. A run over the same files with the
 * same parameters does nothing.
 */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { "zipp.id=ingest",
		"zipp.order:Integer=20" })
public final class IngestOperation extends Operation {

	@Parameter(name = "files", label = "Dump files", description = "Dump files (.zst, .gz, .ndjson, .jsonl) or folders of them; the study's own dump when none is named.")
	public List<Path> files = List.of();

	@Parameter(name = "descriptions", label = "Community descriptions", description = "CSV file with the columns name,description; a subreddits.csv beside the dump files is found by itself.", advanced = true)
	public Path descriptions;

	@Parameter(name = "from", label = "First month", description = "First month to take, YYYY-MM.")
	public String from = "";

	@Parameter(name = "to", label = "Last month", description = "Last month to take, YYYY-MM.")
	public String to = "";

	@Parameter(name = "min-activity", label = "Minimum activity", description = "Users with fewer posts and comments are left out.", min = 1)
	public int minActivity = 5;

	@Parameter(name = "include-nsfw", label = "Include posts marked over 18", description = "Whether to take posts marked over 18.")
	public boolean includeNsfw;

	@Parameter(name = "keep-names", label = "Keep author names", description = "Keep author names instead of replacing them by keyed hashes. Only for data you may keep names of.", advanced = true)
	public boolean keepNames;

	@Parameter(name = "snippets-per-edge", label = "Snippets per community", description = "Most comments, and most titles, kept of one user in one community.", min = 0, max = 10000, advanced = true)
	public int snippetsPerEdge = 20;

	@Parameter(name = "images-per-user", label = "Image posts per user", description = "Most image posts kept of one user.", min = 0, max = 10000, advanced = true)
	public int imagesPerUser = 75;

	@Parameter(name = "bot-list", label = "List of bots", description = "Text file with one author name a line whose posts are dropped; a built-in list when none is named.", advanced = true)
	public Path botList;

	@Parameter(name = "max-line", label = "Longest line", description = "Lines with more bytes are counted as broken.", min = 1000, max = 1_000_000_000, advanced = true)
	public int maxLine = 10_000_000;

	@Override
	public String id() {
		return "ingest";
	}

	@Override
	public String label() {
		return "Ingest dump files";
	}

	@Override
	public String description() {
		return "Reads discussion dumps, drops deleted authors, bots and profiles, replaces author names by keyed hashes, "
				+ "and leaves the interaction graph in the study's graph folder.";
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory study = studyDirectory();
		YearMonth first = month("from", from);
		YearMonth last = month("to", to);
		if (first != null && last != null && last.isBefore(first)) {
			throw new ZippException("--to " + last + " is before --from " + first + '.');
		}
		Ingest.Settings settings = new Ingest.Settings(files.isEmpty() ? List.of(study.dump()) : files, descriptions,
				first, last, minActivity, includeNsfw, keepNames, snippetsPerEdge, imagesPerUser, botList, maxLine);
		try {
			return new Ingest(study, settings).run(monitor);
		} catch (IOException e) {
			throw new ZippException("The graph cannot be written: " + e.getMessage()
					+ ". Make room or choose another place, and run ingest again.", study.temp(), 0, e);
		}
	}

	private static YearMonth month(String name, String text) {
		try {
			return text.isBlank() ? null : YearMonth.parse(text.strip());
		} catch (DateTimeParseException e) {
			throw new ZippException("--" + name + " takes a month as YYYY-MM, not '" + text + "'.", e);
		}
	}
}
