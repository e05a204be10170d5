package org.zipp.report.internal.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.document.DocumentFormats;
import org.zipp.report.ReportSettings;
import org.zipp.report.Reports;
import org.zipp.report.Samples;
import org.zipp.report.internal.votes.AnalyzeOperation;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.Ties;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.SeedKeeping;
import org.zipp.store.TrialKind;
import org.zipp.study.Judgement;
import org.zipp.study.PictureOrigins;
import org.zipp.study.Provenance;
import org.zipp.study.StudyData;
import org.zipp.study.StudyHealth;
import org.zipp.study.design.StudyDesign;
import org.zipp.study.metrics.Metric;
import org.zipp.study.metrics.PictureScore;
import org.zipp.study.metrics.Scores;
import org.zipp.study.metrics.StudyScores;
import org.zipp.study.plan.LockedPlan;
import org.zipp.study.plan.PlanState;
import org.zipp.study.rating.PersonaRatings;
import org.zipp.study.rating.PersonaRatings.Rating;
import org.zipp.tables.TableFilesProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a study gives to others: nobody is named in it, every column is described, and it gives the same report again. */
class BundleOperationTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	@TempDir
	Path dir;

	private StudyDirectory directory() {
		return new StudyDirectory(dir.resolve("study")).create();
	}

	/** A study with everything a report may tell: kinds of trials, checks, ratings, scores, a locked plan, remarks on its pictures. */
	private static StudyData study() {
		StudyData rich = Samples.rich(24, 30).data();
		List<Judgement> judgements = new ArrayList<>();
		for (Judgement j : rich.judgements()) {
			Map<String, String> attributes = new LinkedHashMap<>(j.attributes());
			attributes.put("email", j.raterId() + "@secret.example");
			TrialKind kind = j.position() == 30 ? TrialKind.REPEAT : TrialKind.PAIR;
			judgements.add(new Judgement(j.trialId(), "Secret " + j.raterId(), j.raterKind(), j.position(), "user-secret-" + j.position() % 3,
					j.promptId(),
					j.left(), j.right(), j.choice(), j.at(), j.responseMillis(), attributes, j.position() == 7, kind));
		}
		List<Rating> ratings = new ArrayList<>();
		for (int e = 0; e < 3; e++) {
			for (int p = 0; p < 12; p++) {
				ratings.add(new Rating("Dr. Secret " + (3 - e), "user-secret-" + p, "hash-secret-" + p, "coherence", 1 + (p + e * p / 5) % 5));
				ratings.add(new Rating("Dr. Secret " + (3 - e), "user-secret-" + p, "hash-secret-" + p, "interest-completeness", 1 + (2 * p + e) % 5));
			}
		}
		double[] values = new double[Metric.values().length];
		for (int i = 0; i < values.length; i++) {
			values[i] = i == 1 ? Double.NaN : 20.1 + i / 3.0;
		}
		List<PictureScore> pictures = new ArrayList<>();
		Map<Long, StudyScores.Judged> judged = new TreeMap<>();
		for (String condition : rich.conditions().keySet()) {
			for (int u = 0; u < 3; u++) {
				double[] own = values.clone();
				own[0] += u * 0.37 + condition.length();
				pictures.add(new PictureScore(new ImageKey("user-secret-" + u, "p1", condition, 5), "content" + condition + u, true, own));
			}
		}
		judgements.stream().limit(60).forEach(j -> judged.put(j.trialId(), new StudyScores.Judged(new double[values.length], values)));
		Scores scores = new Scores("in", "2026-02-01T00:00:00Z", List.of(new Scores.Model(Scores.Model.CLIP, "tiny", "f", 100)), "", pictures,
				List.of(new Scores.Distance("generic", "zipp-0", 3, 3, 0.123456789012345, -0.01, Optional.of(new Interval(-0.2, 0.3, 0.95)),
						OptionalDouble.empty())),
				List.of("A note."));
		StudyDesign design = StudyDesign.DEFAULTS;
		LockedPlan locked = new LockedPlan("Palette study", "", "Which?", true, 7,
				List.of(new LockedPlan.Compared("generic", "Generic prompt", "generic", "")),
				Map.of("p1", "a lighthouse at dusk"), design);
		PlanState plan = new PlanState(design, Optional.of(new PlanState.Lock(locked, 1, locked.hash(), Instant.parse("2025-12-01T00:00:00Z"),
				"Lead Secret", 0)),
				List.of(), List.of());
		StudyHealth health = new StudyHealth(List.of("sketch, 64 × 64"), 3, 2, Map.of("changed prompts", 2), 1, 4, 5, 6,
				new PictureOrigins(12, Map.of(SeedKeeping.KEPT, 7), 1, 2, 3));
		Provenance provenance = new Provenance(true, true, true, "Which picture do you like better?", List.of("A warning."),
				List.of("A note of the study."));
		return new StudyData(rich.title(), rich.description(), rich.simulated(), rich.seed(), rich.conditions(), rich.prompts(), judgements,
				rich.withdrawn(),
				rich.raters() + 2, rich.generators(), new TreeSet<>(rich.rewriters()), provenance, health,
						new StudyScores(Optional.of(scores), judged, 2, ""),
				PersonaRatings.of(ratings), plan);
	}

	private OperationResult run(Operation operation) {
		OperationRunner.Outcome outcome = OperationRunner.run(operation, new NullProgressMonitor());
		assertNotNull(outcome.result(), outcome.status().getMessage());
		return outcome.result();
	}

	private BundleOperation operation(StudyData data) {
		BundleOperation operation = new BundleOperation(_ -> data, new TableFilesProvider());
		operation.dir = directory().root();
		operation.out = dir.resolve("bundle.zip");
		return operation;
	}

	private AnalyzeOperation analyze(Path bundle) {
		AnalyzeOperation operation = new AnalyzeOperation(new TableFilesProvider());
		operation.votes = List.of(bundle);
		operation.files.pdf = false;
		operation.files.json = true;
		return operation;
	}

	private static Map<String, byte[]> unpack(Path file) throws IOException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
			for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
				files.put(e.getName(), zip.readAllBytes());
			}
		}
		return files;
	}

	/** Without the column of mail addresses, which a bundle does not hold. */
	private static StudyData withoutMail(StudyData d) {
		List<Judgement> judgements = d.judgements().stream().map(j -> {
			Map<String, String> attributes = new LinkedHashMap<>(j.attributes());
			attributes.remove("email");
			return new Judgement(j.trialId(), j.raterId(), j.raterKind(), j.position(), j.userId(), j.promptId(), j.left(), j.right(), j.choice(),
					j.at(),
					j.responseMillis(), attributes, j.identical(), j.kind());
		}).toList();
		return new StudyData(d.title(), d.description(), d.simulated(), d.seed(), d.conditions(), d.prompts(), judgements, d.withdrawn(),
				d.raters(),
				d.generators(), d.rewriters(), d.provenance(), d.health(), d.scores(), d.ratings(), d.plan());
	}

	/** Numbers of a report in the order in which they stand in it. */
	private static List<String> numbers(JsonNode node) {
		List<String> numbers = new ArrayList<>();
		collect(node, "", numbers);
		return numbers;
	}

	private static void collect(JsonNode node, String place, List<String> to) {
		if (node.isNumber()) {
			to.add(place + " = " + node.asText());
		} else if (node.isObject()) {
			node.properties().forEach(e -> collect(e.getValue(), place + '.' + e.getKey(), to));
		} else {
			int i = 0;
			for (JsonNode child : node) {
				collect(child, place + '[' + i++ + ']', to);
			}
		}
	}

	@Test
	void everyNumberOfTheReportComesBack() throws IOException {
		StudyData study = study();
		run(operation(study));
		JsonNode again = JSON.readTree(run(analyze(dir.resolve("bundle.zip"))).document());
		JsonNode first = JSON.readTree(DocumentFormats.json(Reports.of(withoutMail(study))));
		assertTrue(numbers(first).size() > 1000, "a report has many numbers");
		assertEquals(String.join("\n", numbers(first)), String.join("\n", numbers(again)));
		assertEquals(first.get("sections").size(), again.get("sections").size());
		JsonNode kept = JSON.readTree(unpack(dir.resolve("bundle.zip")).get("report.json"));
		assertEquals(String.join("\n", numbers(first)), String.join("\n", numbers(kept)));
	}

	@Test
	void settingsAndSharesTravelWithIt() throws IOException {
		StudyData study = study();
		BundleOperation operation = operation(study);
		operation.decisions.ties = Ties.DROPPED;
		operation.decisions.level = 0.9;
		operation.marginals = Files.writeString(dir.resolve("shares.csv"),
				"variable,level,share,source\nage,18-24,0.1,made\nage,25-34,0.3,made\nage,35-49,0.4,made\nage,50 and older,0.2,made\n");
		run(operation);
		PopulationMarginals shares = PopulationMarginals.read(new TableFilesProvider(), operation.marginals);
		ReportSettings settings = ReportSettings.defaults().withLevel(0.9).withTies(Ties.DROPPED).withMarginals(shares);
		JsonNode first = JSON.readTree(DocumentFormats.json(Reports.of(withoutMail(study), settings)));
		assertEquals(String.join("\n", numbers(first)), String.join("\n",
				numbers(JSON.readTree(run(analyze(dir.resolve("bundle.zip"))).document()))));
		AnalyzeOperation other = analyze(dir.resolve("bundle.zip"));
		other.decisions.level = 0.99;
		other.out = dir.resolve("other");
		assertFalse(String.join("\n", numbers(first)).equals(String.join("\n", numbers(JSON.readTree(run(other).document())))),
				"what is asked for wins");
	}

	@Test
	void nobodyIsNamed() throws IOException {
		BundleOperation operation = operation(study());
		operation.jsonLines = true;
		OperationResult result = run(operation);
		unpack(dir.resolve("bundle.zip")).forEach((name, content) -> {
			String text = new String(content, StandardCharsets.UTF_8);
			assertFalse(text.toLowerCase(Locale.ROOT).contains("secret"), name);
		});
		assertTrue(result.warnings().stream().anyMatch(w -> w.contains("'email'")), result.warnings().toString());
	}

	@Test
	void everyColumnIsDescribedAndEveryDescriptionHasItsColumn() throws IOException {
		BundleOperation operation = operation(study());
		operation.jsonLines = true;
		operation.folder = dir.resolve("unpacked");
		run(operation);
		Map<String, byte[]> files = unpack(dir.resolve("bundle.zip"));
		JsonNode description = JSON.readTree(files.get("dataset_description.json"));
		assertEquals("Dataset", description.get("@type").asText());
		assertEquals("https://schema.org/", description.get("@context").asText());
		Set<String> described = new TreeSet<>();
		description.get("variableMeasured").forEach(v -> {
			assertEquals("PropertyValue", v.get("@type").asText());
			assertTrue(v.get("description").asText().length() > 10, v.toString());
			v.get("files").forEach(f -> described.add(f.asText() + ':' + v.get("name").asText()));
		});
		Set<String> written = new TreeSet<>();
		Set<String> inLines = new TreeSet<>();
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			String text = new String(file.getValue(), StandardCharsets.UTF_8);
			if (file.getKey().startsWith("data/")) {
				assertTrue(Pattern.matches("data/description-[a-z]+_data\\.csv", file.getKey()), file.getKey());
				for (String column : text.lines().findFirst().orElseThrow().split(",")) {
					written.add(file.getKey() + ':' + column);
				}
			}
			if (file.getKey().endsWith(".jsonl")) {
				String table = "data/description-" + file.getKey().replaceAll("json/|\\.jsonl", "") + "_data.csv";
				JSON.readTree(text.lines().findFirst().orElseThrow()).fieldNames().forEachRemaining(c -> inLines.add(table + ':' + c));
			}
			assertArrayEquals(file.getValue(), Files.readAllBytes(dir.resolve("unpacked").resolve(file.getKey())));
		}
		assertEquals(written, described);
		assertEquals(written, inLines);
		assertEquals(3, description.get("hasPart").size());
		JsonNode choice = description.get("variableMeasured").findParents("name").stream().filter(v -> v.get("name").asText().equals("choice"))
				.findFirst()
				.orElseThrow();
		assertEquals(Set.of("left", "right", "tie", "skip", "both-bad"), choice.get("valueReference").findValuesAsText("value").stream()
				.collect(Collectors.toSet()));
	}

	@Test
	void methodsCiteWhatTheirBibliographyHolds() throws IOException {
		run(operation(study()));
		Map<String, byte[]> files = unpack(dir.resolve("bundle.zip"));
		String markdown = new String(files.get("methods.md"), StandardCharsets.UTF_8);
		String latex = new String(files.get("methods.tex"), StandardCharsets.UTF_8);
		String bib = new String(files.get("references.bib"), StandardCharsets.UTF_8);
		Set<String> entries = keys("@[a-z]+\\{([a-z]+\\d{4})", bib);
		assertTrue(entries.contains("bell2002") && entries.contains("krippendorff2011"), entries.toString());
		Set<String> cited = keys("\\[@([a-z]+\\d{4})\\]", markdown);
		cited.addAll(Set.of("krippendorff2011", "shrout1979"));
		assertEquals(entries, cited);
		assertTrue(keys("\\\\cite\\{([a-z]+\\d{4})\\}", latex).contains("wilson1927"), latex);
		assertTrue(latex.contains("\\%") && !Pattern.compile("(?<!\\\\)%").matcher(latex).find(), "per cent would begin a remark");
		String rate = JSON.readTree(files.get("report.json")).toString().contains("win-rates") ? "Win rate" : "";
		assertTrue(markdown.contains(rate));
	}

	private static Set<String> keys(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).collect(Collectors.toCollection(HashSet::new));
	}

	@Test
	void theSameStudyGivesTheSameBytesAndTheOrderOfRatersIsKept() throws IOException {
		run(operation(study()));
		byte[] first = Files.readAllBytes(dir.resolve("bundle.zip"));
		run(operation(study()));
		assertArrayEquals(first, Files.readAllBytes(dir.resolve("bundle.zip")));
	}

	@Test
	void aChangedBundleIsRefused() throws IOException {
		run(operation(study()));
		for (String changed : List.of("data/description-votes_data.csv", "plan.json")) {
			Map<String, byte[]> files = unpack(dir.resolve("bundle.zip"));
			files.put(changed, (new String(files.get(changed), StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
			assertTrue(refusal(write(files)).contains(changed + " was changed"), changed);
			files.remove(changed);
			assertTrue(refusal(write(files)).contains("lacks " + changed), changed);
		}
	}

	private Path write(Map<String, byte[]> files) throws IOException {
		Path file = dir.resolve("changed.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			for (Map.Entry<String, byte[]> f : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(f.getKey()));
				zip.write(f.getValue());
				zip.closeEntry();
			}
		}
		return file;
	}

	private String refusal(Path file) {
		OperationRunner.Outcome outcome = OperationRunner.run(analyze(file), new NullProgressMonitor());
		assertFalse(outcome.succeeded());
		return outcome.status().getMessage();
	}
}
