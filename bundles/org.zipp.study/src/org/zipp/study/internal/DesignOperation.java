package org.zipp.study.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.ConditionPair;
import org.zipp.study.StudyDesigner;
import org.zipp.study.StudyDesigner.Same;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.TrialAllocator;
import org.zipp.tables.TableFiles;

/** Gives trials to every rater that has none. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=design",
		Operation.ORDER + ":Integer=70", LinePlace.GROUP + "=study", LinePlace.ICON + "=vote", LinePlace.NEEDS + "=pictures",
		LinePlace.NEEDS + "=raters", LinePlace.MAKES + "=raters" })
public final class DesignOperation extends Operation {

	/** Name of the table of authors beside a made-up dump. */
	private static final String SAMPLE_TRUTH = "truth.csv";
	private static final String NO_RATERS = "The study has no raters yet. Add raters; each gets its trials then.";

	@Parameter(name = "trials-per-rater", label = "Trials per rater", description = "How many pairs of pictures each rater judges.", min = 1,
			max = 100_000)
	public int trialsPerRater = StudyDesigner.TRIALS_PER_RATER;

	@Parameter(name = "pairs", label = "Compared conditions",
			description = "Pairs of condition ids such as zipp-0:generic; without any, every pair of the study's conditions is compared.")
	public List<String> pairs = List.of();

	@Parameter(name = "keep-identical", label = "Keep identical pictures",
			description = "Whether pairs are shown too whose two pictures are the same file; nobody can prefer one, and their votes are counted"
			+ " apart.", advanced = true)
	public boolean keepIdentical;

	@Parameter(name = "repeats", label = "Repeated pairs",
			description = "How many pairs each rater sees again at the end, sides swapped; they tell how far raters agree with themselves and are"
			+ " no votes.", min = 0, max = 100_000, advanced = true)
	public int repeats;

	@Parameter(name = "seed", label = "Seed", description = "Seed of the drawn order and sides; 0 takes the study's seed.", advanced = true)
	public long seed;

	@Parameter(name = "simulated-raters", label = "Simulated raters",
			description = "How many simulated raters the study shall have, at most one for each participant; only in a study marked as simulated.",
			min = 0, max = 1_000_000, advanced = true)
	public int simulatedRaters;

	@Parameter(name = "truth", label = "Planted truth",
			description = "Table of the sample's planted tastes, where simulated raters take their demographics from; without it, truth.csv of"
			+ " the sample dump if there is one.", advanced = true, path = PathUse.FILE, endings = PathUse.TABLES)
	public Path truth;

	private final StudyStores stores;
	private final TableFiles tables;

	@Activate
	public DesignOperation(@Reference StudyStores stores, @Reference TableFiles tables) {
		this.stores = stores;
		this.tables = tables;
	}

	@Override
	public String id() {
		return "design";
	}

	@Override
	public String label() {
		return "Design trials";
	}

	@Override
	public String description() {
		return "Gives every rater without trials pairs of pictures to judge: conditions, prompts and sides balanced, order"
				+ " drawn. Trials that exist stay as they are.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DESIGN);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory directory = studyDirectory();
		try (StudyStore store = stores.open(directory)) {
			StudyDesigner designer = new StudyDesigner(store);
			List<ConditionPair> compared = designer.pairs(pairs);
			OperationResult.Builder result = OperationResult.builder();
			int added = simulatedRaters == 0 ? 0 : designer.addSimulated(simulatedRaters, demographics(directory));
			monitor.worked(1);
			List<RaterRow> waiting = designer.waiting();
			monitor.subTask(waiting.size() + " raters without trials");
			if (store.plans().design().isPresent()) {
				return byDesign(store, waiting, added, result, monitor);
			}
			Map<String, Integer> made = designer.design(waiting, compared, trialsPerRater,
					seed == 0 ? designer.seed() : seed, keepIdentical, repeats);
			List<Same> identical = designer.identical(waiting.stream().map(RaterRow::userId).distinct().toList(), compared);
			warnOfIdentical(store, identical, result);
			if (!waiting.isEmpty() && made.isEmpty() && !identical.isEmpty() && !keepIdentical) {
				throw new ZippException("The compared conditions have the same pictures for the " + waiting.size()
						+ " raters without trials, so there is nothing to prefer. Give the conditions prompts that differ, or keep such"
						+ " pairs with --keep-identical.");
			}
			if (!waiting.isEmpty() && made.isEmpty()) {
				throw new ZippException("There are no pairs of pictures for the " + waiting.size()
						+ " raters without trials. Generate pictures for at least two conditions of their users first.");
			}
			waiting.stream().filter(r -> !made.containsKey(r.id())).forEach(r -> result.warning(
					"Rater " + r.id() + " got no trials: there is no pair of pictures for the user the rater judges."));
			int trials = made.values().stream().mapToInt(Integer::intValue).sum();
			if (store.trials().raters().isEmpty()) {
				result.warning(NO_RATERS);
			}
			return result.repeated(trials == 0 && added == 0).count("new raters", added)
					.count("new trials", trials).count("trials", store.trials().all().size()).build();
		}
	}

	/** Each rater's trials as the design that is stored with the study says, drawn from what the raters before have got. */
	private OperationResult byDesign(StudyStore store, List<RaterRow> waiting, int added, OperationResult.Builder result, SubMonitor monitor) {
		if (!pairs.isEmpty() || trialsPerRater != StudyDesigner.TRIALS_PER_RATER || repeats != 0 || keepIdentical || seed != 0) {
			throw new ZippException("The study has a design that says which pairs are compared, how many, and with which seed. Change them there,"
					+ " in the study editor or with 'study --plan', and leave them out here.");
		}
		TrialAllocator allocator = new TrialAllocator(store, DesignFile.fromStore(store), Clock.systemUTC());
		int before = store.trials().all().size();
		monitor.setWorkRemaining(waiting.size());
		for (RaterRow rater : waiting) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			switch (allocator.begin(rater.id())) {
			case DRAWN -> {
				// Counted below.
			}
			case FULL -> result.warning("Rater " + rater.id() + " got no trials: enough raters of that kind take part.");
			case NOTHING -> result.warning(
					"Rater " + rater.id() + " got no trials: there is no pair of pictures that differ for what the rater judges.");
			}
			monitor.worked(1);
		}
		int trials = store.trials().all().size();
		if (store.trials().raters().isEmpty()) {
			result.warning(NO_RATERS);
		}
		return result.repeated(trials == before && added == 0).count("new raters", added).count("new trials", trials - before)
				.count("trials", trials).build();
	}

	private void warnOfIdentical(StudyStore store, List<Same> identical, OperationResult.Builder result) {
		Map<String, String> labels = new HashMap<>();
		store.loadStudy().getConditions().forEach(c -> labels.put(c.getId(), c.getLabel()));
		identical.forEach(s -> result.warning(String.format(Locale.ROOT, "%,d of %,d pairs of %s and %s are the same picture twice; %s.",
				s.same(),
				s.of(), labels.get(s.pair().first()), labels.get(s.pair().second()),
				keepIdentical ? "their votes are counted apart" : "they are left out of the trials")));
	}

	private Map<String, Map<String, String>> demographics(StudyDirectory directory) {
		Path file = truth == null ? directory.dump().resolve(SAMPLE_TRUTH) : truth;
		return truth == null && !Files.exists(file) ? Map.of() : AuthorDemographics.read(tables, file, directory.authorHash());
	}
}
