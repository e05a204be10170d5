/**
 * Makes the report of a study, or of votes from elsewhere, as a document whose numbers lead back to their votes. What an analyst decides
 * beforehand stands in the settings; a new section comes into {@code internal.sections}, and how it is written into
 * {@code org.zipp.document}.
 */
package org.zipp.report;
