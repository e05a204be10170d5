package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.zipp.core.ZippException;

/**
 * How much room on the disk an ingest takes, guessed from the lengths of the files before it starts. What comes out varies
 * with what people wrote; a run is refused only when not even half of the guess is free.
 *
 * @param parts what reading leaves, bytes
 * @param runs  what is half done at a time
 * @param graph the graph
 */
record DiskNeed(long parts, long runs, long graph) {

	/** Of a zstd dump of real size: parts take two thirds of its length, the graph with its texts one and a half times. */
	private static final double PART = 0.7;
	private static final double GRAPH = 1.5;
	private static final double GZIP = 0.8;
	private static final double PLAIN = 0.12;
	private static final double TABLE = 0.5;
	private static final double PACKED_TABLE = 2;

	/**
	 * @param toRead files that have to be read
	 * @param known  files that were read before
	 */
	static DiskNeed of(List<InputFile> toRead, List<InputFile> known) {
		double parts = toRead.stream().mapToDouble(DiskNeed::asZstd).sum();
		double largest = toRead.stream().mapToDouble(DiskNeed::asZstd).max().orElse(0);
		double all = parts + known.stream().mapToDouble(DiskNeed::asZstd).sum();
		return new DiskNeed((long) (PART * parts), (long) (PART * largest), (long) (GRAPH * all));
	}

	/** Length it would have as a dump packed by zstd. */
	private static double asZstd(InputFile file) {
		String name = file.name().toLowerCase(Locale.ROOT);
		boolean packed = name.endsWith(".zst") || name.endsWith(".gz") || name.endsWith(".parquet");
		if (file.edges()) {
			return file.bytes() * (packed ? PACKED_TABLE : TABLE);
		}
		return file.bytes() * (name.endsWith(".zst") ? 1 : packed ? GZIP : PLAIN);
	}

	long total() {
		return parts + runs + graph;
	}

	/**
	 * Sees whether it can fit.
	 *
	 * @return what to tell before starting
	 * @throws ZippException when it cannot
	 */
	String check(Path folder) throws IOException {
		long free = Files.getFileStore(folder).getUsableSpace();
		String need = "About " + MemorySize.text(total()) + " of disk will be needed (" + MemorySize.text(parts) + " for what is read, "
				+ MemorySize.text(runs) + " on the way, " + MemorySize.text(graph) + " for the graph); " + MemorySize.text(free)
				+ " are free.";
		if (free < total() / 2) {
			throw new ZippException("There is not enough room. " + need + " Make room, or choose another place for the study.", folder,
					0, null);
		}
		return need;
	}

	/** Whether the guess itself does not fit. */
	boolean isTight(Path folder) throws IOException {
		return Files.getFileStore(folder).getUsableSpace() < total();
	}
}
