/**
 * What a study keeps: personas, prompts, pictures, raters and votes, in H2 or PostgreSQL behind the same repositories. No
 * other bundle sees SQL.
 */
package org.zipp.store;
