package org.zipp.cli.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;

/** How {@code releng/zipp} and {@code releng/verify} come to a JDK on a machine that has none; a server here stands in for the mirror. */
class JavaIsFoundTest {

	/** All that the scripts may use; no Java and no package manager. */
	private static final List<String> PROGRAMS = List.of("bash", "cat", "cksum", "cp", "curl", "cut", "dirname", "basename", "gzip", "head", "mkdir",
			"mktemp", "mv", "readlink", "rm", "sed", "sha256sum", "tar", "tr", "uname", "wget");
	private static final String CATALOGUE = "/v3/assets/latest/25/hotspot";

	@TempDir
	Path temp;
	private HttpServer mirror;
	private byte[] archive = {};
	private String checksum = "";
	private Path tools;

	private record End(int status, String output, String errors) {
	}

	@BeforeEach
	void machineWithoutJava() throws IOException {
		tools = Files.createDirectory(temp.resolve("bin"));
		for (String name : PROGRAMS) {
			Path program = Path.of("/usr/bin", name);
			if (Files.exists(program)) {
				program(name, "exec " + program + " \"$@\"");
			}
		}
		Files.createDirectory(temp.resolve("jvms"));
		user(1000);
		mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		mirror.createContext("/", exchange -> {
			byte[] answer = exchange.getRequestURI().getPath().equals(CATALOGUE) ? catalogue() : archive;
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		mirror.start();
	}

	@AfterEach
	void stop() {
		mirror.stop(0);
	}

	@Test
	void withoutConsentItSaysExactlyWhatToDo() throws Exception {
		archiveOf(jdk("25"));
		End end = findJava(Map.of());
		assertEquals(1, end.status(), end.errors());
		assertTrue(end.errors().contains("run this again with --yes to fetch Eclipse Temurin 25"), end.errors());
		assertTrue(end.errors().contains("set JAVA_HOME"), end.errors());
		assertFalse(Files.exists(temp.resolve("cache")), "Nothing is fetched or written before somebody agreed.");
	}

	@Test
	void withConsentItIsFetchedOnceAndHeldAgainstItsChecksum() throws Exception {
		archiveOf(jdk("25"));
		End first = findJava(Map.of("ZIPP_YES", "1"));
		assertEquals(0, first.status(), first.errors());
		assertEquals(fetched().toString(), first.output());
		assertTrue(first.errors().contains("Fetching http://"), first.errors());
		mirror.stop(0);
		End second = findJava(Map.of());
		assertEquals(0, second.status(), second.errors());
		assertEquals(fetched().toString(), second.output());
		assertEquals("", second.errors());
	}

	@Test
	void anotherChecksumInstallsNothing() throws Exception {
		archiveOf(jdk("25"));
		checksum = "0".repeat(64);
		End end = findJava(Map.of("ZIPP_YES", "1"));
		assertEquals(1, end.status(), end.errors());
		assertTrue(end.errors().contains("has not the checksum " + checksum), end.errors());
		assertNothingIsLeft();
	}

	@Test
	void anOlderJavaInTheArchiveIsRefused() throws Exception {
		archiveOf(jdk("21"));
		End end = findJava(Map.of("ZIPP_YES", "1"));
		assertEquals(1, end.status(), end.errors());
		assertTrue(end.errors().contains("is no JDK 25 that runs here"), end.errors());
		assertNothingIsLeft();
	}

	@Test
	void aMirrorThatDoesNotAnswerIsNamed() throws Exception {
		mirror.stop(0);
		End end = findJava(Map.of("ZIPP_YES", "1"));
		assertEquals(1, end.status(), end.errors());
		assertTrue(end.errors().contains(address() + " could not be reached"), end.errors());
		assertNothingIsLeft();
	}

	@Test
	void debiansPackageComesFirst() throws Exception {
		user(0);
		Path made = jdk("25");
		program("apt-cache", "echo 'openjdk-25-jdk-headless | 25.0.1 | a mirror'");
		program("apt-get", "case \"$*\" in *install*openjdk-25-jdk-headless*) cp -r '" + made + "' \"$ZIPP_JVMS/java-25-openjdk\" ;; esac");
		End end = findJava(Map.of());
		assertEquals(0, end.status(), end.errors());
		assertEquals(temp.resolve("jvms/java-25-openjdk").toString(), end.output());
	}

	@Test
	void whoMayNotInstallIsToldDebiansPackage() throws Exception {
		program("apt-cache", "echo 'openjdk-25-jdk-headless | 25.0.1 | a mirror'");
		End end = findJava(Map.of("ZIPP_YES", "1"));
		assertEquals(1, end.status(), end.errors());
		assertTrue(end.errors().contains("sudo apt-get update && sudo apt-get install openjdk-25-jdk-headless"), end.errors());
	}

	@Test
	void theJavaOfTheMachineIsTakenAsItIs() throws Exception {
		Path made = jdk("25");
		End end = findJava(Map.of("JAVA_HOME", made.toString()));
		assertEquals(0, end.status(), end.errors());
		assertEquals(made.toString(), end.output());
	}

	@Test
	void withoutHomeAFolderIsFoundAllTheSame() throws Exception {
		End end = run("unset HOME XDG_CACHE_HOME; . releng/lib.sh; printf %s \"$HOME\"", Map.of("TMPDIR", temp.toString()));
		assertEquals(0, end.status(), end.errors());
		assertTrue(Path.of(end.output()).isAbsolute(), end.output());
	}

	private Path fetched() {
		return temp.resolve("cache/zipp-workbench/tools/jdk-25");
	}

	private void assertNothingIsLeft() throws IOException {
		Path folder = fetched().getParent();
		if (Files.exists(folder)) {
			try (Stream<Path> left = Files.list(folder)) {
				assertEquals(0, left.count());
			}
		}
	}

	private String address() {
		return "http://127.0.0.1:" + mirror.getAddress().getPort();
	}

	private byte[] catalogue() {
		return """
				[{"binary": {"architecture": "x64", "image_type": "jdk", "package": {"checksum": "%s",
				  "checksum_link": "%2$s/jdk.tar.gz.sha256.txt", "link": "%2$s/jdk.tar.gz", "name": "jdk.tar.gz"}}, "vendor": "eclipse"}]
				""".formatted(checksum, address()).getBytes(StandardCharsets.UTF_8);
	}

	/** A folder with what the scripts ask of a JDK. */
	private Path jdk(String release) throws IOException {
		Path jdk = temp.resolve("made/jdk-" + release);
		Files.createDirectories(jdk.resolve("bin"));
		executable(jdk.resolve("bin/java"), "echo '    java.specification.version = " + release + "' >&2");
		executable(jdk.resolve("bin/javac"), "exit 0");
		executable(jdk.resolve("bin/jlink"), "exit 0");
		return jdk;
	}

	private void archiveOf(Path jdk) throws IOException, InterruptedException, NoSuchAlgorithmException {
		Path file = temp.resolve("jdk.tar.gz");
		assertEquals(0, new ProcessBuilder("tar", "-czf", file.toString(), "-C", jdk.getParent().toString(),
				jdk.getFileName().toString()).start().waitFor());
		archive = Files.readAllBytes(file);
		checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
	}

	private void user(int number) throws IOException {
		program("id", "[ \"$1\" != -un ] || { echo nobody; exit; }; echo " + number);
	}

	private void program(String name, String body) throws IOException {
		executable(tools.resolve(name), body);
	}

	private static void executable(Path file, String body) throws IOException {
		Files.writeString(file, "#!/bin/sh\n" + body + "\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private End findJava(Map<String, String> environment) throws IOException, InterruptedException {
		return run(". releng/lib.sh; find_java; printf %s \"$JAVA_HOME\"", environment);
	}

	private End run(String script, Map<String, String> environment) throws IOException, InterruptedException {
		Path output = temp.resolve("output");
		Path errors = temp.resolve("errors");
		ProcessBuilder builder = new ProcessBuilder("/usr/bin/bash", "-euo", "pipefail", "-c", script);
		Map<String, String> clean = new HashMap<>(Map.of("PATH", tools.toString(), "HOME", temp.resolve("home").toString(),
				"XDG_CACHE_HOME", temp.resolve("cache").toString(), "ZIPP_JVMS", temp.resolve("jvms").toString(),
				"ZIPP_TEMURIN_MIRROR", address()));
		clean.putAll(environment);
		builder.environment().clear();
		builder.environment().putAll(clean);
		int status = builder.directory(Path.of(System.getProperty("zipp.root")).toFile()).redirectInput(Path.of("/dev/null").toFile())
				.redirectOutput(output.toFile()).redirectError(errors.toFile()).start().waitFor();
		return new End(status, Files.readString(output), Files.readString(errors));
	}
}
