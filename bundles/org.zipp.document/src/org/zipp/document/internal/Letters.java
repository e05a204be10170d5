package org.zipp.document.internal;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.zipp.document.Texts;

/**
 * Letters that the font of the PDF lacks. They are taken from fonts of the machine; a word in a script whose letters change
 * with their neighbours, or that runs from right to left, becomes one glyph as the machine draws it. Words that no font has
 * become numbers in brackets, the same word the same number, so that what has different names stays apart.
 */
final class Letters {

	/** Name of the font with the letters. */
	static final String FAMILY = "Report Letters";

	private static final Set<UnicodeScript> SHAPED = EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.HEBREW, UnicodeScript.SYRIAC,
			UnicodeScript.THAANA,
			UnicodeScript.NKO, UnicodeScript.DEVANAGARI, UnicodeScript.BENGALI, UnicodeScript.GURMUKHI, UnicodeScript.GUJARATI, UnicodeScript.ORIYA,
			UnicodeScript.TAMIL, UnicodeScript.TELUGU, UnicodeScript.KANNADA, UnicodeScript.MALAYALAM, UnicodeScript.SINHALA, UnicodeScript.THAI,
			UnicodeScript.LAO, UnicodeScript.TIBETAN, UnicodeScript.MYANMAR, UnicodeScript.KHMER);
	private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
	/** Longer runs are cut at blanks, so that lines can break. */
	private static final int LONGEST_RUN = 48;
	private static final int FIRST_PRIVATE = 0xE000;
	private static final int LAST_PRIVATE = 0xF8FF;
	private static final Pattern SVG_TEXT = Pattern.compile("(<text )([^>]*>)([^<]*)(?=</text>)");

	private final IntPredicate known;
	private final MachineFonts fonts;
	private final GlyphFont font = new GlyphFont();
	private final Map<Integer, Boolean> letters = new HashMap<>();
	private final Map<String, Optional<String>> runs = new HashMap<>();
	private final Map<String, String> numbered = new LinkedHashMap<>();
	private int nextPrivate = FIRST_PRIVATE;

	/** @param known whether the font of the report has a letter */
	Letters(IntPredicate known, MachineFonts fonts) {
		this.known = known;
		this.fonts = fonts;
	}

	/** Replaces what the font of the report cannot show in all text under a node. */
	void replaceIn(Node node) {
		if (node instanceof Text text) {
			String before = text.getData();
			String after = replaced(before);
			if (!after.equals(before)) {
				text.setData(after);
			}
		}
		for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
			replaceIn(child);
		}
	}

	/** The font file with the letters; empty when none are needed. */
	Optional<byte[]> font() {
		return font.isEmpty() ? Optional.empty() : Optional.of(font.file(FAMILY));
	}

	/** Words that no font has → what stands in their place. */
	Map<String, String> numbered() {
		return numbered;
	}

	private boolean isPlain(String text) {
		return text.codePoints().allMatch(c -> known.test(c) && !isShaped(c) || Character.isWhitespace(c));
	}

	private String replaced(String text) {
		if (isPlain(text)) {
			return text;
		}
		StringBuilder out = new StringBuilder();
		int i = 0;
		while (i < text.length()) {
			int c = text.codePointAt(i);
			int end = i + Character.charCount(c);
			if (isShaped(c)) {
				end = endOfRun(text, i);
				out.append(run(text.substring(i, end)));
			} else if (isJoiner(c)) {
				// What joins or varies letters is nothing by itself.
			} else if (Character.isWhitespace(c) || hasLetter(c)) {
				out.appendCodePoint(c);
			} else {
				while (end < text.length() && isLost(text.codePointAt(end))) {
					end += Character.charCount(text.codePointAt(end));
				}
				out.append(number(text.substring(i, end)));
			}
			i = end;
		}
		return out.toString();
	}

	private boolean isLost(int c) {
		return !isShaped(c) && !Character.isWhitespace(c) && (isJoiner(c) || !hasLetter(c));
	}

	private static boolean isShaped(int c) {
		return SHAPED.contains(UnicodeScript.of(c));
	}

	private static boolean isJoiner(int c) {
		return c == 0x200C || c == 0x200D || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0020 && c <= 0xE007F;
	}

	/** A run goes on over marks, and over blanks between letters of its script. */
	private static int endOfRun(String text, int start) {
		UnicodeScript script = UnicodeScript.of(text.codePointAt(start));
		int end = start;
		for (int i = start; i < text.length();) {
			int c = text.codePointAt(i);
			i += Character.charCount(c);
			boolean blank = c == ' ';
			if (UnicodeScript.of(c) == script) {
				end = i;
			} else if (UnicodeScript.of(c) != UnicodeScript.INHERITED && !isJoiner(c) && !(blank && i - start < LONGEST_RUN)) {
				break;
			}
		}
		return end;
	}

	private String run(String text) {
		return runs.computeIfAbsent(text, t -> {
			if (nextPrivate > LAST_PRIVATE) {
				return Optional.empty();
			}
			return fonts.find(f -> draws(f, t)).map(f -> {
				Font sized = f.deriveFont((float) GlyphFont.EM);
				char[] chars = t.toCharArray();
				GlyphVector glyphs = sized.layoutGlyphVector(EXACT, chars, 0, chars.length,
						Bidi.requiresBidi(chars, 0, chars.length) ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
				font.add(nextPrivate, glyphs.getOutline(), glyphs.getLogicalBounds().getWidth());
				return Character.toString(nextPrivate++);
			});
		}).orElseGet(() -> number(text));
	}

	private boolean hasLetter(int c) {
		return known.test(c) || letters.computeIfAbsent(c, letter -> {
			String text = Character.toString(letter);
			Optional<Font> found = fonts.find(f -> draws(f, text));
			found.ifPresent(f -> {
				GlyphVector glyph = f.deriveFont((float) GlyphFont.EM).createGlyphVector(EXACT, text);
				font.add(letter, glyph.getOutline(), glyph.getGlyphMetrics(0).getAdvanceX());
			});
			return found.isPresent();
		});
	}

	/** Whether a font has outlines for a text; those of coloured pictures have none. */
	private static boolean draws(Font font, String text) {
		if (font.canDisplayUpTo(text) >= 0) {
			return false;
		}
		Shape outline = font.deriveFont((float) GlyphFont.EM).createGlyphVector(EXACT, text).getOutline();
		return !outline.getBounds2D().isEmpty();
	}

	private String number(String word) {
		return numbered.computeIfAbsent(word.strip(), w -> "[" + (numbered.size() + 1) + "]");
	}

	/** A figure for paper, whose texts are drawn with fonts of the machine: each names one that has its letters. */
	String figure(String svg) {
		return SVG_TEXT.matcher(svg).replaceAll(text -> {
			String words = text.group(3);
			if (isPlain(words)) {
				return Matcher.quoteReplacement(text.group());
			}
			Optional<Font> whole = fonts.find(f -> draws(f, words));
			String shown = whole.isPresent() ? words : withNumbers(words);
			return Matcher.quoteReplacement(text.group(1) + "font-family=\"" + Texts.markup(whole.map(Font::getFamily).orElse("SansSerif")) + "\" "
					+ text.group(2) + shown);
		});
	}

	/** Words that were numbered on the page have their numbers in figures too. */
	private String withNumbers(String words) {
		String result = words;
		for (Map.Entry<String, String> word : numbered.entrySet()) {
			result = result.replace(word.getKey(), word.getValue());
		}
		return result;
	}
}
