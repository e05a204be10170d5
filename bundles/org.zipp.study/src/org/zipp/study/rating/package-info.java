/**
 * Personas rated by experts: who rates whom, what is shown, and what comes back. Experts see the text and its evidence, and neither
 * what wrote it nor what others say of it.
 */
package org.zipp.study.rating;
