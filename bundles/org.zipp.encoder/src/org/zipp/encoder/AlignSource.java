package org.zipp.encoder;

/** What ImageAlign ties users to. */
public enum AlignSource {
	/** Images when pictures are attached to the study, titles elsewhere. */
	AUTO,
	/** Titles of image posts. */
	TITLES,
	/** Attached pictures of image posts. */
	IMAGES
}
