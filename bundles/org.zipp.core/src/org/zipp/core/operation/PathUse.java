package org.zipp.core.operation;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a parameter's path names, so that the right dialog opens for it, help says so, and no output is an input. */
public enum PathUse {
	/** It is no path. */
	NONE("", false),
	/** A file that is there. */
	FILE("a file to read", true),
	/** A folder that is there. */
	FOLDER("a folder to read", true),
	/** Files and folders that are there. */
	FILE_OR_FOLDER("a file or folder to read", true),
	/** A file to be written. */
	NEW_FILE("a file to write", false),
	/** A folder to be written into. */
	NEW_FOLDER("a folder to write into", false);

	/** Endings of the tables that are read, for {@link Parameter#endings}. */
	public static final String TABLES = ".csv .tsv .tab .csv.gz .tsv.gz .tab.gz .csv.zst .tsv.zst .tab.zst .parquet .pq";

	private final String words;
	private final boolean read;

	PathUse(String words, boolean read) {
		this.words = words;
		this.read = read;
	}

	/** In help, for example {@code a file to read}. */
	public String words() {
		return words;
	}

	/** Whether what it names is read, and must not be written over by the same run. */
	public boolean isRead() {
		return read;
	}

	/** What is wrong with a path, as the end of a sentence that begins with it; empty when nothing is. */
	public String problem(Path path) {
		return switch (this) {
		case NONE -> "";
		case FILE -> Files.isDirectory(path) ? "is a folder, not a file" : Files.exists(path) ? "" : "is not there";
		case FOLDER -> Files.isDirectory(path) ? "" : Files.exists(path) ? "is a file, not a folder" : "is not there";
		case FILE_OR_FOLDER -> Files.exists(path) ? "" : "is not there";
		case NEW_FILE -> Files.isDirectory(path) ? "is a folder, not a file" : "";
		case NEW_FOLDER -> Files.exists(path) && !Files.isDirectory(path) ? "is a file, not a folder" : "";
		};
	}
}
