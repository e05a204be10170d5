package org.zipp.sample;

import java.util.Map;
import java.util.random.RandomGenerator;

import org.zipp.core.style.PixelMeasure;
import org.zipp.core.style.Taste;
import org.zipp.model.Choice;

/**
 * A program that votes: it prefers the picture whose measured pixels are nearer to a taste. It sees nothing of prompts,
 * personas or conditions. Pure.
 *
 * <p>Model: with d the difference of the two distances ({@link Taste#distance}), a tie below {@code tie}; else the nearer
 * picture with probability 1 / (1 + exp(−|d| / noise)).
 *
 * @param taste what it likes
 * @param noise temperature of the choice, in units of distance; 0 always chooses the nearer picture
 * @param tie   difference below which it sees none
 */
public record SimulatedRater(Taste taste, double noise, double tie) {

	private static final double MEDIAN_MILLIS = 2400;
	private static final double SPREAD = 0.4;
	private static final double HARD = 0.06;
	private static final double LEAST_MILLIS = 350;
	private static final double MOST_MILLIS = 60_000;

	/** An answer. @param responseMillis how long a person might have taken */
	public record Answer(Choice choice, long responseMillis) {
	}

	/** Answers a pair. */
	public Answer answer(Map<PixelMeasure, Double> left, Map<PixelMeasure, Double> right, RandomGenerator random) {
		double nearer = taste.distance(right) - taste.distance(left);
		double drawn = random.nextDouble();
		double time = random.nextGaussian();
		Choice choice;
		if (Math.abs(nearer) < tie || nearer == 0) {
			choice = Choice.TIE;
		} else {
			double leftWins = noise == 0 ? (nearer > 0 ? 1 : 0) : 1 / (1 + Math.exp(-nearer / noise));
			choice = drawn < leftWins ? Choice.LEFT : Choice.RIGHT;
		}
		// Response times of choices are about log-normal and longer when the choice is hard.
		double hard = Math.exp(-Math.abs(nearer) / HARD);
		double millis = MEDIAN_MILLIS * Math.exp(SPREAD * time + 0.5 * hard);
		return new Answer(choice, Math.round(Math.clamp(millis, LEAST_MILLIS, MOST_MILLIS)));
	}
}
