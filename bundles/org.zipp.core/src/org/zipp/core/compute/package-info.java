/**
 * What turns texts and pictures into vectors, as services that any bundle may ask for. The models behind them are in {@code
 * org.zipp.torch}.
 */
package org.zipp.core.compute;
