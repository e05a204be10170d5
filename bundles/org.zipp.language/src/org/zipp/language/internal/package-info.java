/** What personas and prompts by language models share: reading answers strictly, and work that waits for a network. */
package org.zipp.language.internal;
