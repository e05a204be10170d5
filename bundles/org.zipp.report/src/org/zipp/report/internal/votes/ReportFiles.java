package org.zipp.report.internal.votes;

import org.zipp.core.operation.Parameter;

/** What a report is written as: parameters of all operations that write one. */
public final class ReportFiles {

	@Parameter(name = "html", label = "HTML", description = "Write the report as one HTML page, report.html.")
	public boolean html = true;

	@Parameter(name = "pdf", label = "PDF", description = "Write the report as report.pdf.")
	public boolean pdf = true;

	@Parameter(name = "csv", label = "CSV",
			description = "Write each table as a CSV file of its own, and all of them as report.json; votes.csv, the source of all numbers, is "
			+ "always written.")
	public boolean csv = true;

	@Parameter(name = "json", label = "JSON", description = "Print every number of the report as JSON, in full precision.")
	public boolean json;

	ReportWriter.Formats formats() {
		return new ReportWriter.Formats(html, pdf, csv);
	}
}
