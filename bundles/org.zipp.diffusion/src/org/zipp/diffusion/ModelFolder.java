package org.zipp.diffusion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiFunction;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.torch.Configuration;
import org.zipp.torch.Weights;
import org.zipp.torch.clip.ClipActivation;
import org.zipp.torch.clip.ClipTextConfig;

/**
 * A model as Hugging Face's diffusers writes it: model_index.json, and a folder for each part. Reading one looks at its
 * configurations alone; what asks for something that is not built is refused, everything at once, before any weights are
 * touched.
 */
public final class ModelFolder {

	/** The file that makes a folder a model. */
	public static final String INDEX = "model_index.json";

	/** What kinds of model are built. */
	public enum Family {
		/** Stable Diffusion 1.x. */
		SD_1("Stable Diffusion 1.x"),
		/** Stable Diffusion 2.x. */
		SD_2("Stable Diffusion 2.x"),
		/** Stable Diffusion XL. */
		SDXL("Stable Diffusion XL");

		private final String label;

		Family(String label) {
			this.label = label;
		}

		/** As people write it. */
		public String label() {
			return label;
		}
	}

	/** A part that has weights. */
	public enum Part {
		/** The text encoder; SDXL's first. */
		TEXT_ENCODER("text_encoder", "model"),
		/** SDXL's second text encoder. */
		TEXT_ENCODER_2("text_encoder_2", "model"),
		/** What predicts the noise. */
		UNET("unet", "diffusion_pytorch_model"),
		/** What makes pictures of latents and back. */
		VAE("vae", "diffusion_pytorch_model");

		private final String folder;
		private final String stem;

		Part(String folder, String stem) {
			this.folder = folder;
			this.stem = stem;
		}

		/** Name of its folder. */
		public String folder() {
			return folder;
		}
	}

	private static final Set<String> SD = Set.of("StableDiffusionPipeline", "StableDiffusionImg2ImgPipeline",
			"LatentConsistencyModelPipeline", "LatentConsistencyModelImg2ImgPipeline");
	private static final Set<String> XL = Set.of("StableDiffusionXLPipeline", "StableDiffusionXLImg2ImgPipeline");
	private static final String BUILT = "Stable Diffusion 1.x and 2.x, XL and XL-Turbo are built";
	private static final Map<String, List<String>> CLASSES = Map.of("unet", List.of("UNet2DConditionModel"), "vae",
			List.of("AutoencoderKL"), "text_encoder", List.of("CLIPTextModel", "CLIPTextModelWithProjection"), "text_encoder_2",
			List.of("CLIPTextModelWithProjection"), "tokenizer", List.of("CLIPTokenizer", "CLIPTokenizerFast"), "tokenizer_2",
			List.of("CLIPTokenizer", "CLIPTokenizerFast"));
	private static final Map<String, String> IGNORED = Map.of("safety_checker",
			"The safety checker is ignored: pictures are not checked for what they show.", "image_encoder",
			"The image encoder is ignored: prompts are texts alone.");
	private static final String CONFIG = "config.json";
	private static final String HALF = "fp16";
	private static final int SIZES = 6;

	private final Path folder;
	private final Configuration index;
	private final Family family;
	private final Map<Part, Configuration> configurations = new LinkedHashMap<>();
	private final List<String> remarks = new ArrayList<>();
	private UNetConfig unet;
	private VaeConfig vae;
	private ClipTextConfig text;
	private ClipTextConfig text2;
	private SchedulerConfig scheduler;

	private ModelFolder(Path folder) {
		this.folder = folder;
		index = Configuration.read(indexOf(folder));
		String pipeline = index.text("_class_name");
		if (!SD.contains(pipeline) && !XL.contains(pipeline)) {
			throw new ZippException(unbuilt(pipeline), index.file(), 0, null);
		}
		boolean xl = XL.contains(pipeline);
		List<String> problems = new ArrayList<>();
		checkComponents(xl, problems);
		stopAt(problems);
		readParts(xl, problems);
		stopAt(problems);
		family = xl ? Family.SDXL : unet.linearProjection() || text.activation() != ClipActivation.QUICK_GELU
				? Family.SD_2 : Family.SD_1;
		checkTogether(problems);
		stopAt(problems);
	}

