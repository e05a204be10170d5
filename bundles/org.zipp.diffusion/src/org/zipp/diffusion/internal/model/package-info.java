/** What is told of a model's folder, and the proof that it computes what another program computes. */
package org.zipp.diffusion.internal.model;
