/** A study's data for others: without identities, with every column described, and enough to compute the same report again. */
package org.zipp.study.replication;
