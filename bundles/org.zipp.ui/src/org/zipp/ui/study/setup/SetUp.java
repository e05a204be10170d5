package org.zipp.ui.study.setup;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.ParameterField;
import org.zipp.store.Rows.PromptRow;
import org.zipp.store.ServerPlace;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.PlanFile;
import org.zipp.study.design.PlanFile.PlanCondition;
import org.zipp.study.design.PlanFile.PlanPrompt;
import org.zipp.study.design.PlanFile.PlanRater;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.study.StudyActions;
import org.zipp.ui.study.setup.NewStudy.Source;

/**
 * Makes what the wizard has asked for: the study, by its plan file, then what it is made from; each as the step it is on the command
 * line.
 */
final class SetUp {

	/** Name of the plan file in the study's folder. */
	static final String FILE = "plan.yaml";

	/** Name of the table of the pictures in the study's folder. */
	private static final String PICTURES = "pictures.csv";

	/** A step with its parameters as they are typed. */
	private record Step(String operation, Map<String, String> values) {
	}

	private final StudyDirectory directory;
	private final Deque<Step> steps = new ArrayDeque<>();

	private SetUp(StudyDirectory directory) {
		this.directory = directory;
	}

	/** What the study is to be, as a plan file has it. */
	static PlanFile plan(NewStudy study) {
		return new PlanFile(study.title().strip(), null,
				study.conditions().stream().map(c -> new PlanCondition(c.id(), c.label(), c.method(), c.settings().values())).toList(),
				study.prompts().stream().map(SetUp::prompt).toList(), study.raters().stream().map(n -> new PlanRater(n, "", Map.of())).toList(),
				study.raterTable().isBlank() ? null : Path.of(study.raterTable().strip()).toAbsolutePath().toString(),
				study.design().design(study.conditionIds()));
	}

	private static PlanPrompt prompt(PromptRow row) {
		return new PlanPrompt(row.id(), row.text());
	}

	/** The plan file. */
	static String text(NewStudy study) {
		return DesignFile.write(plan(study));
	}

	/** Makes the study, opens it, and runs its steps one after the other; a failure is shown and leaves what is there. */
	static void run(NewStudy study) {
		StudyDirectory directory = study.directory();
		SetUp setUp = new SetUp(directory);
		String text = text(study);
		String table = study.pictures() == null ? "" : study.pictures().table();
		setUp.steps.add(new Step("study", Map.of("plan", directory.root().resolve(FILE).toString())));
		setUp.add(study);
		Runnable whenOpen = () -> {
			StudyActions.openStudy(Perspectives.window().getActivePage());
			UiJobs.load("Writing the plan file", () -> setUp.write(text, table), Perspectives.window().getShell(), _ -> setUp.next());
		};
		if (!study.isOnServer()) {
			Studies.make(directory.root(), study.title().strip(), whenOpen);
		} else {
			Studies.attach(directory.root(), ServerPlace.parse(study.server(), study.user()), study.title().strip(), whenOpen);
		}
	}

	private void add(NewStudy study) {
		List<Path> paths = study.source() == Source.NOTHING ? List.of() : study.paths();
		String named = paths.stream().map(p -> p.toAbsolutePath().toString()).collect(Collectors.joining(","));
		switch (study.source()) {
		case DUMP -> steps.add(new Step("ingest", Map.of("files", named)));
		case EDGES -> steps.add(new Step("ingest", Map.of("edges", named)));
		case PICTURES -> {
			steps.add(new Step("import", Map.of("pictures", directory.root().resolve(PICTURES).toString(), "generator", generator(study))));
			steps.add(new Step("design", Map.of()));
		}
		case NOTHING -> {
			// Steps follow when there is something to make them from.
		}
		}
	}

	private static String generator(NewStudy study) {
		return "pictures of " + study.pictures().folder().getFileName();
	}

	private StudyDirectory write(String plan, String table) {
		WholeFile.write(directory.root().resolve(FILE), plan);
		if (!table.isEmpty()) {
			WholeFile.write(directory.root().resolve(PICTURES), table);
		}
		return directory;
	}

	private void next() {
		Step step = steps.poll();
		if (step == null) {
			return;
		}
		OperationRegistry.Handle handle = Services.operations().create(step.operation);
		Operation operation = handle.operation();
		operation.dir = directory.root();
		step.values.forEach((name, value) -> ParameterField.of(operation.getClass(), name).set(operation, value));
		UiJobs.run(handle, outcome -> {
			if (outcome.succeeded()) {
				next();
			}
		});
	}
}
