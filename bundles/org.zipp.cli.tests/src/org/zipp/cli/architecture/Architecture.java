package org.zipp.cli.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of the house: which bundle may look into which, and what no source may contain. Each violation is told as
 * one sentence that names the bundle or file.
 */
final class Architecture {

	/** What each bundle may use of the project; the short names stand for {@code org.zipp.<name>}. */
	private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
			Map.entry("model", Set.of()),
			Map.entry("core", Set.of()),
			Map.entry("statistics", Set.of()),
			Map.entry("tables", Set.of("core")),
			Map.entry("store", Set.of("core", "model")),
			Map.entry("graph", Set.of("core", "tables")),
			Map.entry("torch", Set.of("core")),
			Map.entry("encoder", Set.of("core", "graph", "torch")),
			Map.entry("mining", Set.of("core", "model", "tables", "graph", "encoder", "store")),
			Map.entry("language", Set.of("core", "model", "tables", "store")),
			Map.entry("diffusion", Set.of("core", "torch")),
			Map.entry("generation", Set.of("core", "model", "tables", "torch", "diffusion", "store")),
			Map.entry("study", Set.of("core", "model", "tables", "store", "statistics")),
			Map.entry("sample", Set.of("core", "model", "tables", "graph", "store", "study")),
			Map.entry("document", Set.of("core", "tables")),
			Map.entry("report", Set.of("document", "tables", "core", "model", "store", "graph", "study", "statistics")),
			Map.entry("ui", Set.of("tables", "model", "core", "store", "graph", "torch", "encoder", "mining",
					"language", "diffusion", "generation", "statistics", "study", "sample", "document", "report")),
			Map.entry("cli", Set.of("tables", "model", "core", "store", "graph", "torch", "encoder", "mining",
					"language", "diffusion", "generation", "statistics", "study", "sample", "document", "report")));

	/**
	 * What the tests of a bundle may use beyond that: the offline language steps run on the shipped sentence model; real graphs
	 * reach the encoders as tables; many tests take made-up dumps and voters.
	 */
	private static final Map<String, Set<String>> ALLOWED_IN_TESTS = Map.of("language", Set.of("torch"), "graph", Set.of("sample"),
			"encoder", Set.of("tables", "sample"), "mining", Set.of("sample"), "study", Set.of("sample"), "report", Set.of("sample"));

	/** A technology: the starts of its package and bundle names, and the only bundle that may use it. */
	private record Technology(String name, String owner, Pattern packages, Pattern bundles) {

		Technology(String name, String owner, String packages, String bundles) {
			this(name, owner, Pattern.compile("\\b(?:" + packages + ")\\."), Pattern.compile(bundles));
		}
	}

	private static final List<Technology> TECHNOLOGIES = List.of(
			new Technology("the window system", "ui",
					"org\\.eclipse\\.swt|org\\.eclipse\\.jface|org\\.eclipse\\.ui|org\\.eclipse\\.e4\\.ui",
					"org\\.eclipse\\.(?:swt|jface|ui|e4\\.ui)(?:\\..*)?"),
			new Technology("DJL", "torch", "ai\\.djl", "ai\\.djl\\..*"),
			new Technology("SQL", "store",
					"java\\.sql|javax\\.sql|org\\.h2|org\\.postgresql|org\\.jdbi|org\\.flywaydb|com\\.zaxxer",
					"com\\.h2database|org\\.postgresql\\..*|org\\.jdbi\\..*|org\\.flywaydb\\..*|com\\.zaxxer\\..*"));

	/** Packages of the Java platform, which have no versions. */
	private static final Pattern PLATFORM = Pattern.compile("(?:java|javax|jdk|com\\.sun|org\\.w3c\\.dom|org\\.xml\\.sax)\\b");
	private static final Pattern PROJECT_NAME = Pattern.compile("\\borg\\.zipp\\.([a-z]+)\\b");
	/** Comments, text blocks, strings and characters, in the order in which they must be tried. */
	private static final Pattern NOT_CODE = Pattern.compile(
			"//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'", Pattern.DOTALL);

	private final List<String> violations = new ArrayList<>();

	private Architecture() {
	}

	/** All violations in the bundles of a checkout, none when the house is in order. */
	static List<String> check(Path root) throws IOException {
		Architecture architecture = new Architecture();
		for (Path bundle : bundles(root)) {
			architecture.checkBundle(bundle);
		}
		return architecture.violations;
	}

	/** The folders of the bundles and test fragments. */
	static List<Path> bundles(Path root) throws IOException {
		try (Stream<Path> folders = Files.list(root.resolve("bundles"))) {
			return folders.filter(folder -> Files.exists(manifest(folder))).sorted().toList();
		}
	}

	/** Violations of one manifest. */
	static List<String> checkManifest(String symbolicName, Manifest manifest) {
		Architecture architecture = new Architecture();
		architecture.manifest(symbolicName, manifest);
		return architecture.violations;
	}

	/** What one manifest asks for without saying which versions. */
	static List<String> checkRanges(String symbolicName, Manifest manifest) {
		Architecture architecture = new Architecture();
		architecture.ranges(symbolicName, manifest);
		return architecture.violations;
	}

	/** Violations of one source text of the bundle. */
	static List<String> checkSource(String symbolicName, String file, String text) {
		Architecture architecture = new Architecture();
		architecture.source(symbolicName, file, text);
		return architecture.violations;
	}

	private static Path manifest(Path bundle) {
		return bundle.resolve("META-INF/MANIFEST.MF");
	}

	private void checkBundle(Path bundle) throws IOException {
		String name = bundle.getFileName().toString();
		try (InputStream in = Files.newInputStream(manifest(bundle))) {
			Manifest manifest = new Manifest(in);
			manifest(name, manifest);
			ranges(name, manifest);
		}
		for (String folder : List.of("src", "src-gen")) {
			Path sources = bundle.resolve(folder);
			if (Files.isDirectory(sources)) {
				try (Stream<Path> files = Files.walk(sources)) {
					files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> source(name, file));
				}
			}
		}
	}

	private void source(String symbolicName, Path file) {
		try {
			source(symbolicName, symbolicName + '/' + file.getFileName(), Files.readString(file));
		} catch (IOException e) {
			throw new UncheckedIOException("cannot read " + file, e);
		}
	}

	private void manifest(String symbolicName, Manifest manifest) {
		String host = host(symbolicName);
		Set<String> allowed = ALLOWED.get(host);
		if (allowed == null) {
			violations.add(symbolicName + " has no rule; say in this test what it may use");
			return;
		}
		Attributes headers = manifest.getMainAttributes();
		if (headers.getValue("Bundle-Activator") != null) {
			violations.add(symbolicName + " has an activator");
		}
		for (String required : names(headers.getValue("Require-Bundle"))) {
			project(symbolicName, "requires", required);
			for (Technology technology : TECHNOLOGIES) {
				if (technology.bundles().matcher(required).matches()) {
					technology(symbolicName, "requires " + required, technology);
				}
			}
		}
		for (String imported : names(headers.getValue("Import-Package"))) {
			project(symbolicName, "imports", imported);
			for (Technology technology : TECHNOLOGIES) {
				if (technology.packages().matcher(imported + '.').lookingAt()) {
					technology(symbolicName, "imports " + imported, technology);
				}
			}
		}
		for (String exported : names(headers.getValue("Export-Package"))) {
			if ((exported + '.').contains(".internal.")) {
				violations.add(symbolicName + " exports " + exported + ", which is internal");
			}
		}
	}

	private void ranges(String symbolicName, Manifest manifest) {
		Attributes headers = manifest.getMainAttributes();
		for (String clause : clauses(headers.getValue("Require-Bundle"))) {
			range(symbolicName, "requires", clause, "bundle-version");
		}
		for (String clause : clauses(headers.getValue("Import-Package"))) {
			if (!PLATFORM.matcher(clause).lookingAt()) {
				range(symbolicName, "imports", clause, "version");
			}
		}
	}

	private void range(String symbolicName, String how, String clause, String attribute) {
		if (!Pattern.compile(";" + attribute + "=\"\\[[^,\"]+,[^,\"]+\\)\"").matcher(clause).find()) {
			violations.add(symbolicName + ' ' + how + ' ' + clause.split(";")[0] + " without a range of versions like [1.2.0,2.0.0)");
		}
	}

	private void source(String symbolicName, String file, String text) {
		boolean test = isTest(symbolicName);
		String code = NOT_CODE.matcher(text).replaceAll(" ");
		Matcher names = PROJECT_NAME.matcher(code);
		while (names.find()) {
			project(symbolicName, "in " + file + " uses", names.group());
		}
		for (Technology technology : TECHNOLOGIES) {
			if (technology.packages().matcher(code).find()) {
				technology(symbolicName, "in " + file + " uses " + technology.name(), technology);
			}
		}
		if (code.contains(".printStackTrace(")) {
			violations.add(file + " calls printStackTrace");
		}
		if (test && code.contains("Thread.sleep(")) {
			violations.add(file + " sleeps in a test");
		}
		if (!test && !host(symbolicName).equals("cli") && code.matches("(?s).*\\bSystem\\.(?:out|err)\\b.*")) {
			violations.add(file + " writes to the console; only the command line does");
		}
	}

	private void project(String symbolicName, String how, String used) {
		Matcher matcher = PROJECT_NAME.matcher(used);
		if (!matcher.lookingAt()) {
			return;
		}
		String host = host(symbolicName);
		String other = matcher.group(1);
		boolean allowed = other.equals(host) || ALLOWED.getOrDefault(host, Set.of()).contains(other)
				|| isTest(symbolicName) && ALLOWED_IN_TESTS.getOrDefault(host, Set.of()).contains(other);
		if (!allowed) {
			violations.add(symbolicName + ' ' + how + ' ' + used + ", which it may not");
		}
	}

	private void technology(String symbolicName, String how, Technology technology) {
		if (!host(symbolicName).equals(technology.owner())) {
			violations.add(symbolicName + ' ' + how + ", which only org.zipp." + technology.owner() + " may");
		}
	}

	private static boolean isTest(String symbolicName) {
		return symbolicName.endsWith(".tests");
	}

	private static String host(String symbolicName) {
		String name = symbolicName.substring("org.zipp.".length());
		return isTest(name) ? name.substring(0, name.length() - ".tests".length()) : name;
	}

	/** The clauses of an OSGi header; commas in quotation marks do not end one. */
	private static List<String> clauses(String header) {
		return header == null ? List.of() : Stream.of(header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")).map(String::strip).toList();
	}

	/** The names of an OSGi header: "a;version="[1,2)",b" gives a and b. */
	private static Set<String> names(String header) {
		Set<String> names = new TreeSet<>();
		if (header != null) {
			for (String clause : header.replaceAll("\"[^\"]*\"", "").split(",")) {
				for (String part : clause.split(";")) {
					if (!part.contains("=") && !part.isBlank()) {
						names.add(part.strip());
					}
				}
			}
		}
		return names;
	}
}
