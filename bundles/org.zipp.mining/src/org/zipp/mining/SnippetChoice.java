package org.zipp.mining;

import java.util.List;

import org.zipp.graph.Trace;

/** A way to say which texts of a user in one community to show first. The paper leaves it open. */
public interface SnippetChoice {

	/** Name as typed, stored and printed in reports. */
	String id();

	/** What it does, in one clause. */
	String description();

	/**
	 * Texts in the order to take them; the same for the same texts in whatever order they come.
	 *
	 * @param traces what the user left in one community
	 */
	List<Trace> order(List<Trace> traces);
}
