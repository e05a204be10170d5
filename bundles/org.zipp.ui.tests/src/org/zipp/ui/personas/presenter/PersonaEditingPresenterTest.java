package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zipp.model.Evidence;
import org.zipp.model.Persona;
import org.zipp.model.Sentence;
import org.zipp.model.Trait;
import org.zipp.model.TraitCategory;
import org.zipp.model.ZippFactory;

class PersonaEditingPresenterTest {

	private static final String TEXT = "Loves dark forests. Prefers muted colours.";

	private Persona persona;
	private Trait palette;
	private PersonaEditing editing;

	@BeforeEach
	void makePersona() {
		persona = ZippFactory.eINSTANCE.createPersona();
		for (long id = 1; id <= 3; id++) {
			Evidence evidence = ZippFactory.eINSTANCE.createEvidence();
			evidence.setId(id);
			persona.getEvidence().add(evidence);
		}
		add("Loves dark forests.", 0, 1);
		add("Prefers muted colours.", 2);
		palette = ZippFactory.eINSTANCE.createTrait();
		palette.setName("palette");
		palette.setValue("muted");
		persona.getTraits().add(palette);
		editing = new PersonaEditing(persona);
	}

	private void add(String text, int... evidence) {
		Sentence sentence = ZippFactory.eINSTANCE.createSentence();
		sentence.setText(text);
		for (int e : evidence) {
			sentence.getEvidence().add(persona.getEvidence().get(e));
		}
		persona.getSentences().add(sentence);
	}

	private List<String> sentences() {
		return persona.getSentences().stream().map(Sentence::getText).toList();
	}

	private List<List<Long>> links() {
		return persona.getSentences().stream().map(s -> s.getEvidence().stream().map(Evidence::getId).toList()).toList();
	}

	@Test
	void editChangesTheModelAndUndoRestoresIt() {
		assertFalse(editing.dirty());
		editing.setText("Prefers muted colours.", false);
		assertEquals(List.of("Prefers muted colours."), sentences());
		assertEquals(List.of(List.of(3L)), links());
		assertTrue(editing.dirty());
		editing.undo();
		assertEquals(TEXT, editing.text().text());
		assertEquals(List.of("Loves dark forests.", "Prefers muted colours."), sentences());
		assertEquals(List.of(List.of(1L, 2L), List.of(3L)), links());
		assertFalse(editing.dirty());
		editing.redo();
		assertEquals(List.of(List.of(3L)), links());
	}

	@Test
	void burstOfTypingIsOneUndo() {
		editing.setText(TEXT + " O", false);
		editing.setText(TEXT + " Ow", true);
		editing.setText(TEXT + " Own.", true);
		editing.setText(TEXT + " Own. X", false);
		editing.undo();
		assertEquals(TEXT + " Own.", editing.text().text());
		editing.undo();
		assertEquals(TEXT, editing.text().text());
		assertFalse(editing.canUndo());
	}

	@Test
	void typingOnAfterASaveIsDirtyAgain() {
		editing.setText(TEXT + " O", false);
		editing.saved();
		assertFalse(editing.dirty());
		editing.setText(TEXT + " Ow", true);
		assertTrue(editing.dirty());
		editing.undo();
		assertEquals(TEXT + " O", editing.text().text());
		assertFalse(editing.dirty());
		editing.undo();
		assertTrue(editing.dirty(), "undo behind the save point differs from what is stored");
	}

	@Test
	void typingAfterAnUndoDropsTheRedo() {
		editing.setText(TEXT + " A.", false);
		editing.setText(TEXT + " A. B.", false);
		editing.undo();
		editing.setText(TEXT + " A. C.", true);
		assertFalse(editing.canRedo());
		editing.undo();
		assertEquals(TEXT + " A.", editing.text().text());
	}

	@Test
	void traitIsSetAndUndone() {
		editing.setTrait(palette, "muted");
		assertFalse(editing.dirty());
		editing.setTrait(palette, " warm ");
		assertEquals("warm", palette.getValue());
		assertEquals("change of palette", editing.undoLabel());
		assertEquals("palette: muted → warm", editing.summary());
		editing.undo();
		assertEquals("muted", palette.getValue());
		assertFalse(editing.dirty());
	}

	@Test
	void linkIsSetAndUndone() {
		editing.setLink(1, 1, true);
		assertEquals(List.of(List.of(1L, 2L), List.of(3L, 1L)), links());
		assertEquals("evidence links changed", editing.summary());
		editing.setLink(1, 3, false);
		assertEquals(List.of(1L), links().get(1));
		editing.undo();
		editing.undo();
		assertEquals(List.of(List.of(1L, 2L), List.of(3L)), links());
	}

