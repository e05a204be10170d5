package org.zipp.report.internal.votes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.ParameterBlock;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Standalone;
import org.zipp.document.Block;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Section;
import org.zipp.document.Texts;
import org.zipp.model.RaterKind;
import org.zipp.report.ReportSettings;
import org.zipp.report.Reports;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.study.Judgement;
import org.zipp.study.Provenance;
import org.zipp.study.StudyData;
import org.zipp.study.imported.Duplicates;
import org.zipp.study.imported.ForeignTables;
import org.zipp.study.imported.RapidataFile;
import org.zipp.study.imported.Votes;
import org.zipp.study.imported.VotesFile;
import org.zipp.study.people.Raters;
import org.zipp.study.replication.ReplicationBundle;
import org.zipp.tables.Names;
import org.zipp.tables.Problems;
import org.zipp.tables.TableFiles;

/** Writes the report of votes that were collected elsewhere: HTML, PDF, CSV and JSON. */
@Standalone
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=analyze",
		Operation.ORDER + ":Integer=95", LinePlace.GROUP + "=analysis", LinePlace.ICON + "=report" })
public final class AnalyzeOperation extends Operation {

	private static final int LISTED = 5;
	private static final int FEW_RATERS = 2;

	@Parameter(name = "votes", label = "Votes",
			description = "Tables with a row for each vote (CSV, TSV, also .gz and .zst, or Parquet): rater, prompt, left, right, "
			+ "choice (left, right, tie, skip), and perhaps time and seconds; or what Rapidata, LMArena, Label Studio or Potato write, known by its "
			+ "content; or the bundle of a study, which gives the study's report again. Several are read as one.",
			required = true, path = PathUse.FILE, endings = PathUse.TABLES + " .json .jsonl .ndjson .json.gz .jsonl.gz .zip")
	public List<Path> votes = List.of();

	@Parameter(name = "items", label = "What was shown",
			description = "Where another tool's votes do not name the conditions: a table with id (of the task), left and right, perhaps prompt; or "
			+ "with picture and condition.", path = PathUse.FILE, endings = PathUse.TABLES + " .jsonl", advanced = true)
	public Path items;

	@Parameter(name = "raters", label = "Raters", description = "A table of raters: rater, and a column for each demographic variable.",
			path = PathUse.FILE, endings = PathUse.TABLES)
	public Path raters;

	@Parameter(name = "marginals", label = "Population",
			description = "A table of the population's shares, to which votes are raked: variable, level, share.", path = PathUse.FILE,
			endings = PathUse.TABLES)
	public Path marginals;

	@Parameter(name = "out", label = "Report folder",
			description = "Folder for the report; a folder beside the votes, named after them with -report, when none is given.",
			path = PathUse.NEW_FOLDER)
	public Path out;

	@Parameter(name = "title", label = "Title", description = "Title of the report.")
	public String title = "";

	@Parameter(name = "baseline", label = "Baselines",
			description = "Conditions that the others are compared with, in order; win rates are those of the others.")
	public List<String> baseline = List.of();

	/** What is decided beforehand. */
	@ParameterBlock
	public final Decisions decisions = new Decisions();

	@Parameter(name = "trim", label = "Trim weights",
			description = "The largest weight that raking may give, in mean weights; 0 for no bound.", min = 0, max = 1e6, advanced = true)
	public double trim;

	@Parameter(name = "variables", label = "Variables",
			description = "Columns of the raters to use; all that do not tell who a rater is when none is named.", advanced = true)
	public List<String> variables = List.of();

	@Parameter(name = "duplicates", label = "Duplicates",
			description = "What becomes of votes of one rater on the same pair of the same prompt that no time tells apart: "
			+ "equal rows count once, and contradicting ones end the analysis (fail), or the first or last counts, or contradicting ones are "
			+ "dropped, or each is a repeat.", advanced = true)
	public Duplicates duplicates = Duplicates.FAIL;

	@Parameter(name = "criterion", label = "Criterion",
			description = "What was asked, where a file holds several answers: preference, alignment or coherence in Rapidata's form, the name of a "
			+ "tag in Label Studio's, of a scheme in Potato's.",
			advanced = true)
	public String criterion = "preference";

	@Parameter(name = "simulated", label = "Simulated raters", description = "The raters are programs, not people; every page says so.",
			advanced = true)
	public boolean simulated;

	@Parameter(name = "seed", label = "Seed", description = "Seed of everything that is drawn at random; the same seed gives the same report.",
			advanced = true)
	public long seed = 1;

	/** What is written. */
	@ParameterBlock
	public final ReportFiles files = new ReportFiles();

	private final TableFiles tables;

	@Activate
	public AnalyzeOperation(@Reference TableFiles tables) {
		this.tables = tables;
	}

	@Override
	public String id() {
		return "analyze";
	}

	@Override
	public String label() {
		return "Analyze votes";
	}

