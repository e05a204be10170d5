/**
 * What a study holds of a person, and how that is told, handed out and erased: each bundle that keeps something says so with a
 * service of its own.
 */
package org.zipp.core.rights;
