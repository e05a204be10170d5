package org.zipp.report.internal.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.OutputFiles;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.ParameterField;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.report.internal.check.CheckOperation;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.LookSpending;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.imported.Votes;
import org.zipp.study.plan.LockedPlan;
import org.zipp.study.plan.LookContent;
import org.zipp.study.plan.PlanState;
import org.zipp.study.plan.PlanState.Lock;
import org.zipp.tables.TableFilesProvider;

/** The operations power, monitor and check. */
class PlanningOperationsTest {

	@TempDir
	Path dir;

	private PlanState promised = PlanState.NONE;

	private static OperationResult run(Operation operation, String... parameters) {
		for (int i = 0; i < parameters.length; i += 2) {
			ParameterField.of(operation.getClass(), parameters[i]).set(operation, parameters[i + 1]);
		}
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private static String failure(Operation operation, String... parameters) {
		return assertThrows(ZippException.class, () -> run(operation, parameters)).getMessage();
	}

	/** What was written, without the hidden list of it. */
	private Set<String> files() throws IOException {
		try (Stream<Path> files = Files.list(dir)) {
			return files.map(f -> f.getFileName().toString()).filter(f -> !f.equals(OutputFiles.LIST))
					.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private CheckOperation check() {
		return new CheckOperation(new TableFilesProvider());
	}

	@Test
	void powerSolvesForWhatIsLeftOut() throws IOException {
		OperationResult result = run(new PowerOperation(), "votes", "5", "icc", "0.1", "win-rate", "60%", "power", "80%", "test", "rate", "json",
				"true", "out",
				dir.toString(), "looks", "5");
		assertEquals(55, result.counts().get("raters"));
		assertEquals("55 raters.", result.notes().getFirst());
		assertTrue(result.notes().getLast().contains("about 57 raters"), result.notes().getLast());
		assertEquals(Set.of("power-curve.csv", "power-curve.svg", "power-plan.csv", "power-table.csv"), files());
		assertTrue(result.document().contains("\"raters\" : 55") && result.document().contains("org.zipp.power/1"), result.document());
		assertTrue(Files.readString(dir.resolve("power-curve.csv")).startsWith("Raters,Votes,Design effect,Power,"));
		// The other numbers, solved for in turn.
		assertTrue(note("raters", "55", "icc", "0.1", "win-rate", "0.6", "power", "0.8", "votes", "?").startsWith("5 votes per rater"));
		assertTrue(note("raters", "55", "votes", "5", "icc", "0.1", "win-rate", "0.6").startsWith("Power 80.2%"));
		assertTrue(note("raters", "55", "votes", "5", "icc", "0.1", "power", "0.8").startsWith("A true win rate of 60.0%"));
		assertTrue(note("raters", "55", "votes", "5", "win-rate", "0.6", "power", "0.8").startsWith("An intra-class correlation of at most 0.1"));
		assertTrue(note("raters", "55", "votes", "5", "icc", "0.1", "win-rate", "0.6", "power", "0.8022", "alpha",
				"?").startsWith("\u03b1 = 0.05"));
		assertTrue(note("votes", "5", "icc", "0.1", "half-width", "0.05").startsWith("110 raters"));
		assertTrue(note("raters", "100", "votes", "5", "icc", "0.1", "half-width", "?").startsWith("Half width 5.2%"));
		assertTrue(note("votes", "5", "icc", "0.1", "margin", "0.1", "power", "0.8").startsWith("62 raters"));
	}

	private static String note(String... parameters) {
		String[] all = Stream.concat(Stream.of(parameters), Stream.of("test", "rate")).toArray(String[]::new);
		return run(new PowerOperation(), all).notes().getFirst();
	}

	@Test
	void powerSaysWhatIsMissingWrongOrOutOfReach() {
		assertTrue(failure(new PowerOperation(), "votes", "5").contains("--raters, --icc, --power, --win-rate are missing"),
				failure(new PowerOperation(), "votes", "5"));
		assertTrue(failure(new PowerOperation(), "raters", "9", "votes", "5", "icc", "0", "win-rate", "0.6", "power",
				"0.8").contains("Every number is given"));
		assertTrue(failure(new PowerOperation(), "raters", "many", "votes", "5", "icc", "0", "win-rate",
				"0.6").contains("--raters takes a whole number"));
		assertTrue(failure(new PowerOperation(), "raters", "9", "votes", "5", "icc", "2", "win-rate", "0.6").contains("--icc takes"));
		assertTrue(failure(new PowerOperation(), "raters", "9", "votes", "5", "icc", "0", "win-rate", "0.9", "ties",
				"0.5").contains("share of ties"));
		assertTrue(failure(new PowerOperation(), "raters", "9", "votes", "5", "icc", "0", "win-rate", "?", "half-width",
				"0.1").contains("half width"));
		String none = failure(new PowerOperation(), "raters", "8", "icc", "0.1", "win-rate", "0.6", "power", "0.8", "out",
				dir.resolve("out").toString());
		assertTrue(none.contains("No number of votes per rater suffices"), none);
		assertFalse(Files.exists(dir.resolve("out")), "a plan that does not exist is not written");
	}

	@Test
	void checkFlagsTheRowsOfThePaper() throws IOException {
		Path file = dir.resolve("out.csv");
		OperationResult result = run(check(), "table", "zipp", "out", file.toString(), "json", "true");
		assertEquals(5, result.counts().get("rows"));
		assertEquals(2, result.counts().get("flagged"));
		assertTrue(result.notes().get(3).startsWith("4. ZIPP 3-shot against DrUM: UNDECIDED.")
				&& result.notes().get(3).contains("p < 0.01 does not hold two-sided"),
				result.notes().get(3));
		assertTrue(result.notes().get(4).startsWith("5. ZIPP 0-shot against TV: NOT REPRODUCED."), result.notes().get(4));
		assertEquals(6, Files.readAllLines(file).size());
		assertEquals(Set.of("out.csv"), files());
		assertTrue(result.document().contains("\"verdict\" : \"not reproduced\""), result.document());
		assertEquals(result.notes(), run(check()).notes());
	}

	@Test
	void checkReadsAFileAndNamesTheLineThatIsWrong() throws IOException {
		Path file = Files.writeString(dir.resolve("claims.csv"),
				"comparison,wins,n,p\n\"A, B\",145,250,<0.01\nC,70,125,<0.01\nD,170,250,<0.01\n");
		OperationResult result = run(check(), "table", file.toString(), "raters", "50");
		assertEquals(List.of("1. A, B: ONLY ONE-SIDED.", "2. C: NOT REPRODUCED.", "3. D: CONSISTENT."),
				result.notes().stream().map(n -> n.substring(0, n.indexOf('.', 3) + 1)).toList());
		assertTrue(result.notes().get(2).contains("With votes of 50 raters"), result.notes().get(2));
		Path bad = Files.writeString(dir.resolve("bad.csv"), "comparison,wins,n\nA,5,10\nB,50,10\n");
		String message = failure(check(), "table", bad.toString());
		assertTrue(message.startsWith(bad + ":3: Wins lie between 0 and 10"), message);
		Path ragged = Files.writeString(dir.resolve("ragged.csv"), "comparison,wins,n\nA,5\n");
		assertTrue(failure(check(), "table", ragged.toString()).startsWith(ragged + ":2: "), failure(check(), "table", ragged.toString()));
		Path none = Files.writeString(dir.resolve("none.csv"), "comparison,wins,n\n");
		assertTrue(failure(check(), "table", none.toString()).contains("no rows"));
		Path other = Files.writeString(dir.resolve("other.csv"), "a,b\n1,2\n");
		assertTrue(failure(check(), "table", other.toString()).contains("n"));
		assertTrue(failure(check(), "table", dir.resolve("absent.csv").toString()).contains("no such file"));
	}

	@Test
	void monitorPlansBounds() {
		OperationResult result = run(monitor(List.of()), "looks", "0.2,0.4,0.6,0.8,1");
		assertTrue(result.notes().get(1).contains("4.8769") && result.notes().get(5).contains("2.0310"), result.notes().toString());
		result = run(monitor(List.of()), "looks", "0.2:1,0.4:3.5,0.6", "spending", "pocock");
		assertTrue(result.notes().getLast().contains("bound of look 2 (|z| \u2265 2.427) is crossed"), result.notes().getLast());
		assertTrue(failure(monitor(List.of()), "looks", "0.4,0.2").contains("ascending"));
		assertTrue(failure(monitor(List.of()), "looks", "0.4:1:2").contains("--looks takes"));
		assertTrue(failure(monitor(List.of()), "looks", "0.2,0.4:1").contains("before it has none"));
		assertTrue(failure(monitor(List.of()), "spending", "power", "shape", "-1").contains("--shape"));
	}

	/** Votes of raters who prefer b to a with the shares given, ten each. */
	private static List<Judgement> votes(double... shares) {
		List<Judgement> votes = new ArrayList<>();
		for (int r = 0; r < shares.length; r++) {
			for (int v = 0; v < 10; v++) {
				boolean left = v % 2 == 0;
				boolean b = v < Math.round(10 * shares[r]);
				votes.add(new Judgement(votes.size(), "rater" + r, RaterKind.HUMAN, v, "", "p" + v, left ? "a" : "b", left ? "b" : "a",
						b == left ? Choice.RIGHT : Choice.LEFT, Instant.EPOCH, 1000, Map.of()));
			}
		}
		return votes;
	}

	private MonitorOperation monitor(List<Judgement> votes) {
		Map<String, String> conditions = new LinkedHashMap<>(Map.of("a", "A"));
		conditions.put("b", "B");
		return new MonitorOperation(d -> new StudyData("t", "", false, 1, conditions, Map.of(), votes, 0, 8, new TreeSet<>(), new TreeSet<>())
				.with(promised), new TableFilesProvider(), new StudyStoresProvider());
	}

	private PlanState kept() {
		try (StudyStore store = new StudyStoresProvider().open(new StudyDirectory(study()))) {
			return PlanState.of(store);
		}
	}

	private Path study() {
		return dir.resolve("study");
	}

	@Test
	void looksOfAStudyAreRememberedOnce() {
		List<Judgement> votes = votes(0.6, 0.4, 0.5, 0.7);
		run(monitor(votes), "study", study().toString(), "planned-raters", "8", "by", "Ada");
		promised = kept();
		assertEquals("Ada", promised.looks().getFirst().by());
		assertTrue(run(monitor(votes), "study", study().toString(), "planned-raters", "8").notes().stream()
				.anyMatch(n -> n.contains("no new one")));
		assertEquals(1, kept().looks().size());
		OperationResult second = run(monitor(votes(0.6, 0.4, 0.5, 0.7, 0.6, 0.5)), "study", study().toString(), "planned-raters", "8", "json",
				"true");
		promised = kept();
		assertEquals(2, promised.looks().size());
		// The bound of the second look allows for the first: the same as for looks given by hand.
		double z = LookContent.of(promised.looks().getFirst()).comparisons().getFirst().zOf("b");
		promised = PlanState.NONE;
		OperationResult byHand = run(monitor(votes(0.6, 0.4, 0.5, 0.7, 0.6, 0.5)), "study", dir.resolve("other").toString(), "planned-raters",
				"8",
				"looks", "0.5:" + z, "json", "true");
		assertEquals(byHand.document(), second.document());
		promised = kept();
		assertTrue(failure(monitor(votes), "study", study().toString(), "planned-raters", "8", "looks", "0.2").contains("remembers its looks"));
	}

	@Test
	void nothingIsShownBeforeTheLockedPlanLooks() {
		LockedPlan plan = new LockedPlan("t", "", "?", false, 1,
				List.of(new LockedPlan.Compared("a", "A", "", ""), new LockedPlan.Compared("b", "B", "", "")), Map.of(),
				StudyDesign.DEFAULTS.withRatersWanted(8).withAnalysis(AnalysisPlan.DEFAULTS
						.withLooks(new AnalysisPlan.Looks(List.of(0.5), LookSpending.POCOCK, 0))));
		promised = new PlanState(plan.design(), Optional.of(new Lock(plan, 1, plan.hash(), Instant.EPOCH, "Ada", 0)), List.of(), List.of());
		String early = failure(monitor(votes(0.6, 0.4, 0.5)), "study", study().toString());
		assertTrue(early.contains("looks next at 50.0%") && early.contains("37.5%"), early);
		assertTrue(kept().looks().isEmpty());
		OperationResult first = run(monitor(votes(0.6, 0.4, 0.5, 0.7)), "study", study().toString());
		assertTrue(first.notes().getFirst().contains("Pocock"), first.notes().toString());
		promised = new PlanState(plan.design(), promised.lock(), List.of(), kept().looks());
		assertTrue(failure(monitor(votes(0.6, 0.4, 0.5, 0.7, 0.6)), "study", study().toString()).contains("looks next at 100.0%"));
	}

	@Test
	void monitorLooksAtTheVotesOfAStudy() throws IOException {
		List<Judgement> votes = votes(0.9, 0.8, 0.9, 0.7, 0.8, 0.9, 1, 0.8);
		OperationResult result = run(monitor(votes), "study", study().toString(), "planned-raters", "16", "json", "true");
		String note = result.notes().get(1);
		assertTrue(note.startsWith("b against a: at 50.0% of the planned information the bound of look 1"), note);
		assertTrue(result.notes().get(2).contains("win rate 85.0% of 80 votes by 8 raters"), result.notes().get(2));
		assertTrue(result.document().contains("\"decision\" : \"stop: difference shown\""), result.document());
		// By effective votes ten of twenty each are more than half of the information.
		OperationResult votesResult = run(monitor(votes(0.6, 0.4, 0.5, 0.7, 0.5, 0.6)), "study", study().toString(), "planned-raters", "6",
				"planned-votes", "20", "icc", "0.1",
				"looks", "0.2:0.5");
		assertTrue(votesResult.notes().get(1).contains("at 76.3% of the planned information no bound is crossed"), votesResult.notes().get(1));
		assertEquals(2L, kept().looks().size());
		assertTrue(run(monitor(votes(0.6, 0.4, 0.5, 0.7)), "study", study().toString(), "planned-raters",
				"4").notes().get(1).contains("no difference is shown"));
		assertEquals(Set.of("study"), files());
	}

	@Test
	void monitorSaysWhatIsMissing() throws IOException {
		assertTrue(failure(monitor(List.of()), "study", study().toString(), "planned-raters", "4").contains("no comparisons"));
		assertTrue(failure(monitor(votes(0.5)), "study", study().toString()).contains("--planned-raters"));
		assertTrue(failure(monitor(votes(0.5)), "study", study().toString(), "planned-raters", "4", "compare", "a,z")
				.contains("--compare takes"));
		OperationResult one = run(monitor(votes(0.5)), "study", study().toString(), "planned-raters", "4");
		assertTrue(one.warnings().getLast().contains("only one rater"), one.warnings().toString());
		OperationResult same = run(monitor(votes(0.5, 0.5)), "study", study().toString(), "planned-raters", "4");
		assertTrue(same.warnings().getLast().contains("all raters agree"), same.warnings().toString());
		Path file = Files.writeString(dir.resolve("votes.csv"),
				"rater,prompt,left,right,choice\nr1,p1,a,b,left\nr1,p2,a,b,right\nr2,p1,b,a,left\n");
		OperationResult votes = run(monitor(List.of()), "votes", file.toString(), "planned-raters", "4", "compare", "a,b");
		assertTrue(votes.notes().get(1).startsWith("a against b: at 50.0%"), votes.notes().toString());
		assertTrue(failure(monitor(List.of()), "votes", file.toString(), "study", study().toString(), "planned-raters", "4")
				.contains("not both"));
	}

	@Test
	void cancelledRunsLeaveNothing() throws IOException {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		CheckOperation check = check();
		check.out = dir.resolve("out.csv");
		assertThrows(OperationCanceledException.class, () -> check.execute(SubMonitor.convert(cancelled)));
		assertFalse(Files.exists(check.out));
		assertEquals(Set.of(), files());
	}
}
