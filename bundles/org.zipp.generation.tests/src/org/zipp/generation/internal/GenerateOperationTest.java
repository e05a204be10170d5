package org.zipp.generation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.Resource;
import org.zipp.generation.Generators;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderEvents;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.generation.SketchGenerator;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;
import org.zipp.torch.TorchRuntime;

class GenerateOperationTest {

	private static final List<String> USERS = List.of("ua", "ub", "uc");
	private static final int PROMPTS = 4;
	/** Two shared conditions, one personal. */
	private static final int WANTED = PROMPTS * (2 + USERS.size());

	@TempDir
	Path folder;

	private final StudyStores stores = new StudyStoresProvider();

	/** Paints plain pictures, counts them, and fails where told. */
	private static final class Plain implements ImageGenerator {
		final AtomicInteger calls = new AtomicInteger();
		final Map<String, Set<Long>> seedsOfPrompt = new ConcurrentHashMap<>();
		volatile String failsAt = "none";
		volatile int cancelAt = Integer.MAX_VALUE;
		volatile IProgressMonitor cancels;

		@Override
		public String id() {
			return "plain";
		}

		@Override
		public String label() {
			return "plain";
		}

		@Override
		public String device() {
			return "paper";
		}

		@Override
		public int parallelism() {
			return 2;
		}

		@Override
		public Rendering generate(RenderRequest request, RenderListener listener) {
			if (calls.incrementAndGet() == cancelAt) {
				cancels.setCanceled(true);
			}
			if (request.prompt().contains(failsAt)) {
				throw new ZippException("no paint for " + failsAt);
			}
			seedsOfPrompt.computeIfAbsent(request.prompt().substring(0, 2), k -> ConcurrentHashMap.newKeySet()).add(request.seed());
			int[] argb = new int[request.width() * request.height()];
			Arrays.fill(argb, 0xff000000 | request.prompt().hashCode());
			return Rendering.of(new Picture(argb, request.width(), request.height()));
		}
	}

	private final Plain plain = new Plain();

	@BeforeEach
	void makeStudy() {
		try (StudyStore store = open()) {
			Study study = store.loadStudy();
			study.setSeed(3);
			condition(study, "generic", "generic");
			condition(study, "rewrite", "no-persona");
			condition(study, "zipp-0", "persona");
			for (int i = 1; i <= PROMPTS; i++) {
				Prompt p = ZippFactory.eINSTANCE.createPrompt();
				p.setId("p" + i);
				p.setText("p" + i + " a sailing boat");
				study.getPrompts().add(p);
			}
			store.saveStudy(study);
			store.users().save(USERS.stream().map(u -> new UserRow(u, 1, 1, 1, false)), List.of());
			store.users().setParticipants(USERS, true);
			for (int i = 1; i <= PROMPTS; i++) {
				String id = "p" + i;
				store.personas().saveRewrites(List.of(new RewriteRow("", id, "rewrite", id + " a boat, quite nice", "", "test")));
				for (String u : USERS) {
					store.personas().saveRewrites(
							List.of(new RewriteRow(u, id, "zipp-0", id + " a boat, amber tones for " + u, "", "test")));
				}
			}
		}
	}

	private static void condition(Study study, String id, String method) {
		Condition c = ZippFactory.eINSTANCE.createCondition();
		c.setId(id);
		c.setLabel(id);
		c.setMethod(method);
		study.getConditions().add(c);
	}

	private StudyStore open() {
		return stores.open(new StudyDirectory(folder));
	}

	private static Generators only(ImageGenerator... installed) {
		Generators generators = new Generators();
		Arrays.stream(installed).forEach(g -> generators.addGenerator(g, Map.of()));
		return generators;
	}

	private GenerateOperation operation(ImageGenerator generator) {
		GenerateOperation op = new GenerateOperation(stores, only(generator), new RenderEvents());
		op.generator = generator.id();
		op.dir = folder;
		op.size = 32;
		return op;
	}

	private static OperationResult run(GenerateOperation op) {
		var outcome = OperationRunner.run(op, new NullProgressMonitor());
		assertNotNull(outcome.result(), outcome.status().getMessage());
		return outcome.result();
	}

	@Test
	void rendersEveryPictureOnceWithTheSameSeedAcrossConditions() {
		OperationResult result = run(operation(plain));
		assertEquals((long) WANTED, result.counts().get("new pictures"));
		assertFalse(result.repeated());
		assertEquals(WANTED, plain.calls.get());
		assertEquals(PROMPTS, plain.seedsOfPrompt.size());
		plain.seedsOfPrompt.values().forEach(seeds -> assertEquals(1, seeds.size()));
		try (StudyStore store = open()) {
			List<ImageRow> images = store.images().all();
			assertEquals(WANTED, images.size());
			assertEquals(2 * PROMPTS, images.stream().filter(i -> i.key().userId().isEmpty()).count());
			for (ImageRow i : images) {
				assertTrue(Files.isRegularFile(store.images().file(i.content())));
				assertEquals("plain", i.generator());
				assertEquals(32, i.width());
			}
		}
		OperationResult again = run(operation(plain));
		assertTrue(again.repeated());
		assertEquals(WANTED, plain.calls.get());
	}

