/** The operation {@code score}: embeds the pictures and prompts of a study and computes automatic metrics from the embeddings. */
package org.zipp.report.internal.metrics;
