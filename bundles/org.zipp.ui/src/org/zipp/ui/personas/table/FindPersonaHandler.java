package org.zipp.ui.personas.table;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.zipp.ui.Ids;
import org.zipp.ui.shell.Perspectives;

/** Shows the personas table with the cursor in its search box. */
public final class FindPersonaHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.PERSONA_TABLE_VIEW) instanceof PersonaTableView view) {
			view.focusSearch();
		}
		return null;
	}
}
