package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.zipp.tables.Table;
import org.zipp.tables.TableFilesProvider;

/** Edge lists to texts: three of five columns of every row. */
final class TableContestants {

	private static final List<String> COLUMNS = List.of("user", "community", "count");

	/** What keeps a compiler from dropping the work, and tells that all read the same. */
	private static final class Sum {
		private double rows;
		private double characters;

		private void add(String user, String community, String count) {
			rows++;
			characters += user.length() + community.length() + count.length();
		}
	}

	/** Reads the file once. */
	@FunctionalInterface
	private interface Reader {
		void read(Path file, Sum sum) throws IOException;
	}

	private TableContestants() {
	}

	/** @param args the file */
	static Contestant zipp(String[] args) {
		return contestant(Path.of(args[0]), (file, sum) -> {
			try (Table table = new TableFilesProvider().open(file, COLUMNS, List.of())) {
				while (table.next()) {
					sum.add(table.text("user"), table.text("community"), table.text("count"));
				}
			}
		});
	}

	/** @param args the file */
	static Contestant commonsCsv(String[] args) {
		CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
		return contestant(Path.of(args[0]), (file, sum) -> {
			try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
				for (CSVRecord row : parser) {
					sum.add(row.get("user"), row.get("community"), row.get("count"));
				}
			}
		});
	}

	private static Contestant contestant(Path file, Reader reader) {
		Sum last = new Sum();
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				return Map.of("rows", Contestant.timed(() -> {
					Sum sum = new Sum();
					reader.read(file, sum);
					last.characters = sum.characters;
					return sum.rows;
				}));
			}

			@Override
			public Map<String, Double> facts() {
				return Map.of("characters", last.characters);
			}
		};
	}

	/** @param args the file, threads, a folder to work in */
	static Contestant duckdb(String[] args) {
		String source = args[0].endsWith(".parquet") ? "read_parquet('" + DuckDb.quoted(args[0]) + "')"
				: "read_csv('" + DuckDb.quoted(args[0]) + "', all_varchar = true)";
		String characters = "SELECT sum(length(\"user\") + length(community) + length(\"count\"::VARCHAR)) FROM " + source;
		try {
			DuckDb db = new DuckDb(Integer.parseInt(args[1]), "4GB", args[2]);
			double rows = db.number("SELECT count(*) FROM " + source);
			double[] found = { 0 };
			return new Contestant() {
				@Override
				public Map<String, Measure> round() throws Exception {
					return Map.of("rows", Contestant.timed(() -> {
						found[0] = db.number(characters);
						return rows;
					}));
				}

				@Override
				public Map<String, Double> facts() {
					return Map.of("characters", found[0]);
				}

				@Override
				public void close() {
					db.close();
				}
			};
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
	}
}
