/** What experts say of personas. */
package org.zipp.report.internal.sections.personas;
