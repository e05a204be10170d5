package org.zipp.ui.personas.neighbourhood.presenter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.zipp.graph.Neighbourhood.Kind;

/** Where one has walked in the graph, with the ways back and forward. */
public final class Walk {

	private static final int LONGEST = 200;

	/** A centre of a neighbourhood. */
	public record Place(Kind kind, String id) {
	}

	private final Deque<Place> back = new ArrayDeque<>();
	private final Deque<Place> forward = new ArrayDeque<>();
	private Place here;

	/** Where one is. */
	public Optional<Place> here() {
		return Optional.ofNullable(here);
	}

	/** Walks on; the way forward is forgotten. Standing still changes nothing. */
	public void go(Place place) {
		if (place.equals(here)) {
			return;
		}
		if (here != null) {
			back.push(here);
			if (back.size() > LONGEST) {
				back.removeLast();
			}
		}
		forward.clear();
		here = place;
	}

	public boolean canGoBack() {
		return !back.isEmpty();
	}

	public boolean canGoForward() {
		return !forward.isEmpty();
	}

	/** Steps back, if there is a way. */
	public void back() {
		if (canGoBack()) {
			forward.push(here);
			here = back.pop();
		}
	}

	/** Steps forward, if there is a way. */
	public void forward() {
		if (canGoForward()) {
			back.push(here);
			here = forward.pop();
		}
	}

	/** Forgets everything, for another study. */
	public void clear() {
		back.clear();
		forward.clear();
		here = null;
	}
}
