package org.zipp.study.internal;

import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.model.Study;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Makes a study, or changes its title, description and what it admits. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=study",
		Operation.ORDER + ":Integer=5", LinePlace.GROUP + "=study", LinePlace.ICON + "=study-new",
		LinePlace.MAKES_STUDY + ":Boolean=true" })
public final class StudyOperation extends Operation {

	@Parameter(name = "title", label = "Title", description = "Name of the study in the workbench and in reports; kept as it is when empty.")
	public String title = "";

	@Parameter(name = "description", label = "Description", description = "What the study asks, in a few sentences; kept as it is when empty.")
	public String description = "";

	@Parameter(name = "question", label = "Question", description = "What raters are asked of each pair; kept as it is when empty. The report tells when it was changed after the first answer.")
	public String question = "";

	@Parameter(name = "simulated", label = "Admit simulated raters", description = "Whether votes of simulated raters are admitted; then every page and report says so. Kept as it is when not given.")
	public Boolean simulated;

	@Parameter(name = "seed", label = "Seed", description = "Seed of every random choice of the study; kept as it is when 0.", advanced = true)
	public long seed;

	@Parameter(name = "backend", label = "Tables on a server", description = "Address of the PostgreSQL schema that is to hold the tables, as " + ServerPlace.EXAMPLE + "; a file in the folder holds them when empty. The folder then names it. The password comes from the environment variable ZIPP_DATABASE_PASSWORD.", advanced = true)
	public String backend = "";

	@Parameter(name = "database-user", label = "Database user", description = "User of that database; the one named in the address when empty.", advanced = true)
	public String databaseUser = "";

	private final StudyStores stores;

	@Activate
	public StudyOperation(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public String id() {
		return "study";
	}

	@Override
	public String label() {
		return "Set up study";
	}

	@Override
	public String description() {
		return "Makes the study when there is none, and sets its title, description and whether simulated raters are admitted.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		try (StudyStore store = open()) {
			Study study = store.loadStudy();
			boolean changed = false;
			if (!title.isBlank() && !title.strip().equals(study.getTitle())) {
				study.setTitle(title.strip());
				changed = true;
			}
			if (!description.isBlank() && !description.strip().equals(study.getDescription())) {
				study.setDescription(description.strip());
				changed = true;
			}
			long answered = 0;
			if (!question.isBlank() && !question.strip().equals(study.getQuestion())) {
				answered = store.header().judged();
				study.setQuestion(question.strip());
				changed = true;
			}
			if (seed != 0 && seed != study.getSeed()) {
				study.setSeed(seed);
				changed = true;
			}
			if (simulated != null && simulated != study.isSimulated()) {
				study.setSimulated(simulated);
				changed = true;
			}
			if (changed) {
				store.saveStudy(study);
			}
			OperationResult.Builder result = OperationResult.builder();
			if (answered > 0) {
				result.warning((answered == 1 ? "One answer was" : answered + " answers were")
						+ " given to the question before. Reports say so and count all answers alike; a new study keeps them apart.");
			}
			return result.repeated(!changed).count("conditions", study.getConditions().size())
					.count("prompts", study.getPrompts().size()).count("raters", study.getRaters().size())
					.place(store.directory().root()).build();
		}
	}

	private StudyStore open() {
		return backend.isBlank() ? stores.open(studyDirectory())
				: stores.attach(studyDirectory(), ServerPlace.parse(backend, databaseUser), Optional.empty());
	}
}
