package org.zipp.statistics.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.ranking.BradleyTerry.Coefficient;
import org.zipp.statistics.ranking.BradleyTerry.Fit;
import org.zipp.statistics.rate.Ties;

/** Agreement with R on real paired comparisons; {@code r/bradleyterry.R} makes data and expected values. */
class BradleyTerryEqualToRTest {

	private static final double FITTED = 1e-6;
	private static final List<List<String>> LINES = lines();

	@Test
	void citationsOfJournals() {
		Fit fit = fit(data("citations"), BradleyTerryModel.of(Ties.DROPPED));
		assertAll(result("citations", "ability"), fit.ability());
		assertAll(result("citations", "error"), fit.standardErrors());
		PairwiseFit.Test test = PairwiseFit.of(fit).test().orElseThrow();
		assertAll(result("citations", "fit"), test.deviance(), test.pearson(), test.degreesOfFreedom());
	}

	@Test
	void baseballWithHomeEffect() {
		PairedComparisons data = data("baseball");
		Fit plain = fit(data, BradleyTerryModel.of(Ties.HALF));
		assertAll(result("baseball", "ability"), plain.ability());
		assertAll(result("baseball", "error"), plain.standardErrors());
		Fit sided = fit(data, BradleyTerryModel.of(Ties.HALF).withSideEffect());
		assertAll(result("baseball", "sided"), estimates(sided));
		assertAll(result("baseball", "sidedError"), errors(sided));
		Coefficient side = sided.sideEffect().orElseThrow();
		assertAll(result("baseball", "side"), side.estimate(), side.standardError(), side.estimate() / side.standardError(), side.pValue());
		BradleyTerry.Tested ratio = sided.likelihoodRatio(plain);
		assertAll(result("baseball", "sideLR"), ratio.statistic(), ratio.degreesOfFreedom(), ratio.pValue());
		PairwiseFit.Test test = PairwiseFit.of(sided).test().orElseThrow();
		assertAll(result("baseball", "fit"), test.deviance(), test.pearson(), test.degreesOfFreedom());
	}

	@Test
	void iceHockeyWithTiesAsHalfAndHomeIceOfSomeGames() {
		PairedComparisons data = data("icehockey");
		Fit plain = fit(data, BradleyTerryModel.of(Ties.HALF));
		assertAll(result("icehockey", "ability"), plain.ability());
		assertAll(result("icehockey", "error"), plain.standardErrors());
		double[] home = list(find("covariate", "icehockey", "home").get(3));
		Coefficient effect = fit(data, BradleyTerryModel.of(Ties.HALF).withComparisonCovariate("home ice", home)).covariates().getFirst();
		assertEquals("home ice", effect.term().name());
		assertAll(result("icehockey", "home"), effect.estimate(), effect.standardError(), effect.estimate() / effect.standardError(), effect.pValue());
	}

	@Test
	void footballWithTiesAndHomeEffect() {
		PairedComparisons data = data("football");
		Fit plain = fit(data, BradleyTerryModel.of(Ties.DAVIDSON));
		assertAll(result("football", "davidson"), estimates(plain));
		assertAll(result("football", "davidsonError"), errors(plain));
		assertAll(result("football", "davidsonLL"), plain.logLikelihood());
		Fit sided = fit(data, BradleyTerryModel.of(Ties.DAVIDSON).withSideEffect());
		assertAll(result("football", "beaver"), estimates(sided));
		assertAll(result("football", "beaverError"), errors(sided));
		assertAll(result("football", "beaverLL"), sided.logLikelihood());
		assertTrue(sided.sideEffect().orElseThrow().estimate() > 0.3);
	}

	@Test
	void springallsTiesAndResponseSurface() {
		PairedComparisons data = data("springall");
		Fit ties = fit(data, BradleyTerryModel.of(Ties.DAVIDSON));
		assertAll(result("springall", "davidson"), estimates(ties));
		assertAll(result("springall", "davidsonError"), errors(ties));
		assertAll(result("springall", "davidsonLL"), ties.logLikelihood());
		PairwiseFit.Test test = PairwiseFit.of(ties).test().orElseThrow();
		assertAll(result("springall", "davidsonFit"), test.deviance(), test.pearson(), test.degreesOfFreedom());
		Fit surface = fit(data, withItemCovariates(BradleyTerryModel.of(Ties.HALF), "springall"));
		assertAll(result("springall", "surface"), estimates(surface));
		assertAll(result("springall", "surfaceError"), errors(surface));
	}

