/**
 * Raters one by one: speed, straight lines, sides, consistency with themselves. Every finding is a flag to look at, never a
 * reason to drop votes unseen.
 */
package org.zipp.statistics.quality;
