package org.zipp.report.internal.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.ParameterBlock;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.report.ReportEdition;
import org.zipp.report.Reports;
import org.zipp.report.internal.votes.Decisions;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.study.StudyData;
import org.zipp.study.StudyReader;
import org.zipp.study.replication.Pseudonyms;
import org.zipp.study.replication.Pseudonyms.Nameless;
import org.zipp.study.replication.ReplicationBundle;
import org.zipp.tables.TableFiles;

/** Writes a study's data without identities, with a codebook, its methods in words, and what is needed to compute its report again. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=bundle",
		Operation.ORDER + ":Integer=97", LinePlace.GROUP + "=analysis", LinePlace.ICON + "=export", LinePlace.NEEDS + "=votes" })
public final class BundleOperation extends Operation {

	private static final long NO_TIME = 315_619_200_000L;

	@Parameter(name = "out", label = "Bundle",
			description = "The bundle to write, ending in .zip; replication-bundle.zip among the study's reports when none is given.",
			path = PathUse.NEW_FILE, endings = ".zip")
	public Path out;

	@Parameter(name = "folder", label = "Folder", description = "A folder to write the same files into, unpacked.", path = PathUse.NEW_FOLDER)
	public Path folder;

	@Parameter(name = "json-lines", label = "JSON lines too", description = "Whether the tables are written as JSON lines too.")
	public boolean jsonLines;

	/** What is decided beforehand. */
	@ParameterBlock
	public final Decisions decisions = new Decisions();

	@Parameter(name = "marginals", label = "Population",
			description = "A table of the population's shares, to which votes are raked; marginals.csv of the study, if there is one, when none"
					+ " is given.",
			advanced = true, path = PathUse.FILE, endings = PathUse.TABLES)
	public Path marginals;

	private final StudyReader studies;
	private final TableFiles tables;

	@Activate
	public BundleOperation(@Reference StudyReader studies, @Reference TableFiles tables) {
		this.studies = studies;
		this.tables = tables;
	}

	@Override
	public String id() {
		return "bundle";
	}

	@Override
	public String label() {
		return "Write data for others";
	}

	@Override
	public String description() {
		return "Writes a study's votes, raters and ratings without identities as tables with a codebook (Psych-DS), its methods as Markdown"
				+ " and LaTeX"
				+ " with BibTeX, and plan, seeds, versions and settings, so that 'analyze' computes the same report from it.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.REPORTS);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 10);
		StudyDirectory study = studyDirectory();
		Path place = out == null ? study.reports().resolve("replication-bundle.zip") : out.toAbsolutePath().normalize();
		if (!place.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
			throw new ZippException("The bundle must end in .zip.", place, 0, null);
		}
		progress.subTask("Reading votes");
		Optional<PopulationMarginals> population = PopulationMarginals.of(study, tables, marginals);
		Nameless nameless = Pseudonyms.of(studies.read(study));
		StudyData data = nameless.data();
		progress.worked(2);
		progress.checkCanceled();
		progress.subTask("Computing intervals and tests");
		Document report = Reports.of(data, decisions.settings(population));
		progress.worked(5);
		progress.checkCanceled();
		ReplicationBundle bundle = ReplicationBundle.of(data, decisions.told(), population.map(PopulationMarginals::csv));
		Map<String, byte[]> files = bundle.files(versions(), jsonLines);
		MethodsText methods = new MethodsText(report);
		files.put("methods.md", bytes(methods.markdown()));
		files.put("methods.tex", bytes(methods.latex()));
		files.put("references.bib", bytes(methods.bibtex()));
		files.put("report.json", bytes(DocumentFormats.json(report)));
		files.put("README.md", bytes(readme(bundle, nameless.columns(), place.getFileName().toString())));
		WholeFile.write(place, packed(files));
		if (folder != null) {
			files.forEach((name, content) -> WholeFile.write(folder.resolve(name), content));
		}
		OperationResult.Builder result = OperationResult.builder().place(place).count("files", files.size());
		bundle.tables().forEach(t -> result.count(t.name(), t.rows().size()));
		nameless.columns().forEach((column, why) -> result.warning("The column '" + column + "' of raters was left out, because " + why
				+ ". Numbers of its groups cannot be computed from the bundle."));
		return result.build();
	}

	private static Map<String, String> versions() {
		Map<String, String> versions = new LinkedHashMap<>();
		Optional.ofNullable(Platform.getBundle("org.zipp.report")).ifPresent(b -> versions.put("ZIPP Workbench", b.getVersion().toString()));
		versions.put("report", Integer.toString(ReportEdition.VERSION));
		versions.put("Java", Integer.toString(Runtime.version().feature()));
		return versions;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** The same files give the same bytes. */
	private static byte[] packed(Map<String, byte[]> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				ZipEntry entry = new ZipEntry(file.getKey());
				entry.setTime(NO_TIME);
				zip.putNextEntry(entry);
				zip.write(file.getValue());
				zip.closeEntry();
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	private static String readme(ReplicationBundle bundle, Map<String, String> leftOut, String name) {
		StringBuilder text = new StringBuilder("# Replication bundle: " + bundle.data().title()
				+ "\n\nVotes without identities, and all that the report of the "
				+ "study rests on. Raters, experts and users are numbers in a drawn order.\n\n");
		bundle.tables().forEach(t -> text.append("- `data/").append(t.file()).append("`: ").append(t.rows().size()).append(" rows. ")
				.append(t.about())
				.append('\n'));
		text.append("""
				- `dataset_description.json`: what every column means (Psych-DS, schema.org).
				- `bundle.json`: labels, prompts, seed, settings, versions, scores, and the SHA-256 of each file that numbers rest on.
				- `methods.md`, `methods.tex`, `references.bib`: methods and main results for a paper.
				- `report.json`: every number of the report.
				""");
		if (bundle.data().plan().lock().isPresent()) {
			text.append("- `plan.json`: the locked plan; its SHA-256 is ").append(bundle.data().plan().lock().orElseThrow().hash()).append(".\n");
		}
		leftOut.forEach((column, why) -> text.append("\nThe column ").append(column).append(" of raters was left out, because ").append(why)
				.append(".\n"));
		return text.append("\nThe same report again, with ZIPP Workbench:\n\n    releng/zipp analyze --votes ").append(name)
				.append(" --out report\n\nThe seed is ")
				.append(bundle.data().seed()).append("; the settings are ").append(bundle.settings()).append(".\n").toString();
	}
}
