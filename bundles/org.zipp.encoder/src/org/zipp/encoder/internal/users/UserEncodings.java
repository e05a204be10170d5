package org.zipp.encoder.internal.users;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderMethod;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.TrainedEncoder;
import org.zipp.encoder.internal.files.Blocks;
import org.zipp.encoder.internal.files.Folders;
import org.zipp.encoder.internal.fit.Encoders;
import org.zipp.graph.InteractionGraph;

/** The pass over all users that {@code encode} makes. */
public final class UserEncodings {

	private static final String FINISHED = "users";
	private static final String UNFINISHED = "users.part";
	private static final int USUAL_BLOCK = 1 << 13;

	/**
	 * @param half      whether embeddings are float16
	 * @param ranked    own communities to keep
	 * @param suggested other communities to keep
	 * @param block     users that are stored, and counted as done, together
	 */
	public record Settings(boolean half, int ranked, int suggested, int block) {

		/** Blocks of the usual size. */
		public Settings(boolean half, int ranked, int suggested) {
			this(half, ranked, suggested, USUAL_BLOCK);
		}
	}

	/**
	 * @param already   whether all was there
	 * @param folder    where it lies
	 * @param encoded   users encoded in this run
	 * @param dimension of an embedding
	 */
	public record Outcome(boolean already, Path folder, int encoded, int dimension) {
	}

	private final Encoders encoders;
	private final StudyDirectory study;
	private final InteractionGraph graph;
	private final TrainedEncoder trained;
	private final Settings settings;

	public UserEncodings(Encoders encoders, StudyDirectory study, InteractionGraph graph, TrainedEncoder trained,
			Settings settings) {
		this.encoders = encoders;
		this.study = study;
		this.graph = graph;
		this.trained = trained;
		this.settings = settings;
	}

	/** Encodes what is not encoded yet. */
	public Outcome run(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Path home = Encoders.folder(study, trained.method());
		Path place = home.resolve(FINISHED);
		EncoderMethod method = encoders.method(trained.method());
		CommunityFeatures features = encoders.features(study, graph, trained, progress.split(5));
		int dimension;
		Affinities affinities;
		try (FittedEncoder probe = method.open(home, features)) {
			dimension = probe.dimension();
			affinities = settings.suggested == 0 ? null : new Affinities(probe.communities(), dimension);
		}
		try {
			if (files(place, dimension).isThere()) {
				return new Outcome(true, place, 0, dimension);
			}
			UserFiles files = files(home.resolve(UNFINISHED), dimension);
			files.begin();
			int from = files.whole();
			try (UserFiles.Writer out = new UserFiles.Writer(files)) {
				Blocks.run(from, graph.userCount(), settings.block,
						() -> new UserEncoding(graph, files, method.open(home, features), affinities), out::write, "users",
						progress.split(95));
			}
			Folders.delete(place);
			StudyDirectory.moveIntoPlace(files.folder(), place);
			return new Outcome(false, place, graph.userCount() - from, dimension);
		} catch (IOException e) {
			throw new ZippException("The embeddings cannot be written: " + Reasons.of(e)
					+ ". Make room and run encode again; it goes on where it stopped.", home, 0, e);
		}
	}

	private UserFiles files(Path folder, int dimension) {
		return new UserFiles(folder, trained.fingerprint(), graph.fingerprint(), graph.userCount(), dimension, settings.half,
				settings.ranked, settings.suggested, settings.block);
	}
}
