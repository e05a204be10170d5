package org.zipp.study.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.persona.PersonaWriter;
import org.zipp.model.Choice;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.StudyStore;
import org.zipp.study.Ballot.Pair;
import org.zipp.study.SmallStudy;
import org.zipp.study.StudyDesigner;
import org.zipp.study.VotingSession;
import org.zipp.study.design.ResumeRules;
import org.zipp.study.design.ResumeRules.GoOn;
import org.zipp.study.design.StudyDesign;

/** However coming, answering, taking back and dying follow one another: no answer is lost, and none is there twice. */
class InterleavingTest {

	private static final int TRIALS = 6;
	private static final int STEPS = 120;

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(value = GoOn.class, names = { "RESUME", "RESTART" })
	void noAnswerIsLostOrDoubled(GoOn rule) {
		SmallStudy small = new SmallStudy(folder, 1, 4, false);
		small.paint((user, condition) -> condition.hashCode());
		StudyDesign design = StudyDesign.DEFAULTS.withResume(new ResumeRules(rule, Duration.ZERO));
		Random random = new Random(5);
		Map<Long, Choice> expected = new HashMap<>();
		List<Long> order = new ArrayList<>();
		int withdrawn = 0;
		long[] now = { TimeUnit.DAYS.toNanos(1) };
		StudyStore store = small.open();
		StudyDesigner designer = new StudyDesigner(store);
		RaterRow rater = designer.addPerson("one", Map.of(), null, 1);
		designer.design(List.of(rater), designer.pairs(List.of()), TRIALS, 3);
		VotingSession session = null;
		for (int step = 0; step < STEPS; step++) {
			int what = session == null ? 0 : random.nextInt(10);
			if (what == 0) {
				boolean restarts = rule == GoOn.RESTART && !expected.isEmpty() && expected.size() < TRIALS;
				String id = new Participation(store, () -> design, PersonaWriter.NONE).begin("one", "").sessionId();
				if (restarts) {
					withdrawn += expected.size();
					expected.clear();
					order.clear();
				}
				long[] clock = now;
				session = new VotingSession(store, "one", id, new Outbox(store), () -> clock[0]);
			} else if (what <= 6 && session.current().isPresent()) {
				Pair pair = session.current().get();
				Choice choice = random.nextBoolean() ? Choice.LEFT : Choice.RIGHT;
				session.painted(pair.trialId());
				now[0] += TimeUnit.SECONDS.toNanos(1);
				session.vote(choice, "key");
				assertEquals(null, expected.put(pair.trialId(), choice), "shown although it was answered");
				order.add(pair.trialId());
			} else if (what <= 8 && session.canUndo()) {
				if (session.current().isPresent()) {
					session.painted(session.current().get().trialId());
					now[0] += TimeUnit.SECONDS.toNanos(1);
				}
				session.undo();
				expected.remove(order.removeLast());
				withdrawn++;
			} else if (what == 9) {
				// The program dies: nothing is closed in order.
				store.close();
				store = small.open();
				session = null;
			}
			Map<Long, Choice> stored = new HashMap<>();
			store.trials().ofRater("one").stream().filter(t -> t.vote() != null).forEach(t -> stored.put(t.trial().id(), t.vote().choice()));
			assertEquals(expected, stored, "after step " + step);
			assertEquals(withdrawn, store.trials().withdrawn().size(), "after step " + step);
		}
		store.close();
	}
}
