package org.zipp.core.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.operation.Throughput;

/**
 * Tries requests again whose failures pass: after as long as the server asks, or with exponential backoff and jitter. Safe for
 * several threads.
 */
public final class Tries {

	/** Tries of one request when the server does not say how long to wait. */
	public static final int USUAL = 6;
	/** Who asks to wait for longer is asked again another day. */
	public static final Duration LONGEST_ASKED = Duration.ofMinutes(10);
	/** How many more tries one request gets when the server says how long to wait. */
	private static final int MORE_WHEN_ASKED = 14;
	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	/** A pause between two tries. */
	@FunctionalInterface
	public interface Pause {
		void rest(Duration duration) throws InterruptedException;
	}

	/** One try. */
	@FunctionalInterface
	public interface Attempt<T> {
		T run() throws ServerFailure, InterruptedException;
	}

	private final int most;
	private volatile String waiting = "";

	/** @param most tries of one request */
	public Tries(int most) {
		this.most = most;
	}

	/** What is waited for, for people; empty when nothing is. */
	public String waiting() {
		return waiting;
	}

	/**
	 * Tries until it succeeds.
	 *
	 * @throws ServerException            when a failure does not pass, or not soon enough
	 * @throws OperationCanceledException when the thread was interrupted
	 */
	public <T> T run(Attempt<T> attempt, Pause pause) {
		Duration wait = FIRST_PAUSE;
		Duration asked = Duration.ZERO;
		for (int tries = 1;; tries++) {
			ServerFailure failure;
			try {
				return attempt.run();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new OperationCanceledException("Asking the server was interrupted.");
			} catch (ServerFailure e) {
				failure = e;
			}
			asked = asked.plus(failure.asked().orElse(Duration.ZERO));
			if (!failure.passes()) {
				throw new ServerException(failure.reach(), failure.getMessage());
			}
			if (asked.compareTo(LONGEST_ASKED) > 0) {
				throw new ServerException(Reach.ALL, failure.getMessage() + " (it asks to wait " + Throughput.duration(asked) + ").");
			}
			if (tries >= most + (failure.asked().isPresent() && most > 1 ? MORE_WHEN_ASKED : 0)) {
				throw new ServerException(failure.reach(), failure.getMessage() + " (" + tries + (tries == 1 ? " try)." : " tries)."));
			}
			Duration own = jitter(wait);
			rest(pause, failure.asked().filter(a -> a.compareTo(own) > 0).orElse(own), failure.asked().isPresent());
			wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
		}
	}

	private static Duration jitter(Duration longest) {
		long millis = longest.toMillis();
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
	}

	private void rest(Pause pause, Duration duration, boolean asked) {
		if (asked) {
			waiting = "waiting " + Throughput.duration(duration.plusMillis(999)) + " as the endpoint asks";
		}
		try {
			pause.rest(duration);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException("Waiting for the server was interrupted.");
		} finally {
			waiting = "";
		}
	}
}
