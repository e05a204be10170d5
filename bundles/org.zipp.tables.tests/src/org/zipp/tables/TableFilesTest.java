package org.zipp.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;

import com.github.luben.zstd.ZstdOutputStream;

/** Tables as people have them: quoted, packed, damaged. The Parquet files were written by another program. */
class TableFilesTest {

	private static final List<String> BOTH = List.of("user", "community");

	@TempDir
	Path temporary;

	private Path write(String name, String text) throws IOException {
		return Files.write(temporary.resolve(name), text.getBytes(StandardCharsets.UTF_8));
	}

	private Path resource(String name) throws IOException {
		Path file = temporary.resolve(name);
		try (InputStream in = TableFilesTest.class.getResourceAsStream(name)) {
			Files.copy(in, file);
		}
		return file;
	}

	private static Table open(Path file, List<String> required, String... optional) {
		return new TableFilesProvider().open(file, required, List.of(optional));
	}

	/** Each row as {@code line:first cell|second cell …} or {@code line!problem}. */
	private static List<String> rows(Path file, String... columns) {
		List<String> rows = new ArrayList<>();
		try (Table table = open(file, List.of(columns))) {
			while (table.next()) {
				rows.add(table.problem() != null ? table.line() + "!" + table.problem()
						: table.line() + ":" + String.join("|", Arrays.stream(columns).map(table::text).map(String::valueOf).toList()));
			}
			assertEquals(1, table.progress());
		}
		return rows;
	}

	private static ZippException failure(Path file, String... columns) {
		return assertThrows(ZippException.class, () -> rows(file, columns));
	}

	@Test
	void linesOfJsonAreRows() throws IOException {
		String text = "{\"User\":\"ann\",\"community\":\"pics\",\"n\":1}\n\n{\"community\":7.5,\"user\":null}\n[1]\n{\"user\":\"bob\",\"community\":[\"a\",true]} x\n"
				+ "{\"user\":\"bob\",\"community\":[\"a\",true]}";
		List<String> expected = List.of("1:ann|pics", "3:null|7.5", "4!This line is no JSON object.", "5!This line is no JSON object.",
				"6:bob|[\"a\",true]");
		assertEquals(expected, rows(write("a.jsonl", text), "user", "community"));
		assertEquals(expected, rows(write("b.ndjson", "\uFEFF" + text), "user", "community"));
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(packed)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		assertEquals(expected, rows(Files.write(temporary.resolve("c.jsonl.gz"), packed.toByteArray()), "user", "community"));
		assertEquals(List.of("User", "community", "n"), new TableFilesProvider().columns(temporary.resolve("a.jsonl")));
		assertTrue(failure(temporary.resolve("a.jsonl"), "time").getMessage().contains("The column time is missing"));
		assertEquals(OptionalLong.of(1), failure(write("d.jsonl", "user,community\n"), "user").line());
		assertTrue(failure(Files.write(temporary.resolve("e.jsonl"), new byte[] { '{', '"', (byte) 0xff, '"', ':', '1', '}' }), "user")
				.getMessage().contains("UTF-8"));
	}

	@Test
	void cellsAreFoundByNameWhateverTheirOrderAndCase() throws IOException {
		Path file = write("a.csv", "count, User ,text,COMMUNITY\n3,ann,x,pics\n4,bob,y,art");
		assertEquals(List.of("2:ann|pics", "3:bob|art"), rows(file, "user", "community"));
		try (Table table = open(file, BOTH, "count", "time")) {
			assertTrue(table.has("count"));
			assertFalse(table.has("time"));
			assertTrue(table.next());
			assertEquals("3", table.text("count"));
			assertNull(table.text("time"));
			assertThrows(IllegalArgumentException.class, () -> table.text("text"));
		}
	}

