/**
 * The axes and values of visual style that samples plant, lexicons name and pixels are measured by. Words for people and
 * measuring of pictures are elsewhere.
 */
package org.zipp.core.style;
