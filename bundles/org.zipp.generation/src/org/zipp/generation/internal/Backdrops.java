package org.zipp.generation.internal;

import java.util.random.RandomGenerator;

import org.zipp.generation.internal.Sketch.Frame;
import org.zipp.generation.internal.Subject.Place;
import org.zipp.torch.Tensor;

/** What is behind and below a subject. */
final class Backdrops {

	private Backdrops() {
	}

	/** Height of the ground a subject stands on, in page units. */
	static double ground(Place place) {
		return switch (place) {
		case COAST -> 0.72;
		case ROOM, TABLE -> 0.66;
		case LAKE -> 0.3;
		case CITY -> 0.82;
		case STUDIO -> 1.0;
		case WOOD -> 0.84;
		case SEA -> 0.5;
		case HILL -> 0.56;
		case STATION -> 0.66;
		case FIELD, MEADOW -> 0.68;
		case RIVER -> 0.52;
		case DESERT -> 0.6;
		};
	}

	/** Paints the place over the whole page. */
	static void paint(Sketch s, Place place, RandomGenerator random) {
		Frame page = s.page();
		switch (place) {
		case COAST -> {
			sky(s, random, 0x6f9cc4, 0xcfdcd8);
			water(s, page, 0.28, random, 0x5f90a8, 0x2f5a78);
		}
		case SEA -> {
			sky(s, random, 0x78a8cf, 0xe8dcc4);
			water(s, page, 0.2, random, 0x6ea0b4, 0x2b5878);
		}
		case LAKE -> {
			sky(s, random, 0x7aa4cc, 0xe4dccb);
			s.paint(page, s.below(s.ridge(random, 0.0, 0.34, 1.3, 0.55)), 0x93a5ba, 0x6d8199);
			s.paint(page, s.below(s.ridge(random, 0.16, 0.16, 2.2, 0.5)), 0x5f7d6c, 0x3f5c50);
			water(s, page, 0.3, random, 0x8fb0c0, 0x3b6680);
		}
		case RIVER -> {
			sky(s, random, 0x86b0d2, 0xe9e2cc);
			s.paint(page, s.below(s.ridge(random, 0.14, 0.2, 1.6, 0.45)), 0x7d9a72, 0x55754f);
			water(s, page, 0.42, random, 0x7fa6b4, 0x345f74);
		}
		case HILL -> {
			sky(s, random, 0x82a8d0, 0xf0dcc0);
			s.paint(page, s.below(s.ridge(random, 0.3, 0.18, 1.4, 0.45)), 0x8fa392, 0x6b8770);
			hill(s, page, 0.5, 0x7d9a58, 0x4c6b3c);
		}
		case FIELD, MEADOW -> {
			sky(s, random, 0x7fb0dc, 0xf3e6c8);
			s.paint(page, s.below(s.ridge(random, 0.26, 0.1, 1.7, 0.45)), 0x83a27c, 0x64875c);
			s.paint(page, s.below(s.ridge(random, 0.46, 0.05, 0.9, 0.4)), 0x9db361, 0x5c7d3e);
			Tensor blades = s.below(s.ridge(random, 0.9, 0.07, 22, 0.5));
			s.paint(page, blades, 0x55763a, 0x3f5c2e);
		}
		case DESERT -> {
			sky(s, random, 0x7aaad0, 0xf4d9ac);
			s.paint(page, s.below(s.ridge(random, 0.12, 0.16, 1.2, 0.4)), 0xc98e62, 0xa66c48);
			s.paint(page, s.below(s.ridge(random, 0.3, 0.05, 0.8, 0.4)), 0xe0b27a, 0xb98452);
			s.paint(page, s.polygon(page, -0.05, 0.26, 0.02, 0.26, 0.7, 1.05, -0.55, 1.05), 0x7a6f6a, 0x55504e);
			for (int k = 0; k < 4; k++) {
				double y = 0.36 + 0.17 * k;
				s.paint(page, s.box(page, -0.01 + 0.06 * (y - 0.26), y, 0.008 + 0.014 * k, 0.03 + 0.012 * k), 0xe9d9b0);
			}
		}
		case CITY -> {
			sky(s, random, 0x86a4c4, 0xead9c4);
			skyline(s, page, random, 0.14, 0x8fa0b4, 0x7a8ba2);
			skyline(s, page, random, 0.4, 0x66768e, 0x55627a);
			s.paint(page, s.below(s.flat(0.7)), 0x8a8582, 0x5d5a5c);
			s.paint(page, s.below(s.flat(0.84)), 0x55545a, 0x3d3c42);
		}
		case WOOD -> {
			s.backdrop(0xb9ccb4, 0xdfe3c4, 0xa9bb8c);
			s.glow(page, 0.2, -0.35, 0.6, 0.6, 0xfff6d2, 0.7);
			for (int layer = 0; layer < 3; layer++) {
				int bark = new int[] { 0xa3b39c, 0x7d8f78, 0x5b6a55 }[layer];
				double period = 0.42 - 0.04 * layer;
				Tensor u = page.u().plus(random.nextDouble());
				s.paint(page, Sketch.repeat(u, period).plus(page.v().times(5).plus(layer).sin().times(0.008)).abs()
						.minus(0.018 + 0.012 * layer).max(page.v().plus(-0.5 - 0.08 * layer)), bark);
				s.paint(page, s.below(s.ridge(random, -0.72 + 0.1 * (2 - layer), 0.16, 5, 0.6)).negated(), Subject.light(bark), bark);
			}
			s.paint(page, s.below(s.ridge(random, 0.46, 0.06, 1.3, 0.5)), 0x7c8f58, 0x46592f);
			s.paint(page, s.polygon(page, -0.06, 0.44, 0.06, 0.44, 0.55, 1.05, -0.45, 1.05), 0xcdb48c, 0x9a7c56);
		}
		case ROOM -> {
			s.backdrop(0xcdbba4, 0xb9a58c);
			Frame window = s.frame(0, -0.22, 0.66, false);
			s.paint(window, s.box(window, 0, 0, 1.06, 0.98), 0xf3ede2);
			s.paint(window, s.box(window, 0, 0, 0.96, 0.88), 0x8fb9dc, 0xe8ead8);
			Tensor hills = s.below(s.ridge(random, 0.1, 0.12, 1.5, 0.4));
			s.paint(page, hills.max(s.box(window, 0, 0, 0.96, 0.88).times(window.scale())), 0x86a577, 0x6d8f66);
			s.paint(window, s.box(window, 0, 0, 0.03, 0.88).min(s.box(window, 0, -0.05, 0.96, 0.03)), 0xf3ede2);
			for (int side = -1; side <= 1; side += 2) {
				Tensor cloth = s.box(window, side * 1.18, 0.06, 0.26, 1.16);
				s.paint(window, cloth, 0xb5654f, 0x8f4c40);
				s.mix(window, s.alpha(window, cloth).times(window.u().times(38).sin().clip(0, 0.25)), 0x4c2420, 0x4c2420);
			}
			s.paint(page, s.below(s.flat(0.5)), 0xf0e8da, 0xcdbda6);
			s.paint(page, s.below(s.flat(0.74)), 0xa58e74, 0x86705a);
		}
		case TABLE -> {
			s.backdrop(0xc2b6a4, 0x9c9488);
			s.glow(page, -0.4, -0.4, 0.8, 0.7, 0xf2e8d4, 0.5);
			s.paint(page, s.below(s.flat(0.42)), 0xa9764c, 0x6e4a30);
			Tensor grain = page.v().times(60).plus(page.u().times(3).sin().times(3)).sin().clip(0, 0.14);
			s.mix(page, s.alpha(page, s.below(s.flat(0.42))).times(grain), 0x4a2f1c, 0x4a2f1c);
		}
		case STATION -> {
			sky(s, random, 0x93adc6, 0xe9dcc8);
			s.paint(page, s.below(s.ridge(random, 0.26, 0.1, 1.7, 0.5)), 0x8b9a86, 0x6c7d68);
			s.paint(page, s.below(s.flat(0.62)), 0x8f867a, 0x5f574e);
			s.paint(page, s.box(page, 0, 0.665, 9, 0.012), 0x3d3b3e);
			Tensor ties = Sketch.repeat(page.u(), 0.16).abs().minus(0.05).max(s.box(page, 0, 0.71, 9, 0.025));
			s.paint(page, ties, 0x5a4230);
			s.paint(page, s.below(s.flat(0.82)), 0xb8ab98, 0x948775);
			s.paint(page, s.box(page, 0, 0.83, 9, 0.014), 0xe9d27a);
			Tensor roof = s.box(page, 0, -0.82, 9, 0.07).min(Sketch.repeat(page.u().plus(0.3), 1.1).abs().minus(0.025)
					.max(s.box(page, 0, -0.1, 9, 0.74)));
			s.paint(page, roof, 0x5c6570, 0x4a525c);
		}
		case STUDIO -> {
			s.backdrop(0x9aa5ab, 0x7c8288);
			s.glow(page, -0.2, -0.3, 0.9, 0.9, 0xd9d6cc, 0.7);
		}
		}
	}

