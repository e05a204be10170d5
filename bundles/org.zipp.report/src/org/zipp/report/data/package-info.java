/**
 * Charts of what was read and mined before anybody votes: activity, degrees and communities of the graph, traits and interests of personas.
 * Charts of votes belong to the sections of a report.
 */
package org.zipp.report.data;
