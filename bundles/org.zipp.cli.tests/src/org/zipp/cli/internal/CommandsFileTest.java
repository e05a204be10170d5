package org.zipp.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsFileTest {

	private static final List<CommandDescription> COMMANDS = List.of(
			new CommandDescription("ingest", "Reads 100 % of a dump – all of it.", List.of(
					new CommandDescription.Option("dir", "The folder of the study.", false, false, true),
					new CommandDescription.Option("dumps", "What to read. Default: ü.zst.", false, true, true),
					new CommandDescription.Option("names", "Whether names are kept.", true, false, false))),
			new CommandDescription("check", "Checks.", List.of()));

	@TempDir
	Path folder;
	private Path file;
	private Path plugins;

	@BeforeEach
	void install() throws IOException {
		plugins = Files.createDirectory(folder.resolve("plugins"));
		Files.writeString(plugins.resolve("org.zipp.core_1.jar"), "one");
		Files.createDirectory(plugins.resolve("org.eclipse.ui.themes_1"));
		file = folder.resolve("commands");
		CommandsFile.write(file, plugins, COMMANDS);
	}

	@Test
	void whatWasWrittenIsRead() {
		assertEquals(Optional.of(COMMANDS), CommandsFile.read(file, plugins));
	}

	@Test
	void anInstallationThatWasMovedIsTheSame() throws IOException {
		Path moved = Files.move(plugins, folder.resolve("moved #1"));
		assertEquals(Optional.of(COMMANDS), CommandsFile.read(file, moved));
	}

	@Test
	void otherPluginsAreNotBelieved() throws IOException {
		Path added = Files.writeString(plugins.resolve("more_1.jar"), "more");
		assertEquals(Optional.empty(), CommandsFile.read(file, plugins), "a plug-in more");
		Files.delete(added);
		assertTrue(CommandsFile.read(file, plugins).isPresent());
		Files.writeString(plugins.resolve("org.zipp.core_1.jar"), "other");
		assertEquals(Optional.empty(), CommandsFile.read(file, plugins), "a plug-in of another size");
		Files.delete(plugins.resolve("org.zipp.core_1.jar"));
		assertEquals(Optional.empty(), CommandsFile.read(file, plugins), "a plug-in less");
	}

	@Test
	void aFileThatIsCutOffOrMissingIsNotBelieved() throws IOException {
		byte[] whole = Files.readAllBytes(file);
		for (int length = 0; length < whole.length; length++) {
			Files.write(file, Arrays.copyOf(whole, length));
			assertEquals(Optional.empty(), CommandsFile.read(file, plugins));
		}
		Files.delete(file);
		assertEquals(Optional.empty(), CommandsFile.read(file, plugins));
	}

	@Test
	void helpAndWrongUsageNeedNothingElse() {
		assertEquals(0, answer("help"));
		assertTrue(out.toString().contains("Reads 100 % of a dump – all of it."), out::toString);
		assertEquals(0, answer("ingest", "--help"));
		assertTrue(out.toString().contains("--names[=NAMES]") && out.toString().contains("The same as --dumps."), out::toString);
		assertEquals(2, answer("ingest", "--colour", "red"));
		assertTrue(err.toString().contains("--colour") && err.toString().contains("Try: zipp help ingest"), err::toString);
		assertEquals(2, answer("no-such-command"));
	}

	@Test
	void onlyWhatCanBeRunGoesOnWithoutAnAnswer() {
		assertTrue(Start.isPlain(new String[] { "ingest", "--dir=x", "--dumps", "a,b", "--quiet", "c" }, COMMANDS));
		assertTrue(Start.isPlain(new String[] { "check", "--headless" }, COMMANDS));
		for (String wrong : List.of("help", "--help", "-h", "ingest --help", "ingest -h", "ingest --colour=red", "chek", "check -x")) {
			assertFalse(Start.isPlain(wrong.split(" "), COMMANDS), wrong);
		}
		assertFalse(Start.isPlain(new String[] { "" }, COMMANDS));
	}

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	/** The exit code of what is answered from the file. */
	private int answer(String... arguments) {
		Grammar grammar = new Grammar(CommandsFile.read(file, plugins).orElseThrow());
		assertTrue(grammar.read(arguments, new PrintWriter(out), new PrintWriter(err)).isEmpty());
		return grammar.code();
	}

	@Test
	void theWindowIsOpenedForARater() {
		assertTrue(Start.isWindow(new String[0]));
		assertTrue(Start.isWindow(new String[] { "--rate", "anna", "--dir", "study" }));
		assertFalse(Start.isWindow(new String[] { "rater", "--dir", "study" }));
		assertTrue(Start.problemOfWindow(new String[0]).isEmpty());
		assertTrue(Start.problemOfWindow(new String[] { "--rate", "anna", "--dir", "study" }).isEmpty());
		for (String wrong : List.of("--rate", "--rate anna", "--rate anna --dir", "--rate --dir study x", "--rate anna --dir study x",
				"--rate anna --data study")) {
			assertTrue(Start.problemOfWindow(wrong.split(" ")).isPresent(), wrong);
		}
	}
}
