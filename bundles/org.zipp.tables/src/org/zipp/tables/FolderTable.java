package org.zipp.tables;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file in folders named {@code column=value}, as Hive, Spark and Flink lay out a table that is parted by columns: the folders say
 * what the file then lacks. What the file has itself counts.
 */
public final class FolderTable implements Table {

	private static final String NOTHING = "__HIVE_DEFAULT_PARTITION__";

	private final Table file;
	private final Map<String, String> values;

	private FolderTable(Table file, Map<String, String> values) {
		this.file = file;
		this.values = values;
	}

	/**
	 * Opens a file with the columns that its folders name.
	 *
	 * @throws org.zipp.core.ZippException as {@link TableFiles#open} does
	 */
	public static Table open(TableFiles tables, Path file, List<String> required, List<String> optional) {
		Map<String, String> values = values(file);
		values.keySet().removeIf(name -> !required.contains(name) && !optional.contains(name));
		if (values.isEmpty()) {
			return tables.open(file, required, optional);
		}
		List<String> must = new ArrayList<>(required);
		List<String> may = new ArrayList<>(optional);
		must.removeIf(values::containsKey);
		values.keySet().stream().filter(required::contains).forEach(may::add);
		return new FolderTable(tables.open(file, must, may), values);
	}

	/** Values by name, in lower case, of the folders right above a file. */
	private static Map<String, String> values(Path file) {
		Map<String, String> values = new TreeMap<>();
		for (Path folder = file.getParent(); folder != null && folder.getFileName() != null; folder = folder.getParent()) {
			String name = folder.getFileName().toString();
			int equals = name.indexOf('=');
			if (equals <= 0) {
				break;
			}
			values.putIfAbsent(name.substring(0, equals).strip().toLowerCase(Locale.ROOT), value(name.substring(equals + 1)));
		}
		return values;
	}

	/** Letters that a folder's name may not have are written as {@code %} and two hexadecimal digits. */
	private static String value(String written) {
		if (written.equals(NOTHING)) {
			return "";
		}
		try {
			return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
		} catch (IllegalArgumentException _) {
			return written; // a percent sign that means itself
		}
	}

	@Override
	public boolean next() {
		return file.next();
	}

	@Override
	public long line() {
		return file.line();
	}

	@Override
	public String problem() {
		return file.problem();
	}

	@Override
	public boolean has(String column) {
		return values.containsKey(column) || file.has(column);
	}

	@Override
	public String text(String column) {
		String value = values.get(column);
		return value == null || file.has(column) ? file.text(column) : value.isEmpty() ? null : value;
	}

	@Override
	public boolean hasDecimalCommas() {
		return file.hasDecimalCommas();
	}

	@Override
	public double progress() {
		return file.progress();
	}

	@Override
	public void close() {
		file.close();
	}
}
