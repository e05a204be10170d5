package org.zipp.graph.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.graph.pictures.AttachedPictures.Keep;
import org.zipp.graph.pictures.AttachedPictures.Picture;
import org.zipp.tables.TableFilesProvider;

class AttachOperationTest {

	@TempDir
	private Path folder;

	private Path pictures() throws IOException {
		return Files.createDirectories(folder.resolve("downloads"));
	}

	private static byte[] picture(String format, int rgb, int width, int height) throws IOException {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < width * height; i++) {
			image.setRGB(i % width, i / width, rgb);
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertTrue(ImageIO.write(image, format, out));
		return out.toByteArray();
	}

	private Path write(String name, byte[] content) throws IOException {
		Path file = pictures().resolve(name);
		Files.createDirectories(file.getParent());
		return Files.write(file, content);
	}

	private AttachOperation attach() throws IOException {
		AttachOperation attach = new AttachOperation(new TableFilesProvider());
		attach.dir = folder;
		attach.pictures = pictures();
		return attach;
	}

	private List<String> list(String name) throws IOException {
		return Files.readAllLines(folder.resolve("attached").resolve(name), StandardCharsets.UTF_8);
	}

	private AttachedPictures open() {
		return AttachedPictures.open(new StudyDirectory(folder));
	}

