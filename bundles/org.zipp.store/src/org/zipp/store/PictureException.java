package org.zipp.store;

import java.nio.file.Path;

import org.zipp.core.ZippException;

/** A picture that cannot be shown. */
public final class PictureException extends ZippException {

	private static final long serialVersionUID = 1L;

	private final PictureState state;

	/**
	 * @param state what became of its file, not {@link PictureState#WHOLE}
	 * @param file  the file, {@code null} when it has none
	 */
	public PictureException(PictureState state, Path file, Throwable cause) {
		super("The picture is " + (state == PictureState.MISSING ? "missing" : "damaged") + ". Make damaged pictures again.", file, 0, cause);
		this.state = state;
	}

	/** What became of its file. */
	public PictureState state() {
		return state;
	}

	/** One word for the place where the picture would be. */
	public String word() {
		return state == PictureState.MISSING ? "missing" : "damaged";
	}
}
