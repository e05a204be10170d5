package org.zipp.language.prompt;

import java.util.List;

import org.zipp.model.Persona;
import org.zipp.model.TraitCategory;

/**
 * A persona as a rewriter reads it.
 *
 * @param sentences its sentences
 * @param traits    its structured traits
 */
public record PersonaProfile(String userId, List<String> sentences, List<Trait> traits) {

	/** A structured trait; {@code confidence} from 0 to 1. */
	public record Trait(TraitCategory category, String name, String value, double confidence) {
	}

	public PersonaProfile {
		sentences = List.copyOf(sentences);
		traits = List.copyOf(traits);
	}

	/** The persona as it stands in the store, edits included. */
	public static PersonaProfile of(Persona persona) {
		return new PersonaProfile(persona.getUserId(),
				persona.getSentences().stream().map(s -> s.getText().strip()).filter(s -> !s.isEmpty()).toList(),
				persona.getTraits().stream()
						.map(t -> new Trait(t.getCategory(), t.getName(), t.getValue(), t.getConfidence())).toList());
	}

	/** The sentences joined by spaces. */
	public String text() {
		return String.join(" ", sentences);
	}
}
