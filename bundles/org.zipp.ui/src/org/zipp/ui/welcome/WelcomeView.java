package org.zipp.ui.welcome;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.operation.OperationJob;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.line.ChecklistPane;
import org.zipp.ui.line.LineState;
import org.zipp.ui.line.LineWatch;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.study.StudyActions;
import org.zipp.ui.widgets.Sizes;

/** Leads a new user through the line in five steps, each with a button that goes there and a mark when it is done. */
public final class WelcomeView extends ViewPart {

	private static final int WIDTH = 860;
	/** With a large font texts wrap rather than lead out of the window. */
	private static final int WIDEST = 1200;
	private static final int POLL_MILLIS = 300;
	private static final int STEPS = 1000;

	private record Card(Label sentence, Label fact, Label mark, Button button) {
	}

	private final Map<Step, Card> cards = new EnumMap<>(Step.class);
	private ScrolledComposite scroll;
	private Composite page;
	private Label studyLine;
	private Composite making;
	private Label makingText;
	private ProgressBar makingBar;
	private Button sample;
	private Button handOver;
	private Font large;
	private Font bold;
	private Label lineTitle;
	private ChecklistPane line;

	@Override
	public void createPartControl(Composite parent) {
		LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources(), parent);
		large = fonts.create(FontDescriptor.createFrom(JFaceResources.getDefaultFont()).setStyle(SWT.BOLD).increaseHeight(10));
		bold = fonts.create(FontDescriptor.createFrom(JFaceResources.getDefaultFont()).setStyle(SWT.BOLD).increaseHeight(1));
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		Composite ground = Theme.style(new Composite(scroll, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().margins(24, 20).applyTo(ground);
		page = Theme.style(new Composite(ground, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(page);
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).hint(Math.min(Sizes.px(WIDTH), WIDEST), SWT.DEFAULT)
				.applyTo(page);
		createHead(page);
		createMaking(page);
		for (Step step : Step.values()) {
			createCard(page, step);
		}
		createLine(page);
		scroll.setContent(ground);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.zipp.ui.welcome");
		LineWatch.get().addListener(this::show, page);
		show();
	}

	private void createHead(Composite parent) {
		Composite head = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_GROUND);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(0, 4).spacing(16, 2).applyTo(head);
		Label logo = Theme.style(new Label(head, SWT.NONE), Theme.CSS_GROUND);
		logo.setImage(Icons.image(Icons.LOGO));
		GridDataFactory.fillDefaults().span(1, 3).align(SWT.CENTER, SWT.CENTER).applyTo(logo);
		Label title = Theme.style(new Label(head, SWT.NONE), Theme.CSS_GROUND);
		title.setText("ZIPP Workbench");
		title.setFont(large);
		Label subtitle = Theme.style(new Label(head, SWT.WRAP), Theme.CSS_GROUND);
		subtitle.setText("From public discussions to personas, to pictures, to votes, to a report you can trust – in five steps.");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(subtitle);
		Composite row = Theme.style(new Composite(head, SWT.NONE), Theme.CSS_GROUND);
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 6).applyTo(row);
		GridLayoutFactory.fillDefaults().numColumns(4).applyTo(row);
		studyLine = Theme.style(new Label(row, SWT.NONE), Theme.CSS_GROUND);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(studyLine);
		sample = button(row, "Open sample study", Icons.SAMPLE, Studies::openSample);
		GridDataFactory.fillDefaults().applyTo(sample);
		button(row, "Open study…", Icons.STUDY_OPEN, () -> command("org.zipp.ui.study.open"));
		button(row, "New study…", Icons.STUDY_NEW, () -> command("org.zipp.ui.study.new"));
	}

