package org.zipp.report.internal.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.OutputFiles;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.ParameterField;
import org.zipp.report.internal.check.CheckOperation;
import org.zipp.report.internal.plan.MonitorOperation;
import org.zipp.report.internal.plan.PowerOperation;
import org.zipp.tables.TableFilesProvider;

/** What people have in a folder stays, whatever is written there. */
class NothingIsOverwrittenTest {

	private static final String VOTES = "rater,prompt,left,right,choice\na,p,X,Y,left\nb,p,Y,X,right\nb,q,X,Y,tie\n";
	private static final String TABLE = "comparison,wins,n,p\nA,145,250,<0.01\n";

	@TempDir
	Path dir;

	private Path write(String name, String text) throws IOException {
		Files.createDirectories(dir.resolve(name).getParent());
		return Files.writeString(dir.resolve(name), text);
	}

	private static OperationResult run(Operation operation, String... parameters) {
		for (int i = 0; i < parameters.length; i += 2) {
			ParameterField.of(operation.getClass(), parameters[i]).set(operation, parameters[i + 1]);
		}
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private AnalyzeOperation analyze(Path votes, Path out) {
		AnalyzeOperation operation = new AnalyzeOperation(new TableFilesProvider());
		operation.votes = List.of(votes);
		operation.out = out;
		operation.files.pdf = false;
		return operation;
	}

	private Map<String, String> contents() throws IOException {
		Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> files = Files.walk(dir)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				contents.put(dir.relativize(file).toString(), Files.readString(file));
			}
		}
		return contents;
	}

	/** Fails, says which file, and leaves everything as it was. */
	private void refuses(Operation operation, String file, String... parameters) throws IOException {
		Map<String, String> before = contents();
		ZippException failure = assertThrows(ZippException.class, () -> run(operation, parameters));
		assertTrue(failure.getMessage().contains(file) && failure.getMessage().contains("--out"), failure.getMessage());
		assertEquals(before, contents());
	}

	@Test
	void aReportDoesNotReplaceItsVotes() throws IOException {
		Path votes = write("votes.csv", VOTES);
		refuses(analyze(votes, dir), "votes.csv");
		Files.createSymbolicLink(dir.resolve("same"), dir);
		refuses(analyze(votes, dir.resolve("same")), "votes.csv");
		refuses(analyze(dir.resolve("same/votes.csv"), dir.resolve("other/..")), "votes.csv");
	}

	@ParameterizedTest
	@ValueSource(strings = { "votes.csv", "report.html", "report.json", "win-rates.csv", "contents.txt" })
	void aReportDoesNotReplaceFilesOfOthers(String name) throws IOException {
		Path votes = write("answers.csv", VOTES);
		write("out/" + name, "precious");
		refuses(analyze(votes, dir.resolve("out")), name);
	}

	@Test
	void aTableOfRatersNamedLikeATableOfTheReportStays() throws IOException {
		Path votes = write("answers.csv", VOTES);
		AnalyzeOperation operation = analyze(votes, dir);
		operation.raters = write("participants.csv", "rater,age\na,20\nb,30\n");
		refuses(operation, "participants.csv");
	}

	@Test
	void aLinkToTheVotesStays() throws IOException {
		Path votes = write("raw/answers.csv", VOTES);
		Files.createDirectory(dir.resolve("out"));
		Files.createSymbolicLink(dir.resolve("out/votes.csv"), votes);
		refuses(analyze(votes, dir.resolve("out")), "votes.csv");
		assertTrue(Files.isSymbolicLink(dir.resolve("out/votes.csv")));
	}

	@Test
	void theReportOfAnEarlierRunIsReplacedUnlessItWasEdited() throws IOException {
		AnalyzeOperation operation = analyze(write("answers.csv", VOTES), dir.resolve("out"));
		run(operation);
		operation.decisions.level = 0.9;
		assertFalse(run(operation).repeated());
		assertTrue(run(operation).repeated());
		write("out/votes.csv", "edited by hand");
		refuses(operation, "votes.csv");
	}

	@Test
	void aReportWhoseVotesAreAnExportStays() throws IOException {
		run(analyze(write("answers.csv", VOTES), dir.resolve("out")));
		refuses(analyze(dir.resolve("out/votes.csv"), dir.resolve("out")), "votes.csv");
	}

	@Test
	void theNextRunEndsTheWorkOfAStoppedOne() throws IOException {
		AnalyzeOperation operation = analyze(write("answers.csv", VOTES), dir.resolve("out"));
		run(operation);
		Map<String, String> first = contents();
		operation.decisions.level = 0.9;
		run(operation);
		// As if the second run had been stopped half way: the page is the new one, the votes are those of the first.
		write("out/votes.csv", first.get("out/votes.csv"));
		String both = Files.readString(dir.resolve("out/contents.txt")) + first.get("out/contents.txt").lines().skip(1)
				.reduce("", (a, b) -> a + b + '\n');
		write("out/contents.txt", both);
		write("out/win-rates.csv", first.get("out/win-rates.csv"));
		operation.decisions.level = 0.8;
		assertFalse(run(operation).repeated());
		assertTrue(run(operation).repeated());
	}

	@Test
	void aCheckDoesNotReplaceItsTable() throws IOException {
		Path table = write("table.csv", TABLE);
		CheckOperation check = new CheckOperation(new TableFilesProvider());
		refuses(check, "table.csv", "table", table.toString(), "out", table.toString());
		write("other.csv", "precious");
		refuses(check, "other.csv", "table", table.toString(), "out", dir.resolve("other.csv").toString());
		String checked = dir.resolve("checked.csv").toString();
		run(check, "table", table.toString(), "out", checked);
		run(check, "table", table.toString(), "out", checked);
	}

	@Test
	void aLookDoesNotReplaceItsVotes() throws IOException {
		Path votes = write("votes.csv", VOTES);
		MonitorOperation monitor = new MonitorOperation(null, new TableFilesProvider(), null);
		refuses(monitor, "votes.csv", "votes", votes.toString(), "planned-raters", "10", "out", votes.toString());
	}

	@Test
	void aPlanDoesNotReplaceFilesOfOthers() throws IOException {
		String[] plan = { "raters", "50", "win-rate", "0.6", "icc", "0.1", "votes", "10", "out", dir.resolve("out").toString() };
		write("out/power-plan.csv", "precious");
		refuses(new PowerOperation(), "power-plan.csv", plan);
		Files.delete(dir.resolve("out/power-plan.csv"));
		run(new PowerOperation(), plan);
		run(new PowerOperation(), plan);
		assertTrue(Files.exists(dir.resolve("out").resolve(OutputFiles.LIST)));
	}
}
