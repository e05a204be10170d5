package org.zipp.encoder.internal.fit;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.encoder.AlignSource;
import org.zipp.encoder.Alignment;
import org.zipp.encoder.Alignments;
import org.zipp.encoder.Alignments.OpenAlignment;
import org.zipp.encoder.CommunityCounts;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.CommunityPrior;
import org.zipp.encoder.EncoderMethod;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.FeatureChoice;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.LinkEvaluation;
import org.zipp.encoder.LinkEvaluation.Held;
import org.zipp.encoder.StoredSplit;
import org.zipp.encoder.StructureFeatures;
import org.zipp.encoder.TextFeatures;
import org.zipp.encoder.TrainedEncoder;
import org.zipp.encoder.TrainingTask;
import org.zipp.encoder.internal.ablation.Published;
import org.zipp.encoder.internal.files.Folders;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.graph.InteractionGraph;

/** The encoders that are installed; fits them and opens what was fitted. A service of this bundle alone. */
@Component(service = Encoders.class)
public final class Encoders {

	/** Changes when the same choices give another encoder. */
	private static final String VERSION = "1";
	private static final String PRIOR = "prior";
	private static final String CHOICES = "task.properties";
	private static final String STRUCTURE = "structure.bin";
	private static final String NONE = "none";

	private final List<EncoderMethod> methods = new CopyOnWriteArrayList<>();
	private final TextEmbedder texts;
	private final Alignments alignments;

