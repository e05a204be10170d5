package org.zipp.study.internal;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.operation.Resource;

/** Makes a sample study: runs every step of the line, from a made dump to a report of simulated votes. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=demo",
		Operation.ORDER + ":Integer=100" })
public final class DemoOperation extends Operation {

	private static final String TITLE = "Sample study";
	private static final String DESCRIPTION = "Do pictures made from a persona please the person more than pictures made from the bare prompt? "
			+ "Users, posts and votes of this study are made up; every step from the dump to the report is real.";

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

	@Override
	public Set<Resource> resources() {
		return EnumSet.allOf(Resource.class);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		Map<String, Map<String, Object>> plan = plan();
		SubMonitor progress = SubMonitor.convert(monitor, label(), plan.keySet().stream().mapToInt(DemoOperation::share).sum());
		OperationResult.Builder result = OperationResult.builder();
		boolean repeated = true;
		OperationResult last = null;
		int number = 0;
		for (Map.Entry<String, Map<String, Object>> step : plan.entrySet()) {
			try (OperationRegistry.Handle handle = registry.create(step.getKey())) {
				Operation operation = handle.operation();
				operation.dir = dir;
				step.getValue().forEach((name, value) -> ParameterField.of(operation.getClass(), name).setValue(operation, value));
				progress.setTaskName("Step " + ++number + " of " + plan.size() + ": " + operation.label());
				OperationRunner.Outcome outcome = OperationRunner.run(operation, progress.split(share(step.getKey())));
				stepDone(new Step(step.getKey(), outcome));
				if (outcome.status().getSeverity() == IStatus.CANCEL) {
					throw new OperationCanceledException(outcome.status().getMessage());
				}
				if (!outcome.succeeded()) {
					throw new ZippException("Step " + step.getKey() + " failed: " + outcome.status().getMessage(),
							outcome.status().getException());
				}
				repeated &= outcome.result().repeated();
				last = outcome.result();
			}
		}
		last.counts().forEach(result::count);
		return result.repeated(repeated).place(last.place()).build();
	}

	/** The steps in order with the parameters that are not left at their defaults. */
	private Map<String, Map<String, Object>> plan() {
		Map<String, Map<String, Object>> plan = new LinkedHashMap<>();
		plan.put("study", Map.of("title", TITLE, "description", DESCRIPTION, "simulated", true, "seed", seed));
		plan.put("sample", Map.of("users", users, "seed", seed));
		plan.put("ingest", Map.of());
		plan.put("mine", Map.of());
		plan.put("verbalize", Map.of());
		plan.put("rewrite", Map.of("participants", participants, "shuffle", shuffle));
		plan.put("generate", Map.of());
		plan.put("design", Map.of("trials-per-rater", trials, "simulated-raters", participants, "truth",
				studyDirectory().dump().resolve("truth.csv")));
		plan.put("simulate", Map.of());
		plan.put("report", Map.of());
		return plan;
	}

	/** Rough share of the whole, so that the progress bar moves evenly. */
	private static int share(String step) {
		return List.of("verbalize", "generate").contains(step) ? 40 : List.of("study", "design").contains(step) ? 1 : 8;
	}
}
