package org.zipp.generation.internal;

import java.util.Arrays;
import java.util.List;

import org.zipp.generation.internal.Sketch.Frame;
import org.zipp.torch.Tensor;

/** What a sketch can show. Each is drawn in a frame whose height spans −1 to 1, standing on 1. */
enum Subject {

	LIGHTHOUSE(Place.COAST, 0.72, "lighthouse", "light house", "beacon", "cliff") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			s.paint(f, s.polygon(f, -0.95, 1.25, -0.7, 0.86, -0.1, 0.8, 0.6, 0.84, 1.15, 1.25), 0x6f665c, 0x4a4640);
			Tensor tower = s.polygon(f, -0.17, -0.5, 0.17, -0.5, 0.27, 0.9, -0.27, 0.9);
			s.paint(f, tower, 0xf4efe4, 0xe3d9c8);
			for (double y : new double[] { -0.28, 0.2, 0.68 }) {
				s.paint(f, tower.max(f.v().minus(y).abs().minus(0.12)), 0xc8473c, 0xb03a33);
			}
			s.mix(f, s.alpha(f, tower).times(f.u().times(2.4).clip(0, 0.38)), 0x2d2a38, 0x2d2a38);
			s.paint(f, s.box(f, 0, -0.54, 0.23, 0.035), 0x3a3c46);
			s.paint(f, s.box(f, 0, -0.66, 0.12, 0.1), 0xffe9a8);
			s.paint(f, s.polygon(f, 0, -0.96, 0.17, -0.76, -0.17, -0.76), 0xa83830);
			s.glow(f, 0, -0.66, 0.42, 0.3, 0xfff1c4, 0.55);
			s.paint(f, s.box(f, 0, 0.8, 0.06, 0.1), 0x4d3b33);
		}
	},
	CAT(Place.ROOM, 0.62, "cat", "kitten", "windowsill") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int coat = tone == 0 ? 0xc98a4e : tone == 1 ? 0x4a4650 : 0xd9cdbd;
			int deep = tone == 0 ? 0xa3683a : tone == 1 ? 0x322f3a : 0xb5a593;
			s.paint(f, s.line(f, 0.42, 0.88, 0.9, 0.55, 0.09).min(s.line(f, 0.9, 0.55, 0.82, 0.2, 0.08)), deep);
			s.paint(f, s.ellipse(f, 0, 0.5, 0.5, 0.56), coat, deep);
			s.paint(f, s.polygon(f, -0.42, -0.98, -0.1, -0.62, -0.42, -0.35), deep);
			s.paint(f, s.polygon(f, 0.42, -0.98, 0.42, -0.35, 0.1, -0.62), deep);
			s.paint(f, s.ellipse(f, 0, -0.36, 0.46, 0.4), coat, deep);
			s.paint(f, s.ellipse(f, 0, 0.62, 0.22, 0.32), 0xf2e6d6, 0xe5d5c0);
			s.paint(f, s.ellipse(f, -0.2, 0.96, 0.15, 0.1).min(s.ellipse(f, 0.2, 0.96, 0.15, 0.1)), coat);
			s.paint(f, s.ellipse(f, -0.18, -0.4, 0.09, 0.1).min(s.ellipse(f, 0.18, -0.4, 0.09, 0.1)), 0xd8e07a);
			s.paint(f, s.ellipse(f, -0.18, -0.4, 0.03, 0.09).min(s.ellipse(f, 0.18, -0.4, 0.03, 0.09)), 0x1d1a20);
			s.paint(f, s.polygon(f, -0.05, -0.24, 0.05, -0.24, 0, -0.17), 0xc77b77);
			for (int side = -1; side <= 1; side += 2) {
				s.paint(f, s.line(f, side * 0.14, -0.18, side * 0.62, -0.24, 0.008)
						.min(s.line(f, side * 0.14, -0.14, side * 0.6, -0.1, 0.008)), 0xf5efe6);
			}
		}
	},
	PEAK(Place.LAKE, 0.56, "mountain", "lake", "peak", "alp", "valley", "waterfall") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			Tensor peak = s.polygon(f, -0.1, -0.95, 1.2, 1, -1.3, 1).min(s.polygon(f, 0.95, -0.3, 2, 1, 0, 1))
					.min(s.polygon(f, -1.1, -0.05, -0.2, 1, -2.1, 1)).plus(f.u().times(17).sin().times(0.012));
			s.paint(f, peak, 0x8a97ab, 0x55637a);
			s.paint(f, peak.max(f.u().times(0.95).plus(f.v().times(-0.25)).plus(-0.12).negated()), 0x66738b, 0x3f4c63);
			Tensor edge = f.u().times(13).sin().times(0.09).plus(f.v()).plus(0.3);
			s.paint(f, peak.max(edge), 0xfbfcff, 0xe4ebf5);
		}
	},
	STREET(Place.CITY, 0.74, "street", "city", "town", "skyscrap", "alley", "downtown", "skyline") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] walls = { 0xb9725c, 0x7d8aa0, 0xc9a878 };
			house(s, f, -0.8, 0.62, walls[(tone + 1) % 3], tone + 1);
			house(s, f, 0.82, 0.5, walls[(tone + 2) % 3], tone + 2);
			house(s, f, 0, 0.9, walls[tone], tone);
			for (double x : new double[] { -1.28, 1.32 }) {
				s.paint(f, s.box(f, x, 0.6, 0.02, 0.4).min(s.line(f, x, 0.2, x * 0.9, 0.16, 0.02)), 0x2c2e36);
				s.glow(f, x * 0.88, 0.2, 0.12, 0.12, 0xffe9b0, 0.85);
			}
		}

		private void house(Sketch s, Frame f, double x, double half, int wall, int salt) {
			double mid = 1 - half;
			s.paint(f, s.box(f, x, mid, 0.4, half), wall, dark(wall));
			s.paint(f, s.box(f, x, mid - half, 0.45, 0.04), dark(wall));
			Tensor across = f.u().minus(x).plus(0.12);
			Tensor down = f.v().minus(mid - half + 0.08);
			Tensor pane = Sketch.repeat(across, 0.24).abs().minus(0.065).max(Sketch.repeat(down, 0.3).abs().minus(0.09));
			Tensor panes = pane.max(s.box(f, x, mid - 0.1, 0.36, half - 0.16));
			s.paint(f, panes, 0x3b4660, 0x2f3a52);
			Tensor drawn = Sketch.hash(Sketch.cell(across, 0.24), Sketch.cell(down, 0.3), salt);
			s.mix(f, s.alpha(f, panes).times(drawn.times(-9).plus(4).clip(0, 1)), 0xffdf9a, 0xffd07a);
			s.paint(f, s.box(f, x, 0.86, 0.1, 0.14), 0x40302c);
		}
	},
	PORTRAIT(Place.STUDIO, 0.86, "portrait", "musician", "person", "woman", "man", "girl", "boy", "singer", "dancer", "face",
			"guitarist", "violinist", "child", "queen", "king", "soldier", "chef") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] coats = { 0x31506e, 0x7a3e4a, 0x3f6650 };
			int[] skins = { 0xe0a982, 0xb97d56, 0xf0c8a4 };
			int[] hairs = { 0x3a2620, 0x1f1b1c, 0x8a5a2c };
			s.paint(f, s.ellipse(f, 0, -0.42, 0.45, 0.5), hairs[tone], dark(hairs[tone]));
			s.paint(f, s.ellipse(f, 0, 1.15, 0.86, 0.72), coats[tone], dark(coats[tone]));
			s.paint(f, s.box(f, 0, 0.28, 0.15, 0.3), dark(skins[tone]));
			s.paint(f, s.polygon(f, -0.2, 0.48, 0.2, 0.48, 0, 0.82), 0xf1ece2);
			s.paint(f, s.ellipse(f, 0, -0.24, 0.35, 0.45), skins[tone]);
			s.mix(f, s.alpha(f, s.ellipse(f, 0, -0.24, 0.35, 0.45)).times(f.u().times(1.1).clip(0, 0.3)), 0x4c2a2a, 0x4c2a2a);
			s.paint(f, s.ellipse(f, 0, -0.42, 0.45, 0.5).max(f.v().plus(0.5).plus(f.u().times(0.25))), hairs[tone]);
			for (int side = -1; side <= 1; side += 2) {
				s.paint(f, s.ellipse(f, side * 0.14, -0.26, 0.07, 0.04), 0xfbf6f0);
				s.paint(f, s.circle(f, side * 0.14, -0.26, 0.036), 0x30404c);
				s.paint(f, s.line(f, side * 0.08, -0.36, side * 0.21, -0.35, 0.016), hairs[tone]);
			}
			s.paint(f, s.line(f, 0.02, -0.22, 0.05, -0.08, 0.014), dark(skins[tone]));
			s.paint(f, s.line(f, -0.09, 0.05, 0.09, 0.05, 0.024), 0xb15a55);
			s.paint(f, s.line(f, 0.3, 1.05, 0.95, 0.42, 0.035), 0x8a5a30);
			s.paint(f, s.ellipse(f, 0.24, 1.05, 0.3, 0.24), 0xc5803c, 0x9a5c28);
			s.paint(f, s.circle(f, 0.27, 1.02, 0.075), 0x3a2416);
		}
	},
	FOREST(Place.WOOD, 0.9, "forest", "wood", "path", "jungle", "trail", "grove") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] greens = { 0x4c7a4a, 0x3c6650, 0x6d8a44 };
			fir(s, f, -0.62, 1, greens[tone]);
			fir(s, f, 0.66, 0.82, greens[(tone + 1) % 3]);
			fir(s, f, 1.02, 0.6, greens[(tone + 2) % 3]);
		}

		private void fir(Sketch s, Frame f, double x, double high, int green) {
			s.paint(f, s.polygon(f, x - 0.06 * high, 0.2, x + 0.06 * high, 0.2, x + 0.1 * high, 1, x - 0.1 * high, 1), 0x6a4a35,
					0x4a3326);
			for (int k = 0; k < 4; k++) {
				double y = 1 - (0.5 + 0.42 * k) * high;
				double half = (0.55 - 0.1 * k) * high;
				s.paint(f, s.polygon(f, x, y - 0.66 * high, x + half, y, x - half, y), light(green), dark(green));
			}
		}
	},
	FRUIT(Place.TABLE, 0.62, "fruit", "bowl", "apple", "oranges", "pear", "food", "cake", "bread") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			double[][] at = { { -0.42, 0.12, 0.3 }, { 0.42, 0.1, 0.3 }, { 0.02, -0.22, 0.32 }, { -0.16, 0.16, 0.3 },
					{ 0.2, 0.2, 0.28 } };
			int[] colors = { 0xd0463c, 0xe8a33a, 0xa9bf4a, 0xe07a35, 0x8a3a5c };
			for (int i = 0; i < at.length; i++) {
				int c = colors[(i + tone) % colors.length];
				Tensor ball = s.circle(f, at[i][0], at[i][1], at[i][2]);
				s.paint(f, ball, c, dark(c));
				s.mix(f, s.alpha(f, ball).times(s.circle(f, at[i][0] - 0.09, at[i][1] - 0.1, 0).times(-4).exp().times(0.6)),
						0xffffff, 0xffffff);
			}
			s.paint(f, s.line(f, 0.02, -0.5, 0.06, -0.64, 0.02), 0x5a4028);
			s.paint(f, s.ellipse(f, 0, 0.28, 0.86, 0.72).max(f.v().plus(-0.28).negated()), 0x6f93ab, 0x35566e);
			s.paint(f, s.ellipse(f, 0, 0.28, 0.86, 0.05), 0x8fb0c4);
			s.paint(f, s.box(f, 0, 0.98, 0.3, 0.05), 0x35566e);
		}
	},
	BOAT(Place.SEA, 0.62, "boat", "ship", "sail", "sea", "ocean", "harbor", "beach", "yacht", "coast") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] sails = { 0xf6efe0, 0xe9c9a0, 0xdfe8ee };
			s.paint(f, s.box(f, 0, -0.1, 0.025, 0.85), 0x5f4633);
			s.paint(f, s.polygon(f, 0.06, -0.92, 0.66, 0.5, 0.06, 0.5), sails[tone], dark(sails[tone]));
			s.paint(f, s.polygon(f, -0.06, -0.78, -0.06, 0.5, -0.5, 0.5), sails[tone], 0xcfc3ae);
			s.paint(f, s.polygon(f, -0.72, 0.62, 0.78, 0.62, 0.5, 0.96, -0.48, 0.96), 0x9a4a34, 0x6b3226);
			s.paint(f, s.box(f, 0.02, 0.645, 0.74, 0.035), 0xf0e4cc);
			s.paint(f, s.polygon(f, 0, -1, 0.22, -0.93, 0, -0.87), 0xc8473c);
		}
	},
	CASTLE(Place.HILL, 0.7, "castle", "palace", "fortress", "tower", "temple", "church", "cathedral") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] stones = { 0xb9ad9a, 0x9c98a2, 0xcbb593 };
			int stone = stones[tone];
			int[] roofs = { 0x7d3f4a, 0x3f5878, 0x5a6a44 };
			s.paint(f, s.box(f, 0, 0.45, 0.6, 0.55), stone, dark(stone));
			Tensor teeth = Sketch.repeat(f.u(), 0.16).abs().minus(0.045);
			s.paint(f, teeth.max(s.box(f, 0, -0.14, 0.6, 0.06)), stone);
			for (double x : new double[] { -0.62, 0.62, 0 }) {
				double top = x == 0 ? -0.5 : -0.22;
				s.paint(f, s.box(f, x, (1 + top) / 2, 0.18, (1 - top) / 2), stone, dark(stone));
				s.mix(f, s.alpha(f, s.box(f, x, (1 + top) / 2, 0.18, (1 - top) / 2))
						.times(f.u().minus(x).times(2.2).clip(0, 0.35)), 0x2f2a38, 0x2f2a38);
				s.paint(f, s.polygon(f, x, top - 0.48, x + 0.25, top, x - 0.25, top), roofs[tone], dark(roofs[tone]));
				s.paint(f, s.box(f, x, top + 0.28, 0.04, 0.09), 0x2f2a30);
			}
			s.paint(f, s.ellipse(f, 0, 0.75, 0.15, 0.2).min(s.box(f, 0, 0.88, 0.15, 0.12)), 0x3c2a20);
		}
	},
	FLOWERS(Place.TABLE, 0.78, "flower", "vase", "bouquet", "rose", "tulip", "garden", "blossom", "plant") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			double[][] at = { { -0.5, -0.3 }, { -0.22, -0.66 }, { 0.2, -0.74 }, { 0.52, -0.36 }, { 0, -0.3 }, { -0.3, -0.02 },
					{ 0.34, -0.04 } };
			int[] petals = { 0xd9607a, 0xf0c24f, 0xe98a4a, 0xc9a0dc, 0xf2ece4, 0xc43f4a, 0x8d7cc8 };
			for (double[] p : at) {
				s.paint(f, s.line(f, 0, 0.4, p[0], p[1], 0.018), 0x4f7a46);
			}
			s.paint(f, s.ellipse(f, -0.34, 0.16, 0.22, 0.09).min(s.ellipse(f, 0.36, 0.18, 0.22, 0.09)), 0x5c8a50, 0x3f6b3c);
			for (int i = 0; i < at.length; i++) {
				int c = petals[(i + 2 * tone) % petals.length];
				Tensor petal = null;
				for (int k = 0; k < 5; k++) {
					double a = 2 * Math.PI * k / 5 + i;
					Tensor one = s.circle(f, at[i][0] + 0.1 * Math.cos(a), at[i][1] + 0.1 * Math.sin(a), 0.092);
					petal = petal == null ? one : petal.min(one);
				}
				s.paint(f, petal, c, dark(c));
				s.paint(f, s.circle(f, at[i][0], at[i][1], 0.06), 0xf3d27a);
			}
			Tensor vase = s.ellipse(f, 0, 0.66, 0.34, 0.36).min(s.box(f, 0, 0.34, 0.15, 0.16));
			s.paint(f, vase, 0x7fa6b8, 0x38627a);
			s.mix(f, s.alpha(f, vase).times(s.ellipse(f, -0.14, 0.6, 0.05, 0.18).times(-9).clip(0, 0.55)), 0xffffff, 0xffffff);
			s.paint(f, s.box(f, 0, 0.18, 0.19, 0.03), 0x8fb4c4);
		}
	},
	TRAIN(Place.STATION, 0.62, "train", "station", "railway", "locomotive", "tram", "bus", "car") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] colors = { 0xa83c3a, 0x2f5d7c, 0x3f6f4c };
			s.paint(f, s.box(f, -0.15, 0.28, 0.95, 0.3), colors[tone], dark(colors[tone]));
			s.paint(f, s.box(f, -0.7, -0.1, 0.42, 0.5), colors[tone], dark(colors[tone]));
			s.paint(f, s.box(f, -0.7, -0.64, 0.5, 0.05), 0x2e3038);
			s.paint(f, s.box(f, -0.7, -0.26, 0.26, 0.17), 0xf7e3ac, 0xdcb87a);
			s.paint(f, s.ellipse(f, 0.8, 0.28, 0.14, 0.3), 0x2e3038);
			s.paint(f, s.polygon(f, 0.44, -0.5, 0.72, -0.5, 0.66, 0, 0.5, 0), 0x2e3038);
			s.paint(f, s.ellipse(f, 0.05, -0.02, 0.14, 0.12), 0xc9a24a, 0x8d6c2c);
			s.paint(f, s.box(f, -0.1, 0.32, 1.02, 0.03), 0xe8cf94);
			for (double x : new double[] { -0.85, -0.35, 0.15, 0.6 }) {
				s.paint(f, s.circle(f, x, 0.78, 0.22), 0x26272e);
				s.paint(f, s.circle(f, x, 0.78, 0.12), 0xb04a3c);
				s.paint(f, s.circle(f, x, 0.78, 0.04), 0xe8cf94);
			}
			s.glow(f, 0.6, -0.75, 0.26, 0.2, 0xf4f1ea, 0.75);
			s.glow(f, 0.35, -0.98, 0.36, 0.22, 0xf4f1ea, 0.6);
			s.glow(f, 0.96, 0.2, 0.16, 0.16, 0xfff0b8, 0.8);
		}
	},
	TREE(Place.FIELD, 0.8, "tree", "oak", "field", "willow", "hill", "farm") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] greens = { 0x6f8f46, 0x4f7f55, 0xa88a3e };
			s.paint(f, s.polygon(f, -0.1, -0.1, 0.1, -0.1, 0.17, 1, -0.17, 1), 0x6b4d37, 0x46311f);
			s.paint(f, s.line(f, 0, 0.25, -0.42, -0.2, 0.05).min(s.line(f, 0, 0.2, 0.45, -0.25, 0.05)), 0x5a4030);
			double[][] at = { { -0.48, -0.14, 0.34 }, { 0.5, -0.18, 0.33 }, { -0.24, -0.5, 0.38 }, { 0.28, -0.54, 0.36 },
					{ 0, -0.24, 0.42 } };
			for (double[] p : at) {
				Tensor leaf = s.circle(f, p[0], p[1], p[2]).plus(f.u().times(27).sin().times(0.02))
						.plus(f.v().times(31).sin().times(0.02));
				s.paint(f, leaf, light(greens[tone]), dark(greens[tone]));
			}
			s.glow(f, -0.3, -0.62, 0.4, 0.25, 0xf6efae, 0.35);
		}
	},
	BRIDGE(Place.RIVER, 0.7, "bridge", "river", "canal", "aqueduct", "stream") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] stones = { 0xb3a58f, 0x9c8f86, 0xa89a7a };
			Tensor deck = f.u().square().times(-0.2).plus(f.v()).plus(0.12);
			Tensor arches = s.ellipse(f, -0.78, 0.98, 0.34, 0.62).min(s.ellipse(f, 0, 0.98, 0.36, 0.72))
					.min(s.ellipse(f, 0.78, 0.98, 0.34, 0.62));
			Tensor stone = deck.negated().max(f.u().abs().minus(1.5)).max(f.v().plus(-0.98)).max(arches.negated());
			s.paint(f, stone, stones[tone], dark(stones[tone]));
			s.paint(f, deck.abs().minus(0.04).max(f.u().abs().minus(1.55)), light(stones[tone]));
			s.paint(f, Sketch.repeat(f.u(), 0.3).abs().minus(0.015).max(deck.plus(0.13).abs().minus(0.09))
					.min(deck.plus(0.22).abs().minus(0.02))
					.max(f.u().abs().minus(1.5)), dark(stones[tone]));
		}
	},
	SHOP(Place.CITY, 0.82, "bookshop", "bookstore", "shop", "store", "cafe", "café", "window", "library", "book", "market") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] fronts = { 0x2f5b54, 0x6a3540, 0x34466e };
			s.paint(f, s.box(f, 0, 0.05, 0.95, 0.95), fronts[tone], dark(fronts[tone]));
			Tensor glass = s.box(f, 0, 0.18, 0.8, 0.55);
			s.paint(f, glass, 0xffe7b0, 0xe0a862);
			for (int row = 0; row < 3; row++) {
				double base = -0.02 + 0.34 * row;
				Tensor cell = Sketch.cell(f.u(), 0.085);
				Tensor high = Sketch.hash(cell, cell.times(0).plus(row), tone);
				Tensor book = Sketch.repeat(f.u(), 0.085).abs().minus(0.035)
						.max(f.v().minus(base)).max(high.times(-0.1).plus(base - 0.13).minus(f.v()));
				Tensor inside = book.max(f.u().abs().minus(0.72));
				s.paint(f, inside, 0x8a3b34, 0x8a3b34);
				s.mix(f, s.alpha(f, inside).times(high.times(3).minus(1).clip(0, 1)), 0x355f7a, 0x355f7a);
				s.mix(f, s.alpha(f, inside).times(high.times(6).minus(4.4).clip(0, 1)), 0xd9b45a, 0xd9b45a);
				s.paint(f, s.box(f, 0, base + 0.02, 0.8, 0.018), 0x5c3b28);
			}
			s.paint(f, s.box(f, 0, 0.18, 0.02, 0.55).min(glass.abs().minus(0.025)), light(fronts[tone]));
			Tensor awning = s.polygon(f, -0.85, -0.72, 0.85, -0.72, 1.02, -0.36, -1.02, -0.36);
			s.paint(f, awning, 0xf2e8d8, 0xd9c8b0);
			s.paint(f, awning.max(Sketch.repeat(f.u(), 0.34).abs().minus(0.085)), 0xb8473f, 0x8e332e);
			s.mix(f, s.alpha(f, glass).times(f.u().plus(f.v().times(0.6)).plus(0.35).abs().times(-9).plus(1).clip(0, 0.3)),
					0xffffff, 0xffffff);
		}
	},
	FOX(Place.MEADOW, 0.58, "fox", "dog", "wolf", "deer", "animal", "meadow", "rabbit", "horse", "bear", "bird", "owl") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] coats = { 0xd2703a, 0xb55c34, 0xc98a58 };
			int coat = coats[tone];
			s.paint(f, s.line(f, 0.5, 0.62, 0.95, 0.3, 0.15).min(s.line(f, 0.95, 0.3, 1.12, -0.05, 0.11)), coat, dark(coat));
			s.paint(f, s.circle(f, 1.13, -0.1, 0.1), 0xf6eee2);
			s.paint(f, s.ellipse(f, 0.08, 0.48, 0.55, 0.36), coat, dark(coat));
			for (double x : new double[] { -0.36, -0.16, 0.34, 0.5 }) {
				s.paint(f, s.line(f, x, 0.55, x, 0.93, 0.065), dark(coat));
				s.paint(f, s.line(f, x, 0.84, x, 0.95, 0.068), 0x3a2a26);
			}
			s.paint(f, s.line(f, -0.3, 0.4, -0.52, -0.06, 0.2), coat);
			s.paint(f, s.polygon(f, -0.86, -0.82, -0.6, -0.42, -0.9, -0.3), dark(coat));
			s.paint(f, s.polygon(f, -0.28, -0.82, -0.24, -0.3, -0.54, -0.42), dark(coat));
			s.paint(f, s.polygon(f, -0.94, -0.4, -0.2, -0.4, -0.42, 0, -0.57, 0.16, -0.72, 0), coat, dark(coat));
			s.paint(f, s.polygon(f, -0.9, -0.18, -0.57, -0.05, -0.57, 0.16, -0.72, 0.02)
					.min(s.polygon(f, -0.24, -0.18, -0.42, 0.02, -0.57, 0.16, -0.57, -0.05)), 0xf8f0e4);
			s.paint(f, s.circle(f, -0.57, 0.13, 0.055), 0x2a2022);
			s.paint(f, s.ellipse(f, -0.72, -0.2, 0.045, 0.055).min(s.ellipse(f, -0.42, -0.2, 0.045, 0.055)), 0x2a2022);
			s.paint(f, s.ellipse(f, -0.3, 0.36, 0.14, 0.24), 0xf8f0e4, 0xeadcc8);
		}
	},
	ROAD(Place.DESERT, 0.5, "desert", "road", "dune", "highway", "canyon", "cactus") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			Tensor cactus = s.line(f, 0, -0.75, 0, 1, 0.15).min(s.line(f, -0.48, -0.25, -0.48, 0.2, 0.1))
					.min(s.line(f, -0.48, 0.2, 0, 0.3, 0.1)).min(s.line(f, 0.45, -0.45, 0.45, 0.02, 0.1))
					.min(s.line(f, 0.45, 0.02, 0, 0.12, 0.1));
			s.paint(f, cactus, 0x6a9a5e, 0x3c6a48);
			s.mix(f, s.alpha(f, cactus).times(Sketch.repeat(f.u(), 0.07).abs().times(-14).plus(0.3).clip(0, 0.3)), 0x223a2a,
					0x223a2a);
		}
	},
	HOUSE(Place.FIELD, 0.62, "house", "cottage", "cabin", "barn", "hut", "village", "home") {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] walls = { 0xefe2c8, 0xd8b08a, 0xc8d4d8 };
			s.paint(f, s.box(f, 0.42, -0.55, 0.09, 0.26), 0x8a5040);
			s.paint(f, s.box(f, 0, 0.45, 0.72, 0.55), walls[tone], dark(walls[tone]));
			s.paint(f, s.polygon(f, 0, -0.78, 0.92, -0.04, -0.92, -0.04), 0xa8503e, 0x7c3930);
			s.paint(f, s.box(f, 0, 0.68, 0.14, 0.32), 0x5e3f2e);
			for (double x : new double[] { -0.44, 0.44 }) {
				s.paint(f, s.box(f, x, 0.4, 0.17, 0.17), 0xf8efe0);
				s.paint(f, s.box(f, x, 0.4, 0.13, 0.13), 0xf6d184, 0xe8b45e);
				s.paint(f, s.box(f, x, 0.4, 0.012, 0.13).min(s.box(f, x, 0.4, 0.13, 0.012)), 0xf8efe0);
			}
		}
	},
	FORMS(Place.STUDIO, 0.72) {
		@Override
		void draw(Sketch s, Frame f, int tone) {
			int[] colors = { 0xd0624a, 0x3f6f8c, 0xe0b04e, 0x5c8a66 };
			s.paint(f, s.circle(f, -0.2, -0.1, 0.62), colors[tone], dark(colors[tone]));
			s.paint(f, s.box(f, 0.35, 0.45, 0.42, 0.42), colors[tone + 1], dark(colors[tone + 1]));
			s.paint(f, s.polygon(f, -0.45, 0.05, 0.1, 0.98, -0.98, 0.98), colors[(tone + 2) % 4], dark(colors[(tone + 2) % 4]));
			s.paint(f, s.circle(f, 0.45, -0.45, 0.2), 0xf3ead8);
		}
	};

	/** What is behind and below. */
	enum Place {
		COAST, ROOM, LAKE, CITY, STUDIO, WOOD, TABLE, SEA, HILL, STATION, FIELD, RIVER, MEADOW, DESERT
	}

	private final Place place;
	private final double scale;
	private final List<String> words;

	Subject(Place place, double scale, String... words) {
		this.place = place;
		this.scale = scale;
		this.words = Arrays.stream(words).map(w -> String.join(" ", Stemmer.stems(w))).toList();
	}

	/** Draws it. @param tone 0, 1 or 2: one of its colourings */
	abstract void draw(Sketch s, Frame f, int tone);

	Place place() {
		return place;
	}

	/** Half its height in a picture of usual composition. */
	double scale() {
		return scale;
	}

	/** The subject that a text names first; {@link #FORMS} when it names none. @param stems the words' stems with blanks between */
	static Subject of(String stems) {
		Subject best = FORMS;
		int first = Integer.MAX_VALUE;
		String text = ' ' + stems + ' ';
		for (Subject s : values()) {
			for (String word : s.words) {
				int at = text.indexOf(' ' + word + ' ');
				if (at >= 0 && at < first) {
					first = at;
					best = s;
				}
			}
		}
		return best;
	}

	static int dark(int rgb) {
		return scaled(rgb, 0.7);
	}

	static int light(int rgb) {
		return scaled(rgb, 1.2);
	}

	private static int scaled(int rgb, double k) {
		int r = (int) Math.min(255, (rgb >> 16 & 0xff) * k);
		int g = (int) Math.min(255, (rgb >> 8 & 0xff) * k);
		int b = (int) Math.min(255, (rgb & 0xff) * k);
		return r << 16 | g << 8 | b;
	}
}
