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
		Map<String, PathKind> expected = new TreeMap<>(Map.ofEntries(entry("sample.out", PathKind.NEW_FOLDER),
				entry("ingest.files", PathKind.FILES_OR_FOLDERS), entry("ingest.edges", PathKind.FILES_OR_FOLDERS),
				entry("ingest.descriptions", PathKind.FILE), entry("ingest.bot-list", PathKind.FILE),
				entry("train.image-model", PathKind.FOLDER), entry("ablation.image-model", PathKind.FOLDER),
				entry("attach.pictures", PathKind.FOLDER), entry("attach.table", PathKind.FILE), entry("cmmd.x", PathKind.FILE),
				entry("cmmd.y", PathKind.FILE), entry("marginals.out", PathKind.NEW_FILE), entry("analyze.raters", PathKind.FILE),
				entry("analyze.marginals", PathKind.FILE), entry("analyze.out", PathKind.NEW_FOLDER),
				entry("report.out", PathKind.NEW_FOLDER), entry("report.marginals", PathKind.FILE),
				entry("explore.out", PathKind.NEW_FOLDER), entry("monitor.study", PathKind.FOLDER),
				entry("monitor.out", PathKind.NEW_FILE), entry("check.table", PathKind.FILE), entry("check.out", PathKind.NEW_FILE),
				entry("power.out", PathKind.NEW_FOLDER), entry("design.truth", PathKind.FILE), entry("simulate.truth", PathKind.FILE)));
		Map<String, PathKind> shown = new TreeMap<>();
		Services.operations().operations().forEach(o -> ParameterField.of(o.type()).stream()
				.filter(f -> f.isPath() && !f.name().equals("dir") && !f.name().equals("votes"))
				.forEach(f -> shown.put(o.id() + '.' + f.name(), PathKind.of(f))));
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
