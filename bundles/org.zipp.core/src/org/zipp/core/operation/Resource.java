package org.zipp.core.operation;

/**
 * What an operation writes, or reads from files, while it runs. Two operations of one study run one after another when one of
 * them writes what the other one writes or reads; what only lies in the store is read as of one moment and needs no waiting.
 * So adding a rater or exporting a report does not wait for hours of training.
 */
public enum Resource {
	/** Everything of the study. */
	STUDY,
	/** The dump, the interaction graph and the users and communities in it. */
	GRAPH,
	/** Attached pictures, trained encoders and what they encoded. */
	ENCODERS,
	/** Evidence and personas. */
	PERSONAS,
	/** Participants, conditions, base prompts and rewrites. */
	PROMPTS,
	/** Raters, their trials and simulated answers. */
	DESIGN,
	/** Files of reports. */
	REPORTS,
	/** The compute device (GPU, or the CPU threads that stand for it), whatever the study. */
	DEVICE;

	/** Whether what one says is part of what the other says. */
	boolean overlaps(Resource other) {
		return this == other || this != DEVICE && other != DEVICE && (this == STUDY || other == STUDY);
	}
}
