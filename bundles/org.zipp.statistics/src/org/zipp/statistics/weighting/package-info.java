/**
 * Raters who stand for a population: raking to its shares, weighted rates with their errors, groups and the gaps between
 * them.
 */
package org.zipp.statistics.weighting;
