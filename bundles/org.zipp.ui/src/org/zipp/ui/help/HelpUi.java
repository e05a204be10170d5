package org.zipp.ui.help;

import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.help.AbstractHelpUI;
import org.zipp.ui.Ids;
import org.zipp.ui.shell.Perspectives;

/** Shows help in a view of the workbench, without a web browser. */
public final class HelpUi extends AbstractHelpUI {

	/** What all context ids of the bundle begin with. */
	static final String PREFIX = Ids.PLUGIN + '.';
	/** Context of the text for new users. */
	static final String GETTING_STARTED = PREFIX + "gettingStarted";

	@Override
	public void displayHelp() {
		displayContext(HelpSystem.getContext(GETTING_STARTED), 0, 0);
	}

	@Override
	public void displaySearch() {
		search("");
	}

	@Override
	public void search(String expression) {
		if (Perspectives.showView(Ids.HELP_VIEW) instanceof HelpView view) {
			view.search(expression);
		}
	}

	@Override
	public void displayDynamicHelp() {
		IWorkbenchPart active = Perspectives.window().getActivePage().getActivePart();
		if (Perspectives.showView(Ids.HELP_VIEW) instanceof HelpView view) {
			view.show(active);
		}
	}

	@Override
	public void displayContext(IContext context, int x, int y) {
		if (Perspectives.showView(Ids.HELP_VIEW) instanceof HelpView view && context != null) {
			view.show(context);
		}
	}

	@Override
	public void displayHelpResource(String href) {
		displayContext(HelpSystem.getContext(href), 0, 0);
	}

	@Override
	public boolean isContextHelpDisplayed() {
		return Perspectives.window().getActivePage() != null
				&& Perspectives.window().getActivePage().findView(Ids.HELP_VIEW) != null;
	}
}
