package org.zipp.mining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;
import org.zipp.sample.SampleOperation;

/** Small graphs for tests. */
public final class Graphs {

	private final List<String> lines = new ArrayList<>();

	public static OperationResult run(Operation operation) {
		return operation.execute(SubMonitor.convert(new NullProgressMonitor(), 1000));
	}

	public Graphs comment(String author, String community, int score, String body) {
		lines.add("{\"id\":\"i%d\",\"author\":\"%s\",\"subreddit\":\"%s\",\"created_utc\":%d,\"score\":%d,\"body\":\"%s\"}"
				.formatted(lines.size(), author, community, 1_609_459_200L + lines.size(), score, body));
		return this;
	}

	public Graphs image(String author, String community, int score, String title) {
		return image(author, community, score, title, "https://i.redd.it/x.png");
	}

	/** The n-th trace has the id {@code i} and n, counted from 0. */
	public Graphs image(String author, String community, int score, String title, String link) {
		lines.add(("{\"id\":\"i%d\",\"author\":\"%s\",\"subreddit\":\"%s\",\"created_utc\":%d,\"score\":%d,\"title\":\"%s\","
				+ "\"url\":\"%s\",\"post_hint\":\"image\"}").formatted(lines.size(), author, community,
						1_609_459_200L + lines.size(), score, title, link));
		return this;
	}

	/** Ingests what was said so far, names kept. */
	public InteractionGraph open(Path study) throws IOException {
		Path file = Files.write(Files.createDirectories(study.resolve("in")).resolve("a.ndjson"), lines);
		IngestOperation ingest = new IngestOperation();
		ingest.dir = study;
		ingest.files = List.of(file);
		ingest.minActivity = 1;
		ingest.keepNames = true;
		ingest.snippetsPerEdge = 100;
		run(ingest);
		return InteractionGraph.open(study.resolve("graph"));
	}

	/** Makes a sample and ingests it. */
	public static void sample(Path study, int users) {
		sample(study, users, new SampleOperation().seed);
	}

	/** Makes the sample of a seed and ingests it. */
	public static void sample(Path study, int users, long seed) {
		SampleOperation sample = new SampleOperation();
		sample.dir = study;
		sample.users = users;
		sample.seed = seed;
		sample.months = 1;
		run(sample);
		IngestOperation ingest = new IngestOperation();
		ingest.dir = study;
		run(ingest);
	}
}
