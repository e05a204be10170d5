package org.zipp.graph.internal;

import java.io.IOException;
import java.nio.file.Path;

/** Builders that sort few edges at a time, as large graphs need it. */
public final class SmallBuffers {

	private SmallBuffers() {
	}

	public static GraphBuilder builder(Path folder, int mostSorted) throws IOException {
		return new GraphBuilder(folder, mostSorted);
	}
}
