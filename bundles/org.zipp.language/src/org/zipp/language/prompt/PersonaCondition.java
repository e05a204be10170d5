package org.zipp.language.prompt;

import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.language.prompt.PromptRewriter.Limits;
import org.zipp.language.prompt.PromptRewriter.Request;
import org.zipp.language.prompt.PromptRewriter.Rewritten;
import org.zipp.store.Fingerprints.Source;

/** Rewritten in the voice of the persona, with k past prompts of the participant as examples. */
@Component(service = ConditionMethod.class, property = Choices.ORDER + ":Integer=30")
public final class PersonaCondition implements ConditionMethod {

	static final String ID = "persona";
	/** Setting: k. */
	static final String SHOTS = "shots";

	private static final int MOST_SHOTS = 999;

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return "rewritten from persona";
	}

	@Override
	public String description() {
		return "Rewritten in the voice of the persona, with past prompts as examples.";
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.number(SHOTS, "Past prompts", 0, 0, MOST_SHOTS));
	}

	@Override
	public boolean isPersonal() {
		return true;
	}

	@Override
	public boolean asksRewriter() {
		return true;
	}

	@Override
	public Set<Source> reads(Settings settings) {
		return settings.number(SHOTS) > 0 ? Set.of(Source.PERSONA, Source.EXAMPLES) : Set.of(Source.PERSONA);
	}

	@Override
	public int pastPrompts(Settings settings) {
		return settings.number(SHOTS);
	}

	@Override
	public Rewritten write(Situation situation) {
		List<String> past = situation.nearest().apply(situation.settings().number(SHOTS));
		return situation.rewriter().rewrite(new Request(situation.persona(), situation.basePrompt(), past, Limits.DEFAULT));
	}
}