	@Activate
	public Encoders(@Reference TextEmbedder texts, @Reference Alignments alignments) {
		this.texts = texts;
		this.alignments = alignments;
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	public void addMethod(EncoderMethod method) {
		methods.add(method);
	}

	public void removeMethod(EncoderMethod method) {
		methods.remove(method);
	}

	/** All methods, those of the published table in its order, then others by id. */
	public List<EncoderMethod> methods() {
		return methods.stream().sorted(Comparator.comparingInt((EncoderMethod m) -> Published.place(m.id()))
				.thenComparing(EncoderMethod::id)).toList();
	}

	/** The method of that id. */
	public Optional<EncoderMethod> find(String id) {
		return methods.stream().filter(m -> m.id().equals(id)).findFirst();
	}

	/**
	 * The method of that id.
	 *
	 * @throws ZippException when there is none, naming those there are
	 */
	public EncoderMethod method(String id) {
		return find(id).orElseThrow(() -> new ZippException("There is no encoder '" + id + "'. There are: "
				+ methods().stream().map(EncoderMethod::id).collect(Collectors.joining(", ")) + '.'));
	}

	/**
	 * Fits a method and measures it.
	 *
	 * @param trained the fit
	 * @param already whether it was there already
	 */
	public record Fit(TrainedEncoder trained, boolean already) {
	}

	/**
	 * Fits a method in a folder; a fit that was stopped there goes on, one of other choices is replaced, and one of the same
	 * choices is left as it is.
	 */
	public Fit fit(StudyDirectory study, InteractionGraph graph, EncoderMethod method, FitRequest request, Path folder,
			SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		long started = System.nanoTime();
		progress.subTask("Drawing the links that are held out");
		try (StoredSplit split = StoredSplit.openOrMake(study, graph, request.splitSeed(), progress.split(3));
				OpenAlignment alignment = method.aligns() ? alignment(study, graph, request, progress.split(7)) : null) {
			boolean text = request.features() == FeatureChoice.TEXT
					|| request.features() == FeatureChoice.AUTO && TextFeatures.fit(graph);
			Map<String, String> choices = choices(graph, method, request, text, alignment);
			String fingerprint = Hashes.of(VERSION + '\n' + choices);
			Optional<TrainedEncoder> there = TrainedEncoder.read(folder).filter(t -> t.fingerprint().equals(fingerprint));
			if (there.isPresent()) {
				return new Fit(there.get(), true);
			}
			prepare(folder, fingerprint, choices);
			progress.subTask("Reading what is known of the communities");
			CommunityFeatures features = text ? TextFeatures.of(study, graph, texts, progress.split(5))
					: structure(study, graph, split, folder, progress.split(5));
			TrainingTask task = new TrainingTask(graph, split, features, Optional.<Alignment>ofNullable(alignment),
					request.settings(), folder);
			try (FittedEncoder encoder = method.fit(task, progress.split(75))) {
				progress.setWorkRemaining(10).subTask("Measuring on held-out links");
				CommunityCounts counts = CommunityCounts.of(graph, split, progress.split(2));
				LinkEvaluation evaluation = new LinkEvaluation(graph, split, counts, request.evaluation());
				TrainedEncoder trained = new TrainedEncoder(method.id(), method.label(), fingerprint, choices,
						(System.nanoTime() - started) / 1e9, evaluation.evaluate(encoder, Held.VALIDATION, progress.split(3)),
						evaluation.evaluate(encoder, Held.TEST, progress.split(3)),
						evaluation.popularity(Held.TEST, progress.split(2)));
				trained.write(folder);
				return new Fit(trained, false);
			}
		} catch (IOException e) {
			throw new ZippException("The encoder cannot be kept: " + Reasons.of(e)
					+ ". Make room and run it again; it goes on where it stopped.", folder, 0, e);
		}
	}

	/**
	 * Measures a fit with a prior of communities in scoring, whose weight is chosen on validation links. What was measured is kept
	 * beside the fit.
	 *
	 * @param fit    that lies in the folder
	 * @return as of a method of its own, with {@code +prior} behind its id and the choice {@code prior-weight}
	 */
	public Fit withPrior(StudyDirectory study, InteractionGraph graph, TrainedEncoder fit, FitRequest request, Path folder,
			SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Path place = folder.resolve(PRIOR);
		String fingerprint = Hashes.of(VERSION + '\n' + PRIOR + '\n' + fit.fingerprint());
		Optional<TrainedEncoder> there = TrainedEncoder.read(place).filter(t -> t.fingerprint().equals(fingerprint));
		if (there.isPresent()) {
			return new Fit(there.get(), true);
		}
		long started = System.nanoTime();
		progress.subTask("Measuring with a prior of communities");
		CommunityFeatures features = features(study, graph, fit, folder, progress.split(5));
		try (StoredSplit split = StoredSplit.openOrMake(study, graph, request.splitSeed(), progress.split(5));
				FittedEncoder encoder = method(fit.method()).open(folder, features)) {
			CommunityCounts counts = CommunityCounts.of(graph, split, progress.split(5));
			LinkEvaluation evaluation = new LinkEvaluation(graph, split, counts, request.evaluation());
			CommunityPrior prior = CommunityPrior.of(counts);
			double weight = prior.choose(evaluation, encoder, progress.split(65));
			FittedEncoder with = prior.with(encoder, weight);
			Map<String, String> choices = new LinkedHashMap<>(fit.choices());
			choices.put("prior-weight", Double.toString(weight));
			TrainedEncoder measured = new TrainedEncoder(fit.method() + '+' + PRIOR, fit.label() + " + prior", fingerprint, choices,
					(System.nanoTime() - started) / 1e9, evaluation.evaluate(with, Held.VALIDATION, progress.split(10)),
					evaluation.evaluate(with, Held.TEST, progress.split(10)), fit.popularity());
			Files.createDirectories(place);
			measured.write(place);
			return new Fit(measured, false);
		} catch (IOException e) {
			throw new ZippException("What was measured cannot be kept: " + Reasons.of(e) + ". Make room and run it again.", place, 0, e);
		}
	}

	private OpenAlignment alignment(StudyDirectory study, InteractionGraph graph, FitRequest request, SubMonitor monitor) {
		boolean images = request.source() == AlignSource.IMAGES
				|| request.source() == AlignSource.AUTO && Files.isDirectory(study.attached());
		return alignments.open(study, graph, images ? Alignments.IMAGES : Alignments.TITLES, request.imageModel(), monitor);
	}

	/** Why there is nothing that ImageAlign could tie users to, if so. */
	public Optional<String> alignmentLack(StudyDirectory study, InteractionGraph graph, FitRequest request,
			SubMonitor monitor) {
		try (OpenAlignment there = alignment(study, graph, request, monitor)) {
			return there.users() > 0 ? Optional.empty() : Optional.of("No user has image posts.");
		} catch (ZippException e) {
			return Optional.of(e.getMessage());
		}
	}

	private static StructureFeatures structure(StudyDirectory study, InteractionGraph graph, StoredSplit split, Path folder,
			SubMonitor monitor) throws IOException {
		StructureFeatures features = StructureFeatures.openOrMake(study, graph, split, monitor);
		// The fit keeps its own: another graph of the study would give others, of which the encoder knows nothing.
		Files.copy(StructureFeatures.place(study, split.seed()), folder.resolve(STRUCTURE),
				StandardCopyOption.REPLACE_EXISTING);
		return features;
	}

	/** All that decides a fit, readable. */
	private Map<String, String> choices(InteractionGraph graph, EncoderMethod method, FitRequest request, boolean text,
			OpenAlignment alignment) {
		Map<String, String> choices = new LinkedHashMap<>();
		choices.put("graph", graph.fingerprint());
		choices.put("graph-users", Integer.toString(graph.userCount()));
		choices.put("graph-communities", Integer.toString(graph.communityCount()));
		choices.put("graph-links", Long.toString(graph.edgeCount()));
		choices.put("encoder", method.id());
		choices.put("split-seed", Long.toString(request.splitSeed()));
		choices.put("features", text ? TextFeatures.KIND : StructureFeatures.KIND);
		choices.put("features-model", text ? texts.model() : NONE);
		choices.put("alignment", alignment == null ? NONE : alignment.source());
		choices.put("alignment-model", alignment == null ? NONE : alignment.model());
		choices.put("alignment-fingerprint", alignment == null ? NONE : alignment.fingerprint());
		choices.put("evaluated-users-at-most", Integer.toString(request.evaluation().users()));
		choices.put("negatives", request.evaluation().negatives().name().toLowerCase(Locale.ROOT));
		try {
			for (RecordComponent setting : EncoderSettings.class.getRecordComponents()) {
				choices.put("setting-" + setting.getName(), String.valueOf(setting.getAccessor().invoke(request.settings())));
			}
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
		return choices;
	}

	/** Makes the folder ready: empty unless a fit of the same choices was stopped in it. */
	private static void prepare(Path folder, String fingerprint, Map<String, String> choices) throws IOException {
		Path file = folder.resolve(CHOICES);
		String text = "# What is trained here\nfingerprint=" + fingerprint + '\n' + choices.entrySet().stream()
				.map(c -> c.getKey() + '=' + c.getValue() + '\n').collect(Collectors.joining());
		if (Files.exists(file) && Files.readString(file).equals(text)) {
			return;
		}
		delete(folder);
		Files.createDirectories(folder);
		Files.writeString(file, text);
	}

	/** Deletes a folder with everything in it, if it is there; what says that the fit is finished goes first. */
	private static void delete(Path folder) throws IOException {
		Files.deleteIfExists(folder.resolve(TrainedEncoder.FILE));
		Folders.delete(folder);
	}

	/** The folder of an encoder of the study. */
	public static Path folder(StudyDirectory study, String method) {
		return study.encoders().resolve(method);
	}

	/** The finished encoders of a study whose method is installed, best validation MRR first; others are told of. */
	private List<TrainedEncoder> trained(StudyDirectory study, Consumer<String> leftOut) {
		return methods().stream().flatMap(m -> {
			try {
				return TrainedEncoder.read(folder(study, m.id())).stream();
			} catch (ZippException e) {
				leftOut.accept(e.getMessage());
				return Stream.empty();
			}
		}).sorted(Comparator.comparingDouble((TrainedEncoder t) -> -t.validation().mrr().value())).toList();
	}

	/**
	 * The encoder of a study that somebody means.
	 *
	 * @param wanted  {@link CommunityRankers#BEST}, or the id of a method
	 * @param leftOut told of encoders that would be better but cannot be used
	 * @throws ZippException when there is none
	 */
	public TrainedEncoder chosen(StudyDirectory study, String wanted, Consumer<String> leftOut) {
		if (!wanted.equals(CommunityRankers.BEST)) {
			Path folder = folder(study, method(wanted).id());
			return TrainedEncoder.read(folder).orElseThrow(
					() -> new ZippException("The study has no trained encoder '" + wanted + "'. Train it first.", folder, 0, null));
		}
		return usable(study, leftOut).orElseThrow(
				() -> new ZippException("The study has no trained encoder. Run train first.", study.encoders(), 0, null));
	}

	/** The best finished encoder that can be used. */
	public Optional<TrainedEncoder> usable(StudyDirectory study, Consumer<String> leftOut) {
		for (TrainedEncoder trained : trained(study, leftOut)) {
			Optional<String> obstacle = obstacle(study, trained);
			if (obstacle.isEmpty()) {
				return Optional.of(trained);
			}
			leftOut.accept(obstacle.get());
		}
		return Optional.empty();
	}

	/** Why an encoder cannot be used in a study, if so: what it was trained on is gone. */
	public Optional<String> obstacle(StudyDirectory study, TrainedEncoder trained) {
		String kind = trained.choices().get("features");
		if (StructureFeatures.KIND.equals(kind)) {
			return Files.exists(folder(study, trained.method()).resolve(STRUCTURE)) ? Optional.empty()
					: Optional.of("The features that the encoder " + trained.method() + " was trained on are gone. Train it again.");
		}
		String model = trained.choices().get("features-model");
		return texts.model().equals(model) ? Optional.empty()
				: Optional.of("The encoder " + trained.method() + " was trained on text features of the model " + model
						+ ", and this program has " + texts.model() + ". Train it again.");
	}

	/** Features of a graph for an encoder that was fitted before. */
	public CommunityFeatures features(StudyDirectory study, InteractionGraph graph, TrainedEncoder trained,
			SubMonitor monitor) {
		obstacle(study, trained).ifPresent(message -> {
			throw new ZippException(message, folder(study, trained.method()), 0, null);
		});
		return features(study, graph, trained, folder(study, trained.method()), monitor);
	}

	private CommunityFeatures features(StudyDirectory study, InteractionGraph graph, TrainedEncoder trained, Path folder,
			SubMonitor monitor) {
		return StructureFeatures.KIND.equals(trained.choices().get("features"))
				? StructureFeatures.open(folder.resolve(STRUCTURE), graph, monitor)
				: TextFeatures.of(study, graph, texts, monitor);
	}

	/** What to tell of an encoder that was fitted to another graph. */
	public static Optional<String> strangeness(InteractionGraph graph, TrainedEncoder trained) {
		return trained.graph().equals(graph.fingerprint()) ? Optional.empty()
				: Optional.of("The encoder " + trained.method() + " was trained on another graph than the study has now. It is "
						+ "inductive and encodes the users of this graph as well; train it again to learn from what is new.");
	}
}
