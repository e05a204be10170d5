package org.zipp.ui.personas.table;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zipp.ui.Ids;
import org.zipp.ui.personas.editor.PersonaEditor;
import org.zipp.ui.shell.Perspectives;

/** Opens two personas side by side: those that are selected in the table, or the one in the editor in use and another one. */
public final class ComparePersonasHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActivePart(event) instanceof PersonaEditor editor) {
			editor.compare();
			return null;
		}
		if (Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.PERSONA_TABLE_VIEW) instanceof PersonaTableView view) {
			view.compareSelected();
		}
		return null;
	}
}
