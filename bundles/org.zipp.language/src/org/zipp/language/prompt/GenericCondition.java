package org.zipp.language.prompt;

import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Settings;
import org.zipp.store.Fingerprints.Source;
import org.zipp.store.Rows.ConditionRow;

/** The base prompt as it is. */
@Component(service = ConditionMethod.class, property = Choices.ORDER + ":Integer=10")
public final class GenericCondition implements ConditionMethod {

	static final String AUTHOR = "base prompt as it is";

	@Override
	public String id() {
		return ConditionRow.AS_IT_IS;
	}

	@Override
	public String label() {
		return "base prompt";
	}

	@Override
	public String description() {
		return "The base prompt as it is.";
	}

	@Override
	public boolean isPersonal() {
		return false;
	}

	@Override
	public boolean asksRewriter() {
		return false;
	}

	@Override
	public Set<Source> reads(Settings settings) {
		return Set.of();
	}

	@Override
	public PromptRewriter.Rewritten write(Situation situation) {
		return new PromptRewriter.Rewritten(situation.basePrompt(), "");
	}

	@Override
	public String author(PromptRewriter rewriter) {
		return AUTHOR;
	}
}
