/** Word lists that travel in this bundle, and reading texts by them and by sentence embeddings. */
package org.zipp.language.words;
