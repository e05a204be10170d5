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

	@Override
	void look(byte[] bytes, int word) {
		long quoteBits = 0;
		long colonBits = 0;
		long commaBits = 0;
		long openBits = 0;
		long closeBits = 0;
		long letterBits = 0;
		for (int shift = 0, at = word << WORD_BITS; shift < Long.SIZE; shift += LANES, at += LANES) {
			ByteVector some = ByteVector.fromArray(SPECIES, bytes, at);
			ByteVector braces = some.or((byte) BRACE_BIT);
			quoteBits |= some.eq((byte) '"').toLong() << shift;
			colonBits |= some.eq((byte) ':').toLong() << shift;
			commaBits |= some.eq((byte) ',').toLong() << shift;
			openBits |= braces.eq((byte) '{').toLong() << shift;
			closeBits |= braces.eq((byte) '}').toLong() << shift;
			letterBits |= some.lt((byte) 'a').not().toLong() << shift;
		}
		quotes = quoteBits;
		colons = colonBits;
		commas = commaBits;
		opens = openBits;
		closes = closeBits;
		letters = letterBits;
	}
}
