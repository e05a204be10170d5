package org.zipp.graph.internal.pictures;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.graph.Trace;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/** A table that says which file belongs to which post: columns {@code link_or_id} and {@code file}. */
public final class PictureTable {

	/** No file belongs to a post by a table. */
	public static final PictureTable NONE = new PictureTable();

	private static final String KEY = "link_or_id";
	private static final String FILE = "file";

	private final Map<String, Integer> bySource = new HashMap<>();
	private final Map<String, Integer> byLink = new HashMap<>();
	private final List<String> missing = new ArrayList<>();

	private PictureTable() {
	}

	/**
	 * Reads a table.
	 *
	 * @throws ZippException naming the line that is wrong
	 */
	public static PictureTable read(TableFiles tables, Path file, PictureFolder folder) {
		PictureTable table = new PictureTable();
		try (Table rows = tables.open(file, List.of(KEY, FILE), List.of())) {
			while (rows.next()) {
				if (rows.problem() != null) {
					throw new ZippException(rows.problem(), file, rows.line(), null);
				}
				table.add(file, rows.line(), cell(rows, KEY), cell(rows, FILE), folder);
			}
		}
		return table;
	}

	private static String cell(Table rows, String column) {
		String text = rows.text(column);
		return text == null ? "" : text.strip();
	}

	private void add(Path csv, long line, String key, String path, PictureFolder folder) {
		if (key.isEmpty() || path.isEmpty()) {
			throw new ZippException("The line names no " + (key.isEmpty() ? "post" : "file") + '.', csv, line, null);
		}
		int file;
		try {
			file = folder.indexOfPath(path);
		} catch (InvalidPathException e) {
			throw new ZippException("'" + path + "' is no path.", csv, line, e);
		}
		if (file < 0) {
			missing.add(path);
			return;
		}
		String source = Links.source(key);
		if (source != null) {
			bySource.put(source, file);
		} else {
			byLink.put(Links.plain(key), file);
		}
	}

	/** Number of the file that the table gives a post, negative for none. */
	int fileOf(Trace post) {
		Integer file = bySource.get(post.source());
		if (file == null && !byLink.isEmpty()) {
			String link = Links.plain(post.link());
			file = byLink.getOrDefault(link, byLink.get(Links.withoutQuery(link)));
		}
		return file == null ? -1 : file;
	}

	/** Files that the table names and the folder lacks. */
	public List<String> missing() {
		return missing;
	}
}
