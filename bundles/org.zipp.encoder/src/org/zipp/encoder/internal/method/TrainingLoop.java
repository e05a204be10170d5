package org.zipp.encoder.internal.method;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Throughput;
import org.zipp.encoder.Alignment;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.TrainingLog;
import org.zipp.encoder.TrainingTask;
import org.zipp.graph.Samples;
import org.zipp.torch.Adam;
import org.zipp.torch.Parameters;
import org.zipp.torch.Precision;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorFile;
import org.zipp.torch.TrainingStep;
import org.zipp.torch.WarmUpCosine;

/**
 * Trains an encoder: epochs over the users in an order drawn anew, each user with one positive drawn uniformly from its
 * training links; Adam with warm-up and cosine; after each epoch the validation links are ranked, the best parameters kept,
 * and the place of the fit stored. Best is the greatest MRR of validation links; with ImageAlign its weight times the MRR of
 * rows of users left out of its loss is added, so that both things the encoder is trained for count. All chance comes from the seed and counters, so a fit that goes on after a stop ends
 * with the same parameters as one that was never stopped. Each step is one unit of work of the monitor.
 */
final class TrainingLoop {

	/** Within long epochs the place is stored as often as this. */
	private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(5);

	private static final String MODEL = "";

	private final LearnedEncoder encoder;
	private final TrainingTask task;
	private final EncoderSettings settings;

	TrainingLoop(LearnedEncoder encoder, TrainingTask task) {
		this.encoder = encoder;
		this.task = task;
		settings = task.settings();
	}

	/** Trains until finished; does nothing when the folder holds the finished fit of this task. */
	void run(SubMonitor monitor) {
		check();
		TrainingData data = TrainingData.of(task, monitor);
		Map<String, String> about = FitFiles.task(encoder, data);
		try {
			if (!FitFiles.isFinished(task.folder(), about)) {
				new Fit(data, about).run(monitor);
			}
		} catch (IOException e) {
			throw new ZippException("The fit cannot be stored: " + Reasons.of(e) + '.', task.folder(), 0, e);
		}
	}

	private void check() {
		if (encoder.aligns() && task.alignment().isEmpty()) {
			throw new ZippException("The method '" + encoder.id()
					+ "' needs the image posts of users, and the graph holds none. Ingest image posts, or take a method without "
					+ "ImageAlign.");
		}
		if (task.features().count() != task.graph().communityCount()) {
			throw new ZippException("There are features of " + task.features().count() + " communities, but the graph has "
					+ task.graph().communityCount() + '.');
		}
		String wrong = settings.hidden() < 1 ? "hidden" : settings.heads() < 1 ? "heads" : settings.layers() < 1 ? "layers"
				: settings.fanOut() < 1 ? "fanOut" : settings.batch() < 1 ? "batch" : settings.epochs() < 1 ? "epochs"
				: !(settings.learningRate() > 0) ? "learningRate" : !(settings.temperature() > 0) ? "temperature"
				: !(settings.dropout() >= 0 && settings.dropout() < 1) ? "dropout"
				: !(settings.attentionDropout() >= 0 && settings.attentionDropout() < 1) ? "attentionDropout"
				: !(settings.warmUp() >= 0 && settings.warmUp() <= 1) ? "warmUp" : null;
		if (wrong != null) {
			throw new ZippException("The setting '" + wrong + "' is out of range: " + SettingsText.write(settings).get("settings." + wrong)
					+ '.');
		}
	}

	/** Sums of the losses of an epoch. */
	private static final class Sums {
		private static final int COUNT = 4;
		private final double[] values;

		private Sums(double[] values) {
			this.values = values;
		}

		private void add(double loss, double link, double align) {
			values[0] += loss;
			values[1] += link;
			if (!Double.isNaN(align)) {
				values[2] += align;
				values[3]++;
			}
		}

		private double loss(long steps) {
			return values[0] / steps;
		}

		private double link(long steps) {
			return values[1] / steps;
		}

		private double align() {
			return values[2] / values[3];
		}
	}

	/** One fit on its way. */
	private final class Fit {

