package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.zipp.graph.InteractionGraph;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.internal.method.TrainingProbe;

/** Steps of GAT's training. */
final class TrainContestants {

	/** Names of measures and facts, shared with {@code torch/train.py}. */
	static final String USERS = "users-a-step";
	static final String FIRST_LOSS = "first-loss";
	static final String LAST_LOSS = "loss-after-a-pass";
	static final String RESIDENT = "resident-";
	static final String HEAP = "heap-";

	private TrainContestants() {
	}

	static EncoderSettings settings(int hidden, int heads, int fanOut, int batch) {
		return new EncoderSettings(Mode.CORRECTED, hidden, heads, 2, fanOut, batch, 1, 0, 1e-3, 0, 0, 0, 0.07, 1, 512, 1);
	}

	/** @param args folder of the graph, users of a batch, how many batches, file to write for the peer, a folder to work in */
	static Contestant zipp(String[] args) {
		InteractionGraph graph = InteractionGraph.open(Path.of(args[0]));
		TrainingProbe probe = new TrainingProbe(graph, settings(64, 4, 25, Integer.parseInt(args[1])),
				Integer.parseInt(args[2]), Path.of(args[4]));
		Map<String, Double> facts = new LinkedHashMap<>();
		try {
			probe.export(Path.of(args[3]));
		} catch (IOException e) {
			throw ContestantMain.unchecked(e);
		}
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				Map<String, Measure> measures = new LinkedHashMap<>();
				measures.put(USERS, Contestant.timed(() -> {
					double[] losses = probe.pass();
					facts.putIfAbsent(FIRST_LOSS, losses[0]);
					facts.putIfAbsent(LAST_LOSS, losses[1]);
					return probe.users();
				}));
				measures.put("users-with-sampling", Contestant.timed(() -> {
					probe.passWithSampling();
					return probe.users();
				}));
				return measures;
			}

			@Override
			public Map<String, Double> facts() {
				return facts;
			}

			@Override
			public void close() {
				probe.close();
				graph.close();
			}
		};
	}

	/**
	 * Many steps on small batches; memory is told after each tenth.
	 *
	 * @param args folder of the graph, steps, a folder to work in
	 */
	static Contestant memory(String[] args) {
		InteractionGraph graph = InteractionGraph.open(Path.of(args[0]));
		int steps = Integer.parseInt(args[1]);
		TrainingProbe probe = new TrainingProbe(graph, settings(16, 2, 10, 32), 10, Path.of(args[2]));
		Map<String, Double> facts = new LinkedHashMap<>();
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				return Map.of("steps", Contestant.timed(() -> {
					for (int part = 1; part <= 10; part++) {
						for (int i = 0; i < steps / 100; i++) {
							probe.passWithSampling();
						}
						System.gc();
						facts.put(RESIDENT + part, Machine.anonymousMemory());
						facts.put(HEAP + part, (double) Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
					}
					return steps;
				}));
			}

			@Override
			public Map<String, Double> facts() {
				return facts;
			}

			@Override
			public void close() {
				probe.close();
				graph.close();
			}
		};
	}
}
