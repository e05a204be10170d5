import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Sums the test reports of a build: what failed and why, one line for each module, then one line for all. Exits with 1 when a
 * test failed or there is no report at all.
 */
class TestCounts {

	private static final int LINES_OF_A_FAILURE = 12;

	private int tests;
	private int failed;
	private int skipped;
	private final List<String> failures = new ArrayList<>();

	public static void main(String[] args) throws IOException, ParserConfigurationException, SAXException {
		Map<String, TestCounts> modules = new TreeMap<>();
		TestCounts all = new TestCounts();
		for (Path report : reports(Path.of(args[0]))) {
			Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getDocumentElement();
			String module = report.getParent().getParent().getParent().getFileName().toString();
			modules.computeIfAbsent(module, name -> new TestCounts()).add(suite);
			all.add(suite);
		}
		all.failures.forEach(System.out::println);
		modules.forEach((name, counts) -> System.out.println(name + ": " + counts));
		System.out.println(all);
		System.exit(all.failed > 0 || all.tests == 0 ? 1 : 0);
	}

	private static List<Path> reports(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder, 4)) {
			return files.filter(file -> file.toString().matches(".*/target/surefire-reports/TEST-[^/]*\\.xml")).sorted().toList();
		}
	}

	/** Counts the cases themselves: the sums in the head of a report leave out the cases of parameterized classes. */
	private void add(Element suite) {
		NodeList cases = suite.getElementsByTagName("testcase");
		for (int i = 0; i < cases.getLength(); i++) {
			Element test = (Element) cases.item(i);
			tests++;
			if (has(test, "failure") || has(test, "error")) {
				failed++;
				failures.add(failure(test));
			} else if (has(test, "skipped")) {
				skipped++;
			}
		}
	}

	/** Where it failed and the head of what it said: who reads the end of a log has no reports at hand. */
	private static String failure(Element test) {
		String outcome = has(test, "failure") ? "failure" : "error";
		String said = test.getElementsByTagName(outcome).item(0).getTextContent().strip();
		String head = said.lines().filter(l -> !l.isBlank()).limit(LINES_OF_A_FAILURE).collect(Collectors.joining("\n    "));
		return "FAILED " + test.getAttribute("classname") + '.' + test.getAttribute("name") + "\n    " + head;
	}

	private static boolean has(Element test, String outcome) {
		return test.getElementsByTagName(outcome).getLength() > 0;
	}

	@Override
	public String toString() {
		return (tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped";
	}
}
