package org.zipp.report;

import org.zipp.document.Document;

/** What all reports of this edition of the workbench have in common. */
public final class ReportEdition {

	/** Grows when the same votes give another report. */
	public static final int VERSION = 3;

	/** What a report says of votes of simulated raters, on every page. */
	public static final String SIMULATED = "This study contains votes of simulated raters.";

	/** The kind of all reports. */
	public static final Document.Kind KIND = new Document.Kind("Pairwise comparison report", "org.zipp.report/1", VERSION);

	private ReportEdition() {
	}
}
