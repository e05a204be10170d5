package org.zipp.language.prompt;

import java.util.List;
import java.util.Optional;

/** Rewrites a base prompt, with or without a persona (paper, section on roleplay rewriting). Safe for several threads. */
public interface PromptRewriter {

	/** What stands as author of a rewrite in tables and reports. */
	String label();

	/**
	 * Rewrites one prompt; subject and intent are kept.
	 *
	 * @throws org.zipp.core.http.ServerException when no valid rewrite can be made
	 */
	Rewritten rewrite(Request request);

	/** What is waited for, for people; empty when nothing is. */
	default String waiting() {
		return "";
	}

	/** What was done otherwise than asked for, a sentence; empty when nothing was. */
	default Optional<String> departure() {
		return Optional.empty();
	}

	/**
	 * How much may be added; the same for every compared condition, so that length is no confound.
	 *
	 * @param addedWords most words beyond the base prompt
	 */
	record Limits(int addedWords) {
		/** What the operations use. */
		public static final Limits DEFAULT = new Limits(20);
	}

	/**
	 * @param persona     in whose voice, empty to rewrite without persona
	 * @param basePrompt  the prompt
	 * @param pastPrompts examples of the user's own prompts, the k of k-shot; empty for zero-shot
	 */
	record Request(Optional<PersonaProfile> persona, String basePrompt, List<String> pastPrompts, Limits limits) {
		public Request {
			pastPrompts = List.copyOf(pastPrompts);
		}
	}

	/**
	 * @param text     the prompt to render
	 * @param negative the negative prompt, empty if none
	 */
	record Rewritten(String text, String negative) {
	}
}
