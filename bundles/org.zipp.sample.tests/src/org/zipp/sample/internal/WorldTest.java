package org.zipp.sample.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.core.style.Taste;
import org.zipp.sample.internal.World.Community;
import org.zipp.sample.internal.World.Kind;
import org.zipp.sample.internal.World.Person;

class WorldTest {

	@Test
	void everyStyleValueHasCommunitiesAndPhrases() {
		Script phrases = new Script("phrases.txt");
		for (StyleValue value : StyleValue.values()) {
			List<Community> leaning = World.read().stream().filter(c -> c.leanings().contains(value)).toList();
			assertTrue(leaning.size() >= 3, value + " " + leaning);
			assertTrue(leaning.stream().anyMatch(c -> c.leanings().size() == 1), value + " has no community of its own");
			List<String> lines = phrases.section(value.id());
			assertTrue(new HashSet<>(lines).size() >= 12, value.id());
			long plain = lines.stream().filter(l -> l.matches(".*\\b" + value.id() + "\\b.*")).count();
			assertTrue(plain <= 2, value + " is said plainly " + plain + " times");
		}
	}

	@Test
	void communitiesLeanToOneToThreeValuesOfDifferentAxes() {
		Set<String> names = new HashSet<>();
		for (Community c : World.read()) {
			assertTrue(names.add(c.name()), c.name());
			if (c.kind() == Kind.TASTE) {
				assertTrue(!c.leanings().isEmpty() && c.leanings().size() <= 3, c.name());
				assertEquals(c.leanings().size(), c.leanings().stream().map(StyleValue::axis).distinct().count(), c.name());
			} else {
				assertTrue(c.leanings().isEmpty(), c.name());
			}
		}
	}

	@Test
	void profilesUseEveryStyleValue() {
		Set<StyleValue> used = new HashSet<>();
		World.PROFILES.forEach(p -> used.addAll(p.values().values()));
		assertEquals(Set.of(StyleValue.values()), used);
	}

	@Test
	void usersJoinWhereTheirTasteIs() {
		World world = new World(11, 300, 60);
		int strays = 0;
		for (int u = 0; u < 300; u++) {
			Person person = world.person(u);
			Set<StyleValue> own = Set.copyOf(person.taste().values().values());
			for (StyleAxis axis : StyleAxis.values()) {
				StyleValue value = person.taste().values().get(axis);
				assertTrue(person.likes().stream().anyMatch(c -> c.leanings().contains(value)), axis + " of " + person);
			}
			strays += person.likes().stream().anyMatch(c -> !own.containsAll(c.leanings())) ? 1 : 0;
			assertEquals(person.likes().size(), person.likeWeights().length);
			assertEquals(person.others().size(), person.otherWeights().length);
		}
		assertTrue(strays > 10 && strays < 80, "some join for other reasons: " + strays);
	}

	@Test
	void whatIsSaidHasNoGapsLeft() {
		World world = new World(1, 40, 60);
		Talk talk = new Talk();
		Dice dice = new Dice(5);
		for (int i = 0; i < 4000; i++) {
			Person person = world.person(i % 40);
			Community c = i % 2 == 0 ? dice.of(person.likes()) : dice.of(person.others());
			for (String text : List.of(talk.comment(person, c, dice), talk.imageTitle(person, c, dice),
					talk.textTitle(person, c, dice))) {
				assertTrue(!text.isBlank() && !text.matches("(?s).*(?:[{}|]|PHRASE|SECOND|SUBJECT|CITY|COUNTRY).*"), text);
			}
		}
	}

	@Test
	void aTasteIsWhatItsIdSays() {
		assertEquals("warm+dark+grainy+crowded", World.PROFILES.getFirst().id());
		assertEquals(World.PROFILES.getFirst(), Taste.ofId("warm+dark+grainy+crowded"));
	}

	@Test
	void diceAreFair() {
		Dice dice = new Dice(1, 2, 3);
		int[] seen = new int[6];
		for (int i = 0; i < 60_000; i++) {
			seen[dice.below(6)]++;
		}
		for (int n : seen) {
			assertTrue(Math.abs(n - 10_000) < 500, String.valueOf(n));
		}
		assertEquals(new Dice(7, 8).fraction(), new Dice(7, 8).fraction());
	}
}
