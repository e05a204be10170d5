/** Sections of who voted: the flow of participants, groups of raters, and weights to a population. */
package org.zipp.report.internal.sections.people;
