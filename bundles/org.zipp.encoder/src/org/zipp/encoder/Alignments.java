package org.zipp.encoder;

import java.nio.file.Path;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.graph.InteractionGraph;

/**
 * Gives what ImageAlign ties users to (METHODS §2). It is computed once for a graph and a source, kept under the study
 * and mapped into memory from there; a computation that was stopped goes on where it stopped. A service.
 */
public interface Alignments {

	/** Source: mean sentence embedding of the titles, of three words or more, of a user's image posts. */
	String TITLES = "titles";

	/** Source: mean image embedding of a user's attached pictures. */
	String IMAGES = "images";

	/**
	 * Opens the rows of the users of a graph, computing them when they are not there yet.
	 *
	 * @param source     {@link #TITLES} or {@link #IMAGES}
	 * @param imageModel folder of the image encoder for {@link #IMAGES}; {@code null} for the stand-in descriptor
	 * @throws ZippException              when the source is not known, or nothing of it is known of any user
	 * @throws OperationCanceledException when cancelled; what is computed stays
	 */
	OpenAlignment open(StudyDirectory study, InteractionGraph graph, String source, Path imageModel, SubMonitor monitor);

	/** Rows mapped into memory. */
	interface OpenAlignment extends Alignment, AutoCloseable {

		/** How many users have rows. */
		int users();

		/** Name of the model that embedded the titles or pictures, as printed in reports. */
		String model();

		/** Hash of the graph, the source and the model: the same rows have the same. */
		String fingerprint();

		@Override
		void close();
	}
}
