package org.zipp.report.internal.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.statistics.weighting.Marginals;
import org.zipp.tables.TableFilesProvider;

class MarginalsOperationTest {

	@TempDir
	Path dir;

	private MarginalsOperation operation(String... countries) {
		MarginalsOperation operation = new MarginalsOperation();
		operation.dir = dir;
		operation.countries = List.of(countries);
		return operation;
	}

	private static OperationResult run(MarginalsOperation operation) {
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private static Marginals read(Path file) {
		return PopulationMarginals.read(new TableFilesProvider(), file).marginals();
	}

	@Test
	void theShippedFileIsWrittenIntoTheStudy() throws IOException {
		OperationResult result = run(operation());
		Path file = new StudyDirectory(dir).marginals();
		assertEquals(file, result.place());
		assertTrue(result.warnings().isEmpty(), result.warnings().toString());
		try (InputStream in = PopulationMarginals.class.getResourceAsStream("population-marginals.csv")) {
			assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), Files.readString(file), "what is written is what is shipped");
		}
		assertTrue(run(operation()).repeated());
		try (Stream<Path> there = Files.list(dir)) {
			assertEquals(List.of(file), there.toList(), "nothing half is left");
		}
	}

	@Test
	void anEditedFileIsKept() throws IOException {
		run(operation());
		Path file = new StudyDirectory(dir).marginals();
		Files.writeString(file, Files.readString(file) + "# mine\n");
		ZippException e = assertThrows(ZippException.class, () -> run(operation()));
		assertTrue(e.getMessage().contains("--replace"), e.getMessage());
		assertTrue(Files.readString(file).endsWith("# mine\n"));
		MarginalsOperation again = operation();
		again.replace = true;
		assertFalse(run(again).repeated());
		assertFalse(Files.readString(file).contains("# mine"));
	}

	@Test
	void countriesMakeThePopulation() {
		MarginalsOperation operation = operation("TV", "Holy See", "tv");
		operation.out = dir.resolve("some/two.csv");
		OperationResult result = run(operation);
		Map<String, Double> country = read(operation.out).margin("country").orElseThrow().shares();
		assertEquals(List.of("TV", "VA"), List.copyOf(country.keySet()));
		assertEquals(9_646.0 / (9_646 + 496), country.get("TV"), 1e-9);
		assertEquals(2, result.counts().get("countries"));
		assertTrue(result.warnings().getFirst().contains("TV, VA"), "ages by country are not at hand for these: " + result.warnings());
	}

	/** Of 9,088,081 people of Portugal from 15, two fifths of the 516,582 below 20 are grown up; 2,596,987 are 65 or older. */
	@Test
	void countriesHaveAgesOfTheirOwnWhereTheyAreAtHand() {
		MarginalsOperation operation = operation("Portugal");
		OperationResult result = run(operation);
		assertTrue(result.warnings().isEmpty(), result.warnings().toString());
		double adults = 9_088_081 - 0.6 * 516_582;
		assertEquals(2_596_987 / adults, read(result.place()).margin("age").orElseThrow().shares().get("65+"), 1e-6);
		assertEquals(Map.of("PT", 1.0), read(result.place()).margin("country").orElseThrow().shares());
		operation.countries = List.of("pt", "USA");
		operation.replace = true;
		run(operation);
		double american = 287_894_982 - 0.6 * 22_828_999;
		assertEquals(adults / (adults + american), read(result.place()).margin("country").orElseThrow().shares().get("PT"), 1e-8);
	}

	@Test
	void unknownCountriesAreNamed() {
		ZippException e = assertThrows(ZippException.class, () -> run(operation("PT", "Atlantis", "XX")));
		assertTrue(e.getMessage().contains("no shares for Atlantis, XX"), e.getMessage());
		assertFalse(Files.exists(new StudyDirectory(dir).marginals()));
	}

	@Test
	void aCancelledRunWritesNothing() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> operation().execute(SubMonitor.convert(monitor)));
		assertFalse(Files.exists(new StudyDirectory(dir).marginals()));
	}
}
