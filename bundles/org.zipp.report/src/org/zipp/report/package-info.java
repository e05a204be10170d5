/**
 * Makes the report of a study, or of votes from elsewhere, as a document whose numbers lead back to their votes. What an analyst decides
 * beforehand stands in the settings; a new section comes into the package of its topic below {@code internal.sections}, reads
 * {@code Findings}, and gets its place in {@code ReportMaker}; how it is written comes into {@code org.zipp.document}.
 */
package org.zipp.report;
