package org.zipp.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;

/**
 * Watches how soon the event loop answers, and what the UI thread does meanwhile. How long an answer takes depends on how busy the
 * machine is; what must never be seen is the UI thread in the store. Files that it touches are told.
 */
public final class EventLoopWatch implements AutoCloseable {

	private static final long LIMIT_NANOS = 100_000_000;
	private static final long SAMPLE_NANOS = 5_000_000;
	private static final String STORE = "org.zipp.store.internal.Database";
	private static final Set<String> READING = Set.of("sun.nio.ch.FileChannelImpl", "java.io.FileInputStream", "sun.nio.ch.FileDispatcherImpl",
			"sun.nio.ch.UnixFileDispatcherImpl");

	private final Display display;
	private final Thread ui;
	private final Thread watch;
	private final Set<String> reads = new LinkedHashSet<>();
	private final Set<String> files = new LinkedHashSet<>();
	private final List<String> stalls = new ArrayList<>();
	private volatile boolean ended;
	private long longest;
	private StackTraceElement[] inLongest = {};

	public EventLoopWatch(Display display) {
		this.display = display;
		ui = display.getThread();
		watch = Thread.ofPlatform().daemon().name("event loop watch").start(this::watch);
	}

	private void watch() {
		while (!ended && !display.isDisposed()) {
			AtomicLong answer = new AtomicLong();
			long asked = System.nanoTime();
			display.asyncExec(() -> answer.set(System.nanoTime()));
			StackTraceElement[] last = {};
			while (answer.get() == 0 && !ended) {
				LockSupport.parkNanos(SAMPLE_NANOS);
				StackTraceElement[] stack = ui.getStackTrace();
				look(stack);
				last = ours(stack) != null || last.length == 0 ? stack : last;
			}
			long waited = (answer.get() == 0 ? System.nanoTime() : answer.get()) - asked;
			if (waited > LIMIT_NANOS) {
				stalls.add(waited / 1_000_000 + " ms in " + ours(last));
			}
			if (waited > longest) {
				longest = waited;
				inLongest = last;
			}
		}
	}

	private void look(StackTraceElement[] stack) {
		boolean store = Arrays.stream(stack).anyMatch(f -> f.getClassName().startsWith(STORE));
		boolean file = Arrays.stream(stack).anyMatch(f -> READING.contains(f.getClassName()));
		// Classes and pictures of the program come from its bundles, once.
		boolean program = Arrays.stream(stack).anyMatch(f -> f.getClassName().startsWith("org.eclipse.osgi."));
		if (store || file && !program && ours(stack) != null) {
			(store ? reads : files).add(Arrays.stream(stack).filter(f -> f.getClassName().startsWith("org.zipp.")).limit(12)
					.map(StackTraceElement::toString).collect(Collectors.joining("\n    ")));
		}
	}

	/** The innermost place of the product, {@code null} when the platform is busy with itself. */
	private static StackTraceElement ours(StackTraceElement[] stack) {
		return Arrays.stream(stack).filter(f -> f.getClassName().startsWith("org.zipp.") && !f.getClassName().contains("UiRobot")
				&& !f.getClassName().contains("EventLoop") && !f.getClassName().contains("shell.Application")).findFirst().orElse(null);
	}

	/** Places of the product from which the UI thread was seen to read or write the store. */
	public Set<String> reads() {
		return reads;
	}

	/** What was slow, for people. */
	public String report() {
		StringBuilder text = new StringBuilder("The event loop answered after at most ").append(longest / 1_000_000).append(" ms; ")
				.append(stalls.size()).append(" times it took more than ").append(LIMIT_NANOS / 1_000_000).append(" ms.\n");
		stalls.forEach(s -> text.append("  ").append(s).append('\n'));
		files.forEach(f -> text.append("A file was read or written in\n    ").append(f).append('\n'));
		text.append("The longest one:\n");
		Arrays.stream(inLongest).limit(40).forEach(f -> text.append("    ").append(f).append('\n'));
		return text.toString();
	}

	@Override
	public void close() throws InterruptedException {
		ended = true;
		watch.join();
	}
}
