/**
 * Votes that were given elsewhere, read from tables: a row for each vote, or the form of Rapidata's data sets. What comes of it are the same
 * judgements as of a study of the workbench, with what is known of how they came about.
 */
package org.zipp.study.imported;