	@Test
	void quotedCellsHoldSeparatorsLinesAndQuotationMarks() throws IOException {
		Path file = write("a.csv", "user,community\r\n"
				+ "\"Smith, Ann\",\"two\r\nlines\"\r\n"
				+ "\"says \"\"no\"\"\",5\" pipe\r\n"
				+ "\"\"\"\",\"\"\r\n"
				+ "\r\n"
				+ "last,\"é😀\"");
		assertEquals(List.of("2:Smith, Ann|two\r\nlines", "4:says \"no\"|5\" pipe", "5:\"|null", "7:last|é😀"),
				rows(file, "user", "community"));
	}

	@Test
	void tabsSeparateInTsvAndCommasDoNot() throws IOException {
		assertEquals(List.of("2:a,b|c", "3:d|e;f"), rows(write("a.tsv", "user\tcommunity\na,b\tc\nd\te;f\n"), "user", "community"));
	}

	@Test
	void rowsThatCannotBeUsedAreToldAndPassed() throws IOException {
		Path file = temporary.resolve("a.csv");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes("user,community,text\na,b\nc,d,e,f\n\"g\"h,i,\n".getBytes(StandardCharsets.UTF_8));
		bytes.writeBytes(new byte[] { 'j', (byte) 0xC3, ',', 'k', ',', '\n', 'l', ',', 'm', ',', (byte) 0xE9, '\n' });
		Files.write(file, bytes.toByteArray());
		assertEquals(List.of("2!There are 2 cells instead of 3.", "3!There are 4 cells instead of 3.",
				"4!There is text behind the closing quotation mark of a cell.", "5!A cell is not UTF-8.", "6:l|m"),
				rows(file, "user", "community"));
	}

