package org.zipp.language.persona;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.choice.Choices;
import org.zipp.language.LanguageOperation;
import org.zipp.language.LanguageTools;

/** Personas by a language model. */
@Component(service = VerbalizerMethod.class, property = Choices.ORDER + ":Integer=20")
public final class ModelVerbalizerMethod implements VerbalizerMethod {

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
	public PersonaVerbalizer open(LanguageTools tools) {
		return new LlmVerbalizer(tools.chat(), tools.parallel());
	}

	/** As studies have it from before there were others. */
	@Override
	public String identity(String label) {
		return label;
	}
}
