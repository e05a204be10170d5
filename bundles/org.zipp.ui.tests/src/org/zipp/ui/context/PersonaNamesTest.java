package org.zipp.ui.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PersonaNamesTest {

	private static final String ID = "u0160299dfc0aa11bb22";

	@Test
	void namesFollowFromTheId() {
		String name = PersonaNames.plain(ID);
		assertTrue(name.matches("[a-z]+-[a-z]+"), name);
		assertEquals(name, PersonaNames.plain(ID));
		assertEquals(name, PersonaNames.of(List.of(ID, "u1428dfb279ac2e2bc68d")).name(ID), "the same in every study");
		assertEquals(name + " (" + ID + ')', PersonaNames.NONE.nameAndId(ID));
	}

	@Test
	void idsThatAreNoHashesAreNamesAlready() {
		assertEquals("alice", PersonaNames.plain("alice"));
		assertEquals("alice", PersonaNames.NONE.nameAndId("alice"));
		assertEquals("u17", PersonaNames.plain("u17"));
	}

	@Test
	void namesOfALargeStudyAreAllDifferentAndSpreadOut() {
		List<String> ids = IntStream.range(0, 100_000).mapToObj(i -> String.format("u%020x", i * 2654435761L)).toList();
		PersonaNames names = PersonaNames.of(ids);
		Set<String> seen = new HashSet<>();
		Map<String, Integer> plain = new HashMap<>();
		for (String id : ids) {
			assertTrue(seen.add(names.name(id)), () -> names.name(id) + " is there twice");
			plain.merge(PersonaNames.plain(id), 1, Integer::sum);
			assertTrue(names.name(id).startsWith(PersonaNames.plain(id)));
		}
		assertTrue(plain.size() > 35_000, () -> plain.size() + " plain names");
		for (String id : ids) {
			boolean alone = plain.get(PersonaNames.plain(id)) == 1;
			assertEquals(alone, names.name(id).equals(PersonaNames.plain(id)), "a suffix only where it is needed");
		}
	}
}
