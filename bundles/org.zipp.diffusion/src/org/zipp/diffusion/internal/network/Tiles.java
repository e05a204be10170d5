package org.zipp.diffusion.internal.network;

/**
 * Maps large planes tile by tile: neighbours overlap by a quarter of a tile and are blended over it, a straight line from one to the
 * other, down first and then right, as {@code AutoencoderKL} of diffusers does.
 *
 * @param side  of a tile, in places of the input; 0 for no tiles
 * @param step  from tile to tile
 * @param up    places of the output along a side of one of the input; 1 for a smaller output
 * @param down  places of the input along a side of one of the output; 1 for a larger output
 */
record Tiles(int side, int step, int up, int down) {

	/** Maps one tile, shape (channels, height, width). */
	@FunctionalInterface
	interface Mapping {
		float[] map(float[] tile, int height, int width);
	}

	/** From latents to pixels. */
	static Tiles decoding(int scale, int pixels) {
		int side = pixels / scale;
		return new Tiles(side, step(side), scale, 1);
	}

	/** From pixels to latents. */
	static Tiles encoding(int scale, int pixels) {
		int side = pixels / scale;
		return new Tiles(side * scale, step(side) * scale, 1, scale);
	}

	private static int step(int side) {
		return Math.max(1, side * 3 / 4);
	}

	private int out(int in) {
		return in * up / down;
	}

	/** All of the planes, shape (channels of the output, height, width) in places of the output. */
	static float[] map(float[] planes, int channels, int height, int width, int outChannels, Tiles tiles, Mapping mapping) {
		if (tiles.side == 0 || height <= tiles.side && width <= tiles.side) {
			return mapping.map(planes, height, width);
		}
		int outHeight = tiles.out(height);
		int outWidth = tiles.out(width);
		int outStep = tiles.out(tiles.step);
		int extent = tiles.out(tiles.side) - outStep;
		float[] result = new float[outChannels * outHeight * outWidth];
		Tile[] above = new Tile[(width + tiles.step - 1) / tiles.step];
		for (int y = 0; y < height; y += tiles.step) {
			Tile left = null;
			for (int x = 0; x < width; x += tiles.step) {
				int h = Math.min(tiles.side, height - y);
				int w = Math.min(tiles.side, width - x);
				Tile tile = new Tile(mapping.map(cut(planes, channels, height, width, y, x, h, w), h, w), outChannels, tiles.out(h), tiles.out(w));
				if (y > 0) {
					tile.blendBelow(above[x / tiles.step], extent);
				}
				if (left != null) {
					tile.blendRight(left, extent);
				}
				tile.paste(result, outHeight, outWidth, tiles.out(y), tiles.out(x), outStep);
				above[x / tiles.step] = tile;
				left = tile;
			}
		}
		return result;
	}

	private static float[] cut(float[] planes, int channels, int height, int width, int y, int x, int h, int w) {
		float[] tile = new float[channels * h * w];
		for (int c = 0; c < channels; c++) {
			for (int row = 0; row < h; row++) {
				System.arraycopy(planes, (c * height + y + row) * width + x, tile, (c * h + row) * w, w);
			}
		}
		return tile;
	}

	private record Tile(float[] values, int channels, int height, int width) {

		private int at(int c, int y, int x) {
			return (c * height + y) * width + x;
		}

		void blendBelow(Tile other, int most) {
			int extent = Math.min(Math.min(other.height, height), most);
			for (int c = 0; c < channels; c++) {
				for (int y = 0; y < extent; y++) {
					float share = (float) y / extent;
					for (int x = 0; x < width; x++) {
						values[at(c, y, x)] = other.values[other.at(c, other.height - extent + y, x)] * (1 - share) + values[at(c, y, x)] * share;
					}
				}
			}
		}

		void blendRight(Tile other, int most) {
			int extent = Math.min(Math.min(other.width, width), most);
			for (int c = 0; c < channels; c++) {
				for (int y = 0; y < height; y++) {
					for (int x = 0; x < extent; x++) {
						float share = (float) x / extent;
						values[at(c, y, x)] = other.values[other.at(c, y, other.width - extent + x)] * (1 - share) + values[at(c, y, x)] * share;
					}
				}
			}
		}

		/** The part that no later tile covers again. */
		void paste(float[] result, int outHeight, int outWidth, int y, int x, int step) {
			int h = Math.min(step, height);
			int w = Math.min(step, width);
			for (int c = 0; c < channels; c++) {
				for (int row = 0; row < h; row++) {
					int from = at(c, row, 0);
					System.arraycopy(values, from, result, (c * outHeight + y + row) * outWidth + x, w);
				}
			}
		}
	}
}
