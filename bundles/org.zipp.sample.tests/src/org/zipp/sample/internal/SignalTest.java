package org.zipp.sample.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.StudyDirectory.AuthorHash;
import org.zipp.core.operation.Operation;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.core.style.Taste;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.PowerTfIdf;
import org.zipp.graph.Trace;
import org.zipp.sample.SampleOperation;
import org.zipp.sample.SampleTruth;
import org.zipp.sample.internal.World.Community;
import org.zipp.tables.TableFilesProvider;

/** The planted taste can be found again in the graph, by somebody who knows what to look for; not by chance. */
@TestInstance(Lifecycle.PER_CLASS)
class SignalTest {

	@TempDir
	private static Path folder;

	private final List<Taste> planted = new ArrayList<>();
	private final List<Map<StyleValue, Double>> byCommunity = new ArrayList<>();
	private final List<Map<StyleValue, Double>> byText = new ArrayList<>();
	private double shareOfTaste;

	@BeforeAll
	void sampleAndIngest() {
		SampleOperation sample = new SampleOperation();
		sample.dir = folder;
		sample.users = 300;
		sample.months = 2;
		sample.seed = 77;
		run(sample);
		IngestOperation ingest = new IngestOperation();
		ingest.dir = folder;
		ingest.minActivity = 20;
		run(ingest);
		AuthorHash hash = new StudyDirectory(folder).authorHash();
		Map<String, Community> communities = new HashMap<>();
		World.read().forEach(c -> communities.put(c.name(), c));
		Map<String, StyleValue> fragments = fragments();
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			for (SampleTruth truth : SampleTruth.read(new TableFilesProvider(), folder.resolve("dump").resolve(SampleTruth.FILE))) {
				int user = graph.indexOfUser(hash.of(truth.author()));
				if (user >= 0) {
					planted.add(truth.taste());
					byCommunity.add(leaning(graph, user, communities));
					byText.add(said(graph, user, fragments));
				}
			}
		}
	}

	private static void run(Operation operation) {
		operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	/** First words of the phrases → their style value. */
	private static Map<String, StyleValue> fragments() {
		Map<String, StyleValue> fragments = new HashMap<>();
		Script phrases = new Script("phrases.txt");
		for (StyleValue value : StyleValue.values()) {
			for (String line : phrases.section(value.id())) {
				int choice = line.indexOf('{');
				String head = (choice < 0 ? line : line.substring(0, choice)).strip().toLowerCase(Locale.ROOT);
				if (head.length() >= 8) {
					fragments.put(head, value);
				}
			}
		}
		return fragments;
	}

	private Map<StyleValue, Double> leaning(InteractionGraph graph, int user, Map<String, Community> communities) {
		Map<StyleValue, Double> sums = new EnumMap<>(StyleValue.class);
		double[] shares = PowerTfIdf.shares(graph, user);
		int[] at = { 0 };
		graph.forEachCommunity(user, (community, _, _, _, _) -> {
			double share = shares[at[0]++];
			Community c = communities.get(graph.communityId(community));
			if (c != null && !c.leanings().isEmpty()) {
				shareOfTaste += share;
				c.leanings().forEach(v -> sums.merge(v, share, Double::sum));
			}
		});
		return sums;
	}

	private static Map<StyleValue, Double> said(InteractionGraph graph, int user, Map<String, StyleValue> fragments) {
		Map<StyleValue, Double> sums = new EnumMap<>(StyleValue.class);
		for (Trace t : graph.traces(user)) {
			String text = t.text().toLowerCase(Locale.ROOT);
			fragments.forEach((head, value) -> {
				if (text.contains(head)) {
					sums.merge(value, 1.0, Double::sum);
				}
			});
		}
		return sums;
	}

	/** Share of users whose value with the largest sum on the axis is the planted one. */
	private static double found(List<Map<StyleValue, Double>> sums, List<Taste> truth, StyleAxis axis) {
		int hits = 0;
		for (int u = 0; u < truth.size(); u++) {
			StyleValue best = null;
			for (StyleValue v : StyleValue.of(axis)) {
				if (best == null || sums.get(u).getOrDefault(v, 0.0) > sums.get(u).getOrDefault(best, 0.0)) {
					best = v;
				}
			}
			hits += best == truth.get(u).values().get(axis) ? 1 : 0;
		}
		return (double) hits / truth.size();
	}

	@Test
	void communitiesAndTextsGiveTheTasteAway() {
		assertTrue(planted.size() > 150, String.valueOf(planted.size()));
		for (StyleAxis axis : StyleAxis.values()) {
			double communities = found(byCommunity, planted, axis);
			assertTrue(communities > 0.85, axis + " by community " + communities);
			double texts = found(byText, planted, axis);
			assertTrue(texts > 0.7, axis + " by text " + texts);
		}
	}

	@Test
	void shuffledUsersGiveNothingAway() {
		List<Taste> shuffled = new ArrayList<>(planted);
		Collections.shuffle(shuffled, new Random(5));
		for (StyleAxis axis : StyleAxis.values()) {
			int values = StyleValue.of(axis).size();
			double communities = found(byCommunity, shuffled, axis);
			assertTrue(communities < 1.0 / values + 0.15, axis + " by community " + communities);
		}
	}

	@Test
	void mostOfWhatPeopleDoHasNothingToDoWithLooks() {
		double share = shareOfTaste / planted.size();
		assertTrue(share > 0.2 && share < 0.5, "TF-IDF weight of taste communities: " + share);
	}
}
