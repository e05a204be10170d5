package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.model.ZippPackage;

class StudyEditsTest {

	private static final ZippPackage MODEL = ZippPackage.eINSTANCE;

	private final Study study = ZippFactory.eINSTANCE.createStudy();
	private final StudyEdits edits = new StudyEdits();

	@Test
	void typingIsOneCommand() {
		for (String text : new String[] { "A", "A s", "A stu", "A study" }) {
			edits.type(study, MODEL.getStudy_Title(), text);
		}
		assertEquals("A study", study.getTitle());
		edits.stack().undo();
		assertNull(study.getTitle());
		assertFalse(edits.stack().canUndo());
		edits.stack().redo();
		assertEquals("A study", study.getTitle());
	}

	@Test
	void typingInTwoFieldsIsTwoCommands() {
		edits.type(study, MODEL.getStudy_Title(), "T");
		edits.type(study, MODEL.getStudy_Description(), "D");
		edits.type(study, MODEL.getStudy_Title(), "Title");
		edits.stack().undo();
		assertEquals("T", study.getTitle());
		edits.stack().undo();
		assertNull(study.getDescription());
		edits.stack().undo();
		assertNull(study.getTitle());
	}

	@Test
	void typingBackToWhatItWasLeavesNothingToUndo() {
		study.setTitle("Old");
		edits.type(study, MODEL.getStudy_Title(), "Older");
		edits.type(study, MODEL.getStudy_Title(), "Old");
		assertEquals("Old", study.getTitle());
		assertFalse(edits.stack().canUndo());
	}

	@Test
	void savedIsNotDirtyUntilTheNextEditAndAgainAfterUndo() {
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		edits.add(study, MODEL.getStudy_Prompts(), prompt);
		assertTrue(edits.stack().isSaveNeeded());
		edits.stack().saveIsDone();
		edits.endTyping();
		assertFalse(edits.stack().isSaveNeeded());
		edits.remove(study, MODEL.getStudy_Prompts(), prompt);
		assertTrue(edits.stack().isSaveNeeded());
		edits.stack().undo();
		assertFalse(edits.stack().isSaveNeeded());
		assertEquals(1, study.getPrompts().size());
	}
}
