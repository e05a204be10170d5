package org.zipp.ui.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.operation.OperationRunner.Outcome;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.StudyContext;

class ReportViewTest {

	/** Changes of the store are told after less than this many looks. */
	private static final int QUIET_LOOKS = 15;

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();
	private StudyStore store;
	private ReportView view;

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		var directory = TestStudy.make(temp.resolve("study"));
		robot.run(() -> StudyContext.get().open(directory));
		store = StudyContext.get().store();
		robot.showPerspective(Ids.STUDY_PERSPECTIVE);
		view = (ReportView) robot.showView(Ids.REPORT_VIEW);
	}

	@AfterEach
	void close() {
		robot.run(() -> StudyContext.get().close());
		log.close();
	}

	/** Ten answers: seven for the persona, two for the bare prompt, a tie. */
	private void vote() {
		ImageRow left = store.images().save(new ImageKey("", "lake", "generic", 1), 48, 48, TestStudy.png(0x3050a0), "sketch, no diffusion", 0);
		ImageRow right = store.images().save(new ImageKey(TestStudy.USER, "lake", "zipp-0", 1), 48, 48, TestStudy.png(0xa05030), "sketch, no diffusion", 0);
		List<TrialRow> trials = new ArrayList<>();
		for (String rater : List.of("one", "two")) {
			store.trials().saveRater(new RaterRow(rater, RaterKind.HUMAN, TestStudy.USER, Map.of("age", rater.equals("one") ? "18-24" : "65+")));
			for (int i = 1; i <= 5; i++) {
				trials.add(new TrialRow(0, rater, i, TestStudy.USER, "lake", "generic", "zipp-0", left.content(), right.content()));
			}
		}
		store.trials().addTrials(trials);
		List<VoteRow> votes = new ArrayList<>();
		for (JudgedTrial t : store.trials().all()) {
			Choice choice = votes.size() < 7 ? Choice.RIGHT : votes.size() < 9 ? Choice.LEFT : Choice.TIE;
			votes.add(new VoteRow(t.trial().id(), choice, Instant.parse("2026-01-02T03:04:05Z"), 1500));
		}
		store.trials().voteAll(votes);
	}

	private Table winRates() {
		return robot.all(robot.window().getShell(), Table.class, t -> String.valueOf(t.getData(ReportPage.PART)).contains("win-rates"))
				.stream().findFirst().orElse(null);
	}

	/** Several changes of the store make several reports; the page of the last one stays. */
	private void waitForReport() {
		int[] quiet = new int[1];
		robot.waitUntil("the table of win rates is there", () -> {
			quiet[0] = winRates() != null && !view.isMaking() ? quiet[0] + 1 : 0;
			return quiet[0] > QUIET_LOOKS;
		});
	}

	@Test
	void winRatesComeWithTheVotes() {
		vote();
		waitForReport();
		Table table = winRates();
		String row = robot.ask(() -> {
			StringBuilder text = new StringBuilder();
			for (int i = 0; i < table.getColumnCount(); i++) {
				text.append(table.getItem(0).getText(i)).append('|');
			}
			return text.toString();
		});
		// Seven wins and half a tie of ten; Wilson for 7.5 of 10 worked out by hand.
		for (String part : List.of("ZIPP 0-shot|Generic|7|2|1|10|", "75.0%", "44.2–91.9%")) {
			assertTrue(row.contains(part), () -> part + " in " + row);
		}
		log.assertNoErrors();
	}

	@Test
	void theContentsLeadToTheSectionsAndNothingInThePageScrolls() {
		vote();
		waitForReport();
		Link contents = robot.byData(robot.window().getShell(), Link.class, ReportPage.PART, "contents");
		assertTrue(robot.ask(() -> contents.getText().contains("<a href=\"methods\">Methods</a>")));
		ScrolledComposite page = (ScrolledComposite) robot.ask(() -> contents.getParent().getParent());
		robot.run(() -> {
			Event event = new Event();
			event.text = "limitations";
			contents.notifyListeners(SWT.Selection, event);
		});
		robot.waitUntil("the page went down", () -> page.getOrigin().y > 0);
		Label heading = robot.find(page, Label.class, l -> l.getText().equals("Limitations"));
		assertTrue(robot.ask(() -> heading.toDisplay(0, 0).y >= page.toDisplay(0, 0).y), "the heading is in sight");
		assertTrue(robot.all(page, Table.class, t -> t.getClientArea().height < t.getItemCount() * t.getItemHeight()).isEmpty(),
				"no table scrolls in the page");
		Table table = winRates();
		int y = robot.ask(() -> page.getOrigin().y);
		robot.run(() -> {
			Event wheel = new Event();
			wheel.count = 1;
			table.notifyListeners(SWT.MouseVerticalWheel, wheel);
		});
		assertTrue(robot.ask(() -> page.getOrigin().y) < y, "the wheel over a table moves the page");
		log.assertNoErrors();
	}

	@Test
	void sharesInTheStudyWeightTheReportAndAMistakeInThemIsNamed() throws IOException {
		Path file = temp.resolve("study").resolve("marginals.csv");
		Files.writeString(file, "variable,level,share\nage,18-24,0.25\nage,65+,0.75\n");
		vote();
		robot.waitUntil("the weighted rates are there", () -> !robot.all(robot.window().getShell(), Table.class,
				t -> String.valueOf(t.getData(ReportPage.PART)).contains("weighted-rates")).isEmpty());
		Files.writeString(file, "variable,level,share\nage,18-24,much\n");
		store.trials().withdraw(store.trials().all().getFirst().trial().id());
		robot.waitUntil("the line that is wrong is named",
				() -> !robot.all(robot.window().getShell(), Label.class, l -> l.isVisible() && l.getText().contains("marginals.csv:2")).isEmpty());
		log.assertNoErrors();
	}

	@Test
	void withoutTrialsItSaysWhatToDo() {
		robot.waitUntil("the report says that there are no trials",
				() -> !robot.all(robot.window().getShell(), Label.class, l -> l.getText().toLowerCase(Locale.ROOT).contains("there are no trials yet. design the trials")).isEmpty());
		log.assertNoErrors();
	}

	private VotesView votesBehind(Table table, int row) {
		robot.run(() -> table.setSelection(row));
		robot.focus(table);
		robot.key(SWT.CR);
		robot.waitUntil("the votes are listed", () -> robot.page().findView(Ids.VOTES_VIEW) instanceof VotesView v && listed(v) != null
				&& robot.ask(() -> listed(v).getItemCount()) > 0);
		return (VotesView) robot.ask(() -> robot.page().findView(Ids.VOTES_VIEW));
	}

	private Table listed(VotesView votes) {
		return robot.all(robot.window().getShell(), Table.class, t -> "votes".equals(t.getData(VotesView.PART))).stream().findFirst()
				.orElse(null);
	}

	private String text(String part) {
		return robot.ask(() -> robot.byData(robot.window().getShell(), Label.class, VotesView.PART, part).getText());
	}

	@Test
	void aNumberLeadsToItsVotesAndTheirPictures() throws IOException {
		vote();
		waitForReport();
		VotesView votes = votesBehind(winRates(), 0);
		assertEquals(10, robot.ask(() -> listed(votes).getItemCount()), "ten answers compare the two conditions");
		robot.waitUntil("the pictures of the first vote show", () -> text("prompt").equals(TestStudy.PROMPT));
		assertTrue(text("left").startsWith("Generic"), text("left"));
		assertEquals("ZIPP 0-shot  ✓ chosen", text("right"));
		Path file = temp.resolve("some.csv");
		robot.run(() -> votes.export(file));
		assertEquals(11, Files.readAllLines(file).size());
		log.assertNoErrors();
	}

	@Test
	void rowsThatGtkAsksForWhileTheListShrinksAreNone() {
		vote();
		waitForReport();
		Table listed = listed(votesBehind(winRates(), 0));
		robot.run(() -> {
			Event event = new Event();
			event.item = listed.getItem(0);
			event.index = listed.getItemCount() + 5;
			listed.notifyListeners(SWT.SetData, event);
			assertEquals(Boolean.TRUE, listed.getItem(0).getData("org.eclipse.e4.ui.css.disabled"), "the style engine keeps no row");
		});
		log.assertNoErrors();
	}

	@Test
	void twiceTheSamePictureIsShownTwice() {
		vote();
		String same = store.images().all().getFirst().content();
		store.trials().addTrials(List.of(new TrialRow(0, "one", 6, TestStudy.USER, "lake", "generic", "zipp-0", same, same)));
		long twice = store.trials().ofRater("one").getLast().trial().id();
		store.trials().vote(new VoteRow(twice, Choice.LEFT, Instant.parse("2026-01-02T03:04:05Z"), 1500));
		waitForReport();
		VotesView votes = votesBehind(winRates(), 0);
		robot.run(votes::showAll);
		robot.waitUntil("all votes are listed", () -> listed(votes).getItemCount() == 11);
		robot.run(() -> {
			listed(votes).setSelection(5);
			listed(votes).notifyListeners(SWT.Selection, new Event());
		});
		// Neither is marked as chosen, as it is in the row that showed before.
		robot.waitUntil("the pictures of that vote show", () -> text("right").equals("ZIPP 0-shot"));
		log.assertNoErrors();
	}

	@Test
	void openPairsDoNotTellWhatTheyCompare() {
		vote();
		long first = store.trials().all().getFirst().trial().id();
		store.trials().withdraw(first);
		waitForReport();
		VotesView votes = votesBehind(winRates(), 0);
		robot.run(() -> votes.showAll());
		robot.waitUntil("all votes are listed", () -> listed(votes).getItemCount() == 10);
		robot.waitUntil("the open pair is hidden", () -> {
			TableItem row = listed(votes).getItem(0);
			List<String> cells = IntStream.range(0, listed(votes).getColumnCount()).mapToObj(row::getText).toList();
			return cells.contains("open") && cells.stream().filter("hidden"::equals).count() == 3 && !cells.contains("Generic");
		});
	}

	@Test
	void exportWritesHtmlPdfAndCsv() throws IOException, InterruptedException, ExecutionException, TimeoutException {
		vote();
		Path folder = temp.resolve("exported");
		Outcome outcome = robot.ask(() -> view.export(folder, false)).outcome().get(2, TimeUnit.MINUTES);
		assertTrue(outcome.succeeded(), () -> outcome.status().toString());
		String html = Files.readString(outcome.result().place(), StandardCharsets.UTF_8);
		assertTrue(html.contains("75.0") && html.contains("<svg"), "the report holds the win rate and a figure");
		try (var files = Files.list(folder)) {
			List<String> names = files.map(f -> f.getFileName().toString()).toList();
			assertTrue(names.contains("report.pdf") && names.contains("votes.csv"), names::toString);
		}
		assertEquals(11, Files.readAllLines(folder.resolve("votes.csv")).size());
	}
}
