package org.zipp.ui.training.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.document.Chart;
import org.zipp.encoder.LinkEvaluation.Held;
import org.zipp.encoder.LinkEvaluation.Metric;
import org.zipp.encoder.LinkEvaluation.Negatives;
import org.zipp.encoder.LinkEvaluation.Result;
import org.zipp.encoder.TrainedEncoder;
import org.zipp.document.Theme;
import org.zipp.encoder.TrainingLog;
import org.zipp.document.Theme;
import org.zipp.encoder.TrainingLog.Row;

class TrainingCurvesTest {

	private static final List<Row> ROWS = List.of(new Row(1, 100, 12, 5.5, 5.0, 0.5, 5e-4, 0.2, 0.4, 0.1),
			new Row(2, 200, 24, 4.5, 4.1, 0.4, 4e-4, 0.35, 0.6, 0.2), new Row(3, 300, 190, 4.0, 3.7, 0.3, 2e-5, 0.35, 0.61, 0.3),
			new Row(4, 400, 200, 3.9, 3.6, 0.3, 0, Double.NaN, Double.NaN, Double.NaN));

	@TempDir
	Path folder;

	private static List<String> names(Chart chart) {
		return chart.spots().stream().map(s -> s.text().split("\n")[1].replaceAll(" [^ ]*$", "")).distinct().toList();
	}

	@Test
	void everyQuantityHasItsCurve() {
		List<Chart> charts = new TrainingCurves("gat+imagealign", ROWS).charts();
		assertEquals(List.of("training-loss-gat-imagealign", "training-validation-gat-imagealign", "training-rate-gat-imagealign"),
				charts.stream().map(c -> c.figure().id()).toList());
		assertEquals(List.of("loss", "link loss", "align loss"), names(charts.get(0)));
		assertEquals(List.of("MRR", "hit@10", "ImageAlign MRR"), names(charts.get(1)));
		assertEquals(9, charts.get(1).spots().size(), "an epoch that was not measured leaves a gap");
		assertTrue(charts.get(0).spots().get(0).y() < charts.get(0).spots().get(1).y(), "a greater loss stands higher");
		assertEquals("epoch 3\nlearning rate 2.00e-05", charts.get(2).spots().get(2).text());
		assertEquals(4, charts.get(0).data().rows().size());
		assertEquals("Loss of GAT+ImageAlign", charts.get(0).figure().title());
		assertTrue(charts.get(0).figure().svg(Theme.DARK).contains("align loss"));
	}

	@Test
	void whatWasNeverMeasuredHasNoCurve() {
		List<Chart> charts = new TrainingCurves("lightgcn",
				List.of(new Row(1, 1, 1, 0.7, 0.7, Double.NaN, 1e-3, Double.NaN, Double.NaN, Double.NaN))).charts();
		assertEquals(List.of("loss", "link loss"), names(charts.get(0)));
		assertEquals(0, charts.get(1).spots().size());
	}

	@Test
	void howFarItIsIsSaid() {
		assertEquals("4 epochs, 400 steps, 3 min 20 s; best validation MRR 0.350, hit@10 60.0 %, at epoch 2.",
				new TrainingCurves("gat", ROWS).sentence());
		assertEquals("The first epoch is not finished yet.", new TrainingCurves("gat", List.of()).sentence());
		assertEquals(Optional.empty(), new TrainingCurves("gat", List.of(ROWS.getLast())).best());
	}

	@Test
	void theFitWorkedAtLastComesFirst() throws IOException {
		StudyDirectory study = new StudyDirectory(folder);
		assertEquals(List.of(), Fit.of(study));
		for (String method : List.of("gat", "lightgcn")) {
			Path fit = Files.createDirectories(study.encoders().resolve(method));
			TrainingLog.write(fit, ROWS.subList(0, 2));
			Files.setLastModifiedTime(fit.resolve(TrainingLog.FILE), FileTime.fromMillis(method.equals("gat") ? 1_000 : 2_000));
		}
		Files.createDirectories(study.encoders().resolve("begun"));
		Files.writeString(study.encoders().resolve("split-1.bin"), "");
		List<Fit> fits = Fit.of(study);
		assertEquals(List.of("lightgcn", "gat"), fits.stream().map(Fit::method).toList(), "a folder without a log is no fit");
		TrainingLog.write(fits.get(1).folder(), ROWS);
		List<Fit> later = Fit.of(study);
		assertEquals("gat", later.getFirst().method());
		assertNotEquals(fits.get(1).stamp(), later.getFirst().stamp(), "a log that was written anew is told from the one before");
		assertEquals(Optional.of(later.get(1)), Fit.find(later, "lightgcn"));
		assertEquals(Optional.empty(), Fit.find(later, "graphsage"));
	}

	@Test
	void whatAFinishedFitReachedIsListed() throws IOException {
		assertEquals(FitFacts.NONE, FitFacts.read(folder), "a fit that is not finished says nothing");
		Metric good = new Metric(0.412, 0.01);
		Metric poor = new Metric(0.2, 0.005);
		Result reached = new Result(Held.TEST, 1200, 85, Negatives.UNIFORM, good, good, good, good, good, good);
		Result popularity = new Result(Held.TEST, 1200, 85, Negatives.UNIFORM, poor, poor, poor, poor, poor, poor);
		new TrainedEncoder("gat", "GAT", "f", Map.of("learning-rate", "0.003"), 63.2, reached, reached, popularity).write(folder);
		Map<String, String> lines = FitFacts.read(folder).lines();
		assertEquals("1,200 test links among 85 communities", lines.get("Measured on"));
		assertEquals("0.412 ± 0.020; by popularity 0.200 ± 0.010", lines.get("Mean reciprocal rank"));
		assertEquals("41.2 ± 2.0 %; by popularity 20.0 ± 1.0 %", lines.get("Hit@10"));
		assertEquals("1 min 3 s", lines.get("Trained in"));
		assertEquals("0.003", lines.get("Learning rate"));
	}
}
