package org.zipp.diffusion;

/**
 * Standard normal noise, the same on every device: what {@code torch.randn(n, generator=torch.Generator().manual_seed(seed))}
 * gives in float32 on a CPU, to the last bits of log, sine and cosine. A generator gives one draw after the other; what it gives
 * depends on how many values the draws before asked for.
 *
 * <p>The bits come from MT19937 (Matsumoto and Nishimura 1998) and are made normal by Box and Muller's method: draws of 16 or more
 * in blocks of 16 whose halves belong together, fewer one pair after the other in double. Not safe for several threads.
 */
public final class Noise {

	private static final int STATE = 624;
	private static final int MIDDLE = 397;
	private static final int TWIST = 0x9908b0df;
	private static final int UPPER = 0x80000000;
	private static final int BLOCK = 16;
	private static final int HALF = BLOCK / 2;
	private static final int FLOAT_BITS = 24;
	private static final int DOUBLE_BITS = 53;

	private final int[] state = new int[STATE];
	private int next = STATE;
	/** The second value of the last pair that a small draw made, while nobody took it. */
	private double spare = Double.NaN;

	/** @param seed any number; the lower 32 bits count, as in PyTorch */
	public Noise(long seed) {
		state[0] = (int) seed;
		for (int i = 1; i < STATE; i++) {
			state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
		}
	}

	/** The first draw of a generator. */
	public static float[] normal(long seed, int n) {
		return new Noise(seed).next(n);
	}

	/** The next draw of {@code n} values. */
	public float[] next(int n) {
		float[] values = new float[n];
		if (n < BLOCK) {
			for (int i = 0; i < n; i++) {
				values[i] = (float) single();
			}
			return values;
		}
		for (int i = 0; i < n; i++) {
			values[i] = uniform();
		}
		for (int from = 0; from <= n - BLOCK; from += BLOCK) {
			makeNormal(values, from);
		}
		if (n % BLOCK != 0) {
			// The last block is drawn anew and overlaps the one before it.
			for (int i = n - BLOCK; i < n; i++) {
				values[i] = uniform();
			}
			makeNormal(values, n - BLOCK);
		}
		return values;
	}

	private static void makeNormal(float[] values, int from) {
		for (int i = from; i < from + HALF; i++) {
			// Rounded where PyTorch rounds.
			float radius = (float) Math.sqrt(-2 * (float) Math.log(1 - values[i]));
			float angle = (float) (2 * Math.PI) * values[i + HALF];
			values[i] = radius * (float) Math.cos(angle);
			values[i + HALF] = radius * (float) Math.sin(angle);
		}
	}

	private double single() {
		if (!Double.isNaN(spare)) {
			double value = spare;
			spare = Double.NaN;
			return value;
		}
		double angle = 2 * Math.PI * uniformDouble();
		double radius = Math.sqrt(-2 * Math.log1p(-uniformDouble()));
		spare = radius * Math.sin(angle);
		return radius * Math.cos(angle);
	}

	/** From [0, 1) in steps of 2⁻²⁴. */
	private float uniform() {
		return (bits() & (1 << FLOAT_BITS) - 1) * 0x1p-24f;
	}

	/** From [0, 1) in steps of 2⁻⁵³. */
	private double uniformDouble() {
		long high = bits();
		long both = high << Integer.SIZE | Integer.toUnsignedLong(bits());
		return (both & (1L << DOUBLE_BITS) - 1) * 0x1p-53;
	}

	private int bits() {
		if (next == STATE) {
			twist();
		}
		int y = state[next++];
		y ^= y >>> 11;
		y ^= y << 7 & 0x9d2c5680;
		y ^= y << 15 & 0xefc60000;
		return y ^ y >>> 18;
	}

	private void twist() {
		for (int i = 0; i < STATE; i++) {
			int y = state[i] & UPPER | state[(i + 1) % STATE] & ~UPPER;
			state[i] = state[(i + MIDDLE) % STATE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : TWIST);
		}
		next = 0;
	}
}
