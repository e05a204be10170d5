package org.zipp.sample.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationJob;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.operation.Resource;
import org.zipp.sample.SampleStudy;

/** Makes a sample study: runs every step of the line, from a made dump to a report of simulated votes. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=demo",
		Operation.ORDER + ":Integer=100", LinePlace.GROUP + "=study", LinePlace.ICON + "=line",
		LinePlace.MAKES_STUDY + ":Boolean=true" })
public final class DemoOperation extends Operation {

	private static final String TITLE = "Sample study";
	private static final String DESCRIPTION = "Do pictures made from a persona please the person more than pictures made from the bare prompt? "
			+ "Users, posts and votes of this study are made up; every step from the dump to the report is real.";

	private static final String AUTHORS = "made-up authors of the ZIPP sample study, seed ";
	private static final int FIRST_USERS = 24;
	private static final int FIRST_PARTICIPANTS = 3;

	@Parameter(name = "users", label = "Users", description = "How many users the made dump has.", min = 20, max = 10_000_000)
	public int users = 2000;

	@Parameter(name = "participants", label = "Participants", description = "For how many users pictures are made; each gets one simulated rater.", min = 2, max = 10_000)
	public int participants = 40;

	@Parameter(name = "trials", label = "Pairs per rater", description = "How many pairs each rater judges.", min = 1, max = 1000)
	public int trials = 24;

	@Parameter(name = "seed", label = "Seed", description = "Seed of the made dump and of every random choice.")
	public long seed = 1;

	@Parameter(name = "shuffle", label = "Shuffle personas", description = "Control run: personas are dealt to other users, so that they should not help.", advanced = true)
	public boolean shuffle;

	private final OperationRegistry registry;

	@Activate
	public DemoOperation(@Reference OperationRegistry registry) {
		this.registry = registry;
	}

	@Override
	public String id() {
		return "demo";
	}

	@Override
	public String label() {
		return "Make sample study";
	}

	@Override
	public String description() {
		return "Runs every step on a made dump: sample, ingest, mine, verbalize, rewrite, generate, design, simulate, report. Votes are of simulated raters.";
	}

	/** Each step takes what it needs while it runs, so that people can add raters and vote between and beside the steps. */
	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	/**
	 * One step.
	 *
	 * @param values parameters that are not left at their defaults
	 * @param share  rough share of the whole, so that the progress bar moves evenly
	 * @param part   what is done first, empty for all
	 */
	private record Part(String id, Map<String, Object> values, int share, String part) {
		Part(String id, Map<String, Object> values, int share) {
			this(id, values, share, "");
		}
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory directory = studyDirectory();
		Map<String, String> values = values();
		new SampleStudy(values, false).write(directory);
		// Authors are made up, so that their ids need no secret and are the same wherever the sample study is made.
		directory.makeKnownKey(AUTHORS + seed);
		List<Part> plan = plan();
		SubMonitor progress = SubMonitor.convert(monitor, label(), plan.stream().mapToInt(Part::share).sum());
		boolean repeated = true;
		OperationResult last = null;
		int number = 0;
		for (Part part : plan) {
			String place = "Step " + ++number + " of " + plan.size() + ": ";
			last = run(part, place, progress);
			repeated &= last.repeated();
		}
		new SampleStudy(values, true).write(directory);
		OperationResult.Builder result = OperationResult.builder();
		last.counts().forEach(result::count);
		return result.repeated(repeated).place(last.place()).build();
	}

	private OperationResult run(Part part, String place, SubMonitor progress) {
		try (OperationRegistry.Handle handle = registry.create(part.id())) {
			Operation operation = handle.operation();
			operation.dir = dir;
			part.values().forEach((name, value) -> ParameterField.of(operation.getClass(), name).setValue(operation, value));
			progress.setTaskName(place + operation.label() + part.part());
			stepBegins(part.id());
			OperationRunner.Outcome outcome = alone(operation, progress.split(part.share()));
			stepDone(new Step(part.id(), outcome));
			if (outcome.status().getSeverity() == IStatus.CANCEL) {
				throw new OperationCanceledException(outcome.status().getMessage());
			}
			if (!outcome.succeeded()) {
				throw new ZippException("Step " + part.id() + " failed: " + outcome.status().getMessage(),
						outcome.status().getException());
			}
			return outcome.result();
		}
	}

	/** Runs a step while nobody else has what it needs for itself. */
	private static OperationRunner.Outcome alone(Operation operation, SubMonitor monitor) {
		ISchedulingRule rule = OperationJob.ruleOf(operation);
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Job.getJobManager().beginRule(rule, progress.split(1));
		try {
			return OperationRunner.run(operation, progress.split(99));
		} finally {
			Job.getJobManager().endRule(rule);
		}
	}

	private Map<String, String> values() {
		Map<String, String> values = new HashMap<>();
		ParameterField.of(getClass()).stream().filter(f -> !f.isPath()).forEach(f -> values.put(f.name(), f.text(this)));
		return values;
	}

	/**
	 * The steps in order. A few users go through the line first, so that there is something to look at, to vote on and to read
	 * long before everything is made. What is made does not depend on when a run was stopped: the few are the same at every run.
	 */
	private List<Part> plan() {
		List<Part> plan = new ArrayList<>();
		plan.add(new Part("study", Map.of("title", TITLE, "description", DESCRIPTION, "simulated", true, "seed", seed), 1));
		plan.add(new Part("sample", Map.of("users", users, "seed", seed), 8));
		plan.add(new Part("ingest", Map.of(), 8));
		plan.add(new Part("mine", Map.of(), 8));
		plan.add(new Part("verbalize", Map.of("users", FIRST_USERS, "batch", FIRST_USERS), 10, " of the first users"));
		if (!shuffle && participants > FIRST_PARTICIPANTS) {
			plan.add(new Part("rewrite", Map.of("participants", FIRST_PARTICIPANTS), 2, " of the first participants"));
			plan.add(new Part("generate", Map.of(), 8, " of the first participants"));
		}
		plan.add(new Part("verbalize", Map.of(), 30));
		plan.add(new Part("rewrite", Map.of("participants", participants, "shuffle", shuffle), 8));
		plan.add(new Part("generate", Map.of(), 40));
		plan.add(new Part("design", Map.of("trials-per-rater", trials, "simulated-raters", participants, "truth",
				studyDirectory().dump().resolve("truth.csv")), 1));
		plan.add(new Part("simulate", Map.of(), 8));
		plan.add(new Part("report", Map.of(), 8));
		return plan;
	}
}
