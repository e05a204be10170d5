package org.zipp.graph.internal.ingest;

import java.util.ArrayList;
import java.util.List;

import org.zipp.graph.internal.Bytes;

/**
 * What was found in a block of lines. Rows, one after another: author and community as length and bytes, head, key,
 * time, score, tail as length and bytes.
 */
final class ParsedBlock {

	/** A line that cannot be used. */
	record BrokenLine(long line, BrokenLineException.Reason reason, String detail) {
	}

	final Bytes rows;
	final List<BrokenLine> broken = new ArrayList<>();
	long lines;
	long blank;
	long deleted;
	long automatic;
	long profiles;
	/** Rows taken. */
	int taken;
	/** Bytes of the file read so far, packed. */
	long bytesRead;
	/** Where the lines were, to be used again. */
	LineBlocks.Block source;

	ParsedBlock() {
		this(new Bytes(1 << 16));
	}

	/** @param rows to be used again */
	ParsedBlock(Bytes rows) {
		this.rows = rows;
		rows.clear();
	}
}
