package org.zipp.language.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.zipp.tables.Csv;

/** Word lists that travel in this bundle. */
public final class CsvResource {

	private CsvResource() {
	}

	/** The rows of a CSV file beside this class, its first line being the header. */
	public static <T> List<T> read(String name, Function<Map<String, String>, T> row) {
		try (InputStream in = CsvResource.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException("The bundle lacks its file " + name + '.');
			}
			return Csv.rows(in).stream().map(row).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(name, e);
		}
	}
}
