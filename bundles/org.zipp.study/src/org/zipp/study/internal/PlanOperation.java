package org.zipp.study.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.OutputFiles;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.store.Amendment;
import org.zipp.store.Rows.DeviationRow;
import org.zipp.store.Rows.PlanRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.study.plan.LockedPlan;
import org.zipp.study.plan.PlanCheck;
import org.zipp.study.plan.PlanExport;
import org.zipp.study.plan.PlanLock;
import org.zipp.study.plan.PlanState;
import org.zipp.study.plan.PlanState.Lock;

/** Shows the plan of a study, locks it, writes it as forms of pre-registration, and checks what is said to be of it. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=plan",
		Operation.ORDER + ":Integer=69", LinePlace.GROUP + "=study", LinePlace.ICON + "=check" })
public final class PlanOperation extends Operation {

	/** What is written. */
	public enum Export {
		/** Nothing. */
		NONE,
		/** The nine questions of AsPredicted. */
		ASPREDICTED,
		/** The blocks of OSF's pre-registration. */
		OSF,
		/** For people. */
		MARKDOWN,
		/** For programs. */
		JSON
	}

	@Parameter(name = "lock", label = "Lock",
			description = "Lock the plan as it is now: what it holds then changes with a reason alone, which reports tell.")
	public boolean lock;

	@Parameter(name = "by", label = "By", description = "Name of the person who locks the plan; needed to lock.")
	public String by = "";

	@Parameter(name = "reason", label = "Reason",
			description = "With --lock when a plan is locked already: why another takes its place; it is kept as a deviation.")
	public String reason = "";

	@Parameter(name = "export", label = "Write as",
			description = "Write the plan in the order of a form: aspredicted, osf, markdown or json. The locked plan, else the plan as it is now.")
	public Export export = Export.NONE;

	@Parameter(name = "out", label = "File", description = "File for the written plan; it is printed when none is given.",
			path = PathUse.NEW_FILE, endings = ".md .txt .json")
	public Path out;

	@Parameter(name = "verify", label = "Check",
			description = "A report (HTML or JSON), a written plan, or a replication bundle (a ZIP archive): says whether it is of the locked"
			+ " plan. Exit code 1 when it is not.", path = PathUse.FILE, endings = ".html .json .md .txt .zip")
	public Path verify;

	private final StudyStores stores;

	@Activate
	public PlanOperation(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public String id() {
		return "plan";
	}

	@Override
	public String label() {
		return "Plan of the study";
	}

	@Override
	public String description() {
		return "Shows what will be computed from the votes; locks it before the first one; writes it as AsPredicted, OSF, Markdown or JSON;"
				+ " and checks"
				+ " whether a report or a bundle is of the locked plan.";
	}

	@Override
	public Set<Resource> resources() {
		return lock ? Set.of(Resource.DESIGN) : Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (out != null && export == Export.NONE) {
			throw new ZippException("--out names a file, but nothing is written. Say what with --export.");
		}
		if (lock && verify != null) {
			throw new ZippException("Lock a plan, or check a file against it, not both at once.");
		}
		if (!reason.isBlank() && !lock) {
			throw new ZippException("--reason says why another plan is locked; it belongs to --lock.");
		}
		if (out != null) {
			OutputFiles.beside(out, inputs()).check(List.of(out.getFileName().toString()));
		}
		OperationResult.Builder result = OperationResult.builder();
		try (StudyStore store = lock ? stores.open(studyDirectory()) : stores.openReadOnly(studyDirectory())) {
			if (lock) {
				lock(store, result);
			}
			PlanState state = PlanState.of(store);
			if (verify != null) {
				verify(store, state, result);
			} else if (export == Export.NONE) {
				show(PlanLock.plan(store), state, result);
			} else {
				write(PlanExport.of(PlanExport.Form.valueOf(export.name()), PlanLock.plan(store), state.lock()), result);
			}
			return result.count("deviations", state.deviations().size()).count("looks", state.looks().size()).build();
		}
	}

	private void lock(StudyStore store, OperationResult.Builder result) {
		if (by.isBlank()) {
			throw new ZippException("A plan is locked by somebody. Say who with --by.");
		}
		PlanRow row = reason.isBlank() ? PlanLock.lock(store, by) : PlanLock.replace(store, new Amendment(reason, by));
		if (row.votes() > 0) {
			result.warning("There were " + row.votes()
					+ " answers already when the plan was locked. Reports say so, and call nothing planned without them.");
		}
	}

	private static void show(LockedPlan now, PlanState state, OperationResult.Builder result) {
		PlanExport.of(PlanExport.Form.MARKDOWN, now, state.lock()).lines().filter(l -> !l.isBlank()).forEach(result::note);
		for (DeviationRow d : state.deviations()) {
			result.note("Deviation of " + d.at() + " by " + d.by() + " after " + d.votes() + " answers: " + d.part() + ". Reason: " + d.reason());
		}
		state.lock().filter(l -> !l.isIntact()).ifPresent(_ -> result.problem(
				"The stored plan does not have the hash it was locked with: it was changed behind the workbench's back."));
	}

	private void write(String text, OperationResult.Builder result) {
		if (out == null) {
			result.document(text);
		} else {
			OutputFiles.beside(out, inputs()).write(out.getFileName().toString(), text);
			result.place(out.toAbsolutePath().normalize());
		}
	}

	private void verify(StudyStore store, PlanState state, OperationResult.Builder result) {
		Lock lock = state.lock().orElseThrow(() ->
				new ZippException("No plan of this study is locked, so nothing can be checked against it. Lock it with --lock --by NAME."));
		PlanCheck check = PlanCheck.of(verify, lock.hash());
		Optional<PlanRow> earlier = store.plans().all().stream().filter(p -> p.number() < lock.number())
				.filter(p -> PlanCheck.of(verify, p.hash()).verdict() == PlanCheck.Verdict.MATCH).findFirst();
		String name = verify.getFileName().toString();
		Map<PlanCheck.Verdict, String> words = Map.of(PlanCheck.Verdict.MATCH, "match", PlanCheck.Verdict.DIFFERS, "differs",
				PlanCheck.Verdict.NOT_OF_THIS_PLAN, "not of this plan");
		if (earlier.isPresent()) {
			result.problem(name + ": differs. It is of plan number " + earlier.get().number() + ", in whose place another was locked since.");
		} else if (check.verdict() == PlanCheck.Verdict.MATCH && lock.isIntact()) {
			result.note(name + ": match. " + check.reason());
		} else {
			result.problem(name + ": " + (check.verdict() == PlanCheck.Verdict.MATCH ? "differs. The stored plan does not have its hash any more."
					: words.get(check.verdict()) + ". " + check.reason()));
		}
	}
}
