package org.zipp.report;

import org.zipp.document.Document;
import org.zipp.report.internal.sections.ReportMaker;
import org.zipp.study.StudyData;

/**
 * Makes reports. Votes of people and of simulated raters are never pooled: each kind has its own sections, tables and
 * figures. The same data gives the same report.
 */
public final class Reports {

	private Reports() {
	}

	/** Makes the report of a study as it is made when nothing is asked for. */
	public static Document of(StudyData data) {
		return of(data, ReportSettings.defaults());
	}

	/** Makes the report of a study. */
	public static Document of(StudyData data, ReportSettings settings) {
		return ReportMaker.make(data, settings);
	}
}
