package org.zipp.core.operation;

/** What an operation needs for itself while it runs; two operations that share one run after another. */
public enum Resource {
	/** Writes to the study. */
	STUDY,
	/** The compute device (GPU, or the CPU threads that stand for it). */
	DEVICE
}
