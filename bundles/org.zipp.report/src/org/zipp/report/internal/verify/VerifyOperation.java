package org.zipp.report.internal.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Resource;
import org.zipp.graph.InteractionGraph;
import org.zipp.store.Freshness;
import org.zipp.store.Freshness.Product;
import org.zipp.store.Freshness.State;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.StudyCheck.Finding;
import org.zipp.store.StudyCheck.Severity;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Checks a whole study and changes nothing: files of pictures, the graph, references between the tables. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=verify",
		Operation.ORDER + ":Integer=96", LinePlace.GROUP + "=study", LinePlace.PLACE + ":Integer=99", LinePlace.ICON + "=check" })
public final class VerifyOperation extends Operation {

	private static final String REPAIR = "Run repair: it makes them again with the same seed and settings.";

	private final StudyStores stores;

	@Activate
	public VerifyOperation(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public String id() {
		return "verify";
	}

	@Override
	public String label() {
		return "Check the study";
	}

	@Override
	public String description() {
		return "Reads every picture, every file of the graph and every reference between the tables, and says what is missing, damaged or"
				+ " contradicts something else, and what to do. Changes nothing; exit code 1 when something is wrong.";
	}

	/** It looks at a copy of the tables, so everything else may go on. */
	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public Set<Resource> reads() {
		return Set.of(Resource.GRAPH);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory directory = studyDirectory();
		if (!directory.isStudy()) {
			throw new ZippException("There is no study in " + directory.root() + '.');
		}
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		List<Finding> findings = new ArrayList<>();
		try (StudyStore store = stores.openReadOnly(directory)) {
			pictures(store, findings, progress.split(70));
			progress.subTask("Reading the graph");
			graph(directory, findings);
			progress.worked(15);
			progress.subTask("Comparing the tables");
			findings.addAll(store.tableCheck().tables());
			progress.worked(10);
			outdated(store.freshness(), findings);
			progress.worked(5);
		}
		return result(findings, directory);
	}

	private static OperationResult result(List<Finding> findings, StudyDirectory directory) {
		OperationResult.Builder result = OperationResult.builder().place(directory.root());
		result.note(String.format(Locale.ROOT, "%-52s %12s %10s", "what", "looked at", "found"));
		for (Finding f : findings) {
			result.note(String.format(Locale.ROOT, "%-52s %,12d %,10d%s", f.what(), f.checked(), f.found(),
					f.severity() == Severity.WRONG ? "  WRONG" : f.severity() == Severity.NOTE ? "  note" : ""));
		}
		List<Finding> wrong = findings.stream().filter(f -> f.severity() == Severity.WRONG).toList();
		List<Finding> notes = findings.stream().filter(f -> f.severity() == Severity.NOTE).toList();
		notes.forEach(f -> result.note(sentence(f)));
		result.count("checks", findings.size()).count("wrong", wrong.size()).count("notes", notes.size());
		if (!wrong.isEmpty()) {
			result.problem("The study is not in order. " + wrong.stream().map(VerifyOperation::sentence).collect(Collectors.joining("\n")));
		}
		return result.build();
	}

	private static String sentence(Finding f) {
		return String.format(Locale.ROOT, "%,d %s%s. %s", f.found(), f.what(), f.example().isEmpty() ? "" : ", for example " + f.example(),
				f.advice()).strip();
	}

	private static Finding finding(String what, long checked, List<String> found, Severity severity, String advice) {
		return new Finding(what, checked, found.size(), found.isEmpty() ? Severity.FINE : severity, found.isEmpty() ? "" : found.getFirst(),
				advice);
	}

	private static void pictures(StudyStore store, List<Finding> findings, SubMonitor monitor) {
		Set<String> made = store.images().ofEverySetting().stream().map(ImageRow::content).collect(Collectors.toSet());
		Set<String> shown = new HashSet<>();
		for (JudgedTrial t : store.trials().all()) {
			shown.add(t.trial().leftImage());
			shown.add(t.trial().rightImage());
		}
		shown.remove("");
		shown.removeAll(made);
		Set<String> all = new HashSet<>(made);
		all.addAll(shown);
		Map<String, PictureState> states = store.images().states(all, true, monitor);
		findings.add(finding("pictures whose files are missing", made.size(), in(states, made, PictureState.MISSING), Severity.WRONG, REPAIR));
		findings.add(finding("pictures whose files are damaged", made.size(), in(states, made, PictureState.DAMAGED), Severity.WRONG, REPAIR));
		List<String> lost = new ArrayList<>(in(states, shown, PictureState.MISSING));
		lost.addAll(in(states, shown, PictureState.DAMAGED));
		findings.add(finding("replaced pictures of trials missing or damaged", shown.size(), lost, Severity.WRONG,
				"Their prompts have changed since, so they cannot be made again: restore the files from a backup."));
		orphans(store.directory(), all, findings);
	}

	private static List<String> in(Map<String, PictureState> states, Set<String> contents, PictureState state) {
		return contents.stream().filter(c -> states.get(c) == state).sorted().toList();
	}

	private static void orphans(StudyDirectory directory, Set<String> known, List<Finding> findings) {
		if (!Files.isDirectory(directory.images())) {
			return;
		}
		try (Stream<Path> files = Files.walk(directory.images())) {
			List<Path> all = files.filter(Files::isRegularFile).toList();
			List<String> orphans = all.stream().filter(f -> !known.contains(f.getFileName().toString().replaceFirst("\\.png$", "")))
					.map(f -> directory.images().relativize(f).toString()).sorted().toList();
			findings.add(finding("files that are no picture of the study", all.size(), orphans, Severity.NOTE,
					"No table names them, for example because prompts changed. They take room and do no harm."));
		} catch (IOException e) {
			throw new ZippException("The pictures cannot be listed: " + Reasons.of(e), directory.images(), 0, e);
		}
	}

	private static void graph(StudyDirectory directory, List<Finding> findings) {
		if (!Files.isDirectory(directory.graph())) {
			return;
		}
		List<String> damaged = new ArrayList<>();
		try (InteractionGraph graph = InteractionGraph.open(directory.graph())) {
			graph.verify();
		} catch (ZippException e) {
			damaged.add(e.getMessage());
		}
		findings.add(finding("graphs that are damaged", 1, damaged, Severity.WRONG, "Run ingest again."));
	}

	private static void outdated(Freshness freshness, List<Finding> findings) {
		for (Product product : Product.values()) {
			long outdated = freshness.count(product, State.OUTDATED);
			long unknown = freshness.count(product, State.UNKNOWN);
			long all = outdated + unknown + freshness.count(product, State.CURRENT);
			findings.add(new Finding(product.words() + " that are outdated", all, outdated, outdated == 0 ? Severity.FINE : Severity.NOTE, "",
					product == Product.VOTES ? "They stay as they are, and the report counts them."
							: "Run refresh: it brings up to date what rests on something changed."));
		}
	}
}
