package org.zipp.tables.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.ZippException;

/**
 * Where the columns that a reader asks for lie in a file. Their numbers here run from 0 in the order in which they were
 * asked for, required ones first.
 */
final class WantedColumns {

	private static final int SHOWN = 300;

	private final Map<String, Integer> numbers = new HashMap<>();
	private final int[] places;

	/**
	 * @param inFile names of the file's columns
	 * @param line   line of the header, 0 when the file has none
	 * @throws ZippException when a required column is missing, or a wanted one is there twice
	 */
	WantedColumns(Path file, long line, List<String> inFile, List<String> required, List<String> optional) {
		List<String> names = new ArrayList<>(required);
		names.addAll(optional);
		places = new int[names.size()];
		for (int i = 0; i < places.length; i++) {
			places[i] = place(file, line, inFile, names.get(i));
			if (places[i] < 0 && i < required.size()) {
				throw new ZippException("The column " + names.get(i) + " is missing. " + shown(inFile), file, line, null);
			}
			numbers.put(names.get(i), i);
		}
	}

	private static int place(Path file, long line, List<String> inFile, String name) {
		int found = -1;
		for (int i = 0; i < inFile.size(); i++) {
			if (inFile.get(i).strip().equalsIgnoreCase(name)) {
				if (found >= 0) {
					throw new ZippException("The column " + name + " is there twice.", file, line, null);
				}
				found = i;
			}
		}
		return found;
	}

	private static String shown(List<String> inFile) {
		String names = String.join(", ", inFile);
		return "The file has: " + (names.length() <= SHOWN ? names : names.substring(0, SHOWN) + "…") + '.';
	}

	int count() {
		return places.length;
	}

	/** Place in the file, from 0, of a wanted column; -1 when the file lacks it. */
	int place(int number) {
		return places[number];
	}

	/**
	 * Number of a wanted column.
	 *
	 * @throws IllegalArgumentException when it was not asked for
	 */
	int number(String column) {
		Integer number = numbers.get(column);
		if (number == null) {
			throw new IllegalArgumentException("The column " + column + " was not asked for when the table was opened.");
		}
		return number;
	}

	boolean has(String column) {
		return places[number(column)] >= 0;
	}
}
