package org.zipp.ui.personas.neighbourhood;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.graphics.Color;
import org.zipp.ui.context.Theme;
import org.zipp.ui.personas.PersonaColours;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Ink;

/** The theme's colours of a drawn neighbourhood. */
final class Inks {

	private Inks() {
	}

	/** What each ink is in the theme of now. */
	static Map<Ink, Integer> all() {
		Map<Ink, Integer> inks = new EnumMap<>(Ink.class);
		inks.put(Ink.BACKGROUND, rgb(Theme.color(Theme.GROUND)));
		inks.put(Ink.TEXT, rgb(Theme.color(Theme.TEXT)));
		inks.put(Ink.TEXT_SOFT, rgb(Theme.color(Theme.QUIET)));
		inks.put(Ink.CENTRE, rgb(Theme.series(1)));
		inks.put(Ink.COMMUNITY, rgb(Theme.series(2)));
		inks.put(Ink.USER, rgb(Theme.series(0)));
		inks.put(Ink.OUTLINE, rgb(Theme.color(Theme.GROUND)));
		inks.put(Ink.LINK, rgb(PersonaColours.mixed(Theme.color(Theme.QUIET), Theme.color(Theme.GROUND), 0.6)));
		inks.put(Ink.HIGHLIGHT, rgb(Theme.color(Theme.ACCENT)));
		return inks;
	}

	private static int rgb(Color color) {
		return color.getRed() << 16 | color.getGreen() << 8 | color.getBlue();
	}
}
