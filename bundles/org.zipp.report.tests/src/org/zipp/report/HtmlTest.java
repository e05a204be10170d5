package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.study.StudyData;

class HtmlTest {

	private static final String HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)> & ${7*7} ]]> \u0000\uD800 \u202E=cmd|' /C calc'!A0";

	@Test
	void numbersAreOnThePage() {
		String html = DocumentFormats.html(Reports.of(Samples.published().data()));
		assertTrue(html.contains(">0.210<") && html.contains(">0.0135<"), html);
		assertTrue(html.contains("47.2–64.4%") && html.contains("51.8–64.0%"), html);
	}

	@Test
	void sameVotesGiveTheSamePage() {
		assertEquals(DocumentFormats.html(Reports.of(Samples.rich(12, 10).data())), DocumentFormats.html(Reports.of(Samples.rich(12, 10).data())));
	}

	@Test
	void nothingIsLoadedFromElsewhere() throws IOException, SAXException, ParserConfigurationException {
		String html = DocumentFormats.html(Reports.of(Samples.rich(12, 10).data()));
		Matcher references = Pattern.compile("(?:src|href|xlink:href|action|data|poster)\\s*=\\s*[\"']([^\"']*)|url\\(([^)]*)|@import").matcher(html);
		while (references.find()) {
			assertTrue(references.group(1) != null && references.group(1).startsWith("#"), references.group());
		}
		NodeList all = parse(html).getElementsByTagName("*");
		TreeSet<String> names = new TreeSet<>();
		for (int i = 0; i < all.getLength(); i++) {
			names.add(all.item(i).getNodeName());
		}
		for (String name : new String[] { "script", "link", "img", "image", "iframe", "object", "embed", "use", "base", "form" }) {
			assertFalse(names.contains(name), name);
		}
		assertTrue(html.contains("default-src 'none'"));
	}

	@Test
	void textFromPeopleIsEscaped() throws IOException, SAXException, ParserConfigurationException {
		Samples samples = new Samples().title(HOSTILE).generator(HOSTILE).condition("a", HOSTILE).condition("b", "B" + HOSTILE);
		for (int r = 0; r < 4; r++) {
			samples.votes("rater" + r, RaterKind.HUMAN, Map.of(HOSTILE, HOSTILE), "a", "b", r % 2 == 0 ? Choice.LEFT : Choice.RIGHT, 3 + r);
		}
		String html = DocumentFormats.html(Reports.of(samples.data()));
		Document page = parse(html);
		assertEquals(0, page.getElementsByTagName("script").getLength());
		assertEquals(0, page.getElementsByTagName("img").getLength());
		assertTrue(page.getElementsByTagName("h1").item(0).getTextContent().startsWith("<script>alert('x')</script>"));
		assertTrue(html.contains("${7*7}"), "a template in a text must stay a text");
		assertFalse(html.contains("\u0000") || html.contains("\u202E"));
	}

	@Test
	void identitiesStayOut() {
		Samples samples = new Samples().condition("a", "A").condition("b", "B");
		for (int r = 0; r < 3; r++) {
			samples.votes("secret-rater-" + r, RaterKind.HUMAN, Map.of("age", "25-34"), "a", "b", r == 0 ? Choice.LEFT : Choice.RIGHT, 2);
		}
		StudyData data = samples.data();
		var report = Reports.of(data);
		String everything = DocumentFormats.html(report) + DocumentFormats.csv(report.data());
		for (Table t : report.tables()) {
			everything += DocumentFormats.csv(t);
		}
		assertFalse(everything.contains("secret-rater"));
		assertFalse(everything.contains(data.judgements().getFirst().userId()));
	}

	@Test
	void simulatedVotesSaySoInEverySection() {
		var report = Reports.of(Samples.rich(12, 10).data());
		String html = DocumentFormats.html(report);
		for (Section s : report.sections()) {
			int start = html.indexOf("<section id=\"" + s.id() + '"');
			assertTrue(html.substring(start, html.indexOf("</section>", start)).contains(ReportEdition.SIMULATED), s.id());
		}
		assertTrue(report.banners().contains("Pictures made by: sketch, no diffusion."));
		assertFalse(DocumentFormats.html(Reports.of(Samples.published().data())).contains("imulated"));
	}

	static Document parse(String page) throws IOException, SAXException, ParserConfigurationException {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
	}
}