	/**
	 * Reads the configurations of a model.
	 *
	 * @throws ZippException naming every key and file that asks for something that is not built, or the file that is missing or
	 *                       wrong
	 */
	public static ModelFolder read(Path folder) {
		return new ModelFolder(folder);
	}

	private static Path indexOf(Path folder) {
		Path file = folder.resolve(INDEX);
		if (Files.isRegularFile(file)) {
			return file;
		}
		if (Files.isRegularFile(folder)) {
			throw new ZippException("This is a file, not a folder. " + singleFile(), folder, 0, null);
		}
		if (!Files.isDirectory(folder)) {
			throw new ZippException("There is no such folder.", folder, 0, null);
		}
		if (Files.isDirectory(folder.resolve("snapshots"))) {
			throw new ZippException("This is a cache of downloads; choose the folder of a model in it, below snapshots.", folder, 0, null);
		}
		try (DirectoryStream<Path> single = Files.newDirectoryStream(folder, "*.{safetensors,ckpt}")) {
			if (single.iterator().hasNext()) {
				throw new ZippException("There is no " + INDEX + " in the folder, but a model in one file. " + singleFile(), folder, 0, null);
			}
		} catch (IOException e) {
			throw new ZippException("The folder cannot be read: " + Reasons.of(e) + '.', folder, 0, e);
		}
		throw new ZippException("There is no " + INDEX + " in the folder: it is no model as diffusers writes it, or not all of it is there.",
				folder, 0, null);
	}

	private static String singleFile() {
		return "Models in one file are not read; choose a folder with " + INDEX + ". Where Python has diffusers, this makes one: python3 -c "
				+ "\"from diffusers import StableDiffusionPipeline as P; P.from_single_file('MODEL').save_pretrained('FOLDER')\" "
				+ "(StableDiffusionXLPipeline for XL).";
	}

	private static String unbuilt(String pipeline) {
		String what = pipeline.startsWith("StableDiffusion3") ? "Stable Diffusion 3 (a transformer, with T5)"
				: pipeline.startsWith("Flux") ? "FLUX (a transformer, with T5)"
						: pipeline.contains("Inpaint") ? "a model for inpainting (its U-Net takes nine channels)"
								: pipeline.contains("Pix2Pix") ? "a model that edits pictures as told (its U-Net takes eight channels)"
										: pipeline.contains("Upscale") ? "a model that enlarges pictures"
												: pipeline.contains("ControlNet") ? "a model with a control network"
														: pipeline.startsWith("Onnx") ? "a model in ONNX" : pipeline;
		return "This is " + what + ", which is not built; " + BUILT + ". ('_class_name' is " + pipeline + ")";
	}

	private void stopAt(List<String> problems) {
		if (problems.size() == 1) {
			throw new ZippException(problems.getFirst() + '.', folder, 0, null);
		}
		if (!problems.isEmpty()) {
			throw new ZippException("The model asks for what is not built or not there:\n  " + String.join(";\n  ", problems) + '.', folder, 0,
					null);
		}
	}

	private void checkComponents(boolean xl, List<String> problems) {
		List<String> wanted = new ArrayList<>(List.of("scheduler", "text_encoder", "tokenizer", "unet", "vae"));
		if (xl) {
			wanted.addAll(List.of("text_encoder_2", "tokenizer_2"));
			if (className("text_encoder").isEmpty() && !className("text_encoder_2").isEmpty()) {
				problems.add(INDEX + ": this is the refiner of Stable Diffusion XL, which is not built; take the base model");
				return;
			}
		}
		for (String name : wanted) {
			String className = className(name);
			if (className.isEmpty()) {
				problems.add(INDEX + ": there is no '" + name + '\'');
			} else if (CLASSES.containsKey(name) && !CLASSES.get(name).contains(className)) {
				problems.add(INDEX + ": '" + name + "' is " + className + "; built is " + String.join(" or ", CLASSES.get(name)));
			} else if (!Files.isDirectory(folder.resolve(name))) {
				problems.add("the folder " + name + " is missing; download it");
			}
		}
		for (String name : index.keys()) {
			if (name.startsWith("_") || !index.isList(name) || wanted.contains(name) || className(name).isEmpty()) {
				continue;
			}
			if (IGNORED.containsKey(name)) {
				remarks.add(IGNORED.get(name));
			} else if (!name.equals("feature_extractor")) {
				problems.add(INDEX + ": '" + name + "' is " + className(name) + ", which is not built");
			}
		}
	}

