package org.zipp.ui.training.presenter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.TrainedEncoder;
import org.zipp.encoder.TrainingLog;

/**
 * A fit of an encoder in a study, finished or not.
 *
 * @param method id of the encoder, the name of the folder
 * @param folder where it lies
 * @param stamp  differs when the log or the result was written anew
 */
public record Fit(String method, Path folder, String stamp) {

	/**
	 * The fits of a study, the one that was worked at last first.
	 *
	 * @throws ZippException when the folder cannot be read
	 */
	public static List<Fit> of(StudyDirectory study) {
		Path encoders = study.encoders();
		if (!Files.isDirectory(encoders)) {
			return List.of();
		}
		record Dated(Fit fit, long millis) {
		}
		List<Dated> found = new ArrayList<>();
		try (Stream<Path> folders = Files.list(encoders)) {
			for (Path folder : folders.filter(Files::isDirectory).toList()) {
				Path log = folder.resolve(TrainingLog.FILE);
				if (Files.isRegularFile(log)) {
					long millis = Files.getLastModifiedTime(log).toMillis();
					found.add(new Dated(new Fit(folder.getFileName().toString(), folder, millis + " " + Files.size(log) + ' ' + Files.exists(folder.resolve(TrainedEncoder.FILE))), millis));
				}
			}
		} catch (IOException e) {
			throw new ZippException("The encoders of the study cannot be listed: " + Reasons.of(e) + '.', encoders, 0, e);
		}
		return found.stream().sorted(Comparator.comparingLong((Dated d) -> -d.millis).thenComparing(d -> d.fit.method))
				.map(Dated::fit).toList();
	}

	/** The fit of a method among others. */
	public static Optional<Fit> find(List<Fit> fits, String method) {
		return fits.stream().filter(f -> f.method.equals(method)).findFirst();
	}
}