	@Test
	void summarySaysWhatChangedSinceTheLastSave() {
		editing.setText("Loves bright forests. Prefers muted colours. Owns a boat.", false);
		assertEquals("1 sentence changed, 1 sentence added", editing.summary());
		editing.saved();
		editing.setText("Prefers muted colours.", false);
		editing.setTrait(palette, "");
		assertEquals("2 sentences removed, palette: muted → none", editing.summary());
	}

	@Test
	void changesAreMergedWithWhatSomebodyElseHasStored() {
		Persona theirs = EcoreUtil.copy(persona);
		theirs.getSentences().get(1).setText("Prefers loud colours.");
		theirs.setVersion(7);
		editing.setTrait(palette, "warm");
		editing.setText("Loves dark woods and forests. Prefers muted colours.", false);
		PersonaMerge merge = editing.mergeWith(theirs);
		assertEquals(List.of(), merge.conflicts());
		PersonaEditing merged = new PersonaEditing(theirs);
		merged.become(merge.merged(List.of()), "merge");
		assertEquals("Loves dark woods and forests. Prefers loud colours.", merged.text().text());
		assertEquals("warm", theirs.getTraits().getFirst().getValue());
		assertEquals(List.of(1L, 2L), merged.text().sentences().getFirst().evidence());
		assertTrue(merged.dirty());
		assertEquals("merge", merged.undoLabel());
		assertEquals("1 sentence changed, palette: muted → warm", merged.summary());
		merged.undo();
		assertFalse(merged.dirty(), "one undo leads back to the stored version");
		assertEquals("Loves dark forests. Prefers loud colours.", merged.text().text());
		assertEquals("muted", theirs.getTraits().getFirst().getValue());
		merged.redo();
		assertEquals("Loves dark woods and forests. Prefers loud colours.", merged.text().text());
		assertEquals("warm", theirs.getTraits().getFirst().getValue());
	}

	@Test
	void traitsAreAddedAndDeleted() {
		Trait age = editing.addTrait(TraitCategory.DEMOGRAPHICS, " age ", "25-34");
		assertEquals(List.of(palette, age), persona.getTraits());
		assertEquals("new trait age", editing.undoLabel());
		assertEquals("trait age added: 25-34", editing.summary());
		assertEquals("The persona has the trait Age already; change its value in the table.",
				editing.whyNotTrait(TraitCategory.DEMOGRAPHICS, "Age", "18").orElseThrow());
		assertEquals("The trait needs a name.", editing.whyNotTrait(TraitCategory.DEMOGRAPHICS, " ", "18").orElseThrow());
		assertEquals("The trait needs a value.", editing.whyNotTrait(TraitCategory.DEMOGRAPHICS, "x", "").orElseThrow());
		editing.deleteTrait(palette);
		assertEquals(List.of(age), persona.getTraits());
		assertEquals("trait palette deleted, trait age added: 25-34", editing.summary());
		editing.undo();
		assertEquals(List.of(palette, age), persona.getTraits(), "it is where it was");
		editing.undo();
		assertFalse(editing.dirty());
		assertEquals(List.of(palette), persona.getTraits());
		editing.redo();
		editing.redo();
		assertEquals(List.of(age), persona.getTraits());
	}

	@Test
	void earlierTextIsRestoredWithItsReason() {
		editing.setText("Sings. Prefers muted colours.", false);
		editing.saved();
		editing.restore(TEXT, "text before edit 1", " the edit was a joke ");
		assertEquals(TEXT, editing.text().text());
		assertEquals(List.of(List.of(1L, 2L), List.of(3L)), links(), "the sentence was known with its evidence");
		assertEquals("text before edit 1 restored (the edit was a joke), 1 sentence changed", editing.summary());
		editing.undo();
		assertFalse(editing.dirty());
		assertEquals("white space only", editing.summary());
		editing.redo();
		editing.saved();
		editing.setText(TEXT + " Sings.", false);
		assertEquals("1 sentence added", editing.summary(), "the reason belongs to the edit before");
	}

	@Test
	void listenersHearOfEveryChange() {
		int[] heard = { 0 };
		editing.addListener(() -> heard[0]++);
		editing.setText(TEXT + " A", false);
		editing.setText(TEXT + " Ab", true);
		editing.undo();
		editing.redo();
		assertEquals(4, heard[0]);
	}
}
