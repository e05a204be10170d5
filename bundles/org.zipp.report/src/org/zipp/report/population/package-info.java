/**
 * The shares of a population to which votes are weighted: read from a file, or made from what comes with the workbench. How raters name the
 * same levels otherwise is known to {@code org.zipp.study.people}.
 */
package org.zipp.report.population;