	@Test
	void picturesFindTheirPostsByIdLinkAndTable() throws IOException, GeneralSecurityException {
		new Posts().image("ann", "art", 5, "by its id", "https://i.redd.it/zzzz.png") // i0
				.image("ann", "art", 5, "by its full name", "https://i.redd.it/yyyy.png") // i1
				.image("bob", "zoo", 5, "by its link", "https://i.imgur.com/LiNk.jpeg?width=640&amp;s=1") // i2
				.image("cid", "zoo", 5, "posted again by cid", "http://i.imgur.com/LiNk.jpeg") // i3
				.image("cid", "zoo", 5, "by the table of ids", "https://a.example.org/1.png") // i4
				.image("cid", "zoo", 5, "by the table of links", "https://www.example.org/pic?n=2") // i5
				.image("cid", "zoo", 5, "no picture of this", "https://a.example.org/9.png") // i6
				.comment("cid", "zoo", 5, "a comment with the id of a file").open(folder).close(); // i7
		byte[] red = picture("png", 0xFF0000, 30, 20);
		write("deep/down/i0.png", red);
		write("t3_i1.png", picture("gif", 0x00FF00, 10, 40));
		write("LiNk.png", picture("png", 0x0000FF, 50, 50));
		write("IMG 1.jpg", picture("jpg", 0x808080, 64, 64));
		write("IMG 2.jpg", picture("jpg", 0x404040, 64, 64));
		write("i7.png", red);
		write("stray.png", red);
		write("notes.txt", new byte[9]);
		write(".hidden.png", red);
		AttachOperation attach = attach();
		attach.table = Files.writeString(folder.resolve("table.csv"), "\uFEFFfile,note,link_or_id\n"
				+ "IMG 1.jpg,,https://www.reddit.com/r/zoo/comments/i4/by_the_table/\n"
				+ "\"IMG 2.jpg\",\"say \"\"x\"\"\",https://example.org/pic?n=2\ngone.jpg,,i6\n");
		OperationResult result = Posts.run(attach);
		assertFalse(result.repeated());
		assertEquals(Map.of("files", 7L, "posts with a picture", 6L, "matched by table", 2L, "matched by id", 2L,
				"matched by link", 2L, "image posts without", 1L, "unmatched files", 2L, "files that only the table names", 1L),
				result.counts());
		assertEquals(1, result.warnings().size());
		assertEquals(List.of("file,reason", "i7.png,no image post of the graph has this id or link",
				"stray.png,no image post of the graph has this id or link",
				"gone.jpg,\"the table names it, the folder lacks it\""), list("unmatched.csv"));
		assertEquals(List.of("file,reason"), list("unreadable.csv"));
		try (AttachedPictures attached = open()) {
			assertEquals(6, attached.count());
			Picture first = attached.find("t3_i0").orElseThrow();
			String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(red));
			assertEquals(new Picture("t3_i0", folder.resolve("attached/pictures").resolve(sha256.substring(0, 2))
					.resolve(sha256 + ".png"), red.length, sha256, 30, 20), first);
			assertArrayEquals(red, Files.readAllBytes(first.file()));
			assertEquals(Optional.of(40), attached.find("t3_i1").map(Picture::height));
			assertTrue(attached.file("t3_i1").orElseThrow().toString().endsWith(".gif"), "named by what it is");
			assertEquals(attached.file("t3_i2"), attached.file("t3_i3"));
			assertEquals(Optional.of(50), attached.find("t3_i2").map(Picture::width));
			assertEquals(64, attached.find("t3_i4").orElseThrow().width());
			assertNotEquals(attached.file("t3_i4"), attached.file("t3_i5"));
			assertEquals(Optional.empty(), attached.find("t3_i6"));
			assertEquals(Optional.empty(), attached.find("t3_i7"));
		}
		assertTrue(Posts.run(attach).repeated());
		try (Stream<Path> left = Files.list(folder.resolve("temp"))) {
			assertEquals(List.of(), left.filter(f -> f.getFileName().toString().startsWith("attach")).toList());
		}
	}

	@Test
	void aNameThatFitsDifferentAddressesIsNotUsed() throws IOException {
		new Posts().image("ann", "art", 5, "a red house", "https://a.example.org/image.png")
				.image("bob", "art", 5, "a blue house", "https://b.example.org/image.png").open(folder).close();
		write("image.png", picture("png", 1, 9, 9));
		OperationResult result = Posts.run(attach());
		assertEquals(0, result.counts().getOrDefault("posts with a picture", 0L));
		assertTrue(list("unmatched.csv").get(1).contains("different addresses"));
	}

	/** A PNG whose head promises a picture of that size, with next to nothing in it. */
	private static byte[] bomb(int width, int height) {
		ByteBuffer out = ByteBuffer.allocate(8 + 25 + 12);
		out.putLong(0x89504E470D0A1A0AL);
		byte[] head = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height)
				.put(new byte[] { 8, 2, 0, 0, 0 }).array();
		for (byte[] chunk : List.of(head, "IEND".getBytes(StandardCharsets.US_ASCII))) {
			CRC32 crc = new CRC32();
			crc.update(chunk);
			out.putInt(chunk.length - 4).put(chunk).putInt((int) crc.getValue());
		}
		return out.array();
	}

	@Test
	void whatIsNoUsablePictureIsListed() throws IOException {
		Posts posts = new Posts();
		for (int i = 0; i < 8; i++) {
			posts.image("ann", "art", 5, "picture number " + i, "https://i.redd.it/z" + i + ".png");
		}
		posts.open(folder).close();
		byte[] jpeg = picture("jpg", 0xC08040, 200, 200);
		write("i0.png", bomb(60_000, 60_000));
		write("i1.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
		write("i2.png", "<html>404 not found</html>".getBytes(StandardCharsets.UTF_8));
		write("i3.webp", "RIFF1234WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));
		write("i4.png", new byte[0]);
		write("i5.png", bomb(0, 5));
		write("i6.jpg", new byte[1_000_001]);
		write("i7.jpg", jpeg);
		AttachOperation attach = attach();
		attach.maxMegabytes = 1;
		OperationResult result = Posts.run(attach);
		assertEquals(7, result.counts().get("unreadable files"));
		assertEquals(1, result.counts().get("posts with a picture"));
		List<String> lines = list("unreadable.csv");
		assertEquals(8, lines.size());
		assertTrue(lines.get(1).contains("60000 by 60000 pixels"), lines.get(1));
		assertTrue(lines.get(2).contains("cut short"), lines.get(2));
		assertTrue(lines.get(3).contains("no JPEG, PNG or GIF"), lines.get(3));
		assertTrue(lines.get(4).contains("WebP"), lines.get(4));
		assertTrue(lines.get(7).contains("larger than 1 megabytes"), lines.get(7));
		try (AttachedPictures attached = open()) {
			assertEquals(Optional.of(200), attached.find("t3_i7").map(Picture::width));
		}
	}

	@Test
	void picturesAreKeptAsAsked() throws IOException {
		new Posts().image("ann", "art", 5, "a red house").open(folder).close();
		Path file = write("i0.png", picture("png", 7, 9, 9));
		for (Keep keep : Keep.values()) {
			AttachOperation attach = attach();
			attach.keep = keep;
			assertFalse(Posts.run(attach).repeated());
			try (AttachedPictures attached = open()) {
				Path kept = attached.file("t3_i0").orElseThrow();
				assertEquals(keep == Keep.REFERENCE, kept.equals(file));
				assertEquals(-1, Files.mismatch(file, kept));
				assertEquals(keep != Keep.COPY, Files.isSameFile(file, kept) || sameNode(file, kept), keep.name());
			}
			if (keep == Keep.LINK) {
				try (AttachedPictures attached = open()) {
					Files.delete(attached.file("t3_i0").orElseThrow());
				}
			}
		}
	}

	private static boolean sameNode(Path a, Path b) throws IOException {
		return Files.getAttribute(a, "unix:ino").equals(Files.getAttribute(b, "unix:ino"));
	}

	@Test
	void anotherFolderAddsToWhatIsAttached() throws IOException {
		new Posts().image("ann", "art", 5, "a red house").image("ann", "art", 5, "a blue house").open(folder).close();
		write("i0.png", picture("png", 7, 9, 9));
		Posts.run(attach());
		Path second = Files.createDirectories(folder.resolve("second"));
		Files.write(second.resolve("i1.png"), picture("png", 8, 12, 9));
		AttachOperation attach = attach();
		attach.pictures = second;
		Posts.run(attach);
		String before;
		try (AttachedPictures attached = open()) {
			assertEquals(2, attached.count());
			assertEquals(9, attached.find("t3_i0").orElseThrow().width());
			assertEquals(12, attached.find("t3_i1").orElseThrow().width());
			before = attached.fingerprint();
		}
		Files.write(second.resolve("i0.png"), picture("png", 9, 15, 9));
		Posts.run(attach);
		try (AttachedPictures attached = open()) {
			assertEquals(2, attached.count());
			assertEquals(15, attached.find("t3_i0").orElseThrow().width());
			assertNotEquals(before, attached.fingerprint());
		}
	}

	/** Cancels when the first pictures are noted as done. */
	private static final class StopWhenSomeAreDone extends NullProgressMonitor {
		@Override
		public void subTask(String name) {
			if (name.startsWith("Attaching")) {
				setCanceled(true);
			}
		}
	}

	@Test
	void aStoppedRunGoesOnWhereItStopped() throws IOException {
		Posts posts = new Posts();
		for (int i = 0; i < 70; i++) {
			posts.image("ann", "art", i, "picture number " + i);
			write("i" + i + ".png", picture("png", i, 8 + i, 8));
		}
		posts.open(folder).close();
		AttachOperation attach = attach();
		assertThrows(OperationCanceledException.class,
				() -> attach.execute(SubMonitor.convert(new StopWhenSomeAreDone(), 1000)));
		Path done;
		try (Stream<Path> work = Files.walk(folder.resolve("temp"))) {
			done = work.filter(f -> f.endsWith("done.tsv")).findFirst().orElseThrow();
		}
		List<String> lines = Files.readAllLines(done);
		assertEquals(32, lines.size());
		assertEquals(0, open().count(), "nothing is attached by halves");
		// What is done is believed, not done again; what a crash cut short is.
		String marked = lines.getFirst().replaceFirst("\t8\t|\t\\d+\t8$", "\t999\t8");
		lines.set(0, marked);
		Files.writeString(done, String.join("\n", lines) + "\n" + "i69.png\tcut");
		Posts.run(attach);
		try (AttachedPictures attached = open()) {
			assertEquals(70, attached.count());
			String first = "t3_" + marked.substring(0, marked.indexOf('.'));
			for (int i = 0; i < 70; i++) {
				String source = "t3_i" + i;
				assertEquals(source.equals(first) ? 999 : 8 + i, attached.find(source).orElseThrow().width(), source);
			}
		}
		assertFalse(Files.exists(done));
	}

	@Test
	void wrongInputIsExplained() throws IOException {
		new Posts().image("ann", "art", 5, "a red house").open(folder).close();
		AttachOperation attach = attach();
		assertTrue(assertThrows(ZippException.class, () -> Posts.run(attach)).getMessage().contains("no pictures"));
		write("i0.png", picture("png", 7, 9, 9));
		attach.table = Files.writeString(folder.resolve("t.csv"), "id,file\ni0,i0.png\n");
		assertTrue(assertThrows(ZippException.class, () -> Posts.run(attach)).getMessage().contains("link_or_id"));
		Files.writeString(attach.table, "link_or_id,file\ni0,i0.png\n,i0.png\n");
		ZippException e = assertThrows(ZippException.class, () -> Posts.run(attach));
		assertEquals(3, e.line().orElseThrow());
		attach.table = null;
		attach.pictures = folder.resolve("nowhere");
		assertEquals(attach.pictures, assertThrows(ZippException.class, () -> Posts.run(attach)).file());
		assertEquals(0, open().count());
	}

	@Test
	void theIndexFindsWhatItHoldsAndNothingElse() throws IOException {
		StudyDirectory study = new StudyDirectory(folder).create();
		Files.createDirectories(study.temp());
		Random random = new Random(11);
		Map<String, Picture> expected = new TreeMap<>();
		for (int round = 0; round < 5; round++) {
			Map<String, Picture> more = new TreeMap<>();
			for (int i = 0; i < 100; i++) {
				String source = "t3_" + Integer.toString(random.nextInt(2000), 36);
				more.put(source, new Picture(source, folder.resolve("p" + round).resolve(source), i, "ab", 1 + i, 2));
			}
			expected.putAll(more);
			List<Picture> sorted = new ArrayList<>(more.values());
			sorted.sort((a, b) -> AttachedPictures.compare(a.source(), b.source()));
			AttachedPictures.add(study, sorted, study.temp());
			try (AttachedPictures attached = open()) {
				assertEquals(expected.size(), attached.count());
				for (int i = 0; i < 2000; i++) {
					String source = "t3_" + Integer.toString(i, 36);
					assertEquals(Optional.ofNullable(expected.get(source)), attached.find(source));
				}
				assertEquals(Optional.empty(), attached.find(""));
				assertEquals(Optional.empty(), attached.find("t"));
				assertEquals(Optional.empty(), attached.find("zzzz"));
			}
		}
		Path index = study.attached().resolve("index.tsv");
		Files.writeString(index, "something else\n");
		assertEquals(index, assertThrows(ZippException.class, this::open).file());
	}
}
