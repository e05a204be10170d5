package org.zipp.report.internal.votes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.ParameterBlock;
import org.zipp.core.operation.PathUse;
import org.zipp.core.operation.Resource;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.report.Reports;
import org.zipp.report.population.PopulationMarginals;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.StudyReader;
import org.zipp.tables.TableFiles;

/** Writes the report of a study: HTML, PDF, CSV and JSON. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=report",
		Operation.ORDER + ":Integer=90", LinePlace.GROUP + "=analysis", LinePlace.ICON + "=report", LinePlace.NEEDS + "=votes",
		LinePlace.MAKES + "=report", LinePlace.SHOWS + "=report" })
public final class ReportOperation extends Operation {

	/** What is written. */
	@ParameterBlock
	public final ReportFiles files = new ReportFiles();

	@Parameter(name = "out", label = "Report folder",
			description = "Folder for the report; the folder reports of the study when none is given.", path = PathUse.NEW_FOLDER)
	public Path out;

	/** What is decided beforehand. */
	@ParameterBlock
	public final Decisions decisions = new Decisions();

	@Parameter(name = "marginals", label = "Population",
			description = "A table of the population's shares, to which votes are raked: variable, level, share; marginals.csv of the study, if "
			+ "there is one, when none is given.", advanced = true, path = PathUse.FILE, endings = PathUse.TABLES)
	public Path marginals;

	private final StudyReader studies;
	private final TableFiles tables;

	@Activate
	public ReportOperation(@Reference StudyReader studies, @Reference TableFiles tables) {
		this.studies = studies;
		this.tables = tables;
	}

	@Override
	public String id() {
		return "report";
	}

	@Override
	public String label() {
		return "Write report";
	}

	@Override
	public String description() {
		return "Computes win rates, intervals and tests from the votes and writes them as HTML, PDF, CSV and JSON.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.REPORTS);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 10);
		StudyDirectory study = studyDirectory();
		Path place = study.resultsIn(out, study.reports());
		boolean ours = place.equals(study.reports());
		ReportWriter.Formats formats = files.formats();
		List<Path> inputs = marginals == null ? List.of(study.marginals()) : inputs();
		ReportWriter.check(formats, place, ours, inputs);
		progress.subTask("Reading votes");
		Optional<PopulationMarginals> population = PopulationMarginals.of(study, tables, marginals);
		StudyData data = studies.read(study);
		progress.worked(1);
		progress.checkCanceled();
		progress.subTask("Computing intervals and tests");
		Document report = Reports.of(data, decisions.settings(population));
		progress.worked(4);
		progress.checkCanceled();

		ReportWriter writer = new ReportWriter(report, formats, place, ours, inputs);
		OperationResult.Builder result = OperationResult.builder().place(writer.main())
				.count("votes", data.judgements().stream().filter(j -> j.choice() != null).count())
				.count("comparisons", data.judgements().stream().filter(Judgement::counts).count());
		if (data.judgements().stream().noneMatch(Judgement::counts)) {
			result.warning("There are no comparisons yet; the report says so.");
		}
		population.ifPresent(p -> p.notes().forEach(n -> result.warning(p.file().getFileName() + ": " + n)));
		if (files.json) {
			result.document(DocumentFormats.json(report));
		}
		if (writer.isWritten()) {
			return result.repeated(true).build();
		}
		writer.write(study.resultsTemp(), progress.split(5));
		writer.warnings().forEach(result::warning);
		return result.count("files", writer.files()).build();
	}
}
