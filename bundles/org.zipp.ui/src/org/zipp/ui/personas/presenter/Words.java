package org.zipp.ui.personas.presenter;

import java.util.Locale;

/** Names of the model's constants as people read them. */
public final class Words {

	private Words() {
	}

	/** The words of a constant, for example {@code Visual style} of {@code VISUAL_STYLE}. */
	public static String of(String constant) {
		String lower = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
		return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
	}
}
