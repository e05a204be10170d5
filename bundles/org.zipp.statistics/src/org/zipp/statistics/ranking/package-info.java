/**
 * Several items in a line from comparisons of two: Bradley and Terry with ties and covariates, intervals that hold together,
 * and whether there is a line at all.
 */
package org.zipp.statistics.ranking;
