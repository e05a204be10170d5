/**
 * What was promised before the votes: the plan in one form with a hash, its lock, what was changed afterwards, exclusions as they
 * were declared, looks, and the power of a planned study.
 */
package org.zipp.study.plan;
