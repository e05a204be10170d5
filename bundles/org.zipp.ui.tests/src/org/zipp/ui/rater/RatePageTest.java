package org.zipp.ui.rater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.Hashes;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.study.rating.RatingCriteria;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.rater.presenter.RatingDesk;
import org.zipp.ui.rater.presenter.Screen;

/** An expert rates personas with the keyboard, in the window of raters. */
class RatePageTest {

	private static final String EXPERT = "expert";
	private static final String OTHER = "u00000000000000000002";
	private static final List<String> CRITERIA = RatingCriteria.USUAL;

	private final RaterRobot rater = new RaterRobot();
	private final UiRobot robot = rater.robot;
	private final LogWatch log = new LogWatch();
	private StudyStore store;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		store.users().save(List.of(new UserRow(TestStudy.USER, 3, 4, 1, true), new UserRow(OTHER, 3, 4, 1, true)).stream(), List.of());
		store.trials().saveRater(new RaterRow(EXPERT, RaterKind.EXPERT, "", Map.of()));
		store.ratings().assign(List.of(task(1, TestStudy.USER, "Paints lakes."), task(2, OTHER, "Collects stamps.")));
		begin();
	}

	private static RatingTask task(int place, String user, String text) {
		return new RatingTask(0, EXPERT, place, user, text, Hashes.of(text), Instant.now());
	}

	private void begin() {
		rater.open(() -> new RatingDesk(store, EXPERT, "en", CRITERIA));
		rater.waitFor(Screen.Rate.class);
	}

	@AfterEach
	void close() {
		rater.close();
		robot.run(StudyContext.get()::close);
		log.close();
	}

	private Button scale(int criterion, int value) {
		return rater.part(Button.class, CRITERIA.get(criterion) + '.' + value);
	}

	private void waitForPlace(int place) {
		robot.waitUntil("persona " + place + " is shown", () -> rater.window().screen() instanceof Screen.Rate rate && rate.place() == place);
		robot.settle();
	}

	private List<Integer> values() {
		return store.ratings().all(EXPERT).stream().map(RatingRow::value).toList();
	}

	@Test
	void digitsRateAndEnterGoesOn() {
		assertEquals("Paints lakes.", robot.ask(() -> rater.part(StyledText.class, "rate.text").getText()));
		robot.focus(scale(0, 1));
		robot.key('4');
		robot.waitUntil("the next criterion has the keyboard", () -> scale(1, 1).isFocusControl());
		robot.key(SWT.CR);
		robot.waitUntil("what is missing is said", () -> rater.part(Label.class, "problem").getText().startsWith("Please rate: Interest"));
		assertEquals(List.of(), values(), "ratings of a persona are stored together");
		robot.key('5');
		robot.key('3');
		robot.waitUntil("the button has the keyboard", () -> rater.part(Button.class, "next").isFocusControl());
		robot.key(' ');
		waitForPlace(2);
		assertEquals(3, values().size());
		assertEquals(4, value(TestStudy.USER, CRITERIA.get(0)));
		assertEquals("Answer saved", rater.notice());
		assertFalse(robot.ask(() -> scale(0, 4).getSelection()), "the next persona is not rated yet");
		robot.focus(scale(0, 1));
		robot.key(SWT.BS);
		waitForPlace(1);
		assertTrue(robot.ask(() -> scale(0, 4).getSelection()), "what was said is shown again");
		robot.focus(scale(0, 4));
		robot.key('2');
		rater.press("next");
		waitForPlace(2);
		assertEquals(2, value(TestStudy.USER, CRITERIA.get(0)));
		log.assertNoErrors();
	}

	private int value(String user, String criterion) {
		return store.ratings().all(EXPERT).stream().filter(r -> r.userId().equals(user) && r.criterion().equals(criterion)).findFirst()
				.orElseThrow().value();
	}

	@Test
	void whoComesBackGoesOnWhereRatingStopped() {
		for (int i = 0; i < CRITERIA.size(); i++) {
			robot.focus(scale(i, 1));
			robot.key('3');
		}
		rater.press("next");
		waitForPlace(2);
		rater.close();
		begin();
		assertEquals(2, rater.waitFor(Screen.Rate.class).place());
		for (int i = 0; i < CRITERIA.size(); i++) {
			robot.focus(scale(i, 1));
			robot.key('5');
		}
		rater.press("next");
		rater.waitFor(Screen.Done.class);
		assertEquals(2 * CRITERIA.size(), values().size());
		log.assertNoErrors();
	}

	@Test
	void neitherWritersNorUsersAreTold() {
		for (String text : rater.texts()) {
			assertFalse(text.contains(TestStudy.USER) || text.contains(OTHER) || text.contains(EXPERT) || text.contains(TestStudy.TITLE), () ->
					text);
		}
	}
}
