package org.zipp.report.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.ZippException;
import org.zipp.report.population.PopulationMarginals.Coded;
import org.zipp.report.population.PopulationMarginals.UnknownLevel;
import org.zipp.statistics.weighting.Marginals;
import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.statistics.weighting.Raking;
import org.zipp.tables.TableFilesProvider;

class PopulationMarginalsTest {

	@TempDir
	Path dir;

	private Path file(String... lines) throws IOException {
		return Files.writeString(dir.resolve("marginals.csv"), String.join("\n", lines) + '\n');
	}

	private PopulationMarginals read(String... lines) throws IOException {
		return PopulationMarginals.read(new TableFilesProvider(), file(lines));
	}

	private void refused(String message, long line, String... lines) throws IOException {
		Path file = file(lines);
		ZippException e = assertThrows(ZippException.class, () -> PopulationMarginals.read(new TableFilesProvider(), file));
		assertTrue(e.getMessage().contains(message), e.getMessage());
		assertEquals(file, e.file());
		assertEquals(line, e.line().orElse(0));
	}

	private static Margin margin(String variable, String... levels) {
		Map<String, Double> counts = new LinkedHashMap<>();
		Arrays.stream(levels).forEach(l -> counts.put(l, 1.0));
		return Margin.ofCounts(variable, counts);
	}

	private static PopulationMarginals of(Margin... margins) {
		return PopulationMarginals.of(new Marginals(List.of(margins), ""));
	}

	@Test
	void sharesAreReadInTheOrderOfTheFile() throws IOException {
		PopulationMarginals read = read("variable,level,share,source,note", "\"# a remark, with a comma\",,,,", "gender,female,0.51,the office,", "age,18-34,0.4,the office,",
				"# another remark", "age,35+,0.6,a survey,by us", "Gender,male,0.49,,");
		assertEquals(List.of("gender", "age"), read.marginals().variables());
		assertEquals(Map.of("female", 0.51, "male", 0.49), read.marginals().margin("gender").orElseThrow().shares());
		assertEquals("the office; a survey", read.marginals().source());
		assertTrue(read.notes().isEmpty(), read.notes().toString());
	}

	@Test
	void percentagesAndRoundedSharesAreScaled() throws IOException {
		PopulationMarginals read = read("variable,level,share", "gender,female,51.2", "gender,male,48.8", "age,young,33.3%", "age,old,66.7 %", "country,PT,0.3333",
				"country,ES,0.6662");
		assertEquals(0.512, read.marginals().margin("gender").orElseThrow().shares().get("female"), 1e-12);
		assertEquals(0.333, read.marginals().margin("age").orElseThrow().shares().get("young"), 1e-12);
		assertEquals(1, read.marginals().margin("country").orElseThrow().shares().values().stream().mapToDouble(d -> d).sum(), 1e-12);
		assertEquals(List.of("The shares of gender were read as percentages.", "The shares of country sum to 0.9995 and were scaled to 1."), read.notes());
	}

