package org.zipp.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the page says of an address and of a key before anything is stored. */
class LanguageModelPageTest {

	@Test
	void anAddressIsCheckedWhereItIsTyped() {
		assertNull(LanguageModelPage.wrong(""));
		assertNull(LanguageModelPage.wrong("https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21"));
		for (String address : new String[] { "localhost:8080", "https://user:secret@host/v1", "https://ho st/v1" }) {
			String wrong = LanguageModelPage.wrong(address);
			assertTrue(wrong.startsWith("The field Endpoint ") && !wrong.contains("secret"), wrong);
		}
	}

	@Test
	void theSameHoldsForAPictureServer() {
		assertEquals("https://host/v1", PictureServerPage.name("HTTPS://Host:443/v1/"));
		assertEquals("", PictureServerPage.name("localhost"));
		assertTrue(PictureServerPage.wrong("https://user:secret@host").startsWith("The field Address "), PictureServerPage.wrong("https://user:secret@host"));
		assertNull(PictureServerPage.wrong("lab:secret", "http://127.0.0.1:7860"));
		assertTrue(PictureServerPage.wrong("lab:secret", "http://192.0.2.1").contains("plain http"));
	}

	@Test
	void aKeyIsCheckedAndNeverShown() {
		assertNull(LanguageModelPage.wrong("sk-1234\n", "https://host/v1"));
		assertNull(LanguageModelPage.wrong("sk-1234", "http://localhost:8080/v1"));
		assertNull(LanguageModelPage.wrong("", "http://192.0.2.1/v1"));
		assertTrue(LanguageModelPage.wrong("sk-1234", "http://192.0.2.1/v1").contains("plain http"));
		String wrong = LanguageModelPage.wrong("sk-1234\nsk-5678", "https://host/v1");
		assertTrue(wrong.contains("line break"), wrong);
		assertFalse(wrong.contains("1234"), wrong);
	}
}
