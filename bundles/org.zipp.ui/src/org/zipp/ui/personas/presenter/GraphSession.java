package org.zipp.ui.personas.presenter;

import java.nio.file.Path;
import java.util.Optional;

import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Neighbourhood;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhoods;

/**
 * The interaction graph of a study, opened when it is first asked and used by one thread at a time. Not to be called in
 * the UI thread: opening maps files and popular communities take a while.
 */
public final class GraphSession implements AutoCloseable {

	/** As many as a drawing holds before it becomes a hairball. */
	public static final int COMMUNITIES = 12;
	public static final int USERS = 18;

	private final Path folder;
	private InteractionGraph graph;
	private Neighbourhoods neighbourhoods;
	private boolean closed;

	/** @param folder the folder of the graph */
	public GraphSession(Path folder) {
		this.folder = folder;
	}

	/**
	 * What lies around a place; empty when the study has no graph yet, the graph no such place, or the session is closed.
	 *
	 * @throws org.zipp.core.ZippException when the graph cannot be read
	 */
	public synchronized Optional<Neighbourhood> around(Walk.Place place) {
		if (closed || graph == null && !InteractionGraph.exists(folder)) {
			return Optional.empty();
		}
		if (graph == null) {
			graph = InteractionGraph.open(folder);
			neighbourhoods = new Neighbourhoods(graph);
		}
		if (place.kind() == Kind.USER) {
			return graph.indexOfUser(place.id()) < 0 ? Optional.empty()
					: Optional.of(neighbourhoods.aroundUser(place.id(), COMMUNITIES, USERS));
		}
		return graph.indexOfCommunity(place.id()) < 0 ? Optional.empty()
				: Optional.of(neighbourhoods.aroundCommunity(place.id(), USERS, COMMUNITIES));
	}

	/** Lets go of the files, so that the graph can be replaced; it is opened again when asked. */
	public synchronized void release() {
		if (graph != null) {
			graph.close();
			graph = null;
			neighbourhoods = null;
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		release();
	}
}
