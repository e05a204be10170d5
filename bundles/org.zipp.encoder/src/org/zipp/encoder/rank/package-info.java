/**
 * How much each community of a user tells about the user, by the study's trained encoder or by counts. This is all that the steps
 * after encoding need to know of encoders.
 */
package org.zipp.encoder.rank;
