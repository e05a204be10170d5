/** Sections of how far votes can be trusted: quality of answers, agreement, and what hangs on flagged raters. */
package org.zipp.report.internal.sections.quality;
