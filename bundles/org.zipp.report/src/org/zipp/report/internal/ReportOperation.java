package org.zipp.report.internal;

import java.nio.file.Path;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.report.Report;
import org.zipp.report.ReportFormats;
import org.zipp.report.Reports;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.StudyReader;

/** Writes the report of a study: HTML, PDF, CSV and JSON. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=report",
		Operation.ORDER + ":Integer=90" })
public final class ReportOperation extends Operation {

	@Parameter(name = "html", label = "HTML", description = "Write the report as one HTML page, report.html.")
	public boolean html = true;

	@Parameter(name = "pdf", label = "PDF", description = "Write the report as report.pdf.")
	public boolean pdf = true;

	@Parameter(name = "csv", label = "CSV", description = "Write each table as a CSV file of its own, and all of them as report.json; votes.csv, the source of all numbers, is always written.")
	public boolean csv = true;

	@Parameter(name = "out", label = "Report folder", description = "Folder for the report; the folder reports of the study when none is given.")
	public Path out;

	@Parameter(name = "json", label = "JSON", description = "Print every number of the report as JSON, in full precision.")
	public boolean json;

	private final StudyReader studies;

	@Activate
	public ReportOperation(@Reference StudyReader studies) {
		this.studies = studies;
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
	public OperationResult execute(SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 10);
		StudyDirectory study = studyDirectory();
		progress.subTask("Reading votes");
		StudyData data = studies.read(study);
		progress.worked(1);
		ReportWriter.check(progress);
		progress.subTask("Computing intervals and tests");
		Report report = Reports.of(data);
		progress.worked(4);
		ReportWriter.check(progress);

		ReportWriter writer = new ReportWriter(report, new ReportWriter.Formats(html, pdf, csv), out == null ? study.reports() : out);
		OperationResult.Builder result = OperationResult.builder().place(writer.main())
				.count("votes", data.judgements().stream().filter(j -> j.choice() != null).count())
				.count("comparisons", data.judgements().stream().filter(Judgement::counts).count());
		if (data.judgements().stream().noneMatch(Judgement::counts)) {
			result.warning("There are no comparisons yet; the report says so.");
		}
		if (json) {
			result.document(ReportFormats.json(report));
		}
		if (writer.isWritten()) {
			return result.repeated(true).build();
		}
		writer.write(study.temp(), progress.split(5));
		return result.count("files", writer.files()).build();
	}
}
