package org.zipp.ui.personas.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.zipp.ui.Ids;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.personas.PersonaInput;
import org.zipp.ui.shell.Perspectives;

/** Opens the editor on the selected persona. */
public final class OpenPersonaHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		String user = StudyContext.get().currentUserId();
		if (!user.isEmpty()) {
			Perspectives.openEditor(Ids.PERSONAS_PERSPECTIVE, new PersonaInput(user), Ids.PERSONA_EDITOR);
		}
		return null;
	}
}
