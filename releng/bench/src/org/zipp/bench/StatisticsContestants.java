package org.zipp.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.statistics.embedding.Cmmd;
import org.zipp.statistics.embedding.VectorSet;
import org.zipp.statistics.rate.Bootstrap;
import org.zipp.statistics.rate.Cluster;
import org.zipp.statistics.rate.ClusteredProportion;
import org.zipp.statistics.weighting.Marginals;
import org.zipp.statistics.weighting.Raking;

/** Raking, the cluster bootstrap and CMMD of ours; the peers in R and Python get the same data. */
final class StatisticsContestants {

	static final int VARIABLES = 5;

	private StatisticsContestants() {
	}

	/** Work that gives a number to compare with the peer's. */
	@FunctionalInterface
	private interface Checked {
		double run() throws Exception;
	}

	private static Contestant contestant(String name, double items, Checked work) {
		double[] last = { 0 };
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				return Map.of(name, Contestant.timed(() -> {
					last[0] = work.run();
					return items;
				}));
			}

			@Override
			public Map<String, Double> facts() {
				return Map.of("check", last[0]);
			}
		};
	}

	/** @param args file of codes, variable after variable, 32-bit little-endian; rows */
	static Contestant rake(String[] args) {
		int n = Integer.parseInt(args[1]);
		int[][] levels = new int[VARIABLES][n];
		List<Marginals.Margin> margins = new ArrayList<>();
		try {
			var codes = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0]))).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
			for (int v = 0; v < VARIABLES; v++) {
				codes.get(levels[v]);
				Map<String, Double> counts = new LinkedHashMap<>();
				for (int k = 0; k < v + 2; k++) {
					counts.put(Integer.toString(k), k + 1.0);
				}
				margins.add(Marginals.Margin.ofCounts("v" + (v + 1), counts));
			}
		} catch (IOException e) {
			throw ContestantMain.unchecked(e);
		}
		Marginals marginals = new Marginals(margins, "benchmark");
		return contestant("rows", n, () -> {
			double squares = 0;
			for (double w : ((Raking.Raked) Raking.fit(marginals, levels)).weights()) {
				squares += w * w;
			}
			return squares;
		});
	}

	/** @param args raters, votes of each, replicates */
	static Contestant boot(String[] args) {
		int votes = Integer.parseInt(args[1]);
		int replicates = Integer.parseInt(args[2]);
		List<Cluster> clusters = new ArrayList<>();
		for (long i = 0; i < Integer.parseInt(args[0]); i++) {
			clusters.add(new Cluster(Math.rint(votes * (0.35 + 0.4 * (i * 7919 % 1000) / 1000)), votes));
		}
		ClusteredProportion proportion = new ClusteredProportion(clusters);
		return contestant("replicates", replicates, () -> ((Bootstrap.Replicates) proportion.bootstrap(replicates, 1)).standardError());
	}

	/** @param args two files of 32-bit little-endian numbers, columns */
	static Contestant cmmd(String[] args) {
		int columns = Integer.parseInt(args[2]);
		VectorSet x = map(Path.of(args[0]), columns);
		VectorSet y = map(Path.of(args[1]), columns);
		double all = (double) x.rows() + y.rows();
		Cmmd.Settings settings = Cmmd.Settings.defaults().withRelabelings(0).withPrecision(Cmmd.Precision.SINGLE);
		return contestant("pairs", all * all / 2, () -> Cmmd.compare(x, y, settings).estimates().getFirst().biased());
	}

	private static VectorSet map(Path file, int columns) {
		try (FileChannel channel = FileChannel.open(file)) {
			int rows = Math.toIntExact(channel.size() / Float.BYTES / columns);
			return VectorSet.ofFloats(channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.global()), ByteOrder.LITTLE_ENDIAN, rows,
					columns);
		} catch (IOException e) {
			throw ContestantMain.unchecked(e);
		}
	}
}
