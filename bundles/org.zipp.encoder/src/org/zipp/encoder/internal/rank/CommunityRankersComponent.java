package org.zipp.encoder.internal.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.StudyDirectory;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderMethod;
import org.zipp.encoder.TrainedEncoder;
import org.zipp.encoder.internal.fit.Encoders;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.encoder.rank.PowerTfIdfRanker;
import org.zipp.graph.InteractionGraph;

/** Rankers over the encoders in the study's folder. */
@Component(service = CommunityRankers.class)
public final class CommunityRankersComponent implements CommunityRankers {

	private static final String TF_IDF = new PowerTfIdfRanker().method();

	private final Encoders encoders;

	@Activate
	public CommunityRankersComponent(@Reference Encoders encoders) {
		this.encoders = encoders;
	}

	@Override
	public OpenRanker open(StudyDirectory study, InteractionGraph graph, String method) {
		List<String> warnings = new ArrayList<>();
		if (method.equals(BEST)) {
			Optional<TrainedEncoder> best = encoders.usable(study, warnings::add);
			return best.isPresent() ? open(study, graph, best.get(), warnings) : new Plain(warnings);
		}
		if (method.equals(TF_IDF)) {
			return new Plain(warnings);
		}
		return open(study, graph, encoders.chosen(study, method, warnings::add), warnings);
	}

	private OpenRanker open(StudyDirectory study, InteractionGraph graph, TrainedEncoder trained, List<String> warnings) {
		if (trained.method().equals(TF_IDF)) {
			return new Plain(warnings);
		}
		Encoders.strangeness(graph, trained).ifPresent(warnings::add);
		CommunityFeatures features = encoders.features(study, graph, trained, SubMonitor.convert(null));
		EncoderMethod method = encoders.method(trained.method());
		return new EncoderRanker(method.open(Encoders.folder(study, trained.method()), features), trained.fingerprint(),
				method.learns(), warnings);
	}

	/** Power TF-IDF over all links of the graph at hand; nothing is trained for it. */
	private record Plain(List<String> warnings) implements OpenRanker {

		private Plain(List<String> warnings) {
			this.warnings = List.copyOf(warnings);
		}

		@Override
		public String method() {
			return TF_IDF;
		}

		@Override
		public double[] weights(InteractionGraph graph, int user) {
			return new PowerTfIdfRanker().weights(graph, user);
		}

		@Override
		public boolean learned() {
			return false;
		}

		@Override
		public void close() {
			// Holds nothing.
		}
	}
}
