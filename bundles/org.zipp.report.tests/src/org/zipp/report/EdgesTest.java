package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Theme;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;

/** Studies with hardly any votes: every format says so in words and none shows a number that is not one. */
class EdgesTest {

	static Stream<Map.Entry<String, Samples>> studies() {
		Map<String, String> age = Map.of("age", "18-24");
		Map<String, Samples> studies = new TreeMap<>();
		studies.put("empty", new Samples());
		studies.put("no votes", two().votes("r1", RaterKind.HUMAN, age, "a", "b", null, 5));
		studies.put("all skips", two().votes("r1", RaterKind.HUMAN, age, "a", "b", Choice.SKIP, 5));
		studies.put("one vote", two().votes("r1", RaterKind.HUMAN, age, "a", "b", Choice.LEFT, 1));
		studies.put("one rater", two().votes("r1", RaterKind.HUMAN, age, "a", "b", Choice.LEFT, 5).votes("r1", RaterKind.HUMAN, age, "a", "b", Choice.RIGHT, 3));
		studies.put("all ties", two().votes("r1", RaterKind.HUMAN, age, "a", "b", Choice.TIE, 5).votes("r2", RaterKind.HUMAN, age, "a", "b", Choice.TIE, 2));
		studies.put("unanimous", two().votes("r1", RaterKind.HUMAN, age, "a", "b", Choice.LEFT, 5).votes("r2", RaterKind.HUMAN, age, "a", "b", Choice.LEFT, 2));
		studies.put("same condition twice", two().votes("r1", RaterKind.HUMAN, age, "a", "a", Choice.LEFT, 5));
		studies.put("unknown condition", two().votes("r1", RaterKind.HUMAN, age, "x", "y", Choice.LEFT, 5));
		studies.put("disconnected", two().condition("c", "C").condition("d", "D").votes("r1", RaterKind.HUMAN, age, "a", "b", Choice.LEFT, 3)
				.votes("r1", RaterKind.HUMAN, age, "b", "a", Choice.LEFT, 2).votes("r2", RaterKind.HUMAN, age, "c", "d", Choice.LEFT, 3));
		studies.put("level without a name", two().votes("r1", RaterKind.HUMAN, Map.of("", ""), "a", "b", Choice.LEFT, 5).votes("r2", RaterKind.HUMAN,
				Map.of("", " "), "a", "b", Choice.RIGHT, 2));
		studies.put("simulated only", two().simulated().votes("r1", RaterKind.SIMULATED, age, "a", "b", Choice.LEFT, 5));
		return studies.entrySet().stream();
	}

	private static Samples two() {
		return new Samples().condition("a", "A").condition("b", "B");
	}

	@ParameterizedTest
	@MethodSource("studies")
	void nothingButNumbersAndWords(Map.Entry<String, Samples> study) {
		Document report = Reports.of(study.getValue().data());
		List<String> texts = new ArrayList<>(List.of(DocumentFormats.html(report), DocumentFormats.csv(report.data())));
		report.tables().forEach(t -> texts.add(DocumentFormats.csv(t)));
		report.figures().forEach(f -> {
			for (Theme theme : Theme.values()) {
				texts.add(f.svg(theme));
			}
		});
		for (String text : texts) {
			assertFalse(text.contains("NaN") || text.contains("Infinity") || text.contains("null"), text);
		}
		ByteArrayOutputStream pdf = new ByteArrayOutputStream();
		DocumentFormats.pdf(report, pdf);
		assertTrue(pdf.size() > 1000);
		boolean compared = !report.figures().isEmpty();
		assertTrue(compared || texts.getFirst().contains("There are no trials yet") || texts.getFirst().contains("There are no votes yet")
				|| texts.getFirst().contains("There is no comparison yet"), texts.getFirst());
	}
}
