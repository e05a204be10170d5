package org.zipp.report;

import org.zipp.report.internal.sections.ReportMaker;
import org.zipp.study.StudyData;

/**
 * Makes reports. Votes of people and of simulated raters are never pooled: each kind has its own sections, tables and
 * figures. The same data gives the same report.
 */
public final class Reports {

	/** Grows when the same votes give another report. */
	public static final int VERSION = 2;

	/** What a study says that admits simulated raters. */
	public static final String SIMULATED = "This study contains votes of simulated raters.";

	private Reports() {
	}

	/** Makes the report of a study as it is made when nothing is asked for. */
	public static Report of(StudyData data) {
		return of(data, ReportSettings.defaults());
	}

	/** Makes the report of a study. */
	public static Report of(StudyData data, ReportSettings settings) {
		return ReportMaker.make(data, settings);
	}
}
