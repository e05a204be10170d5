package org.zipp.study.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.store.Amendment;
import org.zipp.store.PlanLockedException;
import org.zipp.store.StudyStore;
import org.zipp.study.SmallStudy;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.Exclusions;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.internal.PlanOperation.Export;
import org.zipp.study.plan.LockedPlan;
import org.zipp.study.plan.PlanLock;
import org.zipp.tables.TableFilesProvider;

/** The operation plan, from a design to files that are checked against it. */
class PlanOperationTest {

	@TempDir
	Path folder;

	@TempDir
	Path other;

	private SmallStudy small;

	@BeforeEach
	void make() {
		small = new SmallStudy(folder.resolve("study"), 3, 4, false);
		try (StudyStore store = small.open()) {
			PlanLock.change(store, StudyDesign.DEFAULTS.withRatersWanted(30).withExclusions(new Exclusions(2, 700, 0.5, 0, 0.5, 0))
					.withAnalysis(AnalysisPlan.DEFAULTS.withComparisons(List.of(
							new Planned("zipp-0", "generic", Direction.FIRST, "Personas help."),
							new Planned("zipp-3", "zipp-0", Direction.EQUAL, ""))).withWords("", "", "Nothing else.")), Optional.empty());
		}
	}

	private PlanOperation plan() {
		PlanOperation op = new PlanOperation(small.stores);
		op.dir = small.directory.root();
		return op;
	}

	private static OperationRunner.Outcome outcome(Operation operation) {
		return OperationRunner.run(operation, new NullProgressMonitor());
	}

	private static OperationResult run(Operation operation) {
		OperationRunner.Outcome outcome = outcome(operation);
		assertNotNull(outcome.result(), outcome.status().getMessage());
		return outcome.result();
	}

	private static String refusal(Operation operation) {
		OperationRunner.Outcome outcome = outcome(operation);
		assertFalse(outcome.succeeded());
		return outcome.status().getMessage();
	}

	private String lock() {
		PlanOperation op = plan();
		op.lock = true;
		op.by = "Ada";
		run(op);
		try (StudyStore store = small.open()) {
			return store.plans().locked().orElseThrow().hash();
		}
	}

	private Path export(Export form, String name) {
		PlanOperation op = plan();
		op.export = form;
		op.out = other.resolve(name);
		run(op);
		return op.out;
	}

	private String verify(Path file) {
		PlanOperation op = plan();
		op.verify = file;
		OperationRunner.Outcome outcome = outcome(op);
		return outcome.status().isOK() ? String.join("\n", outcome.result().notes()) : outcome.status().getMessage();
	}

	@Test
	void aPlanIsLockedBySomebodyOnce() {
		PlanOperation op = plan();
		op.lock = true;
		assertTrue(refusal(op).contains("--by"));
		String hash = lock();
		op.by = "Ben";
		assertTrue(refusal(op).contains("give a reason"), refusal(op));
		try (StudyStore store = small.open()) {
			assertEquals(hash, LockedPlan.read(store.plans().locked().orElseThrow().content()).hash());
			assertEquals(PlanLock.plan(store).hash(), hash);
		}
	}

	@Test
	void whatItHoldsChangesWithAReasonAlone() {
		lock();
		StudyOperation study = new StudyOperation(small.stores, new TableFilesProvider());
		study.dir = small.directory.root();
		study.question = "Which is prettier?";
		assertTrue(refusal(study).contains("locked"));
		study.reason = "A rater did not understand it.";
		assertTrue(refusal(study).contains("name"));
		study.by = "Ada";
		run(study);
		try (StudyStore store = small.open()) {
			assertEquals("question", store.plans().deviations().getFirst().part());
			StudyDesign changed = PlanLock.design(store).withRatersWanted(40);
			assertThrows(PlanLockedException.class, () -> PlanLock.change(store, changed, Optional.empty()));
			PlanLock.change(store, changed, Optional.of(new Amendment("More came.", "Ada")));
			assertEquals(List.of("question", "design"), store.plans().deviations().stream().map(d -> d.part()).toList());
			assertEquals(40, PlanLock.design(store).ratersWanted());
		}
	}

	@Test
	void everyFormHasTheHashAndMatches() throws IOException {
		String hash = lock();
		for (Export form : List.of(Export.ASPREDICTED, Export.OSF, Export.MARKDOWN, Export.JSON)) {
			Path file = export(form, "plan-" + form + (form == Export.JSON ? ".json" : ".md"));
			assertTrue(Files.readString(file).contains(hash), form.toString());
			assertTrue(verify(file).contains(": match."), form + ": " + verify(file));
		}
	}

