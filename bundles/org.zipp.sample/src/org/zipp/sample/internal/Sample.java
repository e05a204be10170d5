package org.zipp.sample.internal;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Throughput;
import org.zipp.graph.DumpFolder;
import org.zipp.sample.SampleTruth;
import org.zipp.sample.internal.World.Community;
import org.zipp.sample.internal.World.Person;
import org.zipp.tables.Csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.github.luben.zstd.ZstdOutputStream;

/** Writes a made-up dump month by month, rows in the order of time. What is held in memory is 8 bytes a row of a month. */
public final class Sample {

	/** Most users: their number takes 23 bits of the key that sorts a month. */
	public static final int MOST_USERS = 1 << 23;

	private static final int ROW_BITS = 18;
	private static final int USER_BITS = 23;
	private static final double RATE_OF_TASTE = 0.36;
	/** Most that setLong takes; it ignores more. */
	private static final int LONG = 27;
	/** One above what decoders accept unasked: real dumps need to be asked for too (they have 31). */
	private static final int WINDOW_LOG = 28;
	private static final int LEVEL = 3;
	private static final int CHECK_EVERY = 512;
	private static final int RECENT = 256;
	private static final double TIME_AS_TEXT = 0.2;
	private static final long FIRST_ID = 46_000_000_000L;
	private static final int ID_RADIX = 36;
	private static final long TIME = 2;
	private static final long ROW = 3;
	private static final long NOISE = 4;
	private static final long COMPANY = 5;
	private static final List<String> BOTS = List.of("AutoModerator", "RemindMeBot", "sneakpeekbot", "TotesMessenger");
	private static final List<String> BROKEN = List.of("cut", "no author", "wrong time", "no object");

	/**
	 * @param rowsPerUser mean posts and comments of a user, before noise
	 * @param realistic   whether lines have all fields that real ones have
	 */
	public record Settings(int users, YearMonth start, int months, long seed, double rowsPerUser, boolean realistic) {
	}

	private final Path folder;
	private final Settings settings;
	private final World world;
	private final Talk talk = new Talk();
	private final FullLines full;
	private final JsonFactory json = new JsonFactory();
	private final ByteArrayOutputStream line = new ByteArrayOutputStream();
	private final Map<String, Long> counts = new LinkedHashMap<>();
	private final Person[] cache = new Person[1 << 14];
	private final int[] cached = new int[cache.length];
	private final String[] recent = new String[RECENT];
	private long ids;
	private long submissions;

	/** @param folder empty folder to write to */
	public Sample(Path folder, Settings settings) {
		this.folder = folder;
		this.settings = settings;
		world = new World(settings.seed(), settings.users(), settings.rowsPerUser());
		full = settings.realistic() ? new FullLines(settings.seed()) : null;
		Arrays.fill(cached, -1);
		for (String what : List.of("users", "communities", "rows", "posts", "comments", "image posts", "of deleted authors",
				"of bots", "on profiles", "over 18", "duplicates", "broken lines")) {
			counts.put(what, 0L);
		}
	}

