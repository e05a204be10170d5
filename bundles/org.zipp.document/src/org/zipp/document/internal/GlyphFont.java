package org.zipp.document.internal;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A TrueType font made of outlines, whatever kind of font they come from (OpenType specification, ISO/IEC 14496-22). PDFBox
 * embeds TrueType alone, and the fonts that have the letters of East Asia mostly are of another kind. Curves of the third
 * degree become four of the second.
 */
final class GlyphFont {

	/** Units of an em; small enough that a glyph may be sixty ems wide. */
	static final int EM = 512;

	private static final int ASCENT = EM * 9 / 10;
	private static final int DESCENT = EM / 4;
	private static final int PARTS = 4;
	private static final int ON_CURVE = 1;
	private static final int MAGIC = 0x5F0F3CF5;
	private static final int SUM = 0xB1B0AFBA;
	private static final int TABLE_ENTRY = 16;
	private static final int HEADER = 12;

	private final SortedMap<Integer, Glyph> glyphs = new TreeMap<>();

	/** A closed line through points, of which some steer a curve. */
	private static final class Contour {
		private final List<int[]> points = new ArrayList<>();

		void add(double x, double y, boolean on) {
			int[] p = { clamp(x), clamp(-y), on ? ON_CURVE : 0 };
			int[] last = points.isEmpty() ? null : points.getLast();
			if (last == null || last[0] != p[0] || last[1] != p[1] || last[2] != p[2]) {
				points.add(p);
			}
		}

		private static int clamp(double v) {
			return Math.clamp(Math.round(v), -16_000, 32_000);
		}
	}

	private record Glyph(List<Contour> contours, int advance) {
	}

	/**
	 * Adds a glyph.
	 *
	 * @param outline its shape at {@link #EM} units to the em, y downwards from the base line
	 */
	void add(int codePoint, Shape outline, double advance) {
		glyphs.put(codePoint, new Glyph(contours(outline), (int) Math.clamp(Math.round(advance), 0, 32_000)));
	}

	boolean isEmpty() {
		return glyphs.isEmpty();
	}

