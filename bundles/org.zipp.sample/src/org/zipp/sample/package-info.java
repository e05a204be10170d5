/**
 * Everything made up: dumps with planted tastes, graphs of any size, raters that are programs, and the sample study. Nothing
 * outside tests, benchmarks and the demo may need it.
 */
package org.zipp.sample;
