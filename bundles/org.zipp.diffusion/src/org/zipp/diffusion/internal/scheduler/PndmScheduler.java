package org.zipp.diffusion.internal.scheduler;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Pseudo numerical methods for diffusion models, Liu et al. 2022: four steps of Adams and Bashforth, begun by three pseudo
 * Runge–Kutta steps of four calls each, or ({@code skip_prk_steps}) by calling twice for the second step.
 *
 * <p>A run that starts with a picture begins the method anew at its first timestep.
 */
public final class PndmScheduler extends TimestepScheduler {

	private static final int ORDER = 4;

	private final int[] visited;
	/** Calls of the Runge–Kutta start. */
	private final int startCalls;
	private final int stride;
	private final Deque<float[]> outputs = new ArrayDeque<>();
	private float[] origin;
	private float[] blend;

	public PndmScheduler(Keys keys, Run run) {
		super(keys, run, Levels.read(keys, false), false);
		if (prediction == Prediction.SAMPLE) {
			throw keys.wrong("prediction_type", "is not built for this method");
		}
		stride = levels.count() / run.steps();
		int[] all = whole(Spacing.read(keys, Spacing.LEADING).timesteps(levels.count(), run.steps(), keys.count("steps_offset", 0), true));
		int[] base = Arrays.copyOfRange(all, run.first(), all.length);
		boolean skips = keys.flag("skip_prk_steps", false);
		startCalls = skips ? 0 : (ORDER - 1) * ORDER;
		visited = skips ? secondTwice(base) : rungeKutta(base);
	}

	private static int[] secondTwice(int[] base) {
		if (base.length < 2) {
			return base;
		}
		int[] visited = new int[base.length + 1];
		visited[0] = base[0];
		System.arraycopy(base, 1, visited, 1, 1);
		System.arraycopy(base, 1, visited, 2, base.length - 1);
		return visited;
	}

	/** Each of the first three steps asks at its begin, twice at its middle, and at its end. */
	private int[] rungeKutta(int[] base) {
		if (base.length < ORDER) {
			throw keys.wrong("skip_prk_steps", "asks for a start that needs " + ORDER + " steps, and there are " + base.length);
		}
		int[] visited = new int[startCalls + base.length - (ORDER - 1)];
		int half = stride / 2;
		for (int s = 0; s < ORDER - 1; s++) {
			visited[ORDER * s] = base[s];
			visited[ORDER * s + 1] = base[s + 1] + half;
			visited[ORDER * s + 2] = base[s + 1] + half;
			visited[ORDER * s + 3] = base[s + 1];
		}
		System.arraycopy(base, ORDER - 1, visited, startCalls, base.length - (ORDER - 1));
		return visited;
	}

	@Override
	int[] visited() {
		return visited;
	}

	@Override
	public boolean takesNoise(int i) {
		return false;
	}

	@Override
	public float[] step(float[] latent, float[] output, int i, float[] noise) {
		if (i == 0) {
			outputs.clear();
			origin = null;
			blend = null;
		}
		return i < startCalls ? startStep(latent, output, i) : multistep(latent, output, i);
	}

	private float[] startStep(float[] latent, float[] output, int i) {
		int from = visited[i / ORDER * ORDER];
		int call = i % ORDER;
		int to = call % 2 == 0 ? visited[i] - stride / 2 : visited[i];
		if (call == 0) {
			keep(output);
			origin = latent.clone();
			blend = Latents.scaled(output, 1.0 / 6);
			return moved(origin, output, from, to);
		}
		blend = Latents.mix(blend, 1, output, call == ORDER - 1 ? 1.0 / 6 : 1.0 / 3);
		return moved(origin, call == ORDER - 1 ? blend : output, from, to);
	}

	private float[] multistep(float[] latent, float[] output, int i) {
		if (i == 1 && startCalls == 0) {
			float[] mean = Latents.mix(output, 0.5, outputs.getLast(), 0.5);
			return moved(origin, mean, visited[1] + stride, visited[1]);
		}
		keep(output);
		if (i == 0) {
			origin = latent.clone();
		}
		return moved(latent, extrapolated(), visited[i], visited[i] - stride);
	}

	private void keep(float[] output) {
		if (outputs.size() == ORDER) {
			outputs.removeFirst();
		}
		outputs.addLast(output.clone());
	}

	/** The outputs so far, weighted by Adams and Bashforth; the latest first. */
	private float[] extrapolated() {
		double[] weights = switch (outputs.size()) {
		case 1 -> new double[] { 1 };
		case 2 -> new double[] { 3 / 2.0, -1 / 2.0 };
		case 3 -> new double[] { 23 / 12.0, -16 / 12.0, 5 / 12.0 };
		default -> new double[] { 55 / 24.0, -59 / 24.0, 37 / 24.0, -9 / 24.0 };
		};
		double[] sum = new double[outputs.getLast().length];
		Iterator<float[]> latestFirst = outputs.descendingIterator();
		for (double weight : weights) {
			float[] output = latestFirst.next();
			for (int k = 0; k < sum.length; k++) {
				sum[k] += weight * output[k];
			}
		}
		float[] result = new float[sum.length];
		for (int k = 0; k < result.length; k++) {
			result[k] = (float) sum[k];
		}
		return result;
	}

	/** Equation 11 of the paper: from one level of noise to another along the predicted noise. */
	private float[] moved(float[] latent, float[] output, int from, int to) {
		double kept = kept(from);
		double next = kept(to);
		double signal = Math.sqrt(kept);
		double noisy = Math.sqrt(1 - kept);
		double scale = Math.sqrt(next / kept);
		double share = (next - kept) / (kept * Math.sqrt(1 - next) + Math.sqrt(kept * (1 - kept) * next));
		float[] result = new float[latent.length];
		for (int k = 0; k < result.length; k++) {
			result[k] = (float) (scale * latent[k] - share * prediction.noise(latent[k], output[k], signal, noisy));
		}
		return result;
	}
}
