package org.zipp.encoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.encoder.LinkEvaluation.Negatives;
import org.zipp.encoder.TrainOperation.Preset;
import org.zipp.encoder.internal.ablation.AblationTable;
import org.zipp.encoder.internal.ablation.Published;
import org.zipp.encoder.internal.fit.Encoders;
import org.zipp.encoder.internal.fit.FitRequest;
import org.zipp.graph.InteractionGraph;

/**
 * Trains every encoder with several seeds on one graph and tells what each is worth, beside the published table. What is
 * trained stays in the study's ablation folder, so a stopped run goes on and more seeds add to those there are.
 */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=ablation",
		Operation.ORDER + ":Integer=28", LinePlace.GROUP + "=data", LinePlace.ICON + "=training", LinePlace.NEEDS + "=data",
		LinePlace.SHOWS + "=training" })
public final class AblationOperation extends Operation {

	@Parameter(name = "methods", label = "Encoders", description = "Encoders to compare; all when none is named.")
	public List<String> methods = List.of();

	@Parameter(name = "seeds", label = "Seeds", description = "How often each encoder is trained, every time with another split of the links.",
			min = 1, max = 1000)
	public int seeds = 3;

	@Parameter(name = "preset", label = "Settings", description = "Settings: small for a CPU, paper for those of the authors.")
	public Preset preset = Preset.SMALL;

	@Parameter(name = "epochs", label = "Epochs", description = "Most passes over the users; 0 for what the settings say.", min = 0,
			max = 100_000)
	public int epochs;

	@Parameter(name = "batch", label = "Batch",
			description = "Users a step; 0 for what the settings say: with the small ones an eighth of the users, 32 to 512.", min = 0,
			max = 1_000_000, advanced = true)
	public int batch;

	@Parameter(name = "patience", label = "Patience",
			description = "Epochs without a better validation MRR before training stops; 0 = never, -1 for what the settings say.", min = -1,
			max = 100_000, advanced = true)
	public int patience = -1;

	@Parameter(name = "mode", label = "Mode", description = "Where the authors' early code has known defects: corrected, or faithful to it.",
			advanced = true)
	public EncoderSettings.Mode mode = EncoderSettings.Mode.CORRECTED;

	@Parameter(name = "features", label = "Features of communities",
			description = "Text of the description, structure from who posts there, or auto: text when most communities have descriptions.")
	public FeatureChoice features = FeatureChoice.AUTO;

	@Parameter(name = "align-source", label = "Source of ImageAlign",
			description = "What ImageAlign ties users to: titles of their image posts, their attached images, or auto: images when the study has"
					+ " some.")
	public AlignSource alignSource = AlignSource.AUTO;

	@Parameter(name = "image-model", label = "Image model",
			description = "Folder of the image encoder for attached images; a stand-in descriptor when none is named.", advanced = true,
			path = PathUse.FOLDER)
	public Path imageModel;

	@Parameter(name = "negatives", label = "Negatives",
			description = "How the other community of the posting accuracy is drawn that stands beside the published one: uniform, or by"
					+ " popularity.")
	public Negatives negatives = Negatives.UNIFORM;

	@Parameter(name = "prior", label = "Prior of communities",
			description = "Measure each encoder also with how common a community is in its affinities, in a row of its own; the weight is chosen"
					+ " on validation links. The paper has no such term.")
	public boolean prior;

	@Parameter(name = "evaluate-users", label = "Evaluated users", description = "Most users to measure with; 0 = all.", min = 0,
			advanced = true)
	public int evaluateUsers = LinkEvaluation.Settings.DEFAULT.users();

	private final Encoders encoders;

	@Activate
	public AblationOperation(@Reference Encoders encoders) {
		this.encoders = encoders;
	}

	@Override
	public String id() {
		return "ablation";
	}

	@Override
	public String label() {
		return "Compare encoders";
	}

	@Override
	public String description() {
		return "Trains every encoder with several seeds, measures them on held-out links and leaves tables beside the published "
				+ "ones in the study's reports folder: ablation.md, ablation.csv and ablation-runs.csv.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.ENCODERS, Resource.DEVICE);
	}

