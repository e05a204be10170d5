package org.zipp.ui.rater;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.UiRobot;
import org.zipp.ui.rater.presenter.Desk;
import org.zipp.ui.rater.presenter.LeadCode;
import org.zipp.ui.rater.presenter.Screen;
import org.zipp.ui.widgets.PairCanvas;

/** Works the window of a rater. */
final class RaterRobot {

	static final String CODE = "sesame";

	final UiRobot robot = new UiRobot();
	private RaterWindow window;

	void open(Supplier<Desk> desk) {
		Shell workbench = robot.window().getShell();
		robot.run(() -> window = new RaterWindow(workbench.getDisplay(), desk, "en", new LeadCode(CODE.toCharArray()), () -> {
		}));
		robot.waitUntil("something is shown", () -> window.screen() != null);
	}

	RaterWindow window() {
		return window;
	}

	/** Ends what is open. */
	void close() {
		if (window != null) {
			robot.run(window::end);
		}
	}

	Shell shell() {
		return window.shell();
	}

	<T extends Screen> T waitFor(Class<T> kind) {
		robot.waitUntil("the screen " + kind.getSimpleName() + " is shown", () -> kind.isInstance(window.screen()));
		return kind.cast(robot.ask(window::screen));
	}

	<T extends Control> T part(Class<T> type, String name) {
		return robot.byData(shell(), type, RaterWindow.PART, name);
	}

	void press(String button) {
		robot.click(part(Button.class, button));
	}

	/** Waits until a pair is on the screen and the desk knows of it. */
	void waitForPair(int done) {
		robot.waitUntil("pair " + (done + 1) + " is painted", () -> window.screen() instanceof Screen.Judge judge && judge.done() == done
				&& window.page() instanceof JudgePage page && page.isPainted());
		settle();
	}

	/** Waits until the desk was told all that it was to be told. */
	void settle() {
		AtomicBoolean told = new AtomicBoolean();
		robot.run(() -> window.tell(() -> told.set(true), ""));
		robot.waitUntil("the desk is through", told::get);
		robot.settle();
	}

	/** Presses a key with the pictures in front. */
	void key(int key, int... modifiers) {
		robot.focus(part(PairCanvas.class, "pair"));
		robot.key(key, modifiers);
	}

	String notice() {
		return robot.ask(() -> part(Label.class, "notice").getText());
	}

	void waitForNotice(String text) {
		Label notice = part(Label.class, "notice");
		robot.waitUntil("it is said: " + text, () -> notice.getText().startsWith(text));
	}

	/** All texts and tool tips of the window. */
	List<String> texts() {
		return robot.ask(() -> {
			List<String> texts = new ArrayList<>(List.of(shell().getText()));
			for (Control c : robot.all(shell(), Control.class, c -> true)) {
				texts.add(switch (c) {
				case Label l -> l.getText();
				case Button b -> b.getText();
				case StyledText t -> t.getText();
				case Text t -> t.getText();
				default -> "";
				});
				texts.add(c.getToolTipText() == null ? "" : c.getToolTipText());
			}
			return texts;
		});
	}
}
