/** A study's data, its methods in words, and all that is needed to compute its report again, for others. */
package org.zipp.report.internal.export;
