package org.zipp.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what is read, by each of the two ways of reading. */
class CsvTest {

	private static final String LETTERS = "a,\"\r\n;\t é\u4e16\\'|=#";

	@TempDir
	Path folder;

	private static InputStream bytes(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void cellsAreQuotedOnlyWhereTheyMustBe() {
		assertEquals("a,1,,x y\n", Csv.line("a", 1, null, "x y"));
		assertEquals("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\"a\rb\"\n", Csv.line("a,b", "say \"yes\"", "two\nlines", "a\rb"));
		assertEquals("\"\"\n", Csv.line(""));
		assertEquals(",\n", Csv.line("", null));
	}

	@Test
	void whateverIsWrittenIsReadAgain() throws IOException {
		SplittableRandom random = new SplittableRandom(9);
		List<List<String>> written = new ArrayList<>();
		StringBuilder text = new StringBuilder(Csv.line("one", "two"));
		for (int row = 0; row < 3000; row++) {
			List<String> cells = List.of(random(random), random(random));
			written.add(cells);
			text.append(Csv.line(cells.toArray()));
		}
		List<Map<String, String>> rows = Csv.rows(bytes(text.toString()));
		assertEquals(written, rows.stream().map(r -> List.of(r.get("one"), r.get("two"))).toList());
		Path file = Files.writeString(folder.resolve("table.csv"), text);
		try (Table table = new TableFilesProvider().open(file, List.of("one", "two"), List.of())) {
			for (List<String> cells : written) {
				assertTrue(table.next());
				assertNull(table.problem());
				assertEquals(cells, List.of(plain(table.text("one")), plain(table.text("two"))));
			}
			assertTrue(!table.next());
		}
	}

	private static String plain(String cell) {
		return cell == null ? "" : cell;
	}

	private static String random(SplittableRandom random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(6); i > 0; i--) {
			text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
		}
		return text.toString();
	}

	@Test
	void aTableOfABundleThatIsDamagedIsRefusedWithItsLine() {
		assertEquals("Line 3 of the table has 1 cells instead of 2.",
				assertThrows(IllegalStateException.class, () -> Csv.rows(bytes("\uFEFFa,b\n1,2\n3\n"))).getMessage());
		assertThrows(IllegalStateException.class, () -> Csv.rows(bytes("")));
		assertEquals(List.of(Map.of("a", "1")), Csv.rows(bytes("\uFEFFa\r\n\r\n1\r\n")));
	}
}
