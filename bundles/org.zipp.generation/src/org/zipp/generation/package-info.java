/**
 * Pictures of prompts: the queue of tasks, the generators that answer them, and the repair of damaged pictures. Files and
 * rows of pictures are kept by {@code org.zipp.store}.
 */
package org.zipp.generation;
