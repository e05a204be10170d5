package org.zipp.ui.operation;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.line.LineState;
import org.zipp.ui.line.LineWatch;
import org.zipp.ui.line.Needs;
import org.zipp.ui.shell.Perspectives;

/** The steps of the line as menu items: in groups, in their order, those that cannot run yet grey and with the reason. */
public final class LineMenu extends CompoundContributionItem {

	@Override
	protected IContributionItem[] getContributionItems() {
		LineState state = LineWatch.get().state();
		boolean open = StudyContext.get().isOpen();
		List<IContributionItem> groups = new ArrayList<>();
		LineGroup.of(Services.operations()).forEach((group, operations) -> {
			MenuManager menu = new MenuManager(group.title(), Icons.descriptor(group.icon()), "org.zipp.ui.line." + group.name());
			operations.forEach(o -> menu.add(item(o, open, state)));
			groups.add(menu);
		});
		return groups.toArray(IContributionItem[]::new);
	}

	private static IContributionItem item(LineGroup.Entry entry, boolean open, LineState state) {
		OperationRegistry.Descriptor operation = entry.operation();
		String needs = open ? Needs.of(entry.place(), state) : entry.needsStudy() ? "needs an open study" : "";
		// What keeps a step from running stands in the menu itself: a tooltip of a grey entry is seen by few.
		Action action = new Action(operation.label() + '…' + (needs.isEmpty() ? "" : "  (" + needs + ')'),
				Icons.descriptor(entry.place().bundle(), entry.place().icon())) {
			@Override
			public void run() {
				LineRunner.ask(Perspectives.window().getShell(), operation.id());
			}
		};
		action.setId(operation.id());
		action.setEnabled(needs.isEmpty());
		action.setToolTipText(needs.isEmpty() ? operation.description() : operation.label() + ' ' + needs + '.');
		return new ActionContributionItem(action);
	}
}
