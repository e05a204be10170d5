package org.zipp.ui.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.ui.Ids;
import org.zipp.ui.LogWatch;
import org.zipp.ui.UiRobot;
import org.zipp.ui.report.PowerForm.Aim;
import org.zipp.ui.report.PowerForm.Field;
import org.zipp.ui.report.PowerForm.Question;

/** The views that plan studies and check published tables; neither needs a study. */
class PlanAndCheckTest {

	private final UiRobot robot = new UiRobot();
	private final LogWatch log = new LogWatch();

	@TempDir
	Path temp;

	@BeforeEach
	void open() {
		robot.showPerspective(Ids.STUDY_PERSPECTIVE);
	}

	@AfterEach
	void close() {
		log.close();
	}

	private <T extends Control> T part(Class<T> type, String key, Object value) {
		return robot.byData(robot.window().getShell(), type, key, value);
	}

	private String label(String key, String value) {
		return robot.ask(() -> part(Label.class, key, value).getText());
	}

	@Test
	void thePapersTableIsCheckedAndAnotherMayBeTyped() throws IOException {
		CheckView view = (CheckView) robot.showView(Ids.CHECK_VIEW);
		Text text = part(Text.class, CheckView.PART, "text");
		Table table = part(Table.class, CheckView.PART, "table");
		assertEquals(5, robot.ask(table::getItemCount));
		assertTrue(label(CheckView.PART, "summary").contains("ZIPP 0-shot against TV"), label(CheckView.PART, "summary"));
		assertTrue(label(CheckView.PART, "sentence").contains("0.0135"), "145 of 250, the first that is flagged, is explained");

		// 30 of 40: two-sided p by hand 2·P(X ≥ 30 | 40, ½) = 0.00222.
		robot.run(() -> text.setText("comparison\tn\twins\tp\nA against B\t40\t30\t0.002\n"));
		robot.waitUntil("the typed row is checked", () -> table.getItemCount() == 1 && table.getItem(0).getText(0).equals("A against B"));
		assertEquals("consistent", robot.ask(() -> table.getItem(0).getText(1)));
		Path file = temp.resolve("check.csv");
		robot.run(() -> view.export(file));
		assertEquals(2, Files.readAllLines(file).size());

		robot.run(() -> text.setText("comparison,n,wins\nA against B,40,fifty\n"));
		robot.waitUntil("the mistake is named", () -> label(CheckView.PART, "summary").contains("Line 2"));
		assertEquals(0, robot.ask(table::getItemCount));
		log.assertNoErrors();
	}

	@Test
	void aPlanFollowsWhatIsTyped() {
		robot.showView(Ids.POWER_VIEW);
		robot.waitUntil("a plan is there", () -> label(PowerView.PART, "answer").endsWith("raters"));
		Text raters = part(Text.class, PowerView.PART, Field.RATERS.name());
		assertTrue(!robot.ask(raters::isEnabled), "what is computed cannot be typed");
		String before = label(PowerView.PART, "answer");
		robot.run(() -> part(Text.class, PowerView.PART, Field.ICC.name()).setText("0.3"));
		robot.waitUntil("votes that are more alike need more raters", () -> !label(PowerView.PART, "answer").equals(before)
				&& number(label(PowerView.PART, "answer")) > number(before));
		robot.run(() -> part(Text.class, PowerView.PART, Field.ICC.name()).setText("much"));
		robot.waitUntil("the mistake is named", () -> label(PowerView.PART, "warnings").contains("'much'"));
		robot.run(() -> part(Text.class, PowerView.PART, Field.ICC.name()).setText("0.3"));
		Combo question = part(Combo.class, PowerView.PART, "question");
		robot.run(() -> {
			question.select(Question.ACHIEVED.ordinal());
			question.notifyListeners(SWT.Selection, null);
		});
		robot.waitUntil("the power is told", () -> label(PowerView.PART, "answer").startsWith("Power"));
		assertTrue(robot.ask(raters::isEnabled));
		log.assertNoErrors();
	}

	private static int number(String answer) {
		return Integer.parseInt(answer.split(" ")[0].replace(",", ""));
	}

	@Test
	void aFormAsksForWhatItsAimNeeds() {
		PowerForm form = new PowerForm();
		form.setAim(Aim.PRECISION);
		assertTrue(form.asks(Field.HALF_WIDTH) && !form.asks(Field.POWER) && !form.asks(Field.MARGIN));
		form.setQuestion(Question.ACHIEVED);
		assertTrue(!form.asks(Field.HALF_WIDTH) && form.asks(Field.RATERS));
		form.set(Field.RATERS, "2.5");
		assertEquals("Raters takes a whole number, not '2.5'.", assertThrows(IllegalArgumentException.class, form::plan).getMessage());
	}
}
