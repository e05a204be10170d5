/**
 * Encoders turn users and communities of a graph into numbers: training one, encoding all users with it, judging it by links held
 * out, and the table that compares all methods. Come here for what an encoder learns from or writes; whoever only wants the
 * communities of a user in order of weight goes to {@link org.zipp.encoder.rank}.
 */
package org.zipp.encoder;