	/** While something runs, for example the sample study is made: what is being done, how far it is, and a way to stop it. */
	private void createMaking(Composite parent) {
		making = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_CARD);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(making);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 12).spacing(12, 6).applyTo(making);
		making.setVisible(false);
		makingText = Theme.style(new Label(making, SWT.WRAP), Theme.CSS_CARD);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH - 160, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(makingText);
		Button stop = new Button(making, SWT.PUSH);
		stop.setText("Cancel");
		stop.setToolTipText("Stops it; what is finished is kept, and it goes on from there the next time.");
		stop.addListener(SWT.Selection, e -> LineWatch.get().run().ifPresent(Job::cancel));
		GridDataFactory.fillDefaults().span(1, 2).align(SWT.END, SWT.CENTER).applyTo(stop);
		makingBar = new ProgressBar(making, SWT.SMOOTH);
		makingBar.setMaximum(STEPS);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(makingBar);
	}

	private void createCard(Composite parent, Step step) {
		Composite card = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_CARD);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
		GridLayoutFactory.fillDefaults().numColumns(4).margins(16, 12).spacing(14, 2).applyTo(card);
		Label number = Theme.style(new Label(card, SWT.CENTER), Theme.CSS_CARD_QUIET);
		number.setText(Integer.toString(step.ordinal() + 1));
		number.setFont(large);
		GridDataFactory.fillDefaults().span(1, 2).hint(Sizes.px(28), SWT.DEFAULT).align(SWT.CENTER, SWT.CENTER).applyTo(number);
		Label title = Theme.style(new Label(card, SWT.NONE), Theme.CSS_CARD);
		title.setText(step.title());
		title.setFont(bold);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		Composite state = Theme.style(new Composite(card, SWT.NONE), Theme.CSS_CARD);
		GridDataFactory.fillDefaults().span(1, 2).align(SWT.END, SWT.CENTER).applyTo(state);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(state);
		Label fact = Theme.style(new Label(state, SWT.RIGHT), Theme.CSS_CARD_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.END, SWT.CENTER).applyTo(fact);
		Label mark = Theme.style(new Label(state, SWT.NONE), Theme.CSS_CARD_GOOD);
		mark.setImage(Icons.image(Icons.DONE));
		mark.setToolTipText("Done");
		Composite buttons = Theme.style(new Composite(card, SWT.NONE), Theme.CSS_CARD);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
		GridDataFactory.fillDefaults().span(1, 2).hint(Sizes.px(210), SWT.DEFAULT).align(SWT.END, SWT.CENTER).applyTo(buttons);
		Button go = button(buttons, step.button(), step.icon(), () -> go(step));
		go.setData(step.name());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(go);
		if (step == Step.VOTE) {
			handOver = button(buttons, "Rater mode…", Icons.RATER, () -> StudyActions.raterMode(getSite().getPage()));
			GridDataFactory.fillDefaults().grab(true, false).applyTo(handOver);
		}
		Label sentence = Theme.style(new Label(card, SWT.WRAP), Theme.CSS_CARD_QUIET);
		sentence.setText(step.sentence(LineState.NOTHING.question()));
		GridDataFactory.fillDefaults().grab(true, false).hint(380, SWT.DEFAULT).applyTo(sentence);
		cards.put(step, new Card(sentence, fact, mark, go));
	}

	/** The steps of the open study, for those who make one. */
	private void createLine(Composite parent) {
		lineTitle = Theme.style(new Label(parent, SWT.NONE), Theme.CSS_GROUND);
		lineTitle.setText("From data to report: the steps of this study");
		lineTitle.setFont(bold);
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 8).applyTo(lineTitle);
		line = new ChecklistPane(parent, this::reflow);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line.control());
	}

	private static Button button(Composite parent, String text, String icon, Runnable work) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setImage(Icons.image(icon));
		button.addListener(SWT.Selection, e -> work.run());
		return button;
	}

	private void go(Step step) {
		StudyContext.get().directory().ifPresent(d -> step.visited(d.root().toString()));
		switch (step) {
		case LOOK -> Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.PERSONA_TABLE_VIEW);
		case WHY -> Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.NEIGHBOURHOOD_VIEW);
		case GENERATE -> Perspectives.showView(Ids.GENERATION_PERSPECTIVE, Ids.QUEUE_VIEW);
		case VOTE -> StudyActions.vote(getSite().getPage());
		case READ -> Perspectives.showView(Ids.STUDY_PERSPECTIVE, Ids.REPORT_VIEW);
		}
		show();
	}

	private void command(String id) {
		try {
			getSite().getService(IHandlerService.class).executeCommand(id, null);
		} catch (CommandException e) {
			UiJobs.show("The command could not be run", e);
		}
	}

	private void show() {
		StudyContext context = StudyContext.get();
		boolean open = context.isOpen();
		LineState state = LineWatch.get().state();
		boolean changed = set(studyLine, open ? "Open: " + context.title() : "No study is open yet.");
		changed |= showOnly(sample, !open) | showOnly(lineTitle, open) | showOnly(line.control(), open);
		Step.Progress progress = Step.of(state, context.directory().map(d -> d.root().toString()).orElse(""));
		for (Map.Entry<Step, Card> entry : cards.entrySet()) {
			Step step = entry.getKey();
			Card card = entry.getValue();
			String needs = open ? step.needs(state) : "";
			changed |= set(card.sentence, step.sentence(state.question()));
			changed |= set(card.fact, needs.isEmpty() ? progress.fact(step) : needs);
			card.mark.setVisible(progress.done().contains(step));
			card.button.setEnabled(open && needs.isEmpty());
			if (step == Step.VOTE) {
				handOver.setEnabled(open && !context.isReadOnly());
			}
		}
		changed |= showRun();
		if (changed) {
			reflow();
		}
	}

	private static boolean set(Label label, String text) {
		if (label.getText().equals(text)) {
			return false;
		}
		label.setText(text);
		return true;
	}

	private static boolean showOnly(Control control, boolean shown) {
		if (((GridData) control.getLayoutData()).exclude != shown) {
			return false;
		}
		control.setVisible(shown);
		((GridData) control.getLayoutData()).exclude = !shown;
		return true;
	}

	private void reflow() {
		page.layout(true, true);
		// What the layout has measured is not measured again.
		Point wanted = scroll.getContent().computeSize(SWT.DEFAULT, SWT.DEFAULT, false);
		scroll.setMinSize(wanted);
	}

	/** What runs and how far it is. */
	private boolean showRun() {
		Optional<OperationJob> run = LineWatch.get().run();
		boolean changed = showOnly(making, run.isPresent());
		if (run.isPresent()) {
			OperationJob job = run.get();
			String step = job.progress().text();
			set(makingText, step.isBlank() || step.equals(job.getName()) ? job.getName() : job.getName() + ": " + step);
			makingBar.setSelection((int) Math.round(STEPS * job.progress().fraction()));
		}
		return changed;
	}

	@Override
	public void setFocus() {
		if (cards.get(Step.LOOK).button.isEnabled()) {
			cards.get(Step.LOOK).button.setFocus();
		} else {
			sample.setFocus();
		}
	}
}
