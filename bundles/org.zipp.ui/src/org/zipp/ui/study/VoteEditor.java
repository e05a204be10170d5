package org.zipp.ui.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.statushandlers.StatusManager;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.store.StudyStore;
import org.zipp.study.AnsweredElsewhereException;
import org.zipp.study.Ballot.Pair;
import org.zipp.study.VotingSession;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.PairCanvas;
import org.zipp.ui.widgets.PictureCache;

/**
 * Judging pairs of pictures with the keyboard. The names of the compared methods are nowhere in this part, so that
 * nothing a rater sees or hovers over gives them away. An answer is committed before the next pair shows, and what may
 * be answered when is the rule of the {@link VotingSession}. What goes wrong is said in a line, without a window over the
 * pictures.
 */
public final class VoteEditor extends EditorPart {

	/** Key of the widget data by which tests find the parts. */
	static final String PART = "org.zipp.ui.study.vote.part";

	/** A session, or why there is none. */
	private record Opened(VotingSession session, String problem) {
	}

	/** {@code null} until the pairs are read. */
	private VotingSession session;
	private StudyStore store;
	private final PictureCache cache = new PictureCache();
	private Composite root;
	private StackLayout stack;
	private Composite voting;
	private EmptyState finished;
	private Label prompt;
	private Label question;
	private Label position;
	private ProgressBar progress;
	private PairCanvas pair;
	private Label banner;
	private Action undo;
	private Button undoButton;
	private Label notice;
	/** Keys that are down: a key held down repeats, and one press is one answer. */
	private final Set<Integer> held = new HashSet<>();
	private final Listener released = e -> held.remove(e.keyCode);

