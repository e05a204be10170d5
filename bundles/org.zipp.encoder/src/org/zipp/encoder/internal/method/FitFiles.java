package org.zipp.encoder.internal.method;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import org.zipp.core.WholeFile;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.TrainingLog;
import org.zipp.torch.TensorFile;

/** The files of a fit in its folder, beside {@link TrainingLog}. */
final class FitFiles {

	/** Parameters of the best epoch so far, and what use needs beside them. */
	static final String BEST = "best.tensors";

	/** Where the fit is: parameters, optimiser, place. */
	static final String CHECKPOINT = "checkpoint.tensors";

	/** What was trained, for people; there when the fit is finished. */
	static final String DESCRIPTION = "encoder.properties";

	/** Changes when the same task gives another result. */
	private static final String VERSION = "1";

	private FitFiles() {
	}

	/** What the fit is about, line by line: when one of them is another, it is another fit. */
	static Map<String, String> task(LearnedEncoder encoder, TrainingData data) {
		Map<String, String> lines = new LinkedHashMap<>();
		lines.put(Model.METHOD, encoder.id());
		lines.put("version", VERSION);
		lines.putAll(SettingsText.write(data.settings()));
		lines.put("graph.fingerprint", data.graph().fingerprint());
		lines.put("graph.training.users", Integer.toString(data.users().length));
		lines.put("graph.training.links", Long.toString(data.links()));
		lines.put("split.checksum", data.splitSum());
		lines.put(Model.KIND, data.features().kind());
		lines.put(Model.DIMENSION, Integer.toString(data.features().dimension()));
		lines.put("features.checksum", checksum(data.features()));
		lines.put("alignment.source",
				encoder.aligns() ? data.alignment().map(a -> a.source() + ' ' + a.dimension()).orElse("none") : "none");
		return lines;
	}

	private static String checksum(CommunityFeatures features) {
		CRC32C sum = new CRC32C();
		float[] row = new float[features.dimension()];
		byte[] bytes = new byte[Float.BYTES * row.length];
		for (int c = 0; c < features.count(); c++) {
			features.copy(c, row, 0);
			for (int i = 0; i < row.length; i++) {
				int bits = Float.floatToIntBits(row[i]);
				for (int b = 0; b < Float.BYTES; b++) {
					bytes[Float.BYTES * i + b] = (byte) (bits >>> (Byte.SIZE * b));
				}
			}
			sum.update(bytes);
			sum.update(features.id(c).getBytes(StandardCharsets.UTF_8));
		}
		return Long.toHexString(sum.getValue());
	}

	/** Whether a finished fit of the task lies in the folder. */
	static boolean isFinished(Path folder, Map<String, String> task) throws IOException {
		Path file = folder.resolve(DESCRIPTION);
		return Files.exists(file) && Files.exists(folder.resolve(BEST))
				&& Files.readString(file).startsWith(text(task));
	}

	/** Says that the fit is finished. */
	static void finish(Path folder, Map<String, String> task, Map<String, String> result) throws IOException {
		WholeFile.write(folder.resolve(DESCRIPTION), text(task) + text(result));
	}

	private static String text(Map<String, String> lines) {
		StringBuilder text = new StringBuilder();
		lines.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
		return text.toString();
	}

	/** Whether an unfinished fit of the task lies in the folder. */
	static boolean isBegun(Path folder, Map<String, String> task) {
		Path file = folder.resolve(CHECKPOINT);
		return Files.exists(file) && TensorFile.read(file).properties().entrySet().containsAll(task.entrySet());
	}

	/** Removes what another fit left. */
	static void clear(Path folder) throws IOException {
		Files.createDirectories(folder);
		for (String name : List.of(DESCRIPTION, CHECKPOINT, BEST, TrainingLog.FILE)) {
			Files.deleteIfExists(folder.resolve(name));
		}
	}
}
