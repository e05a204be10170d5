package org.zipp.encoder.internal.method;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderMethod;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.TrainingTask;
import org.zipp.torch.Parameters;
import org.zipp.torch.TensorFile;
import org.zipp.torch.TorchRuntime;

/**
 * An encoder that is trained by {@link TrainingLoop}. One more encoder is one more class of this kind that says its forward
 * pass ({@link #network}) and how it is used ({@link #model}), and is a service.
 */
abstract class LearnedEncoder implements EncoderMethod {

	private final String id;
	private final String label;
	private final TorchRuntime torch;
	/** What was opened last, so that threads that open the same share it. */
	private SoftReference<Opened> opened = new SoftReference<>(null);

	private record Opened(Path folder, FileTime written, CommunityFeatures features, Model model) {
	}

	LearnedEncoder(String id, String label, TorchRuntime torch) {
		this.id = id;
		this.label = label;
		this.torch = torch;
	}

	@Override
	public final String id() {
		return id;
	}

	@Override
	public final String label() {
		return label;
	}

	@Override
	public boolean aligns() {
		return false;
	}

	final TorchRuntime torch() {
		return torch;
	}

	/** The forward pass, for one fit. */
	abstract Network network(TrainingData data, Parameters parameters);

	/**
	 * What was learned, in use.
	 *
	 * @param file parameters, and what {@link Network#store} added
	 */
	abstract Model model(TensorFile file, CommunityFeatures features);

	@Override
	public final FittedEncoder fit(TrainingTask task, SubMonitor monitor) {
		new TrainingLoop(this, task).run(monitor);
		return open(task.folder(), task.features());
	}

	@Override
	public final synchronized FittedEncoder open(Path folder, CommunityFeatures features) {
		Path file = folder.resolve(FitFiles.BEST);
		if (!Files.exists(folder.resolve(FitFiles.DESCRIPTION))) {
			throw new ZippException("There is no finished encoder of the method '" + id + "'. Train it first.", folder, 0, null);
		}
		Opened last = opened.get();
		FileTime written = written(file);
		if (last == null || !last.folder.equals(folder) || !last.written.equals(written) || last.features != features) {
			last = new Opened(folder, written, features, model(read(file), features));
			opened = new SoftReference<>(last);
		}
		return last.model.encoder();
	}

	private TensorFile read(Path file) {
		TensorFile read = TensorFile.read(file);
		if (!read.property(Model.METHOD).equals(id)) {
			throw new ZippException(
					"The encoder is of the method '" + read.property(Model.METHOD) + "', not '" + id + "'.", file, 0, null);
		}
		return read;
	}

	private static FileTime written(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		} catch (IOException e) {
			throw new ZippException("The parameters of the encoder cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}
}
