package org.zipp.diffusion.internal.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.diffusion.DiffusionModel;
import org.zipp.diffusion.Embedding;
import org.zipp.diffusion.ModelFolder;
import org.zipp.diffusion.Noise;
import org.zipp.diffusion.Scheduler;
import org.zipp.diffusion.SchedulerConfig;
import org.zipp.diffusion.Schedulers;
import org.zipp.torch.Configuration;
import org.zipp.torch.WeightType;
import org.zipp.torch.Weights;
import org.zipp.torch.clip.ClipTokenizer;

/**
 * Computes with a model everything that a reference holds, from the prompt and the seed on, and compares: token ids and timesteps
 * must be equal, floats within 10⁻⁴ of the largest value of their tensor (10⁻² when the weights have 16 bits), pixels within 1.
 * What cannot be computed counts as different.
 */
final class ReferenceCheck {

	/** The file with prompt, settings, token ids, schedulers and timesteps. */
	static final String SETTINGS = "expected.json";
	/** The file with the tensors. */
	static final String TENSORS = "expected.safetensors";

	private static final double FLOATS = 1e-4;
	private static final double HALF_FLOATS = 1e-2;
	private static final double PIXELS = 1;
	private static final double FRACTIONS = 1e-6;
	private static final long NOISE_SEED = 42;
	private static final long STEP_SEED = 9;
	private static final Pattern CALL = Pattern.compile("unet_at_(\\d+)");
	private static final Pattern STEP = Pattern.compile("(.+)\\.(\\d+)");
	private static final Pattern DRAW = Pattern.compile("(.+)\\.noise\\.(\\d+)");
	private static final Pattern PICTURE = Pattern.compile("(.+)\\.(decoded|pixels)");
	private static final String ENCODED = "encoded_mean";
	private static final String OF_ENCODED = "ddim.decoded";

	/**
	 * How a tensor compares.
	 *
	 * @param difference the largest, NaN when there is none to tell
	 * @param relative   that to the largest value of the reference
	 * @param words      what is wrong, or how it was judged
	 */
	record Row(String name, double difference, double relative, boolean right, String words) {
	}

	private final DiffusionModel model;
	private final ModelFolder folder;
	private final Configuration settings;
	private final Weights tensors;
	private final double tolerance;
	private final List<Row> rows = new ArrayList<>();
	private final Map<String, List<float[]>> runs = new HashMap<>();
	private final Map<String, float[]> decoded = new HashMap<>();
	private final Map<String, Embedding> texts = new HashMap<>();
	private final SubMonitor monitor;

	private ReferenceCheck(DiffusionModel model, Configuration settings, Weights tensors, SubMonitor monitor) {
		this.model = model;
		this.folder = model.folder();
		this.settings = settings;
		this.tensors = tensors;
		this.monitor = monitor;
		tolerance = hasHalfWeights() ? HALF_FLOATS : FLOATS;
	}

	/**
	 * Compares everything.
	 *
	 * @param reference folder with {@value #SETTINGS} and {@value #TENSORS}
	 * @throws ZippException when a file of the reference is missing or damaged
	 */
	static List<Row> rows(DiffusionModel model, Path reference, SubMonitor monitor) {
		Configuration settings = Configuration.read(reference.resolve(SETTINGS));
		try (Weights tensors = Weights.open(reference.resolve(TENSORS))) {
			ReferenceCheck check = new ReferenceCheck(model, settings, tensors, monitor);
			check.compareAll();
			return check.rows;
		}
	}

	private boolean hasHalfWeights() {
		return folder.parts().stream().anyMatch(part -> {
			try (Weights w = folder.weights(part, false)) {
				return w.mainType() == WeightType.F16 || w.mainType() == WeightType.BF16;
			}
		});
	}

	private void compareAll() {
		List<String> schedulers = settings.has("schedulers") ? List.copyOf(settings.object("schedulers").keys()) : List.of();
		monitor.setWorkRemaining(2 + schedulers.size() * (settings.integer("steps", 1) + 1));
		compareTokens("tokens", folder.tokenizer());
		compareTokens("tokens_2", folder.text2() == null ? null : folder.tokenizer2());
		schedulers.forEach(this::compareTimesteps);
		if (settings.has("timesteps")) {
			settings.object("timesteps").keys().stream().filter(name -> !schedulers.contains(name))
					.forEach(name -> fail("timesteps " + name, SETTINGS + " gives no scheduler of that name"));
		}
		monitor.worked(1);
		for (String name : tensors.names()) {
			monitor.checkCanceled();
			compare(name);
		}
	}

	private void fail(String name, String why) {
		rows.add(new Row(name, Double.NaN, Double.NaN, false, "not recomputed: " + why));
	}

