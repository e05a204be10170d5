package org.zipp.cli.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Standard output that keeps its first failure, which the platform's forgets. */
public final class StandardOutput extends FilterOutputStream {

	private IOException failure;

	public StandardOutput(OutputStream out) {
		super(out);
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] b, int off, int len) throws IOException {
		try {
			out.write(b, off, len);
		} catch (IOException e) {
			failure = failure == null ? e : failure;
			throw e;
		}
	}

	@Override
	public void flush() throws IOException {
		try {
			out.flush();
		} catch (IOException e) {
			failure = failure == null ? e : failure;
			throw e;
		}
	}

	/** What to say of the failure: nothing when there was none, or when the reader of a pipe had enough and left. */
	public Optional<String> complaint() {
		String reason = failure == null ? "" : String.valueOf(failure.getMessage());
		return failure == null || reason.toLowerCase(Locale.ROOT).matches(".*(broken pipe|pipe is being closed|stream closed).*") ? Optional.empty()
				: Optional.of("standard output could not be written: " + reason + ". What was printed is not complete.");
	}
}
