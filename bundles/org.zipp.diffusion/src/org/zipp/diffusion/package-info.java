/**
 * Pictures from a frozen diffusion model: model folders as Hugging Face's diffusers writes them, their networks, schedulers and
 * the loop that draws. Networks work on tensors of {@code org.zipp.torch}; schedulers and noise are plain Java on the heap.
 */
package org.zipp.diffusion;