	private void compareTokens(String key, Path tokenizer) {
		if (!settings.has(key)) {
			return;
		}
		Configuration expected = settings.object(key);
		for (String text : expected.keys()) {
			String name = key + " '" + shortened(text) + '\'';
			attempt(name, () -> {
				if (tokenizer == null) {
					throw new ZippException("The model has no second tokenizer.");
				}
				int[] ours = ClipTokenizer.open(tokenizer).input(text);
				int[] theirs = expected.integers(text);
				int at = Arrays.mismatch(theirs, ours);
				return new Row(name, at < 0 ? 0 : Double.NaN, Double.NaN, at < 0,
						at < 0 ? "equal" : "differ from place " + at + " on: " + part(theirs, at) + " there, " + part(ours, at) + " here");
			});
		}
	}

	private static String part(int[] ids, int at) {
		return at < ids.length ? Integer.toString(ids[at]) : "nothing";
	}

	private static String shortened(String text) {
		String plain = text.replaceAll("\\s+", " ").strip();
		return plain.length() <= 24 ? plain : plain.substring(0, 23) + '…';
	}

	private void attempt(String name, Supplier<Row> work) {
		try {
			rows.add(work.get());
		} catch (ZippException e) {
			fail(name, e.getMessage());
		}
	}

	private void compareTimesteps(String scheduler) {
		if (!settings.has("timesteps") || !settings.object("timesteps").has(scheduler)) {
			return;
		}
		String name = "timesteps " + scheduler;
		attempt(name, () -> {
			double[] theirs = settings.object("timesteps").numbers(scheduler);
			double[] ours = scheduler(scheduler).timesteps();
			int at = 0;
			while (at < theirs.length && at < ours.length && isSameTimestep(theirs[at], ours[at])) {
				at++;
			}
			boolean equal = at == theirs.length && at == ours.length;
			return new Row(name, equal ? 0 : Double.NaN, Double.NaN, equal, equal ? "equal"
					: "differ: " + Arrays.toString(theirs) + " there, " + Arrays.toString(ours) + " here");
		});
	}

	/** Whole ones exactly; those between two come from logarithms, whose last digit depends on the processor. */
	private static boolean isSameTimestep(double theirs, double ours) {
		return theirs == Math.rint(theirs) ? (float) theirs == (float) ours : Math.abs(theirs - ours) <= FRACTIONS * Math.abs(theirs);
	}

	private Scheduler scheduler(String name) {
		if (!settings.has("schedulers") || !settings.object("schedulers").has(name)) {
			throw new ZippException("There is no scheduler of that name in " + SETTINGS + '.');
		}
		Configuration c = settings.object("schedulers").object(name);
		return Schedulers.of(SchedulerConfig.of(c.values(), c.file()), null, settings.integer("steps"));
	}

	private void compare(String name) {
		monitor.subTask(name);
		if (PICTURE.matcher(name).matches() && name.endsWith(".pixels")) {
			attempt(name, () -> pixels(name));
		} else {
			attempt(name, () -> floats(name, computed(name)));
		}
	}

	private Row floats(String name, float[] ours) {
		float[] theirs = tensors.floats(name);
		if (ours.length != theirs.length) {
			return new Row(name, Double.NaN, Double.NaN, false, "has " + theirs.length + " values of shape "
					+ Arrays.toString(tensors.shape(name)) + " there, " + ours.length + " here");
		}
		double largest = 0;
		double difference = 0;
		for (int i = 0; i < theirs.length; i++) {
			if (!Float.isFinite(theirs[i]) || !Float.isFinite(ours[i])) {
				return new Row(name, Double.NaN, Double.NaN, false, "value " + i + " is " + theirs[i] + " there, " + ours[i] + " here");
			}
			largest = Math.max(largest, Math.abs(theirs[i]));
			difference = Math.max(difference, Math.abs((double) theirs[i] - ours[i]));
		}
		double relative = difference == 0 ? 0 : difference / largest;
		boolean right = relative <= tolerance;
		return new Row(name, difference, relative, right, right ? "agrees" : "differs");
	}

	private Row pixels(String name) {
		float[] picture = decoded(PICTURE.matcher(name).replaceFirst("$1"));
		double[] theirs = tensors.doubles(name);
		int size = picture.length / 3;
		if (theirs.length != picture.length) {
			return new Row(name, Double.NaN, Double.NaN, false, "has the shape " + Arrays.toString(tensors.shape(name)) + " there, "
					+ picture.length + " values here");
		}
		double difference = 0;
		for (int i = 0; i < size; i++) {
			for (int c = 0; c < 3; c++) {
				double ours = Math.rint(Math.clamp(picture[c * size + i] / 2 + 0.5f, 0f, 1f) * 255);
				difference = Math.max(difference, Math.abs(theirs[i * 3 + c] - ours));
			}
		}
		boolean right = difference <= PIXELS;
		return new Row(name, difference, difference / 255, right, right ? "agrees" : "differs");
	}

