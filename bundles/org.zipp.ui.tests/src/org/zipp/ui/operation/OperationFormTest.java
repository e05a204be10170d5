package org.zipp.ui.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.zipp.core.operation.ParameterField;

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

	@Test
	void whatIsRightReachesTheOperation() {
		form.setText(field("dir"), "/tmp/somewhere");
		form.setText(field("pictures"), " 30 ");
		form.setText(field("speed"), "very-fast");
		form.setText(field("loud"), "true");
		form.setText(field("places"), "/a/b, /c");
		assertTrue(form.problems().isEmpty(), () -> form.problems().toString());
		assertEquals(Path.of("/tmp/somewhere"), probe.dir);
		assertEquals(30, probe.pictures);
		assertEquals(Probe.Speed.VERY_FAST, probe.speed);
		assertTrue(probe.loud);
		assertEquals(List.of(Path.of("/a/b"), Path.of("/c")), probe.places);
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
	void aMissingValueIsNamed() {
		assertEquals(List.of("dir"), form.problems().stream().map(p -> p.field().name()).toList());
		form.setText(field("dir"), "/tmp/somewhere");
		form.setText(field("pictures"), "  ");
		assertTrue(form.problems().getFirst().message().startsWith("Pictures is missing"), () -> form.problems().toString());
	}
}
