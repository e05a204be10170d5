package org.zipp.generation;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.diffusion.ClassifierFreeGuidance;
import org.zipp.diffusion.ModelFolder;
import org.zipp.diffusion.SampledPicture;
import org.zipp.diffusion.SamplingListener;
import org.zipp.diffusion.SamplingRequest;
import org.zipp.diffusion.SamplingSettings;
import org.zipp.diffusion.Schedulers;
import org.zipp.generation.internal.WarmModel;
import org.zipp.store.SeedKeeping;
import org.zipp.torch.Precision;
import org.zipp.torch.TorchRuntime;

/**
 * Draws with a frozen diffusion model from a folder as diffusers writes it. The service itself has no model; {@link #with} makes a
 * generator that has one. All of them share one model that is kept loaded.
 */
@Component(service = ImageGenerator.class, property = Choices.ORDER + ":Integer=10")
public final class DiffusionGenerator implements ImageGenerator {

	/** As studies name it; to be changed with the way it draws. */
	public static final String ID = "diffusion";

	/** System property that names the folder of the model where no setting does. */
	public static final String MODEL_PROPERTY = "zipp.model";

	private static final String MODEL = "model";
	private static final String SCHEDULER = "scheduler";
	private static final String GUIDANCE = "guidance";
	private static final String RESCALE = "rescale";
	private static final String CLIP_SKIP = "clip-skip";
	private static final String LONG_PROMPTS = "long-prompts";
	private static final String PRECISION = "precision";
	private static final String AUTO = "auto";
	private static final String HALF = "float16";
	private static final String SINGLE = "float32";
	private static final String CUT = "cut";
	private static final String PIECES = "pieces";
	private static final int MOST_SKIPPED = 11;
	/** Pictures drawn together on a GPU; when its memory does not hold them, half as many are. */
	private static final int GPU_BATCH = 4;

	private final TorchRuntime torch;
	private final WarmModel warm;
	private final Settings settings;
	private final ModelFolder model;

	@Activate
	public DiffusionGenerator(@Reference TorchRuntime torch) {
		this(torch, new WarmModel(torch), null, null);
	}

	private DiffusionGenerator(TorchRuntime torch, WarmModel warm, Settings settings, ModelFolder model) {
		this.torch = torch;
		this.warm = warm;
		this.settings = settings;
		this.model = model;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return model == null ? "Diffusion model" : "Diffusion model " + name();
	}

