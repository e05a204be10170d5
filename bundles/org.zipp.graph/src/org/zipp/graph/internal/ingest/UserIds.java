package org.zipp.graph.internal.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.zipp.core.StudyDirectory.AuthorHash;
import org.zipp.graph.internal.Bytes;

/**
 * Ids of users as bytes: keyed hashes of their names, ten bytes that stand for {@code u} and twenty hexadecimal digits,
 * or the names themselves. Bytes have the order of the ids they stand for.
 */
final class UserIds {

	private static final HexFormat HEX = HexFormat.of();

	private final AuthorHash hash;

	/** @param hash {@code null} to keep names */
	UserIds(AuthorHash hash) {
		this.hash = hash;
	}

	boolean keepsNames() {
		return hash == null;
	}

	/** Appends the id of an author. */
	void append(byte[] name, int from, int length, Bytes out) {
		if (hash == null) {
			out.put(name, from, length);
		} else {
			byte[] id = hashed(new String(name, from, length, StandardCharsets.UTF_8));
			out.put(id, 0, id.length);
		}
	}

	private byte[] hashed(String name) {
		return HEX.parseHex(hash.of(name).substring(1));
	}

	/** Id in the graph for an id in bytes, in UTF-8. */
	byte[] inGraph(byte[] id, int length) {
		if (hash == null) {
			return Arrays.copyOf(id, length);
		}
		return ('u' + HEX.formatHex(id, 0, length)).getBytes(StandardCharsets.US_ASCII);
	}

	/** Those of some names, regardless of case. */
	final class Some {
		private final Set<String> names = new TreeSet<>();

		/** @param lowerCase names in lower case */
		Some(Set<String> lowerCase) {
			lowerCase.forEach(n -> names.add(hash == null ? n : HEX.formatHex(hashed(n))));
		}

		boolean contains(byte[] id, int length) {
			return names.contains(hash == null ? new String(id, 0, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)
					: HEX.formatHex(id, 0, length));
		}
	}
}