	private static void sky(Sketch s, RandomGenerator random, int top, int low) {
		s.backdrop(top, mean(top, low), low, low);
		Frame page = s.page();
		double x = (random.nextDouble() - 0.5) * 1.5 * s.aspect();
		s.glow(page, x, -0.42, 0.5, 0.5, 0xfff3d4, 0.45);
		s.paint(page, s.circle(page, x, -0.42, 0.1), 0xfff6df);
		for (int k = 0; k < 3; k++) {
			double cx = (random.nextDouble() * 2 - 1) * s.aspect();
			double cy = -0.8 + 0.5 * random.nextDouble();
			s.glow(page, cx, cy, 0.34, 0.06, 0xffffff, 0.6);
			s.glow(page, cx + 0.12, cy - 0.05, 0.18, 0.06, 0xffffff, 0.5);
		}
	}

	private static int mean(int a, int b) {
		return ((a >> 16 & 0xff) + (b >> 16 & 0xff)) / 2 << 16 | ((a >> 8 & 0xff) + (b >> 8 & 0xff)) / 2 << 8
				| ((a & 0xff) + (b & 0xff)) / 2;
	}

	private static void water(Sketch s, Frame page, double level, RandomGenerator random, int top, int bottom) {
		Tensor surface = s.below(s.flat(level));
		s.paint(page, surface, top, bottom);
		Tensor wave = page.u().times(9).plus(page.v().times(3).plus(random.nextDouble() * 6).sin().times(4)).sin()
				.times(0.6).plus(page.v().times(70).sin()).minus(0.75).clip(0, 0.5);
		s.mix(page, s.alpha(page, surface).times(wave), 0xf2f4ec, 0xdfe9ea);
	}

	private static void hill(Sketch s, Frame page, double level, int top, int bottom) {
		s.paint(page, s.ellipse(page, 0, level + 1.2, 1.9, 1.2), top, bottom);
	}

	private static void skyline(Sketch s, Frame page, RandomGenerator random, double level, int top, int bottom) {
		double salt = random.nextDouble() * 9;
		Tensor cell = Sketch.cell(page.u(), 0.22);
		Tensor height = Sketch.hash(cell, cell.times(0), salt).times(-0.55).plus(level);
		s.paint(page, height.minus(page.v()), top, bottom);
		Tensor pane = Sketch.repeat(page.u(), 0.055).abs().minus(0.012).max(Sketch.repeat(page.v(), 0.075).abs().minus(0.018));
		s.mix(page, s.alpha(page, pane.max(height.minus(page.v()).plus(0.04))).times(0.45), 0xf3e2b4, 0xf3e2b4);
	}
}
