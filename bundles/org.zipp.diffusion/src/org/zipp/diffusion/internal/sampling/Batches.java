package org.zipp.diffusion.internal.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.zipp.core.ZippException;

/**
 * Runs a network on rows, as many at a time as memory holds: when it does not hold them, half as many, from then on. The answer for a
 * row does not depend on what it is run with, up to rounding.
 */
public final class Batches {

	private int most = Integer.MAX_VALUE;

	/**
	 * Runs all rows.
	 *
	 * @param network a list of rows → as many answers
	 * @param tooMuch what to say when memory does not hold a single row
	 * @throws ZippException when memory does not hold a single row
	 */
	public <R, A> List<A> run(List<R> rows, Function<List<R>, List<A>> network, String tooMuch) {
		List<A> answers = new ArrayList<>();
		while (answers.size() < rows.size()) {
			int n = Math.min(most, rows.size() - answers.size());
			try {
				answers.addAll(network.apply(rows.subList(answers.size(), answers.size() + n)));
			} catch (RuntimeException | OutOfMemoryError e) {
				if (!OutOfMemory.is(e)) {
					throw e;
				}
				if (n == 1) {
					throw new ZippException(tooMuch, e);
				}
				most = n / 2;
			}
		}
		return answers;
	}

	/** How many rows it will try at once. */
	public int most() {
		return most;
	}
}
