package org.zipp.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.zipp.core.operation.Resource;
import org.zipp.encoder.internal.fit.Encoders;
import org.zipp.encoder.internal.users.UserEncodings;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.graph.InteractionGraph;

/**
 * Encodes all users of a graph with a trained encoder in one pass, also those it never saw. Memory does not grow with the
 * number of users; a stopped run goes on at the block where it stopped.
 */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=encode",
		Operation.ORDER + ":Integer=26", LinePlace.GROUP + "=data", LinePlace.ICON + "=neighbourhood", LinePlace.MAKES + "=evidence" })
public final class EncodeOperation extends Operation {

	/** How a number of an embedding is stored. */
	public enum Precision {
		/** 2 bytes, three digits. */
		FLOAT16,
		/** 4 bytes. */
		FLOAT32
	}

	@Parameter(name = "method", label = "Encoder", description = "Trained encoder; best for the one with the highest validation MRR.")
	public String method = CommunityRankers.BEST;

	@Parameter(name = "precision", label = "Precision", description = "Numbers of the embeddings: float16 takes half the room.")
	public Precision precision = Precision.FLOAT16;

	@Parameter(name = "rank", label = "Ranked communities", description = "How many of a user's own communities to keep, most telling first.", min = 0, max = 10_000)
	public int rank = 10;

	@Parameter(name = "suggest", label = "Suggested communities", description = "How many communities of highest affinity to keep that the user is not linked with; slow on graphs with many communities.", min = 0, max = 10_000)
	public int suggest;

	private final Encoders encoders;

	@Activate
	public EncodeOperation(@Reference Encoders encoders) {
		this.encoders = encoders;
	}

	@Override
	public String id() {
		return "encode";
	}

	@Override
	public String label() {
		return "Encode users";
	}

	@Override
	public String description() {
		return "Encodes all users of the graph with a trained encoder and leaves embeddings and ranked communities in the "
				+ "encoder's users folder.";
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
		List<String> warnings = new ArrayList<>();
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			TrainedEncoder trained = encoders.chosen(study, method, warnings::add);
			Encoders.strangeness(graph, trained).ifPresent(warnings::add);
			UserEncodings encodings = new UserEncodings(encoders, study, graph, trained,
					new UserEncodings.Settings(precision == Precision.FLOAT16, rank, suggest));
			long started = System.nanoTime();
			UserEncodings.Outcome outcome = encodings.run(monitor);
			OperationResult.Builder result = OperationResult.builder().repeated(outcome.already()).place(outcome.folder())
					.count("users", graph.userCount()).count("users encoded in this run", outcome.encoded());
			if (outcome.encoded() > 0) {
				double seconds = (System.nanoTime() - started) / 1e9;
				result.note(String.format(Locale.ROOT, "%s: %,d users encoded in %.1f s, %,.0f a second, %d numbers each as %s.",
						trained.label(), outcome.encoded(), seconds, outcome.encoded() / seconds, outcome.dimension(),
						precision.name().toLowerCase(Locale.ROOT)));
			}
			warnings.forEach(result::warning);
			return result.build();
		}
	}
}