	@Test
	void cemsWithPreferencesOfStudents() {
		PairedComparisons data = data("CEMS");
		BradleyTerryModel model = BradleyTerryModel.of(Ties.HALF);
		for (List<String> row : LINES) {
			if (row.getFirst().equals("interaction")) {
				model = model.withInteraction(row.get(2), list(row.get(3)), list(row.get(4)));
			}
		}
		Fit fit = fit(data, model);
		assertAll(result("CEMS", "students"), estimates(fit));
		assertAll(result("CEMS", "studentsError"), errors(fit));
		Fit robust = fit.clustered().orElseThrow();
		assertAll(result("CEMS", "studentsRobust"), errors(robust));
		assertEquals(OptionalInt.of(302), robust.degreesOfFreedom());
		assertAll(estimates(fit), estimates(robust));
	}

	@Test
	void cemsWithTiesAsAnOutcome() {
		PairedComparisons data = data("CEMS");
		Fit fit = fit(data, BradleyTerryModel.of(Ties.DAVIDSON));
		assertAll(result("CEMS", "davidson"), estimates(fit));
		assertAll(result("CEMS", "davidsonError"), errors(fit));
		// The model of psychotools, of students who compared all pairs.
		double[] complete = list(find("complete", "CEMS").get(2));
		double[] weight = IntStream.range(0, data.size()).mapToDouble(c -> complete[data.rater()[c]]).toArray();
		Fit some = fit(data.weighted(weight), BradleyTerryModel.of(Ties.DAVIDSON));
		assertAll(result("CEMS", "btmodel"), estimates(some));
		assertAll(result("CEMS", "btmodelError"), errors(some));
		assertAll(result("CEMS", "btmodelLL"), some.logLikelihood());
		assertAll(result("CEMS", "btmodelRobust"), errors(some.clustered().orElseThrow()));
	}

	@Test
	void lizardsByTheirBodies() {
		Fit fit = fit(data("flatlizards"), withItemCovariates(BradleyTerryModel.of(Ties.HALF), "flatlizards"));
		assertAll(result("flatlizards", "covariates"), estimates(fit));
		assertAll(result("flatlizards", "covariatesError"), errors(fit));
		assertAll(result("flatlizards", "covariatesP"), fit.coefficients().stream().mapToDouble(Coefficient::pValue).toArray());
		assertAll(result("flatlizards", "ability"), fit.ability());
		assertAll(result("flatlizards", "abilityError"), fit.standardErrors());
	}

	@Test
	void partiesWithErrorsByPerson() {
		Fit fit = fit(data("parties"), BradleyTerryModel.of(Ties.HALF));
		assertAll(result("parties", "btmodel"), estimates(fit));
		assertAll(result("parties", "btmodelError"), errors(fit));
		assertAll(result("parties", "btmodelLL"), fit.logLikelihood());
		assertAll(result("parties", "robust"), errors(fit.clustered().orElseThrow()));
	}

	@Test
	void soundWithErrorsByListener() {
		Fit fit = fit(data("sound"), BradleyTerryModel.of(Ties.HALF));
		assertAll(result("sound", "ability"), estimates(fit));
		assertAll(result("sound", "error"), errors(fit));
		Fit robust = fit.clustered().orElseThrow();
		assertAll(result("sound", "robust"), errors(robust));
		assertAll(result("sound", "wald"), robust.wald(BradleyTerry.Kind.ITEM).orElseThrow().statistic());
	}

	@Test
	void quasiVariances() {
		for (String name : List.of("citations", "sound")) {
			Fit fit = fit(data(name), BradleyTerryModel.of(Ties.HALF));
			Fit used = name.equals("sound") ? fit.clustered().orElseThrow() : fit;
			QuasiVariances quasi = QuasiVariances.of(used.covariance()).orElseThrow();
			assertAll(result(name, "quasi"), quasi.variance());
			assertAll(result(name, "quasiError"), quasi.lowest(), quasi.highest());
			assertAll(result(name, "quasi"), QuasiVariances.of(used.centred().covariance()).orElseThrow().variance());
		}
	}

	@Test
	void penalisedEstimates() {
		for (String name : List.of("citations", "CEMS")) {
			Fit fit = assertInstanceOf(Fit.class, BradleyTerry.fitPenalised(data(name), BradleyTerryModel.of(Ties.HALF)));
			assertTrue(fit.penalised());
			assertAll(result(name, "penalised"), estimates(fit));
			assertAll(result(name, "penalisedError"), errors(fit));
		}
	}

	@Test
	void simultaneousIntervals() {
		for (String name : List.of("citations", "baseball")) {
			Ranking ranking = Ranking.of(fit(data(name), BradleyTerryModel.of(Ties.HALF)), 0.95, 1);
			assertSimultaneous(name, ranking.ofPairs(), ranking.ofItems());
			double[] expected = result(name, "pairP");
			int k = ranking.items().size();
			int at = 0;
			for (int i = 0; i < k; i++) {
				for (int j = i + 1; j < k; j++, at++) {
					int low = i;
					int high = j;
					double p = ranking.differences().stream().filter(d -> Math.min(d.first(), d.second()) == low && Math.max(d.first(), d.second()) == high)
							.findFirst().orElseThrow().pValue();
					assertEquals(expected[at], p, 5e-4, name);
				}
			}
		}
	}

