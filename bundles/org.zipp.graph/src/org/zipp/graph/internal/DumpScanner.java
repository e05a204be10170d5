package org.zipp.graph.internal;

import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Throughput;
import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;

/** Reads dump files line by line, drops what is not wanted, and spills the rest by user. */
final class DumpScanner {

	/** What to take from the dump. */
	record Choice(boolean includeNsfw, YearMonth from, YearMonth to, Set<String> bots, int maxLine) {

		boolean wants(YearMonth month) {
			return (from == null || !month.isBefore(from)) && (to == null || !month.isAfter(to));
		}
	}

	private static final Pattern IMAGE_ADDRESS = Pattern
			.compile("(?i)https?://(?:i\\.redd\\.it|i\\.imgur\\.com)/[^?]+|https?://[^?]+\\.(?:jpe?g|png|webp)(?:\\?.*)?");
	private static final String PROFILE = "u_";
	private static final String DELETED = "[deleted]";
	private static final int CHECK_EVERY = 1024;
	private static final int MOST_CACHED_IDS = 1 << 20;
	private static final int TICK_BYTES = 1 << 10;

	private final Choice choice;
	private final UnaryOperator<String> userId;
	private final Spill spill;
	private final Quarantine quarantine;
	private final long earliest;
	private final long latest;
	private final Map<String, String> ids = new HashMap<>();
	private final Map<String, Integer> communities = new HashMap<>();
	private final List<String> communityNames = new ArrayList<>();
	private long lines;
	private long deleted;
	private long bots;
	private long profiles;
	private long nsfw;
	private long outside;
	private long rows;

	/** @param userId user id of an author name */
	DumpScanner(Choice choice, UnaryOperator<String> userId, Spill spill, Quarantine quarantine) {
		this.choice = choice;
		this.userId = userId;
		this.spill = spill;
		this.quarantine = quarantine;
		earliest = choice.from == null ? 0 : start(choice.from);
		latest = choice.to == null ? Long.MAX_VALUE : start(choice.to.plusMonths(1)) - 1;
	}

	private static long start(YearMonth month) {
		return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
	}

	/**
	 * Reads files.
	 *
	 * @throws ZippException naming the file and the line reached when one is truncated, damaged or unreadable
	 */
	void scan(List<DumpFile> files, SubMonitor monitor) throws IOException {
		long total = files.stream().mapToLong(DumpFile::bytes).sum();
		SubMonitor progress = monitor.setWorkRemaining((int) Math.min(Integer.MAX_VALUE, total / TICK_BYTES + 1));
		Throughput throughput = new Throughput("lines", 0);
		for (DumpFile file : files) {
			scan(file, progress, throughput);
		}
	}

	private void scan(DumpFile file, SubMonitor progress, Throughput throughput) throws IOException {
		long line = 0;
		DumpParser parser = new DumpParser(choice.maxLine);
		DumpRow row = new DumpRow();
		long reported = 0;
		try (LineReader in = open(file)) {
			while (next(in, file)) {
				line = in.line();
				lines++;
				if (in.tooLong()) {
					quarantine.add(file.file(), line, BrokenLineException.Reason.TOO_LONG, "more than " + choice.maxLine + " bytes");
				} else if (in.length() > 0) {
					try {
						parser.parse(in.buffer(), in.start(), in.length(), row);
						take(row);
					} catch (BrokenLineException e) {
						quarantine.add(file.file(), line, e.reason(), e.getMessage());
					}
				}
				if (line % CHECK_EVERY == 0) {
					if (progress.isCanceled()) {
						throw new OperationCanceledException();
					}
					throughput.add(CHECK_EVERY);
					long kilobytes = in.bytesRead() / TICK_BYTES;
					progress.worked((int) (kilobytes - reported));
					reported = kilobytes;
					progress.subTask(file.file().getFileName() + ": " + throughput.text());
				}
			}
			throughput.add(line % CHECK_EVERY);
		}
		if (progress.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	private LineReader open(DumpFile file) {
		try {
			return new LineReader(file.file(), choice.maxLine);
		} catch (IOException e) {
			throw unreadable(file, 0, e);
		}
	}

	private static boolean next(LineReader in, DumpFile file) {
		try {
			return in.next();
		} catch (IOException e) {
			throw unreadable(file, in.line() + 1, e);
		}
	}

	private static ZippException unreadable(DumpFile file, long line, IOException e) {
		return new ZippException("The dump file cannot be read further; it is truncated, damaged or not readable ("
				+ (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
				+ "). Fetch it again or leave it out.", file.file(), line, e);
	}

	private void take(DumpRow row) throws IOException {
		if (row.author.equals(DELETED)) {
			deleted++;
		} else if (choice.bots.contains(row.author.toLowerCase(Locale.ROOT))) {
			bots++;
		} else if (row.subreddit.startsWith(PROFILE)) {
			profiles++;
		} else if (row.over18 && !choice.includeNsfw) {
			nsfw++;
		} else if (row.created < earliest || row.created > latest) {
			outside++;
		} else {
			rows++;
			keep(row);
		}
	}

	private void keep(DumpRow row) throws IOException {
		int community = communities.computeIfAbsent(row.subreddit, name -> {
			communityNames.add(name);
			return communityNames.size() - 1;
		});
		boolean image = !row.isComment() && !row.self
				&& (row.postHint.equals("image") || IMAGE_ADDRESS.matcher(row.url).matches());
		TraceKind kind = row.isComment() ? TraceKind.COMMENT : image ? TraceKind.IMAGE_POST : TraceKind.SUBMISSION;
		String text = row.isComment() ? Texts.snippet(row.body) : Texts.title(row.title);
		spill.add(idOf(row.author), new Trace(kind, community, text, (row.isComment() ? "t1_" : "t3_") + row.id,
				image ? row.url : "", row.score, row.created));
	}

	private String idOf(String author) {
		if (ids.size() >= MOST_CACHED_IDS) {
			ids.clear();
		}
		return ids.computeIfAbsent(author, userId);
	}

	/** Names of the communities by provisional number. */
	List<String> communityNames() {
		return communityNames;
	}

	/** What was read and dropped, in the order to show. */
	Map<String, Long> counts() {
		Map<String, Long> counts = new LinkedHashMap<>();
		counts.put("lines", lines);
		counts.put("rows taken", rows);
		counts.put("of deleted authors", deleted);
		counts.put("of bots", bots);
		counts.put("on profiles", profiles);
		counts.put("over 18", nsfw);
		counts.put("outside the months", outside);
		return counts;
	}
}
