package org.zipp.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.zipp.ui.Ids;
import org.zipp.ui.UiRobot;
import org.zipp.ui.help.HelpBook.Hit;
import org.zipp.ui.help.HelpBook.Topic;

/** The contents of the help, its chapters, and the search in them. */
class HelpBookTest {

	private static HelpBook book() throws IOException {
		return HelpBook.read(path -> FileLocator.find(Platform.getBundle(Ids.PLUGIN), new Path("help/" + path)),
				id -> Optional.ofNullable(HelpSystem.getContext(HelpUi.PREFIX + id)).map(c -> c.getText()));
	}

	private static List<Topic> all(List<Topic> topics) {
		List<Topic> found = new ArrayList<>(topics);
		topics.forEach(t -> found.addAll(all(t.children())));
		return found;
	}

	@Test
	void everyChapterIsThereAndEveryLinkLeadsToOne() throws IOException {
		HelpBook book = book();
		List<Topic> topics = all(book.topics());
		assertTrue(topics.size() > 15, topics.toString());
		Pattern link = Pattern.compile("\\]\\(([^)]+)\\)");
		for (Topic topic : topics) {
			assertFalse(topic.label().isBlank());
			if (topic.href().isEmpty()) {
				continue;
			}
			String text = book.text(topic.href());
			assertTrue(text.length() > 60, topic.href());
			Matcher m = link.matcher(text);
			while (m.find()) {
				String to = m.group(1);
				assertTrue(to.startsWith("http") || book.topic(to).isPresent() || book.topic("chapters/" + to).isPresent()
						|| HelpSystem.getContext(HelpUi.PREFIX + to.replaceFirst("context:", "")) != null, topic.href() + " leads to " + to);
			}
		}
	}

	@Test
	void wordsAreFoundInTitlesBeforeTexts() throws IOException {
		HelpBook book = book();
		List<Hit> hits = book.search("persona editor");
		assertEquals("The persona editor", hits.getFirst().topic().label());
		assertTrue(book.search("read-only audit").stream().anyMatch(h -> h.topic().href().equals("chapters/studies.md")));
		assertTrue(book.search("shortcut zebra").isEmpty());
		assertTrue(book.search("  ").isEmpty());
	}

	@Test
	void aChapterBecomesMarkup() {
		assertEquals("<form><p><span font=\"title\">A &amp; B</span></p><p>One <b>two</b> <span font=\"code\">a&lt;b</span> three</p>"
				+ "<li>item <a href=\"keys.md\">keys</a></li><li style=\"text\" value=\"1.\">first line</li>"
				+ "<p vspace=\"false\"><span font=\"code\">zipp\u00A0help</span></p></form>",
				HelpPage.form("# A & B\n\nOne **two** `a<b`\nthree\n\n- item [keys](keys.md)\n1. first\n   line\n```\nzipp help\n```\n"));
	}

	@Test
	void theViewSearchesAndShowsWhatIsChosen() {
		UiRobot robot = new UiRobot();
		robot.showPerspective(Ids.DATA_PERSPECTIVE);
		HelpView view = (HelpView) robot.showView(Ids.HELP_VIEW);
		Text query = robot.byData(robot.window().getShell(), Text.class, HelpView.PART, "query");
		Tree contents = robot.byData(robot.window().getShell(), Tree.class, HelpView.PART, "contents");
		assertTrue(robot.ask(contents::getItemCount) > 4);
		robot.run(() -> view.search("when something goes wrong"));
		assertTrue(robot.ask(() -> contents.getItem(0).getText()).startsWith("When something goes wrong"));
		robot.run(() -> query.notifyListeners(SWT.DefaultSelection, new Event()));
		assertEquals("chapters/problems.md", robot.ask(view::address));
		assertTrue(robot.ask(view::shown).contains("Copy details"));
		robot.run(() -> robot.page().hideView(view));
	}
}
