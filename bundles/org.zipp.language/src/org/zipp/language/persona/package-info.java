/** Writing personas: verbalizers, chosen by their ids, and the operation that runs them. */
package org.zipp.language.persona;
