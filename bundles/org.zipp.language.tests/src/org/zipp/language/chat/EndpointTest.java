package org.zipp.language.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;

class EndpointTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "https://api.openai.com/v1 | https://api.openai.com/v1/chat/completions",
			" https://API.openai.com:443/v1/ | https://api.openai.com/v1/chat/completions",
			"https://api.openai.com/v1/chat/completions | https://api.openai.com/v1/chat/completions",
			"http://localhost:8080 | http://localhost:8080/v1/chat/completions http://localhost:8080/chat/completions",
			"http://localhost:8080/llm/ | http://localhost:8080/llm/chat/completions http://localhost:8080/llm/v1/chat/completions",
			"https://host/v1beta/openai/ | https://host/v1beta/openai/chat/completions",
			"https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21 | https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21",
			"https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=1 | https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=1",
			"https://r.openai.azure.com?api-version=1 | https://r.openai.azure.com/openai/deployments/my%20model/chat/completions?api-version=1",
			"https://r.openai.azure.com/ | https://r.openai.azure.com/openai/v1/chat/completions",
			"https://r.openai.azure.com/openai/v1 | https://r.openai.azure.com/openai/v1/chat/completions",
			"http://[::1]:9/v1?tenant=a%20b | http://[::1]:9/v1/chat/completions?tenant=a%20b" })
	void knowsWhereToAskHoweverTheAddressIsSpelled(String given, String places) {
		assertEquals(places, String.join(" ", Endpoint.parse(given).places("my model").stream().map(Object::toString).toList()));
	}

	@Test
	void allSpellingsHaveOneName() {
		for (String spelling : new String[] { "https://host/v1", "HTTPS://Host:443/v1/", "https://host/v1/chat/completions", "https://host//v1//" }) {
			assertEquals("https://host/v1", Endpoint.parse(spelling).name());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "host/v1", "localhost:8080", "ftp://host/v1", "https://user:hunter2@host/v1", "https://hunter2@host/v1", "https:///v1",
			"https://ho st/v1", "https://host/v1\n/x", "https://host/v1#hunter2", "https://host/v1?api_key=hunter2", "https://host/v1?x=1&key=hunter2",
			"https://host/v1?subscription-key=hunter2", "https://host/v1/responses", "https://host/v1/embeddings",
			"https://r.openai.azure.com/openai/deployments/d", "https://u:hunter2@ho_st/v1", "" })
	void refusesWhatCannotBeOrIsNotSafe(String wrong) {
		ZippException e = assertThrows(ZippException.class, () -> Endpoint.parse(wrong));
		assertTrue(e.getMessage().contains("--endpoint"), e::getMessage);
		assertFalse(e.getMessage().contains("hunter2"), e::getMessage);
	}

	@Test
	void knowsThisMachineByItsNumbersAndNameAlone() {
		for (String here : new String[] { "http://localhost/v1", "http://127.0.0.1:8/v1", "http://127.9.9.9/v1", "http://[::1]/v1", "http://api.localhost/v1" }) {
			assertTrue(Endpoint.parse(here).address().isLoopback(), here);
		}
		for (String away : new String[] { "http://127.0.0.1.example.org/v1", "http://localhost.example.org/v1", "http://192.168.0.2/v1", "http://0.0.0.0/v1" }) {
			assertFalse(Endpoint.parse(away).address().isLoopback(), away);
		}
	}

	@Test
	void knowsOpenAiByItsWholeName() {
		assertTrue(Endpoint.parse("https://api.openai.com/v1").address().isOpenAi());
		assertTrue(Endpoint.parse("https://eu.api.openai.com/v1").address().isOpenAi());
		for (String other : new String[] { "http://api.openai.com/v1", "https://api.openai.com.example.org/v1", "https://xapi.openai.com/v1",
				"https://example.org/api.openai.com/v1", "https://r.openai.azure.com/openai/v1" }) {
			assertFalse(Endpoint.parse(other).address().isOpenAi(), other);
		}
	}
}
