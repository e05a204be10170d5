package org.zipp.tables.packing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;

import com.github.luben.zstd.ZstdOutputStream;

/** Only a finished last frame or member is an end, and the first bytes say what a file is. */
class PackedInputTest {

	@TempDir
	Path dir;

	private static byte[] packed(String ending, String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var out = ending.equals("gz") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes).setChecksum(text.length() % 2 == 0)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	private static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

	private String read(Path file) throws IOException {
		try (InputStream in = PackedInput.open(file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "zst", "gz" })
	void aFileIsWholeAtTheEndOfEachPartAndNowhereElse(String ending) throws IOException {
		List<String> texts = List.of("one\n", "two, longer\n".repeat(50), "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa".repeat(40) + '\n', "last");
		byte[] all = {};
		Set<Integer> ends = new TreeSet<>();
		for (String text : texts) {
			all = joined(all, packed(ending, text));
			ends.add(all.length);
		}
		Path file = dir.resolve("a.csv." + ending);
		Files.write(file, all);
		assertEquals(String.join("", texts), read(file));
		for (int length = 0; length < all.length; length++) {
			Files.write(file, Arrays.copyOf(all, length));
			if (ends.contains(length)) {
				assertTrue(String.join("", texts).startsWith(read(file)));
			} else {
				assertThrows(IOException.class, () -> read(file), "cut after " + length + " bytes");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "zst", "gz" })
	void whatFollowsThePackedDataIsNoEnd(String ending) throws IOException {
		byte[] whole = packed(ending, "text\n");
		for (String more : List.of("x", "xy\n", "<html>an error</html>", "\u001F")) {
			Path file = Files.write(dir.resolve("a." + ending), joined(whole, more.getBytes(StandardCharsets.UTF_8)));
			assertThrows(IOException.class, () -> read(file), more);
		}
	}

	@Test
	void zerosBehindGzipAndFramesToSkipAreNoData() throws IOException {
		assertEquals("text\n", read(Files.write(dir.resolve("a.gz"), joined(packed("gz", "text\n"), new byte[600]))));
		byte[] skipped = HexFormat.of().parseHex("512a4d1803000000616263");
		byte[] frames = joined(skipped, packed("zst", "one\n"), skipped, packed("zst", "two\n"), skipped);
		assertEquals("one\ntwo\n", read(Files.write(dir.resolve("a.zst"), frames)));
		Path cut = Files.write(dir.resolve("b.zst"), Arrays.copyOf(frames, frames.length - 1));
		assertThrows(IOException.class, () -> read(cut));
	}

	@ParameterizedTest
	@CsvSource({ "a.csv,gz", "a.ndjson,zst", "a.zst,gz", "a.gz,zst" })
	void theFirstBytesSayHowAFileIsPacked(String name, String packing) throws IOException {
		assertEquals("text\n", read(Files.write(dir.resolve(name), packed(packing, "text\n"))));
	}

	@Test
	void aNameOfAPackedFileMayBeWrong() throws IOException {
		assertEquals("{\"id\":1}\n", read(Files.writeString(dir.resolve("a.zst"), "{\"id\":1}\n")));
		Path noise = Files.write(dir.resolve("b.zst"), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 });
		assertTrue(assertThrows(IOException.class, () -> read(noise)).getMessage().contains("no zstd file"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "425a6839314159265359;BZIP2;bunzip2", "fd377a585a000004;XZ;unxz", "04224d186440a7;LZ4;unlz4",
			"e72b000028b52ffd0458;ZST_BLOCKS;Arctic Shift", "504b0304140000000800;ZIP;archive", "377abcaf271c0004;SEVEN_ZIP;7z",
			"526172211a070100;RAR;rar", "d0cf11e0a1b11ae1;OLD_OFFICE;CSV", "255044462d312e37;PDF;PDF", "89504e470d0a1a0a;PICTURE;picture",
			"504152311504;PARQUET;Parquet", "1f9d9000;COMPRESS;uncompress" })
	void otherPackingsAreNamed(String start, FileKind kind, String word) throws IOException {
		Path file = Files.write(dir.resolve("RC_2015-01.ndjson"), HexFormat.of().parseHex(start));
		assertEquals(kind, FileKind.of(file));
		ZippException failure = assertThrows(ZippException.class, () -> read(file));
		assertTrue(failure.getMessage().contains(word), failure.getMessage());
		assertEquals(file, failure.file());
	}

	@ParameterizedTest
	@CsvSource({ "'PK\u0003\u0004....[Content_Types].xml',EXCEL", "'PK\u0003\u0004....mimetypeapplication/vnd.oasis.opendocument.spreadsheet',OPEN_DOCUMENT",
			"'\uFEFF <!DOCTYPE html><html>',WEB_PAGE", "'<HTML lang=\"en\">',WEB_PAGE", "'user,<html>',PLAIN", "'BZhang,cats,1',PLAIN", "'',PLAIN",
			"'SQLite format 3\u0000',SQLITE" })
	void documentsAreNamed(String start, FileKind kind) {
		assertEquals(kind, FileKind.of(start.getBytes(StandardCharsets.UTF_8)));
	}
}
