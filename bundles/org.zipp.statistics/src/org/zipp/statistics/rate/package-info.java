/**
 * How often one side wins, and how sure that is when votes come in clusters of raters and prompts. Weights of raters are in
 * {@code weighting}, several sides at once in {@code ranking}.
 */
package org.zipp.statistics.rate;
