/**
 * What can be chosen by its id: generators, verbalizers, rewriters, conditions, and the registry that lists them. Each
 * choice stands in the bundle of its duty; only the naming is here.
 */
package org.zipp.core.choice;
