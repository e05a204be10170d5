package org.zipp.core;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;

/** What failures of the platform and of libraries mean, in words for people: no names of classes. */
public final class Reasons {

	private static final String UNKNOWN = "no reason is known";
	private static final Pattern CLASS = Pattern.compile("^(?:(?:[a-z]\\w*\\.)+[A-Z][\\w$]*|[A-Z]\\w*(?:Exception|Error)):?\\s*");

	private Reasons() {
	}

	/** The reason, as the end of a sentence without its full stop. */
	public static String of(Throwable failure) {
		return switch (failure) {
		case NoSuchFileException e -> e.getFile() + " is not there";
		case AccessDeniedException e -> e.getFile() + " may not be read or written";
		case FileAlreadyExistsException e -> e.getFile() + " is there already";
		case DirectoryNotEmptyException e -> e.getFile() + " is a folder with files in it";
		case NotDirectoryException e -> e.getFile() + " is no folder";
		case FileSystemException e -> e.getReason() == null ? plain(e.getFile()) : e.getReason();
		case FileNotFoundException e -> plain(e.getMessage());
		case CharacterCodingException _ -> "it is not UTF-8 text";
		case EOFException e -> e.getMessage() == null ? "it ends too early" : plain(e.getMessage());
		case UnknownHostException e -> "there is no host " + plain(e.getMessage());
		case ConnectException e -> e.getMessage() == null ? "nobody answers there" : plain(e.getMessage());
		case OutOfMemoryError _ -> "there is not enough memory. Close other programs, or give this one more with -Xmx";
		case StackOverflowError _ -> "something is nested too deeply";
		case LinkageError _ -> "a part of the program cannot be loaded; the installation may be damaged";
		case NullPointerException _ -> "an error in the program. The error log says more";
		case ClassCastException _ -> "an error in the program. The error log says more";
		case IndexOutOfBoundsException _ -> "an error in the program. The error log says more";
		case IOException e -> plain(e.getMessage());
		default -> plain(failure.getMessage());
		};
	}

	private static String plain(String message) {
		String words = message == null ? "" : CLASS.matcher(message.strip()).replaceFirst("").replaceFirst("\\.$", "");
		return words.isEmpty() ? UNKNOWN : words;
	}
}
