package org.zipp.encoder;

import java.nio.file.Path;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;

/**
 * A way to encode users and communities: one row of the ablation. Implementations are services; one more class that is a
 * service is one more row. Safe for several threads.
 */
public interface EncoderMethod {

	/** Name as typed and stored, for example {@code gat+imagealign}. */
	String id();

	/** Name in tables, for example {@code GAT+ImageAlign}. */
	String label();

	/** Whether it needs {@link TrainingTask#alignment()}. */
	boolean aligns();

	/** Whether weights are learned, and not only counted. */
	default boolean learns() {
		return true;
	}

	/**
	 * Fits the encoder to the training links of a graph. What was reached is kept in the task's folder, so that a stopped
	 * fit goes on where it stopped, with the same result.
	 *
	 * @throws ZippException when the settings or the graph do not allow it
	 */
	FittedEncoder fit(TrainingTask task, SubMonitor monitor);

	/**
	 * Opens what a finished {@link #fit} left in a folder.
	 *
	 * @param features features of the communities of the graph to encode, of the kind the encoder was fitted with; the
	 *                 graph may have other users and more communities than the one of the fit
	 */
	FittedEncoder open(Path folder, CommunityFeatures features);
}
