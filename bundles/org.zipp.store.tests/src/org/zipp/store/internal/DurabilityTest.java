package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** An acknowledged vote is never lost. */
class DurabilityTest {

	private static final int KILLS = 20;
	/** More than twenty runs can answer before they are killed. */
	private static final int TRIALS = 8_000;
	private static final int MOST_BEFORE_KILL = 150;

	@TempDir
	Path temporary;

	private StudyDirectory study(int trials) {
		StudyDirectory directory = new StudyDirectory(temporary.resolve("study"));
		try (StudyStore store = new StudyStoresProvider().open(directory)) {
			Study study = store.loadStudy();
			for (String id : List.of("generic", "zipp")) {
				Condition condition = ZippFactory.eINSTANCE.createCondition();
				condition.setId(id);
				study.getConditions().add(condition);
			}
			Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId("p1");
			study.getPrompts().add(prompt);
			store.saveStudy(study);
			store.trials().saveRater(new RaterRow("r1", RaterKind.HUMAN, "u1", Map.of()));
			store.trials().addTrials(IntStream.rangeClosed(1, trials)
					.mapToObj(i -> new TrialRow(0, "r1", i, "u1", "p1", "generic", "zipp", "", "")).toList());
		}
		return directory;
	}

	@Test
	void acknowledgedVotesSurviveKills() throws IOException, InterruptedException {
		StudyDirectory directory = study(TRIALS);
		Random random = new Random(20);
		Set<Long> acknowledged = new HashSet<>();
		for (int kill = 1; kill <= KILLS; kill++) {
			try (ChildProcess child = new ChildProcess(temporary, VotingChild.class, directory.root().toString(), "vote")) {
				assertEquals("open", child.readLine());
				for (int votes = 1 + random.nextInt(MOST_BEFORE_KILL); votes > 0; votes--) {
					acknowledge(child.readLine(), acknowledged);
				}
				child.kill();
				// What it had printed before it died counts as acknowledged too.
				for (String line : child.readRest()) {
					acknowledge(line, acknowledged);
				}
			}
			Set<Long> stored = storedVotes(directory);
			assertTrue(stored.containsAll(acknowledged), "a vote is missing after kill " + kill);
			// The answer that was being stored or printed when the process died may be there too.
			assertTrue(stored.size() <= acknowledged.size() + kill, stored.size() + " votes, " + acknowledged.size()
					+ " acknowledged, after kill " + kill);
		}
	}

	private static void acknowledge(String line, Set<Long> acknowledged) {
		assertTrue(line != null && line.matches("\\d+"), "The child should still be voting, but said: " + line);
		assertTrue(acknowledged.add(Long.valueOf(line)), "Trial " + line + " was voted on twice");
	}

	/** Votes of the study; each is as the child gave it, and they are the first trials of the rater, without a gap. */
	private static Set<Long> storedVotes(StudyDirectory directory) {
		Set<Long> stored = new HashSet<>();
		try (StudyStore store = new StudyStoresProvider().open(directory)) {
			boolean open = false;
			for (JudgedTrial trial : store.trials().ofRater("r1")) {
				VoteRow vote = trial.vote();
				if (vote == null) {
					open = true;
				} else {
					assertFalse(open, "a gap before trial " + vote.trialId());
					assertEquals(Choice.get((int) (vote.trialId() % 4)), vote.choice());
					assertEquals(vote.trialId(), vote.responseMillis());
					stored.add(vote.trialId());
				}
			}
			assertTrue(store.trials().withdrawn().isEmpty());
		}
		return stored;
	}

	@Test
	void acknowledgedVoteIsInTheFile() throws IOException {
		StudyDirectory directory = study(5);
		try (StudyStore store = new StudyStoresProvider().open(directory)) {
			int votes = 0;
			for (JudgedTrial trial : store.trials().ofRater("r1")) {
				store.trials().vote(new VoteRow(trial.trial().id(), Choice.LEFT, Instant.now(), 1));
				votes++;
				StudyDirectory copy = new StudyDirectory(temporary.resolve("copy" + votes)).create();
				Files.copy(directory.databaseFile(), copy.databaseFile());
				try (StudyStore copied = new StudyStoresProvider().open(copy)) {
					assertEquals(votes, copied.trials().all().stream().filter(t -> t.vote() != null).count());
				}
			}
		}
	}
}
