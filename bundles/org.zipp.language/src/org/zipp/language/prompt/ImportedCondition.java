package org.zipp.language.prompt;

import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Settings;
import org.zipp.store.Fingerprints.Source;
import org.zipp.store.Rows.ConditionRow;

/** Pictures that were made elsewhere; nothing is written for them. */
@Component(service = ConditionMethod.class, property = Choices.ORDER + ":Integer=90")
public final class ImportedCondition implements ConditionMethod {

	@Override
	public String id() {
		return ConditionRow.ELSEWHERE;
	}

	@Override
	public String label() {
		return "imported";
	}

	@Override
	public String description() {
		return "Pictures made elsewhere.";
	}

	@Override
	public boolean isPersonal() {
		return true;
	}

	@Override
	public boolean makesPrompts() {
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
		throw new IllegalStateException("prompts of imported pictures are not written here");
	}
}
