package org.zipp.ui.shell;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.zipp.ui.context.Studies;

/** The studies opened last, as menu items: by title, with the folder behind; those that are gone can be taken off. */
public final class RecentStudies extends CompoundContributionItem {

	@Override
	protected IContributionItem[] getContributionItems() {
		List<IContributionItem> items = new ArrayList<>();
		List<Studies.Recent> all = Studies.recentStudies();
		List<Studies.Recent> gone = all.stream().filter(r -> !r.isThere()).toList();
		for (Studies.Recent study : all) {
			Action open = action(text(study, gone.contains(study)), () -> Studies.open(study));
			open.setToolTipText(study.folder().toString());
			open.setEnabled(!gone.contains(study));
			items.add(new ActionContributionItem(open));
		}
		if (items.isEmpty()) {
			Action none = action("No study was opened yet", () -> {
			});
			none.setEnabled(false);
			items.add(new ActionContributionItem(none));
		}
		if (!gone.isEmpty()) {
			items.add(new Separator());
			items.add(new ActionContributionItem(
					action("Remove those that are not there", () -> gone.forEach(r -> Studies.forget(r.folder())))));
		}
		return items.toArray(IContributionItem[]::new);
	}

	/** A tab would part the text from a key, an ampersand marks a letter. */
	private static String text(Studies.Recent study, boolean gone) {
		String mark = study.readOnly() ? " (read-only)" : "";
		return (study.title() + mark + "  –  " + study.folder() + (gone ? "  (not there)" : "")).replace("&", "&&").replace('\t', ' ');
	}

	private static Action action(String text, Runnable work) {
		Action action = new Action() {
			@Override
			public void run() {
				work.run();
			}
		};
		// The constructor that takes a text would read what stands behind an @ as a key.
		action.setText(text.contains("@") ? text + '@' : text);
		return action;
	}
}
