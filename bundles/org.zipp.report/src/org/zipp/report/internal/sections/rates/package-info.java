/** Sections of win rates: what can be claimed, tables, tests and intervals of pairs, the ranking, and published rates beside ours. */
package org.zipp.report.internal.sections.rates;
