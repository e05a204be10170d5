package org.zipp.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.core.http.ServerException;
import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.operation.OperationResult;
import org.zipp.tables.Csv;
import org.zipp.tables.Table;
import org.zipp.tables.TableFilesProvider;

/**
 * What a step could not do for single items. One bad item does not end a step; the same trouble for one after the other
 * does. Safe for several threads.
 */
public final class Failures {

	/** Items in a row that an endpoint in trouble may fail. */
	static final int MOST_IN_TROUBLE = 3;
	/** Items that may fail from the start for one reason of their own before the reason is taken to be another. */
	static final int MOST_FROM_THE_START = 20;
	private static final int SHOWN = 5;
	private static final String ITEM = "item";

	private record Failed(String item, String why) {
	}

	private final List<Failed> failed = new ArrayList<>();
	private int done;
	private int inTrouble;
	private ZippException stop;

	/** Takes an item that is done. */
	public synchronized void succeeded() {
		done++;
		inTrouble = 0;
	}

	/** Takes an item that failed, and decides whether to go on. */
	public synchronized void add(String item, ServerException failure) {
		inTrouble = failure.reach() == Reach.TROUBLE ? inTrouble + 1 : 0;
		if (stop != null) {
			return;
		}
		if (failure.reach() == Reach.ALL || inTrouble >= MOST_IN_TROUBLE) {
			stop = failure;
			return;
		}
		failed.add(new Failed(item, failure.getMessage()));
		if (done == 0 && failed.size() >= MOST_FROM_THE_START
				&& failed.stream().allMatch(f -> f.why.equals(failure.getMessage()))) {
			stop = new ServerException(Reach.ALL, "The first " + failed.size() + " all failed for one reason, so it is not tried for more: " + failure.getMessage());
		}
	}

	/** Whether there is no use in going on. */
	public synchronized boolean stopped() {
		return stop != null;
	}

	/** @throws ZippException when there is no use in going on; what is done should be stored before */
	public synchronized void check() {
		if (stop != null) {
			throw stop;
		}
	}

	public synchronized int count() {
		return failed.size();
	}

	/** The first of those that failed, with the reason. */
	public synchronized Optional<String> first() {
		return failed.stream().findFirst().map(f -> f.item + ": " + f.why);
	}

	/** The file that lists all of them. */
	public static Path file(StudyDirectory directory, String step) {
		return directory.root().resolve("failed-" + step + ".csv");
	}

	/** What failed in the run before. */
	public static Set<String> before(StudyDirectory directory, String step) {
		Path file = file(directory, step);
		if (!Files.exists(file)) {
			return Set.of();
		}
		Set<String> items = new HashSet<>();
		try (Table table = new TableFilesProvider().open(file, List.of(ITEM), List.of())) {
			while (table.next()) {
				items.add(table.text(ITEM));
			}
		}
		return items;
	}

	/** Leaves the whole list in the study, and none where nothing failed. */
	public synchronized void write(StudyDirectory directory, String step) {
		Path file = file(directory, step);
		try {
			if (failed.isEmpty()) {
				Files.deleteIfExists(file);
				return;
			}
			StringBuilder text = new StringBuilder(Csv.line(ITEM, "reason"));
			failed.forEach(f -> text.append(Csv.line(f.item, f.why)));
			WholeFile.write(file, text.toString());
		} catch (IOException e) {
			throw new UncheckedIOException(file + ": " + Reasons.of(e), e);
		}
	}

	/** Tells of the first few, of the file with all of them, and how to try them again. */
	public synchronized void tell(OperationResult.Builder result, String what, long of, StudyDirectory directory, String step) {
		if (failed.isEmpty()) {
			return;
		}
		result.warning(failed.size() + " of " + of + ' ' + what + " could not be written; run the step again to try these alone. They are listed in "
				+ file(directory, step) + '.');
		failed.stream().limit(SHOWN).forEach(f -> result.warning(f.item + ": " + f.why));
		if (failed.size() > SHOWN) {
			result.warning("… and " + (failed.size() - SHOWN) + " more.");
		}
	}
}
