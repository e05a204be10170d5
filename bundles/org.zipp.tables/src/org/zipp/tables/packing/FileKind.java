package org.zipp.tables.packing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.zipp.core.ZippException;

/** What a file is, told by its first bytes and not by its name. */
public enum FileKind {

	/** Text, or nothing that is known; not packed. */
	PLAIN("not packed", ""),
	GZIP("packed with gzip", "Unpack it with gunzip."),
	ZSTD("packed with zstd", "Unpack it with unzstd."),
	BZIP2("packed with bzip2", "Unpack it with bunzip2."),
	XZ("packed with xz", "Unpack it with unxz."),
	LZ4("packed with lz4", "Unpack it with unlz4."),
	LZIP("packed with lzip", "Unpack it with lzip -d."),
	COMPRESS("packed with compress", "Unpack it with uncompress."),
	ZST_BLOCKS("in the form zst_blocks of Arctic Shift", "Fetch the .zst of the same month, or write its rows as lines of JSON with the scripts of Arctic Shift."),
	EXCEL("an Excel workbook", "Open it and save the sheet as CSV (UTF-8)."),
	OLD_OFFICE("a file of an old Microsoft Office", "Open it and save the sheet as CSV (UTF-8)."),
	OPEN_DOCUMENT("an OpenDocument file", "Open it and save the sheet as CSV (UTF-8)."),
	ZIP("a zip archive", "Unpack it and name the files that were in it."),
	SEVEN_ZIP("a 7z archive", "Unpack it and name the files that were in it."),
	RAR("a rar archive", "Unpack it and name the files that were in it."),
	TAR("a tar archive", "Unpack it and name the files that were in it."),
	PDF("a PDF document", "Name the file that it was made of."),
	PICTURE("a picture", "Name a file of text."),
	SQLITE("an SQLite database", "Export its table as CSV."),
	HDF5("an HDF5 file", "Write its table as CSV or Parquet."),
	PARQUET("a Parquet file", "Write its rows as text."),
	FEATHER("an Arrow or Feather file", "Write it as Parquet or CSV."),
	PICKLE("a pickle of Python", "Write it as Parquet or CSV."),
	R_DATA("a file of R", "Write it as Parquet or CSV."),
	WEB_PAGE("a web page", "The address gave a page in place of the file, perhaps because it asks for a login. Fetch the file itself.");

	private static final int HEAD = 1 << 12;
	private static final int TAR_MARK = 257;

	private final String words;
	private final String advice;

	FileKind(String words, String advice) {
		this.words = words;
		this.advice = advice;
	}

	/** What the file is, as the end of a sentence that starts with <i>the file is</i>. */
	public String words() {
		return words;
	}

	/** What a person can do to have it read, a sentence. */
	public String advice() {
		return advice;
	}

	/** Whether text can be read out of it here. */
	public boolean isText() {
		return this == PLAIN || this == GZIP || this == ZSTD;
	}

	/** The failure of a reader that cannot read this kind. */
	public ZippException failure(Path file) {
		return new ZippException("The file is " + words + ", which is not read. " + advice, file, 0, null);
	}

	/** The kind of a file. */
	public static FileKind of(Path file) throws IOException {
		byte[] head;
		try (InputStream in = Files.newInputStream(file)) {
			head = in.readNBytes(HEAD);
		}
		return of(head);
	}

	/** The kind of what starts with these bytes, as many as there are up to a few thousand. */
	public static FileKind of(byte[] head) {
		if (starts(head, 0x1F, 0x8B)) {
			return GZIP;
		}
		if (isZstd(head, 0)) {
			return ZSTD;
		}
		if (head.length > 8 && isFrame(head, 4)) {
			return ZST_BLOCKS;
		}
		if (starts(head, 'B', 'Z', 'h') && head.length > 9 && (head[4] == 0x31 || head[4] == 0x17)) {
			return BZIP2;
		}
		if (starts(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
			return XZ;
		}
		if (starts(head, 0x04, 0x22, 0x4D, 0x18) || starts(head, 0x02, 0x21, 0x4C, 0x18)) {
			return LZ4;
		}
		if (starts(head, 'L', 'Z', 'I', 'P')) {
			return LZIP;
		}
		if (starts(head, 0x1F, 0x9D)) {
			return COMPRESS;
		}
		if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
			return zip(new String(head, StandardCharsets.ISO_8859_1));
		}
		return other(head);
	}

	private static FileKind other(byte[] head) {
		if (starts(head, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
			return SEVEN_ZIP;
		}
		if (starts(head, 'R', 'a', 'r', '!', 0x1A, 0x07)) {
			return RAR;
		}
		if (starts(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
			return OLD_OFFICE;
		}
		if (starts(head, 'P', 'A', 'R', '1')) {
			return PARQUET;
		}
		if (starts(head, 'A', 'R', 'R', 'O', 'W', '1') || starts(head, 'F', 'E', 'A', '1')) {
			return FEATHER;
		}
		if (starts(head, '%', 'P', 'D', 'F', '-')) {
			return PDF;
		}
		if (starts(head, 0x89, 'P', 'N', 'G') || starts(head, 0xFF, 0xD8, 0xFF) || starts(head, 'G', 'I', 'F', '8')) {
			return PICTURE;
		}
		if (starts(head, 0x89, 'H', 'D', 'F')) {
			return HDF5;
		}
		if (starts(head, 0x80, 2) || starts(head, 0x80, 3) || starts(head, 0x80, 4) || starts(head, 0x80, 5)) {
			return PICKLE;
		}
		String text = new String(head, StandardCharsets.ISO_8859_1);
		if (text.startsWith("SQLite format 3\0")) {
			return SQLITE;
		}
		if (text.startsWith("RDX2\n") || text.startsWith("RDX3\n") || text.startsWith("X\n\0\0\0")) {
			return R_DATA;
		}
		if (text.startsWith("ustar", TAR_MARK)) {
			return TAR;
		}
		String start = text.replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "").toLowerCase(Locale.ROOT);
		return start.startsWith("<!doctype html") || start.startsWith("<html") ? WEB_PAGE : PLAIN;
	}

	private static FileKind zip(String head) {
		if (head.contains("application/vnd.oasis.opendocument")) {
			return OPEN_DOCUMENT;
		}
		return head.contains("[Content_Types].xml") || head.contains("_rels/.rels") || head.contains("xl/") ? EXCEL : ZIP;
	}

	/** Whether a frame, or one that readers skip, starts there. */
	private static boolean isZstd(byte[] head, int at) {
		return isFrame(head, at) || head.length >= at + 4 && (head[at] & 0xF0) == 0x50 && head[at + 1] == 0x2A && head[at + 2] == 0x4D && head[at + 3] == 0x18;
	}

	private static boolean isFrame(byte[] head, int at) {
		return head.length >= at + 4 && head[at] == 0x28 && head[at + 1] == (byte) 0xB5 && head[at + 2] == 0x2F && head[at + 3] == (byte) 0xFD;
	}

	private static boolean starts(byte[] head, int... mark) {
		for (int i = 0; i < mark.length; i++) {
			if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
				return false;
			}
		}
		return true;
	}
}
