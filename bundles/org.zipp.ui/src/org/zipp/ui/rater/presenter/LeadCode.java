package org.zipp.ui.rater.presenter;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The code that the lead of a study sets when somebody else takes the keyboard, and types to get it back. Of the code itself nothing
 * is kept, only a salted hash in memory, which goes with the window. Who tries codes has to wait after some that are wrong.
 */
public final class LeadCode {

	/** A code has at least so many characters. */
	public static final int SHORTEST = 4;
	/** So many wrong codes may be typed before a wait. */
	public static final int TRIES = 5;
	/** Seconds to wait. */
	public static final int WAIT_SECONDS = 30;

	private static final int SALT = 16;
	private static final int ROUNDS = 20_000;
	private static final int BITS = 256;

	private final byte[] salt = new byte[SALT];
	private final byte[] hash;
	private final LongSupplier nanoTime;
	private int wrong;
	private long waitsUntil;

	/** @param code at least {@value #SHORTEST} characters; overwritten */
	public LeadCode(char[] code) {
		this(code, System::nanoTime);
	}

	LeadCode(char[] code, LongSupplier nanoTime) {
		if (code.length < SHORTEST) {
			throw new IllegalArgumentException("a code of " + code.length + " characters");
		}
		this.nanoTime = nanoTime;
		new SecureRandom().nextBytes(salt);
		hash = hash(code);
	}

	/**
	 * Whether this is the code.
	 *
	 * @param typed overwritten
	 * @return never while {@link #secondsToWait} is more than 0
	 */
	public boolean opens(char[] typed) {
		if (secondsToWait() > 0) {
			Arrays.fill(typed, '\0');
			return false;
		}
		boolean right = MessageDigest.isEqual(hash, hash(typed));
		wrong = right ? 0 : wrong + 1;
		if (wrong >= TRIES) {
			wrong = 0;
			waitsUntil = nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
		}
		return right;
	}

	/** Seconds until another code may be tried, 0 for now. */
	public int secondsToWait() {
		return waitsUntil == 0 ? 0 : (int) Math.max(0, Math.ceilDiv(waitsUntil - nanoTime.getAsLong(), TimeUnit.SECONDS.toNanos(1)));
	}

	private byte[] hash(char[] code) {
		PBEKeySpec spec = new PBEKeySpec(code, salt, ROUNDS, BITS);
		try {
			return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java runtime has it", e);
		} finally {
			spec.clearPassword();
			Arrays.fill(code, '\0');
		}
	}
}
