package org.zipp.ui;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;

/**
 * Watches how soon the event loop answers, and what the UI thread does meanwhile. How long an answer takes depends on how busy the
 * machine is; what must never be seen is the UI thread in a file of a study, or counting what it shows.
 */
public final class EventLoopWatch implements AutoCloseable {

	private static final long LIMIT_NANOS = 100_000_000;
	private static final long SAMPLE_NANOS = 5_000_000;
	private static final int FRAMES = 12;
	private static final Set<String> READING = Set.of("sun.nio.ch.FileChannelImpl", "java.io.FileInputStream", "sun.nio.ch.FileDispatcherImpl",
			"sun.nio.ch.UnixFileDispatcherImpl");
	/** Classes and pictures of the program come from its bundles, once; a setting is a line in a small file. */
	private static final List<String> PROGRAM = List.of("org.eclipse.osgi.", "org.eclipse.core.internal.preferences.");
	private static final List<String> COMPUTING = List.of("org.zipp.statistics.", "org.zipp.graph.GraphStatistics", "org.zipp.report.Reports",
			"org.zipp.report.DataFigures", "org.zipp.report.PersonaTraits", "org.zipp.store.Freshness.count");

	private final Display display;
	private final Thread ui;
	private final Thread watch;
	private final Set<String> files = new LinkedHashSet<>();
	private final Set<String> computing = new LinkedHashSet<>();
	private final List<String> stalls = new ArrayList<>();
	private volatile boolean ended;
	private long longest;

	public EventLoopWatch(Display display) {
		this.display = display;
		ui = display.getThread();
		watch = Thread.ofPlatform().daemon().name("event loop watch").start(this::watch);
	}

	private void watch() {
		while (!ended && !display.isDisposed()) {
			AtomicLong answer = new AtomicLong();
			Map<String, Integer> places = new LinkedHashMap<>();
			long cpu = cpu();
			long asked = System.nanoTime();
			display.asyncExec(() -> answer.set(System.nanoTime()));
			while (answer.get() == 0 && !ended) {
				LockSupport.parkNanos(SAMPLE_NANOS);
				StackTraceElement[] stack = ui.getStackTrace();
				look(stack);
				places.merge(place(stack), 1, Integer::sum);
			}
			long waited = (answer.get() == 0 ? System.nanoTime() : answer.get()) - asked;
			if (waited > LIMIT_NANOS) {
				stalls.add(waited / 1_000_000 + " ms, " + (cpu() - cpu) / 1_000_000 + " ms of them CPU, in " + most(places));
			}
			longest = Math.max(longest, waited);
		}
	}

	/** CPU time of the UI thread, nanoseconds: what others on the machine do is not in it. */
	private long cpu() {
		return ManagementFactory.getThreadMXBean().getThreadCpuTime(ui.threadId());
	}

	private static String most(Map<String, Integer> places) {
		return places.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(3)
				.map(e -> e.getValue() + " × " + e.getKey()).collect(Collectors.joining("; "));
	}

	/** The product's places from the event inwards, else the innermost ones of the platform. */
	private static String place(StackTraceElement[] stack) {
		List<String> ours = Arrays.stream(stack).filter(f -> isOurs(f)).map(EventLoopWatch::words).toList();
		return ours.isEmpty() ? Arrays.stream(stack).limit(3).map(EventLoopWatch::words).collect(Collectors.joining(" < "))
				: ours.stream().limit(4).collect(Collectors.joining(" < "));
	}

	private static boolean isOurs(StackTraceElement frame) {
		String name = frame.getClassName();
		return name.startsWith("org.zipp.") && !name.contains("UiRobot") && !name.contains("EventLoop") && !name.contains("shell.Application")
				&& !name.contains("LargeStudyTest");
	}

	private static String words(StackTraceElement frame) {
		String name = frame.getClassName();
		return name.substring(name.lastIndexOf('.') + 1) + '.' + frame.getMethodName() + ':' + frame.getLineNumber();
	}

	private void look(StackTraceElement[] stack) {
		if (Arrays.stream(stack).noneMatch(EventLoopWatch::isOurs)) {
			return;
		}
		if (any(stack, f -> READING.contains(f.getClassName()))
				&& !any(stack, f -> PROGRAM.stream().anyMatch(p -> f.getClassName().startsWith(p)))) {
			files.add(told(stack));
		}
		if (any(stack, f -> COMPUTING.stream().anyMatch(c -> (f.getClassName() + '.' + f.getMethodName()).startsWith(c)))) {
			computing.add(told(stack));
		}
	}

	private static boolean any(StackTraceElement[] stack, Predicate<StackTraceElement> is) {
		return Arrays.stream(stack).anyMatch(is);
	}

	private static String told(StackTraceElement[] stack) {
		return Arrays.stream(stack).filter(f -> f.getClassName().startsWith("org.zipp.")).limit(FRAMES).map(StackTraceElement::toString)
				.collect(Collectors.joining("\n    "));
	}

	/** Places of the product from which the UI thread was seen to read or write a file. */
	public Set<String> files() {
		return files;
	}

	/** Places of the product from which the UI thread was seen to count or compute what it shows. */
	public Set<String> computing() {
		return computing;
	}

	/** What was slow, for people. */
	public String report() {
		StringBuilder text = new StringBuilder("The event loop answered after at most ").append(longest / 1_000_000).append(" ms; ")
				.append(stalls.size()).append(" times it took more than ").append(LIMIT_NANOS / 1_000_000).append(" ms.\n");
		stalls.forEach(s -> text.append("  ").append(s).append('\n'));
		return text.toString();
	}

	@Override
	public void close() throws InterruptedException {
		ended = true;
		watch.join();
	}
}
