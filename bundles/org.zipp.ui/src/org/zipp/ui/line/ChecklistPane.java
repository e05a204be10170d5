package org.zipp.ui.line;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.line.Checklist.Item;
import org.zipp.ui.line.Checklist.State;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.widgets.Sizes;

/** The steps of the open study, each with its state, its problem as a link that leads to where it is mended, and one button. */
public final class ChecklistPane {

	/** Key of the step in the data of its button and its link. */
	public static final String STEP = "org.zipp.ui.line.step";

	private static final int FACTS_WIDTH = 150;
	/** Percent of the usual height from which a font is large. */
	private static final int LARGE = 140;
	private static final String VOTE_COMMAND = "org.zipp.ui.vote";

	private record Row(Label mark, Label facts, Link problem, Button button) {
	}

	private final Composite pane;
	private final Map<LineStep, Row> rows = new EnumMap<>(LineStep.class);
	/** With a large font the button would lie outside the page if it stood beside the texts, so all stands in one column. */
	private final boolean stacked = Sizes.px(100) > LARGE;

	/** @param whenResized called after the pane has come to need more or less room */
	public ChecklistPane(Composite parent, Runnable whenResized) {
		pane = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_CARD);
		GridLayoutFactory.fillDefaults().numColumns(stacked ? 2 : 4).margins(16, 12).spacing(12, 6).applyTo(pane);
		for (LineStep step : LineStep.values()) {
			rows.put(step, row(step));
		}
		show();
		LineWatch.get().addListener(() -> {
			if (show()) {
				pane.layout(true, true);
				whenResized.run();
			}
		}, pane);
	}

	/** Where it stands on the page. */
	public Composite control() {
		return pane;
	}

	private Row row(LineStep step) {
		Label mark = Theme.style(new Label(pane, SWT.NONE), Theme.CSS_CARD);
		GridDataFactory.fillDefaults().hint(Sizes.px(18), SWT.DEFAULT).align(SWT.CENTER, SWT.CENTER).applyTo(mark);
		Composite place = pane;
		if (stacked) {
			place = Theme.style(new Composite(pane, SWT.NONE), Theme.CSS_CARD);
			GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(place);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(place);
		}
		Label title = Theme.style(new Label(place, SWT.NONE), Theme.CSS_CARD);
		title.setText(step.ordinal() + 1 + ". " + step.title());
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		title.setToolTipText(step.sentence());
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(title);
		Composite state = Theme.style(new Composite(place, SWT.NONE), Theme.CSS_CARD);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(state);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
		Label facts = Theme.style(new Label(state, SWT.WRAP), Theme.CSS_CARD_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(FACTS_WIDTH), SWT.DEFAULT).applyTo(facts);
		Link problem = Theme.style(new Link(state, SWT.WRAP), Theme.CSS_CARD);
		problem.setData(STEP, step);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(FACTS_WIDTH), SWT.DEFAULT).exclude(true).applyTo(problem);
		problem.addListener(SWT.Selection, e -> mend(step));
		Button button = new Button(place, SWT.PUSH);
		button.setText(step.button());
		button.setData(STEP, step);
		GridDataFactory.fillDefaults().align(stacked ? SWT.BEGINNING : SWT.FILL, SWT.CENTER).applyTo(button);
		button.addListener(SWT.Selection, e -> take(step));
		return new Row(mark, facts, problem, button);
	}

	/** Whether it needs more or less room than before. */
	private boolean show() {
		boolean open = StudyContext.get().isOpen();
		boolean resized = false;
		for (Item item : LineWatch.get().checklist()) {
			Row row = rows.get(item.step());
			row.mark.setImage(switch (item.state()) {
			case DONE -> Icons.image(Icons.DONE);
			case RUNNING -> Icons.image(Icons.RUNNING);
			case PROBLEM -> Icons.image(Icons.WARNING);
			default -> Icons.image(Icons.QUEUED);
			});
			row.mark.setToolTipText(item.state().text());
			resized |= set(row.facts, text(item));
			String link = item.problem().isEmpty() ? "" : "<a>" + item.problem().replace("&", "&&").replace("<", "‹") + "</a>";
			if (!link.equals(row.problem.getText())) {
				row.problem.setText(link);
				row.problem.setVisible(!link.isEmpty());
				((GridData) row.problem.getLayoutData()).exclude = link.isEmpty();
				resized = true;
			}
			row.button.setEnabled(open && item.state() != State.RUNNING && item.needs().isEmpty());
			row.button.setToolTipText(item.needs().isEmpty() ? item.step().sentence() : item.needs());
		}
		return resized;
	}

	private static String text(Item item) {
		String state = item.state().text();
		String more = item.facts().isEmpty() && item.state() == State.NOT_STARTED ? item.needs() : item.facts();
		return more.isEmpty() ? state : state + " – " + more;
	}

	private static boolean set(Label label, String text) {
		if (label.getText().equals(text)) {
			return false;
		}
		label.setText(text);
		return true;
	}

	private void take(LineStep step) {
		if (step == LineStep.VOTES) {
			vote();
		} else {
			LineRunner.ask(pane.getShell(), step.operation());
		}
	}

	private void mend(LineStep step) {
		LineWatch.get().checklist().stream().filter(i -> i.step() == step).findFirst().ifPresent(item -> {
			switch (item.place()) {
			case OPERATION -> LineRunner.ask(pane.getShell(), step.operation());
			case QUEUE -> Perspectives.showView(Ids.GENERATION_PERSPECTIVE, Ids.QUEUE_VIEW);
			case DESIGN -> LineRunner.ask(pane.getShell(), "design");
			case NOWHERE -> rows.get(step).button.setFocus();
			}
		});
	}

	private static void vote() {
		try {
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(VOTE_COMMAND, null);
		} catch (CommandException e) {
			UiJobs.show("The pairs could not be opened", e);
		}
	}
}
