package org.zipp.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.eclipse.ui.views.IViewDescriptor;
import org.zipp.ui.Ids;

/** All views of the workbench as menu items: first ours, then those of the platform that are of use here. */
public final class ShowViewItems extends CompoundContributionItem {

	private static final String CATEGORY = "org.zipp.ui.views";

	@Override
	protected IContributionItem[] getContributionItems() {
		List<IContributionItem> items = new ArrayList<>();
		var registry = PlatformUI.getWorkbench().getViewRegistry();
		Arrays.stream(registry.getViews()).filter(v -> Arrays.asList(Objects.requireNonNullElse(v.getCategoryPath(), new String[0])).contains(CATEGORY))
				.forEach(v -> items.add(item(v)));
		items.add(new Separator());
		List.of(IPageLayout.ID_PROP_SHEET, Ids.PROGRESS_VIEW, Ids.ERROR_LOG_VIEW).stream().map(registry::find)
				.filter(Objects::nonNull).forEach(v -> items.add(item(v)));
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
