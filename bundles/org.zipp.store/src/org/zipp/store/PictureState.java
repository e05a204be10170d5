package org.zipp.store;

/** What became of the file of a stored picture. */
public enum PictureState {
	/** It holds the bytes it is named by, and they are a picture. */
	WHOLE,
	/** There is no such file. */
	MISSING,
	/** It cannot be read, holds other bytes than were stored, or is no whole picture. */
	DAMAGED
}
