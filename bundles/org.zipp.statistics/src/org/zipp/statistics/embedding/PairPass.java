package org.zipp.statistics.embedding;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * One pass over all pairs of the rows of two sets, tile by tile: sums of 1 − k(x, y) for Gaussian kernels k, by row and
 * by relabeling, and nearest neighbours. No matrix of pairs is ever held. Rows of the first set come before those of the
 * second; pairs are counted once. Tiles are worked on by all threads and added up in one order, so the result does not
 * depend on how many there are.
 */
final class PairPass {

	/** Rows whose tiles are worked on together; packed once for all of them. */
	private static final int WAVE = 8 * TileKernels.ROWS;
	private static final int COLUMNS = TileKernels.COLUMNS;

	private final VectorSet[] sets;
	private final double[][] factors = new double[2][];
	private final double[][] squares = new double[2][];
	private final boolean single;
	private final double[] gammas;
	private final boolean[] small;
	private final Relabelings relabelings;
	private final DoublePredicate progress;

	/** By kernel and row: sum of 1 − k over the other rows of its own set. */
	final double[][] own;
	/** By kernel and row: sum of 1 − k over the rows of the other set. */
	final double[][] cross;
	/** By kernel and relabeling: sum of 1 − k over pairs that both got the label of the first set. */
	final double[][] labelled;
	/** By row: squared distance to the nearest other row of its own set. */
	final double[] nearestOwn;
	/** By row: squared distance to the nearest row of the other set. */
	final double[] nearestOther;

	private final AtomicLong done = new AtomicLong();
	private final Queue<Workspace> workspaces = new ConcurrentLinkedQueue<>();
	private long allPairs;

	/** What one thread needs. */
	private final class Workspace {
		private final double[] row = new double[sets[0].columns()];
		private final float[] floats = new float[single ? COLUMNS * sets[0].columns() : 0];
		private final double[] doubles = new double[single ? 0 : COLUMNS * sets[0].columns()];
		private final double[] labels = new double[COLUMNS * relabelings.padded()];
		private final float[] part = new float[single ? TileKernels.ROWS * COLUMNS : 0];
		private final double[] products = new double[TileKernels.ROWS * COLUMNS];
		private final double[] complements = new double[TileKernels.ROWS * COLUMNS];
		private final double[] square = new double[COLUMNS];
	}

	/** Rows of one set that are packed. */
	private final class Wave {
		private final int set;
		private final int from;
		private final int count;
		private final int padded;
		private final float[] floats;
		private final double[] doubles;
		private final double[] labels;

		private Wave(int set, int from) {
			this.set = set;
			this.from = from;
			count = Math.min(WAVE, sets[set].rows() - from);
			padded = (count + TileKernels.SLIVER - 1) / TileKernels.SLIVER * TileKernels.SLIVER;
			int size = Math.multiplyExact(padded, sets[set].columns());
			floats = new float[single ? size : 0];
			doubles = new double[single ? 0 : size];
			labels = new double[padded * relabelings.padded()];
			double[] row = new double[sets[set].columns()];
			if (single) {
				TileKernels.pack(sets[set], from, count, padded, TileKernels.SLIVER, factors[set], from, row, floats);
			} else {
				TileKernels.pack(sets[set], from, count, padded, TileKernels.SLIVER, factors[set], from, row, doubles);
			}
			relabelings.pack(offset(set) + from, count, padded, labels);
		}
	}

	/** What a tile gives. */
	private final class Sums {
		private final int set;
		private final int from;
		private final double[][] rows;
		private final double[][] columns;
		private final double[][] labelled;
		private final double[] nearestOfRows;
		private final double[] nearestOfColumns = new double[COLUMNS];

		private Sums(int set, int from, int waveRows) {
			this.set = set;
			this.from = from;
			rows = new double[gammas.length][waveRows];
			columns = new double[gammas.length][COLUMNS];
			labelled = new double[gammas.length][relabelings.padded()];
			nearestOfRows = new double[waveRows];
			Arrays.fill(nearestOfRows, Double.POSITIVE_INFINITY);
			Arrays.fill(nearestOfColumns, Double.POSITIVE_INFINITY);
		}
	}

