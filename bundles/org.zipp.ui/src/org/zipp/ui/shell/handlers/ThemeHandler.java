package org.zipp.ui.shell.handlers;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Theme;
import org.zipp.ui.study.OpenEditors;

/** Window > Appearance: chooses the theme. */
public final class ThemeHandler extends AbstractHandler implements IElementUpdater {

	/** Parameter of the command: a value of {@link Settings#THEME}. */
	public static final String THEME = "org.zipp.ui.theme.name";

	@Override
	public Object execute(ExecutionEvent event) {
		boolean before = Theme.isDark();
		Settings.put(Settings.THEME, event.getParameter(THEME));
		Theme.apply();
		// The platform leaves the old colours on what it does not style itself, such as the perspective bar.
		if (before != Theme.isDark() && MessageDialog.openQuestion(HandlerUtil.getActiveShell(event), "Appearance",
				"Some parts keep their old colours until the workbench is started again. Start it again now? The open study and its editors are opened again; what is not saved is asked for.")) {
			OpenEditors.keep(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage());
			PlatformUI.getWorkbench().restart();
		}
		return null;
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		element.setChecked(Settings.get(Settings.THEME, Theme.SYSTEM).equals(parameters.get(THEME)));
	}
}
