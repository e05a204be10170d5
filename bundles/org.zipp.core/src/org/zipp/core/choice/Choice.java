package org.zipp.core.choice;

/**
 * What a person may choose.
 *
 * @param id    as typed and stored
 * @param label as shown
 */
public record Choice(String id, String label) {
}
