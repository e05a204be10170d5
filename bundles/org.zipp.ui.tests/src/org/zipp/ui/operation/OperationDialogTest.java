package org.zipp.ui.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;

/** The dialog that is made from an operation's parameters. */
class OperationDialogTest {

	private final UiRobot robot = new UiRobot();
	private final Probe probe = new Probe();
	private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
	private Shell dialog;

	@BeforeEach
	void open() {
		probe.dir = Path.of("/tmp/study");
		Shell window = robot.window().getShell();
		robot.begin(() -> answer.complete(new OperationDialog(window, probe).ask()));
		dialog = robot.shell("Probe everything");
	}

	@AfterEach
	void close() {
		robot.run(() -> {
			if (!dialog.isDisposed()) {
				dialog.close();
			}
		});
	}

	private Text text(String parameter) {
		return robot.byData(dialog, Text.class, OperationDialog.PARAMETER, parameter);
	}

	private boolean canRun() {
		Button run = robot.button(dialog, "Run");
		return robot.ask(run::isEnabled);
	}

	private String message() {
		return robot.all(dialog, Text.class, t -> (t.getStyle() & SWT.READ_ONLY) != 0 && t.getData(OperationDialog.PARAMETER) == null)
				.stream().map(t -> robot.ask(t::getText)).reduce("", (a, b) -> a + b);
	}

	@Test
	void aWrongNumberIsToldAndKeepsTheStepFromRunning() {
		assertTrue(canRun(), "the defaults are right");
		Text pictures = text("pictures");
		robot.click(pictures);
		robot.key('a', SWT.CTRL);
		robot.type("lots");
		robot.waitUntil("Run is off", () -> !robot.button(dialog, "Run").isEnabled());
		assertTrue(message().contains("Pictures takes a number, not 'lots'."), this::message);
		robot.key('a', SWT.CTRL);
		robot.type("64");
		robot.waitUntil("Run is on", () -> robot.button(dialog, "Run").isEnabled());
		assertFalse(message().contains("Pictures takes"), this::message);
		robot.click(robot.button(dialog, "Run"));
		robot.waitUntil("the dialog closes", dialog::isDisposed);
		assertTrue(answer.join());
		assertEquals(64, probe.pictures);
	}

	@Test
	void everyParameterHasItsField() {
		assertEquals("/tmp/study", robot.ask(text("dir")::getText));
		Combo speed = robot.byData(dialog, Combo.class, OperationDialog.PARAMETER, "speed");
		assertEquals(List.of("slow", "very-fast"), List.of(robot.ask(speed::getItems)));
		Button loud = robot.byData(dialog, Button.class, OperationDialog.PARAMETER, "loud");
		robot.click(loud);
		robot.waitUntil("it is loud", () -> probe.loud);
		assertFalse(robot.ask(() -> text("quality").isVisible()), "advanced parameters are folded away");
		assertTrue(robot.ask(() -> text("pictures").getToolTipText()).contains("How many pictures"));
		robot.click(robot.button(dialog, "Cancel"));
		robot.waitUntil("the dialog closes", dialog::isDisposed);
		assertFalse(answer.join());
	}

	@Test
	void theMenuHasEveryStepInAGroupAndSaysWhyItCannotRun() {
		robot.click(robot.button(dialog, "Cancel"));
		robot.waitUntil("the dialog closes", dialog::isDisposed);
		Shell window = robot.window().getShell();
		Map<String, List<String>> groups = new LinkedHashMap<>();
		robot.run(() -> {
			MenuItem line = Arrays.stream(window.getMenuBar().getItems()).filter(i -> i.getText().replace("&", "").equals("Line"))
					.findFirst().orElseThrow();
			Menu menu = line.getMenu();
			menu.notifyListeners(SWT.Show, new Event());
			for (MenuItem group : menu.getItems()) {
				if (group.getMenu() != null) {
					group.getMenu().notifyListeners(SWT.Show, new Event());
					groups.put(group.getText().replace("&", ""), Arrays.stream(group.getMenu().getItems())
							.map(i -> i.getText() + (i.isEnabled() ? "" : " grey")).toList());
					group.getMenu().notifyListeners(SWT.Hide, new Event());
				}
			}
			menu.notifyListeners(SWT.Hide, new Event());
		});
		assertEquals(List.of("Data", "Personas", "Pictures", "Study", "Analysis"),
				groups.keySet().stream().filter(g -> !g.equals("Other")).toList());
		// No study is open: what needs one is grey and says so.
		assertEquals(List.of("Choose a cohort…  (needs an open study) grey", "Mine evidence…  (needs an open study) grey",
				"Verbalize personas…  (needs an open study) grey"), groups.get("Personas"));
		assertTrue(groups.get("Data").contains("Ingest dumps and edge lists…"), groups::toString);
		Services.operations().operations().forEach(o -> assertEquals(1,
				groups.values().stream().flatMap(List::stream).filter(t -> t.startsWith(o.label() + '…')).count(), o.label()));
	}
}