	private static List<Contour> contours(Shape outline) {
		List<Contour> contours = new ArrayList<>();
		double[] c = new double[6];
		double x = 0;
		double y = 0;
		Contour contour = null;
		for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
			switch (path.currentSegment(c)) {
			case PathIterator.SEG_MOVETO -> {
				contour = new Contour();
				contours.add(contour);
				contour.add(c[0], c[1], true);
				x = c[0];
				y = c[1];
			}
			case PathIterator.SEG_LINETO -> {
				contour.add(c[0], c[1], true);
				x = c[0];
				y = c[1];
			}
			case PathIterator.SEG_QUADTO -> {
				contour.add(c[0], c[1], false);
				contour.add(c[2], c[3], true);
				x = c[2];
				y = c[3];
			}
			case PathIterator.SEG_CUBICTO -> {
				cubic(contour, x, y, c);
				x = c[4];
				y = c[5];
			}
			default -> {
				// Every contour of a TrueType glyph is closed.
			}
			}
		}
		contours.removeIf(k -> k.points.size() < 3);
		return contours;
	}

	/** Each part of the curve is as a curve of the second degree with the tangents of its ends. */
	private static void cubic(Contour contour, double x, double y, double[] c) {
		for (int i = 0; i < PARTS; i++) {
			double[] from = at(x, y, c, i / (double) PARTS);
			double[] to = at(x, y, c, (i + 1) / (double) PARTS);
			double h = 1.0 / PARTS / 2;
			contour.add((from[0] + from[2] * h + to[0] - to[2] * h) / 2, (from[1] + from[3] * h + to[1] - to[3] * h) / 2, false);
			contour.add(to[0], to[1], true);
		}
	}

	/** Point and derivative at a place of a curve. */
	private static double[] at(double x, double y, double[] c, double t) {
		double s = 1 - t;
		return new double[] { s * s * s * x + 3 * s * s * t * c[0] + 3 * s * t * t * c[2] + t * t * t * c[4],
				s * s * s * y + 3 * s * s * t * c[1] + 3 * s * t * t * c[3] + t * t * t * c[5],
				3 * (s * s * (c[0] - x) + 2 * s * t * (c[2] - c[0]) + t * t * (c[4] - c[2])),
				3 * (s * s * (c[1] - y) + 2 * s * t * (c[3] - c[1]) + t * t * (c[5] - c[3])) };
	}

	/** The font file. */
	byte[] file(String name) {
		List<Glyph> all = new ArrayList<>(List.of(new Glyph(List.of(), EM / 2)));
		all.addAll(glyphs.values());
		ByteArrayOutputStream outlines = new ByteArrayOutputStream();
		ByteBuffer places = ByteBuffer.allocate((all.size() + 1) * Integer.BYTES);
		ByteBuffer widths = ByteBuffer.allocate(all.size() * Integer.BYTES);
		int widest = 0;
		int points = 0;
		int contours = 0;
		Rectangle box = new Rectangle(0, -DESCENT, 1, ASCENT + DESCENT);
		for (Glyph glyph : all) {
			places.putInt(outlines.size());
			Rectangle bounds = bounds(glyph);
			byte[] data = outline(glyph, bounds);
			outlines.write(data, 0, data.length);
			widths.putShort((short) glyph.advance).putShort((short) bounds.x);
			widest = Math.max(widest, glyph.advance);
			contours = Math.max(contours, glyph.contours.size());
			points = Math.max(points, glyph.contours.stream().mapToInt(c -> c.points.size()).sum());
			box = glyph.contours.isEmpty() ? box : box.union(bounds);
		}
		places.putInt(outlines.size());
		SortedMap<String, byte[]> tables = new TreeMap<>();
		tables.put("OS/2", os2());
		tables.put("cmap", cmap());
		tables.put("glyf", outlines.toByteArray());
		tables.put("head", head(box));
		tables.put("hhea", hhea(all.size(), widest, box));
		tables.put("hmtx", widths.array());
		tables.put("loca", places.array());
		tables.put("maxp", maxp(all.size(), points, contours));
		tables.put("name", name(name));
		tables.put("post", ByteBuffer.allocate(32).putInt(0x00030000).array());
		return join(tables);
	}

	private static Rectangle bounds(Glyph glyph) {
		int left = Integer.MAX_VALUE;
		int low = Integer.MAX_VALUE;
		int right = Integer.MIN_VALUE;
		int high = Integer.MIN_VALUE;
		for (Contour c : glyph.contours) {
			for (int[] p : c.points) {
				left = Math.min(left, p[0]);
				right = Math.max(right, p[0]);
				low = Math.min(low, p[1]);
				high = Math.max(high, p[1]);
			}
		}
		return glyph.contours.isEmpty() ? new Rectangle() : new Rectangle(left, low, right - left, high - low);
	}

	private static byte[] outline(Glyph glyph, Rectangle bounds) {
		if (glyph.contours.isEmpty()) {
			return new byte[0];
		}
		int points = glyph.contours.stream().mapToInt(c -> c.points.size()).sum();
		int length = 10 + 2 * glyph.contours.size() + 2 + points + 4 * points;
		ByteBuffer out = ByteBuffer.allocate((length + 3) / 4 * 4);
		out.putShort((short) glyph.contours.size()).putShort((short) bounds.x).putShort((short) bounds.y)
				.putShort((short) (bounds.x + bounds.width)).putShort((short) (bounds.y + bounds.height));
		int end = -1;
		for (Contour c : glyph.contours) {
			end += c.points.size();
			out.putShort((short) end);
		}
		out.putShort((short) 0);
		glyph.contours.forEach(c -> c.points.forEach(p -> out.put((byte) p[2])));
		for (int axis = 0; axis < 2; axis++) {
			int last = 0;
			for (Contour c : glyph.contours) {
				for (int[] p : c.points) {
					out.putShort((short) (p[axis] - last));
					last = p[axis];
				}
			}
		}
		return out.array();
	}

	private static byte[] head(Rectangle box) {
		return ByteBuffer.allocate(54).putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(MAGIC).putShort((short) 3).putShort((short) EM)
				.putLong(0).putLong(0).putShort((short) box.x).putShort((short) box.y).putShort((short) (box.x + box.width))
				.putShort((short) (box.y + box.height)).putShort((short) 0).putShort((short) 8).putShort((short) 2).putShort((short) 1)
				.putShort((short) 0).array();
	}

	private static byte[] hhea(int count, int widest, Rectangle box) {
		return ByteBuffer.allocate(36).putInt(0x00010000).putShort((short) ASCENT).putShort((short) -DESCENT).putShort((short) 0)
				.putShort((short) widest).putShort((short) box.x).putShort((short) 0).putShort((short) (box.x + box.width)).putShort((short) 1)
				.put(new byte[14]).putShort((short) count).array();
	}

	private static byte[] maxp(int count, int points, int contours) {
		return ByteBuffer.allocate(32).putInt(0x00010000).putShort((short) count).putShort((short) points).putShort((short) contours)
				.putShort((short) 0).putShort((short) 0).putShort((short) 2).array();
	}

	private static byte[] os2() {
		ByteBuffer out = ByteBuffer.allocate(96);
		out.putShort((short) 4).putShort((short) EM).putShort((short) 400).putShort((short) 5).putShort((short) 0);
		out.position(58);
		out.put("ZIPP".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0x40).putShort((short) 0x20).putShort((short) 0xFFFF)
				.putShort((short) ASCENT).putShort((short) -DESCENT).putShort((short) 0).putShort((short) ASCENT).putShort((short) DESCENT);
		out.position(86);
		out.putShort((short) (EM / 2)).putShort((short) (EM * 7 / 10));
		return out.array();
	}

	/** One segment for each code point (format 12), in glyph order. */
	private byte[] cmap() {
		int length = 16 + HEADER * glyphs.size();
		ByteBuffer out = ByteBuffer.allocate(HEADER + length);
		out.putShort((short) 0).putShort((short) 1).putShort((short) 3).putShort((short) 10).putInt(HEADER);
		out.putShort((short) 12).putShort((short) 0).putInt(length).putInt(0).putInt(glyphs.size());
		int glyph = 1;
		for (int codePoint : glyphs.keySet()) {
			out.putInt(codePoint).putInt(codePoint).putInt(glyph++);
		}
		return out.array();
	}

	private static byte[] name(String name) {
		Map<Integer, String> names = new TreeMap<>(Map.of(1, name, 2, "Regular", 4, name, 6, name.replace(" ", "")));
		ByteArrayOutputStream texts = new ByteArrayOutputStream();
		ByteBuffer records = ByteBuffer.allocate(6 + HEADER * names.size());
		records.putShort((short) 0).putShort((short) names.size()).putShort((short) records.capacity());
		names.forEach((id, text) -> {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
			records.putShort((short) 3).putShort((short) 1).putShort((short) 0x409).putShort(id.shortValue()).putShort((short) bytes.length)
					.putShort((short) texts.size());
			texts.write(bytes, 0, bytes.length);
		});
		return ByteBuffer.allocate(records.capacity() + texts.size()).put(records.array()).put(texts.toByteArray()).array();
	}

	private static byte[] join(SortedMap<String, byte[]> tables) {
		int length = HEADER + TABLE_ENTRY * tables.size();
		for (byte[] table : tables.values()) {
			length += (table.length + 3) / 4 * 4;
		}
		ByteBuffer out = ByteBuffer.allocate(length);
		int power = Integer.highestOneBit(tables.size());
		out.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (power * TABLE_ENTRY))
				.putShort((short) Integer.numberOfTrailingZeros(power)).putShort((short) ((tables.size() - power) * TABLE_ENTRY));
		int place = HEADER + TABLE_ENTRY * tables.size();
		int head = 0;
		for (Map.Entry<String, byte[]> table : tables.entrySet()) {
			byte[] data = table.getValue();
			out.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(sum(data)).putInt(place).putInt(data.length);
			out.put(place, data);
			head = table.getKey().equals("head") ? place : head;
			place += (data.length + 3) / 4 * 4;
		}
		out.putInt(head + 8, SUM - sum(out.array()));
		return out.array();
	}

	private static int sum(byte[] data) {
		ByteBuffer in = ByteBuffer.wrap(Arrays.copyOf(data, (data.length + 3) / 4 * 4));
		int sum = 0;
		while (in.hasRemaining()) {
			sum += in.getInt();
		}
		return sum;
	}
}
