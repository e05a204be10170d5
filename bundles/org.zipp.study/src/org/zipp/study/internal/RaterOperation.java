package org.zipp.study.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.StudyDesigner;

/** Adds a person who votes, with trials when there are pictures. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=rater",
		Operation.ORDER + ":Integer=65", LinePlace.GROUP + "=study", LinePlace.ICON + "=personas", LinePlace.NEEDS + "=participants",
		LinePlace.MAKES + "=raters" })
public final class RaterOperation extends Operation {

	@Parameter(name = "name", label = "Name", description = "Pseudonym of the rater, unique in the study; reports never show it.", required = true)
	public String name;

	@Parameter(name = "attributes", label = "Demographics", description = "What is known of the rater, for example age=25-34, gender=female.")
	public List<String> attributes = List.of();

	@Parameter(name = "user", label = "User", description = "Id of the participant whose pictures the rater judges; without one, a participant is drawn.")
	public String user = "";

	@Parameter(name = "trials", label = "Trials", description = "How many pairs of pictures the rater judges.", min = 1, max = 100_000)
	public int trials = StudyDesigner.TRIALS_PER_RATER;

	@Parameter(name = "pairs", label = "Compared conditions", description = "Pairs of condition ids such as zipp-0:generic; without any, every pair of the study's conditions is compared.", advanced = true)
	public List<String> pairs = List.of();

	@Parameter(name = "seed", label = "Seed", description = "Seed of the drawn participant, order and sides; 0 takes the study's seed.", advanced = true)
	public long seed;

	private final StudyStores stores;

	@Activate
	public RaterOperation(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public String id() {
		return "rater";
	}

	@Override
	public String label() {
		return "Add a rater";
	}

	@Override
	public String description() {
		return "Adds a person who votes, with demographics and the participant whose pictures the person judges, and designs"
				+ " the person's trials.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DESIGN);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		Map<String, String> known = parse(attributes);
		try (StudyStore store = stores.open(studyDirectory())) {
			StudyDesigner designer = new StudyDesigner(store);
			var compared = designer.pairs(pairs);
			long s = seed == 0 ? designer.seed() : seed;
			RaterRow rater = designer.addPerson(name, known, user, s);
			int made = designer.design(List.of(rater), compared, trials, s).getOrDefault(rater.id(), 0);
			OperationResult.Builder result = OperationResult.builder().count("new raters", 1).count("new trials", made);
			if (made == 0) {
				result.warning("There are no pairs of pictures of user " + rater.userId()
						+ " yet. Generate pictures, then design trials.");
			}
			return result.build();
		}
	}

	private static Map<String, String> parse(List<String> attributes) {
		Map<String, String> result = new LinkedHashMap<>();
		for (String a : attributes) {
			int equals = a.indexOf('=');
			if (equals <= 0 || equals == a.length() - 1) {
				throw new ZippException("'" + a + "' is no demographic attribute. Write variable=value, for example age=25-34.");
			}
			result.put(a.substring(0, equals).strip(), a.substring(equals + 1).strip());
		}
		return result;
	}
}
