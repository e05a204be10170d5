/**
 * Before and while people vote: how many raters and pairs a study needs, and looks at it on the way that claim no more than
 * they may.
 */
package org.zipp.statistics.plan;
