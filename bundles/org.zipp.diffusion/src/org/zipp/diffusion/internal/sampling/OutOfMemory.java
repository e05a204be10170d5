package org.zipp.diffusion.internal.sampling;

import java.util.Locale;

/** Tells whether the engine failed for want of memory. */
public final class OutOfMemory {

	private OutOfMemory() {
	}

	/** What CUDA and the allocator of the CPU say then. */
	public static boolean is(Throwable thrown) {
		for (Throwable t = thrown; t != null; t = t.getCause()) {
			String message = t.getMessage() == null ? "" : t.getMessage().toLowerCase(Locale.ROOT);
			if (t instanceof OutOfMemoryError || message.contains("out of memory") || message.contains("can't allocate memory")
					|| message.contains("not enough memory") || message.contains("cublas_status_alloc_failed")) {
				return true;
			}
		}
		return false;
	}
}
