/**
 * Operations: classes with declared parameters that menus, wizards, the command line and tests run alike, and the one job
 * that runs them. Come here to add a step, not for what a step computes.
 */
package org.zipp.core.operation;
