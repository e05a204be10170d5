package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Theme;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.statistics.weighting.Marginals;
import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;

/** No format of a report tells who voted, for whom, or where files lie. */
class PrivacyTest {

	@Test
	void markersOfPeopleAndPathsStayOut() throws IOException {
		List<Judgement> judgements = new ArrayList<>();
		for (int r = 0; r < 14; r++) {
			for (int v = 0; v < 24; v++) {
				long id = judgements.size() + 1L;
				// Rater 0 presses one side on and on, so that someone is flagged.
				Choice choice = r == 0 || (r + v) % 3 == 0 ? Choice.LEFT : (r * v) % 5 == 0 ? Choice.TIE : Choice.RIGHT;
				judgements.add(new Judgement(id, "marker-rater-" + r, RaterKind.HUMAN, v, "marker-user-" + v, "p" + v, v % 2 == 0 ? "a" : "b", v % 2 == 0 ? "b" : "a", choice,
						Instant.EPOCH.plusSeconds(id), 900 + 31 * id, Map.of("age", r % 2 == 0 ? "young" : "old")));
			}
		}
		Map<String, String> prompts = new LinkedHashMap<>();
		for (int v = 0; v < 24; v++) {
			prompts.put("p" + v, "prompt " + v);
		}
		StudyData data = new StudyData("Study", "", false, 3, Map.of("a", "A", "b", "B"), prompts, judgements, 0, 14, new TreeSet<>(), new TreeSet<>());
		PopulationMarginals population = new PopulationMarginals(
				new Marginals(List.of(new Margin("age", Map.of("young", 0.3, "old", 0.7))), "Census"), Path.of("/home/marker-home/marginals.csv"), List.of());
		Document report = Reports.of(data, ReportSettings.defaults().withReplicates(200).withMarginals(population));
		assertTrue(report.tables().stream().anyMatch(t -> t.id().equals("flagged-raters")), "someone is flagged");
		StringBuilder all = new StringBuilder(DocumentFormats.html(report)).append(DocumentFormats.csv(report.data())).append(DocumentFormats.json(report));
		report.tables().forEach(t -> all.append(DocumentFormats.csv(t)));
		report.figures().forEach(f -> all.append(f.svg(Theme.LIGHT)));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		DocumentFormats.pdf(report, out);
		try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
			all.append(new PDFTextStripper().getText(pdf)).append(pdf.getDocumentInformation().getCOSObject());
		}
		assertFalse(all.toString().contains("marker-"), "a rater, a user or a path is told");
	}
}
