package org.zipp.graph;

/**
 * Something a user wrote, as kept in the graph.
 *
 * @param community index of the community
 * @param text      body of a comment, or title, whitespace collapsed, cut at 300 characters
 * @param source    full name in the dump: {@code t1_} + id of a comment, {@code t3_} + id of a submission
 * @param link      address of the posted picture, empty if none
 * @param score     votes it got
 * @param created   seconds since 1970
 */
public record Trace(TraceKind kind, int community, String text, String source, String link, int score, long created) {
}
