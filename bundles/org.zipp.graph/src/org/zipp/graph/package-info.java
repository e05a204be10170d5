/**
 * The interaction graph of users and communities: made from dumps and edge lists, kept in mapped files, asked for edges,
 * traces, neighbourhoods and draws. Learning on it is in {@code org.zipp.encoder}.
 */
package org.zipp.graph;
