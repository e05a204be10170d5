/** Words and cells that all sections say alike. Knows nothing of a study. */
package org.zipp.report.internal.sections.wording;
