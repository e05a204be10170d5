package org.zipp.ui.personas.table;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.zipp.ui.Ids;
import org.zipp.ui.shell.Perspectives;

/** Opens the two personas that are selected in the table side by side. */
public final class ComparePersonasHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.PERSONA_TABLE_VIEW) instanceof PersonaTableView view) {
			view.compareSelected();
		}
		return null;
	}
}
