package org.zipp.store.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.store.ConnectionLostException;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.Answered;
import org.zipp.store.Rows.OpenTrial;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/**
 * A program with several raters at once, each in a thread. Argument 1: the study folder; the others: the raters. Each answers its open
 * pairs one by one; every answer that was acknowledged is printed as {@code trial token}, and asked for again with its token when the
 * server is lost. The program ends by itself when all pairs are answered.
 */
public final class RatingCrowd {

	private RatingCrowd() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		try (StudyStore store = opened(new StudyDirectory(Path.of(arguments[0])))) {
			out.println("open");
			new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
			List<Thread> threads = new ArrayList<>();
			for (int i = 1; i < arguments.length; i++) {
				String rater = arguments[i];
				threads.add(Thread.ofPlatform().name(rater).start(() -> answerAll(store, rater, out)));
			}
			for (Thread thread : threads) {
				thread.join();
			}
			out.println("end");
		}
	}

	private static StudyStore opened(StudyDirectory directory) {
		return new StudyStoresProvider().open(directory);
	}

	private static void answerAll(StudyStore store, String rater, PrintStream out) {
		while (true) {
			List<OpenTrial> next;
			try {
				next = store.trials().open(rater, 1);
			} catch (ConnectionLostException _) {
				continue;
			}
			if (next.isEmpty()) {
				return;
			}
			long trial = next.getFirst().trial().id();
			VoteRow vote = new VoteRow(trial, Choice.get((int) (trial % 4)), Instant.now(), 400, UUID.randomUUID().toString());
			Answered answered = answered(store, rater, vote);
			if (answered.state() != AnswerState.STORED && answered.state() != AnswerState.REPEATED) {
				throw new IllegalStateException("trial " + trial + " of " + rater + ": " + answered);
			}
			out.println(trial + " " + vote.token());
		}
	}

	private static Answered answered(StudyStore store, String rater, VoteRow vote) {
		while (true) {
			try {
				return store.trials().answer(rater, vote);
			} catch (ConnectionLostException _) {
				// Asked again with the same token, as the outbox of a rater does.
			}
		}
	}
}
