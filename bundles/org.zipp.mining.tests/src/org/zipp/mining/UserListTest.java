package org.zipp.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.mining.UserList.Entry;
import org.zipp.tables.TableFilesProvider;

class UserListTest {

	@TempDir
	private Path folder;

	private List<Entry> read(String name, String text) throws IOException {
		return UserList.read(Files.writeString(folder.resolve(name), text), new TableFilesProvider());
	}

	@Test
	void textHasAUserInEachLine() throws IOException {
		assertEquals(List.of(new Entry(2, "ann"), new Entry(4, "bob, the second")), read("a.txt", "\uFEFFUser\n ann \n\nbob, the second\n"));
		assertEquals(List.of(new Entry(1, "ann"), new Entry(2, "name")), read("b.txt", "ann\nname\n"));
		assertEquals(List.of(), read("c.txt", ""));
	}

	@Test
	void aTableHasThemInTheColumnOfThatName() throws IOException {
		assertEquals(List.of(new Entry(2, "ann"), new Entry(3, "b,ob")), read("a.csv", "why,Author\nx,ann\ny,\"b,ob\"\nz,\n"));
		assertEquals(List.of(new Entry(2, "ann")), read("b.tsv", "id\twhy\nann\tx\n"));
		assertEquals(List.of(new Entry(2, "ann")), read("c.csv", "user;why\nann;x\n"));
	}

	@Test
	void withoutAHeadingTheFirstColumnHasThem() throws IOException {
		assertEquals(List.of(new Entry(1, "ann"), new Entry(2, "bob")), read("a.csv", "ann,x\nbob,y\n"));
		assertEquals(List.of(new Entry(1, "ann"), new Entry(3, "bob")), read("b.csv", "ann\n\nbob\n"));
	}

	@Test
	void packedTablesAreRead() throws IOException {
		Path file = folder.resolve("a.csv.gz");
		try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			out.write("author\nann\n".getBytes(StandardCharsets.UTF_8));
		}
		assertEquals(List.of(new Entry(2, "ann")), UserList.read(file, new TableFilesProvider()));
	}

	@Test
	void whatCannotBeReadIsToldWithItsLine() throws IOException {
		ZippException uneven = assertThrows(ZippException.class, () -> read("a.csv", "author,why\nann,x\nbob\n"));
		assertEquals(OptionalLong.of(3), uneven.line());
		assertEquals(folder.resolve("a.csv"), uneven.file());
		assertTrue(uneven.getMessage().contains("1 cell instead of 2"), uneven.getMessage());
		Path bytes = Files.write(folder.resolve("b.txt"), new byte[] { 'a', 'n', 'n', '\n', (byte) 0xE9, '\n' });
		assertEquals(bytes, assertThrows(ZippException.class, () -> UserList.read(bytes, new TableFilesProvider())).file());
	}
}
