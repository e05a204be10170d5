package org.zipp.ui.line;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.zipp.ui.UiRobot;

/** The steps of a study need no more width than there is. */
class ChecklistPaneTest {

	private final UiRobot robot = new UiRobot();

	private int width() {
		return robot.ask(() -> {
			Shell shell = new Shell(robot.window().getShell());
			try {
				return new ChecklistPane(shell, () -> {
				}).control().computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
			} finally {
				shell.dispose();
			}
		});
	}

	@Test
	void buttonsStandBelowTheTextsWhenTheFontIsLarge() {
		FontData[] usual = robot.ask(() -> JFaceResources.getDefaultFont().getFontData());
		int beside = width();
		try {
			robot.run(() -> JFaceResources.getFontRegistry().put(JFaceResources.DEFAULT_FONT,
					new FontData[] { new FontData(usual[0].getName(), 2 * usual[0].getHeight(), usual[0].getStyle()) }));
			int below = width();
			assertTrue(below < beside, below + " instead of " + beside);
		} finally {
			robot.run(() -> JFaceResources.getFontRegistry().put(JFaceResources.DEFAULT_FONT, usual));
		}
	}
}