	/** Writes dump, {@code subreddits.csv} and {@code truth.csv}; returns what was written. */
	public Map<String, Long> write(SubMonitor monitor) throws IOException {
		SubMonitor progress = SubMonitor.convert(monitor, settings.months() + 1);
		counts.put("users", (long) settings.users());
		counts.put("communities", (long) world.communities().size());
		writeTruth(progress);
		try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(DumpFolder.DESCRIPTIONS), StandardCharsets.UTF_8)) {
			out.write(Csv.line("name", "description"));
			for (Community c : world.communities()) {
				out.write(Csv.line(c.name(), c.description()));
			}
		}
		progress.worked(1);
		Throughput throughput = new Throughput("rows", 0);
		for (int m = 0; m < settings.months(); m++) {
			month(settings.start().plusMonths(m), progress, throughput);
			progress.worked(1);
		}
		return counts;
	}

	private void writeTruth(SubMonitor progress) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(SampleTruth.FILE), StandardCharsets.UTF_8)) {
			out.write(Csv.line(SampleTruth.COLUMNS.toArray()));
			for (int u = 0; u < settings.users(); u++) {
				Person p = world.person(u);
				out.write(Csv.line(p.author(), p.taste().id(), p.age(), p.gender(), p.country()));
				check(u, progress);
			}
		}
	}

	private static void check(long done, SubMonitor progress) {
		if (done % CHECK_EVERY == 0 && progress.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	private void month(YearMonth month, SubMonitor progress, Throughput throughput) throws IOException {
		long begin = start(month);
		long[] keys = keys(begin, start(month.plusMonths(1)), progress);
		try (DumpOut posts = new DumpOut(folder.resolve("RS_" + month + ".zst"));
				DumpOut comments = new DumpOut(folder.resolve("RC_" + month + ".zst"))) {
			for (int i = 0; i < keys.length; i++) {
				long key = keys[i];
				long created = begin + (key >>> USER_BITS + ROW_BITS);
				int user = (int) (key >>> ROW_BITS & (1 << USER_BITS) - 1);
				int row = (int) (key & (1 << ROW_BITS) - 1);
				row(user, row, created, posts, comments);
				throughput.add(1);
				check(i, progress);
				if (i % (CHECK_EVERY * 16) == 0) {
					progress.subTask(month + ": " + throughput.text());
				}
			}
			for (String how : BROKEN) {
				broken(posts, how);
				broken(comments, how);
			}
		}
	}

	private static long start(YearMonth month) {
		return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
	}

	/** The rows of a month, sorted by time: second of the month, user, row of the user. */
	private long[] keys(long begin, long end, SubMonitor progress) {
		long from = start(settings.start());
		long span = start(settings.start().plusMonths(settings.months())) - from;
		long[] keys = new long[1024];
		int n = 0;
		for (int user = 0; user < settings.users(); user++) {
			int rows = Math.min(person(user).rows(), (1 << ROW_BITS) - 1);
			for (int row = 0; row < rows; row++) {
				long time = from + (long) (new Dice(settings.seed(), TIME, user, row).fraction() * span);
				if (time >= begin && time < end) {
					if (n == keys.length) {
						keys = Arrays.copyOf(keys, 2 * n);
					}
					keys[n++] = (time - begin << USER_BITS | user) << ROW_BITS | row;
				}
			}
			check(user, progress);
		}
		long[] result = Arrays.copyOf(keys, n);
		Arrays.sort(result);
		return result;
	}

	private Person person(int user) {
		int slot = user & cache.length - 1;
		if (cached[slot] != user) {
			cache[slot] = world.person(user);
			cached[slot] = user;
		}
		return cache[slot];
	}

	private void row(int user, int row, long created, DumpOut posts, DumpOut comments) throws IOException {
		Person person = person(user);
		Dice dice = new Dice(settings.seed(), ROW, user, row);
		boolean aboutLooks = dice.chance(RATE_OF_TASTE);
		Community community = aboutLooks ? person.likes().get(dice.weighted(person.likeWeights()))
				: person.others().get(dice.weighted(person.otherWeights()));
		double kind = dice.fraction();
		DumpOut out = comments;
		if (kind < (aboutLooks ? 0.25 : 0.03)) {
			image(person.author(), community.name(), talk.imageTitle(person, community, dice), created, false, dice);
			count("image posts");
			out = posts;
		} else if (kind < (aboutLooks ? 0.32 : 0.12)) {
			text(person, community, created, dice);
			out = posts;
		} else {
			comment(person.author(), community.name(), talk.comment(person, community, dice), created, dice);
		}
		count(out == posts ? "posts" : "comments");
		out.line(line);
		count("rows");
		noise(person, out, posts, comments, created, new Dice(settings.seed(), NOISE, user, row));
	}

	/** What a real dump has besides: rows nobody wants, duplicates and broken lines. */
	private void noise(Person person, DumpOut last, DumpOut posts, DumpOut comments, long created, Dice dice)
			throws IOException {
		if (dice.chance(0.001)) {
			last.line(line);
			count("duplicates");
		}
		Community general = world.someGeneral(dice);
		if (dice.chance(0.03)) {
			comment("[deleted]", general.name(), talk.comment(person, general, dice), created, dice);
			comments.line(line);
			count("of deleted authors");
		}
		if (dice.chance(0.015)) {
			comment(dice.of(BOTS), general.name(), "I am a bot, and this action was performed automatically.", created, dice);
			comments.line(line);
			count("of bots");
		}
		if (dice.chance(0.008)) {
			image(person.author(), "u_" + person.author(), talk.imageTitle(person, general, dice), created, false, dice);
			posts.line(line);
			count("on profiles");
		}
		if (dice.chance(0.005)) {
			image(person.author(), general.name(), "Not for everybody: number " + dice.below(1000), created, true, dice);
			posts.line(line);
			count("over 18");
		}
		if (dice.chance(0.0004)) {
			broken(comments, dice.of(BROKEN));
		}
	}

	private void broken(DumpOut out, String how) throws IOException {
		out.line(switch (how) {
		case "cut" -> "{\"author\":\"someone\",\"body\":\"this line was cut in the mid";
		case "no author" -> "{\"id\":\"x1\",\"subreddit\":\"CasualTalk\",\"created_utc\":1609459200,\"body\":\"nobody said this\"}";
		case "wrong time" -> "{\"id\":\"x2\",\"author\":\"someone\",\"subreddit\":\"CasualTalk\",\"created_utc\":\"yesterday\",\"body\":\"when?\"}";
		default -> "[1,2,3]";
		});
		count("broken lines");
	}

	private void count(String what) {
		counts.merge(what, 1L, Long::sum);
	}

	private String newId() {
		return Long.toString(FIRST_ID + ids++, ID_RADIX);
	}

	private void comment(String author, String community, String body, long created, Dice dice) throws IOException {
		String id = newId();
		String link = submissions == 0 ? "t3_" + Long.toString(FIRST_ID - 1, ID_RADIX)
				: recent[dice.below((int) Math.min(submissions, RECENT))];
		boolean asText = dice.chance(TIME_AS_TEXT);
		write(new FullLines.Row(id, author, community, created, asText, score(dice, 3), body, link, null));
	}

	/** Makes the line of a row. */
	private void write(FullLines.Row row) throws IOException {
		line.reset();
		try (JsonGenerator g = json.createGenerator(line)) {
			if (full != null) {
				full.write(g, row, new Dice(settings.seed(), COMPANY, ids));
			} else if (row.post() == null) {
				comment(g, row);
			} else {
				submission(g, row, row.post());
			}
		}
	}

	private static void comment(JsonGenerator g, FullLines.Row row) throws IOException {
		g.writeStartObject();
		g.writeStringField("author", row.author());
		g.writeStringField("body", row.body());
		g.writeNumberField("controversiality", 0);
		created(g, row);
		g.writeStringField("id", row.id());
		g.writeStringField("link_id", row.link());
		g.writeStringField("parent_id", row.link());
		g.writeNumberField("score", row.score());
		g.writeBooleanField("stickied", false);
		g.writeStringField("subreddit", row.community());
		g.writeEndObject();
	}

	private void image(String author, String community, String title, long created, boolean over18, Dice dice)
			throws IOException {
		String id = newId();
		submission(author, community, title, "", "https://i.redd.it/" + id + ".jpg", false, over18, id, created, dice);
	}

	private void text(Person person, Community community, long created, Dice dice) throws IOException {
		String id = newId();
		String title = talk.textTitle(person, community, dice);
		String address = "https://www.reddit.com/r/" + community.name() + "/comments/" + id + "/";
		submission(person.author(), community.name(), title, talk.selfText(person, community, dice), address, true, false,
				id, created, dice);
	}

	private void submission(String author, String community, String title, String selftext, String url, boolean self,
			boolean over18, String id, long created, Dice dice) throws IOException {
		recent[(int) (submissions++ % RECENT)] = "t3_" + id;
		boolean asText = dice.chance(TIME_AS_TEXT);
		int comments = dice.below(40);
		// Older dumps lack the hint; the address says it then.
		String hint = !self && dice.chance(0.7) ? "image" : null;
		write(new FullLines.Row(id, author, community, created, asText, score(dice, 20), null, null,
				new FullLines.Post(title, selftext, url, self, over18, comments, hint)));
	}

	private static void submission(JsonGenerator g, FullLines.Row row, FullLines.Post post) throws IOException {
		g.writeStartObject();
		g.writeStringField("author", row.author());
		g.writeNullField("author_flair_text");
		created(g, row);
		g.writeStringField("domain", post.self() ? "self." + row.community() : "i.redd.it");
		g.writeStringField("id", row.id());
		g.writeBooleanField("is_self", post.self());
		g.writeNumberField("num_comments", post.comments());
		g.writeBooleanField("over_18", post.over18());
		if (post.hint() != null) {
			g.writeStringField("post_hint", post.hint());
		}
		g.writeNumberField("score", row.score());
		g.writeStringField("selftext", post.selftext());
		g.writeStringField("subreddit", row.community());
		g.writeStringField("title", post.title());
		g.writeStringField("url", post.url());
		g.writeEndObject();
	}

	private static void created(JsonGenerator g, FullLines.Row row) throws IOException {
		if (row.createdAsText()) {
			g.writeStringField("created_utc", Long.toString(row.created()));
		} else {
			g.writeNumberField("created_utc", row.created());
		}
	}

	private static int score(Dice dice, double scale) {
		return (int) Math.min(50_000, scale * (Math.pow(1 - dice.fraction(), -0.7) - 1)) + (dice.chance(0.06) ? -3 : 1);
	}

	/** One file of the dump. */
	private static final class DumpOut implements Closeable {
		private final OutputStream out;

		private DumpOut(Path file) throws IOException {
			OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
			out = new BufferedOutputStream(zstd(raw), 1 << 16);
		}

		@SuppressWarnings("resource") // the setters give the stream itself
		private static OutputStream zstd(OutputStream raw) throws IOException {
			return new ZstdOutputStream(raw, LEVEL).setLong(LONG).setWindowLog(WINDOW_LOG);
		}

		private void line(ByteArrayOutputStream bytes) throws IOException {
			bytes.writeTo(out);
			out.write('\n');
		}

		private void line(String text) throws IOException {
			out.write(text.getBytes(StandardCharsets.UTF_8));
			out.write('\n');
		}

		@Override
		public void close() throws IOException {
			out.close();
		}
	}
}
