package org.zipp.generation.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Throughput;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderEvent;
import org.zipp.generation.RenderEvents;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.generation.UnreachableException;
import org.zipp.store.ImageRepository;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.MadePicture;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.QueueState;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.WorkerRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TakenOverException;

/**
 * Works the queue of one setting off, alone or beside other processes, until nothing waits and nobody works on it any more.
 *
 * <p>Pictures are rendered in the threads that the generator gains from, and stored in the one that runs. What is taken is held by a
 * lease that a thread of its own renews, however long a picture takes. A picture that fails does so alone. When the generator cannot
 * be used, whatever the picture, that picture goes back, and after {@value #UNREACHABLE} in a row the run stops. However it ends,
 * what was begun goes back at once.
 */
final class QueueRun {

	/** So often in a row the generator is not to be reached before a run stops. */
	static final int UNREACHABLE = 3;

	private static final long TICK_MILLIS = 100;
	private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

	/** What a run did: pictures stored, pictures failed, pictures that others had taken over. */
	record Outcome(long made, long failed, long takenOver) {
	}

	/** A picture that came out, or why it did not; {@code last} of those that one thread had. */
	private record Finished(Making making, MadePicture made, Throwable failure, boolean last) {
	}

	private final StudyStore store;
	private final ImageRepository images;
	private final ImageGenerator maker;
	private final PictureSetting setting;
	private final RenderEvents events;
	private final Duration heartbeat;
	private final Instant started = Instant.now();
	private final long begin = System.nanoTime();
	private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
	private final Map<ImageKey, Making> inFlight = new LinkedHashMap<>();
	private int busy;
	private int unreachable;
	private volatile boolean stopped;
	private volatile long made;
	private volatile long failed;
	private volatile long takenOver;
	/** Tasks that waited or were worked on when the queue was looked at, and what had been made here then. */
	private volatile long remaining;
	private volatile long madeThen;
	/** Pictures per second of the other workers. */
	private volatile double othersRate;
	private volatile String doing = "";

	QueueRun(StudyStore store, ImageGenerator maker, PictureSetting setting, RenderEvents events) {
		this(store, maker, setting, events, ImageRepository.HEARTBEAT);
	}

	QueueRun(StudyStore store, ImageGenerator maker, PictureSetting setting, RenderEvents events, Duration heartbeat) {
		this.store = store;
		this.images = store.images();
		this.maker = maker.knowing(store.images().seeds(setting.id()));
		this.setting = setting;
		this.events = events;
		this.heartbeat = heartbeat;
	}

