/**
 * Automatic metrics of pictures: what a model says of each picture of a study. They lie in a file of the study folder, because
 * they follow from the pictures and a model, take minutes to make again, and are of use where the reports are written; the store
 * holds what cannot be made again.
 */
package org.zipp.study.metrics;
