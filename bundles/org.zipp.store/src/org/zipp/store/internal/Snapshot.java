package org.zipp.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;

/**
 * A copy of the tables of a study, made to be looked at while the study stays as it is: nothing in its folder is written
 * or locked.
 *
 * <p>Every commit writes to the file before it returns (see {@link Dialect#sync}), so a copy during which the file kept
 * its size and its time is the state after a commit. What a copy would hold of a half-written chunk H2 passes over when it
 * opens it, as it does after a crash.
 */
final class Snapshot implements AutoCloseable {

	private static final int ATTEMPTS = 8;
	private static final String NAME = "study";
	private static final String SUFFIX = ".mv.db";

	private final Path folder;

	private Snapshot(Path folder) {
		this.folder = folder;
	}

	/** Copies the tables of a study and brings the copy up to date. */
	static Snapshot of(StudyDirectory directory) {
		Path file = directory.databaseFile();
		if (!directory.isStudy()) {
			throw new ZippException("There is no study in this folder.", directory.root(), 0, null);
		}
		Snapshot snapshot;
		try {
			snapshot = new Snapshot(Files.createTempDirectory("zipp-read-only"));
		} catch (IOException e) {
			throw new ZippException("The study cannot be opened read-only, because the folder for temporary files cannot be written: "
					+ Reasons.of(e), file, 0, e);
		}
		try {
			copy(directory, snapshot.file());
			Schema.prepareCopy(snapshot.database(), file);
			return snapshot;
		} catch (RuntimeException e) {
			snapshot.close();
			throw e;
		}
	}

	private static void copy(StudyDirectory directory, Path copy) {
		Path file = directory.databaseFile();
		try {
			for (int i = 0; i < ATTEMPTS; i++) {
				List<Object> before = state(file);
				Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
				if (state(file).equals(before)) {
					return;
				}
			}
		} catch (NoSuchFileException e) {
			throw new ZippException("The tables of the study were moved away while they were read. Open it again.", file, 0, e);
		} catch (IOException e) {
			throw new ZippException("The tables of the study cannot be read: " + Reasons.of(e) + ". If this is for lack of room in "
					+ copy.getParent() + ", make some.", file, 0, e);
		}
		throw new ZippException("The study is being written to all the time by " + OpenStudies.holder(directory)
				+ ". Wait until the step that runs there is over, then open it again.", file, 0, null);
	}

	private static List<Object> state(Path file) throws IOException {
		BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
		return List.of(now.size(), now.lastModifiedTime());
	}

	/** The path of the copy without its ending. */
	Path database() {
		return folder.resolve(NAME);
	}

	private Path file() {
		return folder.resolve(NAME + SUFFIX);
	}

	@Override
	public void close() {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
			Files.delete(folder);
		} catch (IOException e) {
			throw new ZippException("The copy of the study's tables cannot be deleted: " + Reasons.of(e), folder, 0, e);
		}
	}
}
