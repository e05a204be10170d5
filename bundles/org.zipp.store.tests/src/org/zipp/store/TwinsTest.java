package org.zipp.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.store.Freshness.RewriteKey;
import org.zipp.store.Twins.Count;

class TwinsTest {

	@Test
	void countsWhatIsTheSameForTheSameUserAndPrompt() {
		Map<RewriteKey, String> contents = Map.of(new RewriteKey("", "p", "generic"), "plain", new RewriteKey("u", "p", "zipp-0"),
				"warm", new RewriteKey("u", "p", "zipp-3"), "warm", new RewriteKey("v", "p", "zipp-0"), "plain",
				new RewriteKey("v", "p", "zipp-3"), "cold", new RewriteKey("v", "q", "zipp-3"), "warm");
		List<Count> counts = Twins.of(contents, List.of("generic", "zipp-0", "zipp-3"));
		assertEquals(List.of(new Count("generic", "zipp-0", 1, 2), new Count("zipp-0", "zipp-3", 1, 2)), counts);
		assertEquals("1 of 2 pictures of Generic and ZIPP 0-shot are the same",
				counts.getFirst().text("pictures", Map.of("generic", "Generic", "zipp-0", "ZIPP 0-shot")));
	}

	@Test
	void withoutUsersTheSharedOnesAreCompared() {
		assertEquals(List.of(new Count("a", "b", 1, 1)),
				Twins.of(Map.of(new RewriteKey("", "p", "a"), "x", new RewriteKey("", "p", "b"), "x"), List.of("a", "b")));
	}
}
