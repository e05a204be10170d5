package org.zipp.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.ZippException;
import org.zipp.core.table.Table;
import org.zipp.core.table.TableFiles;
import org.zipp.store.internal.DelimitedTable;
import org.zipp.store.internal.ParquetTable;

/** Opens tables by the ending of their name. Outside OSGi it is made with {@code new}. */
@Component(service = TableFiles.class)
public final class TableFilesProvider implements TableFiles {

	private static final List<String> PACKED = List.of(".gz", ".zst");
	private static final List<String> COMMAS = List.of(".csv");
	private static final List<String> TABS = List.of(".tsv", ".tab");
	private static final List<String> PARQUET = List.of(".parquet", ".pq");

	private enum Form {
		COMMAS, TABS, PARQUET
	}

	@Override
	public Table open(Path file, List<String> required, List<String> optional) {
		return switch (form(file)) {
			case PARQUET -> ParquetTable.open(file, required, optional);
			case COMMAS -> DelimitedTable.open(file, ',', required, optional);
			case TABS -> DelimitedTable.open(file, '\t', required, optional);
		};
	}

	@Override
	public List<String> columns(Path file) {
		return switch (form(file)) {
			case PARQUET -> ParquetTable.columns(file);
			case COMMAS -> DelimitedTable.columns(file, ',');
			case TABS -> DelimitedTable.columns(file, '\t');
		};
	}

	private static Form form(Path file) {
		if (!Files.isRegularFile(file)) {
			throw new ZippException("There is no such file.", file, 0, null);
		}
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (endsWith(name, PARQUET)) {
			return Form.PARQUET;
		}
		String unpacked = endsWith(name, PACKED) ? name.substring(0, name.lastIndexOf('.')) : name;
		if (endsWith(unpacked, COMMAS)) {
			return Form.COMMAS;
		}
		if (endsWith(unpacked, TABS)) {
			return Form.TABS;
		}
		throw new ZippException("The name does not say what the file is. It must end in .csv, .tsv (also with .gz or .zst "
				+ "behind) or .parquet.", file, 0, null);
	}

	private static boolean endsWith(String name, List<String> endings) {
		return endings.stream().anyMatch(name::endsWith);
	}
}
