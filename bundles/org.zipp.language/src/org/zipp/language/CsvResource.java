package org.zipp.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Word lists that travel in this bundle. */
final class CsvResource {

	private CsvResource() {
	}

	/** The rows of a CSV file beside this class, its first line being the header. */
	static <T> List<T> read(String name, Function<CSVRecord, T> row) {
		try (InputStream in = CsvResource.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException("The bundle lacks its file " + name + '.');
			}
			CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
			try (CSVParser parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
				List<T> rows = new ArrayList<>();
				for (CSVRecord r : parser) {
					rows.add(row.apply(r));
				}
				return List.copyOf(rows);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(name, e);
		}
	}
}
