package org.zipp.tables.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.tables.Table;
import org.zipp.tables.packing.PackedInput;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A table with a JSON object in each line; the first says which columns there are. Lists and objects in a cell are their JSON. */
public final class JsonLinesTable implements Table {

	private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	private final Path file;
	private final long bytes;
	private final PackedInput in;
	private final BufferedReader lines;
	private final WantedColumns columns;
	private final List<String> names = new ArrayList<>();
	private final Map<String, String> cells = new HashMap<>();
	private String ahead;
	private long line;
	private String problem;

	private JsonLinesTable(Path file, PackedInput in, List<String> required, List<String> optional) throws IOException {
		this.file = file;
		this.in = in;
		bytes = Files.size(file);
		lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
		ahead = nextLine();
		if (ahead != null) {
			JsonNode first = object(ahead.replace("\uFEFF", ""));
			if (first == null) {
				throw new ZippException("This line is no JSON object. Each line must be one, for example {\"user\": \"…\"}.", file, line, null);
			}
			first.fieldNames().forEachRemaining(names::add);
			ahead = ahead.replace("\uFEFF", "");
		}
		columns = new WantedColumns(file, line, names, required, optional);
	}

	/**
	 * Opens a table.
	 *
	 * @throws ZippException when the file cannot be read or its first line lacks a required column
	 */
	public static JsonLinesTable open(Path file, List<String> required, List<String> optional) {
		try {
			PackedInput opened = PackedInput.open(file);
			try {
				return new JsonLinesTable(file, opened, required, optional);
			} catch (IOException | RuntimeException e) {
				try {
					opened.close();
				} catch (IOException closing) {
					e.addSuppressed(closing);
				}
				throw e;
			}
		} catch (IOException e) {
			throw unreadable(file, 1, e);
		}
	}

	/** The names of the columns that the first line has. */
	public static List<String> columns(Path file) {
		try (JsonLinesTable table = open(file, List.of(), List.of())) {
			return List.copyOf(table.names);
		}
	}

	private String nextLine() throws IOException {
		for (String text = lines.readLine(); text != null; text = lines.readLine()) {
			line++;
			if (!text.isBlank()) {
				return text;
			}
		}
		return null;
	}

	/** {@code null} when it is none. */
	private static JsonNode object(String text) {
		try {
			JsonNode node = JSON.readTree(text);
			return node != null && node.isObject() ? node : null;
		} catch (JsonProcessingException _) {
			// Told by whoever asks.
			return null;
		}
	}

	@Override
	public boolean next() {
		String text = ahead;
		ahead = null;
		try {
			if (text == null) {
				text = nextLine();
			}
		} catch (IOException e) {
			throw unreadable(file, line + 1, e);
		}
		cells.clear();
		problem = null;
		if (text == null) {
			return false;
		}
		JsonNode row = object(text);
		if (row == null) {
			problem = "This line is no JSON object.";
		} else {
			row.properties().forEach(e -> cells.put(e.getKey().strip().toLowerCase(Locale.ROOT), text(e.getValue())));
		}
		return true;
	}

	private static String text(JsonNode value) {
		return value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
	}

	@Override
	public long line() {
		return line;
	}

	@Override
	public String problem() {
		return problem;
	}

	@Override
	public boolean has(String column) {
		return columns.has(column);
	}

	@Override
	public String text(String column) {
		columns.number(column);
		String text = cells.get(column.strip().toLowerCase(Locale.ROOT));
		return text == null || text.isEmpty() ? null : text;
	}

	@Override
	public double progress() {
		return bytes == 0 ? 1 : Math.min(1, (double) in.bytesRead() / bytes);
	}

	@Override
	public void close() {
		try {
			lines.close();
		} catch (IOException e) {
			throw new ZippException("The file cannot be closed: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private static ZippException unreadable(Path file, long line, IOException e) {
		return new ZippException(e instanceof CharacterCodingException ? "The file is not UTF-8. Save it as UTF-8."
				: "The file cannot be read from here on: " + Reasons.of(e) + '.', file, line, e);
	}
}
