/**
 * Sets of vectors compared: the distance CMMD of pictures' embeddings with its tests, and how widely a set is spread.
 */
package org.zipp.statistics.embedding;
