package org.zipp.graph.internal.ingest;

/** A line of a dump that cannot be used. */
final class BrokenLineException extends Exception {

	private static final long serialVersionUID = 1L;

	/** Why a line cannot be used. */
	enum Reason {
		BROKEN_JSON("broken JSON"), MISSING_FIELD("missing fields"), WRONG_TYPE("wrong types"),
		TOO_LONG("lines too long"), BROKEN_ROW("broken rows");

		private final String plural;

		Reason(String plural) {
			this.plural = plural;
		}

		String plural() {
			return plural;
		}
	}

	private final Reason reason;

	BrokenLineException(Reason reason, String detail) {
		super(detail, null, false, false);
		this.reason = reason;
	}

	Reason reason() {
		return reason;
	}
}
