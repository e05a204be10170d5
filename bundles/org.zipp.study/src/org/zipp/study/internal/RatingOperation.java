package org.zipp.study.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.rating.RatingCriteria;
import org.zipp.study.rating.RatingDesigner;
import org.zipp.study.rating.RatingDesigner.Made;
import org.zipp.study.rating.RatingSheets;
import org.zipp.study.rating.RatingSheets.Filled;
import org.zipp.tables.TableFiles;

/** Gives experts personas to rate, writes tables to fill in, and reads them. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=rating",
		Operation.ORDER + ":Integer=72", LinePlace.GROUP + "=study", LinePlace.ICON + "=persona", LinePlace.NEEDS + "=personas" })
public final class RatingOperation extends Operation {

	private static final int PER_PERSONA = 3;

	@Parameter(name = "experts", label = "Experts",
			description = "Names of experts that are added, or are known to go on; reports never show them.")
	public List<String> experts = List.of();

	@Parameter(name = "per-persona", label = "Experts per persona", description = "How many experts rate each persona.", min = 1, max = 1000)
	public int perPersona = PER_PERSONA;

	@Parameter(name = "personas", label = "Personas", description = "How many personas are rated, drawn from the participants'; 0 for all.",
			min = 0, max = 1_000_000)
	public int personas;

	@Parameter(name = "criteria", label = "Criteria",
			description = "What is rated from 1 to 5; demographic accuracy, interest completeness and coherence when none is named.",
			advanced = true)
	public List<String> criteria = List.of();

	@Parameter(name = "gone", label = "Experts who have gone",
			description = "Experts who do not go on: what they have not rated is given to others.", advanced = true)
	public List<String> gone = List.of();

	@Parameter(name = "patience", label = "Patience",
			description = "Days after which an expert who was not heard of is not expected to go on.", min = 1, max = 10_000, advanced = true)
	public int patience = (int) RatingDesigner.PATIENCE.toDays();

	@Parameter(name = "sheets", label = "Sheets",
			description = "Folder for a table of each expert, with a row for each persona and empty columns for the ratings.",
			path = PathUse.NEW_FOLDER)
	public Path sheets;

	@Parameter(name = "read", label = "Filled sheets", description = "Tables that experts have filled in; nothing is assigned then.",
			path = PathUse.FILE, endings = PathUse.TABLES)
	public List<Path> read = List.of();

	@Parameter(name = "seed", label = "Seed", description = "Seed of drawn personas and orders; 0 takes the study's seed.", advanced = true)
	public long seed;

	private final StudyStores stores;
	private final TableFiles tables;

	@Activate
	public RatingOperation(@Reference StudyStores stores, @Reference TableFiles tables) {
		this.stores = stores;
		this.tables = tables;
	}

	@Override
	public String id() {
		return "rating";
	}

	@Override
	public String label() {
		return "Have personas rated";
	}

	@Override
	public String description() {
		return "Gives experts personas to rate from 1 to 5: each persona to as many experts as asked for, each expert equally many, in drawn"
				+ " orders, without what wrote them and what others said. Writes tables to fill in, and reads them.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DESIGN);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (!studyDirectory().isStudy()) {
			throw new ZippException("There is no study in " + studyDirectory().root() + '.');
		}
		try (StudyStore store = stores.open(studyDirectory())) {
			List<String> rated = criteria.isEmpty() ? RatingCriteria.USUAL : criteria.stream().map(String::strip).distinct().toList();
			return read.isEmpty() ? assign(store, rated, monitor) : fill(store, rated, monitor);
		}
	}

	private OperationResult fill(StudyStore store, List<String> rated, SubMonitor monitor) {
		Filled filled = new RatingSheets(store, rated).read(tables, read, Instant.now(), monitor);
		if (!filled.ratings().isEmpty()) {
			store.ratings().rate(filled.ratings());
		}
		OperationResult.Builder result = OperationResult.builder().count("personas rated", filled.rated())
				.count("ratings", filled.ratings().size())
				.count("rows without a rating", filled.open());
		if (filled.changed() > 0) {
			result.warning(String.format(Locale.ROOT, "%,d ratings replaced others that were stored before.", filled.changed()));
		}
		return result.place(studyDirectory().root()).build();
	}

	private OperationResult assign(StudyStore store, List<String> rated, SubMonitor monitor) {
		RatingDesigner designer = new RatingDesigner(store, rated);
		Set<String> known = new LinkedHashSet<>(designer.experts());
		for (String name : gone) {
			if (!known.contains(name.strip())) {
				throw new ZippException("There is no expert '" + name.strip() + "' in this study. There are: " + String.join(", ", known) + '.');
			}
		}
		List<String> named = experts.stream().map(String::strip).distinct().toList();
		int added = 0;
		for (String name : named) {
			if (known.add(name)) {
				designer.addExpert(name);
				added++;
			}
		}
		Made made = designer.assign(perPersona, personas, named, gone.stream().map(String::strip).toList(),
				seed == 0 ? store.header().seed() : seed, Instant.now(), Duration.ofDays(patience));
		int given = made.given().values().stream().mapToInt(Integer::intValue).sum();
		OperationResult.Builder result = OperationResult.builder().count("new experts", added).count("new personas to rate", given)
				.count("taken back", made.released()).count("personas to rate", store.ratings().tasks().size());
		if (!made.gone().isEmpty()) {
			result.note("Not expected to go on: " + String.join(", ", made.gone()) + ". What they had not rated was given to others; name them in"
					+ " --experts when they come back.");
		}
		if (made.lacking() > 0) {
			result.warning(String.format(Locale.ROOT, "%,d personas have fewer than %,d experts, because there are not so many. Add experts.",
					made.lacking(), perPersona));
		}
		if (sheets != null) {
			RatingSheets tablesOfExperts = new RatingSheets(store, rated);
			SubMonitor progress = SubMonitor.convert(monitor, known.size());
			int number = 0;
			for (String expert : known) {
				progress.split(1);
				WholeFile.write(file(++number, expert), tablesOfExperts.csv(expert));
			}
			result.place(sheets);
		}
		return result.repeated(given == 0 && added == 0 && made.released() == 0 && sheets == null).build();
	}

	private Path file(int number, String expert) {
		return sheets.resolve("ratings-" + number + '-' + expert.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".csv");
	}
}
