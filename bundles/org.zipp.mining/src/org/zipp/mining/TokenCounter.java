package org.zipp.mining;

import java.util.function.ToIntFunction;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens of cl100k_base; special tokens in a text count as the characters they are. */
public final class TokenCounter implements ToIntFunction<String> {

	private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

	@Override
	public int applyAsInt(String text) {
		return encoding.countTokensOrdinary(text);
	}
}
