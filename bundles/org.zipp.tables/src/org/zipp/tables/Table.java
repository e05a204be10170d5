package org.zipp.tables;

/** Rows of a table in a file, one after another. Belongs to one thread. */
public interface Table extends AutoCloseable {

	/** Goes to the next row; false at the end. */
	boolean next();

	/** Line (text files) or row (Parquet) of the current row in the file, from 1. */
	long line();

	/** Why the current row cannot be used (for example a wrong number of cells); {@code null} when it can. */
	String problem();

	/** Whether the file has that optional column. */
	boolean has(String column);

	/** Text of a cell of the current row; {@code null} when it is empty, or the file lacks that optional column. */
	String text(String column);

	/** Whether numbers may have a comma for the decimal point, as they have in files that semicolons separate. */
	default boolean hasDecimalCommas() {
		return false;
	}

	/** Share of the file that was read, 0 to 1. */
	double progress();

	@Override
	void close();
}
