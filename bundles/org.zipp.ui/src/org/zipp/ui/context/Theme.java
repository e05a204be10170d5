package org.zipp.ui.context;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * Colours by role. The values are colour definitions in {@code plugin.xml} (light) and {@code css/dark.css}; paint with
 * these and with the colours of the control itself, never with a fixed black or white.
 */
public final class Theme {

	/** Links, selection marks, main buttons. */
	public static final String ACCENT = "org.zipp.ui.accent";
	/** Text of less weight. */
	public static final String QUIET = "org.zipp.ui.quiet";
	/** Ground of cards and panels, a shade off the ground of the view. */
	public static final String CARD = "org.zipp.ui.card";
	/** Lines between cards, axes of figures. */
	public static final String LINE = "org.zipp.ui.line";
	/** Finished, won. */
	public static final String GOOD = "org.zipp.ui.good";
	/** Failed, lost. */
	public static final String BAD = "org.zipp.ui.bad";
	/** Needs attention: simulated votes, warnings. */
	public static final String CAUTION = "org.zipp.ui.caution";
	/** Ground of a caution banner. */
	public static final String CAUTION_GROUND = "org.zipp.ui.cautionGround";
	/** Plain text on the ground of a view. */
	public static final String TEXT = "org.zipp.ui.text";
	/** Ground of drawn views (graph, gallery, figures). */
	public static final String GROUND = "org.zipp.ui.ground";

	private static final String[] SERIES = { "org.zipp.ui.series1", "org.zipp.ui.series2", "org.zipp.ui.series3",
			"org.zipp.ui.series4", "org.zipp.ui.series5", "org.zipp.ui.series6", "org.zipp.ui.series7",
			"org.zipp.ui.series8" };

	/** Theme ids of the platform. */
	public static final String LIGHT_ID = "org.eclipse.e4.ui.css.theme.e4_default";
	public static final String DARK_ID = "org.eclipse.e4.ui.css.theme.e4_dark";

	private Theme() {
	}

	/** The colour of a role, one of the constants; owned by the registry. */
	public static Color color(String role) {
		Color color = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry().get(role);
		if (color == null) {
			color = JFaceResources.getColorRegistry().get(role);
		}
		return color != null ? color : Display.getCurrent().getSystemColor(SWT.COLOR_WIDGET_FOREGROUND);
	}

	/** The colour of the n-th series of a figure or group of a graph, from 0; eight, then again from the first. */
	public static Color series(int n) {
		return color(SERIES[Math.floorMod(n, SERIES.length)]);
	}

	/** Whether the dark theme is on. */
	public static boolean isDark() {
		ITheme active = engine().getActiveTheme();
		return active != null && active.getId().contains("dark");
	}

	/** Switches the theme and remembers it. */
	public static void use(boolean dark) {
		engine().setTheme(dark ? DARK_ID : LIGHT_ID, true);
	}

	static IThemeEngine engine() {
		return PlatformUI.getWorkbench().getService(IThemeEngine.class);
	}
}
