/** Endpoints of chat models: asking, waiting, trying again, keeping answers, and keys. Knows nothing of personas or prompts. */
package org.zipp.language.chat;
