package org.zipp.language.persona;

import org.zipp.core.choice.Choosable;
import org.zipp.language.LanguageTools;

/** A way to write personas. A service that is chosen by its id; one more class that is one is one more to choose. */
public interface VerbalizerMethod extends Choosable {

	/** Whether it asks a language model, so that a run must name one. */
	boolean asksModel();

	/** What it works with for one run. */
	PersonaVerbalizer open(LanguageTools tools);

	/**
	 * What stands for it in the origin of what it made; differs when the same input gives something else.
	 *
	 * @param label that of what was opened
	 */
	default String identity(String label) {
		return id() + ' ' + label;
	}
}
