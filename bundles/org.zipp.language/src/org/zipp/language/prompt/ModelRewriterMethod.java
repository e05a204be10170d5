package org.zipp.language.prompt;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.choice.Choices;
import org.zipp.language.LanguageOperation;
import org.zipp.language.LanguageTools;

/** Prompts rewritten by a language model. */
@Component(service = RewriterMethod.class, property = Choices.ORDER + ":Integer=20")
public final class ModelRewriterMethod implements RewriterMethod {

	@Override
	public String id() {
		return LanguageOperation.MODEL;
	}

	@Override
	public String label() {
		return "language model";
	}

	@Override
	public boolean asksModel() {
		return true;
	}

	@Override
	public PromptRewriter open(LanguageTools tools) {
		return new LlmRewriter(tools.chat());
	}

	/** As studies have it from before there were others. */
	@Override
	public String identity(String label) {
		return label;
	}
}
