package org.zipp.graph.internal.pictures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.Throughput;
import org.zipp.graph.pictures.AttachedPictures.Keep;
import org.zipp.graph.pictures.PictureReader;
import org.zipp.graph.pictures.UnreadablePictureException;

/**
 * Looks at pictures and keeps them in the study by their content. Which are done is noted in a file, so that a stopped
 * run goes on where it stopped.
 */
public final class PictureKeeper {

	/**
	 * What became of a file.
	 *
	 * @param number of the file in its folder
	 * @param problem why it cannot be used; {@code null} when it can
	 * @param file    where it lies now
	 * @param sha256  of its content
	 */
	public record Kept(int number, String problem, Path file, String sha256, int width, int height) {
	}

	private static final String DONE = "done.tsv";
	private static final int COLUMNS = 5;
	private static final int BATCH = 32;
	/** Sides to which pictures are decoded to see whether they can be. */
	private static final int LOOK = 32;

	private final PictureFolder folder;
	private final Path pictures;
	private final Path work;
	private final PictureReader reader;
	private final Keep keep;

	/**
	 * @param pictures where pictures are kept
	 * @param work     existing folder of this run, on the same file system
	 */
	public PictureKeeper(PictureFolder folder, Path pictures, Path work, PictureReader reader, Keep keep) {
		this.folder = folder;
		this.pictures = pictures;
		this.work = work;
		this.reader = reader;
		this.keep = keep;
	}

	/** Keeps files, each once; what became of each, by its number, {@code null} for those not asked for. */
	public Kept[] keep(int[] numbers, SubMonitor monitor) throws IOException {
		Kept[] kept = new Kept[folder.size()];
		Path done = work.resolve(DONE);
		readDone(done, kept);
		int[] left = Arrays.stream(numbers).filter(n -> kept[n] == null).toArray();
		monitor.setWorkRemaining(Math.max(1, left.length));
		Throughput throughput = new Throughput("pictures", left.length);
		try (BufferedWriter out = Files.newBufferedWriter(done, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
				StandardOpenOption.APPEND)) {
			for (int from = 0; from < left.length; from += BATCH) {
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				List<Kept> batch = Arrays.stream(left, from, Math.min(left.length, from + BATCH)).parallel()
						.mapToObj(this::keep).toList();
				for (Kept k : batch) {
					kept[k.number] = k;
					out.write(line(k));
				}
				out.flush();
				throughput.add(batch.size());
				monitor.worked(batch.size());
				monitor.subTask("Attaching: " + throughput.text());
			}
		}
		return kept;
	}

	private Kept keep(int number) {
		Path file = folder.file(number);
		if (file.toString().chars().anyMatch(c -> c < ' ')) {
			return new Kept(number, "its name has a tab, a line end or another control character", null, "", 0, 0);
		}
		try {
			PictureReader.Read read = reader.read(file, LOOK);
			String sha256 = Hashes.of(file);
			return new Kept(number, null, place(file, sha256, read.suffix()), sha256, read.width(), read.height());
		} catch (UnreadablePictureException e) {
			return new Kept(number, e.getMessage().replaceAll("\\s+", " "), null, "", 0, 0);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Path place(Path file, String sha256, String suffix) throws IOException {
		if (keep == Keep.REFERENCE) {
			return file;
		}
		Path target = pictures.resolve(sha256.substring(0, 2)).resolve(sha256 + '.' + suffix);
		if (Files.exists(target) && Files.size(target) == Files.size(file)) {
			return target;
		}
		Path made = Files.createTempFile(work, "picture", '.' + suffix);
		if (keep == Keep.COPY || !link(file.toRealPath(), made)) {
			try (InputStream in = Files.newInputStream(file)) {
				Files.copy(in, made, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		StudyDirectory.moveIntoPlace(made, target);
		return target;
	}

	private static boolean link(Path file, Path made) throws IOException {
		Files.delete(made);
		try {
			Files.createLink(made, file);
			return true;
		} catch (UnsupportedOperationException | IOException _) {
			return false; // another file system, or one without links: copied
		}
	}

	private String line(Kept k) {
		String path = folder.entry(k.number).path();
		String result = k.problem == null ? k.file + "\t" + k.sha256 + '\t' + k.width + '\t' + k.height
				: "\t" + k.problem + "\t0\t0";
		return path.chars().anyMatch(c -> c < ' ') ? "" : path + '\t' + result + '\n';
	}

	/** A last line that was cut short by a crash does not count. */
	private void readDone(Path done, Kept[] kept) throws IOException {
		if (!Files.exists(done)) {
			return;
		}
		String text = Files.readString(done, StandardCharsets.UTF_8);
		int whole = text.lastIndexOf('\n') + 1;
		if (whole < text.length()) {
			Files.writeString(done, text.substring(0, whole), StandardCharsets.UTF_8);
		}
		for (String line : text.substring(0, whole).lines().toList()) {
			String[] cells = line.split("\t", -1);
			int number = cells.length == COLUMNS ? folder.indexOfPath(cells[0]) : -1;
			if (number >= 0) {
				kept[number] = cells[1].isEmpty() ? new Kept(number, cells[2], null, "", 0, 0)
						: new Kept(number, null, Path.of(cells[1]), cells[2], Integer.parseInt(cells[3]),
								Integer.parseInt(cells[4]));
			}
		}
	}
}
