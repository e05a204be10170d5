/** The networks of a diffusion model: U-Net and autoencoder, built from a model folder's configuration and weights. */
package org.zipp.diffusion.internal.network;
