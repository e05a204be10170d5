package org.zipp.graph.internal.pictures;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Throughput;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;

/**
 * Which file belongs to which image post: by the table, else a file named by the id of the post, else one named like the
 * last part of its link. A name that fits links to different addresses says nothing and is not used.
 */
public final class PictureMatches {

	/** How a file was found. */
	public enum How {
		TABLE, ID, LINK
	}

	/**
	 * A post and its file.
	 *
	 * @param source name of the post
	 * @param file   number of the file in the folder
	 */
	public record Match(String source, int file, How how) {
	}

	private static final int CHECK_EVERY = 4096;

	private final PictureFolder folder;
	private final PictureTable table;
	private final List<Match> matches = new ArrayList<>();
	/** The link of a file that was found by one. */
	private final Map<Integer, String> linkOf = new HashMap<>();
	private final BitSet ambiguous = new BitSet();
	private final BitSet taken = new BitSet();
	private long posts;

	private PictureMatches(PictureFolder folder, PictureTable table) {
		this.folder = folder;
		this.table = table;
	}

	/** Goes once over the image posts of a graph; memory follows the number of files, not that of users. */
	public static PictureMatches find(InteractionGraph graph, PictureFolder folder, PictureTable table, SubMonitor monitor) {
		PictureMatches found = new PictureMatches(folder, table);
		monitor.setWorkRemaining(graph.userCount());
		Throughput throughput = new Throughput("users", graph.userCount());
		for (int user = 0; user < graph.userCount(); user++) {
			graph.traces(user).stream().filter(t -> t.kind() == TraceKind.IMAGE_POST).forEach(found::add);
			throughput.add(1);
			if ((user + 1) % CHECK_EVERY == 0 || user + 1 == graph.userCount()) {
				monitor.worked(user % CHECK_EVERY + 1);
				monitor.subTask("Finding the posts of pictures: " + throughput.text());
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
			}
		}
		found.matches.removeIf(m -> m.how == How.LINK && found.ambiguous.get(m.file));
		found.matches.forEach(m -> found.taken.set(m.file));
		return found;
	}

	private void add(Trace post) {
		posts++;
		int byTable = table.fileOf(post);
		if (byTable >= 0) {
			matches.add(new Match(post.source(), byTable, How.TABLE));
			return;
		}
		int byId = byId(post.source());
		if (byId >= 0) {
			matches.add(new Match(post.source(), byId, How.ID));
			return;
		}
		int byLink = folder.indexOfName(Links.fileName(post.link()));
		if (byLink >= 0) {
			String link = Links.withoutQuery(Links.plain(post.link()));
			if (!linkOf.computeIfAbsent(byLink, _ -> link).equals(link)) {
				ambiguous.set(byLink);
			} else if (!ambiguous.get(byLink)) {
				matches.add(new Match(post.source(), byLink, How.LINK));
			}
		}
	}

	private int byId(String source) {
		int whole = folder.indexOfStem(source);
		return whole >= 0 || !source.startsWith("t3_") ? whole : folder.indexOfStem(source.substring(3));
	}

	/** Posts with their files, in the order of the graph. */
	public List<Match> matches() {
		return matches;
	}

	/** How many posts have a file, by how it was found. */
	public Map<How, Long> counts() {
		Map<How, Long> counts = new EnumMap<>(How.class);
		for (How how : How.values()) {
			counts.put(how, matches.stream().filter(m -> m.how == how).count());
		}
		return counts;
	}

	/** Image posts of the graph. */
	public long posts() {
		return posts;
	}

	/** Why no post has a file; {@code null} when one has. */
	public String whyUnmatched(int file) {
		if (taken.get(file)) {
			return null;
		}
		if (ambiguous.get(file)) {
			return "its name fits links to different addresses; say in a table which is meant";
		}
		return isNamesakeTaken(file) ? "another file of the same name was taken"
				: "no image post of the graph has this id or link";
	}

	private boolean isNamesakeTaken(int file) {
		for (int i = folder.indexOfStem(folder.stem(file)); i < folder.size() && folder.stem(i).equals(folder.stem(file)); i++) {
			if (taken.get(i)) {
				return true;
			}
		}
		return false;
	}
}
