package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;

/** Dump files to edges: our whole ingest, down to the graph with traces, beside a bare query. */
final class IngestContestants {

	private IngestContestants() {
	}

	/** @param args rows of the files, a folder to work in, threads, the files */
	static Contestant zipp(String[] args) {
		long rows = Long.parseLong(args[0]);
		Path study = Path.of(args[1], "study");
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				delete(study);
				IngestOperation ingest = new IngestOperation();
				ingest.dir = study;
				ingest.files = files(args).map(Path::of).toList();
				ingest.minActivity = 1;
				return Map.of("rows", Contestant.timed(() -> {
					ingest.execute(SubMonitor.convert(new NullProgressMonitor()));
					return rows;
				}));
			}

			@Override
			public Map<String, Double> facts() {
				try (InteractionGraph graph = InteractionGraph.open(study.resolve("graph"))) {
					return Map.of("edges", (double) graph.edgeCount());
				}
			}
		};
	}

	/** @param args as for {@link #zipp} */
	static Contestant duckdb(String[] args) {
		long rows = Long.parseLong(args[0]);
		String files = files(args).map(f -> '\'' + DuckDb.quoted(f) + '\'').collect(Collectors.joining(", ", "[", "]"));
		String query = "SELECT count(*) FROM (SELECT author, subreddit, count(*), sum(score), min(created_utc), max(created_utc) "
				+ "FROM read_ndjson(" + files + ", columns = {author: 'VARCHAR', subreddit: 'VARCHAR', score: 'BIGINT', "
				+ "created_utc: 'BIGINT'}, maximum_object_size = 33554432, ignore_errors = true) GROUP BY author, subreddit)";
		try {
			DuckDb db = new DuckDb(Integer.parseInt(args[2]), "4GB", args[1]);
			double[] edges = { 0 };
			return new Contestant() {
				@Override
				public Map<String, Measure> round() throws Exception {
					return Map.of("rows", Contestant.timed(() -> {
						edges[0] = db.number(query);
						return rows;
					}));
				}

				@Override
				public Map<String, Double> facts() {
					return Map.of("edges", edges[0]);
				}

				@Override
				public void close() {
					db.close();
				}
			};
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Stream<String> files(String[] args) {
		return Arrays.stream(args).skip(3);
	}

	/** Deletes a folder with all that is in it, if it is there. */
	static void delete(Path folder) throws IOException {
		if (Files.exists(folder)) {
			List<Path> all;
			try (Stream<Path> found = Files.walk(folder)) {
				all = found.sorted(Comparator.reverseOrder()).toList();
			}
			for (Path path : all) {
				Files.delete(path);
			}
		}
	}
}