	/** The multivariate t with 14 degrees of freedom. */
	@Test
	void simultaneousIntervalsOfFewClusters() {
		Fit fit = fit(data("parties"), BradleyTerryModel.of(Ties.HALF)).clustered().orElseThrow().centred();
		int k = fit.ability().length;
		List<MaxModulus.Contrast> single = IntStream.range(0, k).mapToObj(i -> new MaxModulus.Contrast(i, -1)).toList();
		List<MaxModulus.Contrast> pairs = IntStream.range(0, k).boxed()
				.flatMap(i -> IntStream.range(i + 1, k).mapToObj(j -> new MaxModulus.Contrast(i, j))).toList();
		MaxModulus ofItems = new MaxModulus(fit.covariance(), single, OptionalInt.of(14), 5, 4096);
		MaxModulus ofPairs = new MaxModulus(fit.covariance(), pairs, OptionalInt.of(14), 5, 4096);
		assertSimultaneous("parties", new Ranking.Critical(ofPairs.quantile(0.95), ofPairs.error(0.95), 0),
				new Ranking.Critical(ofItems.quantile(0.95), ofItems.error(0.95), 0));
		double[] expected = result("parties", "pairP");
		for (int c = 0; c < pairs.size(); c++) {
			int i = pairs.get(c).plus();
			int j = pairs.get(c).minus();
			assertEquals(expected[c], ofPairs.pValue(Math.abs(fit.ability()[i] - fit.ability()[j]) / fit.standardError(i, j)), 1e-3);
		}
	}

	private static void assertSimultaneous(String name, Ranking.Critical pairs, Ranking.Critical items) {
		assertTrue(pairs.error() < 4e-3 && items.error() < 4e-3, () -> pairs + " " + items);
		// R's own error is part of the difference.
		assertEquals(result(name, "pairs")[0], pairs.value(), 4 * pairs.error() + 2e-3, name);
		assertEquals(result(name, "centred")[0], items.value(), 4 * items.error() + 2e-3, name);
	}

	private static Fit fit(PairedComparisons data, BradleyTerryModel model) {
		return assertInstanceOf(Fit.class, BradleyTerry.fit(data, model));
	}

	private static BradleyTerryModel withItemCovariates(BradleyTerryModel model, String name) {
		BradleyTerryModel with = model;
		for (List<String> row : LINES) {
			if (row.getFirst().equals("covariate") && row.get(1).equals(name)) {
				with = with.withItemCovariate(row.get(2), list(row.get(3)));
			}
		}
		return with;
	}

	private static double[] estimates(Fit fit) {
		return fit.coefficients().stream().mapToDouble(Coefficient::estimate).toArray();
	}

	private static double[] errors(Fit fit) {
		return fit.coefficients().stream().mapToDouble(Coefficient::standardError).toArray();
	}

	private static void assertAll(double[] expected, double... actual) {
		assertEquals(expected.length, actual.length);
		for (int i = 0; i < expected.length; i++) {
			assertEquals(expected[i], actual[i], FITTED * Math.max(1, Math.abs(expected[i])), "element " + i + " of " + Arrays.toString(actual));
		}
	}

	private static PairedComparisons data(String name) {
		List<String> row = find("data", name);
		int[] left = integers(row.get(3));
		double[] score = list(row.get(5));
		double[] weight = list(row.get(6));
		PairedComparisons data = PairedComparisons.of(Integer.parseInt(row.get(2)), left, integers(row.get(4)), score).weighted(weight);
		return row.get(7).equals("-") ? data : data.by(integers(row.get(7)));
	}

	private static double[] result(String name, String what) {
		List<String> row = find("result", name, what);
		return row.subList(3, row.size()).stream().flatMapToDouble(c -> Arrays.stream(list(c))).toArray();
	}

	private static List<String> find(String... key) {
		return LINES.stream().filter(r -> r.subList(0, key.length).equals(List.of(key))).findFirst().orElseThrow();
	}

	private static int[] integers(String cell) {
		return Arrays.stream(cell.split(",")).mapToInt(Integer::parseInt).toArray();
	}

	private static double[] list(String cell) {
		return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	private static List<List<String>> lines() {
		try (BufferedReader in = new BufferedReader(new InputStreamReader(
				BradleyTerryEqualToRTest.class.getResourceAsStream("bradleyterry.tsv"), StandardCharsets.UTF_8))) {
			return in.lines().map(l -> List.of(l.split("\t"))).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
