/**
 * The schedulers behind {@link org.zipp.diffusion.Scheduler}. Levels of noise are float32 as in diffusers; the arithmetic on latents
 * is done in double and rounded once, but for Euler's method (see there).
 */
package org.zipp.diffusion.internal.scheduler;
