package org.zipp.tables.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.tables.Table;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;

/** A Parquet file. Only the wanted columns are read. Cells become text as {@link ParquetText} says. */
public final class ParquetTable implements Table {

	private static final String MAGIC = "PAR1";
	/** Bytes of a file without rows or columns: magic, length of the footer, magic. */
	private static final int SHORTEST = 12;
	private static final Set<CompressionCodec> READABLE = EnumSet.of(CompressionCodec.UNCOMPRESSED,
			CompressionCodec.SNAPPY, CompressionCodec.GZIP, CompressionCodec.ZSTD);

	private final Path file;
	private final ParquetFileReader reader;
	private final WantedColumns columns;
	private final RowReader rows;
	private final long rowCount;
	/** Of each wanted column: its number among those that are read, -1 when the file lacks it. */
	private final int[] fields;
	private final ParquetText[] texts;
	private long row;

	private ParquetTable(Path file, ParquetFileReader reader, List<String> required, List<String> optional) {
		this.file = file;
		this.reader = reader;
		List<SchemaNode> nodes = reader.getFileSchema().getRootNode().children();
		List<String> names = nodes.stream().map(SchemaNode::name).toList();
		columns = new WantedColumns(file, 0, names, required, optional);
		String[] read = new String[columns.count()];
		texts = new ParquetText[columns.count()];
		int found = 0;
		for (int i = 0; i < columns.count(); i++) {
			if (columns.place(i) >= 0) {
				SchemaNode node = nodes.get(columns.place(i));
				texts[i] = new ParquetText(node);
				read[found++] = node.name();
			}
		}
		String[] projected = Arrays.copyOf(read, found);
		refuseUnreadableCodecs(Set.of(projected));
		rowCount = reader.getFileMetaData().numRows();
		rows = found == 0 ? reader.rowReader()
				: reader.buildRowReader().projection(ColumnProjection.columns(projected)).build();
		fields = fieldNumbers(names);
	}

	private int[] fieldNumbers(List<String> names) {
		int[] numbers = new int[columns.count()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = columns.place(i) < 0 ? -1 : fieldNumber(names.get(columns.place(i)));
		}
		return numbers;
	}

	private int fieldNumber(String name) {
		for (int i = 0; i < rows.getFieldCount(); i++) {
			if (rows.getFieldName(i).equals(name)) {
				return i;
			}
		}
		throw new IllegalStateException("The reader does not give the column " + name + '.');
	}

	/**
	 * Opens a table and reads its footer.
	 *
	 * @throws ZippException when the file is damaged, no Parquet file, or lacks a required column
	 */
	public static ParquetTable open(Path file, List<String> required, List<String> optional) {
		ParquetFileReader reader = null;
		boolean done = false;
		try {
			checkEnds(file);
			reader = ParquetFileReader.open(InputFile.of(file));
			ParquetTable table = new ParquetTable(file, reader, required, optional);
			done = true;
			return table;
		} catch (ZippException e) {
			throw e;
		} catch (IOException | RuntimeException e) {
			throw new ZippException("The Parquet file cannot be opened: " + reason(e), file, 0, e);
		} finally {
			if (!done && reader != null) {
				close(file, reader);
			}
		}
	}

	/**
	 * Reads the names of the columns.
	 *
	 * @throws ZippException when the file is damaged or no Parquet file
	 */
	public static List<String> columns(Path file) {
		try (ParquetTable table = open(file, List.of(), List.of())) {
			return table.reader.getFileSchema().getRootNode().children().stream().map(node -> node.name().strip()).toList();
		}
	}

	private static void checkEnds(Path file) throws IOException {
		try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
			if (!isMagicAt(bytes, 0)) {
				throw new ZippException("This is not a Parquet file.", file, 0, null);
			}
			if (bytes.length() < SHORTEST || !isMagicAt(bytes, bytes.length() - MAGIC.length())) {
				throw new ZippException("The Parquet file is not complete: its end is missing. Copy it again.", file, 0, null);
			}
		}
	}

	private static boolean isMagicAt(RandomAccessFile bytes, long position) throws IOException {
		byte[] found = new byte[MAGIC.length()];
		if (bytes.length() < position + found.length) {
			return false;
		}
		bytes.seek(position);
		bytes.readFully(found);
		return MAGIC.equals(new String(found, StandardCharsets.ISO_8859_1));
	}

	private void refuseUnreadableCodecs(Set<String> wanted) {
		for (RowGroup group : reader.getFileMetaData().rowGroups()) {
			for (ColumnChunk chunk : group.columns()) {
				String column = chunk.metaData().pathInSchema().elements().getFirst();
				CompressionCodec codec = chunk.metaData().codec();
				if (wanted.contains(column) && !READABLE.contains(codec)) {
					throw new ZippException("The column " + column + " is compressed with " + codec
							+ ", which cannot be read. Write the file with snappy, zstd, gzip or none.", file, 0, null);
				}
			}
		}
	}

	@Override
	public boolean next() {
		try {
			if (!rows.hasNext()) {
				return false;
			}
			rows.next();
			row++;
			return true;
		} catch (RuntimeException e) {
			throw new ZippException("The Parquet file cannot be read from here on: " + reason(e), file, row + 1, e);
		}
	}

	private static String reason(Exception e) {
		return Reasons.of(e) + '.';
	}

	@Override
	public long line() {
		return row;
	}

	@Override
	public String problem() {
		for (int i = 0; i < fields.length; i++) {
			if (fields[i] >= 0 && !texts[i].isText(rows, fields[i])) {
				return "A cell holds bytes that are no UTF-8 text.";
			}
		}
		return null;
	}

	@Override
	public boolean has(String column) {
		return columns.has(column);
	}

	@Override
	public String text(String column) {
		int number = columns.number(column);
		return fields[number] < 0 ? null : texts[number].of(rows, fields[number]);
	}

	@Override
	public double progress() {
		return rowCount == 0 ? 1 : (double) row / rowCount;
	}

	@Override
	public void close() {
		rows.close();
		close(file, reader);
	}

	private static void close(Path file, ParquetFileReader reader) {
		try {
			reader.close();
		} catch (IOException e) {
			throw new ZippException("The Parquet file cannot be closed: " + Reasons.of(e) + '.', file, 0, e);
		}
	}
}
