package org.zipp.ui.database;

import java.util.Optional;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.zipp.core.ZippException;
import org.zipp.store.PasswordNeeded;
import org.zipp.store.ServerPlace;

/** A password somebody typed, which a server has not seen yet. */
public final class Login {

	private final PasswordStore passwords;
	private final ServerPlace place;
	private final String password;
	private final boolean keep;

	private Login(PasswordStore passwords, ServerPlace place, String password, boolean keep) {
		this.passwords = passwords;
		this.place = place;
		this.password = password;
		this.keep = keep;
	}

	/** Asks for the password and has the next opening use it; empty when nobody wants to give it. In the UI thread. */
	public static Optional<Login> ask(Shell parent, PasswordStore passwords, PasswordNeeded needed) {
		PasswordDialog dialog = new PasswordDialog(parent, needed, passwords.keeps(needed.place()));
		if (dialog.open() != Window.OK) {
			return Optional.empty();
		}
		passwords.use(needed.place(), dialog.password());
		return Optional.of(new Login(passwords, needed.place(), dialog.password(), dialog.keep()));
	}

	/** Asks for the password when nothing is opened with it at once, but the next time. In the UI thread. */
	public static void give(Shell parent, PasswordStore passwords, PasswordNeeded needed) {
		ask(parent, passwords, needed).filter(login -> login.keep).ifPresent(login -> Job.create("Keep a password", monitor -> {
			try {
				login.succeeded();
				return Status.OK_STATUS;
			} catch (ZippException e) {
				return e.toStatus();
			}
		}).schedule());
	}

	/** The server let the user in: the password is kept, or no longer, as was asked for. Not in the UI thread. */
	public void succeeded() {
		if (keep) {
			passwords.keep(place, password);
		} else {
			passwords.forget(place);
		}
	}

	/** The server did not: nothing of it stays. */
	public void refused() {
		passwords.drop(place);
	}
}
