package org.zipp.ui.personas.table;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.zipp.ui.Ids;
import org.zipp.ui.shell.Perspectives;

/** Exports the personas that are selected in the table, or all that it lists. */
public final class ExportPersonasHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.PERSONA_TABLE_VIEW) instanceof PersonaTableView view) {
			view.exportSelected();
		}
		return null;
	}
}
