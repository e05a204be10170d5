package org.zipp.ui.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Services;
import org.zipp.ui.shell.Perspectives;

/** The steps of the line as menu items, in their order. */
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
			Map.entry("monitor", Icons.POWER),
			Map.entry("marginals", Icons.PERSONAS),
			Map.entry("cmmd", Icons.IMAGES),
			Map.entry("demo", Icons.LINE),
			Map.entry("study", Icons.STUDY_NEW),
			Map.entry("rater", Icons.PERSONAS),
			Map.entry("simulate", Icons.VOTE));

	@Override
	protected IContributionItem[] getContributionItems() {
		List<IContributionItem> items = new ArrayList<>();
		for (OperationRegistry.Descriptor operation : Services.operations().operations()) {
			Action action = new Action(operation.label() + '…',
					Icons.descriptor(ICONS.getOrDefault(operation.id(), Icons.LINE))) {
				@Override
				public void run() {
					LineRunner.ask(Perspectives.window().getShell(), operation.id());
				}
			};
			action.setId(operation.id());
			action.setToolTipText(operation.description());
			items.add(new ActionContributionItem(action));
		}
		return items.toArray(IContributionItem[]::new);
	}
}
