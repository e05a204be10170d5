/**
 * How far raters agree on the same units: kappas, alpha, intra-class correlations. Whether one rater answers with care is in
 * {@code quality}.
 */
package org.zipp.statistics.agreement;
