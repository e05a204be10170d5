package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.Sentence;
import org.zipp.model.Trait;
import org.zipp.model.TraitCategory;
import org.zipp.model.ZippFactory;
import org.zipp.ui.personas.presenter.PersonaComparison.EvidencePair;
import org.zipp.ui.personas.presenter.PersonaComparison.Likeness;
import org.zipp.ui.personas.presenter.PersonaComparison.Pair;
import org.zipp.ui.personas.presenter.PersonaComparison.TraitPair;

class PersonaComparisonPresenterTest {

	private static Persona persona(String... sentences) {
		Persona persona = ZippFactory.eINSTANCE.createPersona();
		for (String text : sentences) {
			Sentence sentence = ZippFactory.eINSTANCE.createSentence();
			sentence.setText(text);
			persona.getSentences().add(sentence);
		}
		return persona;
	}

	private static void trait(Persona persona, String name, String value) {
		Trait trait = ZippFactory.eINSTANCE.createTrait();
		trait.setCategory(TraitCategory.AESTHETICS);
		trait.setName(name);
		trait.setValue(value);
		persona.getTraits().add(trait);
	}

	private static void evidence(Persona persona, EvidenceKind kind, String community, String text, double weight) {
		Evidence evidence = ZippFactory.eINSTANCE.createEvidence();
		evidence.setId(persona.getEvidence().size());
		evidence.setKind(kind);
		evidence.setCommunity(community);
		evidence.setText(text);
		evidence.setWeight(weight);
		persona.getEvidence().add(evidence);
	}

	@Test
	void similarSentencesStandBesideEachOther() {
		PersonaComparison both = PersonaComparison.of(persona("Is a student.", "Prefers dark light in pictures.", "Sings."),
				persona("Prefers bright light in pictures.", "Owns a boat."));
		assertEquals(List.of(new Pair("Is a student.", ""),
				new Pair("Prefers dark light in pictures.", "Prefers bright light in pictures."), new Pair("Sings.", ""),
				new Pair("", "Owns a boat.")), both.sentences());
		assertEquals("Sentences: 0 same, 1 different, 3 one alone. Traits: 0 same, 0 different, 0 one alone.", both.counts());
	}

	@Test
	void traitsAreTheSameDifferentOrOfOneAlone() {
		Persona a = persona();
		Persona b = persona();
		trait(a, "palette", "warm");
		trait(a, "light", "dark");
		trait(a, "texture", "smooth");
		trait(b, "light", "dark");
		trait(b, "palette", "cool");
		List<TraitPair> traits = PersonaComparison.of(a, b).traits();
		assertEquals(List.of(new TraitPair(TraitCategory.AESTHETICS, "palette", "warm", "cool"),
				new TraitPair(TraitCategory.AESTHETICS, "light", "dark", "dark"),
				new TraitPair(TraitCategory.AESTHETICS, "texture", "smooth", "")), traits);
		assertEquals(List.of(false, true, false), traits.stream().map(TraitPair::same).toList());
		assertEquals(List.of(Likeness.DIFFERENT, Likeness.SAME, Likeness.ALONE), traits.stream().map(TraitPair::likeness).toList());
	}

	@Test
	void sharedEvidenceComesFirst() {
		Persona a = persona();
		Persona b = persona();
		evidence(a, EvidenceKind.COMMENT, "cats", "Mine  alone.", 0.1);
		evidence(a, EvidenceKind.COMMUNITY, "cats", "All about cats", 0.5);
		evidence(b, EvidenceKind.COMMUNITY, "dogs", "All about dogs", 0.7);
		evidence(b, EvidenceKind.COMMUNITY, "cats", "All about cats", 0.3);
		PersonaComparison both = PersonaComparison.of(a, b);
		assertEquals(List.of(new EvidencePair(EvidenceKind.COMMUNITY, "cats", "All about cats", 0.5, 0.3),
				new EvidencePair(EvidenceKind.COMMENT, "cats", "Mine alone.", 0.1, -1),
				new EvidencePair(EvidenceKind.COMMUNITY, "dogs", "All about dogs", -1, 0.7)), both.evidence());
		assertEquals("Both rest on 1 community and 0 texts", both.shared());
	}
}
