package org.zipp.cli.internal;

import java.util.List;

/**
 * All that help and the checking of arguments need to know of a command, without the operation behind it.
 *
 * @param description one or two sentences
 */
record CommandDescription(String id, String description, List<Option> options) {

	CommandDescription {
		options = List.copyOf(options);
	}

	/**
	 * One option of a command.
	 *
	 * @param text what help says of it, with its choices and its default
	 * @param flag whether it takes yes or no, and yes when nothing follows
	 * @param list whether it takes several values, with commas between
	 * @param path whether its values are paths
	 */
	record Option(String name, String text, boolean flag, boolean list, boolean path) {
	}
}
