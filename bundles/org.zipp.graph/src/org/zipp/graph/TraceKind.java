package org.zipp.graph;

/** What kind of trace a user left. */
public enum TraceKind {
	/** A comment, with the text of its body. */
	COMMENT,
	/** A submission without a picture, with its title. */
	SUBMISSION,
	/** A submission of a picture, with its title and the address of the picture. */
	IMAGE_POST
}
