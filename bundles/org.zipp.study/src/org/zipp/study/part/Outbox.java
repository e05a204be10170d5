package org.zipp.study.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.store.ConnectionLostException;
import org.zipp.store.Rows.Answered;
import org.zipp.store.Rows.ConsentRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;

/**
 * Takes what raters do to the store, also when the server of the tables cannot be reached: then it waits in a file on this machine
 * and is delivered once the server is back, in the order in which it was done.
 *
 * <p>What is guaranteed:
 * <ul>
 * <li>When a method returns, what was asked is either in the store or on the disk of this machine; either outlives kill -9.
 * <li>Everything is delivered exactly once: it bears a token, so that the store knows what it has already, also after a connection
 * broke in the middle of a commit or a process died between delivering and forgetting.
 * <li>What a process that died has left waiting is delivered by the next one that opens the study in this folder.
 * <li>What the store can never take (the trial is gone, or its pictures were replaced) is kept in {@link #REFUSED} beside the
 * others, for the lead.
 * </ul>
 *
 * <p>A study whose tables are in a file has no server to lose, and nothing ever waits. Safe for several threads.
 */
public final class Outbox implements AutoCloseable {

	/** What could not be delivered and never can be. */
	public static final String REFUSED = "refused.tsv";
	/** A rater is not kept waiting longer than this for a server that does not answer. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);
	private static final long FIRST_RETRY_MILLIS = 500;
	private static final long LAST_RETRY_MILLIS = 10_000;

	private final StudyStore store;
	private final boolean served;
	private final List<Path> folders;
	private final Runnable delivered;
	/** One delivers at a time; held without {@link #lock}. */
	private final ReentrantLock delivering = new ReentrantLock();
	private final Object lock = new Object();
	private final Deque<Errand> waiting = new ArrayDeque<>();
	private final List<OutboxFile> files = new ArrayList<>();
	private OutboxFile own;
	private ScheduledExecutorService retrying;
	private long retryMillis = FIRST_RETRY_MILLIS;
	private String told = "";
	private boolean closed;

	/** Takes over what dead processes left in this folder; it is delivered soon, in another thread. */
	public Outbox(StudyStore store) {
		this(store, () -> {
		});
	}

	/** @param delivered called in a thread of the outbox when nothing waits any more */
	public Outbox(StudyStore store, Runnable delivered) {
		this.store = store;
		this.delivered = delivered;
		StudyDirectory directory = store.directory();
		served = !store.isReadOnly() && Files.isRegularFile(directory.backendFile());
		folders = List.of(directory.outbox(), stateFolder().resolve(Hashes.of(directory.root().toString())));
		if (served) {
			takeOver();
		}
	}

