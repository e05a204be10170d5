package org.zipp.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The files that a run leaves in a folder of a person's choice. Neither what the run reads nor what somebody else put there is
 * written over: what is written is noted with its hash in a hidden list beside it, and only files that are still as noted may
 * be replaced.
 */
public final class OutputFiles {

	/** The hidden list in each folder that was written to. */
	public static final String LIST = ".zipp-files";

	private static final String HEADER = "# What zipp wrote here. It writes over these files again as long as nobody changed them.";
	private static final String GAP = "  ";

	private final Path folder;
	private final List<Path> inputs;

	/**
	 * @param folder where files are written; need not exist
	 * @param inputs what the same run reads; {@code null} stands for an input that was not given
	 */
	public OutputFiles(Path folder, Collection<Path> inputs) {
		this.folder = folder.toAbsolutePath().normalize();
		this.inputs = inputs.stream().filter(Objects::nonNull).toList();
	}

	/** The guard of a single file. */
	public static OutputFiles beside(Path file, Collection<Path> inputs) {
		return new OutputFiles(file.toAbsolutePath().normalize().getParent(), inputs);
	}

	/**
	 * Says before anything is computed whether these files may be written.
	 *
	 * @throws ZippException naming the first file that is an input, or that this program did not write
	 */
	public void check(Collection<String> names) {
		for (String name : names) {
			refuseInput(name);
			if (isThere(name) && !isOwn(name)) {
				throw new ZippException("This file would be written over, and it is not as an earlier run left it. Name another place with --out, "
						+ "or move the file away.", folder.resolve(name), 0, null);
			}
		}
	}

	/** @throws ZippException when the file is one that the run reads, by whatever path */
	public void refuseInput(String name) {
		Path file = folder.resolve(name);
		for (Path input : inputs) {
			if (isSame(input, file)) {
				throw new ZippException("This file is read and would be written over. Name another place with --out.", file, 0, null);
			}
		}
	}

	/** Whether anything has that name, a link that leads nowhere included. */
	public boolean isThere(String name) {
		return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
	}

	/** Writes a text in place of what was there, or leaves that as it is. */
	public void write(String name, String text) {
		check(List.of(name));
		note(name, Hashes.of(text));
		WholeFile.write(folder.resolve(name), text);
	}

	/** Moves a finished file into the folder. */
	public void put(Path made, String name) throws IOException {
		check(List.of(name));
		note(name, Hashes.of(made));
		StudyDirectory.moveIntoPlace(made, folder.resolve(name));
	}

	/** A file is noted before it is written, and what was noted of it before stays, so that a stopped run knows both. */
	private void note(String name, String hash) {
		List<String> lines = new ArrayList<>(listed());
		lines.removeIf(l -> isOf(l, name) && !isCurrent(name, l));
		lines.add(hash + GAP + name);
		WholeFile.write(folder.resolve(LIST), HEADER + '\n' + String.join("\n", lines.stream().distinct().sorted().toList()) + '\n');
	}

	private boolean isCurrent(String name, String line) {
		return isThere(name) && line.startsWith(current(name));
	}

	private boolean isOwn(String name) {
		Path file = folder.resolve(name);
		return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && listed().contains(current(name) + GAP + name);
	}

	private String current(String name) {
		try {
			return Hashes.of(folder.resolve(name));
		} catch (IOException e) {
			throw new ZippException("The file that is there cannot be read: " + Reasons.of(e), folder.resolve(name), 0, e);
		}
	}

	private List<String> listed() {
		Path list = folder.resolve(LIST);
		try {
			return Files.isRegularFile(list) ? Files.readAllLines(list, StandardCharsets.UTF_8).stream().filter(l -> !l.startsWith("#")).toList()
					: List.of();
		} catch (IOException e) {
			throw new ZippException("The list of files that were written here cannot be read: " + Reasons.of(e), list, 0, e);
		}
	}

	private static boolean isOf(String line, String name) {
		return line.endsWith(GAP + name);
	}

	private static boolean isSame(Path a, Path b) {
		try {
			return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
		} catch (IOException _) {
			return a.toAbsolutePath().normalize().equals(b);
		}
	}
}
