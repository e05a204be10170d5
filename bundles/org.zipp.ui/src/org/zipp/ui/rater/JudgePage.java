package org.zipp.ui.rater;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.zipp.model.Choice;
import org.zipp.study.Ballot.Pair;
import org.zipp.ui.context.Theme;
import org.zipp.ui.rater.presenter.Screen;
import org.zipp.ui.widgets.PairCanvas;
import org.zipp.ui.widgets.PictureCache;

/** Two pictures and what is asked of them. A picture has no name, no place on a disk and no method here. */
final class JudgePage extends RaterPage {

	private static final String KEY = "key";
	private static final String MOUSE = "mouse";
	private static final int COMMENT_HEIGHT = 48;

	private final PictureCache cache = new PictureCache();
	private final Label practice;
	private final Label prompt;
	private final Label question;
	private final PairCanvas pair;
	private final Button tie;
	private final Button bothBad;
	private final Button undo;
	private final Composite tools;
	private final Composite remark;
	private final Label remarkTitle;
	private final Text remarkText;
	private final ProgressBar progress;
	private final Label position;
	/** Keys that are down: a key held down repeats, and one press is one answer. */
	private final Set<Integer> held = new HashSet<>();
	private Screen.Judge shown;
	private boolean problem;
	/** Whether it was told that the pair was painted. */
	private boolean told;

	JudgePage(Composite parent, RaterWindow window) {
		super(parent, window);
		GridLayoutFactory.fillDefaults().spacing(0, 4).margins(12, 8).applyTo(root());
		practice = Theme.style(new Label(root(), SWT.CENTER | SWT.WRAP), Theme.CSS_CAUTION);
		practice.setText(Words.escape(words().get("practice")));
		practice.setFont(window.font());
		practice.setData(RaterWindow.PART, "practice");
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(practice);
		prompt = centred("prompt");
		prompt.setFont(window.titleFont());
		question = centred("question");
		pair = new PairCanvas(root(), cache, words().get("canvas"), side -> answer(side, MOUSE));
		pair.setReading(words().get("reading"));
		pair.zoomable();
		pair.setData(RaterWindow.PART, "pair");
		pair.onPainted(this::painted);
		pair.onFailed((trial, why) -> window.act(() -> window.desk().leaveOut(trial, why), words().get("leftOut")));
		pair.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		keys(pair, true);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 120).applyTo(pair);

		Composite answers = row(root(), true);
		answerButton(answers, "left", Choice.LEFT);
		tie = answerButton(answers, "tie", Choice.TIE);
		bothBad = answerButton(answers, "bothBad", Choice.BOTH_BAD);
		answerButton(answers, "right", Choice.RIGHT);

		tools = row(root(), true);
		undo = tool("undo", this::undo);
		tool("zoom", pair::zoomOn);
		tool("pause", this::pause);
		tool("comment", () -> openRemark(false));
		tool("report", () -> openRemark(true));

