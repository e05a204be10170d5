package org.zipp.encoder.internal.method;

/** Where chance comes in; each place draws by its own key, so no draw depends on how many others there were. */
final class Site {

	static final long VALIDATION = -1;
	static final long ORDER = -2;
	static final long POSITIVE = -3;
	static final long FAN_OUT = -4;
	static final long NEGATIVE = -5;
	static final long USER_FEATURES = -6;
	static final long INITIAL = -7;
	static final long DROPOUT = -8;
	static final long ALIGNMENT = -9;

	private Site() {
	}
}
