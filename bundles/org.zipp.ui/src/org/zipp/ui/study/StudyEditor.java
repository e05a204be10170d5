package org.zipp.ui.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.language.prompt.ConditionMethods;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.model.ZippPackage;
import org.zipp.store.Amendment;
import org.zipp.store.PlanLockedException;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyConflict;
import org.zipp.store.StudyConflictException;
import org.zipp.store.StudyParts;
import org.zipp.store.StudyStore;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.DesignFile.Stored;
import org.zipp.study.design.StudyDesign;
import org.zipp.tables.Names;
import org.zipp.ui.context.ReadOnly;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.line.Upkeep;
import org.zipp.ui.line.UpkeepWatch;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.study.StudyProblems.Mend;
import org.zipp.ui.study.StudyProblems.Problem;
import org.zipp.ui.study.StudyProblems.Severity;
import org.zipp.ui.study.StudyProblems.UnshownPair;
import org.zipp.ui.study.lock.LockPane;
import org.zipp.ui.study.lock.LockPane.Promised;
import org.zipp.ui.study.lock.ReasonDialog;
import org.zipp.ui.widgets.Slices;

/** The study: what is compared, on which prompts, by whom; with its problems marked. */
public final class StudyEditor extends MultiPageEditorPart {

	private static final ZippPackage MODEL = ZippPackage.eINSTANCE;
	private static final List<String> CHOICES = List.of("left", "right", "tie", "skipped");

	private static final int CONDITIONS_PAGE = 2;
	private static final int DESIGN_PAGE = 3;
	private static final int PLAN_PAGE = 4;
	private static final int RATERS_PAGE = 5;

	private StudyEdits edits = new StudyEdits();
	private Study study;
	private StudySummary summary;
	private Map<String, RaterProgress> progress = Map.of();
	/** Trial → why it could not be shown. */
	private Map<Long, UnshownPair> unshown = Map.of();
	private String pairsOf = "";
	private List<JudgedTrial> pairs = List.of();
	private String storedQuestion = "";
	private boolean created;
	private boolean saving;
	private boolean dirty;
	private boolean showing;

	private Text title;
	private Text description;
	private Text question;
	private Text seed;
	private Button simulated;
	private Label state;
	private ProblemList problems;
	private EditTable<Condition> conditions;
	private EditTable<Prompt> prompts;
	private EditTable<Rater> raters;
	private EditTable<JudgedTrial> trials;
	private DesignPage design;
	private LockPane plan;
	private Promised promised = Promised.NOTHING;
	private Action undo;
	private Action redo;

	private final EContentAdapter modelListener = new EContentAdapter() {
		@Override
		public void notifyChanged(Notification notification) {
			super.notifyChanged(notification);
			if (!notification.isTouch() && notification.getEventType() != Notification.REMOVING_ADAPTER) {
				modelChanged();
			}
		}
	};

	private final StudyListener studyListener = new StudyListener() {
		@Override
		public void studyChanged() {
			getSite().getPage().closeEditor(StudyEditor.this, false);
		}

		@Override
		public void votingChanged() {
			if (created) {
				trials.viewer().refresh();
			}
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			if (created && topics.stream()
					.anyMatch(Set.of(Topic.STUDY, Topic.TRIALS, Topic.VOTES, Topic.IMAGES, Topic.TASKS, Topic.USERS)::contains)) {
				load();
			}
		}
	};

