package org.zipp.ui.shell.handlers;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Theme;

/** Window > Appearance: chooses the theme. */
public final class ThemeHandler extends AbstractHandler implements IElementUpdater {

	/** Parameter of the command: a value of {@link Settings#THEME}. */
	public static final String THEME = "org.zipp.ui.theme.name";

	@Override
	public Object execute(ExecutionEvent event) {
		Settings.put(Settings.THEME, event.getParameter(THEME));
		Theme.apply();
		return null;
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		element.setChecked(Settings.get(Settings.THEME, Theme.SYSTEM).equals(parameters.get(THEME)));
	}
}
