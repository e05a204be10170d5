package org.zipp.mining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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
import org.zipp.graph.InteractionGraph;
import org.zipp.store.StepLog;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.tables.TableFiles;

/** Chooses the users that evidence is mined of, so that a graph of millions gives a study of a few hundred. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=cohort",
		Operation.ORDER + ":Integer=28", LinePlace.GROUP + "=personas", LinePlace.ICON + "=personas", LinePlace.NEEDS + "=data",
		LinePlace.MAKES + "=evidence" })
public final class CohortOperation extends Operation {

	@Parameter(name = "size", label = "Size", description = "Most users that are chosen.", min = 1, max = 1_000_000_000)
	public int size = CohortCriteria.DEFAULT.size();

	@Parameter(name = "rule", label = "Rule", description = "Whom to choose of those that fulfil the conditions: drawn at random, the most active, or those with most image posts.")
	public CohortRule rule = CohortCriteria.DEFAULT.rule();

	@Parameter(name = "min-activity", label = "Posts and comments", description = "Fewest posts and comments of a user.", min = 0)
	public int minActivity = (int) CohortCriteria.DEFAULT.minActivity();

	@Parameter(name = "min-image-posts", label = "Image posts", description = "Fewest image posts of a user, as far as ingest kept them.", min = 0)
	public int minImagePosts = CohortCriteria.DEFAULT.minImagePosts();

	@Parameter(name = "communities", label = "Communities", description = "Only users who were active in one of these communities; everywhere when none is named.")
	public List<String> communities = List.of();

	@Parameter(name = "seed", label = "Seed", description = "Seed of the draw; 0 takes the study's seed.", advanced = true)
	public long seed;

	@Parameter(name = "list", label = "List of users", description = "Text with the name or id of a user in each line, or a table with them in the column user, author, id or name, else in the first; then these are chosen and no rule.", advanced = true, path = PathUse.FILE, endings = ".txt "
			+ PathUse.TABLES)
	public Path list;

	@Parameter(name = "all", label = "Everybody", description = "Chooses everybody: evidence is mined of every user of the graph.", advanced = true)
	public boolean all;

	private final StudyStores stores;
	private final TableFiles tables;

	@Activate
	public CohortOperation(@Reference StudyStores stores, @Reference TableFiles tables) {
		this.stores = stores;
		this.tables = tables;
	}

	@Override
	public String id() {
		return StepLog.COHORT;
	}

	@Override
	public String label() {
		return "Choose a cohort";
	}

	@Override
	public String description() {
		return "Chooses the users that evidence and personas are made of, by activity, image posts, communities, at random or from a list. "
				+ "Mining follows the choice; evidence of others is outdated from then on.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.PERSONAS);
	}

	@Override
	public Set<Resource> reads() {
		return Set.of(Resource.GRAPH);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory study = studyDirectory();
		try (InteractionGraph graph = InteractionGraph.open(study.graph()); StudyStore store = stores.open(study)) {
			long started = System.nanoTime();
			OperationResult.Builder result = OperationResult.builder().place(study.tables());
			if (all) {
				boolean repeated = store.users().cohortSize() == 0 && store.steps().last(StepLog.COHORT).isPresent();
				Cohort.storeEverybody(store, graph, parameterTexts(), seconds(started));
				return result.repeated(repeated).count("chosen", graph.userCount()).note("Everybody is chosen.").build();
			}
			CohortCriteria criteria = new CohortCriteria(rule, size, minActivity, minImagePosts, communities, seed == 0 ? store.loadStudy().getSeed() : seed);
			Cohort cohort = list == null ? Cohort.choose(graph, criteria, monitor) : listed(study, graph, result);
			boolean repeated = store.users().cohort().equals(cohort.ids());
			cohort.store(store, graph, parameterTexts(), seconds(started));
			if (list == null && cohort.ids().size() < size) {
				result.note(String.format(Locale.ROOT, "Only %,d users fulfil the conditions.", cohort.ids().size()));
			}
			return result.repeated(repeated).count("chosen", cohort.ids().size()).count("that could be chosen", cohort.eligible())
					.count("users", graph.userCount()).note("Chosen: " + cohort.sentence(graph.userCount())).build();
		}
	}

	private static double seconds(long since) {
		return (System.nanoTime() - since) / 1e9;
	}

	private Cohort listed(StudyDirectory study, InteractionGraph graph, OperationResult.Builder result) {
		StudyDirectory.AuthorHash hash = study.authorHash();
		Set<String> found = new TreeSet<>();
		List<Long> lost = new ArrayList<>();
		for (UserList.Entry entry : UserList.read(list, tables)) {
			String id = Stream.of(entry.name(), hash.of(entry.name())).filter(i -> graph.indexOfUser(i) >= 0).findFirst().orElse("");
			if (id.isEmpty()) {
				lost.add(entry.line());
			} else {
				found.add(id);
			}
		}
		if (found.isEmpty()) {
			throw new ZippException("None of the " + lost.size() + " users of the list is in the graph. A line or row holds an author's name or a user's id.",
					list, lost.isEmpty() ? 0 : lost.getFirst(), null);
		}
		if (!lost.isEmpty()) {
			result.warning(String.format(Locale.ROOT, "%s: %,d lines name nobody in the graph; the first is line %d.", list.getFileName(), lost.size(),
					lost.getFirst()));
		}
		return new Cohort(List.copyOf(found), found.size(), "named in the list " + list.getFileName());
	}
}