	private final StudyListener studyListener = new StudyListener() {
		@Override
		public void studyChanged() {
			getSite().getPage().closeEditor(VoteEditor.this, false);
		}

		@Override
		public void titleChanged() {
			if (session != null) {
				updateBanner();
			}
		}
	};

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof VoteInput vote)) {
			throw new PartInitException("The vote editor opens the pairs of a rater, not " + input + '.');
		}
		setSite(site);
		setInput(input);
		setPartName("Vote");
		try {
			store = StudyContext.get().store();
		} catch (ZippException e) {
			throw new PartInitException(e.toStatus());
		}
	}

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		finished = new EmptyState(root);
		finished.show("The pairs are being read", "They show here in a moment.");
		stack.topControl = finished;
		undo = new Action("Undo answer") {
			@Override
			public void runWithEvent(Event e) {
				if (session != null && (e == null || e.type != SWT.KeyDown || held.add(e.keyCode))) {
					undo();
				}
			}
		};
		IHandlerService handlers = getSite().getService(IHandlerService.class);
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, new ActionHandler(undo));
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.vote");
		StudyContext.get().addListener(studyListener, root);
		Display display = root.getDisplay();
		display.addFilter(SWT.KeyUp, released);
		root.addDisposeListener(e -> {
			display.removeFilter(SWT.KeyUp, released);
			StudyContext.get().setVoting(this, false);
		});
		undo.setEnabled(false);
		// Nothing is to be told of pairs that will be judged, from now on.
		StudyContext.get().setVoting(this, true);
		VoteInput input = (VoteInput) getEditorInput();
		UiJobs.load("Reading the pairs of a rater", () -> read(input), root, this::opened);
	}

	/** Runs outside the UI thread. */
	private Opened read(VoteInput input) {
		try {
			return new Opened(new VotingSession(store, input.raterId(), input.clock()), "");
		} catch (ZippException e) {
			return new Opened(null, e.getMessage());
		}
	}

	private void opened(Opened opened) {
		if (opened.session == null) {
			StudyContext.get().setVoting(this, false);
			finished.show("The pairs cannot be shown", opened.problem, "Close", this::close);
			return;
		}
		session = opened.session;
		createVoting();
		refresh();
	}

	private void createVoting() {
		voting = Theme.style(new Composite(root, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(voting);
		banner = Theme.style(new Label(voting, SWT.CENTER | SWT.WRAP), Theme.CSS_CAUTION);
		banner.setText("This study also holds votes of simulated raters. Yours are kept apart from them.");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(banner);
		updateBanner();

		prompt = Theme.style(new Label(voting, SWT.CENTER | SWT.WRAP), Theme.CSS_GROUND);
		prompt.setFont(JFaceResources.getHeaderFont());
		prompt.setData(PART, "prompt");
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 14).hint(200, SWT.DEFAULT).applyTo(prompt);
		question = Theme.style(new Label(voting, SWT.CENTER | SWT.WRAP), Theme.CSS_GROUND);
		question.setText(escape(session.question()));
		question.setData(PART, "question");
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 4).hint(200, SWT.DEFAULT).applyTo(question);
		notice = Theme.style(new Label(voting, SWT.CENTER | SWT.WRAP), Theme.CSS_QUIET);
		notice.setData(PART, "notice");
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 4).hint(200, SWT.DEFAULT).exclude(true).applyTo(notice);

		pair = new PairCanvas(voting, cache,
				"Two pictures. Left arrow chooses the left one, right arrow the right one, down arrow says tie, S skips.", this::answer);
		pair.setData(PART, "pair");
		pair.onPainted(session::painted);
		pair.onFailed(this::leaveOut);
		pair.addListener(SWT.KeyDown, this::keyDown);
		pair.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(pair);

		createAnswers();
		createProgress();
	}

	private void createAnswers() {
		Composite answers = Theme.style(new Composite(voting, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(5).margins(16, 4).spacing(10, 0).applyTo(answers);
		GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(answers);
		button(answers, "←  Left", "Left arrow", "left", () -> answer(Choice.LEFT));
		button(answers, "↓  Tie", "Down arrow: tie, both please alike", "tie", () -> answer(Choice.TIE));
		button(answers, "→  Right", "Right arrow", "right", () -> answer(Choice.RIGHT));
		button(answers, "S  Skip", "S: no answer to this pair", "skip", () -> answer(Choice.SKIP));
		undoButton = button(answers, "Undo", "Ctrl+Z: take the last answer back", "undo", this::undo);
	}

	private Button button(Composite parent, String text, String toolTip, String name, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(toolTip);
		button.setData(PART, name);
		button.addListener(SWT.Selection, e -> {
			action.run();
			setFocus();
		});
		return button;
	}

	private void createProgress() {
		Composite foot = Theme.style(new Composite(voting, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 10).spacing(12, 0).applyTo(foot);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
		progress = new ProgressBar(foot, SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(progress);
		position = Theme.style(new Label(foot, SWT.RIGHT), Theme.CSS_GROUND);
		position.setData(PART, "position");
		foot.setVisible(Settings.isTrue(Settings.SHOW_PROGRESS, true));
	}

	private void updateBanner() {
		boolean show = StudyContext.get().isSimulated();
		banner.setVisible(show);
		GridDataFactory.fillDefaults().grab(true, false).exclude(!show).applyTo(banner);
		banner.requestLayout();
	}

	private void keyDown(Event e) {
		Choice choice = (e.stateMask & SWT.MODIFIER_MASK) != 0 ? null : switch (e.keyCode) {
		case SWT.ARROW_LEFT -> Choice.LEFT;
		case SWT.ARROW_RIGHT -> Choice.RIGHT;
		case SWT.ARROW_DOWN -> Choice.TIE;
		case 's' -> Choice.SKIP;
		default -> null;
		};
		if (choice != null && held.add(e.keyCode)) {
			answer(choice);
		}
	}

	private void answer(Choice choice) {
		change("The answer was not stored. The pair stays; try again.", () -> session.vote(choice));
	}

	private void undo() {
		if (session.canUndo()) {
			change("The answer was not taken back.", session::undo);
		}
	}

	private void leaveOut(long trialId, String problem) {
		change("A pair could not be shown and was left out, which could not be noted.", () -> session.leaveOut(trialId, problem),
				"A pair could not be shown and was left out. There is nothing you need to do; the lead of the study is told.");
	}

	private void change(String failure, BooleanSupplier change) {
		change(failure, change, "");
	}

	/** Shows what comes after a change; of one that fails it is said quietly, and the Error Log has the rest. */
	private void change(String failure, BooleanSupplier change, String success) {
		String said = success;
		try {
			if (!change.getAsBoolean()) {
				return;
			}
		} catch (AnsweredElsewhereException e) {
			said = e.getMessage();
		} catch (ZippException e) {
			StatusManager.getManager().handle(e.toStatus(), StatusManager.LOG);
			said = failure + ' ' + e.getMessage();
		}
		say(said);
		refresh();
	}

	private void say(String text) {
		if (!text.equals(notice.getText())) {
			notice.setText(escape(text));
			notice.setVisible(!text.isEmpty());
			((GridData) notice.getLayoutData()).exclude = text.isEmpty();
			voting.layout(true, true);
		}
	}

	private void refresh() {
		Optional<Pair> current = session.current();
		boolean canUndo = session.canUndo();
		undo.setEnabled(canUndo);
		undoButton.setEnabled(canUndo);
		int total = session.total() - session.leftOut();
		current.ifPresent(p -> {
			prompt.setText(escape(p.promptText()));
			question.setText(escape(session.question()));
			position.setText(session.done() + 1 + " of " + total);
			progress.setMaximum(Math.max(1, total));
			progress.setSelection(session.done());
		});
		StudyContext.get().setVoting(this, current.isPresent());
		readAhead(current);
		current.ifPresentOrElse(p -> pair.show(p.trialId(), store.images(), p.leftImage(), p.rightImage()), pair::clear);
		if (current.isEmpty()) {
			showEnd(total);
		}
		Composite top = current.isPresent() ? voting : finished;
		if (stack.topControl != top) {
			stack.topControl = top;
			root.layout();
			if (getSite().getPage().getActivePart() == this) {
				setFocus();
			}
		}
		if (current.isPresent()) {
			voting.layout(true, true);
		}
	}

	/** Nothing here leads to results: others may still vote at this machine. */
	private void showEnd(int total) {
		if (session.total() == 0) {
			finished.show("No pairs for this rater", "Pairs come from the design of the study. Generate pictures first, then design the trials.");
			return;
		}
		String leftOut = session.leftOut() == 0 ? "" : (session.leftOut() == 1 ? " One pair" : " " + session.leftOut() + " pairs")
				+ " could not be shown; the lead of the study is told.";
		String undoing = session.canUndo() ? " Ctrl+Z takes the last answer back." : "";
		finished.show(total == 0 ? "No pair could be shown." : "All " + total + " pairs are judged. Thank you.",
				"Every answer is stored, and this page can be closed." + leftOut + undoing, "Close", this::close);
	}

	private void readAhead(Optional<Pair> current) {
		Set<String> wanted = new HashSet<>();
		for (Optional<Pair> p : List.of(current, session.upcoming())) {
			p.ifPresent(x -> {
				wanted.add(x.leftImage());
				wanted.add(x.rightImage());
			});
		}
		wanted.forEach(content -> cache.get(store.images(), content));
		cache.keepOnly(wanted);
	}

	/** What the editor does, {@code null} until the pairs are read; for tests. */
	VotingSession session() {
		return session;
	}

	/** Leaves for the welcome page: the report beside the editors would tell the rater what others chose. */
	private void close() {
		IWorkbenchPage page = getSite().getPage();
		// The study perspective is left as it is laid out, not with an empty page over all of it.
		page.setPartState(page.getReference(this), IWorkbenchPage.STATE_RESTORED);
		Perspectives.show(Ids.WELCOME_PERSPECTIVE);
		page.closeEditor(this, false);
	}

	/** Labels take an ampersand for a mnemonic. */
	private static String escape(String text) {
		return text.replace("&", "&&");
	}

	@Override
	public void setFocus() {
		if (stack.topControl == voting) {
			pair.setFocus();
		} else {
			finished.setFocus();
		}
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// Nothing to save: every answer is committed when it is given.
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException("Votes live in their study.");
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