		private final TrainingData data;
		private final Map<String, String> about;
		private final Batch batch;
		private final long stepsPerEpoch;
		private final WarmUpCosine rate;
		private Parameters parameters;
		private Network network;
		private ImageAlign align;
		private int[] alignValidated = new int[0];
		private Adam adam;
		private int epoch = 1;
		private long stepOfEpoch;
		private Sums sums = new Sums(new double[Sums.COUNT]);
		private List<TrainingLog.Row> log = new ArrayList<>();
		private double secondsBefore;
		private long started;
		private long stored;
		private double bestScore = Double.NEGATIVE_INFINITY;
		private int bestEpoch;
		private SubMonitor progress;
		private Throughput throughput;

		private Fit(TrainingData data, Map<String, String> about) {
			this.data = data;
			this.about = about;
			batch = new Batch(data);
			stepsPerEpoch = (data.users().length + settings.batch() - 1L) / settings.batch();
			long total = stepsPerEpoch * settings.epochs();
			rate = new WarmUpCosine(settings.learningRate(), Math.round(total * settings.warmUp()), total);
		}

		private void run(SubMonitor monitor) throws IOException {
			try (Parameters values = encoder.torch().parameters(Precision.FLOAT32)) {
				parameters = values;
				network = encoder.network(data, values);
				Initial initial = new Initial(values, settings.seed());
				network.declare(initial);
				if (encoder.aligns()) {
					Alignment alignment = task.alignment().orElseThrow();
					align = new ImageAlign(alignment, settings, network.width());
					align.declare(initial);
					alignValidated = align.heldOut(data.users());
				}
				adam = new Adam(values);
				if (FitFiles.isBegun(task.folder(), about)) {
					goOn();
				} else {
					FitFiles.clear(task.folder());
				}
				started = System.nanoTime();
				stored = started;
				long left = stepsPerEpoch * settings.epochs() - adam.steps();
				progress = monitor.setWorkRemaining((int) Math.min(Integer.MAX_VALUE, Math.max(1, left)));
				throughput = new Throughput("steps", left);
				while (epoch <= settings.epochs() && !isStale()) {
					epoch();
				}
				FitFiles.finish(task.folder(), about, result());
			}
		}

		/** Whether the validation has not become better for as long as the settings allow. */
		private boolean isStale() {
			return settings.patience() > 0 && data.validated().length > 0 && epoch - 1 - bestEpoch >= settings.patience();
		}

		private void epoch() throws IOException {
			int[] order = order();
			if (stepOfEpoch == 0) {
				network.beginEpoch();
			}
			while (stepOfEpoch < stepsPerEpoch) {
				if (progress.isCanceled()) {
					checkpoint();
					throw new OperationCanceledException();
				}
				step(order);
				if (System.nanoTime() - stored > CHECKPOINT_EVERY.toNanos()) {
					checkpoint();
				}
			}
			finishEpoch();
		}

		/** Users in the order of the epoch (Fisher and Yates). */
		private int[] order() {
			int[] order = data.users().clone();
			int[] drawn = new int[1];
			for (int i = order.length - 1; i > 0; i--) {
				Samples.uniform(i + 1, 1, Samples.key(settings.seed() ^ Site.ORDER, epoch, i), drawn);
				int other = order[drawn[0]];
				order[drawn[0]] = order[i];
				order[i] = other;
			}
			return order;
		}

		private void step(int[] order) {
			int from = (int) (stepOfEpoch * settings.batch());
			batch.fill(epoch, order, from, Math.min(order.length, from + settings.batch()));
			double loss;
			try (TrainingStep step = parameters.step()) {
				Pass pass = new Pass(step, batch, Samples.key(settings.seed(), Site.DROPOUT, adam.steps()), true);
				Network.Forward forward = network.forward(pass);
				Tensor aligned = align == null ? null : align.loss(pass, forward.users());
				Tensor total = aligned == null ? forward.linkLoss()
						: forward.linkLoss().plus(aligned.times(settings.alignWeight()));
				step.backward(total);
				loss = total.value();
				sums.add(loss, forward.linkLoss().value(), aligned == null ? Double.NaN : aligned.value());
				adam.update(step, rate.rate(adam.steps()));
			}
			if (!Double.isFinite(loss)) {
				throw new ZippException("The loss is no number any more in step " + adam.steps()
						+ ". Train with a lower learning rate than " + settings.learningRate() + '.');
			}
			stepOfEpoch++;
			progress.worked(1);
			throughput.add(1);
			progress.subTask(String.format(Locale.ROOT, "%s: epoch %d of %d, %s, loss %.4f", encoder.label(), epoch,
					settings.epochs(), throughput.text(), loss));
		}

