package org.zipp.study;

import java.util.List;

/**
 * What is known of how votes came about. A report claims no more than this.
 *
 * @param designed    whether the trials were designed and answered in a study of the workbench: sides drawn at random, names
 *                    of conditions not shown, every answer stored once
 * @param ratersKnown whether each vote says who gave it. Where it does not, {@link Judgement#raterId} is the judged pair of
 *                    pictures instead, so that what is computed by rater is computed by pair of pictures, and attributes
 *                    belong to the vote, not to the rater id
 * @param sidesKnown  whether left and right are the sides on which pictures were shown
 * @param notes       sentences for the methods: what was read, what was left out and why
 */
public record Provenance(boolean designed, boolean ratersKnown, boolean sidesKnown, List<String> notes) {

	/** A study of the workbench. */
	public static final Provenance STUDY = new Provenance(true, true, true, List.of());

	public Provenance {
		notes = List.copyOf(notes);
	}

	/** Votes that were collected elsewhere. */
	public static Provenance elsewhere(boolean ratersKnown, boolean sidesKnown, List<String> notes) {
		return new Provenance(false, ratersKnown, sidesKnown, notes);
	}
}