	@Test
	void wrongSharesNameFileAndLine() throws IOException {
		String head = "variable,level,share";
		refused("is \"half\", which is no number.", 2, head, "gender,female,half");
		refused("write a decimal point", 2, head, "gender,female,\"0,5\"");
		refused("is -0.1; it must be 0 or more", 3, head, "gender,female,1.1", "gender,male,-0.1");
		refused("is NaN; it must be 0 or more", 2, head, "gender,female,NaN");
		refused("The share of gender \"male\" is missing", 3, head, "gender,female,1", "gender,male,");
		refused("sum to 0.9, not to 1 (or to 100 %)", 3, head, "gender,female,0.4", "gender,male,0.5");
		refused("sum to 90, not to 1", 3, head, "gender,female,40", "gender,male,50");
		refused("stands in line 2 already", 3, head, "gender,female,0.5", "gender, FEMALE ,0.5");
		refused("names no level", 2, head, "gender,,0.5");
		refused("names no variable", 2, head, ",female,0.5");
		refused("There are no shares", 0, head);
		refused("2 cells instead of 3", 2, head, "gender,female");
		refused("share", 1, "variable,level,part", "gender,female,1");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "gender,f,female", "gender,Woman,female", "gender, MALE ,male", "gender,men,male", "gender,UD,-", "gender,unknown,-",
			"gender,prefer not to say,-", "age,18,18-24", "age,24.9,18-24", "age,25–34,25-34", "age,25 - 34,25-34", "age,25 to 34,25-34", "age,25-29,25-34",
			"age,34 years,25-34", "age,35+,35+", "age,over 34,35+", "age,71,35+", "age,65 and over,35+", "age,>=35,35+", "country,PT,PT", "country,prt,PT",
			"country,Portugal,PT", "country,usa,US", "country,United States of America,US", "country,Cote d'Ivoire,CI", "country,Türkiye,TR",
			"country,Republic of Korea,KR", "country,Namibia,NA", "country,na,NA", "country,Russian Federation,RU", "language,Portuguese,pt", "language,pt-BR,pt",
			"language,por,pt", "profession,Software_Engineer,software engineer" })
	void answersFindTheirLevel(String variable, String value, String level) {
		Map<String, Margin> margins = Map.of("gender", margin("gender", "female", "male"), "age", margin("age", "18-24", "25-34", "35+"), "country",
				margin("country", "PT", "US", "CI", "TR", "KR", "NA", "RU"), "language", margin("language", "pt", "en"), "profession",
				margin("profession", "software engineer", "other"));
		Coded coded = of(margins.get(variable)).code(List.of(Map.of(variable, value)));
		int expected = level == null ? Raking.NOT_STATED : margins.get(variable).levels().indexOf(level);
		assertEquals(expected, coded.levels()[0][0], coded.unknown().toString());
	}

	@Test
	void levelsMayBeWrittenOut() {
		Coded coded = of(margin("Sex", "Women", "Men"), margin("Country", "United States", "South Korea"), margin("Age group", "under 30", "30 and older"))
				.code(List.of(Map.of("gender", "F", "country", "kr", "age", "29"), Map.of("sex", "m", "country code", "USA", "age_group", "30")));
		assertEquals("[[0, 1], [1, 0], [0, 1]]", Arrays.deepToString(coded.levels()));
	}

	@Test
	void unknownAnswersAreCountedAndCompared() {
		PopulationMarginals marginals = of(margin("country", "Portugal", "Spain", "France"), margin("age", "18-24", "25+"), margin("shoe size", "small"));
		List<Map<String, String>> raters = new ArrayList<>();
		raters.add(Map.of("country", "Portugal", "age", "17"));
		raters.add(Map.of("country", "Portugl"));
		raters.add(new HashMap<>());
		raters.add(Map.of("country", "Portugl", "age", ""));
		Coded coded = marginals.code(raters);
		assertEquals(List.of("country", "age"), coded.marginals().variables());
		assertEquals(List.of("shoe size"), coded.absent());
		assertEquals("[[0, -2, -1, -2], [-2, -1, -1, -1]]", Arrays.deepToString(coded.levels()));
		UnknownLevel unknown = coded.unknown().getFirst();
		assertEquals(1, unknown.rater());
		assertEquals(2, unknown.raters());
		assertEquals("Portugal", unknown.nearest().getFirst());
		ZippException e = marginals.failure(unknown, Path.of("raters.csv"), 3);
		assertTrue(e.getMessage().startsWith("raters.csv:3: The country \"Portugl\" is no level in the population's shares; the nearest are Portugal, "), e.getMessage());
		assertTrue(e.getMessage().endsWith("Add its share, or leave the cell empty when it is not stated."), e.getMessage());
		assertInstanceOf(Raking.NotRakeable.class, Raking.fit(coded.marginals(), coded.levels()));
	}

	@Test
	void manyUnknownAnswersAreNotAllCompared() {
		Map<String, Double> counts = new LinkedHashMap<>();
		for (int i = 0; i < 20_000; i++) {
			counts.put("level " + i, 1.0);
		}
		PopulationMarginals marginals = PopulationMarginals.of(new Marginals(List.of(Margin.ofCounts("v", counts)), ""));
		List<Map<String, String>> raters = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			raters.add(Map.of("v", "answer " + i));
		}
		Coded coded = marginals.code(raters);
		assertEquals(20_000, coded.unknown().size());
		assertEquals(3, coded.unknown().getFirst().nearest().size());
		assertTrue(coded.unknown().getLast().nearest().isEmpty());
	}

	@Test
	void aPopulationCanBeRestrictedToWhatWasSampled() {
		PopulationMarginals two = of(margin("country", "PT", "ES", "FR")).restricted("Country", List.of("PT", "FR"));
		assertEquals(List.of("PT", "FR"), two.marginals().margin("country").orElseThrow().levels());
		assertEquals(1, two.notes().size());
	}

	@Test
	void theShippedFileCanBeReadAndRakedTo() throws IOException {
		Path copy = dir.resolve("shipped.csv");
		try (InputStream in = PopulationMarginals.class.getResourceAsStream("population-marginals.csv")) {
			Files.copy(in, copy);
		}
		PopulationMarginals shipped = PopulationMarginals.read(new TableFilesProvider(), copy);
		assertEquals(List.of("age", "gender", "country"), shipped.marginals().variables());
		assertTrue(shipped.notes().isEmpty(), shipped.notes().toString());
		assertTrue(shipped.marginals().source().contains("World Population Prospects 2024 (CC BY 3.0 IGO)"));
		assertTrue(Files.readString(copy, StandardCharsets.UTF_8).contains("Language and profession are not part of this source"));
		Map<String, Double> age = shipped.marginals().margin("age").orElseThrow().shares();
		assertEquals(List.of("18-24", "25-34", "35-44", "45-54", "55-64", "65+"), List.copyOf(age.keySet()));
		// 833,480,766 of the world's 5,749,050,982 grown-ups are 65 or older.
		assertEquals(833_480.766 / 5_749_050.982, age.get("65+"), 1e-8);
		Map<String, Double> country = shipped.marginals().margin("country").orElseThrow().shares();
		assertTrue(country.size() > 230);
		assertEquals(1_450_935_791.0 / 1_419_321_278.0, country.get("IN") / country.get("CN"), 1e-6);
		List<Map<String, String>> raters = List.of(Map.of("age", "30", "gender", "f", "country", "Brazil"), Map.of("age", "70", "gender", "UD", "country", "IN"));
		assertTrue(shipped.code(raters).unknown().isEmpty());
	}
}