		private void finishEpoch() throws IOException {
			TensorFile model = model();
			Validation validation = Validation.of(data, encoder.model(model, task.features()));
			double alignMrr = align == null ? Double.NaN : align.validate(alignValidated, network, batch);
			double score = validation.mrr() + (Double.isNaN(alignMrr) ? 0 : settings.alignWeight() * alignMrr);
			// Without validation links, the last epoch is the best.
			if (Double.isNaN(score) || score > bestScore) {
				bestScore = Double.isNaN(score) ? bestScore : score;
				bestEpoch = epoch;
				model.write(task.folder().resolve(FitFiles.BEST));
			}
			log.add(new TrainingLog.Row(epoch, adam.steps(), seconds(), sums.loss(stepsPerEpoch), sums.link(stepsPerEpoch),
					sums.align(), rate.rate(adam.steps() - 1), validation.mrr(), validation.hit10(), alignMrr));
			TrainingLog.write(task.folder(), log);
			epoch++;
			stepOfEpoch = 0;
			sums = new Sums(new double[Sums.COUNT]);
			checkpoint();
		}

		private double seconds() {
			return secondsBefore + (System.nanoTime() - started) / 1e9;
		}

		/** The parameters as they are, with all that use needs. */
		private TensorFile model() {
			TensorFile file = new TensorFile();
			about.forEach(file::property);
			file.property(Model.COMMUNITIES, IntStream.range(0, data.communityCount())
					.mapToObj(data.features()::id).collect(Collectors.joining("\n")));
			parameters.store(file, MODEL);
			network.store(file);
			return file;
		}

		private void checkpoint() throws IOException {
			TensorFile file = new TensorFile();
			about.forEach(file::property);
			file.property("epoch", Integer.toString(epoch)).property("step", Long.toString(stepOfEpoch))
					.property("seconds", Double.toString(seconds())).property("best.epoch", Integer.toString(bestEpoch))
					.property("best.score", Double.toString(bestScore)).put("sums", sums.values, Sums.COUNT);
			parameters.store(file, MODEL);
			adam.store(file);
			network.storeState(file);
			file.write(task.folder().resolve(FitFiles.CHECKPOINT));
			stored = System.nanoTime();
		}

		private void goOn() {
			TensorFile file = TensorFile.read(task.folder().resolve(FitFiles.CHECKPOINT));
			epoch = Integer.parseInt(file.property("epoch"));
			stepOfEpoch = Long.parseLong(file.property("step"));
			secondsBefore = Double.parseDouble(file.property("seconds"));
			bestEpoch = Integer.parseInt(file.property("best.epoch"));
			bestScore = Double.parseDouble(file.property("best.score"));
			sums = new Sums(file.doubles("sums", Sums.COUNT));
			parameters.load(file, MODEL);
			adam.load(file);
			network.loadState(file);
			// The log may be an epoch ahead of the place.
			log = new ArrayList<>(TrainingLog.read(task.folder()).stream().filter(r -> r.epoch() < epoch).toList());
		}

		private Map<String, String> result() {
			Map<String, String> lines = new LinkedHashMap<>();
			lines.put("label", encoder.label());
			lines.put("epochs", Integer.toString(epoch - 1));
			lines.put("steps", Long.toString(adam.steps()));
			lines.put("best.epoch", Integer.toString(bestEpoch));
			TrainingLog.Row best = log.get(bestEpoch - 1);
			lines.put("best.validation.mrr", Double.isNaN(best.validationMrr()) ? "" : Double.toString(best.validationMrr()));
			lines.put("best.validation.hit10", Double.isNaN(best.hit10()) ? "" : Double.toString(best.hit10()));
			lines.put("best.validation.align-mrr",
					Double.isNaN(best.validationAlignMrr()) ? "" : Double.toString(best.validationAlignMrr()));
			lines.put("users.validated", Integer.toString(data.validated().length));
			return lines;
		}
	}
}
