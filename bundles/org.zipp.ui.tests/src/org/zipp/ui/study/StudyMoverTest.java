package org.zipp.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.zipp.core.StudyDirectory;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyMoved;
import org.zipp.store.StudyStores;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;

/** The way of a study to a server as a lead goes it; the server itself is played. */
class StudyMoverTest {

	private final UiRobot robot = new UiRobot();
	private final List<ServerPlace> moved = new CopyOnWriteArrayList<>();
	private final List<Boolean> wasOpen = new CopyOnWriteArrayList<>();

	@TempDir
	Path dir;
	private StudyDirectory directory;
	private ServiceRegistration<StudyStores> registration;

	@BeforeEach
	void begin() {
		directory = TestStudy.make(dir.resolve("Wave 1"));
		StudyStores behind = Services.stores();
		StudyStores playing = (StudyStores) Proxy.newProxyInstance(StudyStores.class.getClassLoader(), new Class<?>[] { StudyStores.class },
				(_, method, arguments) -> {
					if (!method.getName().equals("moveToServer")) {
						return method.invoke(behind, arguments);
					}
					wasOpen.add(robot.ask(() -> StudyContext.get().isOpen()));
					moved.add((ServerPlace) arguments[1]);
					((SubMonitor) arguments[3]).done();
					return new StudyMoved("a file", ((ServerPlace) arguments[1]).text(), Map.of("votes", 7L), dir.resolve("kept"));
				});
		registration = FrameworkUtil.getBundle(StudyMoverTest.class).getBundleContext().registerService(StudyStores.class, playing,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 100)));
		robot.run(() -> StudyContext.get().open(directory));
	}

	@AfterEach
	void end() {
		registration.unregister();
		robot.run(() -> StudyContext.get().close());
	}

	@Test
	void aStudyIsClosedMovedAndOpenedAgain() {
		robot.begin(StudyMoverTest::move);
		Shell dialog = robot.shell(MoveStudyDialog.TITLE);
		List<Text> fields = robot.all(dialog, Text.class, t -> (t.getStyle() & SWT.BORDER) != 0 && (t.getStyle() & SWT.READ_ONLY) == 0);
		assertEquals(List.of("", "5432", "", "wave_1", ""), robot.ask(() -> fields.stream().map(Text::getText).toList()));
		Button move = robot.button(dialog, "Move");
		assertFalse(robot.ask(move::isEnabled), "nothing was typed");
		robot.run(() -> {
			fields.get(0).setText("db.example");
			fields.get(2).setText("studies");
			fields.get(4).setText("lena");
		});
		assertTrue(robot.ask(move::isEnabled));
		robot.run(() -> fields.get(1).setText("none"));
		assertFalse(robot.ask(move::isEnabled), "a port is a number");
		robot.run(() -> fields.get(1).setText("5433"));
		robot.run(() -> move.notifyListeners(SWT.Selection, null));
		Shell told = robot.shell("The study was moved");
		assertEquals(List.of(new ServerPlace("db.example", 5433, "studies", "wave_1", "lena", Map.of())), moved);
		assertEquals(List.of(false), wasOpen, "nobody has it open while it moves");
		robot.run(() -> robot.button(told, "OK").notifyListeners(SWT.Selection, null));
		robot.waitUntil("it is open again", () -> StudyContext.get().isOpen());
	}

	private static void move() {
		try {
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.zipp.ui.study.move", null);
		} catch (CommandException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void aSchemaIsNamedLikeTheFolder() {
		assertEquals("wave_1", StudyMover.schemaOf(Path.of("/studies/Wave 1")));
		assertEquals("study_2026", StudyMover.schemaOf(Path.of("2026")));
		assertEquals("study_", StudyMover.schemaOf(Path.of("äöü")));
	}
}
