package org.zipp.report.internal.population;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Reasons;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.study.people.Places;

/** Writes the shares of the population that votes are raked to, as a file that the analyst edits. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=marginals",
		Operation.ORDER + ":Integer=92", LinePlace.GROUP + "=analysis", LinePlace.ICON + "=personas" })
public final class MarginalsOperation extends Operation {

	@Parameter(name = "countries", label = "Countries",
			description = "Countries whose people are the population, as codes or English names; the world when none is given.")
	public List<String> countries = List.of();

	@Parameter(name = "out", label = "File", description = "File to write; marginals.csv of the study when none is given.",
			path = PathUse.NEW_FILE, endings = ".csv")
	public Path out;

	@Parameter(name = "replace", label = "Replace", description = "Replace a file that differs, for example because it was edited.")
	public boolean replace;

	@Override
	public String id() {
		return "marginals";
	}

	@Override
	public String label() {
		return "Write population shares";
	}

	@Override
	public String description() {
		return "Writes shares of the population by age, gender and country (UN World Population Prospects 2024) into the study, "
				+ "for the analyst to edit; reports rake votes to them.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.REPORTS);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		Path place = out == null ? studyDirectory().marginals() : out.toAbsolutePath().normalize();
		ShippedPopulation population = new ShippedPopulation();
		List<String> codes = codes(population);
		String text = population.csv(codes);
		progress.worked(1);
		OperationResult.Builder result = OperationResult.builder().place(place).count("countries",
				codes.isEmpty() ? population.countries().size() : codes.size());
		List<String> plain = population.withoutAges(codes);
		if (!plain.isEmpty()) {
			result.warning("Adults by age and gender are not at hand for " + String.join(", ", plain)
					+ ", so age and gender are those of the world's adults and countries are by people of all ages. Put in shares of your own if that "
							+ "matters. They are at hand for "
					+ String.join(", ", population.withAges()) + '.');
		}
		result.note("Language and profession are left to you: add rows to the file, with their source.");
		if (progress.isCanceled()) {
			throw new OperationCanceledException();
		}
		if (Files.exists(place)) {
			if (same(place, text)) {
				return result.repeated(true).build();
			}
			if (!replace) {
				throw new ZippException("The file is there already and differs, perhaps because it was edited. Say --replace to lose what it holds.",
						place, 0,
						null);
			}
		}
		WholeFile.write(place, text);
		progress.worked(1);
		return result.build();
	}

	private static boolean same(Path file, String text) {
		try {
			return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new ZippException("The file that is there cannot be read: " + Reasons.of(e), file, 0, e);
		}
	}

	private List<String> codes(ShippedPopulation population) {
		Set<String> codes = new LinkedHashSet<>();
		List<String> unknown = new ArrayList<>();
		List<String> typed = countries.stream().map(String::strip).filter(c -> !c.isEmpty()).toList();
		for (int i = 0; i < typed.size(); i++) {
			// The name of ISO 3166 has a comma: Korea, Republic of.
			Optional<String> two = i + 1 < typed.size() && Places.country(typed.get(i + 1)).isEmpty()
					? Places.country(typed.get(i) + ", " + typed.get(i + 1)) : Optional.empty();
			String country = typed.get(i);
			two.or(() -> Places.country(country)).filter(population::knows).ifPresentOrElse(codes::add, () -> unknown.add(country));
			i += two.isPresent() ? 1 : 0;
		}
		if (!unknown.isEmpty()) {
			throw new ZippException("There are no shares for " + String.join(", ", unknown)
					+ ". Give ISO codes of two letters or English names, for example PT,ES or Portugal.");
		}
		return List.copyOf(codes);
	}
}
