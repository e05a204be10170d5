package org.zipp.ui.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.statushandlers.StatusManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.zipp.core.StudyDirectory;
import org.zipp.store.PasswordNeeded;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyMoved;
import org.zipp.store.StudyStores;
import org.zipp.ui.TestStudy;
import org.zipp.ui.UiRobot;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;

/** A study whose server wants a password: it is asked for until the server takes it, and shown nowhere. */
class LoginTest {

	private static final String SECRET = "right-secret";
	private static final ServerPlace PLACE = new ServerPlace("db.example", 5432, "studies", "wave", "ann & bob", Map.of());

	private final UiRobot robot = new UiRobot();
	private final List<String> logged = new CopyOnWriteArrayList<>();
	private final ILogListener listener = (status, plugin) -> logged.add(status.getMessage() + ' ' + status.getException());

	@TempDir
	Path dir;
	private StudyDirectory directory;
	private ServiceRegistration<StudyStores> registration;
	private PasswordStore passwords;

	/** Stands for a server that lets in who knows the password. */
	private final class Asking implements StudyStores {

		private final StudyStores behind = Services.stores();

		@Override
		public StudyStore open(StudyDirectory study) {
			String given = passwords.password(PLACE).orElse("");
			if (!given.equals(SECRET)) {
				throw new PasswordNeeded("The server refuses ann.", PLACE, !given.isEmpty(), null);
			}
			return behind.open(study);
		}

		@Override
		public StudyStore openReadOnly(StudyDirectory study) {
			return behind.openReadOnly(study);
		}

		@Override
		public StudyStore attach(StudyDirectory study, ServerPlace place, Optional<String> password) {
			return behind.attach(study, place, password);
		}

		@Override
		public StudyStore join(ServerPlace place, Optional<String> password) {
			return behind.join(place, password);
		}

		@Override
		public StudyMoved moveToServer(StudyDirectory study, ServerPlace place, Optional<String> password, SubMonitor monitor) {
			return behind.moveToServer(study, place, password, monitor);
		}

		@Override
		public StudyMoved moveToFile(StudyDirectory study, Optional<String> password, SubMonitor monitor) {
			return behind.moveToFile(study, password, monitor);
		}
	}

	@BeforeEach
	void begin() {
		directory = TestStudy.make(dir.resolve("study"));
		passwords = Services.get(PasswordStore.class);
		registration = FrameworkUtil.getBundle(LoginTest.class).getBundleContext().registerService(StudyStores.class, new Asking(),
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 100)));
		Platform.addLogListener(listener);
	}

	@AfterEach
	void end() {
		Platform.removeLogListener(listener);
		registration.unregister();
		robot.run(() -> {
			for (Shell shell : robot.window().getShell().getDisplay().getShells()) {
				if (shell.getText().equals(PasswordDialog.TITLE)) {
					shell.close();
				}
			}
			StudyContext.get().close();
		});
		passwords.drop(PLACE);
		assertTrue(logged.stream().noneMatch(l -> l.contains(SECRET) || l.contains("wrong-secret")), () -> logged.toString());
	}

	@Test
	void itIsAskedForUntilTheServerTakesIt() {
		robot.run(() -> Studies.open(directory.root()));
		Shell first = robot.shell(PasswordDialog.TITLE);
		assertTrue(robot.all(first, Label.class, l -> l.getText().equals("ann && bob")).size() == 1);
		assertTrue(robot.all(first, Label.class, l -> l.getText().contains("db.example:5432/studies")).size() == 1);
		Button open = robot.button(first, "Open");
		assertFalse(robot.ask(open::isEnabled));
		Text text = robot.find(first, Text.class, t -> (t.getStyle() & SWT.PASSWORD) != 0);
		robot.run(() -> text.setText("wrong-secret"));
		robot.run(() -> open.notifyListeners(SWT.Selection, null));
		robot.waitUntil("it is refused and asked for again", () -> first.isDisposed());
		Shell second = robot.shell(PasswordDialog.TITLE);
		assertEquals(Optional.empty(), passwords.password(PLACE), "what was refused is not used again");
		assertFalse(robot.ask(robot.find(second, Button.class, b -> (b.getStyle() & SWT.CHECK) != 0)::getSelection), "nothing is kept unasked");
		Text again = robot.find(second, Text.class, t -> (t.getStyle() & SWT.PASSWORD) != 0);
		robot.run(() -> again.setText(SECRET));
		robot.run(() -> robot.button(second, "Open").notifyListeners(SWT.Selection, null));
		robot.waitUntil("the study is open", () -> StudyContext.get().isOpen());
		assertEquals(Optional.of(SECRET), passwords.password(PLACE));
		assertFalse(passwords.keeps(PLACE));
	}

	@Test
	void whoDoesNotWantToIsLeftAlone() {
		robot.run(() -> Studies.open(directory.root()));
		Shell dialog = robot.shell(PasswordDialog.TITLE);
		robot.run(() -> robot.button(dialog, "Cancel").notifyListeners(SWT.Selection, null));
		robot.waitUntil("the dialog is gone", dialog::isDisposed);
		robot.settle();
		assertFalse(robot.ask(() -> StudyContext.get().isOpen()));
		assertEquals(Optional.empty(), passwords.password(PLACE));
	}

	/** A step that makes a study on a server fails; the password can be given before it is run again. */
	@Test
	void aStepThatIsRefusedOffersToAsk() {
		PasswordNeeded refused = new PasswordNeeded("The server refuses ann.", PLACE, false, null);
		robot.begin(() -> StatusManager.getManager().handle(refused.toStatus(), StatusManager.SHOW));
		Shell problem = robot.shell("ZIPP Workbench – a problem");
		robot.begin(() -> robot.button(problem, "Give the password").notifyListeners(SWT.Selection, null));
		Shell dialog = robot.shell(PasswordDialog.TITLE);
		Text text = robot.find(dialog, Text.class, t -> (t.getStyle() & SWT.PASSWORD) != 0);
		robot.run(() -> text.setText(SECRET));
		robot.run(() -> robot.button(dialog, "Open").notifyListeners(SWT.Selection, null));
		robot.waitUntil("it is known", () -> passwords.password(PLACE).equals(Optional.of(SECRET)));
	}
}
