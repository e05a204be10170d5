package org.zipp.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.FileTrees;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.graph.internal.GraphBuilder;
import org.zipp.graph.internal.GraphManifest;
import org.zipp.graph.internal.GraphPlace;

/** Writes graphs whose users come one by one from elsewhere than dumps and edge lists. Such graphs have no texts. */
public final class GraphWriter {

	private static final int TICKS = 100;
	private static final int USER_TICKS = 70;

	/** Takes the users in ascending order of their ids, compared as unsigned bytes of UTF-8. */
	@FunctionalInterface
	public interface Users {

		/** @param edges what the user has written where, by ascending community; may be used again by the caller */
		void add(byte[] id, EdgeList edges) throws IOException;
	}

	/** What a graph is made of. */
	public interface Source {

		/** Hash of all that the graph depends on, at least twelve hexadecimal digits. */
		String fingerprint();

		/** Gives all users; called once. */
		void users(Users users, SubMonitor monitor) throws IOException;

		/** Names of the communities by their number. */
		List<String> communities();

		/** What was written month by month; asked for when all users are given. */
		List<MonthCount> activity();
	}

	private GraphWriter() {
	}

	/**
	 * Writes a graph and puts it into a study in place of the one there was.
	 *
	 * @throws ZippException              when the graph cannot be written
	 * @throws OperationCanceledException when cancelled; the study is then as it was
	 */
	public static void write(StudyDirectory study, Source source, SubMonitor monitor) {
		study.create();
		try {
			Files.createDirectories(study.temp());
			Path work = Files.createTempDirectory(study.temp(), "graph-");
			try {
				write(study.graph(), work, source, SubMonitor.convert(monitor, TICKS));
			} finally {
				FileTrees.delete(work);
			}
		} catch (IOException e) {
			throw new ZippException("The graph cannot be written: " + Reasons.of(e) + ". Make room or choose another place.",
					study.temp(), 0, e);
		}
	}

	private static void write(Path graph, Path work, Source source, SubMonitor progress) throws IOException {
		String fingerprint = source.fingerprint();
		Path data = Files.createDirectory(work.resolve(GraphPlace.dataName(fingerprint)));
		byte[] none = {};
		try (GraphBuilder builder = new GraphBuilder(data)) {
			source.users((id, edges) -> builder.user(id, id.length, edges, none, 0), progress.split(USER_TICKS));
			builder.finish(source.communities().stream().map(name -> new GraphBuilder.Community(name, "")).toList(), source.activity(),
					progress.split(TICKS - USER_TICKS));
			Map<String, Long> counts = new LinkedHashMap<>();
			counts.put("users", (long) builder.users());
			counts.put("communities", (long) builder.communities());
			counts.put("edges", builder.edges());
			counts.put("posts", builder.posts());
			counts.put("comments", builder.comments());
			GraphPlace.put(graph, data, new GraphManifest(data.getFileName().toString(), fingerprint, counts, builder.marks()), work);
		}
	}
}
