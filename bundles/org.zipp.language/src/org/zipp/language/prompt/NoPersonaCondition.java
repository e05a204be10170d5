package org.zipp.language.prompt;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Settings;
import org.zipp.language.prompt.PromptRewriter.Limits;
import org.zipp.language.prompt.PromptRewriter.Request;
import org.zipp.language.prompt.PromptRewriter.Rewritten;
import org.zipp.store.Fingerprints.Source;

/** Rewritten without a persona, with the same length limits, so that length is no confound. */
@Component(service = ConditionMethod.class, property = Choices.ORDER + ":Integer=20")
public final class NoPersonaCondition implements ConditionMethod {

	static final String ID = "no-persona";

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return "rewritten, no persona";
	}

	@Override
	public String description() {
		return "Rewritten without a persona, within the same length.";
	}

	@Override
	public boolean isPersonal() {
		return false;
	}

	@Override
	public boolean asksRewriter() {
		return true;
	}

	@Override
	public Set<Source> reads(Settings settings) {
		return Set.of();
	}

	@Override
	public Rewritten write(Situation situation) {
		return situation.rewriter().rewrite(new Request(Optional.empty(), situation.basePrompt(), List.of(), Limits.DEFAULT));
	}
}
