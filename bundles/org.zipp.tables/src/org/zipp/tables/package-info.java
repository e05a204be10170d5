/**
 * Reading tables in whatever form people have them, delimited or Parquet, packed or not, with file and line in every error;
 * writing CSV; names and times as tables hold them. What the columns mean is the business of the reader's bundle.
 */
package org.zipp.tables;
