package org.zipp.study.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.StudyStore;
import org.zipp.study.SmallStudy;
import org.zipp.tables.TableFilesProvider;

class RatingOperationTest {

	@TempDir
	Path folder;

	private SmallStudy small;

	@BeforeEach
	void study() {
		small = new SmallStudy(folder.resolve("study"), 6, 1, false);
		try (StudyStore store = small.open()) {
			store.personas().save(small.users.stream()
					.map(u -> new PersonaDraft(u, "m", "v", List.of(new SentenceRow("Says \"hello\",\nand more.", List.of())), List.of())).toList());
		}
	}

	private RatingOperation operation() {
		RatingOperation op = new RatingOperation(small.stores, new TableFilesProvider());
		op.dir = small.directory.root();
		return op;
	}

	private OperationRunner.Outcome run(RatingOperation op) {
		return OperationRunner.run(op, new NullProgressMonitor());
	}

	private OperationResult done(RatingOperation op) {
		OperationRunner.Outcome outcome = run(op);
		assertNotNull(outcome.result(), outcome.status().getMessage());
		return outcome.result();
	}

	private List<Path> sheets() throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve("sheets"))) {
			return files.sorted().toList();
		}
	}

	private List<Path> makeSheets() throws IOException {
		RatingOperation op = operation();
		op.experts = List.of("anna", "ben/1");
		op.perPersona = 2;
		op.sheets = folder.resolve("sheets");
		Map<String, Long> counts = done(op).counts();
		assertEquals(2, counts.get("new experts"));
		assertEquals(12, counts.get("new personas to rate"));
		return sheets();
	}

	/** Writes a rating behind every row that ends with empty cells. */
	private static void fill(Path sheet, UnaryOperator<String> change) throws IOException {
		Files.writeString(sheet, change.apply(Files.readString(sheet)));
	}

	@Test
	void sheetsAreWrittenFilledInAndRead() throws IOException {
		List<Path> sheets = makeSheets();
		assertEquals(List.of("ratings-1-anna.csv", "ratings-2-ben_1.csv"), sheets.stream().map(f -> f.getFileName().toString()).toList());
		String text = Files.readString(sheets.getFirst());
		small.users.forEach(u -> assertFalse(text.contains(u)));
		fill(sheets.getFirst(), t -> t.replace(",,,\n", ",4,5,3\n"));
		fill(sheets.getLast(), t -> t.replaceFirst(",,,\n", ",1,2,2\n"));
		RatingOperation read = operation();
		read.read = sheets;
		Map<String, Long> counts = done(read).counts();
		assertEquals(7, counts.get("personas rated"));
		assertEquals(21, counts.get("ratings"));
		assertEquals(5, counts.get("rows without a rating"));
		try (StudyStore store = small.open()) {
			assertEquals(21, store.ratings().all().size());
			assertEquals(Set.of(4, 5, 3), store.ratings().all("anna").stream().map(RatingRow::value).collect(Collectors.toSet()));
			assertEquals(Set.of(1), store.ratings().all("ben/1").stream().filter(r -> r.criterion().equals("demographic-accuracy"))
					.map(RatingRow::value).collect(Collectors.toSet()));
		}
		// Written again they hold what was rated, and read again they change nothing.
		RatingOperation again = operation();
		again.sheets = folder.resolve("sheets");
		again.perPersona = 2;
		done(again);
		assertTrue(Files.readString(sheets.getFirst()).contains(",4,5,3\n"));
		assertEquals(List.of(), done(read).warnings());
		fill(sheets.getFirst(), t -> t.replaceFirst(",4,5,3\n", ",4,5,2\n"));
		assertTrue(done(read).warnings().getFirst().startsWith("1 ratings replaced"));
	}

	@Test
	void whatCannotBeReadIsToldWithItsLineAndNothingIsStored() throws IOException {
		List<Path> sheets = makeSheets();
		String good = Files.readString(sheets.getFirst());
		List<String> messages = new ArrayList<>();
		for (String wrong : List.of(",4,,3\n", ",4,6,3\n", ",4,good,3\n", ",4,2.5,3\n")) {
			Files.writeString(sheets.getFirst(), good.replaceFirst(",,,\n", wrong));
			RatingOperation read = operation();
			read.read = sheets;
			messages.add(run(read).status().getMessage());
		}
		assertTrue(messages.get(0).contains("interest-completeness"), messages.get(0));
		assertTrue(messages.get(1).contains("\"6\""), messages.get(1));
		assertTrue(messages.get(2).contains("\"good\""), messages.get(2));
		assertTrue(messages.get(3).contains("\"2.5\""), messages.get(3));
		messages.forEach(m -> assertTrue(m.contains("ratings-1-anna.csv"), m));
		Files.writeString(sheets.getFirst(), good.replace("anna,", "zoe,"));
		RatingOperation read = operation();
		read.read = sheets;
		assertTrue(run(read).status().getMessage().contains("\"zoe\""));
		try (StudyStore store = small.open()) {
			assertEquals(List.of(), store.ratings().all());
		}
	}

	@Test
	void otherCriteriaMayBeRated() throws IOException {
		RatingOperation op = operation();
		op.experts = List.of("anna");
		op.perPersona = 1;
		op.criteria = List.of("wit");
		op.sheets = folder.resolve("sheets");
		done(op);
		fill(sheets().getFirst(), t -> t.replace(",\n", ",5\n"));
		RatingOperation read = operation();
		read.read = sheets();
		read.criteria = List.of("wit");
		assertEquals(6, done(read).counts().get("ratings"));
		try (StudyStore store = small.open()) {
			assertEquals(Set.of("wit"), new HashSet<>(store.ratings().all().stream().map(RatingRow::criterion).toList()));
		}
	}

	@Test
	void mistakesAreNamed() {
		RatingOperation none = operation();
		assertTrue(run(none).status().getMessage().contains("--experts"));
		RatingOperation gone = operation();
		gone.experts = List.of("anna");
		gone.gone = List.of("zoe");
		assertTrue(run(gone).status().getMessage().contains("'zoe'"));
		RatingOperation few = operation();
		few.experts = List.of("anna");
		assertTrue(done(few).warnings().getFirst().contains("6 personas have fewer than 3 experts"));
		assertTrue(done(few).repeated());
	}
}
