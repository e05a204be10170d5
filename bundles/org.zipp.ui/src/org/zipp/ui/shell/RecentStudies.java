package org.zipp.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.zipp.ui.context.Studies;

/** The studies opened last, as menu items. */
public final class RecentStudies extends CompoundContributionItem {

	@Override
	protected IContributionItem[] getContributionItems() {
		List<IContributionItem> items = new ArrayList<>();
		for (Path folder : Studies.recent()) {
			Action action = new Action(folder.toString()) {
				@Override
				public void run() {
					Studies.open(folder);
				}
			};
			items.add(new ActionContributionItem(action));
		}
		if (items.isEmpty()) {
			Action none = new Action("No study was opened yet") {
			};
			none.setEnabled(false);
			items.add(new ActionContributionItem(none));
		}
		return items.toArray(IContributionItem[]::new);
	}
}
