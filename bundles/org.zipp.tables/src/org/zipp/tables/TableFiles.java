package org.zipp.tables;

import java.nio.file.Path;
import java.util.List;

import org.zipp.core.ZippException;

/**
 * Opens tables in files: separated by commas, semicolons or tabs, or with a JSON object in each line, plain or packed with gzip or zstd, and Parquet. A service; safe
 * for several threads.
 */
public interface TableFiles {

	/**
	 * Opens a table for reading in the order of the file. Memory does not grow with the number of rows. Columns are found
	 * by name, ignoring case; other columns of the file are not read.
	 *
	 * @param required columns the file must have
	 * @param optional columns the file may have
	 * @throws ZippException naming the file, and the missing column or the line that cannot be read
	 */
	Table open(Path file, List<String> required, List<String> optional);

	/**
	 * The names of a table's columns in the order of the file, without blanks around them. Names may be empty or there
	 * twice, as the file has them.
	 *
	 * @throws ZippException naming the file, when it cannot be read
	 */
	List<String> columns(Path file);
}
