package org.zipp.cli.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the bundles of the project apart, as {@link Architecture} says, and shows that the rules do catch. */
class ArchitectureTest {

	@Test
	void bundlesKeepTheRulesOfTheHouse() throws IOException {
		assertEquals(List.of(), Architecture.check(root()));
	}

	@Test
	void allBundlesAreFound() throws IOException {
		List<String> names = Architecture.bundles(root()).stream().map(bundle -> bundle.getFileName().toString()).toList();
		assertTrue(names.containsAll(List.of("org.zipp.model", "org.zipp.core", "org.zipp.tables", "org.zipp.store", "org.zipp.graph",
				"org.zipp.torch", "org.zipp.encoder", "org.zipp.mining", "org.zipp.language", "org.zipp.diffusion", "org.zipp.generation",
				"org.zipp.statistics", "org.zipp.study", "org.zipp.document", "org.zipp.report", "org.zipp.ui", "org.zipp.cli", "org.zipp.cli.tests")), names::toString);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"org.zipp.core       | Require-Bundle: org.eclipse.core.runtime,org.zipp.store;bundle-version=\"[0.1,1)\"",
			"org.zipp.statistics | Require-Bundle: org.zipp.core",
			"org.zipp.mining     | Import-Package: java.util,org.zipp.ui.shell",
			"org.zipp.encoder    | Require-Bundle: org.zipp.core,org.zipp.store",
			"org.zipp.ui         | Require-Bundle: org.zipp.cli",
			"org.zipp.report     | Require-Bundle: org.zipp.mining;visibility:=reexport",
			"org.zipp.study      | Require-Bundle: org.eclipse.jface",
			"org.zipp.cli        | Require-Bundle: org.eclipse.ui",
			"org.zipp.core       | Import-Package: org.eclipse.swt.widgets",
			"org.zipp.generation | Require-Bundle: ai.djl.api",
			"org.zipp.mining     | Import-Package: ai.djl.ndarray;version=\"0.35\"",
			"org.zipp.ui         | Import-Package: javax.sql",
			"org.zipp.study      | Require-Bundle: com.h2database",
			"org.zipp.graph      | Export-Package: org.zipp.graph,org.zipp.graph.internal.io",
			"org.zipp.study      | Bundle-Activator: org.zipp.study.Activator",
			"org.zipp.other      | Bundle-Name: A bundle without a rule" })
	void aManifestThatBreaksARuleIsCaught(String bundle, String header) throws IOException {
		List<String> violations = Architecture.checkManifest(bundle, manifest(header));
		assertEquals(1, violations.size(), violations::toString);
		assertTrue(violations.get(0).startsWith(bundle), violations::toString);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"org.zipp.encoder      | Require-Bundle: org.zipp.core,org.zipp.graph,org.zipp.torch",
			"org.zipp.store        | Import-Package: javax.sql,org.jdbi.v3.core,org.h2.jdbcx",
			"org.zipp.torch        | Import-Package: ai.djl,ai.djl.ndarray",
			"org.zipp.ui           | Require-Bundle: org.eclipse.ui,org.eclipse.swt,org.zipp.report",
			"org.zipp.graph        | Export-Package: org.zipp.graph;uses:=\"org.zipp.graph.internal\"" })
	void aManifestThatKeepsTheRulesPasses(String bundle, String header) throws IOException {
		assertEquals(List.of(), Architecture.checkManifest(bundle, manifest(header)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"org.zipp.core        | import org.zipp.model.Persona;",
			"org.zipp.report      | Object o = new org.zipp.mining.TokenCounter();",
			"org.zipp.study       | import org.eclipse.swt.SWT;",
			"org.zipp.language    | import static ai.djl.ndarray.NDArrays.add;",
			"org.zipp.cli         | java.sql.Connection connection;",
			"org.zipp.core        | e.printStackTrace();",
			"org.zipp.core        | System.out.println(1);",
			"org.zipp.core.tests  | Thread.sleep(10);" })
	void aSourceThatBreaksARuleIsCaught(String bundle, String line) {
		assertEquals(1, Architecture.checkSource(bundle, "A.java", "/* a */ class A { " + line + " }").size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "// import org.zipp.ui.shell.Application;", "String s = \"org.eclipse.swt.SWT \\\" java.sql.\";",
			"/** @see org.zipp.ui */", "char c = '\"'; // org.zipp.ui", "import org.zipp.core.ZippException;" })
	void whatIsNoUsePasses(String line) {
		assertEquals(List.of(), Architecture.checkSource("org.zipp.graph", "A.java", line + "\n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"Require-Bundle: org.zipp.core",
			"Require-Bundle: org.zipp.core;bundle-version=\"0.1.0\"",
			"Require-Bundle: org.zipp.model;bundle-version=\"[0.1.0,1.0.0)\",org.zipp.core;visibility:=reexport",
			"Import-Package: picocli",
			"Import-Package: picocli;version=\"4.7.0\",javax.sql",
			"Import-Package: picocli;version=\"[4.7.0,5.0.0]\"" })
	void aManifestThatTakesAnyVersionIsCaught(String header) throws IOException {
		List<String> violations = Architecture.checkRanges("org.zipp.study", manifest(header));
		assertEquals(1, violations.size(), violations::toString);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"Require-Bundle: org.zipp.core;bundle-version=\"[0.1.0,1.0.0)\",org.zipp.model;bundle-version=\"[0.1.0,1.0.0)\";visibility:=reexport",
			"Import-Package: picocli;version=\"[4.7.0,5.0.0)\",javax.sql,jdk.incubator.vector;resolution:=optional,com.sun.net.httpserver" })
	void aManifestWithRangesPasses(String header) throws IOException {
		assertEquals(List.of(), Architecture.checkRanges("org.zipp.study", manifest(header)));
	}

	private static Manifest manifest(String header) throws IOException {
		return new Manifest(new ByteArrayInputStream(("Manifest-Version: 1.0\n" + header + "\n").getBytes(StandardCharsets.UTF_8)));
	}

	private static Path root() {
		String root = System.getProperty("zipp.root");
		assertNotNull(root, "the build gives the folder of the project as -Dzipp.root=...");
		assertFalse(root.isBlank(), "-Dzipp.root is empty");
		return Path.of(root);
	}
}
