package org.zipp.ui.database;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.store.DatabasePasswords;
import org.zipp.store.ServerPlace;
import org.zipp.ui.preferences.KeyStore;

/**
 * Passwords of databases: those that were typed since the start, and those that are kept in the secure storage of the platform,
 * encrypted, outside of every study. One password is that of a user on a server, whatever database and schema.
 */
@Component(service = { DatabasePasswords.class, PasswordStore.class })
public final class PasswordStore implements DatabasePasswords {

	private static final String NODE = "org.zipp/databases";
	private static final String PASSWORD = "password";

	private final Supplier<ISecurePreferences> storage;
	private final Map<String, String> known = new ConcurrentHashMap<>();

	@Activate
	public PasswordStore() {
		this(KeyStore::storage);
	}

	/** @param storage {@link KeyStore#storage} but in tests */
	PasswordStore(Supplier<ISecurePreferences> storage) {
		this.storage = storage;
	}

	@Override
	public Optional<String> password(ServerPlace place) {
		Optional<String> found = Optional.ofNullable(known.get(name(place))).or(() -> kept(place));
		// Decrypted once: the platform may ask for its own password to do it. Meanwhile nothing is locked.
		found.ifPresent(password -> known.putIfAbsent(name(place), password));
		return found;
	}

	private Optional<String> kept(ServerPlace place) {
		if (!keeps(place)) {
			return Optional.empty();
		}
		try {
			return Optional.ofNullable(node(place).get(PASSWORD, null));
		} catch (StorageException e) {
			throw new ZippException("The password of " + place.user() + " on " + place.host() + " cannot be read from the secure storage: "
					+ e.getMessage() + ". Forget it in Window > Preferences > General, then it is asked for.", e);
		}
	}

	/** Takes a password until the workbench is closed. */
	void use(ServerPlace place, String password) {
		known.put(name(place), password);
	}

	/** Lets go of what {@link #use} took. What is kept stays. */
	void drop(ServerPlace place) {
		known.remove(name(place));
	}

	/** Whether a password is kept; asks for nothing. */
	boolean keeps(ServerPlace place) {
		ISecurePreferences all = storage.get();
		String path = NODE + '/' + EncodingUtils.encodeSlashes(name(place));
		return all.nodeExists(path) && List.of(all.node(path).keys()).contains(PASSWORD);
	}

	/** Keeps a password over the end of the workbench. */
	void keep(ServerPlace place, String password) {
		ISecurePreferences node = node(place);
		try {
			node.put(PASSWORD, password, true);
			node.flush();
		} catch (StorageException | IOException e) {
			throw new ZippException("The password could not be kept: " + Reasons.of(e)
					+ ". It can be given in the environment variable ZIPP_DATABASE_PASSWORD instead.", e);
		}
	}

	/** Keeps the password of a place no longer. It is still used until the workbench is closed. */
	void forget(ServerPlace place) {
		if (keeps(place)) {
			remove(node(place));
		}
	}

	/** How many passwords are kept. */
	public int kept() {
		ISecurePreferences all = storage.get();
		return all.nodeExists(NODE) ? all.node(NODE).childrenNames().length : 0;
	}

	/** Keeps none, and knows none. */
	public void forgetAll() {
		known.clear();
		if (kept() > 0) {
			remove(storage.get().node(NODE));
		}
	}

	private void remove(ISecurePreferences node) {
		node.removeNode();
		try {
			storage.get().flush();
		} catch (IOException e) {
			throw new ZippException("The secure storage could not be written: " + Reasons.of(e) + ". The password is still kept there.", e);
		}
	}

	private ISecurePreferences node(ServerPlace place) {
		return storage.get().node(NODE).node(EncodingUtils.encodeSlashes(name(place)));
	}

	private static String name(ServerPlace place) {
		return place.user() + '@' + place.host() + ':' + place.port();
	}
}
