package org.zipp.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;

class CanonicalJsonTest {

	@Test
	void orderOfKeysDoesNotShow() {
		Map<String, Object> one = new LinkedHashMap<>();
		one.put("b", 1);
		one.put("a", Map.of());
		one.put("B", List.of());
		Map<String, Object> other = new LinkedHashMap<>();
		other.put("a", Map.of());
		other.put("B", List.of());
		other.put("b", 1.0);
		assertEquals("{\n  \"B\": [],\n  \"a\": {},\n  \"b\": 1\n}\n", CanonicalJson.write(one));
		assertEquals(CanonicalJson.write(one), CanonicalJson.write(other));
	}

	@Test
	void numbersHaveOneForm() {
		assertEquals("[\n  0,\n  0.05,\n  0.05,\n  1000000,\n  0.00000001,\n  -0.5,\n  0,\n  12300000000000000000000\n]\n", CanonicalJson.write(
				List.of(0, 0.05, new BigDecimal("0.0500"), 1e6, 1e-8, -.5f, -0.0, new BigDecimal("1.23e22"))));
		assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(List.of(new Object())));
	}

	@Test
	void textsAreComposedAndHaveLineFeedsAlone() {
		assertEquals("\"caf\u00e9\\n\\\"x\\\"\\\\\\u0001\\u007f\ud83d\ude00\\ud83d\"\n",
				CanonicalJson.write("cafe\u0301\r\n\"x\"\\\u0001\u007f\ud83d\ude00\ud83d"));
		assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(Map.of("\u00e9", 1, "e\u0301", 2)));
	}

	@Test
	void whatIsWrittenIsReadAgain() {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("list", List.of("a", true, new BigDecimal("0.1"), Map.of("x", List.of())));
		content.put("none", null);
		String json = CanonicalJson.write(content);
		assertEquals(json, CanonicalJson.write(CanonicalJson.read(json)));
		assertEquals(content, CanonicalJson.read(json));
	}

	@Test
	void whatIsNoJsonIsRefusedWithItsPlace() {
		assertTrue(assertThrows(ZippException.class, () -> CanonicalJson.read("{\n\"a\": }")).getMessage().contains("line 2"));
		assertThrows(ZippException.class, () -> CanonicalJson.read(""));
		assertThrows(ZippException.class, () -> CanonicalJson.read("{} {}"));
		assertThrows(ZippException.class, () -> CanonicalJson.read("{\"a\":1,\"a\":2}"));
	}
}
