package org.zipp.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a chapter into the markup of a form text. What a chapter may use is said in {@code help/toc.xml}. */
final class HelpPage {

	private static final Pattern INLINE = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)\\]\\(([^)]+)\\)");
	private static final Pattern NUMBERED = Pattern.compile("(\\d+)\\. (.*)");
	private static final char FIXED_SPACE = '\u00A0';

	private final StringBuilder form = new StringBuilder("<form>");
	private final List<String> paragraph = new ArrayList<>();

	private HelpPage() {
	}

	/** The markup of a chapter. */
	static String form(String text) {
		HelpPage page = new HelpPage();
		boolean code = false;
		for (String line : text.split("\\R")) {
			if (line.startsWith("```")) {
				page.end();
				code = !code;
			} else if (code) {
				page.form.append("<p vspace=\"false\"><span font=\"code\">").append(escape(line.isEmpty() ? " " : line).replace(' ', FIXED_SPACE))
						.append("</span></p>");
			} else {
				page.line(line.strip());
			}
		}
		page.end();
		return page.form.append("</form>").toString();
	}

	private void line(String line) {
		Matcher numbered = NUMBERED.matcher(line);
		if (line.isEmpty()) {
			end();
		} else if (line.startsWith("#")) {
			end();
			String title = line.replaceFirst("#+\\s*", "");
			form.append("<p><span font=\"").append(line.startsWith("##") ? "section" : "title").append("\">").append(escape(title)).append("</span></p>");
		} else if (line.startsWith("- ")) {
			end();
			paragraph.add("- ");
			paragraph.add(line.substring(2));
		} else if (numbered.matches()) {
			end();
			paragraph.add(numbered.group(1) + ". ");
			paragraph.add(numbered.group(2));
		} else if (line.startsWith("|")) {
			end();
			if (!line.matches("[|:\\- ]+")) {
				form.append("<li>").append(inline(line.replaceAll("^\\||\\|$", "").replaceAll("\\s*\\|\\s*", "  –  ").strip())).append("</li>");
			}
		} else {
			paragraph.add(line);
		}
	}

	private void end() {
		if (paragraph.isEmpty()) {
			return;
		}
		String first = paragraph.getFirst();
		if (first.equals("- ")) {
			form.append("<li>").append(rest()).append("</li>");
		} else if (first.matches("\\d+\\. ")) {
			form.append("<li style=\"text\" value=\"").append(first.strip()).append("\">").append(rest()).append("</li>");
		} else {
			form.append("<p>").append(inline(String.join(" ", paragraph))).append("</p>");
		}
		paragraph.clear();
	}

	private String rest() {
		return inline(String.join(" ", paragraph.subList(1, paragraph.size())));
	}

	private static String inline(String text) {
		StringBuilder out = new StringBuilder();
		Matcher m = INLINE.matcher(text);
		int at = 0;
		while (m.find()) {
			out.append(escape(text.substring(at, m.start())));
			if (m.group(1) != null) {
				out.append("<span font=\"code\">").append(escape(m.group(1))).append("</span>");
			} else if (m.group(2) != null) {
				out.append("<b>").append(escape(m.group(2))).append("</b>");
			} else {
				out.append("<a href=\"").append(escape(m.group(4))).append("\">").append(escape(m.group(3))).append("</a>");
			}
			at = m.end();
		}
		return out.append(escape(text.substring(at))).toString();
	}

	/** A chapter as plain text, for searching. */
	static String plain(String text) {
		return INLINE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3)))
				.replaceAll("(?m)^(#+|-|```|\\|)\\s*", "").replaceAll("\\s+", " ").strip();
	}

	static String escape(String plain) {
		return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
