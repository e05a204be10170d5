/**
 * What every step stands on: the folder of a study, failures that say where and what to do, hashes, and files that are there
 * whole or not at all. Nothing here knows of graphs, personas or votes.
 */
package org.zipp.core;
