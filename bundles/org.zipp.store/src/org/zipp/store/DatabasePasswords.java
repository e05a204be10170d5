package org.zipp.store;

import java.util.Optional;

/**
 * Where the workbench keeps passwords of databases (secure storage). A service. The password that is kept for a place wins over
 * that of the environment variable {@code ZIPP_DATABASE_PASSWORD}, which knows of no place.
 */
@FunctionalInterface
public interface DatabasePasswords {

	/** The password of the user of a place, empty when none is kept. */
	Optional<String> password(ServerPlace place);
}
