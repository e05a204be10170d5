package org.zipp.generation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.generation.Generators;
import org.zipp.generation.PromptEdit;
import org.zipp.generation.PromptSandbox;
import org.zipp.generation.PromptSandbox.Attempt;
import org.zipp.generation.PromptSandbox.Drawn;
import org.zipp.generation.RenderEvents;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** What is done to the queue on the command line, and to prompts by hand. */
class QueueOperationTest {

	private static final int PICTURES = 5;

	@TempDir
	Path folder;

	private final Stepper maker = new Stepper(1, (request, _) -> {
		if (request.prompt().contains("rust")) {
			throw new ZippException("no \"rust\" left");
		}
	});
	private final Generators generators = new Generators();

	@BeforeEach
	void makeStudy() {
		generators.addGenerator(maker, Map.of());
		try (StudyStore store = QueueStudy.open(folder)) {
			QueueStudy.fill(store, maker, PICTURES);
		}
	}

	private QueueOperation queue() {
		QueueOperation op = new QueueOperation(new StudyStoresProvider());
		op.dir = folder;
		return op;
	}

	private static OperationResult run(Operation op) {
		var outcome = OperationRunner.run(op, new NullProgressMonitor());
		assertNotNull(outcome.result(), outcome.status().getMessage());
		return outcome.result();
	}

	private static String refused(Operation op) {
		var outcome = OperationRunner.run(op, new NullProgressMonitor());
		assertNull(outcome.result());
		return outcome.status().getMessage();
	}

	private WorkerOperation worker() {
		WorkerOperation op = new WorkerOperation(new StudyStoresProvider(), generators, new RenderEvents());
		op.folder = folder;
		return op;
	}

	/** A prompt that fails is seen with its reason, is given other words, and a later run leaves it so. */
	@Test
	void aFailedPromptIsRewordedAndKeepsItsNewWords() {
		try (StudyStore store = QueueStudy.open(folder)) {
			store.images().enqueue(List.of(new TaskRow(new ImageKey("", "p", "other", 9), "a boat of rust", "", TaskState.QUEUED, "", 0)));
		}
		OperationResult worked = run(worker());
		assertEquals(PICTURES, worked.counts().get("new pictures"));
		assertEquals(1, worked.counts().get("failed"));
		OperationResult listed = run(queue());
		assertEquals(Map.of("waiting", 0L, "being made", 0L, "made", 5L, "failed", 1L), listed.counts());
		assertTrue(listed.notes().contains("failed, prompt p, condition other, seed 9: no \"rust\" left"), listed.notes().toString());
		QueueOperation json = queue();
		json.json = true;
		String document = run(json).document();
		assertTrue(document.contains("\"failed\": 1") && document.contains("\"error\": \"no \\\"rust\\\" left\"")
				&& document.contains("\"condition\": \"other\""), document);

		QueueOperation edit = queue();
		edit.condition = "The other one";
		edit.text = "a boat of tin";
		edit.negative = "rust";
		assertEquals(1, run(edit).counts().get("reworded"));
		assertEquals(1, run(worker()).counts().get("new pictures"));
		GenerateOperation generate = new GenerateOperation(new StudyStoresProvider(), generators, new RenderEvents());
		generate.dir = folder;
		generate.generator = maker.id();
		generate.size = QueueStudy.SIZE;
		generate.steps = QueueStudy.STEPS;
		run(generate);
		try (StudyStore store = QueueStudy.open(folder)) {
			assertEquals(Set.of("a boat of tin"), Set.copyOf(store.images().tasks(new TaskFilter(Set.of(), "", "p", "other", null), 9).stream()
					.map(TaskRow::prompt).toList()), "also pictures with other seeds are asked for with the new words");
			assertEquals("rust", store.images().find(new ImageKey("", "p", "other", 9)).orElseThrow().negative());
			assertEquals(PromptEdit.BY_HAND, store.personas().rewrites("").getFirst().rewriter());
			assertThrows(ZippException.class, () -> PromptEdit.reword(store, new ImageKey("u", "p", "other", 9), "a boat", ""));
			assertThrows(ZippException.class, () -> PromptEdit.reword(store, new ImageKey("", "p", "other", 9), " ", ""));
		}
	}

	@Test
	void whatIsMeantIsMovedAndRemovedAndTheRestIsMade() {
		QueueOperation front = queue();
		front.seed = "4";
		front.front = true;
		assertEquals(1, run(front).counts().get("moved to the front"));
		QueueOperation list = queue();
		list.states = List.of(TaskState.QUEUED);
		list.limit = 1;
		assertTrue(run(list).notes().getLast().endsWith("seed 4"));
		QueueOperation remove = queue();
		remove.seed = "2";
		remove.remove = true;
		assertEquals(1, run(remove).counts().get("removed"));
		assertEquals(PICTURES - 1, run(worker()).counts().get("new pictures"));
		remove.seed = "";
		assertEquals(0, run(remove).counts().get("removed"), "what is made stays");
	}

