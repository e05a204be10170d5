package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.tables.TableFiles;
import org.zipp.tables.packing.PackedInput;

/** Reads a file and makes a part of it. */
final class PartMaker {

	/** Of the limit, what blocks on their way and the rest of the program take. */
	private static final long OTHER_MEMORY = 96L << 20;
	/** Least share of the limit that is left for rows. */
	private static final int LEAST_SHARE = 4;

	private final UserIds ids;
	private final TextBudget budget;
	private final long memory;
	private final int maxLine;
	private final int threads;
	private final TableFiles tables;
	private int runs;

	/**
	 * @param memory  most bytes of memory
	 * @param maxLine most bytes of a line
	 * @param tables  opens edge lists
	 */
	PartMaker(UserIds ids, TextBudget budget, long memory, int maxLine, int threads, TableFiles tables) {
		this.ids = ids;
		this.budget = budget;
		this.memory = memory;
		this.maxLine = maxLine;
		this.threads = threads;
		this.tables = tables;
	}

	/** Memory left for rows while a file with that window is read. */
	static long forRows(long memory, long window) {
		return Math.max(memory / LEAST_SHARE, memory - OTHER_MEMORY - window);
	}

	/** Whether the window of a file does not fit into the limit. */
	static boolean exceeds(long memory, long window) {
		return window > 0 && memory / LEAST_SHARE + window > memory;
	}

	/**
	 * Reads a file.
	 *
	 * @param work folder for the part and what is half done
	 * @throws ZippException when the file cannot be read to its end
	 */
	Part make(InputFile file, Path work, Reading reading) throws IOException {
		long start = System.nanoTime();
		Path folder = Files.createDirectory(work.resolve("part"));
		Communities communities = new Communities();
		long[] sums = new long[5];
		long[] written;
		long copies;
		Map<String, Long> counts = new LinkedHashMap<>();
		try (Quarantine quarantine = new Quarantine(folder);
				PartRows rows = new PartRows(work, ids, budget, communities, forRows(memory, window(file)))) {
			DumpReader.Sink sink = block -> {
				for (ParsedBlock.BrokenLine broken : block.broken) {
					quarantine.add(file.file(), broken.line(), broken.reason(), broken.detail());
				}
				sums[0] += block.lines;
				sums[1] += block.blank;
				sums[2] += block.deleted;
				sums[3] += block.automatic;
				sums[4] += block.profiles;
				rows.add(block);
				reading.block(file, block.lines, block.bytesRead);
			};
			if (file.edges()) {
				new EdgeReader(tables).read(file, sink);
			} else {
				new DumpReader(maxLine, threads).read(file.file(), sink);
			}
			written = rows.finish(Part.rows(folder), reading.monitor());
			copies = rows.copies();
			runs += rows.runs();
			counts.put(Part.LINES, sums[0]);
			counts.put(Part.TAKEN, written[1]);
			counts.put(Part.BLANK, sums[1]);
			counts.put(Part.DELETED, sums[2]);
			counts.put(Part.BOTS, sums[3]);
			counts.put(Part.PROFILES, sums[4]);
			counts.put(Part.COPIES, copies);
			for (BrokenLineException.Reason reason : BrokenLineException.Reason.values()) {
				counts.put(reason.plural(), quarantine.counts().getOrDefault(reason, 0L));
			}
		}
		Part.writeCommunities(folder, communities);
		Part part = new Part(folder, file, budget, counts, (System.nanoTime() - start) / 1_000_000);
		part.write();
		return part;
	}

	private static long window(InputFile file) {
		try {
			return PackedInput.window(file.file());
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', file.file(), 0, e);
		}
	}

	/** Files that were written because the limit of memory was reached. */
	int runs() {
		return runs;
	}
}
