package org.zipp.generation.internal.remote;

import java.util.Base64;

import org.zipp.core.http.ServerException.Reach;
import org.zipp.core.http.ServerFailure;

/** Bytes as servers write them into JSON: plain, with line breaks, or behind {@code data:image/png;base64,}. */
final class Base64Text {

	private Base64Text() {
	}

	/** @param server as a sentence begins with it */
	static byte[] bytes(String text, String server) throws ServerFailure {
		int comma = text.startsWith("data:") ? text.indexOf(',') : -1;
		try {
			return Base64.getMimeDecoder().decode(text.substring(comma + 1));
		} catch (IllegalArgumentException _) {
			throw ServerFailure.passing(Reach.TROUBLE, server + " sent something that is no picture: its base64 is cut off or damaged");
		}
	}
}
