/** How a running study stands: who is where, how fast, how carefully; nothing that tells which condition wins. */
package org.zipp.study.progress;
