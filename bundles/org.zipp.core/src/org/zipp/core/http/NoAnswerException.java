package org.zipp.core.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;

import javax.net.ssl.SSLException;

import org.zipp.core.http.ServerException.Reach;

/** A request that brought no answer at all. */
public final class NoAnswerException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What kept the answer away. */
	public enum Kind {
		TOOK_TOO_LONG, UNTRUSTED, NO_TLS, NO_HOST, REFUSED, BROKEN, TOO_LARGE, UNSENDABLE
	}

	private final Kind kind;

	NoAnswerException(Kind kind, String message) {
		super(message);
		this.kind = kind;
	}

	/** What was thrown on the way, by its kind. */
	static NoAnswerException of(Throwable cause) {
		String said = String.valueOf(cause.getMessage());
		if (has(cause, TooLargeException.class)) {
			return new NoAnswerException(Kind.TOO_LARGE, said);
		}
		if (has(cause, HttpTimeoutException.class) && !has(cause, ConnectException.class) && !(cause instanceof HttpConnectTimeoutException)) {
			return new NoAnswerException(Kind.TOOK_TOO_LONG, said);
		}
		if (has(cause, SSLException.class)) {
			boolean untrusted = has(cause, CertificateException.class) || has(cause, CertPathBuilderException.class)
					|| has(cause, CertPathValidatorException.class);
			return new NoAnswerException(untrusted ? Kind.UNTRUSTED : Kind.NO_TLS, said);
		}
		if (has(cause, UnresolvedAddressException.class) || has(cause, UnknownHostException.class)) {
			return new NoAnswerException(Kind.NO_HOST, said);
		}
		if (has(cause, ConnectException.class) || cause instanceof HttpConnectTimeoutException) {
			return new NoAnswerException(Kind.REFUSED, said);
		}
		return new NoAnswerException(has(cause, IOException.class) ? Kind.BROKEN : Kind.UNSENDABLE, said);
	}

	public Kind kind() {
		return kind;
	}

	/**
	 * The failure for people.
	 *
	 * @param server   with what it is, for example {@code The endpoint https://host/v1}
	 * @param tooLong  what follows the name when it took too long
	 * @param unreached the end of the sentence when it cannot be reached, may be empty
	 */
	public ServerFailure failure(String server, String tooLong, String unreached) {
		return switch (kind) {
		case TOOK_TOO_LONG -> ServerFailure.passing(Reach.TROUBLE, server + ' ' + tooLong);
		case UNTRUSTED -> ServerFailure.all(server + " cannot be reached safely: its certificate is not trusted, is for another name or is out of "
				+ "date. A proxy may stand between; check the address and the clock.");
		case NO_TLS -> ServerFailure.all(server + " cannot be reached safely: it does not speak TLS as it should. Use http:// for a server on this "
				+ "machine, and check the port.");
		case NO_HOST -> ServerFailure.passing(Reach.ALL, server + " cannot be reached: there is no host of that name. Check the address and the network"
				+ unreached);
		case REFUSED -> ServerFailure.passing(Reach.ALL, server + " cannot be reached. Check its address and that it runs" + unreached);
		case BROKEN -> ServerFailure.passing(Reach.TROUBLE, server + " broke the connection before it answered. Check that it still runs, and its own log");
		case TOO_LARGE -> ServerFailure.item(server + " sent an answer that is larger than any picture or text can be (" + getMessage()
				+ "). Check that it is the right address.");
		case UNSENDABLE -> ServerFailure.all("The request to " + server.replaceFirst("^The ", "the ") + " could not be sent ("
				+ ServerWords.oneLine(getMessage()) + ").");
		};
	}

	private static boolean has(Throwable e, Class<? extends Throwable> type) {
		for (Throwable t = e; t != null; t = t.getCause()) {
			if (type.isInstance(t)) {
				return true;
			}
		}
		return false;
	}
}
