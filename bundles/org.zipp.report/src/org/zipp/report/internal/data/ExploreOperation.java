package org.zipp.report.internal.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.OutputFiles;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.document.Chart;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Table;
import org.zipp.document.Theme;
import org.zipp.graph.GraphStatistics;
import org.zipp.graph.InteractionGraph;
import org.zipp.report.data.DataFigures;
import org.zipp.report.data.PersonaTraits;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Writes the figures of the data explorer and their numbers: degrees, activity, communities, and traits of personas. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=explore",
		Operation.ORDER + ":Integer=95", LinePlace.GROUP + "=data", LinePlace.ICON + "=data", LinePlace.NEEDS + "=data" })
public final class ExploreOperation extends Operation {

	/** Folder in the reports of a study. */
	static final String FOLDER = "data";

	private static final double PIXELS = 2;

	@Parameter(name = "largest", label = "Communities", description = "How many of the largest communities the table lists.", min = 1,
			max = 1_000_000)
	public int largest = 200;

	@Parameter(name = "png", label = "PNG", description = "Write each figure as PNG besides SVG.")
	public boolean png = true;

	@Parameter(name = "out", label = "Folder",
			description = "Folder for figures and tables; the folder reports/data of the study when none is given.", path = PathUse.NEW_FOLDER)
	public Path out;

	private final StudyStores stores;

	@Activate
	public ExploreOperation(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public String id() {
		return "explore";
	}

	@Override
	public String label() {
		return "Explore the data";
	}

	@Override
	public String description() {
		return "Draws degree distributions, activity over time, the largest communities, and age, gender and interests of personas, "
				+ "as SVG and PNG with the numbers as CSV.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.REPORTS);
	}

	@Override
	public Set<Resource> reads() {
		return Set.of(Resource.GRAPH);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		StudyDirectory study = studyDirectory();
		Path place = study.resultsIn(out, study.reports().resolve(FOLDER));
		List<Chart> charts = new ArrayList<>();
		OperationResult.Builder result = OperationResult.builder();
		if (InteractionGraph.exists(study.graph())) {
			try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
				GraphStatistics statistics = GraphStatistics.of(graph, largest, progress.split(60));
				result.count("users", statistics.totals().users()).count("communities", statistics.totals().communities());
				charts.addAll(DataFigures.degrees(statistics));
				charts.addAll(DataFigures.communities(statistics.largest()));
				DataFigures.activity(statistics.activity()).ifPresentOrElse(charts::add,
						() -> result.warning("The graph knows no times, so there is no activity over time."));
			}
		} else {
			result.warning("The study has no graph yet; run ingest for degrees, activity and communities.");
		}
		progress.setWorkRemaining(40);
		if (study.isStudy()) {
			progress.subTask("Reading traits of personas");
			try (StudyStore store = stores.openReadOnly(study)) {
				personas(store, charts, result);
			}
		}
		progress.worked(20);
		if (charts.isEmpty()) {
			throw new ZippException("There is nothing to describe: the study has neither a graph nor personas. Run ingest first.",
					study.root(), 0, null);
		}
		try {
			write(charts, study.resultsTemp(), place, place.startsWith(study.reports()), progress.split(20));
		} catch (IOException e) {
			throw new ZippException("The figures could not be written: " + Reasons.of(e), place, 0, e);
		}
		return result.count("figures", charts.size()).place(place).build();
	}

	private static void personas(StudyStore store, List<Chart> charts, OperationResult.Builder result) {
		PersonaTraits traits = PersonaTraits.read(store);
		result.count("personas", traits.personas().size());
		if (traits.personas().isEmpty()) {
			result.warning("The study has no personas with traits yet; run verbalize for age, gender and interests.");
			return;
		}
		DataFigures.ageByGender(traits).ifPresentOrElse(charts::add,
				() -> result.warning("No persona states age or gender."));
		DataFigures.interestsByPersona(traits, "").ifPresent(charts::add);
		DataFigures.groupings(traits).forEach(t -> DataFigures.interestsByGroup(traits, t).ifPresent(charts::add));
	}

	/**
	 * Writes everything aside and then moves it, so that a stopped run leaves no half figure.
	 *
	 * @param ours whether the place belongs to the study, so that all of it may be made anew
	 */
	private void write(List<Chart> charts, Path temp, Path place, boolean ours, SubMonitor progress) throws IOException {
		OutputFiles output = new OutputFiles(place, List.of());
		if (!ours) {
			output.check(charts.stream().flatMap(c -> Stream.of(c.figure().id() + ".svg", c.figure().id() + ".png", c.data().csvName()))
					.filter(n -> png || !n.endsWith(".png")).toList());
		}
		Files.createDirectories(temp);
		Path made = Files.createTempDirectory(temp, "data");
		progress.setWorkRemaining(charts.size() + 1);
		try {
			for (Chart chart : charts) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				progress.subTask("Drawing " + chart.figure().title());
				String id = chart.figure().id();
				text(made.resolve(id + ".svg"), DocumentFormats.svg(chart.figure(), Theme.LIGHT));
				if (png) {
					Files.write(made.resolve(id + ".png"), DocumentFormats.png(chart.figure(), Theme.LIGHT, PIXELS));
				}
				Table data = chart.data();
				text(made.resolve(data.csvName()), DocumentFormats.csv(data));
				progress.worked(1);
			}
			try (Stream<Path> files = Files.list(made)) {
				for (Path file : files.sorted().toList()) {
					String name = file.getFileName().toString();
					if (ours) {
						StudyDirectory.moveIntoPlace(file, place.resolve(name));
					} else {
						output.put(file, name);
					}
				}
			}
			progress.worked(1);
		} finally {
			try (Stream<Path> left = Files.walk(made)) {
				for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

	private static void text(Path file, String text) throws IOException {
		Files.writeString(file, text, StandardCharsets.UTF_8);
	}
}