	/** Of this user on this machine; for a study folder in which nothing can be written. */
	private static Path stateFolder() {
		String state = System.getenv("XDG_STATE_HOME");
		Path base = state == null || state.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state);
		return base.resolve("zipp-workbench").resolve("outbox");
	}

	private void takeOver() {
		synchronized (lock) {
			for (Path folder : folders) {
				try {
					for (OutboxFile file : OutboxFile.leftBehind(folder)) {
						files.add(file);
						waiting.addAll(file.all());
					}
				} catch (IOException e) {
					throw new ZippException("Answers that wait here cannot be read: " + Reasons.of(e), folder, 0, e);
				}
			}
			if (waiting.isEmpty()) {
				forget();
			} else {
				retry(0);
			}
		}
	}

	/** Whether an answer was stored: what became of it; empty when it waits. */
	public Optional<Answered> answer(String raterId, VoteRow vote) {
		return tell(new Errand.Answer(raterId, vote), () -> store.trials().answer(raterId, vote));
	}

	/** Takes an answer back: whether it was there; empty when that waits. */
	public Optional<Boolean> takeBack(String raterId, long trialId, String token) {
		return tell(new Errand.TakeBack(raterId, trialId, token), () -> store.trials().withdraw(trialId, token));
	}

	/** Reports that a pair cannot be shown. */
	public void report(String raterId, TrialProblem problem) {
		tell(new Errand.Unshown(raterId, problem), () -> {
			store.trials().report(problem);
			return true;
		});
	}

	/** Keeps a remark. */
	public void remark(RemarkRow remark) {
		tell(new Errand.Remark(remark), () -> {
			store.people().remark(remark);
			return true;
		});
	}

	/**
	 * Asks the store for something, with the patience of a rater.
	 *
	 * @throws ConnectionLostException when the server cannot be reached or does not answer in time
	 */
	public <T> T ask(Supplier<T> work) {
		return served ? Patience.within(PATIENCE, work) : work.get();
	}

	private <T> Optional<T> tell(Errand errand, Supplier<T> directly) {
		if (!served) {
			return Optional.of(directly.get());
		}
		if (waiting() == 0) {
			try {
				return Optional.of(ask(directly));
			} catch (ConnectionLostException e) {
				keep(errand, e);
				return Optional.empty();
			}
		}
		// What was done before goes first.
		keep(errand, null);
		return Optional.empty();
	}

	private void keep(Errand errand, ConnectionLostException lost) {
		synchronized (lock) {
			try {
				if (own == null) {
					own = create();
					files.add(own);
				}
				own.add(errand);
			} catch (IOException e) {
				ZippException failure = new ZippException("The server of the study cannot be reached, and the answer could not be kept on this"
						+ " machine either: " + Reasons.of(e) + ". It is not stored; try again.", folders.getFirst(), 0, e);
				if (lost != null) {
					failure.addSuppressed(lost);
				}
				throw failure;
			}
			waiting.add(errand);
			retry(retryMillis);
		}
	}

	private OutboxFile create() throws IOException {
		try {
			return OutboxFile.create(folders.getFirst());
		} catch (IOException e) {
			try {
				return OutboxFile.create(folders.getLast());
			} catch (IOException again) {
				again.addSuppressed(e);
				throw again;
			}
		}
	}

	/** Under {@link #lock}. */
	private void retry(long millis) {
		if (retrying == null && !closed) {
			retrying = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("outbox").factory());
			retrying.schedule(this::retryNow, millis, TimeUnit.MILLISECONDS);
		}
	}

	private void retryNow() {
		boolean done = false;
		try {
			done = deliver() == 0;
		} catch (ConnectionLostException e) {
			// The server is still away; that is what this waits for.
		} catch (ZippException e) {
			tellOnce(e);
		}
		synchronized (lock) {
			if (retrying != null) {
				if (done || closed) {
					retrying.shutdown();
					retrying = null;
					retryMillis = FIRST_RETRY_MILLIS;
				} else {
					retryMillis = Math.min(LAST_RETRY_MILLIS, retryMillis * 2);
					retrying.schedule(this::retryNow, retryMillis, TimeUnit.MILLISECONDS);
				}
			}
			if (!waiting.isEmpty()) {
				retry(retryMillis);
			}
		}
	}

	/** What goes wrong at every try is logged once. */
	private void tellOnce(ZippException failure) {
		synchronized (lock) {
			if (failure.getMessage().equals(told)) {
				return;
			}
			told = failure.getMessage();
		}
		ILog.get().log(failure.toStatus());
	}

	/** How much waits for the server: answers, answers taken back, reports and remarks. */
	public int waiting() {
		synchronized (lock) {
			return waiting.size();
		}
	}

	/** How much of a rater waits for the server. */
	public int waiting(String raterId) {
		synchronized (lock) {
			return (int) waiting.stream().filter(e -> e.raterId().equals(raterId)).count();
		}
	}

	/**
	 * Delivers what waits, as far as the server takes it; not in a UI thread.
	 *
	 * @return how much still waits
	 * @throws ConnectionLostException when the server cannot be reached
	 * @throws ZippException           when the store fails otherwise; what was not delivered waits on
	 */
	public int deliver() {
		delivering.lock();
		try {
			boolean any = false;
			for (Errand next = first(); next != null; next = first()) {
				String refusal = deliver(next);
				if (!refusal.isEmpty()) {
					refuse(next, refusal);
				}
				any = true;
				synchronized (lock) {
					waiting.removeFirst();
					if (waiting.isEmpty()) {
						forget();
					}
				}
			}
			if (any) {
				delivered.run();
			}
			return waiting();
		} finally {
			delivering.unlock();
			if (isClosed()) {
				leave();
			}
		}
	}

	private boolean isClosed() {
		synchronized (lock) {
			return closed;
		}
	}

	private Errand first() {
		synchronized (lock) {
			return closed ? null : waiting.peekFirst();
		}
	}

	/** @return why the store can never take it, empty when it has it now */
	private String deliver(Errand errand) {
		Optional<JudgedTrial> trial = errand.trialId() == 0 ? Optional.empty() : store.trials().find(errand.trialId());
		boolean about = trial.filter(t -> t.trial().raterId().equals(errand.raterId())).isPresent();
		if (!about && errand.trialId() != 0 || store.trials().raters().stream().noneMatch(r -> r.id().equals(errand.raterId()))) {
			return "the rater has no such trial any more";
		}
		switch (errand) {
		case Errand.Answer(String rater, VoteRow vote) -> {
			if (!vote.shown().isOf(trial.get().trial().leftImage(), trial.get().trial().rightImage())) {
				return "the pictures of the trial were replaced";
			}
			if (saysNo(rater)) {
				return "the rater has withdrawn from the study";
			}
			store.trials().answer(rater, vote);
		}
		case Errand.TakeBack(_, long id, String token) -> store.trials().withdraw(id, token);
		case Errand.Unshown(_, TrialProblem problem) -> store.trials().report(problem);
		case Errand.Remark(RemarkRow row) -> store.people().remark(row);
		}
		return "";
	}

	private boolean saysNo(String raterId) {
		List<ConsentRow> said = store.people().consents(raterId);
		return !said.isEmpty() && !said.getLast().agreed();
	}

	private void refuse(Errand errand, String reason) {
		Path file = folders.getFirst().resolve(REFUSED);
		try {
			String before = Files.exists(file) ? Files.readString(file) : "";
			String line = reason + '\t' + errand.line() + '\n';
			if (!before.contains(line)) {
				WholeFile.write(file, before + line);
			}
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e), file, 0, e);
		}
	}

	/** All is delivered; under {@link #lock}. */
	private void forget() {
		own = null;
		for (OutboxFile file : files) {
			try {
				file.delivered();
			} catch (IOException e) {
				// It is delivered again by the next process, which changes nothing.
				ILog.get().warn("A file of answers that were delivered cannot be removed: " + Reasons.of(e), e);
			}
		}
		files.clear();
	}

	/** Tries nothing any more; what waits is left for the next one that opens the study in this folder. */
	@Override
	public void close() {
		synchronized (lock) {
			closed = true;
			if (retrying != null) {
				retrying.shutdown();
				retrying = null;
			}
		}
		leave();
	}

	/** Lets go of the files, unless something is being delivered; then whoever delivers does so at the end. */
	private void leave() {
		if (!delivering.tryLock()) {
			return;
		}
		try {
			synchronized (lock) {
				for (OutboxFile file : files) {
					try {
						file.close();
					} catch (IOException e) {
						ILog.get().warn("A file of answers cannot be closed: " + Reasons.of(e), e);
					}
				}
				files.clear();
				waiting.clear();
				own = null;
			}
		} finally {
			delivering.unlock();
		}
	}
}
