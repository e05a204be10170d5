package org.zipp.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.internal.files.Blocks;
import org.zipp.encoder.internal.files.Hashes;
import org.zipp.encoder.internal.files.HeadedFile;
import org.zipp.encoder.internal.files.SymmetricEigen;
import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.PowerTfIdf;

/**
 * Features of communities that come from who is in them, for graphs without texts: the leading right singular vectors of
 * the matrix of users and communities, times the singular values, each row scaled to norm 1. A row of the matrix holds
 * ln(1 + n) · idf of a user's training links, scaled to norm 1. The singular vectors are found by randomised subspace
 * iteration (Halko, Martinsson, Tropp 2011) in passes over the users, without ever holding the matrix.
 *
 * <p>They are kept by the communities' ids. A community that was not there gets the row that its users' other communities
 * give it (fold-in), so that what was trained on these features can be used on a graph that has grown.
 */
public final class StructureFeatures implements CommunityFeatures {

	/** {@link #kind()} of these. */
	public static final String KIND = "structure";

	/** Length of a row; smaller when there are fewer communities. */
	public static final int DIMENSION = 64;

	private static final String FILE_KIND = "ZIPP structure features 1";
	private static final String CURE = "Delete it, and the next run makes it anew.";
	private static final int OVERSAMPLING = 16;
	private static final int PASSES = 5;
	/** Parts whose sums are added in order, so that the result does not depend on the number of threads. */
	private static final int PARTS = 8;
	private static final int MOST_USERS = 1_000_000;
	private static final double NEGLIGIBLE = 1e-10;

	private final InteractionGraph graph;
	private final int dimension;
	private final float[] rows;

	private StructureFeatures(InteractionGraph graph, int dimension, float[] rows) {
		this.graph = graph;
		this.dimension = dimension;
		this.rows = rows;
	}

	/** Where the features of a split lie in a study. */
	public static Path place(StudyDirectory study, long seed) {
		return study.encoders().resolve("structure-" + seed + ".bin");
	}

	/** Opens the features of a split; computes them when the study has none for this graph. */
	public static StructureFeatures openOrMake(StudyDirectory study, InteractionGraph graph, StoredSplit split,
			SubMonitor monitor) {
		Path place = place(study, split.seed());
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		if (!Files.exists(place) || !graph.fingerprint().equals(fingerprint(place))) {
			make(graph, split, split.seed(), place, study.temp(), progress.split(90));
		}
		return open(place, graph, progress.split(10));
	}

	private static String fingerprint(Path place) {
		try (HeadedFile file = HeadedFile.open(place, FILE_KIND, CURE)) {
			return file.text("graph");
		}
	}

