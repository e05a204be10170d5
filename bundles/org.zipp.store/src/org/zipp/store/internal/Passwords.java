package org.zipp.store.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.zipp.store.DatabasePasswords;
import org.zipp.store.ServerPlace;

/** Finds the password of a database. */
public final class Passwords {

	private static final String VARIABLE = "ZIPP_DATABASE_PASSWORD";

	private Passwords() {
	}

	/** That which is kept for the place, else that of the environment; empty when there is none. */
	public static String of(ServerPlace place, Collection<DatabasePasswords> kept, UnaryOperator<String> environment) {
		return kept.stream().map(k -> k.password(place)).flatMap(Optional::stream).findFirst()
				.orElseGet(() -> Optional.ofNullable(environment.apply(VARIABLE)).orElse(""));
	}
}
