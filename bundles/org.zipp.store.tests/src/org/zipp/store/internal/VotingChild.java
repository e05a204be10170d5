package org.zipp.store.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.OpenTrial;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/**
 * What the tests kill. Argument 1: the study folder; argument 2: {@code vote}, to answer every open trial and print its
 * number as soon as the answer is stored, {@code answer}, to do so as windows do, one open trial after another, and print the
 * numbers of those whose answer is its own, or {@code hold}, to keep the study open until the input ends.
 */
public final class VotingChild {

	private VotingChild() {
	}

	public static void main(String[] arguments) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		try (StudyStore store = new StudyStoresProvider().open(new StudyDirectory(Path.of(arguments[0])))) {
			out.println("open");
			if (arguments[1].equals("hold")) {
				System.in.transferTo(PrintStream.nullOutputStream());
				return;
			}
			if (arguments[1].equals("answer")) {
				answer(store, out);
				return;
			}
			for (JudgedTrial trial : store.trials().ofRater("r1")) {
				if (trial.vote() == null) {
					long id = trial.trial().id();
					store.trials().vote(new VoteRow(id, Choice.get((int) (id % 4)), Instant.now(), id));
					out.println(id);
				}
			}
			out.println("end");
		}
	}

	private static void answer(StudyStore store, PrintStream out) {
		for (List<OpenTrial> next = store.trials().open("r1", 1); !next.isEmpty(); next = store.trials().open("r1", 1)) {
			long id = next.getFirst().trial().id();
			String token = UUID.randomUUID().toString();
			if (store.trials().answer("r1", new VoteRow(id, Choice.LEFT, Instant.now(), ProcessHandle.current().pid(), token))
					.state() == AnswerState.STORED) {
				out.println(id);
			}
		}
		out.println("end");
	}
}