	/**
	 * Runs.
	 *
	 * @throws ZippException              when a picture cannot be stored, or the generator cannot be reached
	 * @throws OperationCanceledException when cancelled
	 */
	Outcome run(SubMonitor monitor) {
		lookAhead();
		SubMonitor progress = monitor.setWorkRemaining((int) Math.clamp(remaining, 1, Integer.MAX_VALUE));
		ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, maker.parallelism()), Thread.ofPlatform().name("picture-", 1)
				.factory());
		ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("pictures held").daemon().factory());
		try {
			images.report(said());
			heart.scheduleAtFixedRate(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
			work(threads, progress);
			return new Outcome(made, failed, takenOver);
		} catch (InterruptedException e) {
			OperationCanceledException cancelled = new OperationCanceledException("Rendering was interrupted.");
			putBack(cancelled);
			Thread.currentThread().interrupt();
			throw cancelled;
		} catch (RuntimeException | Error e) {
			putBack(e);
			throw e;
		} finally {
			stopped = true;
			heart.shutdownNow();
			threads.shutdownNow();
			threads.close();
			heart.close();
			inFlight.values().forEach(m -> publish(m, true));
			reportEnd();
		}
	}

	private void work(ExecutorService threads, SubMonitor progress) throws InterruptedException {
		boolean more = true;
		boolean perhapsOver = false;
		long lookAgain = 0;
		while (true) {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			while (more && busy < Math.max(1, maker.parallelism())) {
				List<TaskRow> taken = images.take(Math.max(1, maker.batch()), setting.id());
				more = !taken.isEmpty();
				perhapsOver = !more;
				if (more) {
					begin(taken, threads, progress);
				} else {
					lookAgain = System.nanoTime() + LOOK_AGAIN_NANOS;
				}
			}
			if (inFlight.isEmpty() && perhapsOver) {
				if (isOver()) {
					return;
				}
				perhapsOver = false;
			}
			Finished next = finished.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
			if (next != null) {
				finish(next);
				progress.setWorkRemaining((int) Math.clamp(left() + 1, 1, Integer.MAX_VALUE)).worked(1);
				perhapsOver = !more;
			} else if (!more && System.nanoTime() >= lookAgain) {
				more = true;
			}
			String now = text();
			if (!now.equals(doing)) {
				doing = now;
				progress.subTask(now);
			}
		}
	}

	/** Whether nothing is left, here or with others; what those have that ended without a word is put back. */
	private boolean isOver() {
		QueueState state = images.queueState();
		if (!state.setting().equals(setting.id())) {
			return true;
		}
		remaining = state.queued() + state.elsewhere();
		madeThen = made;
		if (state.elsewhere() > 0) {
			images.requeue(false);
		}
		return remaining == 0;
	}

	private void begin(List<TaskRow> taken, ExecutorService threads, SubMonitor progress) {
		List<Making> makings = taken.stream().map(t -> new Making(t, () -> stopped || progress.isCanceled(), new Making.Teller() {
			@Override
			public void tell(Making making) {
				publish(making, false);
			}

			@Override
			public boolean isHeard() {
				return events.isHeard();
			}
		})).toList();
		makings.forEach(m -> inFlight.put(m.task().key(), m));
		busy++;
		threads.execute(() -> render(makings));
	}

	/** However it ends, there is an end for each: the run waits for them. */
	private void render(List<Making> makings) {
		makings.forEach(m -> publish(m, false));
		List<Finished> ends = makings.size() > 1 ? together(makings) : List.of();
		if (!ends.isEmpty()) {
			finished.addAll(ends);
			return;
		}
		for (int i = 0; i < makings.size(); i++) {
			finished.add(one(makings.get(i), i == makings.size() - 1));
		}
	}

	/** Empty when the batch failed, so that each is to be rendered by itself. */
	private List<Finished> together(List<Making> makings) {
		long start = System.nanoTime();
		List<Finished> ends = new ArrayList<>();
		try {
			List<Rendering> all = maker.generate(makings.stream().map(this::request).toList(), List.copyOf(makings));
			double each = seconds(start) / makings.size();
			for (Making m : makings) {
				ends.add(new Finished(m, made(all.get(ends.size()), each), null, m == makings.getLast()));
			}
			return ends;
		} catch (OperationCanceledException | UnreachableException | Error e) {
			return makings.stream().map(m -> new Finished(m, null, e, m == makings.getLast())).toList();
		} catch (RuntimeException _) {
			// Which of them failed, and why, each will tell.
			return List.of();
		}
	}

	private Finished one(Making making, boolean last) {
		long start = System.nanoTime();
		try {
			return new Finished(making, made(maker.generate(request(making), making), seconds(start)), null, last);
		} catch (RuntimeException | Error e) {
			return new Finished(making, null, e, last);
		}
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private RenderRequest request(Making making) {
		TaskRow task = making.task();
		return new RenderRequest(task.prompt(), task.negative(), task.key().seed(), setting.width(), setting.height(),
				Math.max(1, setting.steps()));
	}

	private static MadePicture made(Rendering rendering, double seconds) {
		Picture picture = rendering.picture();
		return new MadePicture(picture.width(), picture.height(), picture.toPng(), seconds, rendering.seeds(), rendering.revisedPrompt(),
				rendering.remarks());
	}

	/** Stores a picture, or what became of it. */
	private void finish(Finished f) {
		busy -= f.last ? 1 : 0;
		TaskRow task = f.making.task();
		try {
			if (f.failure == null) {
				images.save(task, setting, f.made);
				made++;
				unreachable = 0;
			} else {
				fail(task, f.failure);
			}
		} catch (TakenOverException _) {
			// Whoever has the task now makes its picture.
			takenOver++;
		}
		inFlight.remove(task.key());
		publish(f.making, true);
	}

	private void fail(TaskRow task, Throwable failure) {
		switch (failure) {
		case OperationCanceledException e -> throw e;
		case Error e -> throw e;
		case UnreachableException e -> {
			images.putBack(List.of(task));
			unreachable++;
			if (unreachable >= UNREACHABLE) {
				throw new ZippException("The run stopped, because the pictures could not be made " + unreachable + " times in a row: "
						+ e.getMessage() + " They keep their places in the queue; run it again to go on.", e);
			}
		}
		default -> {
			if (images.fail(task, Reasons.of(failure))) {
				failed++;
			} else {
				takenOver++;
			}
			unreachable = 0;
		}
		}
	}

	/** What was begun goes back into the queue; when that fails too, its lease runs out. */
	private void putBack(Throwable reason) {
		stopped = true;
		try {
			images.putBack(new ArrayList<>(inFlight.values()).stream().map(Making::task).toList());
		} catch (ZippException e) {
			reason.addSuppressed(e);
		}
	}

	/** Says that work goes on. A failure is told by what is stored next, so here it goes to the log. */
	private void beat() {
		try {
			images.renew();
			images.report(said());
			lookAhead();
		} catch (RuntimeException e) {
			ILog.get().warn("That pictures are still worked on could not be told", e);
		}
	}

	private void lookAhead() {
		QueueState state = images.queueState();
		double rate = 0;
		for (WorkerRow w : images.workers()) {
			rate += w.name().equals(images.worker()) ? 0 : w.rate();
		}
		othersRate = rate;
		madeThen = made;
		remaining = state.setting().equals(setting.id()) ? state.queued() + state.here() + state.elsewhere() : 0;
	}

	private WorkerRow said() {
		return new WorkerRow(images.worker(), setting.generator(), maker.device(), started, Instant.now(), made, failed, rate(), doing);
	}

	private void reportEnd() {
		try {
			images.reportEnd();
		} catch (ZippException e) {
			// It is taken as gone when it is not heard of any more.
			ILog.get().warn("That work on the queue is over could not be told", e);
		}
	}

	private double rate() {
		return made / Math.max(1e-9, seconds(begin));
	}

	private long left() {
		return Math.max(0, remaining - (made - madeThen));
	}

	private double secondsLeft() {
		double rate = rate() + othersRate;
		return rate > 0 ? left() / rate : -1;
	}

	/** For example {@code 12 of 40 pictures, 0.3 a second, 1 min 33 s left, step 12 of 30, on CPU}. */
	private String text() {
		long all = made + left();
		StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%,d of %,d pictures", made, all));
		if (made > 0) {
			text.append(String.format(Locale.ROOT, rate() < 10 ? ", %.1f a second" : ", %,.0f a second", rate()));
			if (left() > 0) {
				text.append(", ").append(Throughput.duration(Duration.ofSeconds(Math.round(secondsLeft())))).append(" left");
			}
		}
		Making oldest = oldest();
		if (oldest != null && oldest.steps() > 0) {
			text.append(", step ").append(oldest.stepsDone()).append(" of ").append(oldest.steps());
		}
		return text.append(", on ").append(maker.device()).toString();
	}

	private Making oldest() {
		return inFlight.isEmpty() ? null : inFlight.values().iterator().next();
	}

	private void publish(Making making, boolean ended) {
		events.publish(new RenderEvent(store.directory().root(), making.task().key(), images.worker(), making.stepsDone(), making.steps(),
				making.preview(), ended, rate(), secondsLeft()));
	}
}
