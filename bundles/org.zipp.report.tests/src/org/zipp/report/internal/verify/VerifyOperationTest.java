package org.zipp.report.internal.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.OperationRunner.Outcome;
import org.zipp.graph.IngestOperation;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.sample.SampleOperation;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.StudyHealth;

class VerifyOperationTest {

	@TempDir
	Path folder;

	private final StudyStores stores = new StudyStoresProvider();
	private Path left;
	private Path right;

	private static byte[] png(int rgb) throws IOException {
		BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
		image.setRGB(3, 3, rgb);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(image, "png", out);
		return out.toByteArray();
	}

	@BeforeEach
	void makeStudy() throws IOException {
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			Study study = store.loadStudy();
			for (String id : List.of("a", "b")) {
				Condition condition = ZippFactory.eINSTANCE.createCondition();
				condition.setId(id);
				condition.setLabel(id);
				study.getConditions().add(condition);
			}
			Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId("p");
			prompt.setText("a boat");
			study.getPrompts().add(prompt);
			store.saveStudy(study);
			store.users().save(Stream.of(new UserRow("u", 1, 1, 1, true)), List.of());
			String a = store.images().save(new ImageKey("", "p", "a", 1), 16, 16, png(1), "test", 0.1).content();
			String b = store.images().save(new ImageKey("", "p", "b", 1), 16, 16, png(2), "test", 0.1).content();
			store.trials().saveRater(new RaterRow("Ada", RaterKind.HUMAN, "u", Map.of()));
			store.trials().addTrials(List.of(new TrialRow(0, "Ada", 1, "u", "p", "a", "b", a, b)));
			store.trials().vote(new VoteRow(store.trials().all().getFirst().trial().id(), Choice.LEFT, Instant.now(), 9));
			left = store.images().file(a);
			right = store.images().file(b);
		}
	}

	private Outcome verify() {
		VerifyOperation operation = new VerifyOperation(stores);
		operation.dir = folder;
		return OperationRunner.run(operation, new NullProgressMonitor());
	}

	private static String line(Outcome outcome, String what) {
		return outcome.result().notes().stream().filter(n -> n.startsWith(what + ' ')).findFirst().orElseThrow()
				.replaceAll(" +", " ");
	}

	@Test
	void aStudyInOrderPasses() {
		Outcome outcome = verify();
		assertTrue(outcome.status().isOK(), outcome.status().toString());
		assertNull(outcome.result().problem());
		assertEquals(0L, outcome.result().counts().get("wrong"));
		assertEquals("pictures whose files are missing 2 0", line(outcome, "pictures whose files are missing"));
		assertEquals("votes without a trial 1 0", line(outcome, "votes without a trial"));
	}

	@Test
	void missingAndDamagedPicturesAreWrongAndForeignFilesAreNoted() throws IOException {
		Files.delete(left);
		Files.write(right, Arrays.copyOf(Files.readAllBytes(right), 60));
		Files.writeString(right.resolveSibling("notes.txt"), "mine");
		Outcome outcome = verify();
		assertEquals(IStatus.ERROR, outcome.status().getSeverity());
		assertEquals("pictures whose files are missing 2 1 WRONG", line(outcome, "pictures whose files are missing"));
		assertEquals("pictures whose files are damaged 2 1 WRONG", line(outcome, "pictures whose files are damaged"));
		assertEquals("files that are no picture of the study 2 1 note", line(outcome, "files that are no picture of the study"));
		assertTrue(outcome.result().problem().contains("Run repair"), outcome.result().problem());
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			StudyHealth health = StudyHealth.of(store);
			assertEquals(List.of(1L, 1L, 1L), List.of(health.missing(), health.damaged(), health.touched()));
		}
	}

	@Test
	void aByteChangedWithoutATraceIsFoundToo() throws IOException {
		assertTrue(verify().status().isOK());
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			StudyHealth.of(store);
		}
		var time = Files.getLastModifiedTime(left);
		byte[] bytes = Files.readAllBytes(left);
		bytes[bytes.length - 20] ^= 1;
		Files.write(left, bytes);
		Files.setLastModifiedTime(left, time);
		assertEquals(IStatus.ERROR, verify().status().getSeverity());
	}

	@Test
	void aDamagedGraphIsWrong() throws IOException {
		SampleOperation sample = new SampleOperation();
		sample.dir = folder;
		sample.users = 20;
		sample.months = 1;
		sample.execute(SubMonitor.convert(null, 100));
		IngestOperation ingest = new IngestOperation();
		ingest.dir = folder;
		ingest.execute(SubMonitor.convert(null, 100));
		assertEquals("graphs that are damaged 1 0", line(verify(), "graphs that are damaged"));
		Path file;
		try (Stream<Path> files = Files.walk(folder.resolve("graph"))) {
			file = files.filter(f -> f.getFileName().toString().endsWith(".bin")).findFirst()
					.orElseGet(() -> largest(folder.resolve("graph")));
		}
		byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length / 2] ^= 1;
		Files.write(file, bytes);
		Outcome outcome = verify();
		assertEquals("graphs that are damaged 1 1 WRONG", line(outcome, "graphs that are damaged"));
		assertTrue(outcome.status().getMessage().contains("Run ingest again"), outcome.status().getMessage());
	}

	private static Path largest(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(f -> f.getParent().getFileName().toString().startsWith("data-"))
					.max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length())).orElseThrow();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void nothingInTheFolderIsChanged() throws IOException {
		List<String> before = names();
		verify();
		assertEquals(before, names());
		VerifyOperation nowhere = new VerifyOperation(stores);
		nowhere.dir = folder.resolve("nothing");
		assertFalse(OperationRunner.run(nowhere, new NullProgressMonitor()).succeeded());
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(f -> folder.relativize(f).toString()).sorted().toList();
		}
	}
}