	@Test
	void whatIsNotRightIsNamed() {
		QueueOperation op = queue();
		op.condition = "third";
		assertEquals("The study has no condition 'third'. There are: plain, other.", refused(op));
		op.condition = "";
		op.text = "a boat";
		op.seed = "77";
		assertEquals("0 prompts are meant. Name one with --prompt, --condition and --participant.", refused(op));
		op.seed = "one";
		assertEquals("A seed is a whole number, not 'one'.", refused(op));
		WorkerOperation both = worker();
		both.address = "postgresql://u@h/d";
		assertTrue(refused(both).startsWith("Name the study either by its folder"));
		WorkerOperation nowhere = worker();
		nowhere.folder = folder.resolve("nowhere");
		assertTrue(refused(nowhere).contains("There is no study in this folder."));
	}

	/** A worker whose model is another one would mix pictures under one setting. */
	@Test
	void aWorkerThatWouldMakeOtherPicturesRefuses() {
		Generators others = new Generators();
		others.addGenerator(new Stepper(1, (_, _) -> {
		}) {
			@Override
			public String fingerprint() {
				return "cd".repeat(32);
			}
		}, Map.of());
		WorkerOperation op = new WorkerOperation(new StudyStoresProvider(), others, new RenderEvents());
		op.folder = folder;
		String message = refused(op);
		assertTrue(message.startsWith("Other pictures would be made here than the study has: stepper, a stand-in, 16 × 16 pixels, 6 steps, model "
				+ "cdcdcdcdcdcdcdcd, instead of stepper, a stand-in, 16 × 16 pixels, 6 steps."), message);
		try (StudyStore store = QueueStudy.open(folder)) {
			assertArrayEquals(new long[] { PICTURES, 0, 0, 0 }, store.images().taskCounts());
			PictureSetting setting = store.images().settings().getFirst();
			assertTrue(others.of(setting).isEmpty(), "neither does a repair");
			assertEquals(maker, generators.of(setting).orElseThrow());
		}
	}

	@Test
	void generateAsksOnlyForWhatIsMeant() {
		GenerateOperation op = new GenerateOperation(new StudyStoresProvider(), generators, new RenderEvents());
		op.dir = folder;
		op.generator = maker.id();
		op.size = 32;
		op.steps = 2;
		op.only = List.of("condition=other", "prompt=p");
		assertEquals(1, run(op).counts().get("new pictures"));
		op.only = List.of("colour=red");
		assertEquals("--only takes condition=ID, participant=USER and prompt=ID, not 'colour'.", refused(op));
		op.only = List.of("participant=nobody");
		assertEquals(0, run(op).counts().get("new pictures"));
	}

	@Test
	void drawMakesFilesAndTouchesNoStudy() throws IOException {
		DrawOperation op = new DrawOperation(generators, new PromptSandbox(generators));
		op.prompt = "a boat";
		op.generator = maker.id();
		op.out = folder.resolve("boat.png");
		op.size = 16;
		op.variants = List.of("seed=2;size=32", "prompts=3");
		OperationResult result = run(op);
		assertEquals(2, result.counts().get("pictures"));
		assertTrue(result.warnings().getFirst().contains("stepper has no setting 'prompts'"), result.warnings().toString());
		BufferedImage first = ImageIO.read(folder.resolve("boat-1.png").toFile());
		assertEquals(Stepper.picture(1, 16).argb()[0], first.getRGB(0, 0));
		assertEquals(32, ImageIO.read(folder.resolve("boat-2.png").toFile()).getWidth());
		op.variants = List.of();
		run(op);
		assertTrue(Files.exists(folder.resolve("boat.png")));
		op.generator = "oil";
		assertTrue(refused(op).startsWith("There is no generator 'oil'."));
		op.variants = List.of("size=0");
		assertEquals("--variant takes a whole number as size, not '0'.", refused(op));
	}

	@Test
	void theSandboxTellsStepsAndIsCancelled() {
		PromptSandbox sandbox = new PromptSandbox(generators);
		Attempt attempt = new Attempt(maker.id(), Settings.NONE, new RenderRequest("a boat", "", 3, 16, 16, 4));
		int[] steps = new int[2];
		Drawn drawn = sandbox.draw(attempt, new RenderListener() {
			@Override
			public boolean isCancelled() {
				return false;
			}

			@Override
			public void step(int done, int of) {
				steps[0] += done;
				steps[1] = of;
			}
		});
		assertArrayEquals(new int[] { 1 + 2 + 3 + 4, 4 }, steps);
		assertEquals("", drawn.failure());
		assertEquals("stepper, a stand-in, 16 × 16 pixels, 4 steps", drawn.setting().text());
		assertThrows(OperationCanceledException.class, () -> sandbox.draw(attempt, () -> true));
		Drawn failed = sandbox.draw(new Attempt(maker.id(), Settings.NONE, new RenderRequest("rust", "", 3, 16, 16, 4)), RenderListener.NONE);
		assertNull(failed.rendering());
		assertEquals("no \"rust\" left", failed.failure());
	}
}
