/** What models say of the pictures. */
package org.zipp.report.internal.sections.metrics;
