package org.zipp.ui.context;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;
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
	/** Text of what cannot be used now. */
	public static final String DISABLED = "org.zipp.ui.disabled";
	/** Plain text on the ground of a view. */
	public static final String TEXT = "org.zipp.ui.text";
	/** Ground of drawn views (graph, gallery, figures). */
	public static final String GROUND = "org.zipp.ui.ground";

	private static final String[] SERIES = { "org.zipp.ui.series1", "org.zipp.ui.series2", "org.zipp.ui.series3",
			"org.zipp.ui.series4", "org.zipp.ui.series5", "org.zipp.ui.series6", "org.zipp.ui.series7",
			"org.zipp.ui.series8" };

	/** Class of text of less weight. */
	public static final String CSS_QUIET = "ZippQuiet";
	/** Class of a card and of what lies on it. */
	public static final String CSS_CARD = "ZippCard";
	/** Class of quiet text on a card. */
	public static final String CSS_CARD_QUIET = "ZippCardQuiet";
	/** Class of a caution: simulated votes, warnings. */
	public static final String CSS_CAUTION = "ZippCaution";
	/** Class of finished things on a card. */
	public static final String CSS_CARD_GOOD = "ZippCardGood";
	/** Class of the page behind cards and drawn views. */
	public static final String CSS_GROUND = "ZippGround";

	/** Values of {@link Settings#THEME}. */
	public static final String LIGHT = "light";
	public static final String DARK = "dark";
	public static final String SYSTEM = "system";

	private static final String DISABLED_IMAGES = "org.eclipse.swt.image.disablement";
	/** Key by which the platform's styling passes over a widget. */
	private static final String NOT_STYLED = "org.eclipse.e4.ui.css.disabled";

	private static final String DIMMED = "org.zipp.ui.dimmed";

	private static final String LIGHT_ID = "org.eclipse.e4.ui.css.theme.e4_default";
	private static final String DARK_ID = "org.eclipse.e4.ui.css.theme.e4_dark";

	private Theme() {
	}

	/**
	 * Mends what the platform's styling breaks; before the first image or widget is made.
	 *
	 * <p>Disabled tools: the default makes their images brighter, which looks enabled on a dark ground; this makes them
	 * pale and half transparent. Buttons: the style sheets set a ground for them, which GTK puts behind the white mark
	 * of checked ones too, so that it cannot be seen; they keep the looks of the desktop, as do combos. On a dark ground GTK
	 * gives them the colour of the text around them, disabled or not, so disabled ones are dimmed when they are painted.
	 */
	public static void install(Display display) {
		if (System.getProperty(DISABLED_IMAGES) == null) {
			System.setProperty(DISABLED_IMAGES, "desaturated");
		}
		// A composite is styled with all that is in it, so what is in it is marked before.
		display.addFilter(SWT.Skin, e -> markNative(e.widget));
	}

	private static void markNative(Widget widget) {
		if (widget instanceof Button || widget instanceof Combo) {
			if (widget instanceof Button button && widget.getData(NOT_STYLED) == null) {
				button.addListener(SWT.Paint, e -> dim(button));
			}
			widget.setData(NOT_STYLED, Boolean.TRUE);
		} else if (widget instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				markNative(child);
			}
		}
	}

	private static void dim(Button button) {
		boolean dim = !button.isEnabled() && isDark();
		if (dim != Boolean.TRUE.equals(button.getData(DIMMED))) {
			button.setData(DIMMED, dim);
			button.setForeground(dim ? color(DISABLED) : null);
		}
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

	/** Switches to the theme that the settings name. */
	public static void apply() {
		boolean dark = switch (Settings.get(Settings.THEME, SYSTEM)) {
		case LIGHT -> false;
		case DARK -> true;
		default -> Display.isSystemDarkTheme();
		};
		if (dark != isDark()) {
			engine().setTheme(dark ? DARK_ID : LIGHT_ID, true);
			styleAnew();
			// The desktop's own colours have changed only when it has told so.
			Display.getCurrent().asyncExec(Theme::styleAnew);
		}
	}

	private static void styleAnew() {
		for (Shell shell : Display.getCurrent().getShells()) {
			forgetColours(shell);
			engine().applyStyles(shell, true);
		}
	}

	/** The light style sheet sets fewer colours than the dark one, which would stay where it sets none. */
	private static void forgetColours(Control control) {
		if (control instanceof Button || control instanceof Combo) {
			return;
		}
		control.setForeground(null);
		control.setBackground(null);
		if (control instanceof Table table) {
			table.setHeaderBackground(null);
			table.setHeaderForeground(null);
		} else if (control instanceof Tree tree) {
			tree.setHeaderBackground(null);
			tree.setHeaderForeground(null);
		} else if (control instanceof ToolBar bar) {
			for (ToolItem item : bar.getItems()) {
				item.setForeground(null);
				item.setBackground(null);
			}
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				forgetColours(child);
			}
		}
	}

	/**
	 * Gives a control a class for {@code css/zipp.css}. The style sheets of the platform set the colours of every
	 * control in the dark theme, so a colour set by hand would be lost; a class of ours wins.
	 *
	 * @param cssClass one of the {@code CSS_} constants
	 */
	public static <T extends Widget> T style(T widget, String cssClass) {
		widget.setData("org.eclipse.e4.ui.css.CssClassName", cssClass);
		return widget;
	}

	private static IThemeEngine engine() {
		return PlatformUI.getWorkbench().getService(IThemeEngine.class);
	}
}
