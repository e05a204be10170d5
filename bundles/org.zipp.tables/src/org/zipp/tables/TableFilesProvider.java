package org.zipp.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.tables.internal.DelimitedTable;
import org.zipp.tables.internal.JsonLinesTable;
import org.zipp.tables.internal.ParquetTable;
import org.zipp.tables.packing.FileKind;

/** Opens tables by what they are, told by their first bytes and the ending of their name. Outside OSGi it is made with {@code new}. */
@Component(service = TableFiles.class)
public final class TableFilesProvider implements TableFiles {

	private static final List<String> PACKED = List.of(".gz", ".zst");
	private static final List<String> COMMAS = List.of(".csv");
	private static final List<String> TABS = List.of(".tsv", ".tab");
	private static final List<String> LINES = List.of(".jsonl", ".ndjson");
	private static final List<String> PARQUET = List.of(".parquet", ".pq");

	private enum Form {
		COMMAS, TABS, JSON_LINES, PARQUET
	}

	@Override
	public Table open(Path file, List<String> required, List<String> optional) {
		return switch (form(file)) {
			case PARQUET -> ParquetTable.open(file, required, optional);
			case COMMAS -> DelimitedTable.open(file, false, required, optional);
			case TABS -> DelimitedTable.open(file, true, required, optional);
			case JSON_LINES -> JsonLinesTable.open(file, required, optional);
		};
	}

	@Override
	public List<String> columns(Path file) {
		return switch (form(file)) {
			case PARQUET -> ParquetTable.columns(file);
			case COMMAS -> DelimitedTable.columns(file, false);
			case TABS -> DelimitedTable.columns(file, true);
			case JSON_LINES -> JsonLinesTable.columns(file);
		};
	}

	private static Form form(Path file) {
		if (Files.isDirectory(file)) {
			throw new ZippException("This is a folder. Name the table in it.", file, 0, null);
		}
		if (!Files.isRegularFile(file)) {
			throw new ZippException(Files.exists(file) ? "This is no file but a pipe or device. Save what comes out of it into a file first."
					: "There is no such file.", file, 0, null);
		}
		FileKind kind = kind(file);
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (kind == FileKind.PARQUET || kind == FileKind.PLAIN && endsWith(name, PARQUET)) {
			return Form.PARQUET;
		}
		if (!kind.isText()) {
			throw kind.failure(file);
		}
		String unpacked = endsWith(name, PACKED) ? name.substring(0, name.lastIndexOf('.')) : name;
		if (endsWith(unpacked, COMMAS)) {
			return Form.COMMAS;
		}
		if (endsWith(unpacked, TABS)) {
			return Form.TABS;
		}
		if (endsWith(unpacked, LINES)) {
			return Form.JSON_LINES;
		}
		throw new ZippException("The name does not say what the file is. It must end in .csv, .tsv, .jsonl (also with .gz or .zst "
				+ "behind) or .parquet.", file, 0, null);
	}

	private static FileKind kind(Path file) {
		try {
			return FileKind.of(file);
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private static boolean endsWith(String name, List<String> endings) {
		return endings.stream().anyMatch(name::endsWith);
	}
}
