package org.zipp.generation;

import java.nio.file.Path;

import org.zipp.store.Rows.ImageKey;

/**
 * How a picture comes along.
 *
 * @param study             folder of the study
 * @param worker            who makes it, as people know it
 * @param step              steps done, 0 at the beginning
 * @param of                steps in all, 0 when it has none
 * @param preview           what it looks like by now, {@code null} when there is no preview
 * @param ended             whether nobody works on it any more here: it is stored, failed, or put back
 * @param picturesPerSecond of this worker so far; 0 before its first picture
 * @param secondsLeft       of the queue at this rate; negative when not known
 */
public record RenderEvent(Path study, ImageKey key, String worker, int step, int of, Picture preview, boolean ended,
		double picturesPerSecond, double secondsLeft) {

	/** For example {@code 12 of 30}; empty when it has no steps. */
	public String stepText() {
		return of == 0 ? "" : step + " of " + of;
	}
}
