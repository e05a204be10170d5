package org.zipp.ui.rater;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.statushandlers.StatusManager;
import org.zipp.core.ZippException;
import org.zipp.study.AnsweredElsewhereException;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.rater.presenter.Desk;
import org.zipp.ui.rater.presenter.LeadCode;
import org.zipp.ui.rater.presenter.Screen;

/**
 * The window of a rater: as large as the screen, with the task and nothing else. It says what the {@link Desk} has to be shown, asks
 * it in a thread of its own, and ends with the code of the lead alone.
 */
public final class RaterWindow {

	/** Key of the widget data by which tests find the parts. */
	static final String PART = "org.zipp.ui.rater.part";

	private static final int LARGER = 2;
	private static final int TITLE_LARGER = 6;
	private static final int WAITING_LOOK_MILLIS = 2000;

	private final Display display;
	private final Shell shell;
	private final Seclusion seclusion;
	private final LeadCode code;
	private final Runnable whenLeft;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("rater").factory());
	private final Font font;
	private final Font titleFont;
	private final Composite body;
	private final Label notice;
	private final Button leave;
	private final Listener escape = this::keyDown;
	private Desk desk;
	private Words words;
	private Screen screen;
	private RaterPage page;
	private boolean busy;
	private int waiting;
	private boolean leaving;

	/**
	 * Opens the window and hides all others.
	 *
	 * @param sits     makes the desk, not in the UI thread
	 * @param language in which to speak until the desk says
	 * @param whenLeft runs in the UI thread when the lead has left
	 */
	RaterWindow(Display display, Supplier<Desk> sits, String language, LeadCode code, Runnable whenLeft) {
		this.display = display;
		this.code = code;
		this.whenLeft = whenLeft;
		words = new Words(language);
		shell = new Shell(display, SWT.SHELL_TRIM);
		shell.setText(words.get("leave.title"));
		Theme.style(shell, Theme.CSS_GROUND);
		LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources(), shell);
		FontDescriptor usual = FontDescriptor.createFrom(JFaceResources.getDefaultFont());
		font = fonts.create(usual.increaseHeight(LARGER));
		titleFont = fonts.create(usual.setStyle(SWT.BOLD).increaseHeight(TITLE_LARGER));
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(shell);
		body = Theme.style(new Composite(shell, SWT.NONE), Theme.CSS_GROUND);
		body.setLayout(new FillLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		Composite foot = Theme.style(new Composite(shell, SWT.NONE), Theme.CSS_CARD);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 6).spacing(12, 0).applyTo(foot);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
		notice = Theme.style(new Label(foot, SWT.WRAP), Theme.CSS_CARD);
		notice.setData(PART, "notice");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(100, SWT.DEFAULT).applyTo(notice);
		leave = new Button(foot, SWT.PUSH);
		leave.setText(words.get("leave"));
		leave.setData(PART, "leave");
		leave.addListener(SWT.Selection, e -> leave());
		page = new BlankPage(body, this);
		shell.addListener(SWT.Close, e -> {
			e.doit = false;
			leave();
		});
		shell.addListener(SWT.Dispose, e -> disposed());
		display.addFilter(SWT.KeyDown, escape);
		seclusion = new Seclusion(shell);
		StudyContext.get().setVoting(this, true);
		shell.setBounds(display.getPrimaryMonitor().getBounds());
		shell.setFullScreen(true);
		shell.open();
		shell.forceActive();
		act(() -> {
			desk = sits.get();
			return desk.screen();
		}, "");
		display.timerExec(WAITING_LOOK_MILLIS, this::lookForWaiting);
	}

	Words words() {
		return words;
	}

	/** What the rater asks and answers; {@code null} until the study is read. Its acts belong into {@link #act}. */
	Desk desk() {
		return desk;
	}

	/** What raters read, a little larger than elsewhere. */
	Font font() {
		return font;
	}

	Font titleFont() {
		return titleFont;
	}

	/** Gives the keyboard to the button of the lead, where there is nothing else to do. */
	void focusLeave() {
		leave.setFocus();
	}

	Shell shell() {
		return shell;
	}

	/** What is shown, {@code null} until it is read. */
	Screen screen() {
		return screen;
	}

	/** The page that is shown, for tests. */
	RaterPage page() {
		return page;
	}

	/**
	 * Asks the desk, and shows what it says. While something is asked, nothing else is taken.
	 *
	 * @param success what is said quietly when it went well
	 * @return whether it was taken
	 */
	boolean act(Callable<Screen> asked, String success) {
		return act(asked, next -> success);
	}

	/** @param success what is said quietly, by the screen that follows */
	boolean act(Callable<Screen> asked, Function<Screen, String> success) {
		if (busy || leaving) {
			return false;
		}
		busy = true;
		worker.execute(() -> {
			try {
				Screen next = asked.call();
				Words spoken = new Words(desk.languages().getFirst());
				int left = desk.waiting();
				inUi(() -> acted(next, spoken, left, success.apply(next)));
			} catch (AnsweredElsewhereException e) {
				inUi(() -> again(words.get("elsewhere")));
			} catch (Exception e) {
				inUi(() -> failed(e));
			}
		});
		return true;
	}

	/** What need not be waited for. */
	void tell(Runnable told, String success) {
		worker.execute(() -> {
			try {
				told.run();
				if (!success.isEmpty()) {
					inUi(() -> say(success));
				}
			} catch (RuntimeException e) {
				inUi(() -> failed(e));
			}
		});
	}

	private void inUi(Runnable work) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!shell.isDisposed()) {
					work.run();
				}
			});
		}
	}

	private void acted(Screen next, Words spoken, int left, String success) {
		busy = false;
		words = spoken;
		waiting = left;
		leave.setText(Words.escape(words.get("leave")));
		say(success);
		show(next);
	}

	/** The pair has an answer by now: what comes after it is shown. */
	private void again(String said) {
		busy = false;
		act(() -> desk.screen(), said);
	}

	/** Said quietly; the Error Log has the rest. */
	private void failed(Exception failure) {
		busy = false;
		StatusManager.getManager().handle(UiJobs.status("Rater mode", failure), StatusManager.LOG);
		String reason = failure instanceof ZippException ? failure.getMessage() : "";
		if (desk == null) {
			show(new Screen.Blocked(reason));
		} else {
			say(words.get("failed", reason));
			page.setFocus();
		}
	}

	private void show(Screen next) {
		screen = next;
		if (page.show(next)) {
			return;
		}
		RaterPage before = page;
		page = page(next);
		before.root().dispose();
		page.show(next);
		body.layout(true, true);
		page.setFocus();
	}

	private RaterPage page(Screen next) {
		return switch (next) {
		case Screen.Consent consent -> new ConsentPage(body, this, consent);
		case Screen.Intake intake -> new IntakePage(body, this, intake);
		case Screen.Persona persona -> new PersonaPage(body, this, persona);
		case Screen.Instructions instructions -> new InstructionsPage(body, this, instructions);
		case Screen.Judge judge -> new JudgePage(body, this);
		case Screen.Pause pause -> new PausePage(body, this, pause);
		case Screen.Rate rate -> new RatePage(body, this);
		case Screen.Done done -> new EndPage(body, this, done);
		case Screen.Blocked blocked -> new EndPage(body, this, blocked);
		};
	}

	/** Says something in the line at the foot; answers that wait are told of as long as they do. */
	void say(String text) {
		String said = waiting == 0 ? text : waiting == 1 ? words.get("waiting.one") : words.get("waiting", waiting);
		if (!said.equals(notice.getText())) {
			notice.setText(Words.escape(said));
			shell.layout(true, true);
		}
	}

	private void lookForWaiting() {
		if (shell.isDisposed()) {
			return;
		}
		if (waiting > 0 && !busy) {
			worker.execute(() -> {
				int left = desk.waiting();
				inUi(() -> {
					if (left != waiting) {
						waiting = left;
						say("");
					}
				});
			});
		}
		display.timerExec(WAITING_LOOK_MILLIS, this::lookForWaiting);
	}

	private void keyDown(Event e) {
		if (e.keyCode == SWT.ESC && e.widget instanceof Control control && control.getShell() == shell) {
			e.doit = false;
			if (!page.escape()) {
				// Not within the key: the dialog has events of its own.
				display.asyncExec(this::leave);
			}
		}
	}

	/** Asks for the code of the lead, and leaves when it is right. */
	void leave() {
		if (leaving || shell.isDisposed()) {
			return;
		}
		leaving = true;
		boolean left = new LeaveDialog(shell, words, code).open() == Window.OK;
		leaving = false;
		if (left) {
			end();
		} else if (!shell.isDisposed()) {
			page.setFocus();
		}
	}

	/** Ends without a question. */
	void end() {
		if (!shell.isDisposed()) {
			shell.dispose();
		}
	}

	private void disposed() {
		display.removeFilter(SWT.KeyDown, escape);
		StudyContext.get().setVoting(this, false);
		seclusion.end();
		worker.execute(() -> {
			if (desk != null) {
				desk.close();
			}
		});
		worker.shutdown();
		whenLeft.run();
	}
}
