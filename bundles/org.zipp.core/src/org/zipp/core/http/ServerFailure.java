package org.zipp.core.http;

import java.time.Duration;
import java.util.Optional;

import org.zipp.core.http.ServerException.Reach;

/** Why one try of a request gave no answer, in words, and whether another may. */
public final class ServerFailure extends Exception {

	private static final long serialVersionUID = 1L;

	private final Reach reach;
	private final boolean passes;
	private final transient Optional<Duration> wait;

	/**
	 * @param passes whether the same request may succeed later; the message is then without its full stop
	 * @param wait   how long the server asks to wait, if it does
	 */
	public ServerFailure(Reach reach, boolean passes, Optional<Duration> wait, String message) {
		super(message);
		this.reach = reach;
		this.passes = passes;
		this.wait = wait;
	}

	/** One that meets every request. */
	public static ServerFailure all(String message) {
		return new ServerFailure(Reach.ALL, false, Optional.empty(), message);
	}

	/** One that meets this request alone. */
	public static ServerFailure item(String message) {
		return new ServerFailure(Reach.ITEM, false, Optional.empty(), message);
	}

	/** One that may be over at the next try. */
	public static ServerFailure passing(Reach reach, String message) {
		return new ServerFailure(reach, true, Optional.empty(), message);
	}

	public Reach reach() {
		return reach;
	}

	/** Whether the same request may succeed later. */
	public boolean passes() {
		return passes;
	}

	/** How long the server asks to wait, if it does. */
	public Optional<Duration> asked() {
		return wait;
	}
}
