/**
 * Speaking HTTP with servers that people name: addresses, keys, waiting, trying again, and how a failure is told. What is asked
 * stands in the bundles that ask; the only socket is in {@link org.zipp.core.http.ServerClient}.
 */
package org.zipp.core.http;