	private String className(String component) {
		List<String> value = index.isList(component) ? index.texts(component) : List.of();
		return value.size() == 2 ? value.get(1) : "";
	}

	private void readParts(boolean xl, List<String> problems) {
		unet = read(Part.UNET, problems, (c, wrong) -> UNetConfig.read(c, wrong, remarks));
		vae = read(Part.VAE, problems, (c, wrong) -> VaeConfig.read(c, wrong, remarks));
		text = read(Part.TEXT_ENCODER, problems, ClipTextConfig::read);
		text2 = xl ? read(Part.TEXT_ENCODER_2, problems, ClipTextConfig::read) : null;
		scheduler = SchedulerConfig.read(folder.resolve("scheduler").resolve(SchedulerConfig.FILE));
		String prediction = prediction();
		if (!prediction.equals("epsilon") && !prediction.equals("v_prediction")) {
			problems.add("scheduler/" + SchedulerConfig.FILE + ": 'prediction_type' is \"" + prediction
					+ "\"; built are epsilon and v_prediction");
		}
	}

	private <T> T read(Part part, List<String> problems, BiFunction<Configuration, List<String>, T> reader) {
		Configuration c = Configuration.read(folder.resolve(part.folder).resolve(CONFIG));
		configurations.put(part, c);
		List<String> wrong = new ArrayList<>();
		T config = reader.apply(c, wrong);
		wrong.forEach(w -> problems.add(part.folder + '/' + CONFIG + ": " + w));
		return config;
	}

	/** Whether the parts fit each other. */
	private void checkTogether(List<String> problems) {
		int width = text.width() + (text2 == null ? 0 : text2.width());
		if (unet.crossWidth() != width) {
			problems.add("unet/config.json: 'cross_attention_dim' is " + unet.crossWidth() + ", but the text encoders give " + width);
		}
		if (unet.inChannels() != vae.latentChannels()) {
			problems.add("unet/config.json: 'in_channels' is " + unet.inChannels() + ", but the latents of the VAE have "
					+ vae.latentChannels());
		}
		if (text2 != null && !unet.isAdded()) {
			problems.add("unet/config.json: 'addition_embed_type' is not \"text_time\", as Stable Diffusion XL has it");
		}
		if (text2 == null && unet.isAdded()) {
			problems.add("unet/config.json: 'addition_embed_type' is \"text_time\", which only Stable Diffusion XL has");
		}
		if (text2 != null && unet.isAdded()) {
			int projection = configurations.get(Part.TEXT_ENCODER_2).integer("projection_dim", 512);
			int all = projection + SIZES * unet.addedTimeWidth();
			if (unet.addedWidth() != all) {
				problems.add("unet/config.json: 'projection_class_embeddings_input_dim' is " + unet.addedWidth()
						+ ", but pooled text and sizes are " + all);
			}
		}
	}

	/** The folder. */
	public Path folder() {
		return folder;
	}

	/** What kind of model it is. */
	public Family family() {
		return family;
	}

	/** The pipeline that its files name. */
	public String pipeline() {
		return index.text("_class_name");
	}

	/** Whether it is distilled to few steps without guidance, as the Turbo models are: told by their spacing of steps. */
	public boolean isTurbo() {
		return "trailing".equals(scheduler.values().get("timestep_spacing")) && !prediction().equals("v_prediction");
	}