	@Override
	public String description() {
		return "A model folder with model_index.json: Stable Diffusion 1.x, 2.x, XL or XL-Turbo.";
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.text(MODEL, "Folder of the model", System.getProperty(MODEL_PROPERTY, "")),
				Setting.text(SCHEDULER, "Scheduler (empty: the model's own): " + String.join(", ", Schedulers.names()), ""),
				Setting.text(GUIDANCE, "Guidance (empty: as the kind of model wants it)", ""),
				Setting.text(RESCALE, "Guidance rescale, 0 to 1", "0"),
				Setting.number(CLIP_SKIP, "Layers of the text encoder that are left out", 0, 0, MOST_SKIPPED),
				Setting.text(LONG_PROMPTS, "Prompts that are too long: cut, or pieces", CUT),
				Setting.text(PRECISION, "Numbers of the networks: auto (float16 on a GPU), float32 or float16", AUTO));
	}

	@Override
	public ImageGenerator with(Settings given) {
		DiffusionGenerator made = new DiffusionGenerator(torch, warm, given, ModelFolder.read(folder(given.text(MODEL))));
		// Says now what is wrong, not with the first picture.
		made.guidance();
		made.word(LONG_PROMPTS, CUT, PIECES);
		made.word(PRECISION, AUTO, SINGLE, HALF);
		Schedulers.of(made.model.scheduler(), given.text(SCHEDULER), 1);
		return made;
	}

	/** A folder, or the name of the usual one, as {@link #options} gives it. */
	private static Path folder(String text) {
		String usual = System.getProperty(MODEL_PROPERTY, "");
		String chosen = text.isEmpty() ? usual : text;
		if (chosen.isEmpty()) {
			throw new ZippException("The generator " + ID + " needs a model: set " + MODEL + " to a folder with " + ModelFolder.INDEX + '.');
		}
		try {
			Path path = Path.of(chosen);
			if (!Files.exists(path) && !usual.isEmpty() && Path.of(usual).getFileName().toString().equals(chosen)) {
				return Path.of(usual);
			}
			return path;
		} catch (InvalidPathException e) {
			throw new ZippException("The setting " + MODEL + " is no folder: '" + chosen + "'.", e);
		}
	}

	private String word(String name, String... words) {
		String value = settings.text(name);
		if (!List.of(words).contains(value)) {
			throw new ZippException("The setting " + name + " of " + ID + " takes one of " + String.join(", ", words) + ", not '" + value + "'.");
		}
		return value;
	}

	private double number(String name, String otherwise, double most) {
		String text = settings.text(name).isEmpty() ? otherwise : settings.text(name);
		try {
			double value = Double.parseDouble(text);
			if (value >= 0 && value <= most) {
				return value;
			}
		} catch (NumberFormatException _) {
			// Said below, with what it takes.
		}
		throw new ZippException("The setting " + name + " of " + ID + " takes a number from 0 to " + (int) most + ", not '" + text + "'.");
	}

	private ClassifierFreeGuidance guidance() {
		String usual = model.unet().guidanceWidth() > 0 ? "8.5" : model.isTurbo() ? "0" : model.family() == ModelFolder.Family.SDXL ? "5" : "7.5";
		return new ClassifierFreeGuidance(number(GUIDANCE, usual, 100), number(RESCALE, "0", 1));
	}

	private Precision precision() {
		return switch (settings.text(PRECISION)) {
		case HALF -> Precision.FLOAT16;
		case SINGLE -> Precision.FLOAT32;
		default -> torch.isGpu() ? Precision.FLOAT16 : Precision.FLOAT32;
		};
	}

	private String name() {
		Path name = model.folder().toAbsolutePath().normalize().getFileName();
		return name == null ? model.folder().toString() : name.toString();
	}

	@Override
	public String options() {
		if (model == null) {
			return "";
		}
		Map<String, String> all = new TreeMap<>();
		ClassifierFreeGuidance guidance = guidance();
		all.put(MODEL, name());
		all.put(SCHEDULER, settings.text(SCHEDULER).isEmpty() ? Schedulers.nameOf(model.scheduler()) : settings.text(SCHEDULER));
		all.put(GUIDANCE, Double.toString(guidance.scale()));
		all.put(RESCALE, Double.toString(guidance.rescale()));
		all.put(CLIP_SKIP, settings.text(CLIP_SKIP));
		all.put(LONG_PROMPTS, settings.text(LONG_PROMPTS));
		all.put(PRECISION, precision() == Precision.FLOAT16 ? HALF : SINGLE);
		return Settings.of(all).text();
	}

	@Override
	public String fingerprint() {
		return model == null ? "" : model.fingerprint(precision() == Precision.FLOAT16);
	}

	@Override
	public String deviceClass() {
		return model == null ? "" : torch.isGpu() ? "cuda" : "cpu";
	}

	@Override
	public String device() {
		return torch.device();
	}

	/** Its networks take the whole device. */
	@Override
	public int parallelism() {
		return 1;
	}

	@Override
	public int batch() {
		return model != null && torch.isGpu() ? GPU_BATCH : 1;
	}

	@Override
	public Rendering generate(RenderRequest request, RenderListener listener) {
		return generate(List.of(request), List.of(listener)).getFirst();
	}

	@Override
	public List<Rendering> generate(List<RenderRequest> requests, List<RenderListener> listeners) {
		if (model == null) {
			throw new ZippException("The generator " + ID + " needs a model: set " + MODEL + " to a folder with " + ModelFolder.INDEX + '.');
		}
		RenderRequest first = requests.getFirst();
		SamplingSettings sampling = new SamplingSettings(first.width(), first.height(), first.steps(), settings.text(SCHEDULER), guidance(),
				settings.number(CLIP_SKIP), settings.text(LONG_PROMPTS).equals(PIECES), 1, 0);
		List<SamplingRequest> wanted = requests.stream().map(r -> new SamplingRequest(r.prompt(), r.negative(), r.seed())).toList();
		return warm.with(model, precision(), loaded -> {
			List<SampledPicture> drawn = loaded.model().sample(wanted, sampling, new Heard(loaded, listeners, first));
			List<Rendering> renderings = new ArrayList<>();
			for (SampledPicture picture : drawn) {
				Picture pixels = new Picture(picture.argb(), picture.width(), picture.height());
				loaded.learn(picture, pixels.argb());
				Map<String, String> remarks = new TreeMap<>();
				for (int i = 0; i < picture.remarks().size(); i++) {
					remarks.put("remark" + (i == 0 ? "" : Integer.toString(i + 1)), picture.remarks().get(i));
				}
				renderings.add(new Rendering(pixels, SeedKeeping.KEPT, "", remarks));
			}
			return renderings;
		});
	}

	/** Passes on what is heard of the pictures together to those who wait for each. */
	private record Heard(WarmModel.Loaded loaded, List<RenderListener> listeners, RenderRequest size) implements SamplingListener {

		@Override
		public boolean isCancelled() {
			return listeners.stream().anyMatch(RenderListener::isCancelled);
		}

		@Override
		public void step(int done, int of, List<float[]> latents) {
			int scale = loaded.model().sizeStep();
			for (int i = 0; i < listeners.size(); i++) {
				RenderListener listener = listeners.get(i);
				listener.step(done, of);
				if (listener.wantsPreviews() && latents.get(i).length > 0) {
					int height = size.height() / scale;
					int width = size.width() / scale;
					listener.preview(new Picture(loaded.preview(latents.get(i), height, width), width, height));
				}
			}
		}
	}

	@Override
	public void release() {
		warm.release();
	}
}
