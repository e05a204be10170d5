package org.zipp.ui.personas.neighbourhood.presenter;

import java.util.Optional;

import org.zipp.graph.Neighbourhood;
import org.zipp.ui.context.Methods;

/**
 * What was found around a place, and what its weights are.
 *
 * @param neighbourhood empty when the graph has no such place, or there is no graph
 * @param weighting     what the weights are; another than was wished when that is not to be had
 * @param method        id of the encoder or method that weighs, empty for counts
 * @param learned       whether the study has a trained encoder
 * @param note          what a person should know of the trained encoder: why it could not be used, or that it was trained
 *                      on another graph; empty when there is nothing to say
 */
public record Surroundings(Optional<Neighbourhood> neighbourhood, Weighting weighting, String method, boolean learned,
		String note) {

	/** What is shown, in one sentence. */
	public String sentence() {
		String text = switch (weighting) {
		case LEARNED -> capital(Methods.weightsOf(method)) + (note.isEmpty() ? ", trained on this graph." : ".");
		case TF_IDF -> learned || !note.isEmpty() ? "Power TF-IDF: activity, dampened, times rarity of the community."
				: "Power TF-IDF; train an encoder to see learned attention.";
		case COUNTS -> "Share of the user's posts and comments.";
		};
		return note.isEmpty() ? text : text + ' ' + note;
	}

	private static String capital(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}
}
