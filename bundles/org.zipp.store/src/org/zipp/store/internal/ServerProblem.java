package org.zipp.store.internal;

import java.sql.SQLException;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.store.PasswordNeeded;
import org.zipp.store.ServerPlace;

/** Why the tables on a server cannot be opened, and what to do. */
final class ServerProblem {

	/** SQLSTATE (PostgreSQL, appendix A): the connection failed; the user or the password was refused; no such database. */
	private static final String CONNECTION = "08";
	private static final String REJECTED = "08004";
	private static final Set<String> AUTHORIZATION = Set.of("28000", "28P01");
	private static final String NO_DATABASE = "3D000";
	private static final String NOT_ALLOWED = "42501";
	private static final String TOO_MANY = "53300";
	private static final String STARTING = "57P03";

	private ServerProblem() {
	}

	/** @param withPassword whether a password was given */
	static ZippException of(ServerPlace place, boolean withPassword, SQLException e) {
		String state = String.valueOf(e.getSQLState());
		String reason;
		if (AUTHORIZATION.contains(state) || state.equals(REJECTED) && !withPassword) {
			return new PasswordNeeded(told(place, "the server refuses the user " + place.user()
					+ (withPassword ? " with this password" : ", because no password was given")
					+ ". Give the password in the environment variable ZIPP_DATABASE_PASSWORD"), place, withPassword, e);
		} else if (state.equals(NO_DATABASE)) {
			reason = "there is no database " + place.database() + " on " + place.host() + ':' + place.port() + ". Make it with createdb";
		} else if (state.equals(NOT_ALLOWED)) {
			reason = "the user " + place.user() + " may not do that: " + said(e) + ". Have the owner of the database allow it (GRANT)";
		} else if (state.equals(STARTING) || state.equals(TOO_MANY)) {
			reason = "the server takes no connections now: " + said(e) + ". Try again in a moment";
		} else if (state.startsWith(CONNECTION)) {
			reason = "the server does not answer: " + said(e) + ". Start it, or mend host and port";
		} else {
			reason = said(e);
		}
		return new ZippException(told(place, reason), e);
	}

	private static String told(ServerPlace place, String reason) {
		return "The database " + place.text() + " cannot be opened: " + reason + '.';
	}

	/** The message on one line, without the full stop. */
	private static String said(SQLException e) {
		return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").replaceFirst("\\.$", "");
	}

	/** The failure of the database below another one, {@code null} when there is none. */
	static SQLException below(Throwable failure) {
		SQLException found = null;
		for (Throwable t = failure; t != null; t = t.getCause()) {
			if (t instanceof SQLException sql) {
				found = sql;
			}
		}
		return found;
	}
}
