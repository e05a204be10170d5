package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HtmlTest {

	@Test
	void numbersAreOnThePage() {
		String html = ReportFormats.html(Reports.of(Samples.published().data()));
		assertTrue(html.contains(">0.210<") && html.contains(">0.0135<"), html);
		assertTrue(html.contains("47.2 to 64.4 %") && html.contains("51.8 to 64.0 %"), html);
		assertFalse(html.contains("anna"));
	}
}
