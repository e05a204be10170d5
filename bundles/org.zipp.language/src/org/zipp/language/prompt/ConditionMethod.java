package org.zipp.language.prompt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

import org.zipp.core.choice.Choosable;
import org.zipp.core.choice.Settings;
import org.zipp.store.Fingerprints.Source;

/**
 * How the prompts of a condition come about. A service; a condition of a study is a method, by its id, with its settings, and
 * any number of conditions may have the same method. One more class that is a method is one more to compare. Safe for several
 * threads.
 */
public interface ConditionMethod extends Choosable {

	/** Whether each participant gets prompts of their own; else one prompt serves everybody. */
	boolean isPersonal();

	/** Whether it has prompts written here; pictures of others are imported. */
	default boolean makesPrompts() {
		return true;
	}

	/** Whether it asks a rewriter, so that its author is the rewriter. */
	boolean asksRewriter();

	/**
	 * What it reads besides base prompt and settings: of {@link Source#PERSONA} and {@link Source#EXAMPLES}. When one of them
	 * changes, its prompts are written anew.
	 */
	Set<Source> reads(Settings settings);

	/** How many past prompts a participant must have. */
	default int pastPrompts(Settings settings) {
		return 0;
	}

	/**
	 * Writes one prompt.
	 *
	 * @throws org.zipp.core.http.ServerException when none can be made
	 */
	PromptRewriter.Rewritten write(Situation situation);

	/** Who stands as author of its prompts. */
	default String author(PromptRewriter rewriter) {
		return asksRewriter() ? rewriter.label() : label();
	}

	/**
	 * What a prompt is written from.
	 *
	 * @param settings   a value of each setting of the method
	 * @param basePrompt the prompt of the study
	 * @param persona    of the participant, or of whom the control run gives them; empty where the method is not personal
	 * @param nearest    k → the k past prompts nearest in meaning to the base prompt, fewer when there are not so many
	 * @param rewriter   what the run rewrites with
	 */
	record Situation(Settings settings, String basePrompt, Optional<PersonaProfile> persona, IntFunction<List<String>> nearest,
			PromptRewriter rewriter) {
	}
}
