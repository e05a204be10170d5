/**
 * What a report is made of, computed once: the trials as numbers, the panels of raters, estimates, tests, weights and checks.
 * Knows no section; every section reads {@link org.zipp.report.internal.sections.findings.Findings}.
 */
package org.zipp.report.internal.sections.findings;
