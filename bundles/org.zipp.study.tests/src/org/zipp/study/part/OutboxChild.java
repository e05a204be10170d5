package org.zipp.study.part;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.VotingSession;

/**
 * What the tests kill: a rater's program. Arguments: the study folder, and the rater. For each line that it reads it answers the next
 * pair, and prints the trial as soon as the answer is kept, with how many wait.
 */
public final class OutboxChild {

	private OutboxChild() {
	}

	public static void main(String[] arguments) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		AtomicLong clock = new AtomicLong();
		try (StudyStore store = new StudyStoresProvider().open(new StudyDirectory(Path.of(arguments[0])));
				VotingSession session = new VotingSession(store, arguments[1], "", new Outbox(store), clock::get);
				BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			out.println("open");
			while (in.readLine() != null) {
				long trial = session.current().orElseThrow().trialId();
				session.painted(trial);
				clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
				session.vote(Choice.RIGHT, "key");
				out.println(trial + " " + session.waiting());
			}
		}
	}
}
