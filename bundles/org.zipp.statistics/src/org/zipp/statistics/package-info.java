/**
 * What all topics of the statistics share: intervals, quantiles, and corrections for several tests. Pure functions on arrays
 * and records, each with its source; the topics are in the packages below.
 */
package org.zipp.statistics;