	/**
	 * Makes the pass.
	 *
	 * @param gammas      kernels exp(−γ‖x−y‖²)
	 * @param single      whether products of vectors are made in single precision
	 * @param relabelings of the rows of both sets
	 * @param progress    told the share that is done, by any thread; false stops
	 * @throws CancellationException when it was stopped
	 */
	PairPass(VectorSet x, VectorSet y, boolean normalise, double[] gammas, boolean single, Relabelings relabelings,
			DoublePredicate progress) {
		sets = new VectorSet[] { x, y };
		this.gammas = gammas;
		this.single = single;
		this.relabelings = relabelings;
		this.progress = progress;
		int all = x.rows() + y.rows();
		own = new double[gammas.length][all];
		cross = new double[gammas.length][all];
		labelled = new double[gammas.length][relabelings.count()];
		nearestOwn = new double[all];
		nearestOther = new double[all];
		Arrays.fill(nearestOwn, Double.POSITIVE_INFINITY);
		Arrays.fill(nearestOther, Double.POSITIVE_INFINITY);
		measure(normalise);
		double largest = Math.max(Arrays.stream(squares[0]).max().orElse(0), Arrays.stream(squares[1]).max().orElse(0));
		small = new boolean[gammas.length];
		for (int g = 0; g < gammas.length; g++) {
			// No squared distance is above four times the largest squared norm.
			small[g] = 4 * largest * gammas[g] < TileKernels.SMALL;
		}
		run();
	}

	private int offset(int set) {
		return set == 0 ? 0 : sets[0].rows();
	}

	/** Factors that make norms 1, and squared norms of what the panels will hold. */
	private void measure(boolean normalise) {
		for (int s = 0; s < 2; s++) {
			VectorSet set = sets[s];
			double[] factor = new double[set.rows()];
			double[] square = new double[set.rows()];
			int columns = set.columns();
			int chunks = (set.rows() + WAVE - 1) / WAVE;
			IntStream.range(0, chunks).parallel().forEach(chunk -> {
				double[] row = new double[columns];
				for (int i = chunk * WAVE; i < Math.min(set.rows(), (chunk + 1) * WAVE); i++) {
					set.row(i, row);
					factor[i] = normalise ? 1 / Norms.of(row) : 1;
					double sum = 0;
					for (double v : row) {
						double held = single ? (float) (v * factor[i]) : v * factor[i];
						sum += held * held;
					}
					square[i] = sum;
				}
			});
			factors[s] = factor;
			squares[s] = square;
		}
	}

	private void run() {
		long n = sets[0].rows();
		long m = sets[1].rows();
		allPairs = n * (n - 1) / 2 + m * (m - 1) / 2 + n * m;
		for (int set = 0; set < 2; set++) {
			for (int from = 0; from < sets[set].rows(); from += WAVE) {
				proceed(0);
				wave(new Wave(set, from));
			}
		}
	}

	/** The tiles of the wave's rows with themselves and with all rows behind them. */
	private void wave(Wave wave) {
		int ownTiles = tiles(sets[wave.set].rows() - wave.from);
		int others = wave.set == 0 ? tiles(sets[1].rows()) : 0;
		Sums[] sums = new Sums[ownTiles + others];
		IntStream.range(0, sums.length).parallel().forEach(t -> {
			boolean same = t < ownTiles;
			Sums s = new Sums(same ? wave.set : 1, same ? wave.from + t * COLUMNS : (t - ownTiles) * COLUMNS, wave.count);
			Workspace workspace = workspaces.poll();
			if (workspace == null) {
				workspace = new Workspace();
			}
			tile(wave, s, workspace);
			workspaces.add(workspace);
			sums[t] = s;
		});
		for (Sums s : sums) {
			add(wave, s);
		}
	}

	private static int tiles(int rows) {
		return (rows + COLUMNS - 1) / COLUMNS;
	}

	private void add(Wave wave, Sums s) {
		boolean same = s.set == wave.set;
		int row = offset(wave.set) + wave.from;
		int column = offset(s.set) + s.from;
		int columns = Math.min(COLUMNS, sets[s.set].rows() - s.from);
		for (int g = 0; g < gammas.length; g++) {
			double[] target = same ? own[g] : cross[g];
			addAll(s.rows[g], wave.count, target, row);
			addAll(s.columns[g], columns, target, column);
			addAll(s.labelled[g], labelled[g].length, labelled[g], 0);
		}
		double[] nearest = same ? nearestOwn : nearestOther;
		leastOf(s.nearestOfRows, wave.count, nearest, row);
		leastOf(s.nearestOfColumns, columns, nearest, column);
	}

	private static void addAll(double[] from, int n, double[] to, int at) {
		for (int i = 0; i < n; i++) {
			to[at + i] += from[i];
		}
	}

	private static void leastOf(double[] from, int n, double[] to, int at) {
		for (int i = 0; i < n; i++) {
			to[at + i] = Math.min(to[at + i], from[i]);
		}
	}

