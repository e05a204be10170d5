package org.zipp.generation.internal.remote;

import org.eclipse.core.runtime.ILog;
import org.zipp.core.http.ServerFailure;

/** Tells a server that a picture is not wanted any more, and does not wait long for its answer. */
final class Farewell {

	private static final long LONGEST_MILLIS = 700;

	/** What is told. */
	@FunctionalInterface
	interface Words {
		void say() throws ServerFailure, InterruptedException;
	}

	private Farewell() {
	}

	/** Says it also in a thread that is interrupted. */
	static void say(Words words) {
		Thread speaker = Thread.ofVirtual().name("cancel-picture").start(() -> {
			try {
				words.say();
			} catch (ServerFailure e) {
				ILog.get().info("A server was not told that a picture is not wanted any more: " + e.getMessage());
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		boolean interrupted = Thread.interrupted();
		try {
			speaker.join(LONGEST_MILLIS);
		} catch (InterruptedException e) {
			interrupted = true;
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
