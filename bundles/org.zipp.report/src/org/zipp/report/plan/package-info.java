/**
 * What a planned study will be able to show, as tables and curves: raters, votes, power and margins. The formulas are those of
 * {@code org.zipp.statistics.plan}.
 */
package org.zipp.report.plan;
