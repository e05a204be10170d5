package org.zipp.graph.internal.ingest;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/** Marks bytes with the vector instructions of the processor. Needs the module {@code jdk.incubator.vector}. */
final class VectorMarks extends Marks {

	private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;
	private static final int LANES = SPECIES.length();

	@Override
	void mark(byte[] bytes, int words) {
		for (int w = 0, at = 0; w < words; w++) {
			long specialBits = 0;
			long endBits = 0;
			for (int shift = 0; shift < Long.SIZE; shift += LANES, at += LANES) {
				ByteVector some = ByteVector.fromArray(SPECIES, bytes, at);
				// Bytes that are not ASCII are negative, so less than a space as control characters are.
				specialBits |= some.lt((byte) ' ').or(some.eq((byte) '"')).or(some.eq((byte) '\\')).toLong() << shift;
				endBits |= some.eq((byte) '\n').toLong() << shift;
			}
			special[w] = specialBits;
			lineEnds[w] = endBits;
		}
	}
}
