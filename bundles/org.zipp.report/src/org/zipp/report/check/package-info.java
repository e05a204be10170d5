/**
 * Checks what others have published: recomputes tests and intervals from the wins or rates of a table and says of each row whether what is
 * claimed follows. The table of the ZIPP paper is at hand.
 */
package org.zipp.report.check;
