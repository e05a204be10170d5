package org.zipp.ui.operation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.zipp.core.operation.ParameterField;

/** What a parameter's path names, told from the parameter, so that the right button stands beside it and the right thing is checked. */
public enum PathKind {
	/** A file that is there. */
	FILE,
	/** A folder that is there. */
	FOLDER,
	/** Files that are there. */
	FILES,
	/** Files and folders that are there. */
	FILES_OR_FOLDERS,
	/** A file to be written. */
	NEW_FILE,
	/** A folder to be written into. */
	NEW_FOLDER;

	/** What a parameter takes. */
	static PathKind of(ParameterField field) {
		String description = field.description().toLowerCase(Locale.ROOT);
		if (field.name().equals("dir")) {
			return NEW_FOLDER;
		}
		if (field.name().equals("out")) {
			return field.label().toLowerCase(Locale.ROOT).contains("file") ? NEW_FILE : NEW_FOLDER;
		}
		if (field.isList()) {
			return description.contains("or folders") ? FILES_OR_FOLDERS : FILES;
		}
		return description.startsWith("folder") ? FOLDER : FILE;
	}

	/** What is wrong with a path, as the end of a sentence that begins with it; empty when nothing is. */
	String problem(Path path) {
		return switch (this) {
		case FILE, FILES -> Files.isDirectory(path) ? "is a folder, not a file" : Files.exists(path) ? "" : "is not there";
		case FOLDER -> Files.isDirectory(path) ? "" : Files.exists(path) ? "is a file, not a folder" : "is not there";
		case FILES_OR_FOLDERS -> Files.exists(path) ? "" : "is not there";
		case NEW_FILE -> Files.isDirectory(path) ? "is a folder, not a file" : "";
		case NEW_FOLDER -> Files.exists(path) && !Files.isDirectory(path) ? "is a file, not a folder" : "";
		};
	}
}
