package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.sample.SyntheticGraph;

/** Made-up graphs of any size, made once and kept. */
final class Graphs {

	private static final long SEED = 7;

	private Graphs() {
	}

	/** The graph folder of that scale, made if it is not there. */
	static Path synthetic(Path work, Scale scale) throws IOException {
		return synthetic(work, scale.users(), scale.communities());
	}

	/** The graph folder of that size, made if it is not there. */
	static Path synthetic(Path work, int users, int communities) throws IOException {
		Path folder = work.resolve("graph-" + users + '-' + communities);
		Path complete = folder.resolve("complete");
		StudyDirectory study = new StudyDirectory(folder.resolve("study"));
		if (!Files.exists(complete)) {
			IngestContestants.delete(folder);
			SyntheticGraph.write(study, users, communities, SyntheticGraph.PAPER_MEAN_DEGREE, SEED,
					SubMonitor.convert(new NullProgressMonitor()));
			Files.createFile(complete);
		}
		return study.graph();
	}
}
