package org.zipp.study.people;

import java.util.Collection;

import org.zipp.tables.Table;

/** The two lines that Qualtrics puts between the names of columns and the answers: the questions, and what it calls them inside. */
public final class SurveyHeader {

	private static final String MARK = "{\"ImportId\"";

	private SurveyHeader() {
	}

	/** Whether the current row is the second of those lines; the row before it is the first. */
	public static boolean isSecondLine(Table table, Collection<String> columns) {
		return columns.stream().map(table::text).anyMatch(t -> t != null && t.strip().startsWith(MARK));
	}
}
