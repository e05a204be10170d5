package org.zipp.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.views.IViewDescriptor;
import org.zipp.ui.Ids;

/** All views of the workbench as menu items: first ours, then those of the platform that are of use here. */
public final class ShowViewItems extends CompoundContributionItem {

	private static final String OTHER = "org.eclipse.ui.views.showView";

	@Override
	protected IContributionItem[] getContributionItems() {
		List<IContributionItem> items = new ArrayList<>();
		var registry = PlatformUI.getWorkbench().getViewRegistry();
		// By id: the registry gives no category to views that a window has not shown yet.
		Arrays.stream(registry.getViews()).filter(v -> v.getId().startsWith(Ids.PLUGIN + '.'))
				.sorted(Comparator.comparing(IViewDescriptor::getLabel)).forEach(v -> items.add(item(v)));
		items.add(new Separator());
		List.of(IPageLayout.ID_PROP_SHEET, Ids.PROGRESS_VIEW, Ids.ERROR_LOG_VIEW).stream().map(registry::find)
				.filter(Objects::nonNull).forEach(v -> items.add(item(v)));
		items.add(new Separator());
		items.add(new CommandContributionItem(new CommandContributionItemParameter(Perspectives.window(), null, OTHER, CommandContributionItem.STYLE_PUSH)));
		return items.toArray(IContributionItem[]::new);
	}

	private static IContributionItem item(IViewDescriptor view) {
		Action action = new Action(view.getLabel(), view.getImageDescriptor()) {
			@Override
			public void run() {
				IWorkbenchPage page = Perspectives.window().getActivePage();
				if (page != null) {
					Perspectives.showView(view.getId());
				}
			}
		};
		return new ActionContributionItem(action);
	}
}