	/**
	 * Computes the features from training links and stores them.
	 *
	 * @param seed of the random start; what is found hardly depends on it
	 * @param temp folder for the file in the making
	 */
	public static void make(InteractionGraph graph, LinkSplit split, long seed, Path place, Path temp, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, PASSES + 2);
		CommunityCounts counts = CommunityCounts.of(graph, split, progress.split(1));
		double[] idf = new double[graph.communityCount()];
		for (int c = 0; c < idf.length; c++) {
			idf[c] = PowerTfIdf.idf(counts.users(), counts.members()[c]);
		}
		int width = Math.min(DIMENSION + OVERSAMPLING, idf.length);
		double[] basis = start(graph, width, seed);
		orthonormalize(basis, width);
		for (int pass = 0; pass < PASSES; pass++) {
			basis = gramTimes(graph, split, seed, idf, basis, width, progress.split(1));
			orthonormalize(basis, width);
		}
		double[] image = gramTimes(graph, split, seed, idf, basis, width, progress.split(1));
		SymmetricEigen eigen = new SymmetricEigen(product(basis, image, width));
		store(graph, counts, seed, basis, width, eigen, place, temp);
	}

	private static double[] start(InteractionGraph graph, int width, long seed) {
		double[] basis = new double[Math.multiplyExact(graph.communityCount(), width)];
		for (int c = 0; c < graph.communityCount(); c++) {
			long key = Hashes.of(seed, Hashes.of(graph.communityId(c)));
			for (int k = 0; k < width; k++) {
				basis[c * width + k] = Hashes.fraction(Hashes.of(key, k)) - 0.5;
			}
		}
		return basis;
	}

	/** Aᵀ A times the basis, row-major, shape (communities, width). */
	private static double[] gramTimes(InteractionGraph graph, LinkSplit split, long seed, double[] idf, double[] basis,
			int width, SubMonitor monitor) {
		double share = (double) MOST_USERS / Math.max(1, graph.userCount());
		double[] sum = new double[basis.length];
		int parts = Math.min(PARTS, graph.userCount());
		try {
			Blocks.run(0, parts, 1, () -> (part, _) -> {
				double[] partSum = new double[basis.length];
				Row row = new Row();
				double[] image = new double[width];
				int end = (int) ((part + 1L) * graph.userCount() / parts);
				for (int user = (int) ((long) part * graph.userCount() / parts); user < end; user++) {
					if (share >= 1 || Hashes.fraction(Hashes.of(seed, Hashes.of(graph.userId(user)))) < share) {
						int u = user;
						row.read(graph, user, ordinal -> split.isTraining(u, ordinal), idf);
						row.times(basis, width, image);
						row.addTimes(image, width, partSum);
					}
				}
				return partSum;
			}, (_, _, partSum) -> {
				for (int i = 0; i < sum.length; i++) {
					sum[i] += partSum[i];
				}
			}, "parts", monitor);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return sum;
	}

	/** Makes the columns orthonormal (Gram–Schmidt, twice); a column that depends on others becomes zero. */
	private static void orthonormalize(double[] basis, int width) {
		int n = basis.length / Math.max(1, width);
		double[][] columns = new double[width][n];
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < width; k++) {
				columns[k][i] = basis[i * width + k];
			}
		}
		for (int k = 0; k < width; k++) {
			double before = Math.sqrt(dot(columns[k], columns[k]));
			for (int round = 0; round < 2; round++) {
				for (int j = 0; j < k; j++) {
					double along = dot(columns[k], columns[j]);
					for (int i = 0; i < n; i++) {
						columns[k][i] -= along * columns[j][i];
					}
				}
			}
			double norm = Math.sqrt(dot(columns[k], columns[k]));
			double scale = norm <= before * NEGLIGIBLE || norm == 0 ? 0 : 1 / norm;
			for (int i = 0; i < n; i++) {
				columns[k][i] *= scale;
				basis[i * width + k] = columns[k][i];
			}
		}
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}

	private static double[][] product(double[] a, double[] b, int width) {
		double[][] result = new double[width][width];
		for (int at = 0; at < a.length; at += width) {
			for (int j = 0; j < width; j++) {
				for (int k = 0; k < width; k++) {
					result[j][k] += a[at + j] * b[at + k];
				}
			}
		}
		for (int j = 0; j < width; j++) {
			for (int k = 0; k < j; k++) {
				result[j][k] = result[k][j] = (result[j][k] + result[k][j]) / 2;
			}
		}
		return result;
	}

	private static void store(InteractionGraph graph, CommunityCounts counts, long seed, double[] basis, int width,
			SymmetricEigen eigen, Path place, Path temp) {
		int dimension = Math.min(DIMENSION, width);
		double[] singular = new double[dimension];
		for (int k = 0; k < dimension; k++) {
			boolean noise = eigen.value(k) <= NEGLIGIBLE * eigen.value(0);
			singular[k] = noise ? 0 : Math.sqrt(eigen.value(k));
		}
		try (HeadedFile.Writer out = new HeadedFile.Writer(temp)) {
			for (double s : singular) {
				out.putFloat((float) s);
			}
			for (int c = 0; c < graph.communityCount(); c++) {
				out.putText(graph.communityId(c));
				out.putInt(counts.members()[c]);
				for (int k = 0; k < dimension; k++) {
					double sum = 0;
					for (int j = 0; j < width; j++) {
						sum += basis[c * width + j] * eigen.vector(k)[j];
					}
					out.putFloat((float) (sum * singular[k]));
				}
			}
			Map<String, String> head = new LinkedHashMap<>();
			head.put("graph", graph.fingerprint());
			head.put("seed", Long.toString(seed));
			head.put("users", Long.toString(counts.users()));
			head.put("communities", Integer.toString(graph.communityCount()));
			head.put("dimension", Integer.toString(dimension));
			out.finish(FILE_KIND, head, place);
		} catch (IOException e) {
			throw new ZippException("The features of the communities cannot be written: " + Reasons.of(e) + '.', place, 0, e);
		}
	}

	/**
	 * Opens stored features for the communities of a graph, which may have others than the graph they were made from.
	 *
	 * @throws ZippException when there are none or the file is damaged
	 */
	public static StructureFeatures open(Path place, InteractionGraph graph, SubMonitor monitor) {
		try (HeadedFile file = HeadedFile.open(place, FILE_KIND, CURE)) {
			int dimension = Math.toIntExact(file.number("dimension"));
			float[] rows = new float[Math.multiplyExact(graph.communityCount(), dimension)];
			double[] idf = new double[graph.communityCount()];
			double[] singular = new double[dimension];
			readRows(file, graph, rows, idf, singular);
			foldIn(graph, rows, idf, singular, monitor);
			for (int c = 0; c < graph.communityCount(); c++) {
				normalize(rows, c * dimension, dimension);
			}
			return new StructureFeatures(graph, dimension, rows);
		}
	}

	private static void readRows(HeadedFile file, InteractionGraph graph, float[] rows, double[] idf, double[] singular) {
		MemorySegment body = file.body();
		long users = file.number("users");
		long at = 0;
		for (int k = 0; k < singular.length; k++, at += Float.BYTES) {
			singular[k] = body.get(HeadedFile.FLOAT, at);
		}
		for (long i = file.number("communities"); i > 0; i--) {
			int length = body.get(HeadedFile.INT, at);
			at += Integer.BYTES;
			String id = new String(body.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE),
					StandardCharsets.UTF_8);
			at += length;
			int community = graph.indexOfCommunity(id);
			if (community >= 0) {
				idf[community] = PowerTfIdf.idf(users, body.get(HeadedFile.INT, at));
				MemorySegment.copy(body, HeadedFile.FLOAT, at + Integer.BYTES, rows, community * singular.length,
						singular.length);
			}
			at += Integer.BYTES + (long) singular.length * Float.BYTES;
		}
	}

	/** Gives communities that are not in the file (idf 0) the row that the other communities of their users give them. */
	private static void foldIn(InteractionGraph graph, float[] rows, double[] idf, double[] singular, SubMonitor monitor) {
		int width = singular.length;
		int[] unknown = IntStream.range(0, idf.length).filter(c -> idf[c] == 0).toArray();
		SubMonitor progress = monitor.setWorkRemaining(Math.max(1, unknown.length));
		EdgeList users = new EdgeList();
		Row row = new Row();
		for (int c : unknown) {
			double own = PowerTfIdf.idf(graph.userCount(), graph.communityDegree(c));
			double[] sum = new double[width];
			graph.usersOf(c, users);
			for (int u = 0; u < users.size(); u++) {
				row.read(graph, users.neighbour(u), _ -> true, idf);
				double weight = Math.log1p(users.activity(u)) * own;
				for (int i = 0; i < row.size; i++) {
					for (int k = 0; k < width; k++) {
						sum[k] += weight * row.weights[i] * rows[row.communities[i] * width + k];
					}
				}
			}
			// Rows are V σ: the row of a new column a is aᵀ U, with U = A V / σ, so aᵀ A (V σ) / σ².
			for (int k = 0; k < width; k++) {
				rows[c * width + k] = singular[k] == 0 ? 0 : (float) (sum[k] / (singular[k] * singular[k]));
			}
			progress.split(1);
		}
	}

	private static void normalize(float[] rows, int at, int length) {
		double sum = 0;
		for (int k = 0; k < length; k++) {
			sum += (double) rows[at + k] * rows[at + k];
		}
		double scale = sum == 0 ? 0 : 1 / Math.sqrt(sum);
		for (int k = 0; k < length; k++) {
			rows[at + k] *= (float) scale;
		}
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public int dimension() {
		return dimension;
	}

	@Override
	public int count() {
		return graph.communityCount();
	}

	@Override
	public String id(int community) {
		return graph.communityId(community);
	}

	@Override
	public void copy(int community, float[] target, int at) {
		System.arraycopy(rows, community * dimension, target, at, dimension);
	}

	/** A row of the matrix. */
	private static final class Row {
		private final EdgeList edges = new EdgeList();
		private int size;
		private int[] communities = new int[64];
		private double[] weights = new double[64];

		/** @param idf of the communities; those with 0 are left out */
		private void read(InteractionGraph graph, int user, IntPredicate takes, double[] idf) {
			graph.communitiesOf(user, edges);
			if (edges.size() > communities.length) {
				communities = new int[2 * edges.size()];
				weights = new double[2 * edges.size()];
			}
			size = 0;
			for (int i = 0; i < edges.size(); i++) {
				int community = edges.neighbour(i);
				if (takes.test(i) && idf[community] > 0) {
					communities[size] = community;
					weights[size++] = Math.log1p(edges.activity(i)) * idf[community];
				}
			}
			double norm = 0;
			for (int i = 0; i < size; i++) {
				norm += weights[i] * weights[i];
			}
			for (int i = 0; i < size && norm > 0; i++) {
				weights[i] /= Math.sqrt(norm);
			}
		}

		private void times(double[] basis, int width, double[] target) {
			Arrays.fill(target, 0);
			for (int i = 0; i < size; i++) {
				int at = communities[i] * width;
				for (int k = 0; k < width; k++) {
					target[k] += weights[i] * basis[at + k];
				}
			}
		}

		private void addTimes(double[] image, int width, double[] target) {
			for (int i = 0; i < size; i++) {
				int at = communities[i] * width;
				for (int k = 0; k < width; k++) {
					target[at + k] += weights[i] * image[k];
				}
			}
		}
	}
}
