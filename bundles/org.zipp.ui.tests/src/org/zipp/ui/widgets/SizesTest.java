package org.zipp.ui.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.FontData;
import org.junit.jupiter.api.Test;
import org.zipp.ui.UiRobot;

/** Sizes follow the font. */
class SizesTest {

	@Test
	void aFontOfTwiceTheHeightDoublesThem() {
		UiRobot robot = new UiRobot();
		FontData[] usual = robot.ask(() -> JFaceResources.getDefaultFont().getFontData());
		int before = robot.ask(() -> Sizes.px(100));
		assertTrue(before >= 100, "never less: " + before);
		try {
			robot.run(() -> JFaceResources.getFontRegistry().put(JFaceResources.DEFAULT_FONT,
					new FontData[] { new FontData(usual[0].getName(), 2 * usual[0].getHeight(), usual[0].getStyle()) }));
			assertEquals(2.0 * before, robot.ask(() -> Sizes.px(100)), 20);
		} finally {
			robot.run(() -> JFaceResources.getFontRegistry().put(JFaceResources.DEFAULT_FONT, usual));
		}
	}
}
