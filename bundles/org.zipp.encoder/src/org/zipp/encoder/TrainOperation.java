package org.zipp.encoder;

import java.nio.file.Path;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.encoder.LinkEvaluation.Negatives;
import org.zipp.encoder.internal.fit.Encoders;
import org.zipp.encoder.internal.fit.FitRequest;
import org.zipp.graph.InteractionGraph;

/** Trains one encoder on the graph of a study and measures it on held-out links. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=train",
		Operation.ORDER + ":Integer=24", LinePlace.GROUP + "=data", LinePlace.ICON + "=training", LinePlace.NEEDS + "=data",
		LinePlace.MAKES + "=evidence", LinePlace.SHOWS + "=training" })
public final class TrainOperation extends Operation {

	/** Steps an epoch has at least with the small settings, unless batches would be smaller than the least. */
	private static final int LEAST_STEPS = 8;
	private static final int LEAST_BATCH = 32;

	/** Named settings. */
	public enum Preset {
		/** For a CPU of two cores. */
		SMALL,
		/** The early settings of the authors. */
		PAPER
	}

	@Parameter(name = "method", label = "Encoder", description = "Encoder to train: tf-idf, tf-idf+nmi, lightgcn, graphsage or gat, the last three also with +imagealign.")
	public String method = "gat+imagealign";

	@Parameter(name = "preset", label = "Settings", description = "Settings: small for a CPU, paper for those of the authors.")
	public Preset preset = Preset.SMALL;

	@Parameter(name = "epochs", label = "Epochs", description = "Most passes over the users; 0 for what the settings say.", min = 0, max = 100_000)
	public int epochs;

	@Parameter(name = "batch", label = "Batch", description = "Users a step; 0 for what the settings say: with the small ones an eighth of the users, 32 to 512.", min = 0, max = 1_000_000, advanced = true)
	public int batch;

	@Parameter(name = "patience", label = "Patience", description = "Epochs without a better validation MRR before training stops; 0 = never, -1 for what the settings say.", min = -1, max = 100_000, advanced = true)
	public int patience = -1;

	@Parameter(name = "mode", label = "Mode", description = "Where the authors' early code has known defects: corrected, or faithful to it.", advanced = true)
	public EncoderSettings.Mode mode = EncoderSettings.Mode.CORRECTED;

	@Parameter(name = "seed", label = "Seed", description = "Seed of initial values, order, draws and dropout.")
	public long seed = 1;

	@Parameter(name = "split-seed", label = "Seed of the split", description = "Seed of the draw of held-out links; encoders of one seed can be compared.", advanced = true)
	public long splitSeed = 1;

	@Parameter(name = "features", label = "Features of communities", description = "Text of the description, structure from who posts there, or auto: text when most communities have descriptions.")
	public FeatureChoice features = FeatureChoice.AUTO;

	@Parameter(name = "align-source", label = "Source of ImageAlign", description = "What ImageAlign ties users to: titles of their image posts, their attached images, or auto: images when the study has some.")
	public AlignSource alignSource = AlignSource.AUTO;

	@Parameter(name = "image-model", label = "Image model", description = "Folder of the image encoder for attached images; a stand-in descriptor when none is named.", advanced = true, path = PathUse.FOLDER)
	public Path imageModel;

	@Parameter(name = "negatives", label = "Negatives", description = "How the other community of the posting accuracy shown first is drawn: uniform, or by popularity.")
	public Negatives negatives = Negatives.UNIFORM;

	@Parameter(name = "evaluate-users", label = "Evaluated users", description = "Most users to measure with; 0 = all.", min = 0, advanced = true)
	public int evaluateUsers = LinkEvaluation.Settings.DEFAULT.users();

	private final Encoders encoders;

	@Activate
	public TrainOperation(@Reference Encoders encoders) {
		this.encoders = encoders;
	}

	@Override
	public String id() {
		return "train";
	}

	@Override
	public String label() {
		return "Train encoder";
	}

	@Override
	public String description() {
		return "Trains an encoder on the links of the graph, measures it on links held out, and leaves it in the study's encoders "
				+ "folder. An encoder of the same method trained otherwise before is replaced; a stopped training goes on.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.ENCODERS, Resource.DEVICE);
	}

	@Override
	public Set<Resource> reads() {
		return Set.of(Resource.GRAPH);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory study = studyDirectory();
		EncoderMethod encoder = encoders.method(method);
		Path folder = Encoders.folder(study, encoder.id());
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			Encoders.Fit fit = encoders.fit(study, graph, encoder, request(graph.userCount()), folder, monitor);
			TrainedEncoder trained = fit.trained();
			OperationResult.Builder result = OperationResult.builder().repeated(fit.already()).place(folder)
					.count("users", graph.userCount()).count("communities", graph.communityCount())
					.count("users evaluated", trained.test().users());
			trained.lines().forEach(result::note);
			return result.build();
		}
	}

	private FitRequest request(int users) {
		return new FitRequest(settings(preset, mode, epochs, batch, patience, seed, users), splitSeed, features, alignSource, imageModel,
				new LinkEvaluation.Settings(evaluateUsers, negatives, splitSeed));
	}

	/** @param users of the graph: small graphs need small batches, or an epoch has too few steps to learn from */
	static EncoderSettings settings(Preset preset, EncoderSettings.Mode mode, int epochs, int batch, int patience, long seed,
			int users) {
		EncoderSettings settings = (preset == Preset.PAPER ? EncoderSettings.PAPER : EncoderSettings.SMALL).withMode(mode)
				.withSeed(seed);
		settings = epochs == 0 ? settings : settings.withEpochs(epochs);
		if (batch > 0) {
			settings = settings.withBatch(batch);
		} else if (preset == Preset.SMALL) {
			settings = settings
					.withBatch(Math.clamp(Integer.highestOneBit(users / LEAST_STEPS), LEAST_BATCH, settings.batch()));
		}
		return patience < 0 ? settings : settings.withPatience(patience);
	}
}
