package org.zipp.language.persona;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.choice.Choices;
import org.zipp.language.LanguageOperation;
import org.zipp.language.LanguageTools;

/** Personas without a language model. */
@Component(service = VerbalizerMethod.class, property = Choices.ORDER + ":Integer=10")
public final class OfflineVerbalizerMethod implements VerbalizerMethod {

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
	public PersonaVerbalizer open(LanguageTools tools) {
		return new OfflineVerbalizer(tools.embedder());
	}

	/** As studies have it from before there were others. */
	@Override
	public String identity(String label) {
		return label;
	}
}
