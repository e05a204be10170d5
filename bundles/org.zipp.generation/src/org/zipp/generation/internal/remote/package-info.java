/**
 * Generators that other programs run, asked over HTTP. {@link org.zipp.generation.internal.remote.RemoteGenerator} keeps what they
 * share: settings, keys, tries, the proof of seeds; each class beside it speaks one protocol.
 */
package org.zipp.generation.internal.remote;
