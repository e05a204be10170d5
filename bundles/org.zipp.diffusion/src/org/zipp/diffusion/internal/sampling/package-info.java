/** The steps between a text and a latent. */
package org.zipp.diffusion.internal.sampling;
