package org.zipp.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prompts longer than a text encoder takes, in chunks that are encoded one by one and whose embeddings stand one behind the other.
 * The model was not trained so; a picture made so says in how many chunks its prompt was.
 */
public final class PromptChunks {

	private PromptChunks() {
	}

	/**
	 * Cuts tokens into inputs of an encoder: as many tokens as fit between begin and end, and filling behind the last.
	 *
	 * @param tokens the ids of the whole prompt, without begin and end
	 * @param length length of an input: 77 for CLIP, which leaves 75 tokens a chunk
	 * @param atLeast how many chunks there must be, since prompt and negative prompt need as many; the others hold no tokens
	 * @return at least one input
	 */
	public static List<int[]> of(int[] tokens, int begin, int end, int pad, int length, int atLeast) {
		int room = length - 2;
		if (room < 1) {
			throw new IllegalArgumentException("no token fits into " + length);
		}
		List<int[]> inputs = new ArrayList<>();
		for (int from = 0; from < tokens.length || inputs.size() < Math.max(1, atLeast); from += room) {
			int n = Math.clamp(tokens.length - from, 0, room);
			int[] input = new int[length];
			Arrays.fill(input, pad);
			input[0] = begin;
			if (n > 0) {
				System.arraycopy(tokens, from, input, 1, n);
			}
			input[n + 1] = end;
			inputs.add(input);
		}
		return inputs;
	}

	/** How many chunks a prompt needs. */
	public static int count(int tokens, int length) {
		return Math.max(1, Math.ceilDiv(tokens, length - 2));
	}
}
