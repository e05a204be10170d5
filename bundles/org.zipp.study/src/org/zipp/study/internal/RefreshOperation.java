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
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.operation.Resource;
import org.zipp.store.Freshness;
import org.zipp.store.Freshness.Product;
import org.zipp.store.Freshness.State;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.StudyDesigner;

/**
 * Brings up to date what rests on something that has changed: runs the steps of the line that have outdated products, each
 * with the parameters it was run with before, and each does only what is outdated. Votes stay as they are.
 */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=refresh",
		Operation.ORDER + ":Integer=95", LinePlace.GROUP + "=pictures", LinePlace.ICON + "=generation" })
public final class RefreshOperation extends Operation {

	/** The steps in order, with what each of them makes. */
	private static final Map<Product, String> STEPS = steps();

	private final OperationRegistry registry;
	private final StudyStores stores;

	@Activate
	public RefreshOperation(@Reference OperationRegistry registry, @Reference StudyStores stores) {
		this.registry = registry;
		this.stores = stores;
	}

	private static Map<Product, String> steps() {
		Map<Product, String> steps = new LinkedHashMap<>();
		steps.put(Product.EVIDENCE, "mine");
		steps.put(Product.PERSONAS, "verbalize");
		steps.put(Product.PROMPTS, "rewrite");
		steps.put(Product.PICTURES, "generate");
		return steps;
	}

	@Override
	public String id() {
		return "refresh";
	}

	@Override
	public String label() {
		return "Bring up to date";
	}

	@Override
	public String description() {
		return "Makes anew what rests on evidence, personas, prompts or conditions that have changed since, each step with the parameters"
				+ " of its last run, and gives open trials the new pictures. Personas that people edited and votes stay as they are.";
	}

	@Override
	public Set<Resource> resources() {
		return EnumSet.allOf(Resource.class);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (!studyDirectory().isStudy()) {
			throw new ZippException("There is no study in " + studyDirectory().root() + '.');
		}
		SubMonitor progress = SubMonitor.convert(monitor, label(), STEPS.size() * 10 + 1);
		// The steps open the study each for itself; it stays open in between.
		try (StudyStore store = stores.open(studyDirectory())) {
			OperationResult.Builder result = OperationResult.builder();
			boolean ran = false;
			for (Map.Entry<Product, String> step : STEPS.entrySet()) {
				long outdated = store.freshness().count(step.getKey(), State.OUTDATED);
				SubMonitor share = progress.split(10);
				if (outdated > 0) {
					run(store, step.getValue(), share);
					result.count(step.getKey().words() + " brought up to date",
							outdated - store.freshness().count(step.getKey(), State.OUTDATED));
					ran = true;
				}
			}
			int trials = new StudyDesigner(store).renew();
			if (trials > 0) {
				result.count("open trials with new pictures", trials);
			}
			return tell(store.freshness(), result).repeated(!ran && trials == 0).place(store.directory().tables()).build();
		}
	}

	private static OperationResult.Builder tell(Freshness now, OperationResult.Builder result) {
		long personas = now.count(Product.PERSONAS, State.OUTDATED);
		if (personas > 0) {
			result.warning(personas + " personas are still outdated: people edited them, or the graph has their users no more. Look at them, "
					+ "and save those that still hold.");
		}
		long votes = now.count(Product.VOTES, State.OUTDATED);
		if (votes > 0) {
			result.note(votes + " votes were given on pictures that have been replaced or are outdated. They stay, and the report says so.");
		}
		return result.count("outdated", List.of(Product.EVIDENCE, Product.PERSONAS, Product.PROMPTS, Product.PICTURES).stream()
				.mapToLong(p -> now.count(p, State.OUTDATED)).sum());
	}

	/** Those of its last run; where an older program ran it, what can be seen from what it made. */
	private static Map<String, String> parameters(StudyStore store, String step) {
		Map<String, String> known = store.steps().parameters(step);
		if (!known.isEmpty()) {
			return known;
		}
		return switch (step) {
		case "rewrite" -> Map.of("participants", Integer.toString(Math.max(1, store.users().participants().size())));
		case "generate" -> store.images().settings().stream().findFirst().map(s -> Map.of("size", Integer.toString(s.width())))
				.orElse(Map.of());
		default -> Map.of();
		};
	}

	private void run(StudyStore store, String step, SubMonitor monitor) {
		try (OperationRegistry.Handle handle = registry.create(step)) {
			Operation operation = handle.operation();
			operation.dir = dir;
			parameters(store, step).forEach((name, text) -> ParameterField.of(operation.getClass()).stream()
					.filter(f -> f.name().equals(name) && !text.isEmpty()).findFirst().ifPresent(f -> f.set(operation, text)));
			monitor.setTaskName(operation.label());
			OperationRunner.Outcome outcome = OperationRunner.run(operation, monitor);
			stepDone(new Step(step, outcome));
			if (outcome.status().getSeverity() == IStatus.CANCEL) {
				throw new OperationCanceledException(outcome.status().getMessage());
			}
			if (!outcome.succeeded()) {
				throw new ZippException("Step " + step + " failed: " + outcome.status().getMessage(), outcome.status().getException());
			}
		}
	}
}