	@Override
	public Set<Resource> reads() {
		return Set.of(Resource.GRAPH);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory study = studyDirectory();
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			List<Compared> compared = compared();
			SubMonitor progress = SubMonitor.convert(monitor, 10 + (prior ? 120 : 100) * seeds * compared.size());
			findLacks(study, graph, compared, progress.split(10));
			int made = 0;
			int measured = 0;
			for (int seed = 1; seed <= seeds; seed++) {
				for (Compared c : compared) {
					if (c.lack.isEmpty()) {
						progress.setTaskName(String.format(Locale.ROOT, "%s, seed %d of %d", c.label, seed, seeds));
						Encoders.Fit fit = encoders.fit(study, graph, c.method.orElseThrow(), request(seed, graph.userCount()),
								study.ablation().resolve(c.id).resolve(Integer.toString(seed)), progress.split(100));
						c.fits.add(fit.trained());
						made += fit.already() ? 0 : 1;
						if (prior) {
							Encoders.Fit with = encoders.withPrior(study, graph, fit.trained(), request(seed, graph.userCount()),
									study.ablation().resolve(c.id).resolve(Integer.toString(seed)), progress.split(20));
							c.withPrior.add(with.trained());
							measured += with.already() ? 0 : 1;
						}
						table(compared).write(study.reports(), study.temp());
					}
				}
			}
			AblationTable table = table(compared);
			OperationResult.Builder result = OperationResult.builder().repeated(made + measured == 0)
					.place(table.write(study.reports(), study.temp()))
					.count("encoders", compared.stream().filter(c -> !c.fits.isEmpty()).count()).count("seeds", seeds)
					.count("fits made in this run", made);
			table.table().forEach(result::note);
			table.explanation().forEach(result::note);
			return result.build();
		} catch (IOException e) {
			throw new ZippException("The table cannot be written: " + Reasons.of(e) + '.', study.reports(), 0, e);
		}
	}

	/** A row on its way. */
	private static final class Compared {
		private final String id;
		private final String label;
		private final Optional<EncoderMethod> method;
		private final List<TrainedEncoder> fits = new ArrayList<>();
		private final List<TrainedEncoder> withPrior = new ArrayList<>();
		private String lack;

		private Compared(String id, String label, Optional<EncoderMethod> method) {
			this.id = id;
			this.label = label;
			this.method = method;
			lack = method.isPresent() ? "" : "this program has no such encoder.";
		}
	}

	private List<Compared> compared() {
		if (!methods.isEmpty()) {
			return methods.stream().distinct().map(encoders::method).map(m -> new Compared(m.id(), m.label(), Optional.of(m)))
					.toList();
		}
		List<Compared> rows = new ArrayList<>();
		for (Published p : Published.TABLE) {
			rows.add(new Compared(p.method(), p.label(), encoders.find(p.method())));
		}
		encoders.methods().stream().filter(m -> rows.stream().noneMatch(r -> r.id.equals(m.id())))
				.forEach(m -> rows.add(new Compared(m.id(), m.label(), Optional.of(m))));
		return rows;
	}

	/** Finds out once whether there is anything that ImageAlign could tie users to. */
	private void findLacks(StudyDirectory study, InteractionGraph graph, List<Compared> compared, SubMonitor monitor) {
		List<Compared> aligned = compared.stream().filter(c -> c.method.filter(EncoderMethod::aligns).isPresent()).toList();
		if (!aligned.isEmpty()) {
			encoders.alignmentLack(study, graph, request(1, graph.userCount()), monitor).ifPresent(lack -> aligned.forEach(c -> c.lack = lack));
		}
	}

	private FitRequest request(int seed, int users) {
		return new FitRequest(TrainOperation.settings(preset, mode, epochs, batch, patience, seed, users), seed, features,
				alignSource, imageModel, new LinkEvaluation.Settings(evaluateUsers, negatives, seed));
	}

	private AblationTable table(List<Compared> compared) {
		List<AblationTable.Row> rows = new ArrayList<>();
		for (Compared c : compared) {
			rows.add(new AblationTable.Row(c.id, c.label, List.copyOf(c.fits), c.lack));
			if (!c.withPrior.isEmpty()) {
				rows.add(new AblationTable.Row(c.withPrior.getFirst().method(), c.withPrior.getFirst().label(),
						List.copyOf(c.withPrior), ""));
			}
		}
		return new AblationTable(negatives, rows);
	}
}
