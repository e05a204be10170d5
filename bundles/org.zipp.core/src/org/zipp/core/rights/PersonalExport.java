package org.zipp.core.rights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Takes what a study holds of a person, to be handed to that person. */
public interface PersonalExport {

	/**
	 * A table; one without rows is left out.
	 *
	 * @param name    name of the file without ending
	 * @param about   what it holds, a sentence
	 * @param columns names of the columns
	 * @param rows    as many cells each as there are columns; {@code null} is empty
	 */
	void table(String name, String about, List<String> columns, List<List<String>> rows) throws IOException;

	/** A file as it is. */
	void file(String name, String about, Path file) throws IOException;

	/** Bytes. */
	void bytes(String name, String about, byte[] bytes) throws IOException;
}
