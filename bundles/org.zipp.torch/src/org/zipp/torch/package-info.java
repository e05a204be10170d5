/**
 * PyTorch, reached through DJL and packaged once: devices, tensors and their lifetime, gradients, files of weights, and
 * embedders from model folders. No other bundle sees DJL.
 */
package org.zipp.torch;
