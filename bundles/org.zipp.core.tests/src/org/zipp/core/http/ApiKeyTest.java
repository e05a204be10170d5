package org.zipp.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.ZippException;

class ApiKeyTest {

	private static final String KEY = "sk-secret+AAAA1111/BBBB2222=";

	@Test
	void cutsTheWhiteSpaceAround() {
		for (String given : List.of(KEY, KEY + "\n", KEY + "\r\n", " \t" + KEY + "\u2028", "\uFEFF" + KEY)) {
			assertEquals(KEY, ApiKey.of(given, "a test").orElseThrow().value());
		}
		assertTrue(ApiKey.of(" \n", "a test").isEmpty());
		assertTrue(ApiKey.of(null, "a test").isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "10, line break", "13, line break", "0x2028, line break", "32, space", "9, space", "0xa0, space", "0, character", "0xe9, character" })
	void refusesWhatIsInsideWithoutShowingIt(String inside, String word) {
		ZippException e = assertThrows(ZippException.class,
				() -> ApiKey.of("sk-secret-AAAA1111" + (char) (int) Integer.decode(inside) + "sk-secret-BBBB2222", "ZIPP_API_KEY"));
		assertTrue(e.getMessage().contains(word) && e.getMessage().contains("ZIPP_API_KEY"), e::getMessage);
		assertFalse(e.getMessage().contains("AAAA1111") || e.getMessage().contains("BBBB2222"), e::getMessage);
	}

	@Test
	void isCutOutOfTextsWhateverBecameOfIt() {
		ApiKey key = ApiKey.of(KEY, "a test").orElseThrow();
		String json = KEY.replace("/", "\\/").replace("+", "\\u002B");
		for (String shown : List.of(KEY, "Bearer " + KEY, KEY.replace("AAAA", "AA\n AA"), URLEncoder.encode(KEY, StandardCharsets.UTF_8), json,
				KEY.replace("+", "&#43;").replace("/", "&#x2F;"), "got sk-secret+AAAA11 and more", "it ends in 11/BBBB2222=.",
				Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)))) {
			String clean = key.redact("Wrong key: " + shown + ", sorry.");
			assertTrue(clean.contains("[key]") && clean.startsWith("Wrong key: ") && clean.contains("sorry."), clean);
			assertFalse(clean.contains("AAAA") || clean.contains("BBBB2") || clean.contains("c2stc2VjcmV0"), clean);
		}
		assertEquals("Nothing here.", key.redact("Nothing here."));
		assertEquals("Incorrect: [key].", ApiKey.redactUnknown("Incorrect: sk-proj-somebodyelses1234."));
		assertEquals("[key]", key.toString());
	}
}
