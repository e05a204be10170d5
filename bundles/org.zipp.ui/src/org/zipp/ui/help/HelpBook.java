package org.zipp.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The contents of the help and its chapters. {@code help/toc.xml} says in which order and how chapters are written; a
 * chapter is a file of its own or the text of a view from {@code help/contexts.xml}.
 */
public final class HelpBook {

	/** What the address of a text from {@code help/contexts.xml} begins with. */
	static final String CONTEXT = "context:";

	private static final int SNIPPET = 90;

	/**
	 * An entry of the contents.
	 *
	 * @param href     address of its chapter, empty when it only gathers others
	 * @param children entries under it
	 */
	public record Topic(String label, String href, List<Topic> children) {

		public Topic {
			children = List.copyOf(children);
		}

		@Override
		public String toString() {
			return label;
		}
	}

	/**
	 * Where words were found.
	 *
	 * @param snippet the text around the first of them
	 */
	public record Hit(Topic topic, String snippet) {
	}

	private final List<Topic> topics;
	private final Map<String, Topic> byHref = new LinkedHashMap<>();
	private final Map<String, String> texts = new LinkedHashMap<>();

	private HelpBook(List<Topic> topics, Function<String, Optional<String>> chapters) {
		this.topics = List.copyOf(topics);
		topics.forEach(t -> index(t, chapters));
	}

	private void index(Topic topic, Function<String, Optional<String>> chapters) {
		if (!topic.href().isEmpty() && byHref.putIfAbsent(topic.href(), topic) == null) {
			texts.put(topic.href(), chapters.apply(topic.href())
					.orElseThrow(() -> new IllegalStateException("The chapter " + topic.href() + " of the help is missing.")));
		}
		topic.children().forEach(t -> index(t, chapters));
	}

	/**
	 * Reads the contents and all chapters.
	 *
	 * @param file    finds a file under {@code help/} by its path
	 * @param context the text of a view by its id, with its title as the first line
	 */
	static HelpBook read(Function<String, URL> file, Function<String, Optional<String>> context) throws IOException {
		try (InputStream in = open(file, "toc.xml")) {
			Element toc = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in).getDocumentElement();
			Map<String, String> files = new LinkedHashMap<>();
			List<Topic> topics = topics(toc);
			for (String href : hrefs(topics)) {
				if (!href.startsWith(CONTEXT)) {
					try (InputStream chapter = open(file, href)) {
						files.put(href, new String(chapter.readAllBytes(), StandardCharsets.UTF_8));
					}
				}
			}
			return new HelpBook(topics,
					h -> h.startsWith(CONTEXT) ? context.apply(h.substring(CONTEXT.length())) : Optional.ofNullable(files.get(h)));
		} catch (ParserConfigurationException | SAXException e) {
			throw new IOException("help/toc.xml is not well-formed: " + e.getMessage(), e);
		}
	}

	private static InputStream open(Function<String, URL> file, String path) throws IOException {
		URL url = file.apply(path);
		if (url == null) {
			throw new IOException("There is no file help/" + path + '.');
		}
		return url.openStream();
	}

	private static List<Topic> topics(Element parent) {
		List<Topic> topics = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && element.getTagName().equals("topic")) {
				topics.add(new Topic(element.getAttribute("label"), element.getAttribute("href"), topics(element)));
			}
		}
		return topics;
	}

	private static List<String> hrefs(List<Topic> topics) {
		List<String> found = new ArrayList<>();
		for (Topic topic : topics) {
			if (!topic.href().isEmpty()) {
				found.add(topic.href());
			}
			found.addAll(hrefs(topic.children()));
		}
		return found;
	}

	/** The contents. */
	public List<Topic> topics() {
		return topics;
	}

	/** The entry of an address. */
	public Optional<Topic> topic(String href) {
		return Optional.ofNullable(byHref.get(href));
	}

	/** The address of a chapter by its text. */
	Optional<String> href(String text) {
		return texts.entrySet().stream().filter(e -> e.getValue().equals(text)).map(Map.Entry::getKey).findFirst();
	}

	/** The text of a chapter as it is written, empty when there is none. */
	public String text(String href) {
		return texts.getOrDefault(href, "");
	}

	/**
	 * Chapters that hold every one of the words, or words that begin with them: those that have them in their title first,
	 * then those that have them most often.
	 */
	public List<Hit> search(String query) {
		List<String> words = List.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().filter(w -> !w.isEmpty()).toList();
		if (words.isEmpty()) {
			return List.of();
		}
		record Ranked(Hit hit, long score) {
		}
		List<Ranked> found = new ArrayList<>();
		for (Map.Entry<String, String> chapter : texts.entrySet()) {
			Topic topic = byHref.get(chapter.getKey());
			String text = HelpPage.plain(chapter.getValue());
			String lower = text.toLowerCase(Locale.ROOT);
			String label = topic.label().toLowerCase(Locale.ROOT);
			if (words.stream().allMatch(w -> find(lower, w, 0) >= 0 || find(label, w, 0) >= 0)) {
				long score = words.stream().mapToLong(w -> count(lower, w) + (find(label, w, 0) >= 0 ? 1000 : 0)).sum();
				found.add(new Ranked(new Hit(topic, snippet(text, lower, words)), score));
			}
		}
		return found.stream().sorted(Comparator.comparingLong(Ranked::score).reversed()).map(Ranked::hit).toList();
	}

	/** Where a word begins with it; -1 for nowhere. */
	private static int find(String text, String word, int from) {
		int at = text.indexOf(word, from);
		while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
			at = text.indexOf(word, at + 1);
		}
		return at;
	}

	private static long count(String text, String word) {
		long n = 0;
		for (int at = find(text, word, 0); at >= 0; at = find(text, word, at + 1)) {
			n++;
		}
		return n;
	}

	private static String snippet(String text, String lower, List<String> words) {
		int at = words.stream().mapToInt(w -> find(lower, w, 0)).filter(i -> i >= 0).min().orElse(0);
		int from = at <= SNIPPET / 3 ? 0 : text.lastIndexOf(' ', at - SNIPPET / 3) + 1;
		int to = Math.min(text.length(), from + SNIPPET);
		String part = text.substring(from, to).replaceAll("\\s+", " ").strip();
		return (from > 0 ? "… " : "") + part + (to < text.length() ? " …" : "");
	}
}
