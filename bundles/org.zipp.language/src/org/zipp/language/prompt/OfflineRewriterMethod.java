package org.zipp.language.prompt;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.choice.Choices;
import org.zipp.language.LanguageOperation;
import org.zipp.language.LanguageTools;

/** Prompts rewritten without a language model. */
@Component(service = RewriterMethod.class, property = Choices.ORDER + ":Integer=10")
public final class OfflineRewriterMethod implements RewriterMethod {

	@Override
	public String id() {
		return LanguageOperation.OFFLINE;
	}

	@Override
	public String label() {
		return "offline, no language model";
	}

	@Override
	public boolean asksModel() {
		return false;
	}

	@Override
	public PromptRewriter open(LanguageTools tools) {
		return new OfflineRewriter(tools.embedder());
	}

	/** As studies have it from before there were others. */
	@Override
	public String identity(String label) {
		return label;
	}
}