	/** What this model computes for a tensor of that name. */
	private float[] computed(String name) {
		switch (name) {
		case "text":
			return text(false).context();
		case "negative_text":
			return text(true).context();
		case "pooled":
			return pooled(text(false));
		case "negative_pooled":
			return pooled(text(true));
		case "noise":
			return noise();
		case ENCODED:
			return encoded();
		default:
			break;
		}
		Matcher call = CALL.matcher(name);
		if (call.matches()) {
			return model.predict(noise(), height(), width(), Double.parseDouble(call.group(1)), text(false), guidance());
		}
		Matcher draw = DRAW.matcher(name);
		if (draw.matches()) {
			return draws(Integer.parseInt(draw.group(2)) + 1).getLast();
		}
		Matcher picture = PICTURE.matcher(name);
		if (picture.matches()) {
			return decoded(picture.group(1));
		}
		Matcher step = STEP.matcher(name);
		if (step.matches()) {
			List<float[]> latents = run(step.group(1));
			int i = Integer.parseInt(step.group(2));
			if (i >= latents.size()) {
				throw new ZippException("The scheduler takes " + latents.size() + " steps.");
			}
			return latents.get(i);
		}
		throw new ZippException("Nothing of that name is known.");
	}

	private int side(String key) {
		int pixels = settings.integer(key);
		if (pixels < 1 || pixels % folder.vae().factor() != 0) {
			throw new ZippException("'" + key + "' is " + pixels + ", no multiple of " + folder.vae().factor() + '.', settings.file(), 0, null);
		}
		return pixels / folder.vae().factor();
	}

	private int height() {
		return side("height");
	}

	private int width() {
		return side("width");
	}

	private int size() {
		return folder.unet().inChannels() * height() * width();
	}

	private double guidance() {
		return settings.number("guidance", 1);
	}

	private float[] noise() {
		return Noise.normal(NOISE_SEED, size());
	}

	private Embedding text(boolean negative) {
		return texts.computeIfAbsent(negative ? "negative" : "prompt", key -> negative
				? model.embedNegative(settings.text(key, ""), 0) : model.embed(settings.text(key), 0));
	}

	private static float[] pooled(Embedding text) {
		if (text.pooled() == null) {
			throw new ZippException("The model has no pooled text.");
		}
		return text.pooled();
	}

	private List<float[]> draws(int n) {
		Noise noise = new Noise(STEP_SEED);
		List<float[]> draws = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			draws.add(noise.next(size()));
		}
		return draws;
	}

	/** The latents after each step of a scheduler. */
	private List<float[]> run(String name) {
		List<float[]> known = runs.get(name);
		if (known != null) {
			return known;
		}
		Scheduler scheduler = scheduler(name);
		double[] timesteps = scheduler.timesteps();
		boolean guided = guidance() > 1 && folder.unet().guidanceWidth() == 0;
		Noise noise = new Noise(STEP_SEED);
		List<float[]> latents = new ArrayList<>();
		float[] x = scheduler.start(noise());
		for (int i = 0; i < timesteps.length; i++) {
			monitor.checkCanceled();
			monitor.subTask(name + ", step " + (i + 1) + " of " + timesteps.length);
			float[] input = scheduler.scaleInput(x, i);
			float[] output = model.predict(input, height(), width(), timesteps[i], text(false), guidance());
			if (guided) {
				float[] without = model.predict(input, height(), width(), timesteps[i], text(true), guidance());
				for (int k = 0; k < output.length; k++) {
					output[k] = without[k] + (float) guidance() * (output[k] - without[k]);
				}
			}
			x = scheduler.step(x, output, i, scheduler.takesNoise(i) ? noise.next(size()) : null);
			latents.add(x);
			monitor.worked(1);
		}
		runs.put(name, latents);
		return latents;
	}

	private float[] decoded(String name) {
		if (!decoded.containsKey(name)) {
			decoded.put(name, model.decode(run(name).getLast(), height(), width()));
		}
		return decoded.get(name);
	}

	private float[] encoded() {
		String scheduler = OF_ENCODED.substring(0, OF_ENCODED.indexOf('.'));
		boolean canRun = settings.has("schedulers") && settings.object("schedulers").has(scheduler);
		if (!canRun && !tensors.has(OF_ENCODED)) {
			throw new ZippException("It is of '" + OF_ENCODED + "', which is not there.");
		}
		float[] picture = (canRun ? decoded(scheduler) : tensors.floats(OF_ENCODED)).clone();
		for (int i = 0; i < picture.length; i++) {
			picture[i] = Math.clamp(picture[i], -1f, 1f);
		}
		return model.encode(picture, height() * folder.vae().factor(), width() * folder.vae().factor());
	}
}
