package org.zipp.core.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;

/** What is installed can be chosen by its id, and its settings are one text. */
class ChoicesTest {

	private record Thing(String id, String label) implements Choosable {
		@Override
		public List<Setting> settings() {
			return id.equals("plain") ? List.of() : List.of(Setting.number("shots", "Past prompts", 3, 0, 100), Setting.text("style", "Style", "none"));
		}
	}

	private static final Thing PLAIN = new Thing("plain", "Plain");
	private static final Thing FINE = new Thing("fine", "Fine, a stand-in");

	private static Choices<Thing> choices() {
		Choices<Thing> choices = new Choices<>("thing");
		choices.add(new Thing("b", "B"), Map.of());
		choices.add(new Thing("a", "A"), Map.of());
		choices.add(FINE, Map.of(Choices.ORDER, 20));
		choices.add(PLAIN, Map.of(Choices.ORDER, 10));
		return choices;
	}

	@Test
	void theyStandInOrderAndTheRestById() {
		assertEquals(List.of("plain", "fine", "a", "b"), choices().all().stream().map(Thing::id).toList());
		assertEquals(new Choice("fine", "Fine, a stand-in"), choices().list().get(1));
	}

	@Test
	void whatIsNotThereIsToldWithWhatIs() {
		Choices<Thing> choices = choices();
		choices.remove(FINE);
		assertEquals("There is no thing 'fine'. There are: plain, a, b.", assertThrows(ZippException.class, () -> choices.get("fine")).getMessage());
		assertEquals(PLAIN, choices.get("plain"));
	}

	@Test
	void theFirstInOrderHasAnIdThatTwoClaim() {
		Choices<Thing> choices = choices();
		choices.add(new Thing("plain", "Another"), Map.of());
		assertEquals("Plain", choices.get("plain").label());
	}

	@Test
	void whatCannotBeUsedSaysWhy() {
		Choices<Choosable> choices = new Choices<>("thing");
		choices.add(new Choosable() {
			@Override
			public String id() {
				return "far";
			}

			@Override
			public String label() {
				return "Far away";
			}

			@Override
			public String lack() {
				return "It needs a network.";
			}
		}, Map.of());
		assertEquals("Far away (cannot be used here)", choices.list().getFirst().label());
		assertEquals("The thing 'far' cannot be used here. It needs a network.",
				assertThrows(ZippException.class, () -> choices.usable("far")).getMessage());
	}

	@Test
	void settingsAreOneTextHoweverTheyAreTyped() {
		assertEquals("shots=7,style=none", Settings.parse("shots= 07 ").of(FINE).text());
		Settings commas = Settings.of(Map.of("style", "dark, wet", "shots", "1"));
		assertEquals("shots=1,\"style=dark, wet\"", commas.text());
		assertEquals(commas, Settings.parse(commas.text()), "what is stored is read again");
		assertEquals(Settings.NONE, Settings.parse(""));
	}

	@Test
	void aSettingThatIsNotKnownOrNotRightIsNamed() {
		assertEquals("plain has no setting 'shots'. It has none.",
				assertThrows(ZippException.class, () -> Settings.parse("shots=1").of(PLAIN)).getMessage());
		assertEquals("fine has no setting 'short'. It has: shots, style.",
				assertThrows(ZippException.class, () -> Settings.parse("short=1").of(FINE)).getMessage());
		assertEquals("The setting shots of fine takes a whole number from 0 to 100, not 'many'.",
				assertThrows(ZippException.class, () -> Settings.parse("shots=many").of(FINE)).getMessage());
		assertEquals("The setting shots of fine takes a whole number from 0 to 100, not '101'.",
				assertThrows(ZippException.class, () -> Settings.parse("shots=101").of(FINE)).getMessage());
		assertThrows(ZippException.class, () -> Settings.parse("shots"));
	}
}