	@Test
	void severalSeedsGiveSeveralPictures() {
		run(operation(plain));
		GenerateOperation op = operation(plain);
		op.seeds = 3;
		assertEquals(2L * WANTED, run(op).counts().get("new pictures"));
	}

	@Test
	void oneFailureStopsNothingAndCanBeRetried() {
		plain.failsAt = "for ub";
		OperationResult result = run(operation(plain));
		assertEquals((long) PROMPTS, result.counts().get("failed"));
		assertEquals((long) WANTED - PROMPTS, result.counts().get("new pictures"));
		assertTrue(result.warnings().getFirst().contains("no paint for") && result.warnings().getFirst().contains("--retry-failed"));
		try (StudyStore store = open()) {
			assertEquals("no paint for for ub", store.images().tasks(TaskState.FAILED, 1).getFirst().error());
		}
		plain.failsAt = "none";
		assertEquals(0L, run(operation(plain)).counts().get("new pictures"));
		GenerateOperation retry = operation(plain);
		retry.retryFailed = true;
		OperationResult retried = run(retry);
		assertEquals((long) PROMPTS, retried.counts().get("new pictures"));
		assertEquals(0L, retried.counts().get("failed"));
		assertTrue(retried.warnings().isEmpty());
	}

	@Test
	void aCancelledRunGoesOnWhereItStopped() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		plain.cancels = monitor;
		plain.cancelAt = 7;
		var outcome = OperationRunner.run(operation(plain), monitor);
		assertEquals(IStatus.CANCEL, outcome.status().getSeverity());
		long done;
		try (StudyStore store = open()) {
			long[] counts = store.images().taskCounts();
			done = counts[TaskState.DONE.ordinal()];
			assertTrue(done >= 4 && done <= 8, "" + done);
			assertEquals(0, counts[TaskState.RUNNING.ordinal()]);
			assertEquals(WANTED - done, counts[TaskState.QUEUED.ordinal()]);
		}
		assertEquals(WANTED - done, run(operation(plain)).counts().get("new pictures"));
	}

	@Test
	void whatAKilledRunLeftRunningIsDoneAgain() {
		plain.cancels = new NullProgressMonitor();
		plain.cancelAt = 1;
		OperationRunner.run(operation(plain), plain.cancels);
		plain.cancelAt = Integer.MAX_VALUE;
		try (StudyStore store = open()) {
			assertEquals(3, store.images().take(3).size());
			assertEquals(3, store.images().taskCounts()[TaskState.RUNNING.ordinal()]);
		}
		run(operation(plain));
		try (StudyStore store = open()) {
			assertEquals(WANTED, store.images().taskCounts()[TaskState.DONE.ordinal()]);
		}
	}

	@Test
	void aChangedRewriteIsRenderedAnew() {
		run(operation(plain));
		try (StudyStore store = open()) {
			store.personas().saveRewrites(List.of(new RewriteRow("ua", "p1", "zipp-0", "p1 a boat at night", "", "edited")));
		}
		assertEquals(1L, run(operation(plain)).counts().get("new pictures"));
		try (StudyStore store = open()) {
			assertEquals(WANTED, store.images().all().size());
		}
	}

	@Test
	void otherSizesStepsAndGeneratorsMakePicturesOfTheirOwn() {
		run(operation(plain));
		GenerateOperation large = operation(plain);
		large.size = 48;
		assertEquals((long) WANTED, run(large).counts().get("new pictures"));
		GenerateOperation longer = operation(plain);
		longer.size = 48;
		longer.steps = 30;
		OperationResult result = run(longer);
		assertEquals((long) WANTED, result.counts().get("new pictures"));
		assertEquals((long) WANTED, result.counts().get("pictures"));
		assertTrue(result.notes().contains("Pictures: plain, 48 × 48 pixels, 30 steps."), result.notes().toString());
		try (StudyStore store = open()) {
			assertEquals(3 * WANTED, store.images().ofEverySetting().size());
			assertTrue(store.images().all().stream().allMatch(i -> i.setting().equals("plain/48x48/30")));
		}
		assertEquals(0L, run(operation(plain)).counts().get("new pictures"), "back to the first setting, whose pictures are there");
		try (StudyStore store = open()) {
			assertTrue(store.images().all().stream().allMatch(i -> i.width() == 32));
		}
		assertEquals((long) WANTED, run(operation(new SketchGenerator(new TorchRuntime()))).counts().get("new pictures"));
		GenerateOperation sketch = operation(new SketchGenerator(new TorchRuntime()));
		sketch.steps = 30;
		assertTrue(run(sketch).repeated(), "a sketch has no steps");
	}

	private List<Path> files() {
		try (StudyStore store = open()) {
			return store.images().all().stream().map(i -> store.images().file(i.content())).distinct().toList();
		}
	}

	@Test
	void missingAndDamagedPicturesAreMadeAgainAsTheyWere() throws IOException {
		run(operation(plain));
		List<Path> files = files();
		byte[] first = Files.readAllBytes(files.getFirst());
		byte[] last = Files.readAllBytes(files.getLast());
		Files.write(files.getFirst(), Arrays.copyOf(first, first.length / 2));
		Files.delete(files.getLast());
		int before = plain.calls.get();
		OperationResult result = run(operation(plain));
		assertFalse(result.repeated());
		assertEquals(2L, result.counts().get("made again"));
		assertEquals((long) WANTED, result.counts().get("pictures"));
		assertEquals(2, plain.calls.get() - before);
		assertTrue(result.notes().contains("1 pictures were missing and 1 damaged."), result.notes().toString());
		assertArrayEquals(first, Files.readAllBytes(files.getFirst()));
		assertArrayEquals(last, Files.readAllBytes(files.getLast()));
		assertTrue(run(operation(plain)).repeated());
	}

	@Test
	void repairMakesThoseOfEverySettingAgainAndNothingElse() throws IOException {
		run(operation(plain));
		Path small = files().getFirst();
		byte[] bytes = Files.readAllBytes(small);
		GenerateOperation large = operation(plain);
		large.size = 48;
		run(large);
		Files.write(small, new byte[] { 1 });
		try (StudyStore store = open()) {
			store.personas().saveRewrites(List.of(new RewriteRow("ua", "p1", "zipp-0", "p1 a boat at night", "", "edited")));
			store.trials().saveRater(new RaterRow("Ada", RaterKind.HUMAN, "ua", Map.of()));
			String content = small.getFileName().toString().replace(".png", "");
			store.trials().addTrials(List.of(new TrialRow(0, "Ada", 1, "ua", "p1", "generic", "zipp-0", content, content)));
		}
		int before = plain.calls.get();
		RepairOperation repair = new RepairOperation(stores, only(plain));
		repair.dir = folder;
		OperationResult result = OperationRunner.run(repair, new NullProgressMonitor()).result();
		assertEquals(1L, result.counts().get("made again"));
		assertEquals(1, plain.calls.get() - before);
		assertArrayEquals(bytes, Files.readAllBytes(small));
		assertTrue(result.notes().toString().contains("shown in 1 trials, of which 0 are answered; the first is trial 1 of Ada"),
				result.notes().toString());
		assertTrue(OperationRunner.run(repair, new NullProgressMonitor()).result().repeated());
	}

	@Test
	void whatCannotBeMadeAgainIsToldAndNotCountedAsMade() throws IOException {
		run(operation(plain));
		Files.delete(files().getFirst());
		plain.failsAt = "boat";
		OperationResult failed = run(operation(plain));
		assertEquals((long) WANTED - 1, failed.counts().get("pictures"));
		assertTrue(failed.warnings().toString().contains("1 pictures could not be made again, the last because: no paint for boat"),
				failed.warnings().toString());
		RepairOperation other = new RepairOperation(stores, only(new SketchGenerator(new TorchRuntime())));
		other.dir = folder;
		OperationResult refused = OperationRunner.run(other, new NullProgressMonitor()).result();
		assertEquals(0L, refused.counts().get("made again"));
		assertTrue(refused.warnings().toString().contains("another generator made them"), refused.warnings().toString());
	}

	/** Draws one stripe as wide as it is told. */
	private static final class Striped implements ImageGenerator {
		private final Settings settings;

		Striped(Settings settings) {
			this.settings = settings;
		}

		@Override
		public String id() {
			return "striped";
		}

		@Override
		public String label() {
			return "striped, a stand-in";
		}

		@Override
		public List<Setting> settings() {
			return List.of(Setting.number("stripe", "Width of the stripe", 4, 1, 16));
		}

		@Override
		public ImageGenerator with(Settings given) {
			return new Striped(given);
		}

		@Override
		public String options() {
			return settings.text();
		}

		@Override
		public String device() {
			return "paper";
		}

		@Override
		public int parallelism() {
			return 1;
		}

		@Override
		public Rendering generate(RenderRequest request, RenderListener listener) {
			int[] argb = new int[request.width() * request.height()];
			Arrays.fill(argb, 0xff000000 | request.prompt().hashCode());
			Arrays.fill(argb, 0, settings.number("stripe"), 0xffffffff);
			return Rendering.of(new Picture(argb, request.width(), request.height()));
		}
	}

	private OperationResult run(Generators installed, String generator, String... settings) {
		GenerateOperation op = new GenerateOperation(stores, installed, new RenderEvents());
		op.dir = folder;
		op.size = 32;
		op.generator = generator;
		op.generatorSettings = List.of(settings);
		return run(op);
	}

	@Test
	void picturesOfTwoGeneratorsOrSettingsNeverStandForTheSame() throws IOException {
		Generators both = only(plain, new Striped(Settings.NONE));
		assertEquals((long) WANTED, run(both, "plain").counts().get("new pictures"));
		Path ofPlain = files().getFirst();
		assertEquals((long) WANTED, run(both, "striped").counts().get("new pictures"), "none of the other generator is taken for its own");
		assertEquals((long) WANTED, run(both, "striped", "stripe=9").counts().get("new pictures"), "nor one of other settings");
		assertTrue(run(both, "striped", "stripe=09").repeated(), "one setting, typed otherwise");
		try (StudyStore store = open()) {
			assertEquals(3 * WANTED, store.images().ofEverySetting().size());
			assertEquals(Set.of("striped/32x32/20/stripe=9"), store.images().all().stream().map(ImageRow::setting).collect(Collectors.toSet()));
			assertEquals(List.of("stripe=9", "stripe=4", ""), store.images().settings().stream().map(s -> s.options()).toList());
		}
		// Back to the first: its pictures are there, and are the ones that are compared now.
		assertTrue(run(both, "plain").repeated());
		try (StudyStore store = open()) {
			assertEquals(Set.of("plain"), store.images().all().stream().map(ImageRow::generator).collect(Collectors.toSet()));
		}
		// Each is made again by what made it.
		byte[] bytes = Files.readAllBytes(ofPlain);
		try (StudyStore store = open()) {
			for (ImageRow image : store.images().ofEverySetting()) {
				Files.write(store.images().file(image.content()), new byte[] { 1 });
			}
		}
		RepairOperation repair = new RepairOperation(stores, both);
		repair.dir = folder;
		OperationResult result = OperationRunner.run(repair, new NullProgressMonitor()).result();
		assertEquals(3L * WANTED, result.counts().get("made again"));
		assertEquals(List.of(), result.warnings());
		assertArrayEquals(bytes, Files.readAllBytes(ofPlain));
	}

	@Test
	void whatIsNotInstalledOrNotRightIsNamed() {
		Generators both = only(plain, new Striped(Settings.NONE));
		GenerateOperation op = new GenerateOperation(stores, both, new RenderEvents());
		op.dir = folder;
		op.generator = "oil";
		assertEquals("There is no generator 'oil'. There are: plain, striped.", OperationRunner.run(op, new NullProgressMonitor()).status()
				.getMessage());
		assertEquals("There is no generator 'oil'. There are: plain, striped.", op.means());
		op.generator = "striped";
		op.generatorSettings = List.of("stripe=17");
		assertTrue(op.means().contains("takes a whole number from 1 to 16, not '17'"), op.means());
		assertEquals(List.of(new Choice("plain", "plain"), new Choice("striped", "striped, a stand-in")), op.choices("generator"));
	}

	@Test
	void conditionsWithTheSamePicturesAreTold() {
		try (StudyStore store = open()) {
			store.personas().saveRewrites(List.of(new RewriteRow("ua", "p1", "zipp-0", "p1 a boat, quite nice", "", "test")));
		}
		OperationResult result = run(operation(plain));
		assertEquals(List.of("1 of 12 pictures of rewrite and zipp-0 are the same; such pairs are left out of trials."), result.warnings());
		assertTrue(result.notes().contains("20 pictures are 19 different files."), result.notes().toString());
	}

	@Test
	void theSketchServesTheWholeStudy() {
		GenerateOperation op = operation(new SketchGenerator(new TorchRuntime()));
		assertEquals((long) WANTED, run(op).counts().get("new pictures"));
		try (StudyStore store = open()) {
			assertEquals(Set.of("sketch, no diffusion"),
					store.images().all().stream().map(ImageRow::generator).collect(Collectors.toSet()));
			// Texts that differ only in words it does not know look alike and share a file.
			assertEquals(2L * PROMPTS, store.images().all().stream().map(ImageRow::content).distinct().count());
		}
	}

	@Test
	void votingMayGoOnMeanwhile() {
		assertEquals(Set.of(Resource.DEVICE), operation(plain).resources());
	}
}
