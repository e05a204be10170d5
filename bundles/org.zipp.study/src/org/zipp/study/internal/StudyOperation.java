package org.zipp.study.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.model.Study;
import org.zipp.store.Amendment;
import org.zipp.store.PlanLockedException;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.DesignFile.Located;
import org.zipp.study.design.PlanApply;
import org.zipp.study.design.PlanFile;
import org.zipp.study.design.PlanFile.PlanRater;
import org.zipp.study.people.Raters;
import org.zipp.study.plan.PlanLock;
import org.zipp.tables.TableFiles;

/** Makes a study, or changes its title, description and what it admits. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=study",
		Operation.ORDER + ":Integer=5", LinePlace.GROUP + "=study", LinePlace.ICON + "=study-new",
		LinePlace.MAKES_STUDY + ":Boolean=true" })
public final class StudyOperation extends Operation {

	@Parameter(name = "title", label = "Title", description = "Name of the study in the workbench and in reports; kept as it is when empty.")
	public String title = "";

	@Parameter(name = "description", label = "Description", description = "What the study asks, in a few sentences; kept as it is when empty.")
	public String description = "";

	@Parameter(name = "question", label = "Question",
			description = "What raters are asked of each pair; kept as it is when empty. The report tells when it was changed after the first"
			+ " answer.")
	public String question = "";

	@Parameter(name = "simulated", label = "Admit simulated raters",
			description = "Whether votes of simulated raters are admitted; then every page and report says so. Kept as it is when not given.")
	public Boolean simulated;

	@Parameter(name = "seed", label = "Seed", description = "Seed of every random choice of the study; kept as it is when 0.", advanced = true)
	public long seed;

	@Parameter(name = "backend", label = "Tables on a server", description = "Address of the PostgreSQL schema that is to hold the tables, as "
			+ ServerPlace.EXAMPLE + "; a file in the folder holds them when empty. The folder then names it. The password comes from the"
			+ " environment variable ZIPP_DATABASE_PASSWORD.", advanced = true)
	public String backend = "";

	@Parameter(name = "database-user", label = "Database user",
			description = "User of that database; the one named in the address when empty.", advanced = true)
	public String databaseUser = "";

	@Parameter(name = "plan", label = "Plan",
			description = "Plan file (YAML) that the study is to be as: title, conditions, prompts, raters and design. Everything in it is"
			+ " checked before anything is stored; applying it again changes nothing.", path = PathUse.FILE, endings = ".yaml .yml")
	public Path plan;

	@Parameter(name = "write-plan", label = "Write the plan",
			description = "File that the study is written to as a plan, with a comment on every field; to be changed and read with --plan.",
			path = PathUse.NEW_FILE, endings = ".yaml .yml")
	public Path writePlan;

	@Parameter(name = "reason", label = "Reason", description = "Why a locked plan is changed; the change is then kept as a deviation.",
			advanced = true)
	public String reason = "";

	@Parameter(name = "by", label = "By", description = "Name of the person who changes a locked plan.", advanced = true)
	public String by = "";

	private final StudyStores stores;
	private final TableFiles tables;

	@Activate
	public StudyOperation(@Reference StudyStores stores, @Reference TableFiles tables) {
		this.stores = stores;
		this.tables = tables;
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
		return "Makes the study when there is none, and sets its title, description and whether simulated raters are admitted; or has it be"
				+ " as a plan file says, and writes that file.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		try (StudyStore store = open()) {
			boolean changed = plan != null && apply(store, monitor);
			Study study = store.loadStudy();
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
				PlanLock.change(store, study, reason.isBlank() && by.isBlank() ? Optional.empty() : Optional.of(new Amendment(reason, by)));
			}
			OperationResult.Builder result = OperationResult.builder();
			if (writePlan != null) {
				write(store);
			}
			if (answered > 0) {
				result.warning((answered == 1 ? "One answer was" : answered + " answers were")
						+ " given to the question before. Reports say so and count all answers alike; a new study keeps them apart.");
			}
			return result.repeated(!changed).count("conditions", study.getConditions().size())
					.count("prompts", study.getPrompts().size()).count("raters", study.getRaters().size())
					.place(store.directory().root()).build();
		}
	}

	private boolean apply(StudyStore store, SubMonitor monitor) {
		Located located = DesignFile.read(plan);
		PlanFile read = located.plan();
		if (read.raterTable() != null && !read.raterTable().isBlank()) {
			Path table = plan.toAbsolutePath().resolveSibling(read.raterTable());
			if (!Files.isRegularFile(table)) {
				throw new ZippException(located.where("rater-table") + "the table of raters " + table + " is not there.");
			}
			Raters raters = Raters.read(tables, table, List.of(), Optional.empty(), monitor);
			List<PlanRater> all = new ArrayList<>(read.raters() == null ? List.of() : read.raters());
			raters.names().forEach(name -> all.add(new PlanRater(name, "", raters.attributes(name))));
			read = read.withRaters(all);
		}
		Optional<Amendment> why = reason.isBlank() && by.isBlank() ? Optional.empty() : Optional.of(new Amendment(reason, by));
		try {
			return new PlanApply(store, read, located::where).apply(why);
		} catch (PlanLockedException e) {
			throw new ZippException(e.getMessage() + " On the command line: --reason and --by.", e);
		}
	}

	private void write(StudyStore store) {
		try {
			Path folder = writePlan.toAbsolutePath().getParent();
			Files.createDirectories(folder);
			Path part = Files.createTempFile(folder, writePlan.getFileName().toString(), ".part");
			Files.writeString(part, DesignFile.write(DesignFile.of(store)), StandardCharsets.UTF_8);
			Files.move(part, writePlan, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			throw new ZippException("The plan could not be written to " + writePlan + ": " + e.getMessage(), e);
		}
	}

	private StudyStore open() {
		return backend.isBlank() ? stores.open(studyDirectory())
				: stores.attach(studyDirectory(), ServerPlace.parse(backend, databaseUser), Optional.empty());
	}
}
