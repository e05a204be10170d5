/** What was promised before the votes, and what became of it. */
package org.zipp.report.internal.sections.plan;
