package org.zipp.ui.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

	private static final Map<String, String> ICONS = Map.ofEntries(Map.entry("sample", Icons.SAMPLE),
			Map.entry("ingest", Icons.COMMUNITY),
			Map.entry("attach", Icons.ATTACH),
			Map.entry("train", Icons.TRAINING),
			Map.entry("encode", Icons.NEIGHBOURHOOD),
			Map.entry("ablation", Icons.TRAINING),
			Map.entry("explore", Icons.DATA),
			Map.entry("mine", Icons.EVIDENCE),
			Map.entry("verbalize", Icons.PERSONA),
			Map.entry("rewrite", Icons.EDIT),
			Map.entry("generate", Icons.GENERATION),
			Map.entry("design", Icons.VOTE),
			Map.entry("report", Icons.REPORT),
			Map.entry("analyze", Icons.REPORT),
			Map.entry("check", Icons.CHECK),
			Map.entry("power", Icons.POWER),
			Map.entry("repair", Icons.IMAGES),
			Map.entry("refresh", Icons.GENERATION),
			Map.entry("verify", Icons.CHECK),
			Map.entry("monitor", Icons.POWER),
			Map.entry("marginals", Icons.PERSONAS),
			Map.entry("cmmd", Icons.IMAGES),
			Map.entry("demo", Icons.LINE),
			Map.entry("study", Icons.STUDY_NEW),
			Map.entry("rater", Icons.PERSONAS),
			Map.entry("simulate", Icons.VOTE));

	@Override
	protected IContributionItem[] getContributionItems() {
		LineState state = LineWatch.get().state();
		boolean open = StudyContext.get().isOpen();
		List<IContributionItem> groups = new ArrayList<>();
		LineGroup.of(Services.operations().operations()).forEach((group, operations) -> {
			MenuManager menu = new MenuManager(group.title(), Icons.descriptor(group.icon()), "org.zipp.ui.line." + group.name());
			operations.forEach(o -> menu.add(item(o, open, state)));
			groups.add(menu);
		});
		return groups.toArray(IContributionItem[]::new);
	}

	private static IContributionItem item(OperationRegistry.Descriptor operation, boolean open, LineState state) {
		String needs = open ? Needs.of(operation.id(), state) : LineGroup.needsStudy(operation) ? "needs an open study" : "";
		// What keeps a step from running stands in the menu itself: a tooltip of a grey entry is seen by few.
		Action action = new Action(operation.label() + '…' + (needs.isEmpty() ? "" : "  (" + needs + ')'),
				Icons.descriptor(ICONS.getOrDefault(operation.id(), Icons.LINE))) {
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
