/**
 * Taking part: where a rater stands, and answers that wait for a server. No rule of it is in a window, so that a browser can use
 * them too.
 */
package org.zipp.study.part;
