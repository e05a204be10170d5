package org.zipp.ui.personas;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.zipp.ui.context.Theme;
import org.zipp.ui.personas.presenter.Scene.Ink;

/** The theme's colours as the parts of this perspective use them. */
final class PersonaColours {

	private static final double MARK = 0.22;

	private PersonaColours() {
	}

	/** The colours of a drawn neighbourhood. */
	static Map<Ink, Integer> inks() {
		Map<Ink, Integer> inks = new EnumMap<>(Ink.class);
		inks.put(Ink.BACKGROUND, rgb(Theme.color(Theme.GROUND)));
		inks.put(Ink.TEXT, rgb(Theme.color(Theme.TEXT)));
		inks.put(Ink.TEXT_SOFT, rgb(Theme.color(Theme.QUIET)));
		inks.put(Ink.CENTRE, rgb(Theme.series(1)));
		inks.put(Ink.COMMUNITY, rgb(Theme.series(2)));
		inks.put(Ink.USER, rgb(Theme.series(0)));
		inks.put(Ink.OUTLINE, rgb(Theme.color(Theme.GROUND)));
		inks.put(Ink.LINK, rgb(mixed(Theme.color(Theme.QUIET), Theme.color(Theme.GROUND), 0.6)));
		inks.put(Ink.HIGHLIGHT, rgb(Theme.color(Theme.ACCENT)));
		return inks;
	}

	/** Ground of a sentence or a row that belongs to what is pointed at. */
	static Color mark(Color ground) {
		return mixed(Theme.color(Theme.ACCENT), ground, MARK);
	}

	/** Ground of words that were added. */
	static Color added(Color ground) {
		return mixed(Theme.color(Theme.GOOD), ground, 0.3);
	}

	/** Ground of words that were removed. */
	static Color removed(Color ground) {
		return mixed(Theme.color(Theme.BAD), ground, 0.3);
	}

	private static Color mixed(Color a, Color b, double share) {
		return new Color(new RGB(mixed(a.getRed(), b.getRed(), share), mixed(a.getGreen(), b.getGreen(), share),
				mixed(a.getBlue(), b.getBlue(), share)));
	}

	private static int mixed(int a, int b, double share) {
		return (int) Math.round(a * share + b * (1 - share));
	}

	private static int rgb(Color color) {
		return color.getRed() << 16 | color.getGreen() << 8 | color.getBlue();
	}
}