	private void tile(Wave wave, Sums s, Workspace w) {
		VectorSet set = sets[s.set];
		int columns = Math.min(COLUMNS, set.rows() - s.from);
		if (single) {
			TileKernels.pack(set, s.from, columns, COLUMNS, TileKernels.FLOAT_SLIVER, factors[s.set], s.from, w.row, w.floats);
		} else {
			TileKernels.pack(set, s.from, columns, COLUMNS, TileKernels.DOUBLE_SLIVER, factors[s.set], s.from, w.row,
					w.doubles);
		}
		relabelings.pack(offset(s.set) + s.from, columns, COLUMNS, w.labels);
		Arrays.fill(w.square, 0);
		System.arraycopy(squares[s.set], s.from, w.square, 0, columns);
		boolean same = s.set == wave.set;
		long pairs = 0;
		for (int start = 0; start < wave.count; start += TileKernels.ROWS) {
			int rows = Math.min(TileKernels.ROWS, wave.count - start);
			// Within a set a pair belongs to its smaller row.
			if (same && s.from + columns - 1 <= wave.from + start) {
				break;
			}
			products(wave, start, rows, columns, w);
			boolean edge = columns < COLUMNS || same && s.from <= wave.from + start + rows - 1;
			pairs += distances(wave, s, start, rows, columns, edge, w);
			for (int g = 0; g < gammas.length; g++) {
				for (int i = 0; i < rows; i++) {
					s.rows[g][start + i] += TileKernels.complements(w.products, w.complements, i * COLUMNS, gammas[g],
							small[g], s.columns[g]);
				}
				labelled(wave, start, rows, columns, w, s.labelled[g]);
			}
		}
		proceed(pairs);
	}

	/** Products of the packed rows: those of the wave from {@code start} on, those of the tile. */
	private void products(Wave wave, int start, int rows, int columns, Workspace w) {
		Arrays.fill(w.products, 0);
		int dimension = sets[0].columns();
		int step = single ? TileKernels.FLOAT_SLIVER : TileKernels.DOUBLE_SLIVER;
		for (int k = 0; k < dimension; k += TileKernels.DEPTH) {
			int depth = Math.min(TileKernels.DEPTH, dimension - k);
			for (int j = 0; j < columns; j += step) {
				int b = k * COLUMNS + j * depth;
				for (int i = 0; i < rows; i += TileKernels.SLIVER) {
					int a = k * wave.padded + (start + i) * depth;
					if (single) {
						TileKernels.multiply(wave.floats, a, w.floats, b, depth, w.part, i * COLUMNS + j);
					} else {
						TileKernels.multiply(wave.doubles, a, w.doubles, b, depth, w.products, i * COLUMNS + j);
					}
				}
			}
			if (single) {
				TileKernels.add(w.part, w.products, rows * COLUMNS);
			}
		}
	}

	/** Products to squared distances and the least of them; pairs that do not count become 0, which adds nothing. */
	private long distances(Wave wave, Sums s, int start, int rows, int columns, boolean edge, Workspace w) {
		long pairs = 0;
		for (int i = 0; i < rows; i++) {
			int at = i * COLUMNS;
			int row = wave.from + start + i;
			TileKernels.distances(w.products, at, squares[wave.set][row], w.square);
			double nearest = s.nearestOfRows[start + i];
			if (edge) {
				int first = s.set == wave.set ? Math.clamp(row + 1L - s.from, 0, columns) : 0;
				Arrays.fill(w.products, at, at + first, 0);
				Arrays.fill(w.products, at + columns, at + COLUMNS, 0);
				for (int j = first; j < columns; j++) {
					double d = w.products[at + j];
					nearest = Math.min(nearest, d);
					s.nearestOfColumns[j] = Math.min(s.nearestOfColumns[j], d);
				}
				pairs += columns - first;
			} else {
				nearest = Math.min(nearest, TileKernels.least(w.products, at, s.nearestOfColumns));
				pairs += columns;
			}
			s.nearestOfRows[start + i] = nearest;
		}
		return pairs;
	}

	private void labelled(Wave wave, int start, int rows, int columns, Workspace w, double[] out) {
		int padded = relabelings.padded();
		int step = TileKernels.DOUBLE_SLIVER;
		for (int p = 0; p < padded; p += step) {
			for (int i = 0; i < rows; i += TileKernels.SLIVER) {
				TileKernels.labelled(w.complements, i * COLUMNS, wave.labels, p * wave.padded + (start + i) * step, w.labels,
						p * COLUMNS, columns, out, p);
			}
		}
	}

	private void proceed(long pairs) {
		long reached = done.addAndGet(pairs);
		if (!progress.test((double) reached / allPairs)) {
			throw new CancellationException("The comparison of two sets was stopped.");
		}
	}
}
