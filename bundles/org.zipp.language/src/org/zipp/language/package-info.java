/**
 * Texts by language models and by rules: chat endpoints, verbalizers that write personas, rewriters that write prompts.
 * Which evidence they see is decided in {@code org.zipp.mining}.
 */
package org.zipp.language;
