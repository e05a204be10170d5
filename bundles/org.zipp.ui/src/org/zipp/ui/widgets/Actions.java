package org.zipp.ui.widgets;

import org.eclipse.jface.action.Action;
import org.zipp.ui.context.Icons;

/** Makes actions for tool bars and menus. */
public final class Actions {

	private Actions() {
	}

	/**
	 * An action.
	 *
	 * @param icon one of the constants of {@link Icons}
	 * @param work what it does, in the UI thread
	 */
	public static Action of(String text, String toolTip, String icon, Runnable work) {
		Action action = new Action(text, Icons.descriptor(icon)) {
			@Override
			public void run() {
				work.run();
			}
		};
		action.setToolTipText(toolTip);
		return action;
	}
}
