/**
 * What the steps that write texts share: which model and how, and items that failed. Personas are written in {@code persona},
 * prompts in {@code prompt}, chat models are asked in {@code chat}, and {@code words} are the rules' own. Which evidence is seen
 * is decided in {@code org.zipp.mining}.
 */
package org.zipp.language;