		remark = Theme.style(new Composite(root(), SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 4).applyTo(remark);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(remark);
		remark.setVisible(false);
		remarkTitle = label(remark, "");
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(200, SWT.DEFAULT).applyTo(remarkTitle);
		remarkText = new Text(remark, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		remarkText.setData(RaterWindow.PART, "remark");
		tabLeaves(remarkText);
		remarkText.addListener(SWT.KeyDown, this::remarkKey);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, COMMENT_HEIGHT).applyTo(remarkText);
		button(remark, words().get("send"), "send", this::send);
		button(remark, words().get("cancel"), "cancel", this::closeRemark);

		Composite foot = Theme.style(new Composite(root(), SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 2).spacing(12, 0).applyTo(foot);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
		progress = new ProgressBar(foot, SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(progress);
		position = Theme.style(new Label(foot, SWT.RIGHT), Theme.CSS_GROUND);
		position.setFont(window.font());
		position.setData(RaterWindow.PART, "position");
		Listener released = e -> held.remove(e.keyCode);
		root().getDisplay().addFilter(SWT.KeyUp, released);
		root().addListener(SWT.Dispose, e -> root().getDisplay().removeFilter(SWT.KeyUp, released));
	}

	private Label centred(String part) {
		Label label = Theme.style(new Label(root(), SWT.CENTER | SWT.WRAP), Theme.CSS_GROUND);
		label.setData(RaterWindow.PART, part);
		label.setFont(window.font());
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private Button answerButton(Composite row, String part, Choice choice) {
		Button button = button(row, words().get(part), part, () -> {
			answer(choice, MOUSE);
			setFocus();
		});
		keys(button, false);
		return button;
	}

	private Button tool(String part, Runnable action) {
		Button button = button(tools, words().get(part), part, () -> {
			action.run();
			if (!remark.isVisible()) {
				setFocus();
			}
		});
		keys(button, false);
		return button;
	}

	/** @param arrows whether arrows answer; elsewhere they go from button to button */
	private void keys(Control control, boolean arrows) {
		control.addListener(SWT.KeyDown, e -> {
			if ((arrows || (e.keyCode & SWT.KEYCODE_BIT) == 0 || isKeypad(e.keyCode)) && held.add(e.keyCode)) {
				pressed(e);
			} else if (arrows && (e.stateMask & SWT.SHIFT) != 0) {
				move(e.keyCode);
			}
		});
	}

	private static boolean isKeypad(int code) {
		return code >= SWT.KEYPAD_0 && code <= SWT.KEYPAD_9;
	}

	private void pressed(Event e) {
		if ((e.stateMask & SWT.MODIFIER_MASK) == SWT.SHIFT && move(e.keyCode)) {
			return;
		}
		if ((e.stateMask & (SWT.MODIFIER_MASK & ~SWT.SHIFT)) != 0) {
			return;
		}
		switch (e.keyCode) {
		case SWT.ARROW_LEFT, '1', SWT.KEYPAD_1 -> answer(Choice.LEFT, KEY);
		case SWT.ARROW_RIGHT, '2', SWT.KEYPAD_2 -> answer(Choice.RIGHT, KEY);
		case '0', SWT.KEYPAD_0 -> answer(Choice.TIE, KEY);
		case 'b' -> answer(Choice.BOTH_BAD, KEY);
		case 'u' -> undo();
		case 'z' -> pair.zoomOn();
		case 'p' -> pause();
		case 'c' -> openRemark(false);
		case 'r' -> openRemark(true);
		default -> {
			// No other key does anything.
		}
		}
	}

	private boolean move(int key) {
		switch (key) {
		case SWT.ARROW_LEFT -> pair.pan(-1, 0);
		case SWT.ARROW_RIGHT -> pair.pan(1, 0);
		case SWT.ARROW_UP -> pair.pan(0, -1);
		case SWT.ARROW_DOWN -> pair.pan(0, 1);
		default -> {
			return false;
		}
		}
		return true;
	}

	private void painted(long trial) {
		if (!told) {
			told = true;
			window.tell(() -> window.desk().painted(trial), "");
		}
	}

	private void answer(Choice choice, String input) {
		if (shown == null || choice == Choice.TIE && !shown.ties() || choice == Choice.BOTH_BAD && !shown.bothBad()) {
			return;
		}
		long trial = shown.pair().trialId();
		window.act(() -> window.desk().answer(choice, input), screen -> isAnother(screen, trial) ? words().get("saved") : "");
	}

	private static boolean isAnother(Screen screen, long trial) {
		return !(screen instanceof Screen.Judge judge) || judge.pair().trialId() != trial;
	}

	private void undo() {
		if (shown != null && shown.canUndo()) {
			long trial = shown.pair().trialId();
			window.act(() -> window.desk().undo(), screen -> isAnother(screen, trial) ? words().get("undone") : "");
		}
	}

	private void pause() {
		window.act(() -> window.desk().pause(), "");
	}

	/** @param isProblem whether the pair is to be left out */
	private void openRemark(boolean isProblem) {
		problem = isProblem;
		remarkTitle.setText(Words.escape(isProblem ? words().get("report.title") + ' ' + words().get("report.hint") : words()
				.get("comment.title")));
		remarkText.setText("");
		name(remarkText, words().get(isProblem ? "report.title" : "comment.title"));
		showRemark(true);
		// The key that opened the field is not its first letter.
		root().getDisplay().asyncExec(() -> {
			if (!remarkText.isDisposed() && remark.isVisible()) {
				remarkText.setFocus();
			}
		});
	}

	private void showRemark(boolean open) {
		remark.setVisible(open);
		((GridData) remark.getLayoutData()).exclude = !open;
		tools.setVisible(!open);
		((GridData) tools.getLayoutData()).exclude = open;
		root().layout(true, true);
	}

	private void closeRemark() {
		showRemark(false);
		setFocus();
	}

	private void remarkKey(Event e) {
		if ((e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) && (e.stateMask & SWT.MOD1) != 0) {
			e.doit = false;
			send();
		}
	}

	private void send() {
		String text = remarkText.getText().strip();
		long trial = shown.pair().trialId();
		if (text.isEmpty() && !problem) {
			closeRemark();
		} else if (problem) {
			if (window.act(() -> window.desk().reportProblem(trial, text), words().get("reported"))) {
				closeRemark();
			}
		} else {
			window.tell(() -> window.desk().comment(trial, text), words().get("commented"));
			closeRemark();
		}
	}

	@Override
	boolean escape() {
		boolean open = remark.isVisible();
		if (open) {
			closeRemark();
		}
		return open;
	}

	@Override
	boolean show(Screen screen) {
		if (!(screen instanceof Screen.Judge judge)) {
			return false;
		}
		Screen.Judge before = shown;
		shown = judge;
		Pair next = judge.pair();
		practice.setVisible(judge.practice());
		((GridData) practice.getLayoutData()).exclude = !judge.practice();
		prompt.setText(Words.escape(next.promptText()));
		question.setText(Words.escape(next.fit() ? words().get("fit") : judge.question()));
		tie.setVisible(judge.ties());
		bothBad.setVisible(judge.bothBad());
		undo.setEnabled(judge.canUndo());
		progress.setMaximum(Math.max(1, judge.total()));
		progress.setSelection(judge.done());
		position.setText(words().get("progress", Math.min(judge.done() + 1, judge.total()), judge.total()));
		readAhead(judge);
		if (before == null || before.pair().trialId() != next.trialId() || before.done() != judge.done()) {
			told = false;
			pair.show(next.trialId(), window.desk().pictures(), next.leftImage(), next.rightImage());
			if (remark.isVisible()) {
				showRemark(false);
			}
		}
		root().layout(true, true);
		return true;
	}

	private void readAhead(Screen.Judge judge) {
		Set<String> wanted = new HashSet<>();
		for (Optional<Pair> p : List.of(Optional.of(judge.pair()), judge.upcoming())) {
			p.ifPresent(x -> {
				wanted.add(x.leftImage());
				wanted.add(x.rightImage());
			});
		}
		wanted.forEach(content -> cache.get(window.desk().pictures(), content));
		cache.keepOnly(wanted);
	}

	@Override
	void setFocus() {
		pair.setFocus();
	}

	/** Whether both pictures are on the screen, for tests. */
	boolean isPainted() {
		return told;
	}
}