	@Test
	void byteOrderMarkIsNotPartOfTheFirstName() throws IOException {
		assertEquals(List.of("2:a|b"), rows(write("a.csv", "\uFEFFuser,community\na,b\n"), "user", "community"));
		assertEquals(List.of("2:a|b"), rows(write("b.csv", "\uFEFF\"user\",community\na,b\n"), "user", "community"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.csv", "a.csv.gz", "a.CSV.ZST" })
	void longFilesAreTheSamePackedOrNot(String name) throws IOException {
		Random random = new Random(7);
		StringBuilder text = new StringBuilder("user,community,text\n");
		List<String> expected = new ArrayList<>();
		long line = 2;
		for (int i = 0; i < 20_000; i++) {
			String cell = "word, \"é\"\n".repeat(random.nextInt(i % 1000 == 0 ? 40_000 : 8));
			text.append("u").append(i).append(",c,\"").append(cell.replace("\"", "\"\"")).append("\"\n");
			expected.add(line + ":u" + i + '|' + (cell.isEmpty() ? "null" : cell.hashCode()));
			line += 1 + cell.chars().filter(c -> c == '\n').count();
		}
		Path file = temporary.resolve(name);
		try (OutputStream out = packed(file)) {
			out.write(text.toString().getBytes(StandardCharsets.UTF_8));
		}
		List<String> found = new ArrayList<>();
		double before = 0;
		try (Table table = open(file, List.of("user", "text"))) {
			while (table.next()) {
				assertNull(table.problem());
				String cell = table.text("text");
				found.add(table.line() + ":" + table.text("user") + '|' + (cell == null ? "null" : cell.hashCode()));
				assertTrue(table.progress() >= before);
				before = table.progress();
			}
		}
		assertEquals(expected, found);
	}

	private static OutputStream packed(Path file) throws IOException {
		OutputStream out = Files.newOutputStream(file);
		String name = file.toString();
		return name.endsWith(".gz") ? new GZIPOutputStream(out) : name.endsWith(".ZST") ? new ZstdOutputStream(out) : out;
	}

	@Test
	void missingAndDoubledColumnsAreNamedWithWhatIsThere() throws IOException {
		ZippException missing = failure(write("a.csv", "\n\nauthor,community\n"), "user", "community");
		assertTrue(missing.getMessage().endsWith("The column user is missing. The file has: author, community."),
				missing.getMessage());
		assertEquals(OptionalLong.of(3), missing.line());
		assertTrue(failure(write("b.csv", "user,User\n"), "user").getMessage().contains("is there twice"));
	}

	@Test
	void columnsAreListedAsTheFileHasThem() throws IOException {
		TableFilesProvider tables = new TableFilesProvider();
		assertEquals(List.of("Rater", "", "age group", "Rater"),
				tables.columns(write("a.csv", "\uFEFF Rater ,,\"age group\",Rater\r\n1,2,3,4\n")));
		assertEquals(List.of("a,b", "c"), tables.columns(write("a.tsv", "a,b\tc\n")));
		Path packed = temporary.resolve("b.csv.gz");
		try (OutputStream out = packed(packed)) {
			out.write("user,community\n".getBytes(StandardCharsets.UTF_8));
		}
		assertEquals(BOTH, tables.columns(packed));
		assertEquals(List.of("user", "community", "count"), tables.columns(resource("groups.parquet")));
		assertEquals("User", tables.columns(resource("kinds.parquet")).getFirst());
		assertEquals(List.of("user"), tables.columns(resource("none.parquet")));
		Path empty = write("c.csv", "");
		assertTrue(assertThrows(ZippException.class, () -> tables.columns(empty)).getMessage().endsWith("must name the columns."));
		Path latin = Files.write(temporary.resolve("d.csv"), new byte[] { 'a', ',', (byte) 0xE9, '\n' });
		assertTrue(assertThrows(ZippException.class, () -> tables.columns(latin)).getMessage().contains("not UTF-8"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "a.csv;'';The file is empty", "a.csv;'\n\n';The file is empty",
			"a.csv;'user,x\na,\"b\nc,d\n';quotation mark in this row is not closed",
			"a.txt;'user\n';must end in .csv", "a.csv;'PAR1';its end is missing",
			"a.parquet;'user\na\n';This is not a Parquet file", "a.parquet;'PAR1 and more';its end is missing" })
	void filesThatAreNoTablesAreRefused(String name, String text, String message) throws IOException {
		ZippException failure = failure(write(name, text), "user");
		assertTrue(failure.getMessage().contains(message), failure.getMessage());
		assertEquals(temporary.resolve(name), failure.file());
	}

	@Test
	void openQuotationMarkIsFoundWhereItsRowStarts() throws IOException {
		ZippException failure = failure(write("a.csv", "user,community\na,b\nc,\"d\ne,f\ng,h\n"), "user", "community");
		assertEquals(OptionalLong.of(3), failure.line());
	}

	@Test
	void aPackedFileNeedNotSaySo() throws IOException {
		Path hidden = temporary.resolve("b.csv");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(hidden))) {
			out.write("user\na\n".getBytes(StandardCharsets.UTF_8));
		}
		assertEquals(List.of("2:a"), rows(hidden, "user"));
		assertEquals(List.of("2:a"), rows(write("a.csv.gz", "user\na\n"), "user"), "nor is one packed because it says so");
		Path parquet = Files.move(resource("none.parquet"), temporary.resolve("none.csv"));
		assertEquals(List.of(), rows(parquet, "user"));
		assertTrue(failure(temporary.resolve("c.csv"), "user").getMessage().contains("no such file"));
		assertTrue(failure(Files.createDirectory(temporary.resolve("d.csv")), "user").getMessage().contains("folder"));
	}

	@ParameterizedTest
	@CsvSource({ "UTF-16LE,true", "UTF-16BE,true", "UTF-16LE,false", "UTF-16BE,false", "UTF-32LE,true" })
	void wideTextIsRead(String encoding, boolean marked) throws IOException {
		StringBuilder text = new StringBuilder(marked ? "\uFEFF" : "").append("user\tcommunity\r\n");
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			text.append("ué😀").append(i).append("\tc\r\n");
			expected.add((i + 2) + ":ué😀" + i + "|c");
		}
		assertEquals(expected, rows(Files.write(temporary.resolve("a.csv"), text.toString().getBytes(encoding)), "user", "community"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "a.csv!'user;community\nx;y\n'", "a.tsv!'user;community\nx;y\n'",
			"a.csv!'sep=;\nuser;community\nx;y\n'",
			"a.csv!'\uFEFFsep=;\r\nuser;community\r\nx;y\r\n'", "a.csv!'\"sep=,\"\nuser,community\nx,y\n'",
					"a.csv!'sep=\t\nuser\tcommunity\nx\ty\n'",
			"a.csv!'user;community;\"time, s, zone\"\nx;y;1,5\n'", "a.csv!'user\tcommunity\nx\ty\n'", "a.tsv!'user,community\nx,y\n'",
			"a.csv!'user|community\nx|y\n'", "a.csv!'user,community\rx,y\r'", "a.csv!'user;community\rx;y'" })
	void theSeparatorAndTheLineEndsAreTakenAsTheyAre(String name, String escaped) throws IOException {
		Path file = write(name, escaped.translateEscapes().replace("\\uFEFF", "\uFEFF"));
		try (Table table = open(file, BOTH)) {
			assertTrue(table.next());
			assertNull(table.problem());
			assertEquals("x y", table.text("user") + ' ' + table.text("community"));
			assertFalse(table.next());
		}
	}

	@Test
	void semicolonsGoWithDecimalCommas() throws IOException {
		for (boolean semicolons : new boolean[] { true, false }) {
			try (Table table = open(write("a.csv", semicolons ? "user;community\nx;y\n" : "user,community\nx,y\n"), BOTH)) {
				assertEquals(semicolons, table.hasDecimalCommas());
			}
		}
	}

	@Test
	void aTabFileHasNoQuoting() throws IOException {
		Path file = write("a.tsv", "user\tcommunity\na\t\"big\" trams\nb\t\"open\nc\tend\"\nd\te\n");
		assertEquals(List.of("2:a|\"big\" trams", "3:b|\"open", "4:c|end\"", "5:d|e"), rows(file, "user", "community"));
		assertEquals(List.of("2!There are 3 cells instead of 2."), rows(write("b.tsv", "user\tcommunity\nd\t\"e\tf\"\n"), "user", "community"),
				"nor does one join cells");
		assertEquals(List.of("2:a|b\tc"), rows(write("r.tsv", "\"user\"\t\"community\"\n\"a\"\t\"b\tc\"\n"), "user", "community"),
				"R quotes everything, the names of columns too");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "a.csv!'<!DOCTYPE html>'!a web page", "a.csv!'PK\u0003\u0004[Content_Types].xml'!Excel",
			"a.tsv!'[{\"user\": 1}]'!JSON",
			"a.csv.gz!'BZh91AY&SY'!bunzip2", "a.xlsx!'PK\u0003\u0004xl/'!save the sheet as CSV", "a.csv!'%PDF-1.7'!PDF" })
	void filesOfOtherKindsAreNamed(String name, String text, String message) throws IOException {
		assertTrue(failure(write(name, text.replace("\\u0003", "\u0003").replace("\\u0004", "\u0004")), "user").getMessage().contains(message));
	}

	@Test
	void aTableCutInALaterFrameIsToldWithItsLine() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (String text : List.of("user\na\n", "b\nc\n".repeat(200))) {
			try (OutputStream out = new ZstdOutputStream(bytes)) {
				out.write(text.getBytes(StandardCharsets.UTF_8));
			}
		}
		Path file = Files.write(temporary.resolve("a.csv.zst"), Arrays.copyOf(bytes.toByteArray(), bytes.size() - 6));
		ZippException failure = failure(file, "user");
		assertTrue(failure.getMessage().contains("in the middle of a zstd frame"), failure.getMessage());
		assertTrue(failure.line().getAsLong() >= 3, failure.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.csv.gz", "a.csv.ZST" })
	void truncatedFilesAreToldWithTheLineReached(String name) throws IOException {
		Path file = temporary.resolve(name);
		try (OutputStream out = packed(file)) {
			Random random = new Random(1);
			out.write("user\n".getBytes(StandardCharsets.UTF_8));
			for (int i = 0; i < 100_000; i++) {
				out.write((random.nextLong() + "\n").getBytes(StandardCharsets.UTF_8));
			}
		}
		byte[] all = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(all, all.length / 2));
		ZippException failure = failure(file, "user");
		assertTrue(failure.getMessage().contains("cannot be read from here on"), failure.getMessage());
		assertTrue(failure.line().getAsLong() > 1000, failure.getMessage());
	}

	@Test
	void everyKindOfParquetColumnHasOneText() throws IOException {
		Path file = resource("kinds.parquet");
		List<String> columns = List.of("user", "community", "n", "small", "u8", "u32", "u64", "double", "whole", "float", "tiny",
				"huge", "decimal", "date", "local", "instant", "time", "truth", "bytes", "nothing", "id", "list", "struct",
				"map", "json");
		try (Table table = open(file, columns)) {
			assertTrue(table.next());
			assertNull(table.text("community"));
			assertTrue(table.next());
			assertEquals(2, table.line());
			assertNull(table.problem());
			List<String> expected = Arrays.asList("u1", "café 😀 \"1\"", "1", "-1", "254", "4294967294", "18446744073709551614",
					"0.25", "1", "1.5", "0.0000001", "1" + "0".repeat(300), "1.25", "2020-01-31", "2020-01-31T12:34:56.789",
					"2020-01-31T10:34:56Z", "12:34:56", "false", "é1", null, "afc5ad18-580c-4940-bd48-b5e66fb2e11f",
					"[1,null,2]", "{\"a\":1,\"b\":\"x\\\"y\",\"c\":[1.5,2]}", "{\"k\":1}", "{\"votes\": [1]}");
			assertEquals(expected, columns.stream().map(table::text).toList());
			int rows = 2;
			while (table.next()) {
				rows++;
			}
			assertEquals(7, rows);
		}
		assertEquals("1!A cell holds bytes that are no UTF-8 text.", rows(file, "broken").getFirst());
	}

	@Test
	void rowGroupsFollowEachOtherInOrder() throws IOException {
		List<String> rows = rows(resource("groups.parquet"), "USER", "community", "count");
		assertEquals(5000, rows.size());
		for (int i = 0; i < rows.size(); i++) {
			assertEquals((i + 1) + ":u" + i + "|c" + i % 7 + '|' + i, rows.get(i));
		}
	}

	@Test
	void parquetFilesThatCannotBeReadAreToldWhy() throws IOException {
		assertEquals(List.of(), rows(resource("none.parquet"), "user"));
		assertTrue(failure(temporary.resolve("none.parquet"), "author").getMessage()
				.endsWith("The column author is missing. The file has: user."));
		assertTrue(failure(resource("lz4.parquet"), "user").getMessage().contains("snappy, zstd, gzip"));
		byte[] all = Files.readAllBytes(resource("groups.parquet"));
		Arrays.fill(all, 6000, 7000, (byte) 0x55);
		ZippException damaged = failure(Files.write(temporary.resolve("damaged.parquet"), all), "user", "community");
		assertTrue(damaged.getMessage().contains("The Parquet file cannot be"), damaged.getMessage());
		byte[] footer = Files.readAllBytes(temporary.resolve("groups.parquet"));
		Arrays.fill(footer, footer.length - 200, footer.length - 8, (byte) 0x55);
		assertTrue(failure(Files.write(temporary.resolve("footer.parquet"), footer), "user").getMessage()
				.contains("cannot be opened"));
	}
}
