package org.zipp.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.sample.SampleOperation;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

/** Small dumps for tests. */
final class Dumps {

	private Dumps() {
	}

	/** Writes lines, packed as the name says. */
	static Path write(Path file, String... lines) throws IOException {
		Files.createDirectories(file.getParent());
		String name = file.getFileName().toString();
		OutputStream raw = Files.newOutputStream(file);
		try (OutputStream out = name.endsWith(".zst") ? new ZstdOutputStream(raw)
				: name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
			for (String line : lines) {
				out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
			}
		}
		return file;
	}

	/** Lines of a packed file, read without any code of the bundle. */
	@SuppressWarnings("resource") // the setter gives the stream itself
	static List<String> read(Path file) throws IOException {
		try (ZstdInputStream packed = new ZstdInputStream(Files.newInputStream(file));
				BufferedReader in = new BufferedReader(new InputStreamReader(packed, StandardCharsets.UTF_8))) {
			packed.setLongMax(31);
			return in.lines().toList();
		}
	}

	static String comment(String id, String author, String community, long created, int score, String body) {
		return "{\"id\":\"" + id + "\",\"author\":\"" + author + "\",\"subreddit\":\"" + community + "\",\"created_utc\":"
				+ created + ",\"score\":" + score + ",\"body\":\"" + body + "\",\"link_id\":\"t3_a\",\"parent_id\":\"t3_a\"}";
	}

	static String post(String id, String author, String community, long created, int score, String title, String more) {
		return "{\"id\":\"" + id + "\",\"author\":\"" + author + "\",\"subreddit\":\"" + community
				+ "\",\"created_utc\":\"" + created + "\",\"score\":" + score + ",\"title\":\"" + title + "\"" + more + "}";
	}

	static OperationResult run(Operation operation) {
		return run(operation, new NullProgressMonitor());
	}

	static OperationResult run(Operation operation, IProgressMonitor monitor) {
		return operation.execute(SubMonitor.convert(monitor, 1000));
	}

	static IngestOperation ingest(Path study, Path... files) {
		IngestOperation ingest = new IngestOperation();
		ingest.dir = study;
		ingest.files = List.of(files);
		ingest.minActivity = 1;
		return ingest;
	}

	static SampleOperation sample(Path study, int users, long seed) {
		SampleOperation sample = new SampleOperation();
		sample.dir = study;
		sample.users = users;
		sample.months = 2;
		sample.seed = seed;
		return sample;
	}
}