	/** What the U-Net predicts: {@code epsilon} or {@code v_prediction}. */
	public String prediction() {
		return scheduler.values().get("prediction_type") instanceof String s ? s : "epsilon";
	}

	/** The U-Net's shape. */
	public UNetConfig unet() {
		return unet;
	}

	/** The VAE's shape. */
	public VaeConfig vae() {
		return vae;
	}

	/** The text encoder's shape; SDXL's first. */
	public ClipTextConfig text() {
		return text;
	}

	/** The shape of SDXL's second text encoder; {@code null} for others. */
	public ClipTextConfig text2() {
		return text2;
	}

	/** The scheduler's settings. */
	public SchedulerConfig scheduler() {
		return scheduler;
	}

	/** Whether an empty negative prompt stands for zeros, not for the encoded empty text. */
	public boolean forceZeros() {
		return family == Family.SDXL && index.flag("force_zeros_for_empty_prompt", true);
	}

	/** Folder of the tokenizer; SDXL's first. */
	public Path tokenizer() {
		return folder.resolve("tokenizer");
	}

	/** Folder of SDXL's second tokenizer. */
	public Path tokenizer2() {
		return folder.resolve("tokenizer_2");
	}

	/** The size of pictures that it was trained on, a side in pixels; 512 when it does not say. */
	public int size() {
		return unet.sampleSize() == 0 ? 512 : unet.sampleSize() * vae.factor();
	}

	/** What a person should know of it although it can be used. */
	public List<String> remarks() {
		return Collections.unmodifiableList(remarks);
	}

	/** The parts that have weights. */
	public Set<Part> parts() {
		return Collections.unmodifiableSet(configurations.keySet());
	}

	/** The variants in which the weights of a part are there; empty text for those without one. */
	public SortedSet<String> variants(Part part) {
		return Weights.variants(folder.resolve(part.folder), part.stem);
	}

	/**
	 * Opens the weights of a part: in 16 bits where they are there and wanted, else those without variant, else what there is.
	 *
	 * @param half whether 16 bits are preferred
	 * @throws ZippException naming the file, and the tensor at fault
	 */
	public Weights weights(Part part, boolean half) {
		SortedSet<String> variants = variants(part);
		String variant = half && variants.contains(HALF) || !variants.contains("") && variants.contains(HALF) ? HALF
				: variants.contains("") || variants.isEmpty() ? "" : variants.first();
		return Weights.open(folder.resolve(part.folder), part.stem, variant);
	}

	/**
	 * SHA-256 over everything that pictures depend on: configurations, tokenizers and weights. Reads all weights the first time.
	 *
	 * @param half whether weights in 16 bits are preferred
	 */
	public String fingerprint(boolean half) {
		List<String> hashes = new ArrayList<>();
		try {
			hashes.add(Hashes.of(index.file()));
			hashes.add(Hashes.of(folder.resolve("scheduler").resolve(SchedulerConfig.FILE)));
			for (Part part : parts()) {
				hashes.add(Hashes.of(configurations.get(part).file()));
				try (Weights w = weights(part, half)) {
					hashes.add(w.fingerprint());
				}
			}
			for (Path tokenizer : family == Family.SDXL ? List.of(tokenizer(), tokenizer2()) : List.of(tokenizer())) {
				hashes.add(ofFolder(tokenizer));
			}
		} catch (IOException e) {
			throw new ZippException("The model cannot be read: " + Reasons.of(e) + '.', folder, 0, e);
		}
		return Hashes.ofParts(hashes.toArray(String[]::new));
	}

	private static String ofFolder(Path tokenizer) throws IOException {
		List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> listed = Files.newDirectoryStream(tokenizer, "*.{json,txt}")) {
			listed.forEach(files::add);
		}
		Collections.sort(files);
		MessageDigest digest = Hashes.sha256();
		for (Path file : files) {
			digest.update((file.getFileName().toString() + '\n').getBytes(StandardCharsets.UTF_8));
			Hashes.update(digest, file);
		}
		return Hashes.hex(digest);
	}
}
