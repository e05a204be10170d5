package org.zipp.ui;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Works the window the way a person does: finds widgets, posts keys and clicks to the display, and waits until something
 * is so. Called from the test's thread; everything it does to widgets it does in the UI thread.
 */
public final class UiRobot {

	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final int LOOK_AGAIN_MILLIS = 20;
	private static final int LOOKS_PER_PROBE = 10;

	private final Display display;

	public UiRobot() {
		this.display = PlatformUI.getWorkbench().getDisplay();
	}

	/** Runs in the UI thread and hands back its value; a failure there is the test's failure. */
	public <T> T ask(Callable<T> question) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		display.syncExec(() -> {
			try {
				answer.complete(question.call());
			} catch (Exception | AssertionError e) {
				answer.completeExceptionally(e);
			}
		});
		try {
			return answer.join();
		} catch (CompletionException e) {
			throw new AssertionError("in the UI thread: " + e.getCause(), e.getCause());
		}
	}

	/** Runs in the UI thread and waits for its end. */
	public void run(Runnable work) {
		ask(() -> {
			work.run();
			return null;
		});
	}

	/** Runs in the UI thread without waiting: for what opens a modal dialog. */
	public void begin(Runnable work) {
		display.asyncExec(work);
	}

	/** Waits until the condition, asked in the UI thread between its events, holds. */
	public void waitUntil(String what, BooleanSupplier condition) {
		waitUntil(what, PATIENCE, condition);
	}

	/** Waits for what takes longer, for example work on all pictures of a study. */
	public void waitUntil(String what, Duration patience, BooleanSupplier condition) {
		CompletableFuture<Void> met = new CompletableFuture<>();
		display.asyncExec(new Runnable() {
			@Override
			public void run() {
				if (met.isDone() || display.isDisposed()) {
					return;
				}
				try {
					if (condition.getAsBoolean()) {
						met.complete(null);
						return;
					}
				} catch (RuntimeException | AssertionError e) {
					met.completeExceptionally(e);
					return;
				}
				display.timerExec(LOOK_AGAIN_MILLIS, this);
			}
		});
		try {
			met.get(patience.toSeconds(), TimeUnit.SECONDS);
		} catch (TimeoutException e) {
			met.cancel(false);
			fail("waited " + patience.toSeconds() + " s in vain until " + what);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			fail("interrupted while waiting until " + what);
		} catch (ExecutionException e) {
			throw new AssertionError("while waiting until " + what + ": " + e.getCause(), e.getCause());
		}
	}

	/** The workbench window, brought to the front. */
	public IWorkbenchWindow window() {
		return ask(() -> {
			IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
			window.getShell().forceActive();
			return window;
		});
	}

	public IWorkbenchPage page() {
		return ask(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage());
	}

	/** Shows a perspective. */
	public void showPerspective(String id) {
		ask(() -> PlatformUI.getWorkbench().showPerspective(id, PlatformUI.getWorkbench().getWorkbenchWindows()[0]));
	}

	/** Shows a view and gives it the focus. */
	public IViewPart showView(String id) {
		return ask(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage().showView(id));
	}

	/** Waits for a shell with that title. */
	public Shell shell(String title) {
		Shell[] found = new Shell[1];
		waitUntil("a window '" + title + "' opens", () -> {
			for (Shell shell : display.getShells()) {
				if (shell.isVisible() && shell.getText().equals(title)) {
					found[0] = shell;
				}
			}
			return found[0] != null;
		});
		// Without a window manager a new window does not get the keyboard by itself.
		run(() -> {
			found[0].forceActive();
			found[0].forceFocus();
		});
		return found[0];
	}

	/** All widgets of a kind under a composite, itself included, in the order of their making. */
	public <T extends Control> List<T> all(Control under, Class<T> type, Predicate<T> which) {
		return ask(() -> {
			List<T> found = new ArrayList<>();
			collect(under, type, which, found);
			return found;
		});
	}

	private static <T extends Control> void collect(Control control, Class<T> type, Predicate<T> which, List<T> found) {
		if (type.isInstance(control) && which.test(type.cast(control))) {
			found.add(type.cast(control));
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				collect(child, type, which, found);
			}
		}
	}

	/** The first widget of a kind. */
	public <T extends Control> T find(Control under, Class<T> type, Predicate<T> which) {
		Optional<T> first = all(under, type, which).stream().findFirst();
		return first.orElseGet(() -> fail("no " + type.getSimpleName() + " of that kind is there"));
	}

	/** The widget that carries that value under that key. */
	public <T extends Control> T byData(Control under, Class<T> type, String key, Object value) {
		return find(under, type, c -> value.equals(key == null ? c.getData() : c.getData(key)));
	}

	/** The button with that text, mnemonics aside. */
	public Button button(Control under, String text) {
		return find(under, Button.class, b -> b.getText().replace("&", "").equals(text));
	}

	/** Clicks the middle of a control with the pointer. */
	public void click(Control control) {
		Point middle = point(control, 0.5, 0.5);
		post(SWT.MouseDown, 1, middle);
		post(SWT.MouseUp, 1, middle);
		settle();
	}

	/**
	 * Moves the pointer to a place in a control, given as shares of its width and height.
	 *
	 * @return the place on the display
	 */
	public Point point(Control control, double across, double down) {
		Point at = ask(() -> {
			Rectangle bounds = control.getBounds();
			return control.toDisplay((int) (bounds.width * across), (int) (bounds.height * down));
		});
		post(SWT.MouseMove, 0, at);
		waitUntil("the pointer is there", () -> control == display.getCursorControl());
		settle();
		return at;
	}

	/**
	 * Gives a control the keyboard, and waits until keys reach it: a window manager hands the keyboard over in its own
	 * time, and what is posted before that is lost. Shift is pressed to find out.
	 */
	public void focus(Control control) {
		AtomicBoolean reached = new AtomicBoolean();
		Listener probe = e -> reached.set(true);
		run(() -> control.addListener(SWT.KeyDown, probe));
		int[] looks = new int[1];
		waitUntil("keys reach the " + control.getClass().getSimpleName(), () -> {
			if (!reached.get() && looks[0]++ % LOOKS_PER_PROBE == 0) {
				control.getShell().forceActive();
				control.forceFocus();
				for (int type : new int[] { SWT.KeyDown, SWT.KeyUp }) {
					Event shift = new Event();
					shift.type = type;
					shift.keyCode = SWT.SHIFT;
					display.post(shift);
				}
			}
			return reached.get();
		});
		settle();
		run(() -> control.removeListener(SWT.KeyDown, probe));
	}

	/** Presses and releases a key: a character or a key code of {@link SWT}; {@code modifiers} are held meanwhile. */
	public void key(int key, int... modifiers) {
		keyForDialog(key, modifiers);
		settle();
	}

	/** Presses a key that opens a modal dialog, whose end it must not wait for. */
	public void keyForDialog(int key, int... modifiers) {
		for (int modifier : modifiers) {
			postKey(SWT.KeyDown, modifier);
		}
		postKey(SWT.KeyDown, key);
		postKey(SWT.KeyUp, key);
		for (int i = modifiers.length - 1; i >= 0; i--) {
			postKey(SWT.KeyUp, modifiers[i]);
		}
	}

	/** Presses a key that stays down, as many times as it repeats by itself. */
	public void hold(int key, int repeats) {
		for (int i = 0; i <= repeats; i++) {
			postKey(SWT.KeyDown, key);
			settle();
		}
	}

	/** Releases a key that was held. */
	public void release(int key) {
		postKey(SWT.KeyUp, key);
		settle();
	}

	/** Types a text, key by key. */
	public void type(String text) {
		text.chars().forEach(c -> {
			if (Character.isUpperCase(c)) {
				key(Character.toLowerCase(c), SWT.SHIFT);
			} else {
				key(c);
			}
		});
	}

	/** Lets the UI thread handle all that is waiting. */
	public void settle() {
		run(() -> {
			while (display.readAndDispatch()) {
				// Until nothing waits.
			}
		});
	}

	private void post(int type, int button, Point at) {
		Event event = new Event();
		event.type = type;
		event.button = button;
		event.x = at.x;
		event.y = at.y;
		run(() -> {
			if (!display.post(event)) {
				fail("the display took no mouse event");
			}
		});
	}

	private void postKey(int type, int key) {
		Event event = new Event();
		event.type = type;
		if (Character.isDefined(key) && !Character.isISOControl(key) && (key & SWT.KEYCODE_BIT) == 0 && (key & SWT.MODIFIER_MASK) == 0) {
			event.character = (char) key;
		} else {
			event.keyCode = key;
		}
		run(() -> {
			if (!display.post(event)) {
				fail("the display took no key event");
			}
		});
	}
}
