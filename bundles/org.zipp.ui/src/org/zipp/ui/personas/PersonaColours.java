package org.zipp.ui.personas;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.zipp.ui.context.Theme;

/** The theme's colours as the parts of this perspective use them. */
public final class PersonaColours {

	private static final double MARK = 0.22;

	private PersonaColours() {
	}

	/** Ground of a sentence or a row that belongs to what is pointed at. */
	public static Color mark(Color ground) {
		return mixed(Theme.color(Theme.ACCENT), ground, MARK);
	}

	/** Ground of words that were added. */
	public static Color added(Color ground) {
		return mixed(Theme.color(Theme.GOOD), ground, 0.3);
	}

	/** Ground of words that were removed. */
	public static Color removed(Color ground) {
		return mixed(Theme.color(Theme.BAD), ground, 0.3);
	}

	/** A colour between two; at 1 the first, at 0 the second. */
	public static Color mixed(Color a, Color b, double share) {
		return new Color(new RGB(mixed(a.getRed(), b.getRed(), share), mixed(a.getGreen(), b.getGreen(), share),
				mixed(a.getBlue(), b.getBlue(), share)));
	}

	private static int mixed(int a, int b, double share) {
		return (int) Math.round(a * share + b * (1 - share));
	}
}
