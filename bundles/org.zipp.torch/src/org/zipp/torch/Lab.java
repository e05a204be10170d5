package org.zipp.torch;

/** CIELAB under D65 from gamma-encoded sRGB. */
final class Lab {

	private static final double[][] TO_XYZ = { { 0.4124564, 0.3575761, 0.1804375 }, { 0.2126729, 0.7151522, 0.0721750 },
			{ 0.0193339, 0.1191920, 0.9503041 } };
	private static final double[] WHITE = { 0.95047, 1, 1.08883 };
	private static final double EPSILON = 216.0 / 24389;
	private static final double KAPPA = 24389.0 / 27;

	private Lab() {
	}

	/** L* in [0, 100], a*, b*, plane by plane, shape (3, height, width). */
	static float[] of(Pixels pixels) {
		float[] rgb = pixels.values();
		int size = pixels.width() * pixels.height();
		float[] lab = new float[rgb.length];
		double[] f = new double[3];
		for (int p = 0; p < size; p++) {
			double red = linear(rgb[p]);
			double green = linear(rgb[size + p]);
			double blue = linear(rgb[2 * size + p]);
			for (int i = 0; i < f.length; i++) {
				double t = (TO_XYZ[i][0] * red + TO_XYZ[i][1] * green + TO_XYZ[i][2] * blue) / WHITE[i];
				f[i] = t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
			}
			lab[p] = (float) (116 * f[1] - 16);
			lab[size + p] = (float) (500 * (f[0] - f[1]));
			lab[2 * size + p] = (float) (200 * (f[1] - f[2]));
		}
		return lab;
	}

	private static double linear(double v) {
		return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
	}
}
