package org.zipp.core.http;

import java.util.Optional;

/** What a server says, made fit to be shown. */
public final class ServerWords {

	private static final int MOST = 300;

	private ServerWords() {
	}

	/** Without the key, names of classes and line breaks, and not without end. */
	public static String shown(String said, Optional<ApiKey> key) {
		String clean = key.map(k -> k.redact(said)).orElseGet(() -> ApiKey.redactUnknown(said));
		clean = oneLine(clean.replaceAll("(?:[a-z][a-z0-9_]*\\.){2,}[A-Z]\\w*(?:Exception|Error)\\b:?", ""));
		return clean.length() > MOST ? clean.substring(0, MOST) + '…' : clean;
	}

	/** The words in brackets with a blank before; empty when there are none. */
	public static String quoted(String said) {
		return said.isEmpty() ? "" : " (" + said + ')';
	}

	/** The words behind a colon; empty when there are none. */
	public static String after(String said) {
		return said.isEmpty() ? "" : ": " + said;
	}

	/** A text without line breaks, control characters and double blanks. */
	public static String oneLine(String text) {
		return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
	}
}
