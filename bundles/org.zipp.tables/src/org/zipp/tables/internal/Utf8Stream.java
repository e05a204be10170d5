package org.zipp.tables.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8. */
final class Utf8Stream extends InputStream {

	private static final int CHARS = 1 << 13;

	private final Charset charset;
	private final Reader reader;
	private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
	private final CharBuffer chars = CharBuffer.allocate(CHARS).flip();
	private final ByteBuffer bytes = ByteBuffer.allocate(4 * CHARS).flip();

	/** @param in closed with this */
	Utf8Stream(InputStream in, Charset charset) {
		this.charset = charset;
		reader = new InputStreamReader(in, charset.newDecoder());
	}

	@Override
	public int read() throws IOException {
		return fill() ? bytes.get() & 0xFF : -1;
	}

	@Override
	public int read(byte[] b, int off, int len) throws IOException {
		if (len == 0) {
			return 0;
		}
		if (!fill()) {
			return -1;
		}
		int n = Math.min(len, bytes.remaining());
		bytes.get(b, off, n);
		return n;
	}

	private boolean fill() throws IOException {
		boolean ended = false;
		while (!bytes.hasRemaining() && !ended) {
			chars.compact();
			try {
				ended = reader.read(chars) < 0;
			} catch (CharacterCodingException e) {
				throw new IOException("the text is no " + charset.name(), e);
			}
			chars.flip();
			bytes.clear();
			encoder.encode(chars, bytes, ended);
			bytes.flip();
		}
		return bytes.hasRemaining();
	}

	@Override
	public void close() throws IOException {
		reader.close();
	}
}
