package org.zipp.generation.internal;

/** Bytes that are no picture we can take. */
public final class NoPictureException extends Exception {

	private static final long serialVersionUID = 1L;
	private final boolean cut;

	NoPictureException(boolean cut, String message) {
		super(message);
		this.cut = cut;
	}

	/** Whether it was a picture until it was cut off or damaged. */
	public boolean isCut() {
		return cut;
	}
}
