package org.zipp.study.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.study.Judgement;
import org.zipp.tables.TableFilesProvider;

/** Files in the form of Rapidata's data sets, as DuckDB writes them. */
class RapidataFileTest {

	@TempDir
	Path dir;

	private Path resource(String name) throws IOException {
		Path file = dir.resolve(name);
		try (InputStream in = RapidataFileTest.class.getResourceAsStream(name)) {
			Files.copy(in, file);
		}
		return file;
	}

	private static Votes read(String criterion, Path... files) {
		return new RapidataFile(new TableFilesProvider(), criterion, RaterKind.HUMAN).read(List.of(files), SubMonitor.convert(new NullProgressMonitor()));
	}

	/** How often each model was chosen over each other one. */
	private static Map<String, Integer> wins(Votes votes) {
		Map<String, Integer> wins = new TreeMap<>();
		for (Judgement j : votes.judgements()) {
			boolean left = j.choice() == Choice.LEFT;
			wins.merge((left ? j.left() : j.right()) + " > " + (left ? j.right() : j.left()), 1, Integer::sum);
		}
		return wins;
	}

	@Test
	void votesAreReadFromDetailsAndFromCounts() throws IOException {
		Votes votes = read("preference", resource("rapidata-paths.parquet"));
		assertEquals(Map.of("flux > dalle-3", 3, "dalle-3 > flux", 1, "dalle-3 > sd3", 2, "flux > sd3", 6, "sd3 > flux", 3), wins(votes));
		assertEquals(List.of("dalle-3", "flux", "sd3"), List.copyOf(votes.conditions()));
		assertFalse(votes.provenance().ratersKnown());
		assertFalse(votes.provenance().sidesKnown());
		assertEquals(4, votes.judgements().stream().map(Judgement::raterId).distinct().count(), "pairs of pictures stand in place of raters");
		List<Map<String, String>> traits = votes.judgements().stream().map(Judgement::attributes).filter(a -> !a.isEmpty()).toList();
		assertEquals(List.of(Map.of("country", "IN", "language", "en"), Map.of("country", "IN", "language", "en"), Map.of("country", "NA", "language", "af"),
				Map.of("country", "BY", "language", "ru", "gender", "Other"), Map.of("country", "LY", "language", "ar", "age", "18-29", "gender", "Female")), traits);
		String warnings = String.join("\n", votes.warnings());
		for (String warning : List.of("by pair of pictures, not by rater", "1 row compares a model with itself", "1 row has no votes", "In 1 row the listed votes do not add up",
				"1 vote names neither of its two pictures and was left out, for example \"midjourney/9_9.jpg\"")) {
			assertTrue(warnings.contains(warning), warnings);
		}
		assertTrue(votes.provenance().notes().stream().anyMatch(n -> n.contains("5 of 15 votes come with details")), () -> votes.provenance().notes().toString());
		assertTrue(votes.provenance().notes().stream().anyMatch(n -> n.contains("7 votes are known only as counts")), () -> votes.provenance().notes().toString());
	}

	@Test
	void theCriterionSaysWhichAnswersAreRead() throws IOException {
		Path file = resource("rapidata-criteria.parquet");
		assertEquals(Map.of("a-model > b-model", 1, "b-model > a-model", 1), wins(read("preference", file)));
		assertEquals(Map.of("b-model > a-model", 1), wins(read("Alignment", file)));
		ZippException none = assertThrows(ZippException.class, () -> read("coherence", file));
		assertTrue(none.getMessage().contains("There are no votes about coherence") && none.getMessage().contains("--criterion"), none.getMessage());
	}

	@Test
	void whatCannotBeUsedIsToldWithItsRow() throws IOException {
		Path file = Files.writeString(dir.resolve("r.csv"), "prompt,image1,image2,model1,model2,votes_image1,votes_image2,detailed_results\n"
				+ "p,a.png,b.png,A,B,0.75,0.25,\n" + "p,a.png,b.png,A,B,1,1,\"{\"\"votes\"\": [\"\n" + "p,a.png,b.png,A,,1,1,\n" + "p,a.png,b.png,A,B,1,1,[1]\n" + "p,a.png,b.png,A,B,1,1,7\n");
		ZippException failure = assertThrows(ZippException.class, () -> read("preference", file));
		for (String text : List.of("r.csv:2: votes_image1 \"0.75\" is no number of votes", "line 3: detailed_results is no JSON", "line 4: model2 is empty.",
				"line 5: A vote in detailed_results is no object.", "line 6: detailed_results holds no list of votes.")) {
			assertTrue(failure.getMessage().contains(text), failure.getMessage());
		}
		Path other = Files.writeString(dir.resolve("s.csv"), "image1,image2,model1,model2,detailed_results\na.png,b.png,A,B,\"[{\"\"votedFor\"\": \"\"c.png\"\"}]\"\n");
		assertTrue(assertThrows(ZippException.class, () -> read("preference", other)).getMessage().contains("No vote names one of its two pictures; the first votes for \"c.png\""));
	}
}
