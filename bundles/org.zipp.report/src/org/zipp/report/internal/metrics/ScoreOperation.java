package org.zipp.report.internal.metrics;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.OutputFiles;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.core.compute.JointEmbedder;
import org.zipp.core.compute.JointEmbedders;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.document.Cell;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Table;
import org.zipp.model.Condition;
import org.zipp.report.ReportSettings;
import org.zipp.statistics.embedding.Cmmd;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.metrics.Metric;
import org.zipp.study.metrics.ScoreFile;
import org.zipp.study.metrics.Scores;
import org.zipp.study.metrics.Scores.Model;

/** Computes automatic metrics of the pictures of a study: CLIPScore of texts and of pictures, CMMD, and PickScore. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=score", Operation.ORDER + ":Integer=88",
		LinePlace.GROUP + "=analysis", LinePlace.ICON + "=report", LinePlace.NEEDS + "=pictures" })
public final class ScoreOperation extends Operation {

	/** Folder of the tables in the reports of a study. */
	static final String FOLDER = "metrics";

	private static final int WORK = 1000;

	@Parameter(name = "clip", label = "CLIP model",
			description = "Folder of a CLIP model with text and image encoder, as Hugging Face's transformers writes it.", required = true,
			path = PathUse.FOLDER)
	public Path clip;

	@Parameter(name = "pickscore", label = "PickScore model",
			description = "Folder of the PickScore model, of the same form; no PickScore when none is given.", path = PathUse.FOLDER)
	public Path pickscore;

	@Parameter(name = "prefix", label = "Prefix",
			description = "Put before every prompt, for example 'A photo depicts ' as Hessel et al. do; nothing unless given.", advanced = true)
	public String prefix = "";

	@Parameter(name = "permutations", label = "Permutations",
			description = "Relabelings for the p-value of CMMD; 0 for no test, -1 to let the sizes decide.", min = Cmmd.BY_SIZE, max = 100_000,
			advanced = true)
	public int permutations = Cmmd.BY_SIZE;

	@Parameter(name = "seed", label = "Seed", description = "Seed of the relabelings; the same seed gives the same result.", advanced = true)
	public long seed = 1;

	@Parameter(name = "csv", label = "CSV", description = "Write the tables of pictures, users, conditions and distances as CSV.")
	public boolean csv;

	@Parameter(name = "out", label = "Folder",
			description = "Folder for the CSV files; the folder reports/metrics of the study when none is given.", path = PathUse.NEW_FOLDER,
			advanced = true)
	public Path out;

	@Parameter(name = "json", label = "JSON", description = "Print every number as JSON, in full precision.")
	public boolean json;

	private final StudyStores stores;
	private final JointEmbedders embedders;

	@Activate
	public ScoreOperation(@Reference StudyStores stores, @Reference JointEmbedders embedders) {
		this.stores = stores;
		this.embedders = embedders;
	}

	@Override
	public String id() {
		return "score";
	}

	@Override
	public String label() {
		return "Score pictures";
	}

	@Override
	public String description() {
		return "Computes CLIPScore (text–image and image–image), CMMD between conditions and PickScore of the study's pictures, for the "
				+ "section on automatic metrics of the report. Embeddings are kept, so a stopped run goes on and a second one is quick.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.REPORTS, Resource.DEVICE);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, WORK);
		StudyDirectory study = studyDirectory();
		if (!study.isStudy()) {
			throw new ZippException("There is no study in " + study.root() + ". Make one first, for example with 'ingest' or 'demo'.");
		}
		Path place = csv ? study.resultsIn(out, study.reports().resolve(FOLDER)) : null;
		if (csv && out != null) {
			new OutputFiles(place, inputs()).check(ScoreTables.FILES);
		}
		try (StudyStore store = stores.openReadOnly(study)) {
			Map<String, String> conditions = new LinkedHashMap<>();
			for (Condition c : store.loadStudy().getConditions()) {
				conditions.put(c.getId(), c.getLabel());
			}
			Exhibits exhibits = Exhibits.read(store, prefix);
			if (exhibits.shown().isEmpty()) {
				throw new ZippException("The study has no pictures yet. Make them with 'generate'.", study.root(), 0, null);
			}
			return score(study, store, exhibits, conditions, place, progress);
		}
	}

	private OperationResult score(StudyDirectory study, StudyStore store, Exhibits exhibits, Map<String, String> conditions, Path place,
			SubMonitor progress) {
		OperationResult.Builder result = OperationResult.builder();
		Scores scores;
		try (JointEmbedder clipModel = open(clip)) {
			Optional<JointEmbedder> pick = Optional.ofNullable(pickscore).map(this::open);
			try {
				List<Model> models = new ArrayList<>(List.of(model(Model.CLIP, clipModel)));
				pick.ifPresent(p -> models.add(model(Model.PICKSCORE, p)));
				String inputs = exhibits.fingerprint(models, permutations, seed);
				Optional<Scores> before = before(study).filter(s -> s.inputs().equals(inputs));
				result.repeated(before.isPresent() && !csv);
				scores = before.orElseGet(() -> {
					Scoring scoring = new Scoring(study, store, exhibits, progress.split(WORK - 10));
					scoring.clip(clipModel, Cmmd.Settings.defaults().withRelabelings(permutations).withSeed(seed));
					pick.ifPresent(scoring::pick);
					result.count("embedded", scoring.embedded());
					Scores made = new Scores(inputs, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), models, prefix, scoring.scores(),
							scoring.distances(), scoring.notes());
					ScoreFile.write(study, made);
					return made;
				});
			} finally {
				pick.ifPresent(JointEmbedder::close);
			}
		}
		tell(scores, new ScoreTables(scores, conditions, ReportSettings.defaults().level()), place, result);
		return result.place(place == null ? ScoreFile.file(study) : place).build();
	}

	private JointEmbedder open(Path folder) {
		return embedders.open(folder);
	}

	private static Model model(String use, JointEmbedder embedder) {
		return new Model(use, embedder.model(), embedder.fingerprint(), embedder.logitScale());
	}

	/** Those of the last run; a damaged file is as if there were none. */
	private static Optional<Scores> before(StudyDirectory study) {
		try {
			return ScoreFile.read(study);
		} catch (ZippException _) {
			return Optional.empty();
		}
	}

	private void tell(Scores scores, ScoreTables tables, Path place, OperationResult.Builder result) {
		result.count("pictures", scores.pictures().stream().filter(p -> p.current()).map(p -> p.content()).distinct().count());
		Table means = tables.means();
		Table distances = tables.distances();
		for (Metric metric : scores.metrics()) {
			result.note(metric.label() + ": " + metric.definition() + '.');
		}
		lines(means).forEach(result::note);
		lines(distances).forEach(result::note);
		scores.notes().forEach(result::warning);
		List<Table> all = List.of(tables.pictures(), tables.users(), means, tables.differences(), distances);
		if (place != null) {
			OutputFiles output = new OutputFiles(place, inputs());
			for (Table table : all) {
				if (out == null) {
					WholeFile.write(place.resolve(table.csvName()), DocumentFormats.csv(table));
				} else {
					output.write(table.csvName(), DocumentFormats.csv(table));
				}
			}
			result.count("tables", all.size());
		}
		if (json) {
			result.document(ScoreJson.text(scores, tables, ReportSettings.defaults().level()));
		}
	}

	/** A table as lines of text, a column each as wide as it needs. */
	private static List<String> lines(Table table) {
		List<List<String>> rows = new ArrayList<>();
		rows.add(table.columns().stream().map(Table.Column::name).toList());
		table.rows().forEach(r -> rows.add(r.stream().map(Cell::display).toList()));
		if (rows.size() == 1) {
			return List.of();
		}
		int[] widths = new int[table.columns().size()];
		for (List<String> row : rows) {
			for (int c = 0; c < widths.length; c++) {
				widths[c] = Math.max(widths[c], row.get(c).length());
			}
		}
		List<String> lines = new ArrayList<>();
		for (List<String> row : rows) {
			StringBuilder line = new StringBuilder();
			for (int c = 0; c < widths.length; c++) {
				String gap = " ".repeat(widths[c] - row.get(c).length());
				line.append(c == 0 ? "" : "  ").append(table.columns().get(c).kind().isNumeric() ? gap + row.get(c) : row.get(c) + gap);
			}
			lines.add(line.toString().stripTrailing());
		}
		return lines;
	}
}
