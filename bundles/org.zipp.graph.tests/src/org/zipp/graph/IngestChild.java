package org.zipp.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.core.runtime.NullProgressMonitor;

/** A process that ingests and says how far it is, and goes on when told to, so that it can be killed in the middle. */
final class IngestChild {

	private IngestChild() {
	}

	/** @param args study, memory, files */
	public static void main(String[] args) {
		IngestOperation ingest = Dumps.ingest(Path.of(args[0]), Arrays.stream(args).skip(2).map(Path::of).toArray(Path[]::new));
		ingest.memory = args[1];
		ingest.keepNames = true;
		Dumps.run(ingest, new NullProgressMonitor() {
			@Override
			public void subTask(String name) {
				System.out.println(name);
				try {
					System.in.read(); // until told to go on
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}
		});
		System.out.println("done");
	}
}