	@Override
	public String description() {
		return "Computes win rates, intervals and tests from votes that were collected elsewhere and writes the report as HTML, PDF, CSV and "
				+ "JSON.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		List<Path> given = new ArrayList<>(new LinkedHashSet<>(votes.stream().map(f -> f.toAbsolutePath().normalize()).toList()));
		Path place = out == null ? beside(given.getFirst()) : out.toAbsolutePath().normalize();
		ReportWriter.Formats formats = files.formats();
		ReportWriter.check(formats, place, false, inputs());
		OperationResult.Builder result = OperationResult.builder();
		Optional<ReplicationBundle> bundle = bundle(given);
		Optional<PopulationMarginals> population = marginals == null ? bundle.flatMap(b -> b.marginals().map(m -> unpacked(m, place)))
				: Optional.of(PopulationMarginals.read(tables, marginals));
		StudyData data;
		if (bundle.isPresent()) {
			decisions.take(bundle.get().settings());
			data = bundle.get().data();
		} else {
			data = data(given, population, progress.split(35), result);
		}
		progress.setWorkRemaining(65);
		progress.checkCanceled();

		progress.subTask("Computing intervals and tests");
		Document report = Reports.of(data, settings(population));
		population.ifPresent(p -> warnOfWeights(p, report, result));
		progress.worked(40);
		progress.checkCanceled();

		ReportWriter writer = new ReportWriter(report, formats, place, false, inputs());
		result.place(writer.main()).count("votes", data.judgements().stream().filter(j -> j.choice() != null).count())
				.count("comparisons", data.judgements().stream().filter(Judgement::counts).count());
		if (data.provenance().ratersKnown()) {
			result.count("raters", data.judgements().stream().map(Judgement::raterId).distinct().count());
		}
		result.count("conditions", data.conditions().size()).count("prompts", data.prompts().size());
		if (files.json) {
			result.document(DocumentFormats.json(report));
		}
		if (writer.isWritten()) {
			return result.repeated(true).build();
		}
		writer.write(temp(place), progress.split(25));
		writer.warnings().forEach(result::warning);
		return result.count("files", writer.files()).build();
	}

	/** The bundle of a study, when one is given alone. */
	private Optional<ReplicationBundle> bundle(List<Path> given) {
		Optional<Path> bundle = given.stream().filter(ReplicationBundle::isBundle).findFirst();
		if (bundle.isPresent() && (given.size() > 1 || raters != null || items != null || !baseline.isEmpty())) {
			throw new ZippException("A bundle is analyzed alone: it holds the votes and raters of one study.", bundle.get(), 0, null);
		}
		return bundle.map(ReplicationBundle::read);
	}

	/** The shares that a bundle holds, read as any table of them is. */
	private PopulationMarginals unpacked(String csv, Path place) {
		try {
			Path file = Files.createTempFile("marginals", ".csv");
			try {
				Files.writeString(file, csv);
				return PopulationMarginals.read(tables, file);
			} finally {
				Files.delete(file);
			}
		} catch (IOException e) {
			throw new ZippException("The shares of the bundle cannot be unpacked: " + Reasons.of(e) + '.', place, 0, e);
		}
	}

	private StudyData data(List<Path> given, Optional<PopulationMarginals> population, SubMonitor progress, OperationResult.Builder result) {
		progress.setWorkRemaining(35);
		progress.subTask("Reading raters");
		Raters people = raters == null ? Raters.unknown() : Raters.read(tables, raters, variables, population, progress.split(5));
		progress.subTask("Reading votes");
		Votes read = read(given, people, progress.split(30));
		read.warnings().forEach(result::warning);
		people.warnings().forEach(result::warning);
		warnOfUnknown(read, people, result);
		progress.checkCanceled();
		StudyData data = data(read, people);
		warnOfLittle(data, read, result);
		return data;
	}

	private Votes read(List<Path> given, Raters people, SubMonitor progress) {
		ForeignTables foreign = new ForeignTables(tables, items, criterion);
		return foreign.told(read(given, people, foreign, progress), given);
	}

	private Votes read(List<Path> given, Raters people, TableFiles tables, SubMonitor progress) {
		RaterKind kind = simulated ? RaterKind.SIMULATED : RaterKind.HUMAN;
		if (marginals != null && raters == null && given.stream().noneMatch(f -> RapidataFile.isRapidata(tables.columns(f)))) {
			throw new ZippException("Votes cannot be raked to these shares, because nothing is known of the raters. Name a table of them with "
					+ "--raters.", marginals, 0, null);
		}
		List<Path> rapidata = given.stream().filter(f -> RapidataFile.isRapidata(tables.columns(f))).toList();
		if (rapidata.isEmpty()) {
			return new VotesFile(tables, duplicates, people, kind).read(given, progress);
		}
		if (rapidata.size() < given.size()) {
			throw new ZippException("This file has Rapidata's form and others have not. Analyze them apart: their votes say different things of "
					+ "raters.",
					rapidata.getFirst(), 0, null);
		}
		if (raters != null) {
			throw new ZippException("Votes in Rapidata's form do not say who gave them, so a table of raters cannot be joined to them.", raters, 0,
					null);
		}
		return new RapidataFile(tables, criterion, kind).read(given, progress);
	}

