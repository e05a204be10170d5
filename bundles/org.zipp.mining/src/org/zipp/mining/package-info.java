/**
 * From a user's ranked communities to the evidence a persona is written from: which texts and pictures are taken, within a budget
 * of tokens, and why. What ranks the communities stands in the encoders' bundle; what is made of the evidence, in language.
 */
package org.zipp.mining;
