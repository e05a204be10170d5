/**
 * The kinds of figures there are: lines over two axes, bars, heat maps, estimates with intervals in rows, and flows of boxes. A new kind of
 * figure comes here; which numbers are drawn is decided by those who call it.
 */
package org.zipp.document.plot;
