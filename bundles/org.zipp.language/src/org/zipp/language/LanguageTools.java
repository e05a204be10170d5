package org.zipp.language;

import java.util.function.Supplier;

import org.zipp.core.compute.TextEmbedder;
import org.zipp.language.chat.ChatClient;

/** What a verbalizer or rewriter of one run works with. */
public final class LanguageTools {

	private final TextEmbedder embedder;
	private final Supplier<ChatClient> chat;
	private final int parallel;

	/** @param parallel requests at once */
	LanguageTools(TextEmbedder embedder, Supplier<ChatClient> chat, int parallel) {
		this.embedder = embedder;
		this.chat = chat;
		this.parallel = parallel;
	}

	/** Sentence embeddings. */
	public TextEmbedder embedder() {
		return embedder;
	}

	/** The language model that the run names. */
	public ChatClient chat() {
		return chat.get();
	}

	/** Requests at once. */
	public int parallel() {
		return parallel;
	}
}
