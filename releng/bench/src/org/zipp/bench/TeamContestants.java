package org.zipp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.zipp.core.StudyDirectory;
import org.zipp.model.Choice;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.VotingSession;

/** A program with some raters, each in a thread. Each round they answer some pairs, and the times from vote to next pair go into a file. */
final class TeamContestants {

	private static final long SECOND = 1_000_000_000L;

	private TeamContestants() {
	}

	/** Gives one answer and has the next pair. */
	private interface Rater extends AutoCloseable {
		void vote() throws Exception;
	}

	private interface Opener {
		Rater open(String rater) throws Exception;
	}

	/** Raters at work. */
	private static final class Crowd implements Contestant {
		private final Map<String, Rater> raters = new LinkedHashMap<>();
		private final int votes;
		private final int pauseMillis;
		private final Path times;
		private final AutoCloseable below;

		/** @param args raters with commas, votes of each in a round, mean pause in ms, file for the times */
		Crowd(String[] args, AutoCloseable below, Opener opener) throws Exception {
			this.below = below;
			votes = Integer.parseInt(args[2]);
			pauseMillis = Integer.parseInt(args[3]);
			times = Path.of(args[4]);
			for (String rater : args[1].split(",")) {
				raters.put(rater, opener.open(rater));
			}
		}

		@Override
		public Map<String, Measure> round() throws Exception {
			Queue<Long> nanos = new ConcurrentLinkedQueue<>();
			Queue<Exception> failures = new ConcurrentLinkedQueue<>();
			Measure measure = Contestant.timed(() -> {
				List<Thread> threads = new ArrayList<>();
				raters.forEach((name, rater) -> threads.add(Thread.ofPlatform().start(() -> {
					try {
						work(name, rater, nanos);
					} catch (Exception e) {
						failures.add(e);
					}
				})));
				for (Thread thread : threads) {
					thread.join();
				}
				return nanos.size();
			});
			if (!failures.isEmpty()) {
				throw failures.peek();
			}
			Files.writeString(times, nanos.stream().map(String::valueOf).collect(Collectors.joining("\n", "", "\n")));
			return Map.of("votes", measure);
		}

		private void work(String name, Rater rater, Queue<Long> nanos) throws Exception {
			Random random = new Random(name.hashCode());
			for (int i = 0; i < votes; i++) {
				if (pauseMillis > 0) {
					// From half of the mean to one and a half of it.
					Thread.sleep(pauseMillis / 2 + random.nextInt(pauseMillis));
				}
				long start = System.nanoTime();
				rater.vote();
				nanos.add(System.nanoTime() - start);
			}
		}

		@Override
		public void close() {
			try {
				for (Rater rater : raters.values()) {
					rater.close();
				}
				below.close();
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		}
	}

	/** As the workbench votes. */
	static Contestant zipp(String[] args) {
		try {
			StudyStore store = new StudyStoresProvider().open(new StudyDirectory(Path.of(args[0])));
			return new Crowd(args, store, name -> {
				AtomicLong clock = new AtomicLong();
				VotingSession session = new VotingSession(store, name, () -> clock.addAndGet(SECOND));
				return new Rater() {
					@Override
					public void vote() {
						session.painted(session.current().orElseThrow().trialId());
						if (!session.vote(Choice.LEFT)) {
							throw new IllegalStateException("an answer was not taken");
						}
					}

					@Override
					public void close() {
						// The study is closed by the crowd.
					}
				};
			});
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	/** The least that must be asked of the server: an INSERT, committed, and a SELECT, on a connection that each rater keeps. */
	static Contestant bare(String[] args) {
		try {
			String url = Files.readString(Path.of(args[0], "url.txt"));
			return new Crowd(args, () -> {
			}, name -> new Bare(DriverManager.getConnection(url), name));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static final class Bare implements Rater {
		private final Connection connection;
		private final PreparedStatement insert;
		private final PreparedStatement select;
		private long trial;

		Bare(Connection connection, String rater) throws SQLException {
			this.connection = connection;
			try (Statement statement = connection.createStatement()) {
				statement.execute("SET application_name = 'bare'");
			}
			insert = connection.prepareStatement("INSERT INTO votes (trial_id, choice, voted_at, response_millis) VALUES (?, 'LEFT', ?, 1000)");
			select = connection.prepareStatement("SELECT t.id, p.text, t.left_image, t.right_image FROM trials t JOIN prompts p ON p.id ="
					+ " t.prompt_id "
					+ "WHERE t.rater_id = ? AND NOT EXISTS (SELECT 1 FROM votes v WHERE v.trial_id = t.id) ORDER BY t.place LIMIT 2");
			select.setString(1, rater);
			next();
		}

		private void next() throws SQLException {
			try (ResultSet row = select.executeQuery()) {
				trial = row.next() ? row.getLong(1) : 0;
			}
		}

		@Override
		public void vote() throws SQLException {
			insert.setLong(1, trial);
			insert.setObject(2, OffsetDateTime.now());
			insert.execute();
			next();
		}

		@Override
		public void close() throws SQLException {
			connection.close();
		}
	}
}
