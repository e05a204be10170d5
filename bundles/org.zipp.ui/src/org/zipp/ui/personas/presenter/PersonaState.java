package org.zipp.ui.personas.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.zipp.model.Evidence;
import org.zipp.model.Persona;
import org.zipp.model.Trait;
import org.zipp.model.TraitCategory;

/**
 * What of a persona can be edited, as values: to be compared, merged and kept.
 *
 * @param lines  the sentences in order
 * @param traits the traits in order
 */
public record PersonaState(List<Line> lines, List<TraitState> traits) {

	/** A sentence and the ids of the evidence it rests on. */
	public record Line(String text, List<Long> evidence) {
		public Line {
			evidence = List.copyOf(evidence);
		}
	}

	/** A trait and the ids of the evidence it rests on. */
	public record TraitState(TraitCategory category, String name, String value, double confidence, List<Long> evidence) {
		public TraitState {
			name = Objects.requireNonNullElse(name, "");
			value = Objects.requireNonNullElse(value, "");
			evidence = List.copyOf(evidence);
		}

		/** A trait as it is now. */
		public static TraitState of(Trait trait) {
			return new TraitState(trait.getCategory(), trait.getName(), trait.getValue(), trait.getConfidence(),
					trait.getEvidence().stream().map(Evidence::getId).toList());
		}

		TraitState withValue(String other) {
			return new TraitState(category, name, other, confidence, evidence);
		}
	}

	public PersonaState {
		lines = List.copyOf(lines);
		traits = List.copyOf(traits);
	}

	/** A persona as it is stored. */
	public static PersonaState of(Persona persona) {
		return new PersonaState(persona.getSentences().stream().map(s -> new Line(Objects.requireNonNullElse(s.getText(), ""),
				s.getEvidence().stream().map(Evidence::getId).toList())).toList(),
				persona.getTraits().stream().map(TraitState::of).toList());
	}

	/** A persona as it stands in an editor. */
	static PersonaState of(PersonaText text, List<TraitState> traits) {
		List<Line> lines = new ArrayList<>();
		for (int i = 0; i < text.sentences().size(); i++) {
			lines.add(new Line(text.sentence(i), text.sentences().get(i).evidence()));
		}
		return new PersonaState(lines, traits);
	}

	/** The sentences as one text. */
	PersonaText text() {
		return PersonaText.of(lines.stream().map(Line::text).toList(), lines.stream().map(Line::evidence).toList());
	}
}
