/**
 * What raters say of themselves: tables of raters, columns that must not be shown because they tell who somebody is, and the many ways to
 * write the same age, gender, country or language. Nothing here knows of votes.
 */
package org.zipp.study.people;
