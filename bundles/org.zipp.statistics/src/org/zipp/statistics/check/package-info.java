/**
 * Numbers that others published, checked from what was printed alone. It needs no votes.
 */
package org.zipp.statistics.check;
