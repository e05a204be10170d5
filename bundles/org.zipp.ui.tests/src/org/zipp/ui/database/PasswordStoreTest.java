package org.zipp.ui.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.DatabasePasswords;
import org.zipp.store.ServerPlace;
import org.zipp.ui.context.Services;

/** Passwords of databases in a secure storage of their own, whose master password is known. */
class PasswordStoreTest {

	private static final String SECRET = "pÄss/word 7";
	private static final ServerPlace PLACE = ServerPlace.parse("postgresql://db.example:5433/studies?currentSchema=wave", "ann/1");
	private static final ServerPlace OTHER_USER = ServerPlace.parse("postgresql://db.example:5433/studies?currentSchema=wave", "bob");
	private static final ServerPlace OTHER_SCHEMA = ServerPlace.parse("postgresql://db.example:5433/more?currentSchema=next", "ann/1");

	@TempDir
	Path dir;
	private Path file;
	private PasswordStore passwords;

	@BeforeEach
	void start() {
		file = dir.resolve("secure_storage");
		passwords = again();
	}

	/** As after a new start of the workbench. */
	private PasswordStore again() {
		return new PasswordStore(() -> storage(file));
	}

	private static ISecurePreferences storage(Path file) {
		try {
			return SecurePreferencesFactory.open(file.toUri().toURL(),
					Map.of(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec("master".toCharArray()), IProviderHints.PROMPT_USER, false));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aKeptPasswordIsThatOfAUserOnAServerAndEncrypted() throws IOException {
		passwords.keep(PLACE, SECRET);
		assertEquals(Optional.of(SECRET), again().password(PLACE));
		assertEquals(Optional.of(SECRET), again().password(OTHER_SCHEMA), "a user has one password on a server");
		assertEquals(Optional.empty(), again().password(OTHER_USER));
		assertTrue(again().keeps(PLACE));
		assertFalse(again().keeps(OTHER_USER));
		assertEquals(1, again().kept());
		String written = Files.readString(file);
		assertFalse(written.contains("Äss") || written.contains("word 7"), written);
		assertTrue(written.contains("databases"), written);
	}

	@Test
	void whatWasTypedWinsUntilItIsDroppedAndIsWrittenNowhere() {
		passwords.keep(PLACE, SECRET);
		assertEquals(Optional.of(SECRET), passwords.password(PLACE));
		passwords.use(PLACE, "typed");
		assertEquals(Optional.of("typed"), passwords.password(PLACE));
		assertEquals(Optional.of(SECRET), again().password(PLACE));
		passwords.drop(PLACE);
		assertEquals(Optional.of(SECRET), passwords.password(PLACE));
	}

	@Test
	void forgettingOneLeavesTheOthers() {
		passwords.forget(PLACE);
		passwords.keep(PLACE, SECRET);
		passwords.keep(OTHER_USER, "another");
		passwords.forget(PLACE);
		assertEquals(Optional.empty(), again().password(PLACE));
		assertEquals(Optional.of("another"), again().password(OTHER_USER));
		passwords.forgetAll();
		assertEquals(Optional.empty(), passwords.password(OTHER_USER));
		assertEquals(0, again().kept());
		passwords.forgetAll();
	}

	@Test
	void theStoreOfStudiesHearsOfIt() {
		assertInstanceOf(PasswordStore.class, Services.get(DatabasePasswords.class));
	}
}