	private ReportSettings settings(Optional<PopulationMarginals> population) {
		ReportSettings settings = decisions.settings(population);
		if (trim > 0 && trim <= 1) {
			throw new ZippException("--trim takes a number of mean weights above 1, or 0 for no bound.");
		}
		return trim > 0 ? settings.withTrim(trim) : settings;
	}

	private StudyData data(Votes read, Raters people) {
		Map<String, String> conditions = new LinkedHashMap<>();
		for (String b : Names.joined(baseline, read.conditions())) {
			if (!read.conditions().contains(b)) {
				throw new ZippException("There is no condition " + Problems.quoted(b) + " in the votes. There are: "
						+ String.join(", ", read.conditions()) + '.');
			}
			conditions.put(b, b);
		}
		read.conditions().forEach(c -> conditions.put(c, c));
		Map<String, String> prompts = new LinkedHashMap<>();
		Set<String> voters = new TreeSet<>();
		for (Judgement j : read.judgements()) {
			prompts.put(j.promptId(), j.promptId());
			voters.add(j.raterId());
		}
		int others = (int) (people.wasRead() ? people.size() - voters.stream().filter(people::has).count() : 0);
		List<String> notes = new ArrayList<>(read.provenance().notes());
		notes.addAll(people.notes());
		if (!read.unknown().isEmpty()) {
			notes.add(Texts.count(read.unknown().size(), "rater is", "raters are")
					+ " not in the table of raters; their demographics count as not stated.");
		}
		Provenance provenance = Provenance.elsewhere(read.provenance().ratersKnown(), read.provenance().sidesKnown(), notes);
		return new StudyData(title.isBlank() ? "Analysis of votes" : title.strip(), "", simulated, seed, conditions, prompts, read.judgements(),
				0,
				voters.size() + others, new TreeSet<>(), new TreeSet<>(), provenance);
	}

	private void warnOfUnknown(Votes read, Raters people, OperationResult.Builder result) {
		if (!read.unknown().isEmpty()) {
			Optional<String> first = read.unknown().stream().filter(u -> people.alike(u) != null).findFirst();
			String form = first.map(u -> " The ids differ in form: " + Problems.quoted(u) + " in the votes, " + Problems.quoted(people.alike(u))
					+ " in the table of raters. Write them alike.").orElse("");
			if (marginals != null && read.judgements().stream().map(Judgement::raterId).noneMatch(people::has)) {
				throw new ZippException("None of the " + read.unknown().size()
						+ " raters of the votes is in this table, so nothing is known to weight by." + (form.isEmpty()
						? " The votes have " + listed(read.unknown()) + "." : form), raters, 0, null);
			}
			String some = listed(read.unknown());
			result.warning(raters.getFileName() + ": " + Texts.count(read.unknown().size(), "rater of the votes is", "raters of the votes are")
					+ " not in it ("
					+ some + "); their demographics count as not stated." + form);
		}
	}

	private static String listed(Set<String> names) {
		return String.join(", ", names.stream().limit(LISTED).toList()) + (names.size() > LISTED ? ", \u2026" : "");
	}

	private static void warnOfWeights(PopulationMarginals population, Document report, OperationResult.Builder result) {
		population.notes().forEach(n -> result.warning(population.file().getFileName() + ": " + n));
		for (Section section : report.sections()) {
			if (section.id().endsWith("weighting")) {
				section.blocks().stream().filter(Block.Warning.class::isInstance).map(b -> ((Block.Warning) b).text()).forEach(result::warning);
			}
		}
	}

	private static void warnOfLittle(StudyData data, Votes read, OperationResult.Builder result) {
		List<Judgement> counting = data.judgements().stream().filter(Judgement::counts).toList();
		if (counting.isEmpty()) {
			result.warning("Every vote is a skip, so there are no comparisons; the report says so.");
		} else if (counting.stream().allMatch(Judgement::isTie)) {
			result.warning("Every comparison is a tie, so nothing can be tested.");
		}
		if (read.provenance().ratersKnown() && data.judgements().stream().map(Judgement::raterId).distinct().limit(FEW_RATERS)
				.count() < FEW_RATERS) {
			result.warning("All votes are of one rater, so nothing can be said of other people.");
		}
	}

	/** {@code votes.csv.gz} → {@code votes-report} in the same folder. */
	private static Path beside(Path file) {
		String name = file.getFileName().toString();
		String stem = name.replaceFirst("(?i)(\\.(csv|tsv|tab|jsonl?|ndjson|parquet|pq|zip))?(\\.(gz|zst))?$", "");
		return file.resolveSibling((stem.isEmpty() ? name : stem) + "-report");
	}

	/** The folder itself, or what it will be made in: half-done work must lie on the same file system. */
	private static Path temp(Path place) {
		Path folder = place;
		while (folder.getParent() != null && !Files.isDirectory(folder)) {
			folder = folder.getParent();
		}
		return folder;
	}
}
