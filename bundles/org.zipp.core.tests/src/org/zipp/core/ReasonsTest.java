package org.zipp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

import org.junit.jupiter.api.Test;

class ReasonsTest {

	@Test
	void noNameOfAClassIsTold() {
		for (Throwable failure : List.of(new NullPointerException("Cannot invoke \"String.length()\" because \"x\" is null"), new IOException(), new IllegalStateException(),
				new UncheckedIOException(new NoSuchFileException("a.csv")), new OutOfMemoryError("Java heap space"), new NoClassDefFoundError("org/zipp/Some"),
				new ClassCastException("class a.B cannot be cast"), new MalformedInputException(1), new EOFException(), new IOException("java.net.SocketException: reset"),
				new ArrayIndexOutOfBoundsException(3))) {
			String reason = Reasons.of(failure);
			assertFalse(reason.isBlank() || reason.matches("(?s).*(Exception|java\\.|org[./]zipp|String\\.length|Error:).*"), reason);
		}
	}

	@Test
	void whatIsKnownIsTold() {
		assertEquals("a.csv is not there", Reasons.of(new NoSuchFileException("a.csv")));
		assertEquals("a.csv may not be read or written", Reasons.of(new AccessDeniedException("a.csv")));
		assertEquals("No space left on device", Reasons.of(new FileSystemException("a.csv", null, "No space left on device")));
		assertEquals("it is not UTF-8 text", Reasons.of(new MalformedInputException(1)));
		assertEquals("reset", Reasons.of(new IOException("java.net.SocketException: reset.")));
	}
}
