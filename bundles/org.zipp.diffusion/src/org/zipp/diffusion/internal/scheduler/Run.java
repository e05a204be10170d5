package org.zipp.diffusion.internal.scheduler;

/**
 * What is asked of a scheduler.
 *
 * @param name the name it was chosen by
 * @param steps inference steps of a whole run
 * @param first steps that are left out at the beginning because the run starts with a picture
 * @param eta share of noise that DDIM puts back
 */
public record Run(String name, int steps, int first, double eta) {
}
