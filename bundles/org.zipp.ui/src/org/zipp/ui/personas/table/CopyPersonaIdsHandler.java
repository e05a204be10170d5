package org.zipp.ui.personas.table;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.zipp.ui.Ids;
import org.zipp.ui.shell.Perspectives;

/** Copies the ids of the personas that are selected in the table. */
public final class CopyPersonaIdsHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.PERSONA_TABLE_VIEW) instanceof PersonaTableView view) {
			view.copyIds();
		}
		return null;
	}
}
