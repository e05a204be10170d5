/** Writing prompts: conditions and rewriters, each chosen by its id, and the operation that runs them. */
package org.zipp.language.prompt;
