package org.zipp.ui.personas.presenter;

import java.time.Instant;

/**
 * Changes of a persona that are not stored yet, with the state they were made to, so that they can be put onto whatever is
 * stored by then.
 *
 * @param study  folder of the study
 * @param userId whose persona
 * @param at     when they were kept
 * @param before the state they were made to
 * @param mine   the state in the editor
 */
public record UnsavedPersona(String study, String userId, Instant at, PersonaState before, PersonaState mine) {
}
