/** Who writes personas, for bundles that may not know how. */
package org.zipp.core.persona;
