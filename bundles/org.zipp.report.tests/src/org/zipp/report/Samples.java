package org.zipp.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;

/** Studies made by hand for tests. */
public final class Samples {

	static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

	private final List<Judgement> judgements = new ArrayList<>();
	private final Map<String, String> conditions = new LinkedHashMap<>();
	private final Map<String, Integer> positions = new LinkedHashMap<>();
	private String title = "Palette study";
	private boolean simulated;
	private SortedSet<String> generators = new TreeSet<>();

	public Samples condition(String id, String label) {
		conditions.put(id, label);
		return this;
	}

	public Samples title(String text) {
		title = text;
		return this;
	}

	public Samples generator(String label) {
		generators.add(label);
		return this;
	}

	public Samples simulated() {
		simulated = true;
		return this;
	}

	/** Adds trials of {@code a} on the left against {@code b}. */
	public Samples votes(String rater, RaterKind kind, Map<String, String> attributes, String a, String b, Choice choice, int times) {
		for (int i = 0; i < times; i++) {
			int position = positions.merge(rater, 1, Integer::sum);
			long id = judgements.size() + 1L;
			judgements.add(new Judgement(id, rater, kind, position, "u1", "p1", a, b, choice, choice == null ? null : START.plusSeconds(10 * id),
					choice == null ? 0 : 1000 + 37 * id, attributes));
		}
		return this;
	}

	public StudyData data() {
		return new StudyData(title, "Which pictures do people prefer?", simulated, 7, conditions, Map.of("p1", "a lighthouse at dusk"), judgements, 2,
				positions.size(), generators, new TreeSet<>(List.of("offline rewriter")));
	}

	/** Two comparisons of the published human study as one rater saw them: 70 of 125 and 145 of 250. */
	public static Samples published() {
		return new Samples().condition("tv", "Tailored Visions 3-shot").condition("drum", "DrUM").condition("zipp0", "ZIPP 0-shot")
				.condition("zipp3", "ZIPP 3-shot").votes("rater-a", RaterKind.HUMAN, Map.of(), "zipp0", "tv", Choice.LEFT, 70)
				.votes("rater-a", RaterKind.HUMAN, Map.of(), "zipp0", "tv", Choice.RIGHT, 55)
				.votes("rater-a", RaterKind.HUMAN, Map.of(), "drum", "zipp3", Choice.RIGHT, 145)
				.votes("rater-a", RaterKind.HUMAN, Map.of(), "drum", "zipp3", Choice.LEFT, 105);
	}

	/** Many raters of both kinds with demographics, as a real study has them. */
	public static Samples rich(int raters, int votes) {
		Samples s = new Samples().simulated().generator("sketch, no diffusion").condition("generic", "Generic prompt")
				.condition("rewrite", "Rewrite without persona").condition("zipp-0", "ZIPP 0-shot").condition("zipp-3", "ZIPP 3-shot");
		Random random = new Random(5);
		List<String> ids = List.copyOf(s.conditions.keySet());
		String[] ages = { "18-24", "25-34", "35-49", "50 and older" };
		String[] countries = { "Brazil", "Côte d’Ivoire", "日本", "United Kingdom of Great Britain and Northern Ireland" };
		for (int r = 0; r < raters; r++) {
			RaterKind kind = r % 2 == 0 ? RaterKind.HUMAN : RaterKind.SIMULATED;
			Map<String, String> attributes = Map.of("age", ages[r / 2 % 4], "country", countries[random.nextInt(4)]);
			double taste = random.nextGaussian() * 0.6;
			for (int v = 0; v < votes; v++) {
				int a = random.nextInt(4);
				int b = (a + 1 + random.nextInt(3)) % 4;
				double u = random.nextDouble();
				Choice choice = random.nextInt(20) == 0 ? Choice.TIE
						: random.nextInt(40) == 0 ? Choice.SKIP
								: random.nextInt(30) == 0 ? null
										: u < 1 / (1 + Math.exp(-0.45 * (a - b) - taste * Math.signum(a - b))) ? Choice.LEFT : Choice.RIGHT;
				s.votes("rater-" + r, kind, attributes, ids.get(a), ids.get(b), choice, 1);
			}
		}
		return s;
	}
}
