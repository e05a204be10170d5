package org.zipp.ui.operation;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.operation.PathUse;
import org.zipp.ui.context.Services;

/** What a person types reaches the operation when it is right, and is named when it is wrong. */
class OperationFormTest {

	private final Probe probe = new Probe();
	private final OperationForm form = new OperationForm(probe);

	private ParameterField field(String name) {
		return ParameterField.of(Probe.class, name);
	}

	@Test
	void defaultsAreShown() {
		assertEquals("12", form.text(field("pictures")));
		assertEquals("slow", form.text(field("speed")));
		assertEquals(List.of("dir", "pictures", "speed", "loud", "places"), form.plain().stream().map(ParameterField::name).toList());
		assertEquals(List.of("quality"), form.advanced().stream().map(ParameterField::name).toList());
	}

	@TempDir
	Path temp;

	@Test
	void whatIsRightReachesTheOperation() throws IOException {
		Path one = Files.createFile(temp.resolve("one"));
		Path two = Files.createFile(temp.resolve("two"));
		form.setText(field("dir"), "/tmp/somewhere");
		form.setText(field("pictures"), " 30 ");
		form.setText(field("speed"), "very-fast");
		form.setText(field("loud"), "true");
		form.setText(field("places"), one + ", " + two);
		assertTrue(form.problems().isEmpty(), () -> form.problems().toString());
		assertEquals(Path.of("/tmp/somewhere"), probe.dir);
		assertEquals(30, probe.pictures);
		assertEquals(Probe.Speed.VERY_FAST, probe.speed);
		assertTrue(probe.loud);
		assertEquals(List.of(one, two), probe.places);
	}

	@Test
	void whatIsWrongIsNamedByItsLabel() {
		form.setText(field("dir"), "/tmp/somewhere");
		form.setText(field("pictures"), "many");
		form.setText(field("quality"), "3");
		List<OperationForm.Problem> problems = form.problems();
		assertEquals(List.of("pictures", "quality"), problems.stream().map(p -> p.field().name()).toList());
		assertEquals("Pictures takes a number, not 'many'.", problems.getFirst().message());
		assertTrue(problems.getLast().message().contains("from 0 to 1"), problems::toString);
		assertEquals(12, probe.pictures, "a wrong text must not reach the operation");
	}

	@Test
	void aFileThatIsNotThereIsNamedBeforeAnythingRuns() {
		form.setText(field("dir"), temp.toString());
		form.setText(field("places"), temp.resolve("gone").toString());
		assertEquals("Places: " + temp.resolve("gone") + " is not there.", form.problems().getFirst().message());
		form.setText(field("places"), temp.toString());
		assertEquals("Places: " + temp + " is a folder, not a file.", form.problems().getFirst().message());
	}

	@Test
	void theFolderOfAnOpenStudyIsNotAskedFor() {
		probe.dir = temp;
		OperationForm given = new OperationForm(probe, true);
		assertFalse(given.plain().stream().anyMatch(f -> f.name().equals("dir")));
		assertTrue(given.problems().isEmpty(), () -> given.problems().toString());
	}

	@Test
	void messagesSpeakOfFieldsAndNotOfOptions() {
		assertEquals("Leave Loud away, or name more Places; --placeshift is something else.", ParameterField.inLabels(Probe.class,
				"Leave --loud away, or name more --places; --placeshift is something else."));
	}

	/** Every path of every operation has the button that fits; a new one must be looked at. */
	@Test
	void everyPathIsOfTheRightKind() {
		Map<String, PathUse> expected = new TreeMap<>(Map.ofEntries(entry("sample.out", PathUse.NEW_FOLDER),
				entry("ingest.files", PathUse.FILE_OR_FOLDER), entry("ingest.edges", PathUse.FILE_OR_FOLDER),
				entry("ingest.descriptions", PathUse.FILE), entry("ingest.bot-list", PathUse.FILE),
				entry("train.image-model", PathUse.FOLDER), entry("ablation.image-model", PathUse.FOLDER),
				entry("attach.pictures", PathUse.FOLDER), entry("attach.table", PathUse.FILE), entry("cmmd.x", PathUse.FILE),
				entry("cmmd.y", PathUse.FILE), entry("marginals.out", PathUse.NEW_FILE), entry("analyze.votes", PathUse.FILE), entry("monitor.votes", PathUse.FILE), entry("analyze.raters", PathUse.FILE),
				entry("analyze.marginals", PathUse.FILE), entry("analyze.out", PathUse.NEW_FOLDER),
				entry("report.out", PathUse.NEW_FOLDER), entry("report.marginals", PathUse.FILE),
				entry("explore.out", PathUse.NEW_FOLDER), entry("monitor.study", PathUse.FOLDER),
				entry("monitor.out", PathUse.NEW_FILE), entry("check.table", PathUse.FILE), entry("check.out", PathUse.NEW_FILE),
				entry("power.out", PathUse.NEW_FOLDER), entry("design.truth", PathUse.FILE), entry("simulate.truth", PathUse.FILE)));
		Map<String, PathUse> shown = new TreeMap<>();
		Services.operations().operations().forEach(o -> ParameterField.of(o.type()).stream()
				.filter(f -> f.isPath() && !f.name().equals("dir"))
				.forEach(f -> shown.put(o.id() + '.' + f.name(), f.path())));
		expected.keySet().retainAll(shown.keySet());
		shown.keySet().retainAll(expected.keySet());
		assertEquals(expected, shown);
		assertTrue(shown.size() >= 20, shown::toString);
	}

	@Test
	void aMissingValueIsNamed() {
		assertEquals(List.of("dir"), form.problems().stream().map(p -> p.field().name()).toList());
		form.setText(field("dir"), "/tmp/somewhere");
		form.setText(field("pictures"), "  ");
		assertTrue(form.problems().getFirst().message().startsWith("Pictures is missing"), () -> form.problems().toString());
	}
}
