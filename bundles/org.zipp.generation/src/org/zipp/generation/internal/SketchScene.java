package org.zipp.generation.internal;

import java.util.Map;
import java.util.SplittableRandom;

import org.zipp.core.style.StyleValue;
import org.zipp.generation.internal.Sketch.Frame;
import org.zipp.generation.internal.Subject.Place;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;

/**
 * Composes a scene: place, subject, what else there is, and how it is developed. The seed decides where things are, the
 * style decides how many there are and how they look, so that the same seed under two styles differs in style alone.
 */
public final class SketchScene {

	private final TensorScope scope;
	private final int width;
	private final int height;
	private final SplittableRandom random;

	/** @param random draws the composition and the grain */
	public SketchScene(TensorScope scope, int width, int height, SplittableRandom random) {
		this.scope = scope;
		this.width = width;
		this.height = height;
		this.random = random;
	}

	/**
	 * Renders.
	 *
	 * @param subjectWords stems of the words that are not about style
	 * @param style        value → weight from −1 to 1
	 * @return red, green and blue planes, each row by row from the top, 0 to 1
	 */
	public float[] render(String subjectWords, Map<StyleValue, Double> style) {
		Subject subject = Subject.of(subjectWords);
		double full = style.getOrDefault(StyleValue.CROWDED, 0.0) - style.getOrDefault(StyleValue.MINIMAL, 0.0);
		// One stream for each purpose: what one style draws more of does not move what another draws.
		SplittableRandom layout = random.split();
		SplittableRandom crowd = random.split();
		SplittableRandom grain = random.split();
		Sketch s = new Sketch(scope, width, height);
		int tone = layout.nextInt(3);
		boolean mirrored = layout.nextBoolean();
		double shift = (layout.nextDouble() - 0.5) * 0.5 * s.aspect();
		double size = 0.92 + 0.16 * layout.nextDouble();
		Place place = subject.place();

		s.draw(() -> Backdrops.paint(s, place, layout));
		double ground = Backdrops.ground(place);
		if (place == Place.DESERT) {
			// Not on the road.
			shift = Math.copySign(0.42 + Math.abs(shift) * 0.4, shift);
		}
		double x = shift;
		double bare = Math.clamp(-full, 0, 1);
		if (bare > 0) {
			clear(s, place, bare);
			ground += (0.6 - ground) * bare;
		}
		double scale = subject.scale() * size * (1 - 0.52 * bare);
		if (full > 0) {
			crowd(s, subject, full, crowd);
		}
		double cy = Math.min(ground - scale + 0.06, 1 - scale * 0.98);
		Frame frame = s.frame(x, cy, scale, mirrored);
		s.draw(() -> {
			if (place != Place.STUDIO && place != Place.WOOD) {
				s.glow(s.page(), x, cy + scale, scale * 0.85, 0.07, 0x1c1a24, 0.45);
			}
			subject.draw(s, frame, tone);
		});
		if (full > 0) {
			foreground(s, full, crowd);
		}
		Tensor developed = new Development(scope, width, height, style).develop(s.canvas(), grain);
		return developed.toFloats();
	}

	/** Takes the place away, down to one quiet tone. */
	private void clear(Sketch s, Place place, double bare) {
		s.draw(() -> {
			int tone = switch (place) {
			case ROOM, TABLE, DESERT, CITY, STATION -> 0xc9bca8;
			case FIELD, MEADOW, WOOD, HILL -> 0xb9c4ae;
			default -> 0xaebcc6;
			};
			s.mix(s.page(), scope.scalar(0.96 * bare), Subject.light(tone), tone);
		});
	}

	/** Smaller ones of the subject behind it. */
	private void crowd(Sketch s, Subject subject, double full, SplittableRandom crowd) {
		int n = (int) Math.round(6 * full);
		for (int i = 0; i < n; i++) {
			double x = ((i + 0.5) / n * 2 - 1) * s.aspect() * 1.02 + (crowd.nextDouble() - 0.5) * 0.2;
			double scale = subject.scale() * (0.34 + 0.16 * crowd.nextDouble());
			double y = -0.55 + 0.95 * (i % 3 / 2.0) + (crowd.nextDouble() - 0.5) * 0.16;
			boolean mirrored = crowd.nextBoolean();
			int tone = crowd.nextInt(3);
			s.draw(() -> {
				s.glow(s.page(), x, y + scale, scale, 0.06, 0x1c1a24, 0.3);
				subject.draw(s, s.frame(x, y, scale, mirrored), tone);
			});
		}
	}

	/** Bunting above and a strewn ground below. */
	private void foreground(Sketch s, double full, SplittableRandom crowd) {
		double salt = crowd.nextDouble() * 5;
		s.draw(() -> {
			Frame page = s.page();
			int[] colors = { 0xd9534a, 0xf0b84a, 0x4a8fb8, 0x6aa35c, 0xb86aa0 };
			for (int row = 0; row < 3; row++) {
				double period = 0.2 + 0.03 * row;
				Tensor u = page.u().plus(0.07 * row + salt);
				Tensor hang = page.u().plus(row * 0.7).times(2.2).cos().times(0.1).plus(-0.86 + 0.24 * row);
				Tensor drop = page.v().minus(hang);
				s.mix(page, s.alpha(page, drop.abs().minus(0.006)).times(full), 0x4a4038, 0x4a4038);
				Tensor flag = Sketch.repeat(u, period).abs().times(1.5).plus(drop).plus(-0.11).max(drop.negated());
				Tensor hash = Sketch.hash(Sketch.cell(u, period), scope.scalar(row), salt);
				for (int c = 0; c < colors.length; c++) {
					Tensor mine = hash.times(colors.length).minus(c + 0.5).abs().lessThan(scope.scalar(0.5));
					s.mix(page, s.alpha(page, flag).times(mine).times(full), colors[c], Subject.dark(colors[c]));
				}
			}
			for (int row = 0; row < 4; row++) {
				double period = 0.17 + 0.02 * row;
				Tensor u = page.u().plus(0.11 * row + salt);
				Tensor hash = Sketch.hash(Sketch.cell(u, period), scope.scalar(row + 7), salt);
				Tensor x = Sketch.repeat(u, period);
				Tensor bob = x.square().plus(page.v().minus(hash.times(0.1).plus(0.6 + 0.12 * row)).square()).sqrt()
						.minus(hash.times(0.03).plus(0.035));
				for (int c = 0; c < colors.length; c++) {
					Tensor mine = hash.times(37).plus(c).sin().abs().lessThan(scope.scalar(0.32));
					s.mix(page, s.alpha(page, bob).times(mine).times(full), Subject.light(colors[(c + row) % 5]),
							colors[(c + row) % 5]);
				}
			}
		});
	}
}
