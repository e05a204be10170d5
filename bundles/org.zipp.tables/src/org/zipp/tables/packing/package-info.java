/**
 * What a file is by its first bytes, and what is inside when it is packed with gzip or zstd. An end before the data are
 * whole is a failure here, so that nobody reads half a file.
 */
package org.zipp.tables.packing;
