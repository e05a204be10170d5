/** Sections in words alone: how the numbers came about, and what they do not say. */
package org.zipp.report.internal.sections.method;
