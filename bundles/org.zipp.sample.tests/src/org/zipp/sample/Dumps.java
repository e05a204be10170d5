package org.zipp.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.graph.IngestOperation;

import com.github.luben.zstd.ZstdInputStream;

/** Made-up dumps of two months, and what is in them. */
final class Dumps {

	private Dumps() {
	}

	/** Lines of a packed file, read without any code of the project. */
	@SuppressWarnings("resource") // the setter gives the stream itself
	static List<String> read(Path file) throws IOException {
		try (ZstdInputStream packed = new ZstdInputStream(Files.newInputStream(file));
				BufferedReader in = new BufferedReader(new InputStreamReader(packed, StandardCharsets.UTF_8))) {
			packed.setLongMax(31);
			return in.lines().toList();
		}
	}

	static OperationResult run(Operation operation) {
		return run(operation, new NullProgressMonitor());
	}

	static OperationResult run(Operation operation, IProgressMonitor monitor) {
		return operation.execute(SubMonitor.convert(monitor, 1000));
	}

	static SampleOperation sample(Path study, int users, long seed) {
		SampleOperation sample = new SampleOperation();
		sample.dir = study;
		sample.users = users;
		sample.months = 2;
		sample.seed = seed;
		return sample;
	}

	/** Ingest that leaves out nobody. */
	static IngestOperation ingest(Path study, Path... files) {
		IngestOperation ingest = new IngestOperation();
		ingest.dir = study;
		ingest.files = List.of(files);
		ingest.minActivity = 1;
		return ingest;
	}
}
