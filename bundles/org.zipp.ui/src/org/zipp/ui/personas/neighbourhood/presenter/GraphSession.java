package org.zipp.ui.personas.neighbourhood.presenter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.encoder.rank.CommunityRankers.OpenRanker;
import org.zipp.graph.CommunityWeights;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Neighbourhood;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhoods;

/**
 * The interaction graph of a study and its best encoder, opened when they are first asked and used by one thread at a
 * time. Not to be called in the UI thread: opening maps files, and popular communities take a while.
 */
public final class GraphSession implements AutoCloseable {

	/** As many as a drawing holds before it becomes a hairball. */
	public static final int COMMUNITIES = 12;
	public static final int USERS = 18;

	private static final String TF_IDF = "tf-idf";

	private final StudyDirectory study;
	private final Supplier<Optional<CommunityRankers>> rankers;
	private final Map<Weighting, Neighbourhoods> neighbourhoods = new EnumMap<>(Weighting.class);
	private InteractionGraph graph;
	private OpenRanker ranker;
	private String note = "";
	private boolean tried;
	private boolean closed;

	/**
	 * @param study   the study of the graph
	 * @param rankers what opens encoders; empty where that part is not installed
	 */
	public GraphSession(StudyDirectory study, Supplier<Optional<CommunityRankers>> rankers) {
		this.study = study;
		this.rankers = rankers;
	}

	/**
	 * What lies around a place. Learned weights are replaced by TF-IDF where the study has no trained encoder.
	 *
	 * @throws ZippException when the graph cannot be read
	 */
	public synchronized Surroundings around(Walk.Place place, Weighting wanted) {
		if (closed || graph == null && !InteractionGraph.exists(study.graph())) {
			return new Surroundings(Optional.empty(), Weighting.TF_IDF, TF_IDF, false, "");
		}
		if (graph == null) {
			graph = InteractionGraph.open(study.graph());
		}
		Weighting weighting = wanted == Weighting.LEARNED && !openEncoder() ? Weighting.TF_IDF : wanted;
		String method = switch (weighting) {
		case LEARNED -> ranker.method();
		case TF_IDF -> TF_IDF;
		case COUNTS -> "";
		};
		boolean learned = tried ? ranker != null : rankers.get().isPresent() && hasEncoders();
		return new Surroundings(found(place, neighbourhoods.computeIfAbsent(weighting, this::by)), weighting, method,
				learned, weighting == Weighting.COUNTS ? "" : note);
	}

	private static boolean has(InteractionGraph graph, Walk.Place place) {
		return (place.kind() == Kind.USER ? graph.indexOfUser(place.id()) : graph.indexOfCommunity(place.id())) >= 0;
	}

	private Optional<Neighbourhood> found(Walk.Place place, Neighbourhoods by) {
		if (!has(graph, place)) {
			return Optional.empty();
		}
		return Optional.of(place.kind() == Kind.USER ? by.aroundUser(place.id(), COMMUNITIES, USERS)
				: by.aroundCommunity(place.id(), USERS, COMMUNITIES));
	}

	private Neighbourhoods by(Weighting weighting) {
		return new Neighbourhoods(graph, switch (weighting) {
		case LEARNED -> user -> ranker.weights(graph, user);
		case TF_IDF -> CommunityWeights.tfIdf(graph);
		case COUNTS -> CommunityWeights.counts(graph);
		});
	}

	/** Opens the best encoder, once; false when there is none that was trained. */
	private boolean openEncoder() {
		if (!tried) {
			tried = true;
			Optional<CommunityRankers> opens = rankers.get();
			if (opens.isPresent()) {
				try {
					OpenRanker best = opens.get().open(study, graph, CommunityRankers.BEST);
					note = String.join(" ", best.warnings());
					if (best.learned()) {
						ranker = best;
					} else {
						best.close();
					}
				} catch (ZippException e) {
					note = "The trained encoder cannot be used: " + e.getMessage();
				}
			}
		}
		return ranker != null;
	}

	/** Whether something was trained, without opening it. */
	private boolean hasEncoders() {
		Path encoders = study.encoders();
		if (!Files.isDirectory(encoders)) {
			return false;
		}
		try (Stream<Path> folders = Files.list(encoders)) {
			return folders.anyMatch(Files::isDirectory);
		} catch (IOException e) {
			throw new ZippException("The encoders of the study cannot be listed: " + Reasons.of(e) + '.', encoders, 0, e);
		}
	}

	/** Lets go of the files, so that graph and encoder can be replaced; they are opened again when asked. */
	public synchronized void release() {
		neighbourhoods.clear();
		tried = false;
		note = "";
		if (ranker != null) {
			ranker.close();
			ranker = null;
		}
		if (graph != null) {
			graph.close();
			graph = null;
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		release();
	}
}