	private record Loaded(Study study, StudySummary summary, Map<String, RaterProgress> progress, Map<Long, UnshownPair> unshown,
			Stored design,
			Promised promised) {
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof StudyInput)) {
			throw new PartInitException("The study editor opens a study, not " + input + '.');
		}
		super.init(site, input);
		setPartName("Study");
	}

	@Override
	protected void createPages() {
		Composite steps = new Composite(getContainer(), SWT.NONE);
		steps.setLayout(new FillLayout());
		Composite overview = page();
		setPageText(addPage(steps), "Steps");
		setPageText(addPage(overview), "Overview");
		Composite compared = page();
		setPageText(addPage(compared), "Conditions and prompts");
		Composite designed = new Composite(getContainer(), SWT.NONE);
		designed.setLayout(new FillLayout());
		setPageText(addPage(designed), "Design");
		Composite planned = page();
		GridLayoutFactory.fillDefaults().margins(16, 14).spacing(12, 6).applyTo(planned);
		setPageText(addPage(planned), "Plan");
		Composite voting = page();
		setPageText(addPage(voting), "Raters and trials");
		undo = new Action("Undo") {
			@Override
			public void run() {
				edits.stack().undo();
			}
		};
		redo = new Action("Redo") {
			@Override
			public void run() {
				edits.stack().redo();
			}
		};
		undo.setEnabled(false);
		redo.setEnabled(false);
		IHandlerService handlers = getSite().getService(IHandlerService.class);
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, new ActionHandler(undo));
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, new ActionHandler(redo));
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getContainer(), "org.zipp.ui.studyEditor");
		StudyContext.get().addListener(studyListener, getContainer());
		new Slices(getContainer(), () -> {
			// Each page is laid out by itself.
		}).add(List.of(() -> fill(steps, ChecklistPage::new), () -> fill(overview, this::createOverview),
				() -> fill(compared, this::createDesign),
				() -> fill(designed, p -> design = new DesignPage(p, () -> edits, this::conditionIds, this::designChanged)),
				() -> fill(planned, p -> plan = new LockPane(p, () -> StudyActions.lockPlan(getSite().getPage()))),
				() -> fill(voting, this::createRaters), this::created));
	}

	/** A page that is not shown is laid out when it is. */
	private static void fill(Composite page, Consumer<Composite> make) {
		make.accept(page);
		if (page.isVisible()) {
			page.layout(true, true);
		}
	}

	/** All pages are there. */
	private void created() {
		created = true;
		ReadOnly.lock(getContainer());
		UpkeepWatch.get().addListener(() -> {
			if (study != null) {
				problems.show(check());
			}
		}, getContainer());
		load();
	}

	private Composite page() {
		Composite page = new Composite(getContainer(), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 14).spacing(12, 8).applyTo(page);
		return page;
	}

	private void createOverview(Composite page) {
		title = field(page, "&Title", SWT.BORDER);
		title.addListener(SWT.Modify, e -> typed(MODEL.getStudy_Title(), title.getText()));
		description = field(page, "&Description", SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, 64).applyTo(description);
		description.addListener(SWT.Modify, e -> typed(MODEL.getStudy_Description(), description.getText()));
		question = field(page, "&Question", SWT.BORDER);
		question.setToolTipText("What raters are asked of each pair; on the vote page and in the report.");
		question.addListener(SWT.Modify, e -> typed(MODEL.getStudy_Question(), question.getText()));
		seed = field(page, "&Seed", SWT.BORDER);
		seed.setToolTipText("Seed of every random choice of the study: participants, order and sides of the pairs.");
		seed.addListener(SWT.Modify, e -> {
			if (seed.getText().strip().matches("-?\\d{1,18}")) {
				typed(MODEL.getStudy_Seed(), Long.parseLong(seed.getText().strip()));
			}
		});
		seed.addListener(SWT.FocusOut, e -> show());
		new Label(page, SWT.NONE);
		// Else its text would be the least width of the page.
		simulated = new Button(page, SWT.CHECK | SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(simulated);
		simulated.setText("Admit si&mulated raters (every page and report then says so)");
		simulated.addListener(SWT.Selection, e -> {
			if (!showing && study != null) {
				edits.set(study, MODEL.getStudy_Simulated(), simulated.getSelection());
			}
		});
		new Label(page, SWT.NONE).setText("Progress");
		state = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(state);
		Label heading = new Label(page, SWT.NONE);
		heading.setText("Problems");
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(heading);
		problems = new ProblemList(page, this::mend);
		GridDataFactory.fillDefaults().grab(true, true).hint(300, 120).applyTo(problems);
		new Label(page, SWT.NONE);
		Composite buttons = buttons(page);
		button(buttons, "&Vote…", () -> StudyActions.vote(getSite().getPage()));
		button(buttons, "&Add rater…", () -> StudyActions.addRater(getSite().getPage()));
	}

	private void mend(Mend mend) {
		switch (mend) {
		case FIELDS -> (title.getText().isBlank() ? title : question).setFocus();
		case CONDITIONS -> setActivePage(CONDITIONS_PAGE);
		case DESIGNED -> setActivePage(DESIGN_PAGE);
		case PLAN -> setActivePage(PLAN_PAGE);
		case RATERS -> setActivePage(RATERS_PAGE);
		case REWRITE -> LineRunner.ask(getSite().getShell(), "rewrite");
		case ADD_RATER -> StudyActions.addRater(getSite().getPage());
		case DESIGN -> LineRunner.ask(getSite().getShell(), "design");
		case REFRESH -> LineRunner.ask(getSite().getShell(), Upkeep.REFRESH);
		case REPAIR -> LineRunner.ask(getSite().getShell(), Upkeep.REPAIR);
		case NONE -> {
			// There is no link.
		}
		}
	}

	private void createDesign(Composite page) {
		section(page, "Conditions", "What is compared. Raters never see these names.");
		conditions = new EditTable<>(page, Condition.class)
				.textColumn("Id", 2, Condition::getId, (c, v) -> edits.set(c, MODEL.getCondition_Id(), Names.clean(v)))
				.textColumn("Label in reports", 4, Condition::getLabel, (c, v) -> edits.set(c, MODEL.getCondition_Label(), Names.clean(v)))
				.choiceColumn("Prompt", 4, StudyEditor::methods, Condition::getMethod, (c, v) -> edits.set(c, MODEL.getCondition_Method(), v))
				.textColumn("Settings", 2, Condition::getSettings, (c, v) -> edits.set(c, MODEL.getCondition_Settings(), v.strip()));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(300, 130).applyTo(conditions.control());
		Composite conditionButtons = buttons(page);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(conditionButtons);
		button(conditionButtons, "Add &condition", () -> {
			Condition c = ZippFactory.eINSTANCE.createCondition();
			c.setId(unused("condition", study.getConditions().stream().map(Condition::getId).collect(Collectors.toSet())));
			c.setLabel("New condition");
			edits.add(study, MODEL.getStudy_Conditions(), c);
		});
		button(conditionButtons, "&Remove", () -> conditions.selected().forEach(c -> edits.remove(study, MODEL.getStudy_Conditions(), c)));

		section(page, "Prompts", "What the pictures are of; shown above each pair.");
		prompts = new EditTable<>(page, Prompt.class)
				.textColumn("Id", 1, Prompt::getId, (p, v) -> edits.set(p, MODEL.getPrompt_Id(), Names.clean(v)))
				.textColumn("Prompt", 5, Prompt::getText, (p, v) -> edits.set(p, MODEL.getPrompt_Text(), v.strip()));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(300, 160).applyTo(prompts.control());
		Composite promptButtons = buttons(page);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(promptButtons);
		button(promptButtons, "Add &prompt", () -> {
			Prompt p = ZippFactory.eINSTANCE.createPrompt();
			p.setId(unused("prompt", study.getPrompts().stream().map(Prompt::getId).collect(Collectors.toSet())));
			p.setText("A new prompt");
			edits.add(study, MODEL.getStudy_Prompts(), p);
		});
		button(promptButtons, "Re&move", () -> prompts.selected().forEach(p -> edits.remove(study, MODEL.getStudy_Prompts(), p)));
	}

	private List<String> conditionIds() {
		return study == null ? List.of() : study.getConditions().stream().map(Condition::getId).toList();
	}

	private void designChanged() {
		if (!showing && study != null && created) {
			problems.show(check());
		}
	}

	/** Shows the page on which the plan is locked. */
	void showPlan() {
		setActivePage(PLAN_PAGE);
	}

	/** The methods that are installed. */
	private static List<Choice> methods() {
		return Services.get(ConditionMethods.class).list();
	}

	private static String unused(String stem, Set<String> taken) {
		int n = taken.size() + 1;
		while (taken.contains(stem + '-' + n)) {
			n++;
		}
		return stem + '-' + n;
	}

	private void createRaters(Composite page) {
		section(page, "Raters", "Who votes. Reports show numbers and groups, never these names.");
		raters = new EditTable<>(page, Rater.class).column("Rater", 3, Rater::getId)
				.column("Kind", 2, r -> switch (r.getKind()) {
				case HUMAN -> "person";
				case SIMULATED -> "simulated";
				case EXPERT -> "expert";
				})
				.column("Judges pictures of", 4, Rater::getUserId)
				.column("Demographics", 4,
						r -> r.getAttributes().stream().map(a -> a.getName() + " " + a.getValue()).collect(Collectors.joining(", ")))
				.column("Judged", 2, this::judged);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(300, 140).applyTo(raters.control());
		raters.viewer().addDoubleClickListener(e -> voteAsSelected());
		raters.viewer().addSelectionChangedListener(e -> readPairs());
		Composite buttons = buttons(page);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(buttons);
		button(buttons, "&Add rater…", () -> StudyActions.addRater(getSite().getPage()));
		button(buttons, "&Vote as selected", this::voteAsSelected);

		section(page, "Trials", "Each pair of the selected rater; sides were drawn by the design. What a pair compares shows when it is"
				+ " answered and nobody votes here.");
		trials = new EditTable<>(page, JudgedTrial.class).column("Rater", 3, t -> t.trial().raterId())
				.column("Place", 1, t -> Integer.toString(t.trial().position())).column("Prompt", 3, t -> t.trial().promptId())
				.column("Left", 3, t -> condition(t, t.trial().left())).column("Right", 3, t -> condition(t, t.trial().right()))
				.column("Answer", 2, t -> t.vote() == null ? unshown.containsKey(t.trial().id()) ? "could not be shown" : "open"
				: CHOICES.get(t.vote().choice().getValue()));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(300, 160).applyTo(trials.control());
	}

	/** Who sees what an open pair compares cannot judge it any more. */
	private static String condition(JudgedTrial t, String id) {
		return t.vote() == null || StudyContext.get().isVoting() ? "hidden" : id;
	}

	private String judged(Rater rater) {
		RaterProgress done = progress.getOrDefault(rater.getId(), new RaterProgress(rater.getId(), 0, 0, 0));
		return done.judged() + " of " + done.pairs();
	}

	/** The pairs of the whole study can be very many, so those of one rater are read. */
	private void readPairs() {
		String rater = raters.selected().stream().findFirst().map(Rater::getId).orElse("");
		pairsOf = rater;
		if (rater.isEmpty()) {
			pairs = List.of();
			setInput(trials, pairs);
			return;
		}
		var store = StudyContext.get().store();
		UiJobs.load("Reading the pairs of a rater", () -> store.trials().ofRater(rater), getContainer(), read -> {
			if (rater.equals(pairsOf)) {
				pairs = read;
				setInput(trials, pairs);
			}
		});
	}

	private void voteAsSelected() {
		raters.selected().stream().filter(r -> r.getKind() == RaterKind.HUMAN).findFirst().ifPresent(r -> {
			MessageDialog confirmation = new MessageDialog(getSite().getShell(), "Vote as " + r.getId(), null,
					"Answers are counted as those of " + r.getId() + ". Only " + r.getId() + " may give them.", MessageDialog.QUESTION, 1,
					"I am " + r.getId(), "Cancel");
			if (confirmation.open() == Window.OK) {
				StudyActions.openVote(getSite().getPage(), r.getId());
			}
		});
	}

	private static void section(Composite page, String name, String sentence) {
		Label heading = new Label(page, SWT.NONE);
		heading.setText(name);
		heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		Label text = Theme.style(new Label(page, SWT.NONE), Theme.CSS_QUIET);
		text.setText(sentence);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
	}

	private static Text field(Composite page, String label, int style) {
		Label l = new Label(page, SWT.NONE);
		l.setText(label);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 5).applyTo(l);
		Text text = new Text(page, style);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		return text;
	}

	private static Composite buttons(Composite page) {
		Composite buttons = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(8, 0).applyTo(buttons);
		return buttons;
	}

	private static void button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, e -> action.run());
	}

	private void typed(EStructuralFeature feature, Object value) {
		if (!showing && study != null) {
			edits.type(study, feature, value);
		}
	}

	/** Reads the study again. Edits that are not saved stay; what others have stored beside them is brought in. */
	private void load() {
		var store = StudyContext.get().store();
		UiJobs.load("Reading the study", () -> store.snapshot(() -> read(store)), getContainer(), loaded -> {
			if (saving) {
				// It is in the hands of the store; what is stored now is read after it.
				load();
				return;
			}
			summary = loaded.summary();
			progress = loaded.progress();
			unshown = loaded.unshown();
			storedQuestion = loaded.study().getQuestion();
			promised = loaded.promised();
			if (study != null && isDirty()) {
				bringIn(loaded.study());
			} else {
				replace(loaded.study());
			}
			design.stored(loaded.design(), promised.plan().isPresent());
			plan.show(promised);
			show();
			readPairs();
		});
	}

	private static Loaded read(StudyStore store) {
		Map<Long, UnshownPair> unshown = new LinkedHashMap<>();
		for (TrialProblem problem : store.trials().problems()) {
			store.trials().find(problem.trialId()).map(JudgedTrial::trial).ifPresent(
					t -> unshown.put(t.id(), new UnshownPair(t.raterId(), t.position(), problem.problem())));
		}
		return new Loaded(store.loadStudy(), StudySummary.of(store), store.trials().progress(), unshown, DesignFile.stored(store),
				Promised.of(store));
	}

	private List<Problem> check() {
		List<Problem> found = new ArrayList<>(design.problems(study.getQuestion(), study.getPrompts().stream().map(Prompt::getId).toList())
				.stream()
				.map(text -> new Problem(Severity.ERROR, text, Mend.DESIGNED)).toList());
		found.addAll(StudyProblems.check(study, Services.get(ConditionMethods.class), summary.pictures(), progress.keySet(),
				unshown.values(), UpkeepWatch.get().upkeep().sentences()));
		return found;
	}

	private void replace(Study stored) {
		if (study != null) {
			study.eAdapters().remove(modelListener);
		}
		study = stored;
		edits = new StudyEdits();
		edits.stack().addCommandStackListener(e -> stackChanged());
		study.eAdapters().add(modelListener);
	}

	private void bringIn(Study stored) {
		showing = true;
		try {
			StudyParts.bringIn(study, stored);
		} finally {
			showing = false;
		}
	}

	private void modelChanged() {
		if (!showing) {
			show();
		}
	}

	private void stackChanged() {
		undo.setEnabled(edits.stack().canUndo());
		redo.setEnabled(edits.stack().canRedo());
		if (dirty != edits.stack().isSaveNeeded()) {
			dirty = !dirty;
			firePropertyChange(PROP_DIRTY);
		}
	}

	private void show() {
		if (study == null || title.isDisposed()) {
			return;
		}
		showing = true;
		try {
			setText(title, study.getTitle());
			setText(description, study.getDescription());
			setText(question, study.getQuestion());
			if (!seed.isFocusControl()) {
				setText(seed, Long.toString(study.getSeed()));
			}
			simulated.setSelection(study.isSimulated());
			state.setText(stateText());
			problems.show(check());
			setInput(conditions, study.getConditions());
			setInput(prompts, study.getPrompts());
			setInput(raters, study.getRaters());
			design.show();
			state.requestLayout();
			stackChanged();
		} finally {
			showing = false;
		}
	}

	private static <T> void setInput(EditTable<T> table, List<T> rows) {
		if (!table.viewer().isCellEditorActive()) {
			List<T> copy = List.copyOf(rows);
			if (copy.equals(table.viewer().getInput())) {
				table.viewer().refresh();
			} else {
				table.viewer().setInput(copy);
			}
		}
	}

	private static void setText(Text field, String text) {
		String value = text == null ? "" : text;
		if (!field.getText().equals(value)) {
			field.setText(value);
		}
	}

	private String stateText() {
		String pictures = summary.pictures() + " pictures"
				+ (summary.queued() > 0 ? ", " + summary.queued() + " to come" : "")
				+ (summary.failed() > 0 ? ", " + summary.failed() + " failed" : "");
		String voters = summary.people() + (summary.people() == 1 ? " person" : " people")
				+ (summary.simulated() > 0 ? " and " + summary.simulated() + " simulated raters" : "");
		return summary.participants() + " participants · " + pictures + " · " + voters + " · " + summary.answered() + " of "
				+ summary.trials() + " pairs judged";
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		List<Problem> errors = check().stream().filter(p -> p.severity() == Severity.ERROR).toList();
		if (!errors.isEmpty()) {
			monitor.setCanceled(true);
			UiJobs.show("The study was not saved", new ZippException("The study was not saved: "
					+ errors.stream().map(Problem::text).collect(Collectors.joining(" "))));
			return;
		}
		if (!study.getQuestion().equals(storedQuestion) && summary.answered() > 0 && !confirmQuestion()) {
			monitor.setCanceled(true);
			return;
		}
		try {
			if (!store(monitor)) {
				monitor.setCanceled(true);
				return;
			}
			storedQuestion = study.getQuestion();
			edits.endTyping();
			edits.stack().saveIsDone();
			stackChanged();
		} catch (ZippException e) {
			monitor.setCanceled(true);
			UiJobs.show("The study was not saved", e);
		}
	}

	/** Answers belong to the question that was asked. */
	private boolean confirmQuestion() {
		return MessageDialog.open(MessageDialog.WARNING, getSite().getShell(), "The question is changed",
				(summary.answered() == 1 ? "One answer was" : summary.answered() + " answers were") + " given to \u201C" + storedQuestion
						+ "\u201D. Reports will say so and count all answers alike; a new study keeps them apart.",
				SWT.NONE, "Change the question", "Cancel") == 0;
	}

	/**
	 * Stores what was edited; what somebody else has edited too is shown side by side, and the user says which is kept. What a locked
	 * plan holds is stored with a reason.
	 *
	 * @return {@code false} when the user wants to go on editing
	 */
	private boolean store(IProgressMonitor monitor) {
		StudyStore store = StudyContext.get().store();
		Optional<Amendment> why = Optional.empty();
		while (true) {
			saving = true;
			try {
				storeOnce(store, why, monitor);
				return true;
			} catch (PlanLockedException e) {
				saving = false;
				why = askReason(e);
				if (why.isEmpty()) {
					return false;
				}
			} catch (StudyConflictException e) {
				saving = false;
				if (!settle(store, e.conflicts(), monitor)) {
					return false;
				}
			} finally {
				saving = false;
			}
		}
	}

	private void storeOnce(StudyStore store, Optional<Amendment> why, IProgressMonitor monitor) {
		UiJobs.await(() -> {
			why.ifPresentOrElse(w -> store.saveStudy(study, w), () -> store.saveStudy(study));
			return study;
		}, monitor);
		if (design.isChanged()) {
			StudyDesign made = design.design(study.getQuestion());
			int version = design.version();
			design.saved(UiJobs.await(() -> why.isPresent() ? DesignFile.save(store, made, version, why.get())
					: DesignFile.save(store, made, version), monitor));
		}
	}

	private Optional<Amendment> askReason(PlanLockedException e) {
		ReasonDialog dialog = new ReasonDialog(getSite().getShell(), e.parts());
		return dialog.open() == Window.OK ? Optional.of(dialog.amendment()) : Optional.empty();
	}

	/** @return {@code false} when the user wants to go on editing */
	private boolean settle(StudyStore store, List<StudyConflict> conflicts, IProgressMonitor monitor) {
		boolean ofDesign = conflicts.stream().anyMatch(DesignPage::isOfDesign);
		Stored theirs = ofDesign ? UiJobs.await(() -> DesignFile.stored(store), monitor) : null;
		List<StudyConflict> told = ofDesign ? List.of(design.conflict(theirs)) : conflicts;
		StudyConflictDialog dialog = new StudyConflictDialog(getSite().getShell(), told);
		if (dialog.open() != Window.OK) {
			return false;
		}
		for (StudyConflict conflict : told) {
			if (ofDesign) {
				design.settle(theirs, dialog.isMineKept(conflict));
			} else {
				StudyParts.settle(study, conflict, dialog.isMineKept(conflict));
			}
		}
		return true;
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException("A study lives in its folder.");
	}

	@Override
	public boolean isDirty() {
		return dirty;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