	@Test
	void asPredictedAsksInItsOrder() throws IOException {
		lock();
		String text = Files.readString(export(Export.ASPREDICTED, "plan.txt"));
		int at = -1;
		for (int i = 1; i <= 9; i++) {
			int next = text.indexOf("\n" + i + ") ");
			assertTrue(next > at, i + " in " + text);
			at = next;
		}
		assertTrue(text.contains("No, no data have been collected"), text);
		assertTrue(text.contains("H1: zipp-0 is preferred to generic (directional). Personas help."), text);
		assertTrue(text.contains("missed at least 2 answers that are known"), text);
		assertTrue(text.contains("30 raters"), text);
		assertTrue(text.contains("Nothing else."), text);
		assertTrue(text.contains("Holm"), text);
	}

	@Test
	void osfHasItsBlocksInOrder() throws IOException {
		lock();
		String text = Files.readString(export(Export.OSF, "plan.md"));
		int at = -1;
		for (String block : List.of("## Study information", "### Title", "### Description", "### Hypotheses", "## Design plan", "### Study type",
				"### Blinding",
				"### Study design", "### Randomization", "## Sampling plan", "### Existing data", "### Data collection procedures", "### Sample size\n",
				"### Sample size rationale", "### Stopping rule", "## Variables", "### Manipulated variables", "### Measured variables", "### Indices",
				"## Analysis plan", "### Statistical models", "### Transformations", "### Inference criteria", "### Data exclusion", "### Missing data",
				"### Exploratory analyses", "## Other")) {
			int next = text.indexOf(block, at + 1);
			assertTrue(next > at, block + " in " + text);
			at = next;
		}
		assertTrue(text.contains("### Description\n\nNot stated in the plan."), text);
	}

	@Test
	void aChangedFileDiffersAndAnothersIsNotOfThisPlan() throws IOException {
		lock();
		Path json = export(Export.JSON, "plan.json");
		Path changed = other.resolve("changed.json");
		Files.writeString(changed, Files.readString(json).replace("\"alpha\": 0.05", "\"alpha\": 0.1"));
		assertTrue(verify(changed).contains("differs"), verify(changed));
		Path strange = other.resolve("strange.md");
		Files.writeString(strange, "SHA-256 of the plan: " + "0".repeat(64));
		assertTrue(verify(strange).contains("not of this plan"), verify(strange));
		Files.writeString(strange, "A report of nothing.");
		assertTrue(verify(strange).contains("not of this plan. It names no plan"), verify(strange));
		Path report = other.resolve("report.html");
		Files.writeString(report, Files.readString(export(Export.MARKDOWN, "plan.md")));
		Files.writeString(other.resolve("contents.txt"), "# made from x\n" + "0".repeat(64) + "  report.html\n");
		assertTrue(verify(report).contains("changed since it was written: report.html"), verify(report));
	}

	@Test
	void aBundleIsReadAsAnArchive() throws IOException {
		lock();
		Path bundle = other.resolve("bundle.zip");
		try (OutputStream out = Files.newOutputStream(bundle); ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry("votes.csv"));
			zip.write("rater,left".getBytes(StandardCharsets.UTF_8));
			zip.putNextEntry(new ZipEntry("plan.json"));
			zip.write(Files.readAllBytes(export(Export.JSON, "plan.json")));
		}
		assertTrue(verify(bundle).contains(": match. It holds this plan."), verify(bundle));
	}

	@Test
	void anotherPlanInItsPlaceIsTold() throws IOException {
		lock();
		Path early = export(Export.JSON, "early.json");
		try (StudyStore store = small.open()) {
			PlanLock.change(store, PlanLock.design(store).withRatersWanted(60), Optional.of(new Amendment("More money.", "Ada")));
		}
		PlanOperation op = plan();
		op.lock = true;
		op.by = "Ada";
		op.reason = "Power was too low.";
		run(op);
		assertTrue(verify(early).contains("plan number 1"), verify(early));
		assertTrue(verify(export(Export.JSON, "late.json")).contains(": match."));
		assertTrue(run(plan()).notes().stream().anyMatch(n -> n.contains("Power was too low.")));
	}

	@Test
	void withoutALockNothingIsCheckedAndTheFormSaysSo() throws IOException {
		assertTrue(verify(folder).contains("No plan of this study is locked"));
		assertTrue(Files.readString(export(Export.MARKDOWN, "plan.md")).contains("not locked"));
		PlanOperation op = plan();
		op.out = other.resolve("x.md");
		assertTrue(refusal(op).contains("--export"));
	}
}
